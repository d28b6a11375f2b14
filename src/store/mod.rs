//! Keeping answers: a record a cell, over a store of texts. No browser in here.
//!
//! `docs/format.md` has the records. The rules that everything follows: one record holds one cell,
//! so that two tabs cannot overwrite each other's answers; a deletion is a record, and absence
//! never means deletion; a damaged record is kept aside and never overwritten; a record of a newer
//! release is not touched at all.

/// A store of texts by key: the browser's, or one in memory in tests.
pub trait RecordStore {
    /// All keys, in any order; also keys of other programs.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn keys(&self) -> Result<Vec<String>, StoreError>;

    /// The text under a key.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Puts a text under a key, whole or not at all.
    ///
    /// # Errors
    /// Where the store is full or does not take writes; what was there is still there.
    fn put(&mut self, key: &str, value: &str) -> Result<(), StoreError>;

    /// Removes a key; also where it is not there.
    ///
    /// # Errors
    /// Where the store does not take writes.
    fn remove(&mut self, key: &str) -> Result<(), StoreError>;

    /// Whether what is put outlives the page.
    fn lasts(&self) -> bool {
        true
    }
}

/// Why a store did not do what it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// No room is left. The user exports, and deletes what is not needed.
    Full,
    /// The browser does not let the page store anything. The user changes its settings, or
    /// exports before leaving.
    Blocked,
    /// The assessment holds records of a newer release and is left as it is. The user updates.
    ReadOnly,
    /// Anything else, in the store's own words.
    Other(String),
}

/// Where the newest edits are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// All are in a store that outlives the page.
    Saved,
    /// Some are about to be written.
    Saving,
    /// All are in a store that does not outlive the page.
    Session,
    /// Some could not be written. They are in memory, and an export has them.
    Unsaved,
}
