//! Files that follow an assessment by themselves, where the browser can write files.

use leptos::prelude::*;

use crate::platform::disk;
use crate::questionnaire::AssessmentId;
use crate::ui::app::App;
use crate::ui::components::{button, panel};
use crate::ui::dom::{El, el};
use crate::ui::files::{self, Following, State};
use crate::ui::work::Work;

/// The panel.
pub(super) fn files(app: App) -> El {
    let panel = panel("Files that keep up by themselves").class("panel stack");
    if !disk::is_available() {
        return panel.child(el("p").child(
            "This browser does not let a page write to files by itself; Chrome and Edge on a computer do. Exports are your backup here.",
        ));
    }
    let rows = el("ul").class("plain stack").within(move || {
        app.works.with(|works| {
            let row = |(id, work)| row(app, id, work);
            works.iter().map(row).collect::<Vec<El>>()
        })
    });
    panel.child((
        el("p").child(
            "Choose a file for an assessment, best in a folder that is backed up. While Clausewise is open, the file is written some seconds after each change and read again; it opens like any export. It has what this tab shows.",
        ),
        rows,
    ))
}

fn row(app: App, id: &AssessmentId, work: &Work) -> El {
    let title = work.assessment.title.as_str();
    let own = id.clone();
    let spoken = title.to_owned();
    let state = el("div")
        .class("row")
        .within(move || state(app, &own, &spoken, files::following(app, &own)));
    el("li").child((el("strong").child(el("bdi").child(title)), state))
}

fn state(app: App, id: &AssessmentId, title: &str, following: Option<Following>) -> Vec<El> {
    let act = |text: &str, act: fn(App, &AssessmentId)| {
        let id = id.clone();
        button("btn", text, move || act(app, &id)).attr("aria-label", [text, " ", title].concat())
    };
    let Some(following) = following else {
        return vec![
            el("span").class("small").child("No file follows it."),
            act("Choose a file", files::choose),
        ];
    };
    let (key, text) = match &following.state {
        State::Written(at) => ("written", [" written at ", at, " and read again."].concat()),
        State::Waiting => ("waiting", " is about to be written.".to_owned()),
        State::Paused => (
            "paused",
            " is not being written: the browser wants to ask you again.".to_owned(),
        ),
        State::Failed(why) => ("failed", [" was not written: ", why, "."].concat()),
    };
    let is_stuck = matches!(following.state, State::Paused | State::Failed(_));
    let text = el("span")
        .class(if is_stuck { "error" } else { "small" })
        .attr("data-file", key)
        .child((el("bdi").child(following.name()), text));
    let mut parts = vec![text];
    if is_stuck {
        parts.push(act("Write again", files::retry));
    }
    parts.push(act("Stop", files::stop));
    parts
}
