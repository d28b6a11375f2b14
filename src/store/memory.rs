//! A store in memory: for tests, with a quota and failures on demand, and for the page where the
//! browser allows no other.

use std::collections::BTreeMap;

use super::{RecordStore, SaveState, StoreError};

/// A store in memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// What is kept.
    pub records: BTreeMap<String, String>,
    /// The most bytes of keys and values together, where there is a limit.
    pub quota: Option<usize>,
    /// What every further write fails with.
    pub failing: Option<StoreError>,
    /// Whether every read fails as blocked.
    pub blocked: bool,
    /// What it says of itself; by default the truth, that nothing in it outlives the page.
    pub reach: SaveState,
}

impl Memory {
    /// Bytes of keys and values together.
    #[must_use]
    pub fn size(&self) -> usize {
        let sizes = self.records.iter();
        sizes
            .map(|(key, value)| key.len().saturating_add(value.len()))
            .fold(0, usize::saturating_add)
    }

    fn readable(&self) -> Result<(), StoreError> {
        if self.blocked {
            Err(StoreError::Blocked)
        } else {
            Ok(())
        }
    }

    fn writable(&self) -> Result<(), StoreError> {
        self.readable()?;
        match &self.failing {
            Some(error) => Err(error.clone()),
            None => Ok(()),
        }
    }
}

impl RecordStore for Memory {
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.readable()?;
        Ok(self.records.keys().cloned().collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.readable()?;
        Ok(self.records.get(key).cloned())
    }

    fn put(&mut self, key: &str, value: &str) -> Result<(), StoreError> {
        self.writable()?;
        if let Some(quota) = self.quota {
            let old = self.records.get(key);
            let old = old.map_or(0, |old| key.len().saturating_add(old.len()));
            let size = self.size().saturating_sub(old);
            let size = size.saturating_add(key.len()).saturating_add(value.len());
            if size > quota {
                return Err(StoreError::Full);
            }
        }
        self.records.insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.writable()?;
        self.records.remove(key);
        Ok(())
    }

    fn reach(&self) -> SaveState {
        self.reach
    }
}
