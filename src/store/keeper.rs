//! Writes edits to a store and knows which of them it still owes.

use crate::map::Map;

use super::clock::Clock;
use super::key::{Address, Place, copy_key};
use super::load::{Loaded, load, usable};
use super::record::{KEPT_DEPTH, NotARecord, WriterId, read, write};
use super::setting::Setting;
use super::{RecordStore, SaveState, StoreError};
use crate::assessment::{Assessment, Cell, Edit, QuestionnaireRef};
use crate::exchange::cell;
use crate::exchange::json::parse;
use crate::exchange::reader::{Limits, Reader};
use crate::questionnaire::AssessmentId;

/// How many copies of one damaged record are made at most, each of another text.
const MAX_COPIES: u32 = 1_000;

/// Keeps edits: each is remembered until the store has it.
#[derive(Clone, Debug)]
pub struct Keeper {
    writer: WriterId,
    clock: Clock,
    read_only: Vec<AssessmentId>,
    /// Records that the store does not have yet, by key.
    pending: Map<String, String>,
    /// Whether the last attempt to write has failed.
    failed: bool,
    reach: SaveState,
}

impl Keeper {
    /// A keeper for a store in which nothing stands yet, such as one in memory.
    #[must_use]
    pub fn new(writer: WriterId) -> Self {
        Self {
            writer,
            clock: Clock::default(),
            read_only: Vec::new(),
            pending: Map::new(),
            failed: false,
            reach: SaveState::Unsaved,
        }
    }

