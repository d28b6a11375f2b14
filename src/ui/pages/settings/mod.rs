//! How the person likes to work, where everything is kept and how safely, backups, and the end.

mod backups;
mod damaged;
mod erase;
mod files;
mod lock;
mod look;
mod stores;

pub(crate) use erase::erase_form;

use crate::ui::app::App;
use crate::ui::dom::{El, el};

/// The page.
pub(crate) fn settings(app: App) -> El {
    el("main").attr("id", "main").class("page").child((
        el("h1").attr("tabindex", "-1").child("Settings and data"),
        el("p").class("lead").child(
            "Your answers are in this browser and nowhere else. Here is how safe they are, and what you can do about it.",
        ),
        el("div").class("settings-page").child((
            backups::backups(app),
            files::files(app),
            stores::stores(app),
            lock::lock(app),
            damaged::damaged(app),
            look::look(app),
            look::keys(app),
            erase::erase(app),
        )),
    ))
}
