//! A store while the workspace is locked: what is put is sealed, what is read is opened.

use std::fmt;
use std::rc::Rc;

use super::seal::{MARKER, Seal, holds_words};
use super::{RecordStore, SaveState, StoreError};

/// The store with the lock that somebody has opened.
pub struct Vault {
    inner: Box<dyn RecordStore>,
    seal: Rc<Seal>,
}

impl fmt::Debug for Vault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Vault")
    }
}

impl Vault {
    /// That store behind this lock.
    #[must_use]
    pub fn new(inner: Box<dyn RecordStore>, seal: Rc<Seal>) -> Self {
        Self { inner, seal }
    }
}

impl RecordStore for Vault {
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.inner.keys()
    }

    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        let text = self.inner.get(key)?;
        Ok(text.map(|text| self.seal.read(key, text)))
    }

    fn put(&mut self, key: &str, value: &str) -> Result<(), StoreError> {
        if !holds_words(key) || !self.seal.is_sealing() {
            return self.inner.put(key, value);
        }
        // Somebody may have cleared the store; without the data key nothing in it could be read.
        if self.inner.get(MARKER)?.is_none() {
            self.inner.put(MARKER, self.seal.marker())?;
        }
        self.inner.put(key, &self.seal.written(key, value)?)
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.inner.remove(key)
    }

    fn reach(&self) -> SaveState {
        self.inner.reach()
    }
}