    /// Reads a store and makes the keeper for it. Nothing is written before this has been done.
    /// `fallback` is assumed for assessments whose header is gone.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn open(
        store: &dyn RecordStore,
        writer: WriterId,
        fallback: &QuestionnaireRef,
    ) -> Result<(Self, Loaded), StoreError> {
        let loaded = load(store, fallback)?;
        let keeper = Self {
            clock: loaded.clock.clone(),
            read_only: loaded.read_only.clone(),
            reach: store.reach(),
            ..Self::new(writer)
        };
        Ok((keeper, loaded))
    }

    /// Where the newest edits are.
    #[must_use]
    pub fn state(&self) -> SaveState {
        match (self.pending.is_empty(), self.failed) {
            (true, _) => self.reach,
            (false, false) => SaveState::Saving,
            (false, true) => SaveState::Unsaved,
        }
    }

    /// Remembers edits, and writes all that is owed. `now_ms` is the wall clock's time in
    /// milliseconds since 1970.
    ///
    /// # Errors
    /// Where some edit is not in the store. It stays remembered, and the next call tries again.
    pub fn save(
        &mut self,
        store: &mut dyn RecordStore,
        id: &AssessmentId,
        edits: &[Edit],
        now_ms: u64,
    ) -> Result<(), StoreError> {
        self.queue(id, edits, now_ms)?;
        self.flush(store, now_ms)
    }

    /// Remembers edits without writing them yet.
    ///
    /// # Errors
    /// Where the assessment is read-only, or a value could not be read again; then no edit of the
    /// call is remembered.
    pub fn queue(
        &mut self,
        id: &AssessmentId,
        edits: &[Edit],
        now_ms: u64,
    ) -> Result<(), StoreError> {
        if self.read_only.contains(id) {
            return Err(StoreError::ReadOnly);
        }
        let mut encoded = Vec::with_capacity(edits.len());
        for edit in edits {
            let cell = edit.cell();
            let data = cell::encode(edit);
            check_readable(&cell, &data)?;
            encoded.push((cell, data));
        }
        for (cell, data) in encoded {
            self.owe(id, cell, data, now_ms);
        }
        Ok(())
    }

    fn owe(&mut self, id: &AssessmentId, cell: Cell, data: String, now_ms: u64) {
        let address = Address {
            assessment: id.clone(),
            cell,
        };
        let (key, stamp) = (address.key(), self.clock.tick(now_ms));
        let text = write(&key, stamp, &self.writer, &data);
        self.pending.insert(key, text);
    }

    /// Writes all that is owed.
    ///
    /// # Errors
    /// The first reason for which some edit is still not in the store.
    pub fn flush(&mut self, store: &mut dyn RecordStore, now_ms: u64) -> Result<(), StoreError> {
        let mut first_error = None;
        for (key, text) in std::mem::take(&mut self.pending) {
            if let Err(error) = self.write(store, &key, &text, now_ms) {
                first_error.get_or_insert(error);
                self.pending.insert(key, text);
            }
        }
        self.reach = store.reach();
        self.failed = first_error.is_some();
        first_error.map_or(Ok(()), Err)
    }

    /// Writes one record, unless another tab has written a later one meanwhile.
    fn write(
        &mut self,
        store: &mut dyn RecordStore,
        key: &str,
        text: &str,
        now_ms: u64,
    ) -> Result<(), StoreError> {
        let (Some(address), Ok(ours)) = (Address::parse(key), read(key, text)) else {
            return Ok(());
        };
        let Some(raw) = store.get(key)? else {
            return put(store, key, text);
        };
        match usable(&address, &raw) {
            Ok((there, _)) if (there.stamp, &there.writer) > (ours.stamp, &ours.writer) => {
                self.clock.observe(there.stamp);
                if there.stamp.unix_ms() <= now_ms {
                    return Ok(());
                }
                // Its stamp lies in the future: the clock was wrong when it was written. What the
                // user does now is later all the same.
                let stamp = self.clock.tick(now_ms);
                let text = write(key, stamp, &self.writer, &ours.data.to_string());
                put(store, key, &text)
            }
            Err(NotARecord::Newer) => {
                self.read_only.push(address.assessment);
                Err(StoreError::ReadOnly)
            }
            Err(NotARecord::Damaged | NotARecord::Invalid(_)) => {
                set_aside(store, key, &raw)?;
                put(store, key, text)
            }
            Ok(_) => put(store, key, text),
        }
    }

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
            return Err(StoreError::ReadOnly);
        }
        self.pending
            .retain(|key, _| Address::parse(key).is_some_and(|address| address.assessment != *id));
        self.owe(id, Cell::Header, "null".to_owned(), now_ms);
        self.flush(store, now_ms)?;
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
        store.remove(&Setting::PutOff(id.clone()).key())?;
        store.remove(&Setting::LastExport(id.clone()).key())
    }
}

/// Checks that what is about to be written can be read again.
fn check_readable(cell: &Cell, data: &str) -> Result<(), StoreError> {
    let mut reader = Reader::new(Limits::KEPT);
    let value =
        parse(data, KEPT_DEPTH).map_err(|refusal| StoreError::Other(refusal.code().to_owned()))?;
    cell::decode(&mut reader, cell, value);
    reader
        .first_problem()
        .map_or(Ok(()), |problem| Err(StoreError::Other(problem)))
}

/// Puts a text and looks whether it is there: some browsers drop writes without a word.
fn put(store: &mut dyn RecordStore, key: &str, text: &str) -> Result<(), StoreError> {
    store.put(key, text)?;
    if store.get(key)?.as_deref() == Some(text) {
        Ok(())
    } else {
        let reason = "what was written could not be read back";
        Err(StoreError::Other(reason.to_owned()))
    }
}

/// Copies a record that cannot be used to a key of its own, before its place is written to.
fn set_aside(store: &mut dyn RecordStore, key: &str, raw: &str) -> Result<(), StoreError> {
    for number in 1..=MAX_COPIES {
        let copy = copy_key(number, key);
        match store.get(&copy)? {
            Some(there) if there == raw => return Ok(()),
            Some(_) => {}
            None => return put(store, &copy, raw),
        }
    }
    let reason = "too many damaged copies of one record are kept";
    Err(StoreError::Other(reason.to_owned()))
}
