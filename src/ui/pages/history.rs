//! Earlier states of an assessment, what going back to each would change, and the way back.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::picture;
use crate::exchange::{Preview, preview};
use crate::platform::page;
use crate::questionnaire::AssessmentId;
use crate::report::words::count;
use crate::store::shelf::{Kept, Spoilt};
use crate::store::{Snapshot, StoreError, Why};
use crate::ui::app::App;
use crate::ui::components::button;
use crate::ui::dom::{El, el};
use crate::ui::exchange::{differences_table, offer};
use crate::ui::history::{go_back, read, remember, when};
use crate::ui::work::{Here, Work};

/// The list, which has the focus when it has changed.
const STATES: &str = "states";

/// What was found on the shelf, once it has answered.
type Found = RwSignal<Option<Result<Kept, StoreError>>>;

/// The page.
pub(super) fn history(here: Here) -> El {
    let found: Found = RwSignal::new(None);
    look(here.app, here.id(), found);
    let title = move || here.with(|work| work.assessment.title.clone());
    let keep = button("btn", "Keep the present state", move || {
        keep_present(here, found);
    });
    let list = el("div").attr("id", STATES).attr("tabindex", "-1");
    el("main").attr("id", "main").class("page").child((
        el("h1").attr("tabindex", "-1").child("History"),
        el("p").class("lead").child((
            "Earlier states of “",
            el("bdi").text_by(move || title().unwrap_or_default()),
            "”, the newest ten. Going back is one step: it can be undone, and the present state is kept first.",
        )),
        el("p").class("small").child(
            "A state is kept before the first change of a day, before a file is taken over, before you go back, and now and then while you work. All are in this browser only: an export is still your backup.",
        ),
        el("div").class("row desk-tools no-print").child(keep),
        list.class("stack").within(move || match found.get() {
            None => vec![],
            Some(kept) => states(here, found, kept),
        }),
    ))
}

/// Reads the history; what was shown before stays until then.
fn look(app: App, id: AssessmentId, found: Found) {
    spawn_local(async move {
        let kept = read(app, &id).await;
        // Somebody may have left the page meanwhile.
        let _ = found.try_set(Some(kept));
    });
}

fn keep_present(here: Here, found: Found) {
    let (app, id) = (here.app, here.id());
    spawn_local(async move {
        match remember(app, &id, Why::Asked).await {
            Ok(()) => app.say("The present state is in the history."),
            Err(why) => app.toast(
                ["The present state was not kept. ", &why.text()].concat(),
                None,
            ),
        }
        let kept = read(app, &id).await;
        let _ = found.try_set(Some(kept));
    });
}

fn states(here: Here, found: Found, kept: Result<Kept, StoreError>) -> Vec<El> {
    let kept = match kept {
        Ok(kept) => kept,
        Err(why) => {
            let text = ["There is no history here. ", &why.text()].concat();
            return vec![el("p").class("error").attr("role", "alert").child(text)];
        }
    };
    let mut parts: Vec<El> = kept
        .spoilt
        .iter()
        .map(|one| spoilt(here.app, one))
        .collect();
    if kept.snapshots.is_empty() {
        parts.push(el("p").child("There is no earlier state yet."));
        return parts;
    }
    let rows = kept.snapshots.into_iter();
    let rows: Vec<El> = rows.map(|snapshot| row(here, found, snapshot)).collect();
    parts.push(el("ul").class("rows").child(rows));
    parts
}

/// A state: when it was, why it was kept, what it looks like, and what going back would change.
fn row(here: Here, found: Found, snapshot: Snapshot) -> El {
    let questionnaire = here.questionnaire();
    let work = Work::new(snapshot.assessment.clone(), Some(questionnaire.clone()));
    let moment = when(snapshot.at);
    let facts = el("p").class("facts").child((
        el("span").child(snapshot.why.text()),
        el("span").child(count(
            snapshot.assessment.answers.len(),
            "answer",
            "answers",
        )),
    ));
    let why = snapshot.why.name();
    let spoken = moment.clone();
    let changes = move || {
        let then = &snapshot.assessment;
        here.with(|work| preview(Some(&work.assessment), then, &questionnaire))
            .map(|changes| (changes, snapshot.clone()))
    };
    let change = el("div").class("whole-row").within(move || {
        let (changes, snapshot) = changes()?;
        Some(way_back(here, found, &changes, snapshot, &spoken))
    });
    el("li").class("panel").attr("data-snapshot", why).child((
        el("span").child(picture(&here.questionnaire(), &work)),
        el("div").child((el("h2").class("moment").child(moment), facts)),
        change,
    ))
}

/// What going back would change, in a line and in full, and the button that does it.
fn way_back(here: Here, found: Found, changes: &Preview, to: Snapshot, moment: &str) -> El {
    if changes.differences.is_empty() {
        return el("p").class("small").child("Just as it is now.");
    }
    let (app, id) = (here.app, here.id());
    let go = button("btn", "Go back to this", move || {
        let id = id.clone();
        let done = move |()| {
            look(app, id.clone(), found);
            page::focus(STATES);
        };
        go_back(app, to.clone(), Callback::new(done));
    });
    let parts = [
        (changes.changed, "changes "),
        (changes.removed, "empties "),
        (changes.new, "fills again "),
    ];
    let parts: Vec<String> = parts
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, what)| [*what, &number.to_string()].concat())
        .collect();
    let what = match parts.is_empty() {
        true => "changes the questionnaire’s version".to_owned(),
        false => parts.join(", "),
    };
    let summary = ["Going back ", &what].concat();
    let table = differences_table(changes, ["What", "Now", "Then"]);
    el("div").class("stack").child((
        el("details")
            .class("more-of")
            .child((el("summary").child(summary), table)),
        el("div")
            .class("row no-print")
            .child(go.attr("aria-label", ["Go back to this: ", moment].concat())),
    ))
}

/// A state that cannot be used, and its texts as they are.
fn spoilt(app: App, spoilt: &Spoilt) -> El {
    let what = ["The state of ", &when(spoilt.at), " cannot be used. "].concat();
    let why = spoilt.why.text();
    let text = spoilt.texts.join("\n");
    let download = button("btn", "Download it as it is", move || {
        offer(app, "clausewise-damaged-state.txt", "text/plain", &text);
    });
    el("section")
        .class("alert calm")
        .attr("data-snapshot", "spoilt")
        .child((
            el("p").child((what, why, " Everything else is untouched.")),
            download,
        ))
}
