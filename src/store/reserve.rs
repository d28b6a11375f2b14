//! Room that is kept free while there is some, and given up when there is none, so that the
//! sentence somebody is writing still fits.

use super::RecordStore;
use super::key::PREFIX;

/// Its size in characters: the longest note three times over.
const SIZE: usize = 65_536;

fn key() -> String {
    [PREFIX, "reserve"].concat()
}

/// Keeps the room; false where there is not that much.
pub(super) fn lay_in(store: &mut dyn RecordStore) -> bool {
    store.put(&key(), &"x".repeat(SIZE)).is_ok()
}

/// Gives the room up; false where none was kept.
pub(super) fn give_up(store: &mut dyn RecordStore) -> bool {
    matches!(store.get(&key()), Ok(Some(_))) && store.remove(&key()).is_ok()
}
