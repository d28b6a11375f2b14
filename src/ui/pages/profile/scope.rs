//! The scope statement: written, drafted from what stands above, and looked at as an auditor would.

use leptos::prelude::*;

use super::fields::helped;
use crate::assessment::FieldValue;
use crate::companion::read_certification;
use crate::organisation::{Looked, Outcome, draft, scope_checks};
use crate::ui::companions::companion;
use crate::ui::components::{button, printed};
use crate::ui::dom::{El, el, value_of};
use crate::ui::memo::memo;
use crate::ui::place::address;
use crate::ui::work::Here;

/// The statement, the draft, and the checks.
pub(super) fn statement(here: Here) -> El {
    let written = move || {
        let text = here.with(|work| work.assessment.profile.scope_statement.clone());
        text.unwrap_or_default()
    };
    let text = el("textarea")
        .attr("rows", "4")
        .attr("maxlength", "20000")
        .value_by(written)
        .on("input", move |event| {
            here.set(FieldValue::Scope(value_of(&event)), true);
        });
    let can_draft = here.memo(|work| draft(&work.assessment).is_some());
    let write = button("btn", "Draft it from the above", move || take_draft(here))
        .flag_by("disabled", move || !can_draft.get());
    let missing = el("small").text_by(move || {
        let text = if can_draft.get() {
            "It replaces what stands there; undo brings that back."
        } else {
            "Fill in the organisation and its services first."
        };
        text.to_owned()
    });
    el("div").class("stack").child((
        printed(
            helped(
                "Scope statement",
                "The sentence that says what is assessed, and would stand on a certificate: who, which services, from where.",
                text,
            ),
            written,
        ),
        el("p").class("row no-print").child((write, missing)),
        checks(here),
    ))
}

fn take_draft(here: Here) {
    let Some(text) = here.peek(|work| draft(&work.assessment)).flatten() else {
        return;
    };
    here.set(FieldValue::Scope(text), false);
    let undo = Callback::new(move |()| {
        here.undo();
    });
    here.app.toast("Drafted the scope statement.", Some(undo));
}

/// What an auditor checks, with what came of it.
fn checks(here: Here) -> El {
    let questionnaire = here.questionnaire();
    let file = companion(
        here.app,
        &questionnaire.id.clone(),
        "certification",
        read_certification,
    );
    let looked = memo(move || {
        file.with(|file| {
            let Some(file) = file.here() else {
                return Vec::new();
            };
            let looked = here.with(|work| {
                let (assessment, scores) = (&work.assessment, &work.scores);
                scope_checks(&questionnaire, assessment, scores, &file.scope_checks)
            });
            looked.unwrap_or_default()
        })
    });
    el("div").within(move || {
        looked.with(|looked| {
            if looked.is_empty() {
                return None;
            }
            let open = looked
                .iter()
                .filter(|one| one.outcome != Outcome::Passed)
                .count();
            let head = match open {
                0 => "An auditor’s checks: all passed".to_owned(),
                open => [
                    "An auditor’s checks: ",
                    &open.to_string(),
                    " of ",
                    &looked.len().to_string(),
                    " open",
                ]
                .concat(),
            };
            let rows: Vec<El> = looked.iter().map(|one| row(here, one)).collect();
            Some((
                el("p").class("label").attr("role", "status").child(head),
                el("ul").class("rules").child(rows),
            ))
        })
    })
}

fn row(here: Here, looked: &Looked) -> El {
    let (state, word, why) = match &looked.outcome {
        Outcome::Passed => ("true", "Passed: ", None),
        Outcome::Failed(why) => ("false", "Open: ", Some(why)),
        Outcome::Unknown(why) => ("unknown", "Not known yet: ", Some(why)),
    };
    let check = &looked.check;
    let link = check
        .to
        .as_ref()
        .and_then(|to| address(to, Some(&here.id())))
        .map(|address| {
            let text = ["Go there: ", &check.text].concat();
            el("a")
                .attr("href", address)
                .attr("aria-label", text)
                .child("Go there")
        });
    let text = el("span").child((
        el("span").class("vh").child(word),
        el("b").child(check.text.as_str()),
        ". ",
        why.unwrap_or(&check.detail).as_str(),
        " ",
        (looked.outcome != Outcome::Passed).then_some(link),
    ));
    el("li")
        .attr("data-check", check.id.as_str())
        .attr("data-passed", state)
        .child(text)
}
