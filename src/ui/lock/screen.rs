//! What stands in place of the app until somebody has given the passphrase.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, NodeList};

use super::key;
use crate::assessment::{Assessment, QuestionnaireRef};
use crate::exchange::Refusal;
use crate::platform::cipher::Failure;
use crate::platform::page;
use crate::platform::shelf::BrowserShelf;
use crate::platform::storage::BrowserStore;
use crate::store::lock::{AtRest, Entries};
use crate::store::seal::Seal;
use crate::store::{StoreError, Vault};
use crate::ui::app::Settings;
use crate::ui::components::{brand, download_as_stored, field};
use crate::ui::dom::{El, el, existing, value_of};
use crate::ui::exchange::{UNAVAILABLE, submit};
use crate::ui::keep::{Keep, Stores};
use crate::ui::pages::erase_form;

/// Asks for the passphrase until it is the right one, and opens the stores with it. What was left
/// half-done when the lock was switched on, is done now.
pub(crate) async fn unlocked(
    mut stores: Stores,
    markers: Vec<String>,
    fallback: QuestionnaireRef,
) -> (Keep, Vec<Assessment>) {
    Settings::read(&*stores.at_once).show();
    let screen = Screen::show(markers.iter().any(|marker| key::envelope(marker).is_some()));
    let seal = loop {
        let passphrase = screen.passphrase().await;
        match key::open(&passphrase, &markers).await {
            Ok(seal) => break seal,
            Err(failure) => screen.refuse(failure),
        }
    };
    // Where that fails, plain texts stay readable and are tried again with the next start.
    let _ = finish(&stores, &seal).await;
    // Another tab may have written while this one waited.
    stores.entries = match &stores.log {
        Some(log) => log.entries().await,
        None => stores.entries,
    };
    if let Ok(entries) = &mut stores.entries {
        seal.read_entries(entries);
    }
    stores.at_once = Box::new(Vault::new(stores.at_once, Rc::clone(&seal)));
    screen.remove();
    Keep::of(stores, Some(seal), &fallback)
}

async fn finish(stores: &Stores, seal: &Rc<Seal>) -> Result<(), StoreError> {
    let mut store = BrowserStore::probe()?;
    let shelf = BrowserShelf::open().await?;
    let mut all = AtRest {
        store: &mut store,
        log: stores.log.as_ref(),
        shelf: Some(&shelf),
    };
    all.announce(seal).await?;
    all.turn(seal).await.map(drop)
}

/// The screen, while it is there.
struct Screen {
    owner: Owner,
    working: RwSignal<bool>,
    trouble: RwSignal<Option<Failure>>,
    /// Who waits for the passphrase.
    waiting: Rc<RefCell<Option<Function>>>,
}

impl Screen {
    fn show(is_whole: bool) -> Self {
        let owner = Owner::new();
        let (working, trouble) = owner.with(|| (RwSignal::new(false), RwSignal::new(None)));
        let screen = Self {
            owner: owner.clone(),
            working,
            trouble,
            waiting: Rc::default(),
        };
        page::set_flag("data-locked", Some(""));
        page::set_title("Locked – Clausewise");
        owner.with(|| screen.build(is_whole));
        // For boot.js the start has come to a good end.
        page::set_flag("data-ready", Some(""));
        page::focus(FIELD);
        screen
    }

    fn build(&self, is_whole: bool) {
        let Some(root) = page::element("app") else {
            return;
        };
        let head = el("header")
            .class("top")
            .attr("data-lock", "")
            .child(brand());
        let content = if is_whole {
            self.form()
        } else {
            el("p").class("error").attr("role", "alert").child(DAMAGED)
        };
        let card = el("section").class("panel stack locked").child((
            el("h1")
                .attr("tabindex", "-1")
                .child("Your answers are locked"),
            content,
            forgotten(),
        ));
        let main = el("main")
            .attr("id", "main")
            .class("page")
            .attr("data-lock", "")
            .child(card);
        existing(root.into()).child((head, main));
    }

    fn form(&self) -> El {
        let (working, trouble) = (self.working, self.trouble);
        let typed = RwSignal::new(String::new());
        let input = el("input")
            .attr("type", "password")
            .attr("id", FIELD)
            .attr("autocomplete", "current-password")
            .attr("data-passphrase", "")
            .on("input", move |event| typed.set(value_of(&event)));
        let said = el("p")
            .attr("role", "alert")
            .class("error")
            .text_by(move || trouble.get().map_or_else(String::new, text));
        let waiting = Rc::clone(&self.waiting);
        el("form")
            .class("passphrase stack")
            .on("submit", move |event| {
                event.prevent_default();
                if let Some(waiting) = waiting.borrow_mut().take() {
                    working.set(true);
                    trouble.set(None);
                    let words = JsValue::from(typed.get_untracked());
                    // Whoever waits takes it.
                    let _ = waiting.call1(&JsValue::NULL, &words);
                }
            })
            .child((
                el("p").child("What this browser keeps of Clausewise is encrypted. Type the passphrase to go on where you were."),
                field("Passphrase", input),
                said,
                el("div").class("row").child(submit(working, "Unlock")),
            ))
    }

    /// What is typed next.
    async fn passphrase(&self) -> String {
        let promise = Promise::new(&mut |resolve, _| {
            *self.waiting.borrow_mut() = Some(resolve);
        });
        self.working.set(false);
        let typed = JsFuture::from(promise).await;
        typed
            .ok()
            .and_then(|typed| typed.as_string())
            .unwrap_or_default()
    }

    fn refuse(&self, failure: Failure) {
        self.trouble.set(Some(failure));
        page::focus(FIELD);
    }

    fn remove(self) {
        self.owner.cleanup();
        // The app may stand there already: where only the database knew of the lock.
        let parts = page::document().and_then(|page| page.query_selector_all(PARTS).ok());
        for part in parts.iter().flat_map(NodeList::values).flatten() {
            part.unchecked_into::<Element>().remove();
        }
        page::set_flag("data-locked", None);
    }
}

/// What it consists of.
const PARTS: &str = "[data-lock]";

/// The field for the passphrase.
const FIELD: &str = "unlock";
const DAMAGED: &str = "The record with which the passphrase opens your answers is damaged or gone, in both of the browser’s stores. Download everything, keep the file, and open an export.";

fn text(failure: Failure) -> String {
    match failure {
        Failure::Unavailable => UNAVAILABLE.to_owned(),
        Failure::Refused => [
            Refusal::Passphrase.title(),
            ". Nothing was changed; try again as often as you like.",
        ]
        .concat(),
    }
}

/// What is left to whoever does not know it any more.
fn forgotten() -> El {
    let (typed, erase) = erase_form();
    el("details").class("more-of").child((
        el("summary").child("Passphrase forgotten?"),
        el("div").class("stack").child((
            el("p").child("Nobody can bring it back: without it, nobody can read what is stored here, neither whoever hosts this page nor whoever wrote it. An export that you made before opens without it, here once everything is deleted, or in another browser."),
            el("p").child("What is stored can be kept as a file, encrypted as it is. It opens in Clausewise should the passphrase come back to you."),
            download_as_stored(),
            typed,
            el("div").class("row").child(erase),
        )),
    ))
}
