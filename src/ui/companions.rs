//! What goes with a questionnaire, fetched when somebody opens what needs it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::App;
use super::dom::{El, el};
use crate::platform::net;
use crate::questionnaire::{Problem, QuestionnaireId};

/// How far it is.
#[derive(Clone, Debug)]
pub(crate) enum Fetched<T> {
    /// On its way.
    Waiting,
    /// Here.
    Here(Arc<T>),
    /// The questionnaire has none.
    Nothing,
    /// It did not come, or cannot be read; why.
    Failed(String),
}

impl<T> Fetched<T> {
    /// The companion, once it is here.
    pub(crate) const fn here(&self) -> Option<&Arc<T>> {
        match self {
            Self::Here(found) => Some(found),
            _ => None,
        }
    }
}

/// What is shown of a companion, or how far it is; `nothing` is said where there is none.
pub(crate) fn shown<T: Send + Sync + 'static>(
    fetched: RwSignal<Fetched<T>>,
    nothing: &'static str,
    show: impl Fn(&Arc<T>) -> El + 'static,
) -> El {
    el("div").within(move || {
        fetched.with(|fetched| match fetched {
            Fetched::Waiting => el("p").attr("role", "status").child("One moment …"),
            Fetched::Nothing => el("p").child(nothing),
            Fetched::Failed(reason) => el("p")
                .class("error")
                .child(["It did not arrive: ", reason, "."].concat()),
            Fetched::Here(found) => show(found),
        })
    })
}

/// Fetches a companion of a questionnaire, such as `guide`; the signal says how far it is.
pub(crate) fn companion<T: Send + Sync + 'static>(
    app: App,
    questionnaire: &QuestionnaireId,
    kind: &str,
    read: impl FnOnce(&str) -> Result<T, Problem> + 'static,
) -> RwSignal<Fetched<T>> {
    let address = app
        .library
        .with_untracked(|library| library.companion(questionnaire.as_str(), kind));
    let Some(address) = address else {
        return RwSignal::new(Fetched::Nothing);
    };
    let fetched = RwSignal::new(Fetched::Waiting);
    spawn_local(async move {
        let read = match net::fetch_text(&address).await {
            Ok(text) => {
                read(&text).map_err(|problem| [&address, ": ", &problem.to_string()].concat())
            }
            Err(reason) => Err(reason),
        };
        // Whoever waited may have gone elsewhere, and the signal with them.
        fetched.try_set(match read {
            Ok(value) => Fetched::Here(Arc::new(value)),
            Err(reason) => Fetched::Failed(reason),
        });
    });
    fetched
}
