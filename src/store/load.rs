//! From records to assessments. Whatever stands in the store, loading ends with all that can be
//! read, and changes nothing.

use super::clock::{Clock, Stamp};
use super::key::{Address, Place};
use super::record::{NotARecord, Record, read};
use super::{RecordStore, StoreError};
use crate::assessment::{Assessment, Cell, Edit, QuestionnaireRef};
use crate::exchange::cell;
use crate::exchange::reader::{Limits, Reader};
use crate::questionnaire::AssessmentId;

/// All that a store holds.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// Assessments that are not deleted, by id.
    pub assessments: Vec<Assessment>,
    /// Records that cannot be used. They stay where they are, and can be downloaded as they are.
    pub quarantine: Vec<Quarantined>,
    /// Assessments with records of a newer release: they can be read and exported, not changed.
    pub read_only: Vec<AssessmentId>,
    /// Assessments whose header is gone: the questionnaire is assumed, the rest is as it was.
    pub recovered: Vec<AssessmentId>,
    /// Has seen every stamp in the store.
    pub clock: Clock,
}

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

/// What was found of one assessment.
struct Found {
    id: AssessmentId,
    /// When each cell was written, and its value.
    cells: Vec<(Stamp, Edit)>,
    /// When the whole was deleted.
    deleted: Option<Stamp>,
    newest: Stamp,
}

/// Reads a store. `fallback` is assumed to be the questionnaire of assessments whose header is
/// gone.
///
/// # Errors
/// Only where the store itself cannot be read; what stands in it never is an error.
pub fn load(store: &dyn RecordStore, fallback: &QuestionnaireRef) -> Result<Loaded, StoreError> {
    let mut loaded = Loaded::default();
    let mut found: Vec<Found> = Vec::new();
    for key in store.keys()? {
        let Some(place) = Place::of(&key) else {
            continue;
        };
        match place {
            Place::Other => {}
            Place::Copy(original) => {
                if let Some(raw) = store.get(&key)? {
                    loaded.set_aside(
                        original,
                        raw,
                        "It was damaged, and was set aside.".to_owned(),
                    );
                }
            }
            Place::Cell(address) => {
                let Some(raw) = store.get(&key)? else {
                    continue;
                };
                match usable(&address, &raw) {
                    Ok((record, edit)) => {
                        loaded.clock.observe(record.stamp);
                        if let Some(found) = Found::of(&mut found, &address.assessment) {
                            found.add(record.stamp, edit);
                        }
                    }
                    Err(NotARecord::Newer) => {
                        if !loaded.read_only.contains(&address.assessment) {
                            loaded.read_only.push(address.assessment);
                        }
                    }
                    Err(why) => loaded.set_aside(key, raw, why.text()),
                }
            }
        }
    }
    for id in &loaded.read_only {
        Found::of(&mut found, id);
    }
    for found in found {
        let id = found.id.clone();
        let read_only = loaded.read_only.contains(&id);
        if let Some((assessment, has_header)) = found.assemble(fallback, read_only) {
            loaded.assessments.push(assessment);
            if !has_header {
                loaded.recovered.push(id);
            }
        }
    }
    Ok(loaded)
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

impl Loaded {
    fn set_aside(&mut self, key: String, raw: String, why: String) {
        self.quarantine.push(Quarantined { key, raw, why });
    }
}

impl Found {
    /// What was found of this assessment so far; the list stays in the order of ids.
    fn of<'f>(all: &'f mut Vec<Self>, id: &AssessmentId) -> Option<&'f mut Self> {
        let place = all.binary_search_by(|found| found.id.cmp(id));
        let place = place.unwrap_or_else(|place| {
            let found = Self {
                id: id.clone(),
                cells: Vec::new(),
                deleted: None,
                newest: Stamp::default(),
            };
            all.insert(place, found);
            place
        });
        all.get_mut(place)
    }

    fn add(&mut self, stamp: Stamp, edit: Option<Edit>) {
        self.newest = self.newest.max(stamp);
        match edit {
            Some(edit) => self.cells.push((stamp, edit)),
            None => self.deleted = Some(stamp),
        }
    }

    /// The assessment and whether its header is there; `None` where it was deleted. What was
    /// written after the deletion, in a tab that did not know of it, is kept.
    fn assemble(
        mut self,
        fallback: &QuestionnaireRef,
        read_only: bool,
    ) -> Option<(Assessment, bool)> {
        if let Some(deleted) = self.deleted {
            self.cells.retain(|(stamp, _)| *stamp > deleted);
        }
        // An assessment of which only records of a newer release are left is still listed.
        if self.cells.is_empty() && !read_only {
            return None;
        }
        let is_header = |(_, edit): &(Stamp, Edit)| matches!(edit, Edit::Header(_));
        let has_header = self.cells.iter().any(is_header);
        let mut assessment = cell::blank(self.id, fallback.clone());
        for (_, edit) in self.cells {
            assessment.apply(edit);
        }
        if assessment.title.trim().is_empty() {
            assessment.title = "Untitled assessment".to_owned();
        }
        assessment.updated_at = self.newest.time();
        Some((assessment, has_header))
    }
}
