//! The log: a batch is in it whole or not at all, and what it has confirmed survives a crash.

use std::collections::BTreeMap;

use clausewise::store::{Batch, LogEntry, superseded};

/// The log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log(pub BTreeMap<String, String>);

impl Log {
    /// All entries, as a page reads them.
    #[must_use]
    pub fn entries(&self) -> Vec<LogEntry> {
        let entry = |(name, text): (&String, &String)| LogEntry {
            name: name.clone(),
            text: text.clone(),
        };
        self.0.iter().map(entry).collect()
    }

    /// Takes a batch.
    pub fn commit(&mut self, batch: &Batch) {
        for entry in &batch.entries {
            self.0.insert(entry.name.clone(), entry.text.clone());
        }
    }

    /// Removes what is superseded.
    pub fn tidy_up(&mut self) {
        for name in superseded(&self.entries()) {
            self.0.remove(&name);
        }
    }
}
