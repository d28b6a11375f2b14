//! Asks for the passphrase of an encrypted file, as often as it takes.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::item::{Delivery, Locked};
use super::look::{look, rescued};
use crate::exchange::Refusal;
use crate::platform::cipher::{self, Failure};
use crate::store::unsealed;
use crate::ui::app::App;
use crate::ui::components::field;
use crate::ui::dom::{El, el, value_of};
use crate::ui::lock;

/// The form; `opened` gets what was in the file.
pub(super) fn unlock(app: App, name: String, locked: Locked, opened: Callback<Delivery>) -> El {
    let hint = match &locked.rescue {
        None => {
            "Type the passphrase with which it was exported. Nothing is sent anywhere: this browser decrypts the file."
        }
        Some(_) => {
            "It is what a browser kept while Clausewise was locked there. Type the passphrase of that lock. Nothing is sent anywhere: this browser decrypts the file."
        }
    };
    let typed = RwSignal::new(String::new());
    let working = RwSignal::new(false);
    let trouble = RwSignal::new(None);
    let input = el("input")
        .attr("type", "password")
        .attr("autocomplete", "off")
        .attr("autofocus", "")
        .attr("data-passphrase", "")
        .on("input", move |event| typed.set(value_of(&event)));
    let said = el("div").attr("role", "alert").within(move || {
        let trouble: Option<Failure> = trouble.get();
        trouble.map(|failure| {
            let (code, text) = match failure {
                Failure::Unavailable => ("", UNAVAILABLE.to_owned()),
                Failure::Refused => {
                    let refusal = Refusal::Passphrase;
                    let text = [refusal.title(), ". ", &refusal.explanation()].concat();
                    (refusal.code(), text)
                }
            };
            el("p")
                .class("error")
                .attr("data-refusal", code)
                .child(text)
        })
    });
    let submit = submit(working, "Decrypt");
    let run = move || {
        let (name, locked) = (name.clone(), locked.clone());
        working.set(true);
        trouble.set(None);
        spawn_local(async move {
            let text = cipher::unlock(&typed.get_untracked(), &locked.envelope).await;
            // The dialog may have been closed meanwhile.
            if working.try_set(false).is_some() {
                return;
            }
            match text {
                Err(failure) => trouble.set(Some(failure)),
                Ok(text) => {
                    let mut delivery = Delivery::of(Vec::new());
                    match &locked.rescue {
                        None => look(app, &name, &text, &mut delivery).await,
                        Some((rescue, marker)) => {
                            let seal = lock::opened(&text, marker);
                            let rescue = seal.map(|seal| unsealed(rescue, &seal));
                            let rescue = rescue.unwrap_or_default();
                            rescued(app, &name, &rescue, &mut delivery).await;
                        }
                    }
                    opened.run(delivery);
                }
            }
        });
    };
    el("form")
        .class("passphrase")
        .on("submit", move |event| {
            event.prevent_default();
            if !working.get_untracked() {
                run();
            }
        })
        .child((
            el("p").child(hint),
            field("Passphrase", input),
            said,
            el("div").class("row").child(submit),
        ))
}

/// The button that sends the form, and that waits while the browser works.
pub(crate) fn submit(working: RwSignal<bool>, name: &'static str) -> El {
    el("button")
        .class("btn primary")
        .attr("type", "submit")
        .flag_by("disabled", move || working.get())
        .text_by(move || {
            let text = if working.get() {
                "One moment …"
            } else {
                name
            };
            text.to_owned()
        })
}

/// Why nothing can be encrypted or decrypted here, and what to do.
pub(crate) const UNAVAILABLE: &str = "This browser lets pages encrypt and decrypt over HTTPS alone. Ask whoever hosts Clausewise here for an address with HTTPS, and try again there.";
