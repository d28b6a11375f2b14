//! Every assessment with the age of its last export, and all exports at once.

use std::time::Duration;

use leptos::prelude::*;

use crate::platform::clock;
use crate::questionnaire::AssessmentId;
use crate::report::backup::{Changes, last_export};
use crate::report::words::count;
use crate::ui::app::App;
use crate::ui::components::{button, panel};
use crate::ui::dom::{El, el};
use crate::ui::exchange;
use crate::ui::work::Work;

/// The time between two files: browsers drop downloads that come all at once.
const PAUSE: Duration = Duration::from_millis(400);

const HEADINGS: [&str; 4] = ["Assessment", "Last export", "In no export yet", "Export"];

/// The table. Where it is narrow its rows stand below each other; the roles keep it a table then.
fn exports(rows: Vec<El>) -> El {
    let head = |text: &str| {
        el("th")
            .attr("scope", "col")
            .attr("role", "columnheader")
            .child(text)
    };
    let heads = el("tr").attr("role", "row").child(HEADINGS.map(head));
    el("table")
        .class("stacked")
        .attr("role", "table")
        .attr("aria-label", "Exports of each assessment")
        .child((
            el("thead").attr("role", "rowgroup").child(heads),
            el("tbody").attr("role", "rowgroup").child(rows),
        ))
}

/// The panel.
pub(super) fn backups(app: App) -> El {
    let all = el("div").class("stack").within(move || {
        if app.works.with(|works| works.is_empty()) {
            return el("p").child("There is nothing to export yet.");
        }
        let rows: Vec<El> = app.works.with(|works| {
            let row = |(id, work)| row(app, id, work);
            works.iter().map(row).collect()
        });
        el("div").class("stack").child((
            exports(rows),
            el("div")
                .class("row")
                .child(button("btn primary", "Export all", move || export_all(app))),
        ))
    });
    panel("Backups").class("panel stack").child((
        el("p").child(
            "An export is your backup: a file that opens here and in any other browser. Keep it where your other files are backed up.",
        ),
        all,
    ))
}

fn row(app: App, id: &AssessmentId, work: &Work) -> El {
    let title = work.assessment.title.as_str();
    let last = app.exported.with(|exported| exported.get(id).cloned());
    let today = clock::today();
    let changes = Changes::since(last.as_ref(), &work.assessment, today);
    let since = match changes.answers {
        0 if changes.any => "changes, but no answers".to_owned(),
        0 => "nothing".to_owned(),
        number => count(number, "answer", "answers"),
    };
    let own = id.clone();
    let export = button("btn", "Export", move || exchange::export(app, &own))
        .attr("aria-label", ["Export ", title].concat());
    let name = el("th")
        .attr("scope", "row")
        .attr("role", "rowheader")
        .child(el("bdi").child(title));
    let [_, exported, missing, _] = HEADINGS;
    let cell = |label: &str, text: String| {
        el("td")
            .attr("role", "cell")
            .attr("data-label", label)
            .child(text)
    };
    el("tr").attr("role", "row").child((
        name,
        cell(exported, last_export(last.as_ref(), today)),
        cell(missing, since),
        el("td").attr("role", "cell").child(export),
    ))
}

/// Offers a file for every assessment, one after the other; each opens by itself.
pub(super) fn export_all(app: App) {
    let ids: Vec<AssessmentId> = app
        .works
        .with_untracked(|works| works.iter().map(|(id, _)| id.clone()).collect());
    let number = ids.len();
    export_next(app, ids, number);
}

fn export_next(app: App, mut rest: Vec<AssessmentId>, number: usize) {
    let Some(id) = rest.pop() else {
        let text = count(number, "file", "files");
        let hint = " offered, one for each assessment. If fewer arrived, allow this site several downloads and export again.";
        return app.toast([&text, hint].concat(), None);
    };
    exchange::export(app, &id);
    set_timeout(move || export_next(app, rest, number), PAUSE);
}
