//! Takes the text of an export where there is no file: from a mail, a chat, a ticket.

use leptos::prelude::*;

use super::look::open_text;
use crate::ui::app::App;
use crate::ui::components::{close_button, dialog_title, field};
use crate::ui::dom::{El, el, value_of};

/// Asks for the text, within the dialog that is given.
pub(crate) fn paste_dialog(app: App, dialog: El) -> El {
    let typed = RwSignal::new(String::new());
    let area = el("textarea")
        .attr("rows", "10")
        .attr("spellcheck", "false")
        .attr("autofocus", "")
        .attr("data-paste", "")
        .on("input", move |event| typed.set(value_of(&event)));
    let look = el("button")
        .class("btn primary")
        .attr("type", "submit")
        .child("Look at it");
    let form = el("form")
        .on("submit", move |event| {
            event.prevent_default();
            open_text(app, typed.get_untracked());
        })
        .child((
            field("Text of an export", area),
            el("div")
                .class("row")
                .child((close_button(app, "Cancel"), look)),
        ));
    dialog.child((
        dialog_title("Paste an export"),
        el("p").child("Paste the whole text of an exported file. You see what is in it before anything is added."),
        form,
    ))
}
