//! What another tab saves appears here by itself. All of it is in the second part.
//!
//! The browser tells of each record that another tab has put; the keeper looks at it by the rule of
//! every start. Whoever is typing is not disturbed: what could stand in the field waits until they
//! leave it. What others did is no step of this tab's undo.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Element;

use super::actions::questionnaire;
use super::app::App;
use super::backup::watched;
use super::keeping::Keeping;
use super::library::Library;
use super::work::Work;
use crate::assessment::Edit;
use crate::map::Map;
use crate::platform::page;
use crate::questionnaire::AssessmentId;
use crate::store::Heard;

/// Records come one by one; what comes together is looked at together.
const PAUSE: Duration = Duration::from_millis(60);
/// Fields that somebody types in.
const TYPED: &str = "input:not([type=radio]):not([type=checkbox]):not([type=file]), textarea";

/// What was told and not looked at yet.
#[derive(Clone, Copy)]
pub(crate) struct Told {
    keys: StoredValue<Map<String, ()>>,
    is_waiting: StoredValue<bool>,
}

/// Looks after what waits while somebody types. Runs under an owner that lives as long as the page.
pub(crate) fn watch(app: App) -> Told {
    let told = Told {
        keys: StoredValue::new(Map::new()),
        is_waiting: StoredValue::new(false),
    };
    window_event_listener_untyped("focusout", move |_| look_soon(app, told));
    told
}

/// Looks soon at a key under which another tab has put something.
pub(crate) fn look_again(app: App, key: String) {
    let Some(told) = watched(app).map(|watched| watched.told) else {
        return;
    };
    told.keys.update_value(|keys| {
        keys.insert(key, ());
    });
    look_soon(app, told);
}

fn look_soon(app: App, told: Told) {
    if told.is_waiting.get_value() || told.keys.with_value(|keys| keys.is_empty()) {
        return;
    }
    told.is_waiting.set_value(true);
    set_timeout(
        move || {
            told.is_waiting.set_value(false);
            look(app, told);
        },
        PAUSE,
    );
}

fn look(app: App, told: Told) {
    let typing = Typing::now();
    let keys = told
        .keys
        .try_update_value(std::mem::take)
        .unwrap_or_default();
    let overruled = app.kept(Keeping::overruled);
    let (held_back, keys): (Vec<String>, Vec<String>) = keys
        .into_iter()
        .map(|(key, ())| key)
        .chain(overruled.unwrap_or_default())
        .partition(|key| typing.may_stand_in(key));
    told.keys.update_value(|waiting| {
        for key in held_back {
            waiting.insert(key, ());
        }
    });
    let heard = app.tell(|keep| keep.look_again(&keys));
    take(app, heard.unwrap_or_default());
}

/// Where somebody is typing.
enum Typing {
    Nowhere,
    /// In the card of this question.
    In(String),
    /// In some other field.
    Somewhere,
}

impl Typing {
    fn now() -> Self {
        let field = page::document()
            .and_then(|document| document.active_element())
            .filter(|element| element.matches(TYPED).unwrap_or(false));
        let Some(field) = field else {
            return Self::Nowhere;
        };
        let card = field.closest("[data-question]").ok().flatten();
        let question = card.and_then(|card: Element| card.get_attribute("data-question"));
        question.map_or(Self::Somewhere, Self::In)
    }

    /// Whether what stands under a key could stand in the field.
    fn may_stand_in(&self, key: &str) -> bool {
        match self {
            Self::Nowhere => false,
            Self::Somewhere => true,
            Self::In(question) => key.ends_with(&[":", question].concat()),
        }
    }
}

/// Takes over what another tab has done.
fn take(app: App, heard: Vec<Heard>) {
    let mut new: Map<AssessmentId, ()> = Map::new();
    let mut edits: Vec<(AssessmentId, Edit)> = Vec::new();
    let mut gone: Vec<AssessmentId> = Vec::new();
    let is_here = |id: &AssessmentId| app.works.with_untracked(|works| works.contains_key(id));
    for one in heard {
        match one {
            Heard::Edited(id, edit) if is_here(&id) => edits.push((id, edit)),
            Heard::Edited(id, _) => drop(new.insert(id, ())),
            Heard::Deleted(id) if is_here(&id) => gone.push(id),
            Heard::Deleted(_) => {}
        }
    }
    if !edits.is_empty() || !gone.is_empty() {
        app.works.update(|works| {
            for (id, edit) in edits {
                if let Some(work) = works.get_mut(&id) {
                    work.hear(edit);
                }
            }
            for id in &gone {
                works.remove(id);
            }
        });
    }
    for (id, ()) in new {
        spawn_local(appear(app, id));
    }
}

/// Puts an assessment on the desk that another tab has made.
async fn appear(app: App, id: AssessmentId) {
    let default = app.library.with_untracked(Library::default_reference);
    let found = app.kept(|keep| keep.find(&id, &default?)).flatten();
    let Some(assessment) = found else { return };
    let asked = questionnaire(app, assessment.questionnaire.id.as_str()).await;
    let work = Work::new(assessment, asked.ok().flatten());
    app.works.update(|works| {
        works.insert(id, work);
    });
}
