//! What happens on the way to the certificate, entry by entry: audits and what they find, reviews,
//! certification bodies, own actions, other parties, and the steps of the journey.
//!
//! All kinds of entries are kept in one list, so that editing, keeping, merging and comparing them
//! is written once; each kind has a type and an object in the file of its own.

mod audit;
mod cycle;
mod finding;
mod follow;
mod way;

pub use audit::{Audit, AuditKind, CertificationBody, Review};
pub use cycle::{Span, Surveillance};
pub use finding::{Effectiveness, Grade, Nonconformity, Progress, Source};
pub use way::{Action, Party, PartyKind, StepRecord};

use crate::map::Map;
use crate::questionnaire::{ClauseId, EntryId};

/// Every entry of an assessment, sorted by kind and id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Register(Map<EntryKey, Entry>);

/// Names one entry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EntryKey {
    /// What it is.
    pub kind: EntryKind,
    /// Its name among those of its kind: made up where the entry is, or a step's id.
    pub id: EntryId,
}

macro_rules! entries {
    ($($(#[$doc:meta])* $kind:ident($type:ty) = $name:literal, $one:literal, $each:ident;)+) => {
        /// What an entry is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum EntryKind { $($(#[$doc])* $kind,)+ }

        /// An entry.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Entry { $($(#[$doc])* $kind($type),)+ }

        /// Every kind, in the order of the file.
        pub const ENTRY_KINDS: &[EntryKind] = &[$(EntryKind::$kind,)+];

        impl EntryKind {
            /// The name of the object that holds these entries in the file.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)+ }
            }

            /// What one of them is called in a sentence.
            #[must_use]
            pub const fn one(self) -> &'static str {
                match self { $(Self::$kind => $one,)+ }
            }
        }

        impl Entry {
            /// What it is.
            #[must_use]
            pub const fn kind(&self) -> EntryKind {
                match self { $(Self::$kind(_) => EntryKind::$kind,)+ }
            }
        }

        impl Register {
            $(
                $(#[$doc])*
                pub fn $each(&self) -> impl Iterator<Item = (&EntryId, &$type)> {
                    self.0.iter().filter_map(|(key, entry)| match entry {
                        Entry::$kind(entry) => Some((&key.id, entry)),
                        _ => None,
                    })
                }
            )+
        }

        $(
            impl From<$type> for Entry {
                fn from(entry: $type) -> Self {
                    Self::$kind(entry)
                }
            }
        )+
    };
}

entries! {
    /// Parties outside the system that take part in services.
    Party(Party) = "parties", "party", parties;
    /// Own work beside what the questionnaire asks.
    Action(Action) = "actions", "action", actions;
    /// Audits, planned and done.
    Audit(Audit) = "audits", "audit", audits;
    /// Management reviews, planned and held.
    Review(Review) = "reviews", "management review", reviews;
    /// Findings to correct.
    Nonconformity(Nonconformity) = "nonconformities", "nonconformity", nonconformities;
    /// Certification bodies asked.
    Body(CertificationBody) = "certification_bodies", "certification body", bodies;
    /// What is known of the journey's steps.
    Step(StepRecord) = "steps", "step", steps;
}

impl std::fmt::Display for EntryKey {
    /// What a person would call it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.kind.one())?;
        f.write_str(" ")?;
        f.write_str(self.id.as_str())
    }
}

impl EntryKey {
    /// The name of an entry.
    #[must_use]
    pub const fn new(kind: EntryKind, id: EntryId) -> Self {
        Self { kind, id }
    }
}

impl Register {
    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every entry with its name.
    pub fn iter(&self) -> impl Iterator<Item = (&EntryKey, &Entry)> {
        self.0.iter()
    }

    /// The entry of that name.
    #[must_use]
    pub fn get(&self, key: &EntryKey) -> Option<&Entry> {
        self.0.get(key)
    }

    /// The names and entries as a map, for comparing.
    pub(super) const fn map(&self) -> &Map<EntryKey, Entry> {
        &self.0
    }

    /// Puts an entry under its name, or clears the name; what was there before. An entry of
    /// another kind than its name says is not taken.
    pub fn put(&mut self, key: EntryKey, entry: Option<Entry>) -> Option<Entry> {
        match entry {
            Some(entry) if entry.kind() == key.kind => self.0.insert(key, entry),
            Some(_) => None,
            None => self.0.remove(&key),
        }
    }

    /// What is known of a step.
    #[must_use]
    pub fn step(&self, id: &str) -> Option<&StepRecord> {
        self.steps()
            .find(|(step, _)| step.as_str() == id)
            .map(|(_, record)| record)
    }

    /// Own actions in a leaf's package.
    pub fn actions_of(&self, leaf: &ClauseId) -> impl Iterator<Item = (&EntryId, &Action)> {
        self.actions()
            .filter(move |(_, action)| action.package.as_ref() == Some(leaf))
    }
}
