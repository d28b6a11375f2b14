//! A list whose rows stay the same elements while their order changes, so that the field somebody
//! is in keeps its focus and its text.

use std::collections::BTreeMap;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::dom::{El, follow};
use crate::platform::page;
use crate::ui::memo::Memo;

/// Keeps the rows within `parent` in the order of the keys. A row is built once for its key, under
/// an owner of its own, which goes when the key does.
pub(crate) fn keyed<K: Ord + Clone + Send + Sync + 'static>(
    parent: El,
    keys: Memo<Vec<K>>,
    build: impl Fn(&K) -> El + 'static,
) -> El {
    let around = Owner::current().unwrap_or_default();
    let mut rows: BTreeMap<K, (El, Owner)> = BTreeMap::new();
    let list = parent.element().clone();
    follow(move || {
        let keys = keys.get();
        let focused = page::document().and_then(|document| document.active_element());
        rows.retain(|key, (row, owner)| {
            let stays = keys.contains(key);
            if !stays {
                row.element().remove();
                owner.cleanup();
            }
            stays
        });
        let mut place = list.first_element_child();
        for key in &keys {
            let (row, _) = rows.entry(key.clone()).or_insert_with(|| {
                let owner = around.child();
                let row = owner.with(|| untrack(|| build(key)));
                (row, owner)
            });
            place = put(&list, row.element(), place);
        }
        give_back(focused);
    });
    parent
}

/// Puts a row where the next one is due; what stands there then.
fn put(list: &Element, row: &Element, place: Option<Element>) -> Option<Element> {
    if place.as_ref() == Some(row) {
        return row.next_element_sibling();
    }
    // Both are within the list, or the row is new.
    let _ = list.insert_before(row, place.as_ref().map(|place| place.as_ref()));
    place
}

/// Gives the focus back to who had it, where moving its row has taken it away.
fn give_back(focused: Option<Element>) {
    let Some(focused) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let now = page::document().and_then(|document| document.active_element());
    if focused.is_connected() && now.as_ref() != Some(focused.as_ref()) {
        let _ = focused.focus();
    }
}
