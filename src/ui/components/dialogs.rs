//! What asks for a decision: native dialogs, which keep the focus and close on Escape.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::button;
use crate::exchange::{Integrity, Kind, Preview, Refusal, preview};
use crate::report::words::count;
use crate::ui::actions;
use crate::ui::app::{App, Dialog, Import};
use crate::ui::dom::{El, el, is_checked};

/// So many lines of a list are shown.
const LINES: usize = 60;

/// A dialog, which opens as soon as it is on the page.
pub(crate) fn dialog(app: App, dialog: Dialog) -> El {
    let shown = el("dialog")
        .attr("aria-labelledby", "dialog-title")
        .on("close", move |_| app.dialog.set(None));
    let shown = match dialog {
        Dialog::Keys => keys(app, shown),
        Dialog::Import(import) => import_preview(app, *import, shown),
        Dialog::Refused { name, refusal } => refused(app, &name, &refusal, shown),
    };
    // It can be shown as soon as it is on the page.
    let dialog = shown.element().clone();
    request_animation_frame(move || {
        if let Ok(dialog) = dialog.dyn_into::<HtmlDialogElement>() {
            let _ = dialog.show_modal();
        }
    });
    shown
}

fn title(text: &str) -> El {
    el("h2").attr("id", "dialog-title").child(text)
}

fn close_button(app: App, text: &str) -> El {
    button("btn", text, move || app.dialog.set(None))
}

const KEYS: [(&str, &str); 10] = [
    ("0 to 5", "Answer the question in use and move on"),
    ("↑ ↓", "Question before, question after"),
    ("← →", "Clause before, clause after"),
    ("E", "Evidence of the question in use"),
    ("N", "Note on the question in use"),
    ("U", "Next unanswered question"),
    ("?", "This list"),
    ("Ctrl + Z", "Undo"),
    ("Ctrl + Y", "Redo"),
    ("Ctrl + S", "Export"),
];

/// What each key does.
pub(crate) fn key_list() -> El {
    let list = el("dl").class("keys");
    KEYS.iter().fold(list, |list, (key, what)| {
        list.child((el("dt").child(el("kbd").child(*key)), el("dd").child(*what)))
    })
}

/// Switches single keys on and off.
pub(crate) fn key_switch(app: App) -> El {
    let switch = el("input")
        .attr("type", "checkbox")
        .flag_by("checked", move || {
            app.settings.with(|settings| settings.keys)
        })
        .on("change", move |event| {
            app.set_settings(|settings| settings.keys = is_checked(&event))
        });
    let text = "Single keys answer and move. They never fire while you type in a field.";
    el("label")
        .class("check")
        .child((switch, el("span").child(text)))
}

fn keys(app: App, dialog: El) -> El {
    dialog.child((
        title("Keyboard shortcuts"),
        key_list(),
        key_switch(app),
        el("div").class("row").child(close_button(app, "Close")),
    ))
}

fn import_preview(app: App, import: Import, dialog: El) -> El {
    let assessment = &import.opened.assessment;
    let here = app
        .works
        .with_untracked(|works| works.get(&assessment.id).cloned());
    let known = assessment.questionnaire.id.clone();
    let questionnaire = app
        .library
        .with_untracked(|library| library.get(known.as_str()));
    let Some(questionnaire) = questionnaire else {
        return dialog;
    };
    let current = here.as_ref().map(|work| &work.assessment);
    let changes = preview(current, assessment, &questionnaire);
    let day = assessment.updated_at.as_ref().and_then(|at| at.date());
    let facts = [
        &count(assessment.answers.len(), "answer", "answers"),
        " to ",
        &questionnaire.title,
        ", last changed ",
        &day.map_or_else(|| "at an unknown time".to_owned(), |day| day.long()),
        ".",
    ]
    .concat();
    let is_here = current.is_some();
    let is_same = is_here && changes.differences.is_empty();
    let explanation = match (is_here, is_same) {
        (false, _) => "It is added to your desk; nothing else changes.",
        (true, true) => "It is on your desk already, and both are the same.",
        (true, false) => {
            "This assessment is on your desk already. Replace it by the file, which can be undone, or add the file as a second one."
        }
    };
    let mut notices: Vec<String> = import
        .opened
        .notices
        .iter()
        .map(crate::exchange::Notice::text)
        .collect();
    match import.opened.orphans.len() {
        0 => {}
        n => notices.push(
            [
                &count(n, "entry", "entries"),
                " for what the questionnaire does not have: kept, and exported again.",
            ]
            .concat(),
        ),
    }
    let notices: Vec<El> = notices
        .into_iter()
        .map(|text| el("li").child(text))
        .collect();
    let changes = (is_here && !is_same).then(|| differences(&changes));
    let replace = (is_here && !is_same).then(|| {
        let import = import.clone();
        button("btn primary", "Replace mine", move || {
            actions::replace(app, import.clone())
        })
    });
    let (class, text) = if is_here {
        ("btn", "Add as a second one")
    } else {
        ("btn primary", "Add to my desk")
    };
    let heading = el("h2").attr("id", "dialog-title").child((
        "Open “",
        el("bdi").child(assessment.title.as_str()),
        "”?",
    ));
    let name = el("p")
        .class("small")
        .child(el("bdi").child(import.name.as_str()));
    let integrity = integrity(import.opened.integrity);
    let add = button(class, text, move || actions::add(app, import.clone()));
    dialog.child((
        heading,
        name,
        (el("p").child(facts), integrity),
        el("p").child(explanation),
        changes,
        el("ul").class("paths").child(notices),
        el("div")
            .class("row")
            .child((close_button(app, "Cancel"), add, replace)),
    ))
}

