//! Whether an assessment's questions are those that it was answered with: noted on the day on which it
//! is started, compared whenever it is opened, and said for as long as they differ. Of an older one
//! nobody knows what was asked, so nothing is noted.

use std::time::Duration;

use leptos::prelude::*;

use super::export;
use crate::assessment::{Edit, Timestamp};
use crate::exchange::{Asked, Notice, Opened, asked};
use crate::platform::clock;
use crate::questionnaire::{AssessmentId, Questionnaire, QuestionnaireId};
use crate::route::Route;
use crate::ui::app::App;
use crate::ui::components::button;
use crate::ui::dom::{El, el, follow};
use crate::ui::memo::memo;
use crate::ui::work::{Here, Work};

/// The digest of hundreds of questions takes a moment, which nobody should notice: neither at the
/// start nor with the first answer.
const MOMENT: Duration = Duration::from_secs(1);

/// What came in, compared with the questionnaire here. Where it does not say what was asked, that is
/// what the desk says of the same assessment.
pub(super) fn compared(app: App, opened: Opened, questionnaire: &Questionnaire) -> Opened {
    let Some(digest) = digest(app, &questionnaire.id) else {
        return opened;
    };
    let mut opened = opened.with_content(questionnaire, &digest);
    let assessment = &mut opened.assessment;
    if asked(&assessment.questionnaire, questionnaire, &digest) == Asked::Unsaid {
        app.works.with_untracked(|works| {
            if let Some(work) = works.get(&assessment.id) {
                assessment
                    .questionnaire
                    .note_as(&work.assessment.questionnaire);
            }
        });
    }
    opened
}

fn digest(app: App, id: &QuestionnaireId) -> Option<String> {
    app.library
        .try_update_untracked(|library| library.digest(id))
        .flatten()
}

/// How the work's questions stand to those that it was answered with.
fn standing(app: App, work: &Work) -> Option<Asked> {
    let questionnaire = work.questionnaire.as_ref()?;
    let reference = &work.assessment.questionnaire;
    // Where nothing was noted, nothing needs to be computed.
    let digest = match reference.content {
        None => String::new(),
        Some(_) => digest(app, &questionnaire.id)?,
    };
    Some(asked(reference, questionnaire, &digest))
}

/// Whether it was started today, and nothing is noted yet.
fn is_new(app: App, work: &Work) -> bool {
    let day = |at: Option<&Timestamp>| at.and_then(Timestamp::date);
    let today = clock::now();
    standing(app, work) == Some(Asked::Unsaid)
        && day(work.assessment.created_at.as_ref()) == day(today.as_ref())
}

/// Notes the content for new assessments, and builds what is said where it differs.
pub(crate) fn watch(app: App) -> El {
    let new = memo(move || {
        app.works.with(|works| {
            let new = works.iter().filter(|(_, work)| is_new(app, work));
            new.map(|(id, _)| id.clone()).collect::<Vec<_>>()
        })
    });
    follow(move || {
        let new = new.get();
        if !new.is_empty() {
            set_timeout(move || new.iter().for_each(|id| note(app, id)), MOMENT);
        }
    });
    let is_quiet = RwSignal::new(false);
    set_timeout(move || is_quiet.set(true), MOMENT);
    let other = memo(move || {
        let Route::In(id, _) = app.route.get() else {
            return None;
        };
        let found = is_quiet.get()
            && app
                .works
                .with(|works| standing(app, works.get(&id)?))
                .is_some_and(|asked| asked == Asked::Other);
        found.then_some(id)
    });
    el("div")
        .class("slot")
        .within(move || Some(said(app, other.get()?)))
}

/// The edit that notes today's content.
fn noting(app: App, work: &Work) -> Option<Edit> {
    let mut header = work.assessment.header();
    header.questionnaire.content = Some(digest(app, &header.questionnaire.id)?);
    Some(Edit::Header(Box::new(header)))
}

/// Notes the content of a new assessment. It is nothing that people did, so it is no step that they
/// take back.
pub(super) fn note(app: App, id: &AssessmentId) {
    let edit = app.works.with_untracked(|works| {
        let work = works.get(id)?;
        is_new(app, work).then(|| noting(app, work)).flatten()
    });
    let Some(edit) = edit else { return };
    app.works.update(|works| {
        if let Some(work) = works.get_mut(id) {
            work.assessment.apply(edit.clone());
        }
    });
    app.keep(id, &[edit]);
}

/// That the questions are others, and the ways on.
fn said(app: App, id: AssessmentId) -> El {
    let exported = id.clone();
    let accept = move || {
        let Some(here) = Here::new(app, &id) else {
            return;
        };
        if let Some(edit) = here.peek(|work| noting(app, work)).flatten() {
            here.edit(edit, false);
            let undo = Callback::new(move |()| {
                here.undo();
            });
            app.toast("The answers now go with these questions.", Some(undo));
        }
    };
    el("aside")
        .class("remind no-print")
        .attr("aria-label", "Questionnaire")
        .attr("data-reminder", "content")
        .child((
            el("span")
                .attr("role", "status")
                .child(Notice::OtherContent.text()),
            button("btn", "Export now", move || export(app, &exported)),
            button("link", "I have looked through them", accept),
        ))
}
