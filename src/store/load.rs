//! From records to assessments. Whatever stands in the stores, loading ends with all that can be
//! read, and changes nothing.

use super::clock::{Clock, Stamp};
use super::journal::LogEntry;
use super::key::Address;
use super::union::{Copies, Quarantined, Union};
use super::{RecordStore, StoreError};
use crate::assessment::{Assessment, Edit, QuestionnaireRef};
use crate::exchange::cell;
use crate::questionnaire::AssessmentId;

/// All that the stores hold.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// Assessments that are not deleted, by id.
    pub assessments: Vec<Assessment>,
    /// Records that cannot be used. They stay where they are, and can be downloaded as they are.
    pub quarantine: Vec<Quarantined>,
    /// Cells of which damaged records are all that is left.
    pub lost: Vec<Address>,
    /// Assessments with records of a newer release: they can be read and exported, not changed.
    pub read_only: Vec<AssessmentId>,
    /// Assessments whose header is gone: the questionnaire is assumed, the rest is as it was.
    pub recovered: Vec<AssessmentId>,
    /// Has seen every stamp in the stores.
    pub clock: Clock,
    /// How many entries the log could do without.
    pub surplus: usize,
    /// What one store has and the other has not.
    pub(super) lacking: Lacking,
    /// The newest record of each cell, as pairs of key and text.
    pub(super) held: Vec<(String, String)>,
    /// The cells that were deleted with their assessments.
    pub(super) buried: Vec<Address>,
}

/// What makes the two stores equal again, as pairs of key and text.
#[derive(Clone, Debug, Default)]
pub(super) struct Lacking {
    /// What the store that is written at once lacks.
    pub(super) at_once: Vec<(String, String)>,
    /// What the log lacks.
    pub(super) log: Vec<(String, String)>,
    /// Records that a deletion has left behind in the store that is written at once.
    pub(super) left_behind: Vec<(String, String)>,
}

/// What was found of one assessment.
struct Parts {
    id: AssessmentId,
    edits: Vec<Edit>,
    has_header: bool,
    newest: Stamp,
}

/// Reads both stores. `fallback` is assumed to be the questionnaire of assessments whose header is
/// gone.
///
/// # Errors
/// Only where the store that is written at once cannot be read; what stands in it never is an
/// error.
pub fn load(
    store: &dyn RecordStore,
    log: &[LogEntry],
    fallback: &QuestionnaireRef,
) -> Result<Loaded, StoreError> {
    let mut union = Union::default();
    union.add_store(store)?;
    union.add_log(log);
    let needed = |copies: &&Copies| !copies.in_log.is_empty() && !union.is_gone(copies);
    let needed = union.cells.values().filter(needed).count();
    let mut loaded = Loaded {
        surplus: log.len().saturating_sub(needed),
        lacking: Lacking::of(&union),
        lost: union.lost(),
        ..Loaded::default()
    };
    let mut found: Vec<Parts> = Vec::new();
    for id in &union.read_only {
        // An assessment of which only records of a newer release are left is still listed.
        Parts::of(&mut found, id);
    }
    let gone: Vec<bool> = union
        .cells
        .values()
        .map(|copies| union.is_gone(copies))
        .collect();
    for ((key, copies), gone) in union.cells.into_iter().zip(gone) {
        if gone {
            loaded.buried.push(copies.address);
            continue;
        }
        let Some((record, edit)) = copies.newest else {
            continue;
        };
        if let Some(edit) = edit
            && let Some(parts) = Parts::of(&mut found, &copies.address.assessment)
        {
            parts.add(record.stamp, edit);
        }
        // What a newer release has written into is never written anew.
        if !union.read_only.contains(&copies.address.assessment) {
            loaded.held.push((key, record.text));
        }
    }
    for parts in found {
        if !parts.has_header {
            loaded.recovered.push(parts.id.clone());
        }
        loaded.assessments.push(parts.assemble(fallback));
    }
    loaded.quarantine = union.quarantine;
    loaded.read_only = union.read_only;
    loaded.clock = union.clock;
    Ok(loaded)
}

impl Lacking {
    fn of(union: &Union) -> Self {
        let mut lacking = Self::default();
        for (key, copies) in &union.cells {
            let Some((newest, _)) = &copies.newest else {
                continue;
            };
            if union.read_only.contains(&copies.address.assessment) {
                continue;
            }
            if union.is_gone(copies) {
                lacking.add_left_behind(key, copies);
                continue;
            }
            let record = || (key.clone(), newest.text.clone());
            if copies.at_once.as_ref() != Some(&newest.text) {
                lacking.at_once.push(record());
            }
            if !copies.in_log.iter().any(|entry| entry.text == newest.text) {
                lacking.log.push(record());
            }
        }
        lacking
    }

    fn add_left_behind(&mut self, key: &str, copies: &Copies) {
        if let Some(text) = &copies.at_once
            && super::record::read(key, text).is_ok()
        {
            self.left_behind.push((key.to_owned(), text.clone()));
        }
    }
}

impl Parts {
    /// What was found of this assessment so far; the list stays in the order of ids.
    fn of<'f>(all: &'f mut Vec<Self>, id: &AssessmentId) -> Option<&'f mut Self> {
        let place = all.binary_search_by(|found| found.id.cmp(id));
        let place = place.unwrap_or_else(|place| {
            let found = Self {
                id: id.clone(),
                edits: Vec::new(),
                has_header: false,
                newest: Stamp::default(),
            };
            all.insert(place, found);
            place
        });
        all.get_mut(place)
    }

    fn add(&mut self, stamp: Stamp, edit: Edit) {
        self.newest = self.newest.max(stamp);
        self.has_header |= matches!(edit, Edit::Header(_));
        self.edits.push(edit);
    }

    fn assemble(self, fallback: &QuestionnaireRef) -> Assessment {
        let mut assessment = cell::blank(self.id, fallback.clone());
        for edit in self.edits {
            assessment.apply(edit);
        }
        if assessment.title.trim().is_empty() {
            assessment.title = "Untitled assessment".to_owned();
        }
        assessment.updated_at = self.newest.time();
        assessment
    }
}
