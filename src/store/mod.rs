//! Keeping answers: a record a cell, in two stores. No browser in here.
//!
//! One store is written at once, but a browser that is killed forgets its newest writes
//! ([`RecordStore`]). The other, the log, answers later, and what it has confirmed survives
//! ([`Batch`]). Only an edit that both have is called saved; reading unites both.
//!
//! `docs/format.md` has the records. The rules that everything follows: one record holds one cell,
//! so that two tabs cannot overwrite each other's answers; a deletion is a record, and absence
//! never means deletion; a damaged record is kept aside and never overwritten; a record of a newer
//! release is not touched at all.

mod again;
mod clock;
mod journal;
mod keeper;
mod key;
mod load;
pub mod lock;
pub mod memory;
mod put;
mod record;
mod renew;
mod rescue;
mod reserve;
pub mod seal;
mod setting;
pub mod shelf;
mod snapshot;
mod state;
mod union;
mod vault;
mod whole;

pub use again::Heard;
pub use clock::{Clock, Stamp};
pub use journal::{Batch, LogEntry};
pub use keeper::Keeper;
pub use key::{Address, PREFIX};
pub use load::{Loaded, load};
pub use record::{NotARecord, Record, WriterId, newer, read};
pub use rescue::{markers_in, recover, unsealed};
pub use setting::Setting;
pub use snapshot::{Snapshot, Why};
pub use state::{SaveState, StoreError};
pub use union::{Quarantined, SET_ASIDE, superseded};
pub use vault::Vault;

/// A store of texts by key that is written at once: the browser's, or [`memory::Memory`].
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
