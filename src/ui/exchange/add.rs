//! Takes over what was shown: at once or not at all, with a way back.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::assessment::{Assessment, Edit};
use crate::exchange::{Opened, combine, longer_title};
use crate::questionnaire::AssessmentId;
use crate::report::words::count;
use crate::route::{Page, Route};
use crate::store::Why;
use crate::ui::actions::{new_id, put, remove};
use crate::ui::app::{App, Toast};
use crate::ui::backup;
use crate::ui::history;
use crate::ui::work::Here;

/// Adds an assessment under its own name, or under a new one where that is taken.
pub(super) fn add(app: App, opened: &Opened) -> Option<AssessmentId> {
    let mut assessment = opened.assessment.clone();
    let is_taken = app
        .works
        .with_untracked(|works| works.contains_key(&assessment.id));
    if is_taken {
        assessment.id = new_id()?;
        assessment.title = longer_title("", &assessment.title, " (imported)");
    }
    let id = assessment.id.clone();
    let questionnaire = app
        .library
        .with_untracked(|library| library.get(assessment.questionnaire.id.as_str()));
    put(app, assessment, questionnaire);
    backup::count_from_now(app, &id);
    Some(id)
}

/// Says what was added and how to take it back.
pub(super) fn say_added(app: App, added: Vec<AssessmentId>) {
    let title = |id: &AssessmentId| {
        app.works
            .with_untracked(|works| Some(works.get(id)?.assessment.title.clone()))
    };
    let text = match added.as_slice() {
        [] => return,
        [one] => ["Added “", &title(one).unwrap_or_default(), "”."].concat(),
        several => [
            "Added ",
            &count(several.len(), "assessment", "assessments"),
            ".",
        ]
        .concat(),
    };
    let back = move |()| added.iter().for_each(|id| remove(app, id));
    app.toast(text, Some(Callback::new(back)));
}

/// Makes an assessment on the desk what the file says, as one step that can be undone.
pub(super) fn replace(app: App, opened: &Opened, done: Callback<AssessmentId>) {
    let words = ["Replaced “", "” by the file."];
    change(app, opened, words, done, |here, file| {
        here.edits_towards(file)
    });
}

/// Takes over what is new in the file or was answered later there, as one step.
pub(super) fn take_newer(app: App, opened: &Opened, done: Callback<AssessmentId>) {
    let words = ["Took over what is new or newer in “", "”."];
    change(app, opened, words, done, combine);
}

/// The state before goes into the history first; then all edits are one step.
fn change(
    app: App,
    opened: &Opened,
    [before, after]: [&'static str; 2],
    done: Callback<AssessmentId>,
    edits: fn(&Assessment, &Assessment) -> Vec<Edit>,
) {
    let wanted = opened.assessment.clone();
    spawn_local(async move {
        let remembered = history::remember(app, &wanted.id, Why::Import).await;
        let Some(here) = Here::new(app, &wanted.id) else {
            return;
        };
        let edits = here
            .peek(|work| edits(&work.assessment, &wanted))
            .unwrap_or_default();
        here.edit_all(edits, false);
        let more = match &remembered {
            Ok(()) => " The state before it is in the history.".to_owned(),
            // Undo has it all the same, for as long as the page is open.
            Err(why) => [" The state before it is not in the history. ", &why.text()].concat(),
        };
        let undo = move |()| {
            here.undo();
        };
        app.toast.set(Some(Toast {
            text: [before, &wanted.title, after, &more].concat(),
            undo: Some(Callback::new(undo)),
            history: remembered
                .is_ok()
                .then(|| Route::In(wanted.id.clone(), Page::History).to_string()),
        }));
        done.run(wanted.id);
    });
}

/// Closes the dialog and shows an assessment's results.
pub(super) fn show(app: App, id: AssessmentId) {
    app.dialog.set(None);
    app.go(&Route::In(id, Page::Results(None)));
}
