//! Where everything is kept, how much it is, and what the browser promises.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::lasting::{self, Room};
use crate::store::SaveState;
use crate::ui::app::App;
use crate::ui::backup;
use crate::ui::components::{button, download_as_stored, panel};
use crate::ui::dom::{El, el};

/// What was asked of the browser and has been answered.
#[derive(Clone, Debug, Default, PartialEq)]
struct Found {
    amounts: Vec<String>,
    room: Option<Room>,
    persistent: Option<bool>,
}

/// The panel.
pub(super) fn stores(app: App) -> El {
    let found = RwSignal::new(None);
    look(found);
    let save = el("dd").text_by(move || {
        app.save.with(|saving| match saving.state {
            SaveState::Saved => ["Saved at ", &saving.at, ", written and read back."].concat(),
            SaveState::Saving => "Being written.".to_owned(),
            SaveState::Session => "In one store only. ".to_owned() + &saving.why,
            SaveState::Unsaved => "Not saved: in this tab only. ".to_owned() + &saving.why,
        })
    });
    let list = el("dl").class("facts-list").child((
        el("dt").child("Your newest answer"),
        save,
        el("dt").child("What is stored"),
        el("dd").within(move || {
            found.with(|found: &Option<Found>| found.as_ref().map_or_else(waiting, amounts))
        }),
        el("dt").child("Room"),
        el("dd").text_by(move || found.with(|found| found.as_ref().map_or_else(String::new, room))),
        el("dt").child("Will the browser keep it?"),
        el("dd")
            .within(move || found.with(|found| found.as_ref().map(|found| promise(app, found)))),
    ));
    panel("Where your answers are").class("panel stack").child((
        list,
        download_as_stored(),
        el("p").class("small").child(
            "Every record of every store, in one file, also what could not be read. It is meant for emergencies; an export is the better backup.",
        ),
    ))
}

fn look(found: RwSignal<Option<Found>>) {
    spawn_local(async move {
        let now = Found {
            amounts: lasting::amounts().await,
            room: lasting::room().await,
            persistent: lasting::is_persistent().await,
        };
        // Somebody may have left the page meanwhile.
        let _ = found.try_set(Some(now));
    });
}

fn waiting() -> El {
    el("span").child("Counting …")
}

fn amounts(found: &Found) -> El {
    let lines = found
        .amounts
        .iter()
        .map(|line| el("li").child(line.as_str()));
    el("ul").class("plain").child(lines.collect::<Vec<_>>())
}

fn room(found: &Found) -> String {
    match found.room {
        Some(Room { used, quota }) => [
            &size(used),
            " in use; this browser gives this site up to ",
            &size(quota),
            ".",
        ]
        .concat(),
        None => "This browser does not say.".to_owned(),
    }
}

/// Bytes as people read them.
fn size(bytes: f64) -> String {
    let (number, unit) = match bytes {
        small if small < 1e6 => ((small / 1e3).ceil(), " kB"),
        middle if middle < 1e9 => ((middle / 1e6).round(), " MB"),
        large => ((large / 1e9).round(), " GB"),
    };
    number.to_string() + unit
}

/// What the browser says of its own accord, and a way to ask.
fn promise(app: App, found: &Found) -> El {
    let answer = el("span").attr("role", "status");
    let text = match found.persistent {
        Some(true) => {
            "Yes: it has promised not to clear this site’s data by itself. You still can."
        }
        Some(false) => {
            "It has made no promise: when space runs short, or after weeks without a visit, it may clear this site’s data."
        }
        None => "This browser does not say.",
    };
    let shown = answer.clone();
    let ask = (found.persistent == Some(false)).then(|| {
        button("btn", "Ask the browser to keep it", move || {
            let shown = shown.clone();
            backup::persist(app, move |answer| {
                shown.element().set_text_content(Some(match answer {
                    Some(true) => "Yes: it has now promised not to clear this site’s data by itself.",
                    Some(false) => "It says no. Some browsers agree once you visit often, set a bookmark or install the app.",
                    None => "This browser cannot be asked.",
                }));
            });
        })
    });
    el("div").class("stack").child((answer.child(text), ask))
}
