//! An export that only a passphrase opens.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::export::{Export, save, written};
use super::unlock::{UNAVAILABLE, submit};
use crate::exchange::{ITERATIONS, Lock, NONCE_BYTES, SALT_BYTES, passphrase};
use crate::platform::{chance, cipher, net};
use crate::questionnaire::AssessmentId;
use crate::ui::app::App;
use crate::ui::components::{button, close_button, dialog_title, field};
use crate::ui::dom::{El, el, value_of};

/// The list of words, beside the page.
const WORDS: &str = "words/words.txt";

/// Asks for a passphrase and exports with it, within the dialog that is given.
pub(crate) fn lock_dialog(app: App, id: &AssessmentId, dialog: El) -> El {
    let typed = RwSignal::new(String::new());
    let working = RwSignal::new(false);
    let trouble = RwSignal::new(String::new());
    let input = el("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("autofocus", "")
        .attr("data-passphrase", "")
        .value_by(move || typed.get())
        .on("input", move |event| typed.set(value_of(&event)));
    let offer = button("btn", "Suggest six words", move || suggest(typed, trouble));
    let submit = submit(working, "Export encrypted");
    let id = id.clone();
    let form = el("form")
        .class("passphrase")
        .on("submit", move |event| {
            event.prevent_default();
            if working.get_untracked() {
                return;
            }
            let words = typed.get_untracked();
            match passphrase::objection(&words) {
                Some(objection) => trouble.set(objection.to_owned()),
                None => {
                    working.set(true);
                    run(app, id.clone(), words, working, trouble);
                }
            }
        })
        .child((
            field("Passphrase", input),
            el("p").child(offer),
            el("p")
                .attr("role", "alert")
                .class("error")
                .text_by(move || trouble.get()),
            el("div")
                .class("row")
                .child((close_button(app, "Cancel"), submit)),
        ));
    dialog.child((
        dialog_title("Export with a passphrase"),
        el("p").child("Only somebody who has the passphrase can open the file. Send it another way than the file."),
        el("p").child(el("b").child("Write the passphrase down. Nobody can open the file without it, and nobody can find it out.")),
        form,
    ))
}

/// Puts six words of chance into the field.
pub(crate) fn suggest(typed: RwSignal<String>, trouble: RwSignal<String>) {
    spawn_local(async move {
        let drawn = match (net::fetch_text(WORDS).await, chance::bytes::<256>()) {
            (Err(reason), _) => Err(reason),
            (Ok(_), None) => Err("This browser has no source of chance.".to_owned()),
            (Ok(list), Some(bytes)) => {
                let mut numbers = bytes.as_chunks::<4>().0.iter();
                // That many numbers are far more than six words need.
                let mut next = || numbers.next().map_or(0, |four| u32::from_le_bytes(*four));
                passphrase::draw(&list, &mut next)
                    .ok_or_else(|| "The list of words is damaged.".to_owned())
            }
        };
        // The dialog may have been closed meanwhile.
        match drawn {
            Ok(words) => drop(typed.try_set(words)),
            Err(reason) => drop(trouble.try_set(reason)),
        }
    });
}

fn run(
    app: App,
    id: AssessmentId,
    words: String,
    working: RwSignal<bool>,
    trouble: RwSignal<String>,
) {
    spawn_local(async move {
        let outcome = match written(app, &id, "encrypted.json") {
            None => Err("The assessment is no longer there."),
            Some(export) => locked(&export, &words).await.map(|text| (export, text)),
        };
        match outcome {
            Ok((export, text)) => {
                if save(app, &export, &text) {
                    app.dialog.set(None);
                }
            }
            Err(reason) => drop(trouble.try_set(reason.to_owned())),
        }
        // The dialog may have been closed meanwhile.
        let _ = working.try_set(false);
    });
}

async fn locked(export: &Export, words: &str) -> Result<String, &'static str> {
    let salt = chance::bytes::<SALT_BYTES>().ok_or(UNAVAILABLE)?;
    let nonce = chance::bytes::<NONCE_BYTES>().ok_or(UNAVAILABLE)?;
    let lock = Lock {
        iterations: ITERATIONS,
        salt,
        nonce,
    };
    let sealed = cipher::lock(words, &lock, export.text.as_bytes()).await;
    let sealed = sealed.map_err(|_| UNAVAILABLE)?;
    Ok(lock.envelope(&sealed))
}
