//! Small settings of the page, outside any assessment.

use super::key::PREFIX;
use super::{RecordStore, StoreError};
use crate::questionnaire::AssessmentId;

/// A setting. It is a plain text under a key of its own; losing one costs nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Light, dark or as the system has it.
    Theme,
    /// Whether lines and texts stand out more than usual.
    Contrast,
    /// What the browser said when it was asked not to clear this site's data: `yes` or `no`.
    Persistent,
    /// Whether single keys answer questions.
    Shortcuts,
    /// Whether only the quick scan is asked.
    QuickScan,
    /// When an assessment was exported last, as a timestamp.
    LastExport(AssessmentId),
    /// When the reminder to export an assessment was put off, as a timestamp.
    PutOff(AssessmentId),
    /// Whether a file on the disk follows an assessment.
    File(AssessmentId),
    /// After how many minutes without anybody at it the workspace locks itself; nothing: never.
    LockAfter,
    /// When somebody has last locked the workspace, which tells other tabs to do so too.
    LockedAt,
}

impl Setting {
    /// The key under which it stands.
    #[must_use]
    pub fn key(&self) -> String {
        let (name, id) = match self {
            Self::Theme => ("theme", ""),
            Self::Contrast => ("contrast", ""),
            Self::Persistent => ("persistent", ""),
            Self::Shortcuts => ("shortcuts", ""),
            Self::QuickScan => ("quick-scan", ""),
            Self::LockAfter => ("lock-after", ""),
            Self::LockedAt => ("locked-at", ""),
            Self::LastExport(id) => ("last-export:", id.as_str()),
            Self::PutOff(id) => ("put-off:", id.as_str()),
            Self::File(id) => ("file:", id.as_str()),
        };
        [PREFIX, "s:", name, id].concat()
    }

    /// What it is set to.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn get(&self, store: &dyn RecordStore) -> Result<Option<String>, StoreError> {
        store.get(&self.key())
    }

    /// Sets it.
    ///
    /// # Errors
    /// Where the store does not take it.
    pub fn set(&self, store: &mut dyn RecordStore, value: &str) -> Result<(), StoreError> {
        store.put(&self.key(), value)
    }

    /// Whether it is on; `unset` where nobody has said, or the store cannot be read.
    #[must_use]
    pub fn is_on(&self, store: &dyn RecordStore, unset: bool) -> bool {
        match self.get(store) {
            Ok(Some(value)) => value == "on",
            _ => unset,
        }
    }

    /// Turns it on or off.
    ///
    /// # Errors
    /// Where the store does not take it.
    pub fn turn(&self, store: &mut dyn RecordStore, on: bool) -> Result<(), StoreError> {
        self.set(store, if on { "on" } else { "off" })
    }
}
