//! Every assessment as a row: its shape, its verdict, when it was last changed and backed up.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use crate::assessment::Timestamp;
use crate::chart::{Scale, SparkSpec, Values, spark};
use crate::platform::clock;
use crate::questionnaire::{AssessmentId, Questionnaire};
use crate::report::words;
use crate::route::{Page, Route};
use crate::scoring::verdicts;
use crate::ui::actions;
use crate::ui::app::{App, Dialog};
use crate::ui::components::{button, chart, damaged_rows, percent};
use crate::ui::dom::{El, el};
use crate::ui::exchange::export;
use crate::ui::work::Work;

/// Takes back by Ctrl+Z what the message says that can be: no assessment is open whose own steps the
/// keys would take back.
fn listen(app: App) {
    let keys = window_event_listener_untyped("keydown", move |event| {
        let key: &KeyboardEvent = event.unchecked_ref();
        let is_undo = (key.ctrl_key() || key.meta_key())
            && !key.shift_key()
            && !key.alt_key()
            && key.key().eq_ignore_ascii_case("z");
        if !is_undo || app.dialog.with_untracked(Option::is_some) {
            return;
        }
        let undo = app.toast.with_untracked(|toast| toast.as_ref()?.undo);
        if let Some(undo) = undo {
            event.prevent_default();
            app.toast.set(None);
            undo.run(());
            app.say("Undone");
        }
    });
    on_cleanup(move || keys.remove());
}

/// The page.
pub(crate) fn desk(app: App) -> El {
    listen(app);
    let tools = el("div").class("row desk-tools").child((
        new_buttons(app),
        button("btn", "Open files", actions::choose_file),
        button("btn", "Paste", move || app.dialog.set(Some(Dialog::Paste))),
        el("a")
            .class("btn")
            .attr("href", "#/example")
            .child("Add the example"),
    ));
    el("main").attr("id", "main").class("page").child((
        el("h1").attr("tabindex", "-1").child("Your assessments"),
        el("p")
            .class("lead")
            .child("They are kept in this browser and nowhere else. Export what you would miss."),
        tools,
        el("div").within(move || rows(app)),
        el("div").within(move || damaged(app)),
    ))
}

/// The rows, the newest first.
fn rows(app: App) -> El {
    let mut rows: Vec<(Option<Timestamp>, El)> = app.works.with(|works| {
        let row = |(id, work)| (Work::changed(work), row(app, id, work));
        works.iter().map(row).collect()
    });
    if rows.is_empty() {
        return el("p").class("lead").child(
            "Nothing here yet. Start an assessment, open a file that somebody sent you, or look at the example.",
        );
    }
    rows.sort_by(|(a, _), (b, _)| b.cmp(a));
    el("ul")
        .class("rows")
        .child(rows.into_iter().map(|(_, row)| row).collect::<Vec<_>>())
}

/// A button for each questionnaire.
fn new_buttons(app: App) -> Vec<El> {
    app.library.with_untracked(|library| {
        library
            .entries
            .iter()
            .map(|entry| {
                let questions = words::count(entry.questions, "question", "questions");
                el("a")
                    .class(if entry.default { "btn primary" } else { "btn" })
                    .attr("href", Route::New(Some(entry.id.clone())).to_string())
                    .attr("title", [&entry.summary, " ", &questions, "."].concat())
                    .child(["New: ", &entry.title].concat())
            })
            .collect()
    })
}

