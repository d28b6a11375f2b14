//! Snapshots in a database of their own, which cannot be in the log's way; a store for each slot.

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::IdbKeyRange;

use super::database::{self, Database, finished, result};
use super::storage::classify;
use crate::store::StoreError;
use crate::store::shelf::{Shelf, Slot};

const DATABASE: &str = "clausewise-history";
const FIRST: &str = "first";
const SECOND: &str = "second";
/// Behind every character that stands in a name.
const LAST: &str = "\u{ffff}";

/// The shelf of a browser; it is open as long as it is used.
#[derive(Debug)]
pub struct BrowserShelf(Database);

impl Drop for BrowserShelf {
    fn drop(&mut self) {
        self.0.close();
    }
}

const fn store(slot: Slot) -> &'static str {
    match slot {
        Slot::First => FIRST,
        Slot::Second => SECOND,
    }
}

impl BrowserShelf {
    /// Opens the shelf, and makes it where there is none.
    ///
    /// # Errors
    /// Where the browser has no database, forbids it, or does not answer.
    pub async fn open() -> Result<Self, StoreError> {
        let opening = database::open(DATABASE, &[FIRST, SECOND]);
        Ok(Self(opening.database().await?))
    }
}

impl Shelf for BrowserShelf {
    async fn names(&self, slot: Slot, prefix: &str) -> Result<Vec<String>, StoreError> {
        let end = [prefix, LAST].concat();
        let range = IdbKeyRange::bound(&prefix.into(), &end.into()).map_err(classify)?;
        let store = self.0.read(store(slot))?;
        let names = store.get_all_keys_with_key(&range).map_err(classify)?;
        let names = Array::from(&result(&names).await?);
        Ok(names.iter().filter_map(|name| name.as_string()).collect())
    }

    async fn get(&self, slot: Slot, name: &str) -> Result<Option<String>, StoreError> {
        let text = self.0.read(store(slot))?.get(&name.into());
        let text: JsValue = result(&text.map_err(classify)?).await?;
        Ok(text.as_string())
    }

    async fn put(&self, slot: Slot, name: &str, text: &str) -> Result<(), StoreError> {
        let (transaction, store) = self.0.write(store(slot))?;
        let put = store.put_with_key(&text.into(), &name.into());
        put.map_err(classify)?;
        finished(&transaction).await
    }

    async fn remove(&self, slot: Slot, name: &str) -> Result<(), StoreError> {
        let (transaction, store) = self.0.write(store(slot))?;
        store.delete(&name.into()).map_err(classify)?;
        finished(&transaction).await
    }
}
