//! The message that passes, with a way back.

use leptos::prelude::*;

use super::button;
use crate::ui::app::App;
use crate::ui::dom::{El, el};

/// What was just done; it stays until the next one or until it is closed, because a way back that
/// vanishes by itself is none for people who read slowly.
pub(crate) fn toast(app: App) -> El {
    el("div").attr("role", "status").within(move || {
        app.toast.get().map(|toast| {
            let undo = toast.undo.map(|undo| {
                button("btn", "Undo", move || {
                    app.toast.set(None);
                    undo.run(());
                })
            });
            let history = toast
                .history
                .map(|address| el("a").class("btn").attr("href", address).child("History"));
            let close = button("btn icon", "×", move || app.toast.set(None))
                .attr("aria-label", "Close this message");
            el("div").class("toast no-print").child((
                el("span").child(toast.text),
                undo,
                history,
                close,
            ))
        })
    })
}