fn row(app: App, id: &AssessmentId, work: &Work) -> El {
    let title = work.assessment.title.as_str();
    let page = Route::In(id.clone(), Page::Assess(None)).to_string();
    let picture = work
        .questionnaire
        .as_ref()
        .map(|questionnaire| picture(questionnaire, work));
    let facts = match &work.questionnaire {
        Some(questionnaire) => facts(questionnaire, work),
        None => {
            let name = work.assessment.questionnaire.id.as_str();
            let text = [
                "The questionnaire ",
                name,
                " is not loaded. You can export the answers.",
            ];
            vec![el("span").class("error").child(text.concat())]
        }
    };
    let export_id = id.clone();
    let exported = move || match app
        .exported
        .with(|exported| exported.get(&export_id).cloned())
    {
        Some(at) => ["exported ", &moment(Some(&at))].concat(),
        None => "never exported".to_owned(),
    };
    let facts = el("p").class("facts").child((
        facts,
        el("span").child(["changed ", &moment(work.assessment.updated_at.as_ref())].concat()),
        el("span").text_by(exported),
    ));
    let act = |class: &str, name: &str, action: fn(App, &AssessmentId)| {
        let id = id.clone();
        button(class, name, move || action(app, &id))
            .attr("aria-label", [name, " ", title].concat())
    };
    let link = el("a")
        .attr("id", actions::row_id(id))
        .attr("href", page)
        .child(el("bdi").child(title));
    el("li").class("panel").child((
        el("span").child(picture),
        el("div").child((el("h2").child(link), facts)),
        el("div").class("row").child([
            act("btn", "Duplicate", actions::duplicate),
            act("btn", "Export", export),
            act("btn", "Encrypted export", |app, id| {
                app.dialog.set(Some(Dialog::Lock(id.clone())));
            }),
            el("a")
                .class("btn")
                .attr("href", Route::In(id.clone(), Page::History).to_string())
                .attr("aria-label", ["History ", title].concat())
                .child("History"),
            act("btn danger", "Delete", actions::delete),
        ]),
    ))
}

/// A moment as day and time in UTC.
fn moment(at: Option<&Timestamp>) -> String {
    let day = |at: &Timestamp| Some([&at.date()?.short(), " ", at.time()].concat());
    at.and_then(day)
        .unwrap_or_else(|| "at an unknown time".to_owned())
}

fn facts(questionnaire: &Questionnaire, work: &Work) -> Vec<El> {
    let overall = work.scores.overall(questionnaire);
    let covered = [&percent(overall.coverage), " covered"].concat();
    let mut facts = vec![
        el("span").child(questionnaire.title.as_str()),
        el("span").child(covered),
    ];
    let reports = verdicts(
        questionnaire,
        &work.assessment,
        &work.scores,
        clock::today(),
    );
    facts.extend(reports.into_iter().map(|report| {
        let text = [&report.name, ": ", words::verdict(report.verdict)].concat();
        el("span")
            .attr("data-value", report.verdict.key())
            .child(text)
    }));
    facts
}

/// The shape of the results.
pub(super) fn picture(questionnaire: &Questionnaire, work: &Work) -> El {
    let axes = questionnaire
        .main_clauses()
        .map(|node| {
            let roll_up = work.scores.of_node(questionnaire, node);
            Values {
                target: roll_up.target,
                declared: roll_up.declared,
                backed: roll_up.backed,
            }
        })
        .collect();
    let scale = Scale {
        max: questionnaire.top_level(),
        acceptance: Some(questionnaire.scale.acceptance),
    };
    let title = "Shape of the results".to_owned();
    let scene = spark(&SparkSpec {
        title,
        size: 44,
        scale,
        axes,
    });
    chart(&scene, &scene.summary)
}

/// What could not be read from storage. It is kept as it is.
fn damaged(app: App) -> Option<El> {
    let rows = damaged_rows(app);
    let number = rows.len();
    (number > 0).then(|| {
        let text = words::count(number, "stored record", "stored records");
        let (kept, download) = if number == 1 {
            ("It is kept unchanged in this browser’s storage, and everything else works. Download it to have it looked at.", "Download it")
        } else {
            ("They are kept unchanged in this browser’s storage, and everything else works. Download them to have them looked at.", "Download them")
        };
        el("section").class("alert calm below-rows").attr("role", "alert").child((
            el("h2").child([&text, " could not be read"].concat()),
            el("p").child(kept),
            el("ul").child(rows),
            button("btn", download, move || actions::download_damaged(app)),
        ))
    })
}
