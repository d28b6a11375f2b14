//! The other parts of the Wasm: what neither the first screen nor answering needs is fetched when it
//! is first wanted, so that the first question does not wait for it.
//!
//! The release is one program that `wasm_split` parts at the functions marked here: pages and
//! actions into the second part, what keeps edits into a part of its own. What only they reach lies
//! in files of their own; memory, signals and everything else are shared. So all that is reached
//! through this module alone, and storage through [`Keeping`](super::keeping::Keeping): a direct
//! call from the first part would move it there. Without the feature `parted`, as in tests, the program is whole.

use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;
#[cfg(feature = "parted")]
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::File;

use super::app::App;
use super::backup;
use super::components::{self, button};
use super::dom::{El, el};
use super::keep::{Keep, Stores};
use super::keeping::{Kept, Storage};
use super::library::Library;
use super::work::Here;
use super::{actions, exchange, live, lock, pages, shell, soon, start};
use crate::assessment::{Assessment, QuestionnaireRef};
use crate::platform::page;
use crate::questionnaire::{AssessmentId, Key};
use crate::ui::memo::Memo;

/// What the second part builds.
pub(crate) enum View {
    /// All assessments.
    Desk,
    /// The guide outside of any assessment, and the place within it.
    Guide(Memo<Option<Key>>),
    /// Settings and data.
    Settings,
    /// A page of an assessment by its name, and the place within it.
    Page(Here, &'static str, Memo<Option<Key>>),
    /// What asks for a decision. Which it is, the second part sees: a copy of what has come in needs
    /// code that the first question would wait for.
    Dialog,
}

/// What the second part does.
pub(crate) enum Act {
    /// Reads files and shows what is in them.
    Open(Vec<File>),
    /// Shows what is in a text that was pasted or dropped.
    OpenText(String),
    /// Offers an assessment as a file to save.
    Export(AssessmentId),
    /// Adds the example and goes there.
    Example,
    /// Writes everything anew.
    Renew,
    /// Tries again what the log has not taken.
    Retry,
    /// Looks again at a key under which another tab has put something.
    LookAgain(String),
    /// Watches over backups from now on.
    Watch,
}

/// What is there once somebody has given the passphrase.
type Unlocking = Pin<Box<dyn Future<Output = (Keep, Vec<Assessment>)>>>;

/// A part did not arrive.
#[cfg_attr(
    not(feature = "parted"),
    allow(dead_code, reason = "a whole program misses nothing")
)]
pub(crate) struct Missing;

impl Missing {
    /// The same, as a sentence.
    pub(crate) const fn text(&self) -> &'static str {
        MISSING
    }
}

