//! The one thing that has no way back.

use leptos::prelude::*;

use super::backups::export_all;
use crate::platform::lasting;
use crate::ui::app::App;
use crate::ui::components::{button, field, panel};
use crate::ui::dom::{El, el, value_of};

/// What has to be typed.
const WORDS: &str = "delete everything";

/// The panel.
pub(super) fn erase(app: App) -> El {
    let typed = RwSignal::new(String::new());
    let is_meant = |typed: &String| typed.trim().eq_ignore_ascii_case(WORDS);
    let input = el("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .on("input", move |event| typed.set(value_of(&event)));
    let erase = button(
        "btn danger",
        "Delete everything in this browser",
        move || {
            if typed.with_untracked(is_meant) {
                lasting::erase();
            }
        },
    );
    panel("Delete everything").class("panel stack final").child((
        el("p").child(
            "Deletes every assessment, every setting and every record kept aside from this browser, then reads its storage again to see that nothing is left. This cannot be undone. Files that you exported stay where they are.",
        ),
        el("div").class("row").child(button("btn", "Export all first", move || export_all(app))),
        field("Type “delete everything” if you mean it", input).class("field narrow"),
        el("div")
            .class("row")
            .child(erase.flag_by("disabled", move || !typed.with(is_meant))),
    ))
}
