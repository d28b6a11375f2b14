//! What is owed to the log, the second store: it takes whole batches, tells later whether it has
//! them, and has them for good once it says so.
//!
//! No input or output in here. Whoever drives it takes a [`Batch`], commits it, and reports with its
//! number what became of it. One batch is under way at a time; what is edited meanwhile goes
//! together into the next one.

use super::StoreError;
use super::record::WriterId;
use crate::map::Map;

/// One entry of the log: a record, under a name that no other writer uses. So nobody overwrites
/// what somebody else has written, and a writer's own entries are superseded in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// The record's key, a space, and who has put it into the log.
    pub name: String,
    /// The record.
    pub text: String,
}

impl LogEntry {
    /// The entry for the record of a key.
    #[must_use]
    pub fn new(key: &str, writer: &WriterId, text: String) -> Self {
        let name = [key, " ", writer.as_str()].concat();
        Self { name, text }
    }

    /// The key of the record.
    #[must_use]
    pub fn key(&self) -> &str {
        self.name.split_once(' ').map_or(&self.name, |(key, _)| key)
    }
}

/// Entries that go into the log together: all or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// Names the batch when its outcome is reported.
    pub number: u64,
    /// The entries, each in place of one with the same name.
    pub entries: Vec<LogEntry>,
}

/// How the log stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It has everything.
    Done,
    /// Something is on its way.
    Owing,
    /// It is absent or has refused something.
    Failing,
}

/// What the log does not have yet.
#[derive(Clone, Debug)]
pub(super) struct Journal {
    /// Records that wait for the next batch, by key.
    waiting: Map<String, String>,
    /// Records of the batch that is under way, by key; empty where it is not to be sent again.
    running: Map<String, String>,
    /// The number of the batch that is under way, or was last.
    number: u64,
    /// Why there is no log, or why it did not take the last batch.
    error: Option<StoreError>,
    is_absent: bool,
}

impl Journal {
    /// For a log in which nothing is missing.
    pub(super) const fn new() -> Self {
        Self {
            waiting: Map::new(),
            running: Map::new(),
            number: 0,
            error: None,
            is_absent: false,
        }
    }

    /// For a log that is not there: nothing is ever owed to it.
    pub(super) fn absent(why: StoreError) -> Self {
        Self {
            error: Some(why),
            is_absent: true,
            ..Self::new()
        }
    }

    /// Owes a record, instead of an earlier one of its key.
    pub(super) fn owe(&mut self, key: &str, text: &str) {
        if !self.is_absent {
            self.waiting.insert(key.to_owned(), text.to_owned());
        }
    }

    /// Owes no more what is gone. What of it is under way already is not sent a second time.
    pub(super) fn forget(&mut self, is_gone: impl Fn(&str, &str) -> bool) {
        self.waiting.retain(|key, text| !is_gone(key, text));
        for (key, text) in self.running.iter_mut() {
            if is_gone(key, text) {
                text.clear();
            }
        }
    }

    /// What is to be committed next; `None` where a batch is under way, or nothing is owed.
    pub(super) fn next(&mut self, writer: &WriterId) -> Option<Batch> {
        if !self.running.is_empty() || self.waiting.is_empty() {
            return None;
        }
        self.running = std::mem::take(&mut self.waiting);
        self.number = self.number.wrapping_add(1);
        let entry = |(key, text): (&String, &String)| LogEntry::new(key, writer, text.clone());
        Some(Batch {
            number: self.number,
            entries: self.running.iter().map(entry).collect(),
        })
    }

    /// A batch is in the log, or is not. A report on any other than the one under way says nothing.
    pub(super) fn report(&mut self, number: u64, outcome: Result<(), StoreError>) {
        if number != self.number {
            return;
        }
        let running = std::mem::take(&mut self.running);
        if outcome.is_err() {
            self.owe_again(running);
        }
        self.error = outcome.err();
    }

    /// The log was opened anew: what was under way before is owed again, and whatever is still said
    /// of that batch says nothing.
    pub(super) fn start_anew(&mut self) {
        let running = std::mem::take(&mut self.running);
        self.owe_again(running);
        self.number = self.number.wrapping_add(1);
        if self.waiting.is_empty() {
            self.error = None;
        }
    }

    fn owe_again(&mut self, records: Map<String, String>) {
        for (key, text) in records {
            if !text.is_empty() && !self.waiting.contains_key(&key) {
                self.waiting.insert(key, text);
            }
        }
    }

    /// The log is gone, for now.
    pub(super) fn fail(&mut self, why: StoreError) {
        self.error = Some(why);
    }

    pub(super) fn standing(&self) -> Standing {
        if self.error.is_some() {
            Standing::Failing
        } else if self.waiting.is_empty() && self.running.is_empty() {
            Standing::Done
        } else {
            Standing::Owing
        }
    }

    /// Whether a log that is there has not taken something.
    pub(super) fn is_failing(&self) -> bool {
        self.error.is_some() && !self.is_absent
    }

    pub(super) const fn error(&self) -> Option<&StoreError> {
        self.error.as_ref()
    }
}
