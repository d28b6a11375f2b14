//! The way to everything that is stored, as it is.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::button;
use crate::platform::lasting;
use crate::ui::dom::{El, el};

const MISSING: &str = "The file could not be made: a part of the app did not arrive. Nothing is lost. Check the connection and try again.";

/// A button that offers all that is stored as one file, and says where that comes to nothing.
pub(crate) fn download_as_stored() -> El {
    let said = RwSignal::new("");
    let download = button("btn", "Download everything as stored", move || {
        said.set("");
        spawn_local(async move {
            if !lasting::download_everything().await {
                // Somebody may have left the page meanwhile.
                let _ = said.try_set(MISSING);
            }
        });
    });
    let status = el("span").attr("role", "status");
    el("div")
        .class("row")
        .child((download, status.text_by(move || said.get().to_owned())))
}
