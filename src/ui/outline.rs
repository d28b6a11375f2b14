//! What belongs in a document, and a template to begin with. Both are fetched when somebody asks.

use std::sync::Arc;

use leptos::prelude::*;

use super::app::App;
use super::companions::{companion, shown};
use super::components::button;
use super::dom::{El, el};
use crate::assessment::{Assessment, QuestionnaireRef};
use crate::companion::outline::Outline;
use crate::companion::{Outlines, file_name, read_outlines, template};
use crate::platform::{clock, files};
use crate::questionnaire::{AssessmentId, DocumentId, Questionnaire, uncapitalised};

/// Said where the questionnaire's companion does not know the document.
const NOTHING: &str = "There is no outline of this document.";

/// Whose outline it is, and what the template begins with.
#[derive(Clone)]
struct Wanted {
    app: App,
    questionnaire: Arc<Questionnaire>,
    /// The assessment whose profile is in the template; an empty one where there is none.
    assessment: Option<AssessmentId>,
    document: DocumentId,
}

/// A fold with the outline of a document and its template.
pub(crate) fn outline(
    app: App,
    questionnaire: Arc<Questionnaire>,
    assessment: Option<AssessmentId>,
    document: DocumentId,
) -> El {
    let opened = RwSignal::new(false);
    let name = questionnaire
        .document(document.as_str())
        .map_or_else(String::new, |entry| entry.name.clone());
    let wanted = Wanted {
        app,
        questionnaire,
        assessment,
        document,
    };
    let content = el("div")
        .class("outline")
        .within(move || opened.get().then(|| fetched(&wanted)));
    el("details")
        .class("more-of no-print")
        .on("toggle", move |_| opened.set(true))
        .child((
            el("summary").child((
                "Outline and template",
                el("span").class("vh").child([": ", &name].concat()),
            )),
            content,
        ))
}

/// The outline once it is there.
fn fetched(wanted: &Wanted) -> El {
    let id = wanted.questionnaire.id.clone();
    let outlines = companion(wanted.app, &id, "outlines", read_outlines);
    let wanted = wanted.clone();
    shown(outlines, NOTHING, move |outlines| {
        match outlines.get(wanted.document.as_str()) {
            Some(outline) => drawn(&wanted, outlines, outline),
            None => el("p").child(NOTHING),
        }
    })
}

fn drawn(wanted: &Wanted, outlines: &Arc<Outlines>, outline: &Outline) -> El {
    let sections: Vec<El> = outline
        .sections
        .iter()
        .map(|section| {
            let title = el("b").child([&section.title, ": "].concat());
            el("li").child((title, section.write.as_str()))
        })
        .collect();
    let mistakes: Vec<El> = outline
        .mistakes
        .iter()
        .map(|text| el("li").child(text.as_str()))
        .collect();
    let roles = [
        "Usually written by: ",
        &outline.owner,
        ". Approved by: ",
        &outline.approver,
        ". Looked at again: ",
        &uncapitalised(&outline.review),
        ".",
    ];
    let (wanted, outlines) = (wanted.clone(), outlines.clone());
    let get = button("btn primary", "Download the template", move || {
        download(&wanted, &outlines);
    });
    el("div").child((
        el("p").child(outline.purpose.as_str()),
        el("p").class("label").child("What to write"),
        el("ol").child(sections),
        el("p").class("label").child("Typical mistakes"),
        el("ul").child(mistakes),
        el("p").class("small").child(roles.concat()),
        el("p").class("row").child((
            get,
            el("small").child("Markdown, with what this assessment knows of you."),
        )),
    ))
}

/// Offers the template as a file to save, and says so.
fn download(wanted: &Wanted, outlines: &Outlines) {
    let app = wanted.app;
    let questionnaire = &*wanted.questionnaire;
    let known = wanted.assessment.as_ref().and_then(|id| {
        app.works
            .with_untracked(|works| Some(works.get(id)?.assessment.clone()))
    });
    let Some(assessment) = known.or_else(|| nothing(questionnaire)) else {
        return;
    };
    let today = clock::today();
    let text = template(
        questionnaire,
        outlines,
        wanted.document.as_str(),
        &assessment,
        today,
    );
    let entry = questionnaire.document(wanted.document.as_str());
    let (Some(text), Some(entry)) = (text, entry) else {
        return;
    };
    let name = file_name(entry);
    let said = if files::download(&name, "text/markdown", &text) {
        ["Saved ", &name, ". Look for it among your downloads."].concat()
    } else {
        "The browser did not take the file. Try again, or use another browser.".to_owned()
    };
    app.toast(said, None);
}

/// An assessment in which nothing stands.
fn nothing(questionnaire: &Questionnaire) -> Option<Assessment> {
    let reference = QuestionnaireRef::new(questionnaire.id.clone(), questionnaire.version.clone());
    let id = clock::new_name().parse().ok()?;
    Some(Assessment::new(id, String::new(), reference, clock::now()?))
}
