//! Writing with care: what was put is read back, and what cannot be used is copied before its place
//! is written to.

use super::key::copy_key;
use super::{RecordStore, StoreError};

/// How many copies of one damaged record are made at most, each of another text.
const MAX_COPIES: u32 = 1_000;

/// Puts a text and looks whether it is there: some browsers drop writes without a word.
pub(super) fn put(store: &mut dyn RecordStore, key: &str, text: &str) -> Result<(), StoreError> {
    store.put(key, text)?;
    if store.get(key)?.as_deref() == Some(text) {
        Ok(())
    } else {
        let reason = "what was written could not be read back";
        Err(StoreError::Other(reason.to_owned()))
    }
}

/// Copies a record that cannot be used to a key of its own, before its place is written to.
pub(super) fn set_aside(
    store: &mut dyn RecordStore,
    key: &str,
    raw: &str,
) -> Result<(), StoreError> {
    for number in 1..=MAX_COPIES {
        let copy = copy_key(number, key);
        match store.get(&copy)? {
            Some(there) if there == raw => return Ok(()),
            Some(_) => {}
            None => return put(store, &copy, raw),
        }
    }
    let reason = "too many damaged copies of one record are kept";
    Err(StoreError::Other(reason.to_owned()))
}
