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
    let (typed, erase) = erase_form();
    panel("Delete everything").class("panel stack final").child((
        el("p").child(
            "Deletes every assessment, every setting and every record kept aside from this browser, then reads its storage again to see that nothing is left. This cannot be undone. Files that you exported stay where they are.",
        ),
        el("div").class("row").child(button("btn", "Export all first", move || export_all(app))),
        typed,
        el("div").class("row").child(erase),
    ))
}

/// The field in which one says that one means it, and the button that then deletes everything.
pub(crate) fn erase_form() -> (El, El) {
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
    let field = field("Type “delete everything” if you mean it", input).class("field narrow");
    (
        field,
        erase.flag_by("disabled", move || !typed.with(is_meant)),
    )
}
