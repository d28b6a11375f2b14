//! The message that passes, with a way back.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

use super::button;
use crate::platform::page;
use crate::ui::app::App;
use crate::ui::dom::{El, el};

/// What was just done; it stays until the next one or until it is closed, because a way back that
/// vanishes by itself is none for people who read slowly.
pub(crate) fn toast(app: App) -> El {
    // Whoever came here by keyboard goes back to where that was.
    let left: StoredValue<Option<HtmlElement>, LocalStorage> = StoredValue::new_local(None);
    let close = move || {
        app.toast.set(None);
        match left.try_update_value(Option::take).flatten() {
            Some(place) if place.is_connected() => {
                let _ = place.focus();
            }
            _ => page::focus_heading(),
        }
    };
    let came = move |event: Event| {
        let from = js_sys::Reflect::get(&event, &"relatedTarget".into());
        let from = from
            .ok()
            .and_then(|from| from.dyn_into::<HtmlElement>().ok());
        if let Some(from) = from
            && !matches!(from.closest(".toast"), Ok(Some(_)))
        {
            left.set_value(Some(from));
        }
    };
    el("div")
        .attr("role", "status")
        .on("focusin", came)
        .within(move || {
            app.toast.get().map(|toast| {
                let undo = toast.undo.map(|undo| {
                    button("btn", "Undo", move || {
                        close();
                        undo.run(());
                    })
                });
                let history = toast
                    .history
                    .map(|address| el("a").class("btn").attr("href", address).child("History"));
                let close = button("btn icon", "×", close).attr("aria-label", "Close this message");
                el("div").class("toast no-print").child((
                    el("span").child(toast.text),
                    undo,
                    history,
                    close,
                ))
            })
        })
}