/// Whether the file is as it was exported.
fn integrity(found: Integrity) -> El {
    let class = match found {
        Integrity::Changed => "error",
        Integrity::Undamaged | Integrity::Absent => "small",
    };
    el("p")
        .class(class)
        .attr("data-integrity", found.key())
        .child(found.text())
}

/// What replacing would change, cell by cell.
fn differences(changes: &Preview) -> El {
    let newer = changes
        .differences
        .iter()
        .filter(|change| change.newer_here)
        .count();
    let newer = (newer > 0).then(|| {
        let text = count(
            newer,
            "answer here is newer than the one",
            "answers here are newer than those",
        );
        el("p")
            .class("error")
            .child([&text, " in the file."].concat())
    });
    let counts = [
        (changes.new, " new, "),
        (changes.changed, " changed, "),
        (changes.removed, " removed, "),
        (changes.same, " the same"),
    ];
    let summary = counts
        .iter()
        .map(|(number, text)| [&number.to_string(), *text].concat())
        .collect::<String>();
    let rows: Vec<El> = changes
        .differences
        .iter()
        .take(LINES)
        .map(|change| {
            let sign = match change.kind {
                Kind::New => "new",
                Kind::Changed => "changed",
                Kind::Removed => "removed",
            };
            let name = el("th").attr("scope", "row").child((
                change.cell.to_string(),
                " ",
                el("span").class("tag").child(sign),
            ));
            let cell = |text: &str| el("td").child(el("bdi").child(text));
            el("tr").child((name, cell(&change.before), cell(&change.after)))
        })
        .collect();
    let heads =
        ["What", "Here", "In the file"].map(|text| el("th").attr("scope", "col").child(text));
    let table = el("table").child((
        el("thead").child(el("tr").child(heads)),
        el("tbody").child(rows),
    ));
    let rest = changes.differences.len().saturating_sub(LINES);
    let rest = (rest > 0).then(|| {
        el("p")
            .class("small")
            .child(["and ", &rest.to_string(), " more"].concat())
    });
    let list = el("div")
        .class("paths")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", "What would change")
        .child((table, rest));
    el("div").child((el("p").child(summary), newer, list))
}

fn refused(app: App, name: &str, refusal: &Refusal, dialog: El) -> El {
    let rows: Vec<El> = refusal
        .problems()
        .iter()
        .take(LINES)
        .map(|problem| {
            let path = el("code").child(problem.path.as_str());
            el("li").child((path, " ", problem.message.as_str()))
        })
        .collect();
    let message = el("div")
        .attr("role", "alert")
        .attr("data-refusal", refusal.code())
        .child((
            title(refusal.title()),
            el("p").class("small").child(el("bdi").child(name)),
            el("p").child(refusal.explanation()),
            el("ul").class("paths").child(rows),
            el("p").child("Nothing was changed."),
        ));
    dialog.child((
        message,
        el("div").class("row").child(close_button(app, "Close")),
    ))
}
