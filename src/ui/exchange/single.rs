//! What one thing that came in looks like: what is in it, or why it is not taken.

use leptos::prelude::*;

use super::differences::differences;
use super::item::Import;
use crate::assessment::Assessment;
use crate::exchange::{
    Integrity, Kind, Notice, Opened, Preview, Refusal, combine, orphans, preview,
};
use crate::questionnaire::Questionnaire;
use crate::report::words::count;
use crate::ui::app::App;
use crate::ui::dom::{El, el};

/// So many wrong places are shown.
const PLACES: usize = 60;

/// How what came in stands to what is on the desk.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is not on the desk.
    New,
    /// It is on the desk, just as it is in the file.
    Same,
    /// It is on the desk, and different; `true` where something in the file is new or newer.
    Different(bool),
}

/// An assessment that came in, beside the one on the desk.
pub(super) struct Compared {
    pub(super) standing: Standing,
    changes: Preview,
    facts: String,
    orphans: Vec<(String, String)>,
}

/// Compares what came in with the desk. `None` where its questionnaire is not there, without which
/// nothing comes in.
pub(super) fn compared(app: App, opened: &Opened) -> Option<Compared> {
    let assessment = &opened.assessment;
    let questionnaire = app
        .library
        .with_untracked(|library| library.get(assessment.questionnaire.id.as_str()))?;
    let (changes, standing) = app.works.with_untracked(|works| {
        let here = works.get(&assessment.id).map(|work| &work.assessment);
        let changes = preview(here, assessment, &questionnaire);
        let standing = match here {
            None => Standing::New,
            Some(_) if changes.differences.is_empty() => Standing::Same,
            Some(here) => Standing::Different(!combine(here, assessment).is_empty()),
        };
        (changes, standing)
    });
    let orphans = orphans(assessment, &opened.orphans, &questionnaire);
    let orphans = orphans
        .into_iter()
        .map(|(cell, words)| (cell.to_string(), words));
    Some(Compared {
        standing,
        changes,
        facts: facts(assessment, &questionnaire),
        orphans: orphans.collect(),
    })
}

impl Compared {
    /// Whether replacing would put something older, or nothing, in the place of what is here.
    pub(super) fn loses_newer(&self) -> bool {
        let mut differences = self.changes.differences.iter();
        differences.any(|change| change.newer_here || change.kind == Kind::Removed)
    }
}

fn facts(assessment: &Assessment, questionnaire: &Questionnaire) -> String {
    let day = assessment.updated_at.as_ref().and_then(|at| at.date());
    [
        &count(assessment.answers.len(), "answer", "answers"),
        " to ",
        &questionnaire.title,
        ", last changed ",
        &day.map_or_else(|| "at an unknown time".to_owned(), |day| day.long()),
        ".",
    ]
    .concat()
}

/// What is in the file, and what taking it would mean.
pub(super) fn contents(import: &Import, compared: &Compared) -> El {
    let explanation = match compared.standing {
        Standing::New => "It is added to your desk; nothing else changes.",
        Standing::Same => "It is on your desk already, and both are the same.",
        Standing::Different(true) => {
            "This assessment is on your desk already. Take over what is new or newer in the file, replace yours by the file, or add the file as a second one. All of it can be undone."
        }
        Standing::Different(false) => {
            "This assessment is on your desk already, and nothing in the file is new or newer. Keep yours, add the file as a second one, or go back to the file’s state by replacing yours, which can be undone."
        }
    };
    let is_different = matches!(compared.standing, Standing::Different(_));
    let notices: Vec<El> = import
        .opened
        .notices
        .iter()
        .map(|notice| {
            let line = el("li").child(Notice::text(notice));
            match notice {
                Notice::OtherContent => line.class("error").attr("data-notice", "other-content"),
                _ => line,
            }
        })
        .collect();
    let notices = (!notices.is_empty()).then(|| el("ul").class("paths").child(notices));
    el("div").child((
        el("p").child(compared.facts.as_str()),
        source(import),
        notices,
        el("p").child(explanation),
        is_different.then(|| differences(&compared.changes)),
        left_over(&compared.orphans),
    ))
}

/// Whether the file is as it was exported; or that it is made of what a browser kept.
fn source(import: &Import) -> El {
    let text = el("p");
    if import.is_rescued {
        return text.class("small").child(
            "Put together from the records in the rescue file, each with a checksum of its own.",
        );
    }
    let found = import.opened.integrity;
    let class = match found {
        Integrity::Changed => "error",
        Integrity::Undamaged | Integrity::Absent => "small",
    };
    text.class(class)
        .attr("data-integrity", found.key())
        .child(found.text())
}

/// What the questionnaire does not have.
fn left_over(orphans: &[(String, String)]) -> Option<El> {
    let number = orphans.len();
    (number > 0).then(|| {
        let rows: Vec<El> = orphans
            .iter()
            .map(|(name, words)| {
                el("li").child((
                    el("code").child(name.as_str()),
                    " ",
                    el("bdi").child(words.as_str()),
                ))
            })
            .collect();
        let text = [
            &count(number, "entry", "entries"),
            " for what the questionnaire does not have: kept, and exported again.",
        ];
        el("details")
            .class("more-of")
            .attr("data-orphans", number.to_string())
            .child((
                el("summary").child(text.concat()),
                el("ul").class("paths").child(rows),
            ))
    })
}

/// Why a file is not taken, under its heading.
pub(super) fn refused(heading: El, name: &str, refusal: &Refusal) -> El {
    let rows: Vec<El> = refusal
        .problems()
        .iter()
        .take(PLACES)
        .map(|problem| {
            let path = el("code").child(problem.path.as_str());
            el("li").child((path, " ", problem.message.as_str()))
        })
        .collect();
    let rows = (!rows.is_empty()).then(|| el("ul").class("paths").child(rows));
    el("div")
        .attr("role", "alert")
        .attr("data-refusal", refusal.code())
        .child((
            heading,
            el("p").class("small").child(el("bdi").child(name)),
            el("p").child(refusal.explanation()),
            rows,
            el("p").child("Nothing was changed."),
        ))
}
