//! What asks for a decision: native dialogs, which keep the focus and close on Escape.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::button;
use crate::ui::app::{App, Dialog};
use crate::ui::dom::{El, el, is_checked};
use crate::ui::exchange::{lock_dialog, opened_dialog, paste_dialog};

/// A dialog, which opens as soon as it is on the page.
pub(crate) fn dialog(app: App, dialog: Dialog) -> El {
    let is_printing = StoredValue::new(false);
    let shown = el("dialog")
        .attr("aria-labelledby", "dialog-title")
        .on("close", move |event| {
            // Closed for printing, or open again after it.
            let target = event.target();
            let dialog = target.and_then(|one| one.dyn_into::<HtmlDialogElement>().ok());
            // One that has been replaced must not close the one after it.
            if is_printing.try_get_value() == Some(false)
                && dialog.is_none_or(|dialog| !dialog.open())
            {
                app.dialog.set(None);
            }
        });
    let shown = match dialog {
        Dialog::Keys => keys(app, shown),
        Dialog::Opened(delivery) => opened_dialog(app, *delivery, shown),
        Dialog::Paste => paste_dialog(app, shown),
        Dialog::Lock(id) => lock_dialog(app, &id, shown),
    };
    if let Ok(dialog) = shown.element().clone().dyn_into::<HtmlDialogElement>() {
        aside_for_print(dialog.clone(), is_printing);
        // It can be shown as soon as it is on the page.
        request_animation_frame(move || {
            let _ = dialog.show_modal();
        });
    }
    shown
}

/// Takes the dialog away for as long as the page is printed: behind an open one everything is out of
/// reach, so that a PDF would have neither headings nor an outline for readers to go by.
fn aside_for_print(dialog: HtmlDialogElement, is_printing: StoredValue<bool>) {
    let dialog = StoredValue::new_local(dialog);
    let before = window_event_listener_untyped("beforeprint", move |_| {
        is_printing.set_value(dialog.with_value(HtmlDialogElement::open));
        dialog.with_value(|dialog| dialog.close());
    });
    let after = window_event_listener_untyped("afterprint", move |_| {
        if is_printing.get_value() {
            is_printing.set_value(false);
            let _ = dialog.with_value(HtmlDialogElement::show_modal);
        }
    });
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
}

/// The heading that names a dialog.
pub(crate) fn dialog_title(text: &str) -> El {
    el("h2").attr("id", "dialog-title").child(text)
}

/// Ends the dialog.
pub(crate) fn close_button(app: App, text: &str) -> El {
    button("btn", text, move || app.dialog.set(None))
}

const KEYS: [(&str, &str); 11] = [
    ("0 to 5", "Answer the question in use and move on"),
    ("↑ ↓", "Question before, question after"),
    ("← →", "Clause before, clause after"),
    ("E", "Evidence of the question in use"),
    ("N", "Note on the question in use"),
    ("Esc", "From a field back to its question"),
    ("U", "Next unanswered question"),
    ("?", "This list"),
    ("Ctrl + Z", "Undo"),
    ("Ctrl + Y", "Redo"),
    ("Ctrl + S", "Export"),
];

/// What each key does.
pub(crate) fn key_list() -> El {
    let list = el("dl").class("keys");
    KEYS.iter().fold(list, |list, (key, what)| {
        list.child((el("dt").child(el("kbd").child(*key)), el("dd").child(*what)))
    })
}

/// Switches single keys on and off.
pub(crate) fn key_switch(app: App) -> El {
    let switch = el("input")
        .attr("type", "checkbox")
        .flag_by("checked", move || {
            app.settings.with(|settings| settings.keys)
        })
        .on("change", move |event| {
            app.set_settings(|settings| settings.keys = is_checked(&event))
        });
    let text = "Single keys answer and move. They never fire while you type in a field.";
    el("label")
        .class("check")
        .child((switch, el("span").child(text)))
}

fn keys(app: App, dialog: El) -> El {
    dialog.child((
        dialog_title("Keyboard shortcuts"),
        key_list(),
        key_switch(app),
        el("div").class("row").child(close_button(app, "Close")),
    ))
}
