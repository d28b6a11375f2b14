//! What is wrong with outlines.

use super::Linter;
use crate::companion::outline::{Outline, Outlines};

pub(super) fn lint(linter: &mut Linter<'_>, file: &Outlines) {
    let ids = || file.documents.iter().map(|outline| outline.id.as_str());
    linter.unique("$.documents", "id", ids());
    for (index, one) in file.documents.iter().enumerate() {
        outline(linter, &format!("$.documents[{index}]"), one);
    }
    for document in &linter.questionnaire.documents {
        if !ids().any(|id| id == document.id.as_str()) {
            linter.say(
                "$.documents",
                format!("has no outline of \"{}\"", document.id),
            );
        }
    }
}

fn outline(linter: &mut Linter<'_>, path: &str, outline: &Outline) {
    if linter.questionnaire.document(outline.id.as_str()).is_none() {
        let message = format!("there is no document \"{}\"", outline.id);
        linter.say(&format!("{path}.id"), message);
    }
    for (name, text) in [
        ("purpose", &outline.purpose),
        ("owner", &outline.owner),
        ("approver", &outline.approver),
        ("review", &outline.review),
    ] {
        linter.text(&format!("{path}.{name}"), text);
    }
    linter.texts(&format!("{path}.mistakes"), &outline.mistakes);
    let sections = format!("{path}.sections");
    linter.some(&sections, outline.sections.len());
    let titles = outline.sections.iter().map(|one| one.title.as_str());
    linter.unique(&sections, "title", titles);
    for (index, section) in outline.sections.iter().enumerate() {
        let path = format!("{sections}[{index}]");
        linter.text(&format!("{path}.title"), &section.title);
        linter.text(&format!("{path}.write"), &section.write);
        if !section.columns.is_empty() {
            linter.texts(&format!("{path}.columns"), &section.columns);
        }
    }
}
