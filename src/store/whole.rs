//! Whole assessments: one that is new, and one that goes.

use serde_json::Value;

use super::clock::Stamp;
use super::keeper::Keeper;
use super::key::{Address, Place};
use super::record::{Record, read};
use super::setting::Setting;
use super::{RecordStore, StoreError};
use crate::assessment::{Assessment, Cell, Edit};
use crate::exchange::cell;
use crate::exchange::reader::{Limits, Reader};
use crate::questionnaire::AssessmentId;

impl Keeper {
    /// Keeps a whole assessment that is not in the store: a new one, an imported one, or one whose
    /// deletion is undone. One that is there changes by [`save`](Self::save).
    ///
    /// What was deleted under the same name does not come back with it, also where the log still
    /// has it: each such cell that stays empty now is cleared.
    ///
    /// # Errors
    /// As for [`save`](Self::save).
    pub fn create(
        &mut self,
        store: &mut dyn RecordStore,
        assessment: &Assessment,
        now_ms: u64,
    ) -> Result<(), StoreError> {
        let blank = cell::blank(assessment.id.clone(), assessment.questionnaire.clone());
        let mut edits = blank.edits_towards(assessment);
        if blank.header() == assessment.header() {
            edits.push(Edit::Header(Box::new(assessment.header())));
        }
        let (buried, others): (Vec<_>, Vec<_>) = std::mem::take(&mut self.buried)
            .into_iter()
            .partition(|at| at.assessment == assessment.id);
        self.buried = others;
        let mut reader = Reader::new(Limits::KEPT);
        for Address { cell, .. } in buried {
            if edits.iter().all(|edit| edit.cell() != cell) {
                // Nothing is what a cell is in a blank assessment.
                edits.extend(cell::decode(&mut reader, &cell, Value::Null));
            }
        }
        self.save(store, &assessment.id, &edits, now_ms)
    }

    /// Deletes an assessment: first a record says so, then its other records go, with copies of
    /// damaged ones. Undone by [`create`](Self::create) with the assessment as it was.
    ///
    /// # Errors
    /// Where the record of the deletion, or anything else that is owed, is not in the store.
    pub fn delete(
        &mut self,
        store: &mut dyn RecordStore,
        id: &AssessmentId,
        now_ms: u64,
    ) -> Result<(), StoreError> {
        if self.read_only.contains(id) {
            self.refused = Some(StoreError::ReadOnly);
            return Err(StoreError::ReadOnly);
        }
        self.let_go(id, None);
        self.look_at_header(store, id);
        self.owe(id, Cell::Header, "null".to_owned(), now_ms);
        let outcome = self.flush(store, now_ms);
        if self.pending.contains_key(&Address::header(id).key()) {
            return outcome;
        }
        for key in store.keys()? {
            let address = match Place::of(&key) {
                Some(Place::Cell(address)) if address.cell != Cell::Header => Some(address),
                Some(Place::Copy(original)) => Address::parse(&original),
                _ => None,
            };
            if address.is_some_and(|address| address.assessment == *id) {
                store.remove(&key)?;
            }
        }
        for setting in [Setting::PutOff, Setting::File, Setting::LastExport] {
            store.remove(&setting(id.clone()).key())?;
        }
        // There is more room now than there was.
        self.flush(store, now_ms)
    }

    /// Holds no longer what goes with an assessment that is deleted: all of it, or what is not later
    /// than the deletion.
    pub(super) fn let_go(&mut self, id: &AssessmentId, deletion: Option<Stamp>) {
        let is_of = |key: &str| Address::parse(key).is_some_and(|at| at.assessment == *id);
        // The mark of the deletion stays, and what was cleared before must not come back where the
        // deletion is undone.
        let stays = |ours: Record| {
            ours.data.is_null() || deletion.is_some_and(|deletion| ours.stamp > deletion)
        };
        let goes = |key: &str, text: &str| is_of(key) && !read(key, text).is_ok_and(stays);
        self.pending.retain(|key, text| !goes(key, text));
        if self.pending.is_empty() {
            self.failed = None;
        }
        self.journal.forget(goes);
        let buried = self.held.iter().filter(|(key, text)| goes(key, text));
        self.buried
            .extend(buried.filter_map(|(key, _)| Address::parse(key)));
        self.held.retain(|key, text| !goes(key, text));
    }
}
