//! The browser's local storage behind the core's trait.
//!
//! gloo-storage panics where storage is blocked or absent, so it is probed before it is touched.

use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

use super::page;
use crate::store::{RecordStore, StoreError};

const PROBE: &str = "clausewise:probe";
/// What browsers call a store without room, by name and, in old ones, by code.
const FULL_NAMES: [&str; 2] = ["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED"];
const FULL_CODE: u16 = 22;

/// The browser's local storage, which has shown that it takes writes.
#[derive(Clone, Copy, Debug)]
pub struct BrowserStore(());

impl BrowserStore {
    /// The store, where the browser has one and it can be used. A full one can be used: it is
    /// read, and says at every write that it is full.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] where there is none, or it must not be touched.
    pub fn probe() -> Result<Self, StoreError> {
        let storage = page::window()
            .and_then(|window| window.local_storage().ok().flatten())
            .ok_or(StoreError::Blocked)?;
        match storage.set_item(PROBE, "1") {
            Ok(()) => {
                // What could be written can be removed; if not, the next probe writes over it.
                let _ = storage.remove_item(PROBE);
                Ok(Self(()))
            }
            Err(error) => match classify(error) {
                StoreError::Full => Ok(Self(())),
                _ => Err(StoreError::Blocked),
            },
        }
    }
}

impl RecordStore for BrowserStore {
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let storage = LocalStorage::raw();
        let length = storage.length().map_err(classify)?;
        (0..length)
            .filter_map(|index| storage.key(index).map_err(classify).transpose())
            .collect()
    }

    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        LocalStorage::raw().get_item(key).map_err(classify)
    }

    fn put(&mut self, key: &str, value: &str) -> Result<(), StoreError> {
        LocalStorage::raw().set_item(key, value).map_err(classify)
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        LocalStorage::raw().remove_item(key).map_err(classify)
    }
}

/// What a store's refusal means.
pub(super) fn classify(error: impl Into<JsValue>) -> StoreError {
    let error = error.into();
    let Some(exception) = error.dyn_ref::<DomException>() else {
        return StoreError::Other(page::describe(&error));
    };
    let name = exception.name();
    if FULL_NAMES.contains(&name.as_str()) || exception.code() == FULL_CODE {
        StoreError::Full
    } else if name == "SecurityError" {
        StoreError::Blocked
    } else {
        StoreError::Other(page::describe(&error))
    }
}