#[cfg(feature = "parted")]
impl From<SplitLoaderError> for Missing {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// Storage and the assessments in it, once they have been read; `None` where the part that asks for
/// the passphrase did not arrive.
type Opening = Pin<Box<dyn Future<Output = Option<(Box<Storage>, Vec<Assessment>)>>>>;

/// What is built once its style is there; nothing where nobody waits for it any more.
type Building = Pin<Box<dyn Future<Output = Option<El>>>>;

/// Functions at which the program is parted.
macro_rules! parts {
    ($(#[split($($how:tt)*)] fn $name:ident($($arguments:tt)*) -> $result:ty $body:block)+) => {$(
        #[cfg(feature = "parted")]
        #[wasm_split($($how)*)]
        fn $name($($arguments)*) -> $result $body

        #[cfg(not(feature = "parted"))]
        async fn $name($($arguments)*) -> $result $body
    )+};
}

parts! {
    #[split(later, fallible, preload(fetch))]
    fn built(app: App, owner: Owner, view: View, wanted: StoredValue<()>) -> Result<Building, Missing> {
        backup::watch(app);
        Ok(Box::pin(async move {
            page::style_all().await;
            // Whoever waited may have gone elsewhere.
            wanted.try_get_value()?;
            owner.with(|| Some(match view {
                View::Desk => pages::desk(app),
                View::Guide(place) => pages::guide(app, None, place),
                View::Settings => pages::settings(app),
                View::Page(here, name, place) => pages::page(here, name, place),
                View::Dialog => components::dialog(app, app.dialog.get_untracked()?),
            }))
        }))
    }

    #[split(kept, fallible, preload(fetch_stores))]
    fn opening(fallback: QuestionnaireRef) -> Result<Opening, Missing> {
        Ok(Box::pin(async {
            // By then the first question is on the screen, so that printing it finds its style.
            spawn_local(page::style_all());
            let (keep, assessments) = Keep::open(fallback).await?;
            let keeping: Box<Storage> = Box::new(keep);
            Some((keeping, assessments))
        }))
    }

    #[split(later, fallible)]
    fn unlocking(stores: Stores, markers: Vec<String>, fallback: QuestionnaireRef) -> Result<Unlocking, Missing> {
        Ok(Box::pin(async move {
            page::style_all().await;
            lock::unlocked(stores, markers, fallback).await
        }))
    }

    #[split(later, fallible)]
    fn done(app: App, act: Act) -> Result<(), Missing> {
        match act {
            Act::Open(files) => exchange::open_files(app, files),
            Act::OpenText(text) => exchange::open_pasted(app, text),
            Act::Export(id) => exchange::export(app, &id),
            Act::Example => actions::example(app),
            Act::Renew => app.renew(),
            Act::Retry => app.retry(),
            Act::LookAgain(key) => {
                backup::watch(app);
                live::look_again(app, key);
            }
            Act::Watch => backup::watch(app),
        }
        Ok(())
    }
}

/// Fetches the second part in quiet, so that it is there when it is wanted, and lets it watch over
/// backups.
pub(crate) fn begin(app: App) {
    act_quietly(app, Act::Watch);
}

/// Tries again in quiet what the log has not taken; without the second part, the next edit does.
pub(crate) fn retry(app: App) {
    act_quietly(app, Act::Retry);
}

/// Looks again at a key under which another tab has put something; without the second part, the next
/// start does.
pub(crate) fn look_again(app: App, key: String) {
    act_quietly(app, Act::LookAgain(key));
}

fn act_quietly(app: App, act: Act) {
    once_open(app, move |is_open| {
        spawn_local(async move {
            if is_open {
                // Whoever wants it later asks again.
                let _ = done(app, act).await;
            }
        });
    });
}

/// Fetches the second part without using it, so that it is there when it is wanted.
pub(crate) fn prepare() {
    #[cfg(feature = "parted")]
    spawn_local(async {
        // Whoever wants it later asks again.
        let _ = fetch().await;
    });
}

/// Asks for the passphrase until it is the right one; `None` where the second part did not arrive.
pub(crate) async fn unlock(
    stores: Stores,
    markers: Vec<String>,
    fallback: QuestionnaireRef,
) -> Option<(Keep, Vec<Assessment>)> {
    Some(unlocking(stores, markers, fallback).await.ok()?.await)
}

/// Fetches what keeps edits without using it.
pub(crate) fn prepare_stores() {
    #[cfg(feature = "parted")]
    spawn_local(async {
        // Whoever wants it asks again.
        let _ = fetch_stores().await;
    });
}

/// What keeps edits, and what it has kept. `fallback` is assumed for assessments whose header is
/// gone. Where the workspace is locked, that waits for the passphrase.
///
/// # Errors
/// Where a part that this needs does not arrive.
pub(crate) async fn stores(
    fallback: QuestionnaireRef,
) -> Result<(Box<Storage>, Vec<Assessment>), Missing> {
    opening(fallback).await?.await.ok_or(Missing)
}

/// Fetches what keeps edits, unless it is there or on its way.
pub(crate) fn open(app: App) {
    // Every edit comes by here.
    if app.keeper.try_update_value(Kept::ask) != Some(true) {
        return;
    }
    let Some(fallback) = app.library.with_untracked(Library::default_reference) else {
        return;
    };
    // The first question is seen before its answer can be kept.
    soon::after_paint(move || {
        spawn_local(async move {
            if let Ok((keeping, assessments)) = stores(fallback).await {
                start::opened(app, keeping, assessments).await;
                app.show_save_state();
            } else {
                page::set_flag("data-stores", Some("missing"));
                let failed = app.keeper.try_update_value(Kept::failed);
                for waiting in failed.into_iter().flatten() {
                    waiting(false);
                }
                // Asked for again with the next edit.
                app.show_saving();
            }
        });
    });
}

/// Goes on once what keeps edits is there, with false where it does not arrive: pages and actions of
/// the second part may ask it at once.
fn once_open(app: App, then: impl FnOnce(bool) + 'static) {
    if app.keeper.with_value(Kept::is_there) {
        return then(true);
    }
    app.keeper.update_value(|kept| kept.wait(Box::new(then)));
    open(app);
}

/// Does something that the second part knows how to do.
pub(crate) fn act(app: App, act: Act) {
    once_open(app, move |is_open| {
        spawn_local(async move {
            if !is_open || done(app, act).await.is_err() {
                app.toast(MISSING, None);
            }
        });
    });
}

/// A place that shows a view as soon as the second part is there.
pub(crate) fn view(app: App, view: View) -> El {
    let is_page = !matches!(view, View::Dialog);
    let place = el("div").class("slot").child(is_page.then(waiting));
    let shown = place.clone();
    let owner = Owner::current().unwrap_or_default();
    let still_wanted = StoredValue::new(());
    let build = async move |is_open: bool| {
        let built = if is_open {
            match built(app, owner, view, still_wanted).await {
                Ok(building) => building.await.map(Ok),
                Err(missing) => Some(Err(missing)),
            }
        } else {
            Some(Err(Missing))
        };
        let Some(built) = built.filter(|_| still_wanted.try_get_value().is_some()) else {
            return;
        };
        shown.element().set_text_content(None);
        match built {
            Ok(built) => drop(shown.child(built)),
            Err(Missing) if is_page => drop(shown.child(missing())),
            Err(Missing) => app.toast(MISSING, None),
        }
        if is_page {
            shell::arrived(app);
        }
    };
    once_open(app, move |is_open| spawn_local(build(is_open)));
    place
}

const MISSING: &str =
    "A part of the app did not arrive. Your answers are safe. Check the connection and try again.";

fn waiting() -> El {
    let text = el("p")
        .class("lead")
        .attr("role", "status")
        .child("One moment …");
    el("main")
        .attr("id", "main")
        .class("page")
        .attr("data-waiting", "")
        .child(text)
}

fn missing() -> El {
    el("main").attr("id", "main").class("page").child((
        el("h1")
            .attr("tabindex", "-1")
            .child("This page cannot be shown now"),
        el("p").class("lead").child(MISSING),
        button("btn primary", "Try again", page::reload),
    ))
}
