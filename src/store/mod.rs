//! Keeping answers: a record a cell, over a store of texts. No browser in here.
//!
//! `docs/format.md` has the records. The rules that everything follows: one record holds one cell,
//! so that two tabs cannot overwrite each other's answers; a deletion is a record, and absence
//! never means deletion; a damaged record is kept aside and never overwritten; a record of a newer
//! release is not touched at all.

mod clock;
mod keeper;
mod key;
mod load;
pub mod memory;
mod record;
mod setting;

pub use clock::{Clock, Stamp};
pub use keeper::Keeper;
pub use key::{Address, PREFIX};
pub use load::{Loaded, Quarantined, load};
pub use record::{NotARecord, Record, WriterId, newer, read};
pub use setting::Setting;

/// A store of texts by key: the browser's, or [`memory::Memory`].
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

    /// What can be said of an edit that is in this store.
    fn reach(&self) -> SaveState {
        SaveState::Saved
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SaveState {
    /// All are in a store that outlives the browser session.
    Saved,
    /// Some are about to be written.
    Saving,
    /// All are in a store, but it may not outlive the browser session.
    Session,
    /// Some are in memory alone. An export has them; leaving the page loses them.
    #[default]
    Unsaved,
}

impl StoreError {
    /// What happened and what to do about it.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Full => "The browser's storage for this page is full. Export your assessment, \
                           then delete assessments that you no longer need."
                .to_owned(),
            Self::Blocked => "The browser does not let this page store anything. Allow site data \
                              for this page, or export before you leave."
                .to_owned(),
            Self::ReadOnly => "A newer release has written this assessment. It can be read and \
                               exported; reload the page to update before you change it."
                .to_owned(),
            Self::Other(reason) => {
                let mut text = "Saving failed: ".to_owned();
                text.push_str(reason);
                text.push_str(". Export your assessment before you leave.");
                text
            }
        }
    }
}
