//! What is wrong with what is said of audits and reviews.

use super::Linter;
use crate::companion::certification::{Applicability, Certification, Input};
use crate::questionnaire::ClauseId;

pub(super) fn lint(linter: &mut Linter<'_>, file: &Certification) {
    audits(linter, file);
    inputs(linter, "$.review_inputs", &file.review_inputs);
    inputs(linter, "$.review_outputs", &file.review_outputs);
    inputs(linter, "$.scope_checks", &file.scope_checks);
    let path = "$.body_questions";
    linter.some(path, file.body_questions.len());
    linter.unique(
        path,
        "id",
        file.body_questions.iter().map(|one| one.id.as_str()),
    );
    for (index, one) in file.body_questions.iter().enumerate() {
        for (name, text) in [("ask", &one.ask), ("why", &one.why), ("good", &one.good)] {
            linter.text(&format!("{path}[{index}].{name}"), text);
        }
    }
    let path = "$.grades";
    linter.some(path, file.grades.len());
    linter.unique(path, "id", file.grades.iter().map(|one| one.id.as_str()));
    for (index, one) in file.grades.iter().enumerate() {
        let path = format!("{path}[{index}]");
        for (name, text) in [
            ("name", &one.name),
            ("meaning", &one.meaning),
            ("duty", &one.duty),
        ] {
            linter.text(&format!("{path}.{name}"), text);
        }
        linter.texts(&format!("{path}.examples"), &one.examples);
    }
    applicability(linter, &file.applicability);
}

fn audits(linter: &mut Linter<'_>, file: &Certification) {
    let path = "$.audits";
    linter.some(path, file.audits.len());
    linter.unique(path, "id", file.audits.iter().map(|one| one.id.as_str()));
    for (index, audit) in file.audits.iter().enumerate() {
        let path = format!("{path}[{index}]");
        for (name, text) in [
            ("name", &audit.name),
            ("purpose", &audit.purpose),
            ("when", &audit.when),
        ] {
            linter.text(&format!("{path}.{name}"), text);
        }
        inputs(linter, &format!("{path}.looks_at"), &audit.looks_at);
        linter.texts(&format!("{path}.prepare"), &audit.prepare);
        linter.texts(&format!("{path}.outcome"), &audit.outcome);
    }
}

fn inputs(linter: &mut Linter<'_>, path: &str, inputs: &[Input]) {
    linter.some(path, inputs.len());
    linter.unique(path, "id", inputs.iter().map(|one| one.id.as_str()));
    for (index, input) in inputs.iter().enumerate() {
        let path = format!("{path}[{index}]");
        linter.text(&format!("{path}.text"), &input.text);
        linter.text(&format!("{path}.detail"), &input.detail);
        clauses(linter, &format!("{path}.clauses"), &input.clauses);
        if let Some(place) = &input.to {
            linter.place(&format!("{path}.to"), place);
        }
    }
}

fn clauses(linter: &mut Linter<'_>, path: &str, clauses: &[ClauseId]) {
    for clause in clauses {
        if linter.questionnaire.node(clause.as_str()).is_none() {
            linter.say(path, format!("there is no clause \"{clause}\""));
        }
    }
}

fn applicability(linter: &mut Linter<'_>, texts: &Applicability) {
    for (name, text) in [
        ("title", &texts.title),
        ("not_applicable", &texts.not_applicable),
        ("none_set_aside", &texts.none_set_aside),
        ("parties", &texts.parties),
        ("no_parties", &texts.no_parties),
    ] {
        linter.text(&format!("$.applicability.{name}"), text);
    }
    linter.texts("$.applicability.intro", &texts.intro);
    linter.texts("$.applicability.control", &texts.control);
    for (name, called_for) in [
        ("external_supplier", &texts.called_for.external_supplier),
        ("internal_supplier", &texts.called_for.internal_supplier),
        ("customer", &texts.called_for.customer),
    ] {
        let path = format!("$.applicability.called_for.{name}");
        clauses(linter, &path, called_for);
    }
}
