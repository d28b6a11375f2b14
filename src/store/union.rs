//! The records of both stores united, cell by cell: the newest one that can be used counts,
//! whichever store has it, and what cannot be used costs nothing but itself.

use super::clock::{Clock, Stamp};
use super::journal::LogEntry;
use super::key::{Address, Place};
use super::record::{NotARecord, Record, read};
use super::{RecordStore, StoreError};
use crate::assessment::{Cell, Edit};
use crate::exchange::cell;
use crate::exchange::reader::{Limits, Reader};
use crate::map::Map;
use crate::questionnaire::AssessmentId;

/// What is known of a damaged record that an earlier start has set aside.
pub const SET_ASIDE: &str = "It was damaged, and was set aside.";

/// A record that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quarantined {
    /// The key that it has, or had before it was set aside.
    pub key: String,
    /// Its text.
    pub raw: String,
    /// What is the matter, as a sentence.
    pub why: String,
}

/// What was found of one cell.
pub(super) struct Copies {
    pub(super) address: Address,
    /// The record that counts and what it says; an assessment's deletion says nothing.
    pub(super) newest: Option<(Record, Option<Edit>)>,
    /// What stands in the store that is written at once, whatever it is.
    pub(super) at_once: Option<String>,
    /// Entries of the log that can be used.
    pub(super) in_log: Vec<LogEntry>,
}

/// All that was found.
#[derive(Default)]
pub(super) struct Union {
    /// By key.
    pub(super) cells: Map<String, Copies>,
    pub(super) quarantine: Vec<Quarantined>,
    /// Assessments with records of a newer release.
    pub(super) read_only: Vec<AssessmentId>,
    pub(super) clock: Clock,
}

impl Union {
    /// Takes the log in.
    pub(super) fn add_log(&mut self, log: &[LogEntry]) {
        for entry in log {
            let Some(address) = Address::parse(entry.key()) else {
                continue;
            };
            if self.add(address, entry.key(), &entry.text)
                && let Some(copies) = self.cells.get_mut(entry.key())
            {
                copies.in_log.push(entry.clone());
            }
        }
    }

    /// Takes the store in that is written at once.
    pub(super) fn add_store(&mut self, store: &dyn RecordStore) -> Result<(), StoreError> {
        for key in store.keys()? {
            let place = Place::of(&key);
            if !matches!(place, Some(Place::Cell(_) | Place::Copy(_))) {
                continue;
            }
            let Some(raw) = store.get(&key)? else {
                continue;
            };
            match place {
                Some(Place::Cell(address)) => {
                    self.add(address, &key, &raw);
                    if let Some(copies) = self.cells.get_mut(&key) {
                        copies.at_once = Some(raw);
                    }
                }
                Some(Place::Copy(original)) => {
                    self.set_aside(&original, &raw, SET_ASIDE.to_owned());
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Takes one record in; whether it can be used.
    fn add(&mut self, address: Address, key: &str, raw: &str) -> bool {
        if !self.cells.contains_key(key) {
            let copies = Copies {
                address: address.clone(),
                newest: None,
                at_once: None,
                in_log: Vec::new(),
            };
            self.cells.insert(key.to_owned(), copies);
        }
        let Some(copies) = self.cells.get_mut(key) else {
            return false;
        };
        // Both stores mostly hold the same.
        if matches!(&copies.newest, Some((record, _)) if record.text == raw) {
            return true;
        }
        match usable(&address, raw) {
            Ok((record, edit)) => {
                self.clock.observe(record.stamp);
                if !matches!(&copies.newest, Some((newest, _)) if newest.is_newer(&record)) {
                    copies.newest = Some((record, edit));
                }
                return true;
            }
            Err(NotARecord::Newer) => {
                if !self.read_only.contains(&address.assessment) {
                    self.read_only.push(address.assessment);
                }
            }
            Err(why) => self.set_aside(key, raw, why.text()),
        }
        false
    }

    /// The same damaged text is listed once, wherever it stands.
    fn set_aside(&mut self, key: &str, raw: &str, why: String) {
        let is_known = |one: &Quarantined| one.key == key && one.raw == raw;
        if !self.quarantine.iter().any(is_known) {
            self.quarantine.push(Quarantined {
                key: key.to_owned(),
                raw: raw.to_owned(),
                why,
            });
        }
    }

    /// Cells of which damaged records are all that is left, but for those of deleted assessments.
    pub(super) fn lost(&self) -> Vec<Address> {
        let mut lost: Vec<Address> = Vec::new();
        for record in &self.quarantine {
            let copies = self.cells.get(&record.key);
            let is_known = copies.is_some_and(|copies| copies.newest.is_some());
            if let Some(address) = Address::parse(&record.key)
                && !is_known
                && self.deleted(&address.assessment).is_none()
                && !lost.contains(&address)
            {
                lost.push(address);
            }
        }
        lost
    }

    /// When an assessment was deleted, where its deletion is the newest that is known of its header.
    pub(super) fn deleted(&self, id: &AssessmentId) -> Option<Stamp> {
        let header = Address {
            assessment: id.clone(),
            cell: Cell::Header,
        };
        match &self.cells.get(&header.key())?.newest {
            Some((record, None)) => Some(record.stamp),
            _ => None,
        }
    }

    /// Whether a cell was deleted with its assessment. What was written after the deletion, in a
    /// tab that did not know of it, was not.
    pub(super) fn is_gone(&self, copies: &Copies) -> bool {
        let newest = copies.newest.as_ref().map(|(record, _)| record.stamp);
        copies.address.cell != Cell::Header
            && newest.is_some_and(|newest| Some(newest) <= self.deleted(&copies.address.assessment))
    }
}

/// Names of the entries that the log no longer needs: superseded ones, and those of assessments
/// that were deleted. What cannot be used stays, and so does everything that a newer release has
/// written into.
///
/// An entry is only named where a newer one stands in the same log, so that several tabs can do
/// this in any order.
#[must_use]
pub fn superseded(log: &[LogEntry]) -> Vec<String> {
    let mut union = Union::default();
    union.add_log(log);
    let mut names = Vec::new();
    for (_, copies) in &union.cells {
        if union.read_only.contains(&copies.address.assessment) {
            continue;
        }
        let mut kept = union.is_gone(copies);
        for entry in &copies.in_log {
            let is_newest =
                matches!(&copies.newest, Some((record, _)) if record.text == entry.text);
            if is_newest && !kept {
                kept = true;
            } else {
                names.push(entry.name.clone());
            }
        }
    }
    names
}

/// The record at an address and what it says, where it can be used. A header without data, which
/// marks a deleted assessment, says nothing.
pub(super) fn usable(address: &Address, raw: &str) -> Result<(Record, Option<Edit>), NotARecord> {
    let mut record = read(&address.key(), raw)?;
    if address.cell == Cell::Header && record.data.is_null() {
        return Ok((record, None));
    }
    let mut reader = Reader::new(Limits::KEPT);
    let edit = cell::decode(&mut reader, &address.cell, record.data.take());
    match reader.first_problem() {
        None => Ok((record, edit)),
        Some(problem) => Err(NotARecord::Invalid(problem)),
    }
}
