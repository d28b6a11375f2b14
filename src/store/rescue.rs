//! From the raw file of the rescue page to assessments, through the same reading as at the start.

use super::StoreError;
use super::journal::LogEntry;
use super::load::{Loaded, load};
use super::memory::Memory;
use crate::assessment::QuestionnaireRef;
use crate::exchange::Rescue;

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
