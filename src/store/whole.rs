//! Whole assessments: one that is new, and one that goes.

use super::keeper::Keeper;
use super::key::{Address, Place};
use super::record::read;
use super::setting::Setting;
use super::{RecordStore, StoreError};
use crate::assessment::{Assessment, Cell, Edit};
use crate::exchange::cell;
use crate::questionnaire::AssessmentId;

impl Keeper {
    /// Keeps a whole assessment that is not in the store: a new one, an imported one, or one whose
    /// deletion is undone. One that is there changes by [`save`](Self::save).
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
        let is_of = |key: &str| Address::parse(key).is_some_and(|at| at.assessment == *id);
        // What was cleared before must not come back where the deletion is undone.
        let clears = |key: &str, text: &str| read(key, text).is_ok_and(|ours| ours.data.is_null());
        for records in [&mut self.pending, &mut self.held] {
            records.retain(|key, text| !is_of(key) || clears(key, text));
        }
        self.look_at_header(store, id);
        self.owe(id, Cell::Header, "null".to_owned(), now_ms);
        let outcome = self.flush(store, now_ms);
        if self.pending.contains_key(&header(id).key()) {
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
}

/// Where an assessment's header stands.
pub(super) fn header(id: &AssessmentId) -> Address {
    Address {
        assessment: id.clone(),
        cell: Cell::Header,
    }
}
