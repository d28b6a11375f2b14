//! From the raw file of the rescue page to assessments, through the same reading as at the start.

use super::StoreError;
use super::journal::LogEntry;
use super::load::{Loaded, load};
use super::memory::Memory;
use super::seal::{MARKER, Seal};
use crate::assessment::QuestionnaireRef;
use crate::exchange::Rescue;

/// The encrypted data keys in a rescue file: none where the workspace was not locked.
#[must_use]
pub fn markers_in(rescue: &Rescue) -> Vec<String> {
    let all = rescue.storage.iter().chain(&rescue.databases);
    let found = all.filter(|(key, _)| key == MARKER);
    found.map(|(_, text)| text.clone()).collect()
}

/// A rescue file of a locked workspace as it would be of one that is not.
#[must_use]
pub fn unsealed(rescue: &Rescue, seal: &Seal) -> Rescue {
    let read = |(name, text): &(String, String)| {
        // Entries of the log bear their writer behind the key.
        let key = name.split_once(' ').map_or(name.as_str(), |(key, _)| key);
        (name.clone(), seal.read(key, text.clone()))
    };
    Rescue {
        storage: rescue.storage.iter().map(read).collect(),
        databases: rescue.databases.iter().map(read).collect(),
        unread: rescue.unread.clone(),
    }
}

/// The assessments in a rescue file, with all that cannot be used. `fallback` is assumed to be the
/// questionnaire of assessments whose header is gone.
///
/// # Errors
/// None in practice: memory can be read.
pub fn recover(rescue: &Rescue, fallback: &QuestionnaireRef) -> Result<Loaded, StoreError> {
    let mut memory = Memory::default();
    for (key, text) in &rescue.storage {
        memory.records.insert(key.clone(), text.clone());
    }
    let entry = |(name, text): &(String, String)| LogEntry {
        name: name.clone(),
        text: text.clone(),
    };
    let log: Vec<LogEntry> = rescue.databases.iter().map(entry).collect();
    load(&memory, &log, fallback)
}
