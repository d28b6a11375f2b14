//! Writes edits to both stores and knows which of them it still owes.

use crate::map::Map;

use super::clock::{Clock, Stamp};
use super::journal::{Batch, Journal, LogEntry, Standing};
use super::key::Address;
use super::load::{Loaded, load};
use super::put::{put, set_aside};
use super::record::{KEPT_DEPTH, NotARecord, WriterId, read, write};
use super::reserve;
use super::state::{AT_ONCE_ALONE, IN_LOG_ALONE, TIGHT};
use super::union::usable;
use super::{RecordStore, SaveState, StoreError};
use crate::assessment::{Cell, Edit, QuestionnaireRef};
use crate::exchange::cell;
use crate::exchange::json::parse;
use crate::exchange::reader::{Limits, Reader};
use crate::exchange::writer::Writer;
use crate::questionnaire::AssessmentId;

/// Keeps edits: each is remembered until both stores have it.
///
/// The store that is written at once is passed to every call. The log answers later: whoever has
/// called takes [`next_batch`](Self::next_batch), commits it, and gives its outcome to
/// [`report`](Self::report).
#[derive(Clone, Debug)]
pub struct Keeper {
    writer: WriterId,
    pub(super) clock: Clock,
    pub(super) read_only: Vec<AssessmentId>,
    /// Records that the store does not have yet, by key.
    pub(super) pending: Map<String, String>,
    /// Records up to this stamp are not owed because somebody has just edited them.
    pub(super) known: Stamp,
    /// The newest record of each cell that is known, by key: what is on the desk.
    pub(super) held: Map<String, String>,
    /// Keys of edits that a later record of another tab has overruled as they were written.
    pub(super) overruled: Vec<String>,
    /// Records in the store that a deletion has left behind.
    left_behind: Vec<(String, String)>,
    /// Cells that went with their assessment, and may still stand in the log.
    pub(super) buried: Vec<Address>,
    /// What the log does not have yet.
    pub(super) journal: Journal,
    /// Why the last edit was not even remembered.
    pub(super) refused: Option<StoreError>,
    /// Why what is still pending could not be written.
    pub(super) failed: Option<StoreError>,
    reach: SaveState,
    /// Whether the store holds the reserve; not known before the first write.
    pub(super) reserve: Option<bool>,
    /// Whether the store seems to have forgotten what was in it.
    pub(super) is_suspicious: bool,
}

impl Keeper {
    /// A keeper for a store in which nothing stands yet, such as one in memory, without a log.
    #[must_use]
    pub fn new(writer: WriterId) -> Self {
        Self {
            writer,
            clock: Clock::default(),
            read_only: Vec::new(),
            pending: Map::new(),
            known: Stamp::default(),
            held: Map::new(),
            overruled: Vec::new(),
            left_behind: Vec::new(),
            buried: Vec::new(),
            journal: Journal::absent(StoreError::Blocked),
            refused: None,
            failed: None,
            reach: SaveState::Unsaved,
            reserve: None,
            is_suspicious: false,
        }
    }

    /// Reads both stores and makes the keeper for them. Nothing is written before this has been
    /// done; what one store has and the other has not is owed from then on. `log` is all of the
    /// log, or why there is none. `fallback` is assumed for assessments whose header is gone.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn open(
        store: &dyn RecordStore,
        log: Result<&[LogEntry], StoreError>,
        writer: WriterId,
        fallback: &QuestionnaireRef,
    ) -> Result<(Self, Loaded), StoreError> {
        let (log, journal) = match log {
            Ok(log) => (log, Journal::new()),
            Err(why) => (&[][..], Journal::absent(why)),
        };
        let mut loaded = load(store, log, fallback)?;
        let lacking = std::mem::take(&mut loaded.lacking);
        let mut keeper = Self {
            clock: loaded.clock.clone(),
            read_only: loaded.read_only.clone(),
            pending: lacking.at_once.into_iter().collect(),
            known: loaded.clock.newest(),
            held: std::mem::take(&mut loaded.held).into_iter().collect(),
            left_behind: lacking.left_behind,
            buried: std::mem::take(&mut loaded.buried),
            journal,
            reach: store.reach(),
            ..Self::new(writer)
        };
        for (key, text) in &lacking.log {
            keeper.journal.owe(key, text);
        }
        Ok((keeper, loaded))
    }

    /// Where the newest edits are.
    #[must_use]
    pub fn state(&self) -> SaveState {
        let is_at_once = self.is_at_once();
        match (is_at_once, self.journal.standing()) {
            _ if self.refused.is_some() => SaveState::Unsaved,
            _ if self.is_suspicious => SaveState::Saving,
            _ if !self.pending.is_empty() && self.failed.is_none() => SaveState::Saving,
            (_, Standing::Owing) => SaveState::Saving,
            (true, Standing::Done) => SaveState::Saved,
            (true, Standing::Failing) | (false, Standing::Done) => SaveState::Session,
            (false, Standing::Failing) if self.pending.is_empty() => self.reach,
            (false, Standing::Failing) => SaveState::Unsaved,
        }
    }

    /// Whether everything is in the store that is written at once, and that one lasts.
    fn is_at_once(&self) -> bool {
        self.pending.is_empty() && self.reach == SaveState::Saved
    }

    /// What is wrong and what to do about it; empty where all is well.
    #[must_use]
    pub fn why(&self) -> String {
        let at_once = self.failed.as_ref();
        let at_once = at_once.or((!self.is_at_once()).then_some(&StoreError::Blocked));
        match (self.state(), &self.refused) {
            (_, Some(refused)) => refused.text(),
            (SaveState::Saving, _) => String::new(),
            (SaveState::Saved, _) if self.reserve == Some(false) => TIGHT.to_owned(),
            (SaveState::Saved, _) => String::new(),
            (SaveState::Session, _) => match (at_once, self.journal.error()) {
                (Some(why), _) => [IN_LOG_ALONE, &why.beside()].concat(),
                (None, Some(why)) => [AT_ONCE_ALONE, &why.beside()].concat(),
                (None, None) => String::new(),
            },
            (SaveState::Unsaved, _) => at_once.map(StoreError::text).unwrap_or_default(),
        }
    }

    /// A stamp for now, later than all that is known, and who writes; for what stands beside the
    /// records.
    pub fn sign(&mut self, now_ms: u64) -> (Stamp, WriterId) {
        (self.clock.tick(now_ms), self.writer.clone())
    }

    /// What is to be committed to the log next; `None` where a batch is under way, or nothing is
    /// owed.
    pub fn next_batch(&mut self) -> Option<Batch> {
        self.journal.next(&self.writer)
    }

    /// What became of a batch: the log has it for good, or why it has not; then the next call of
    /// [`next_batch`](Self::next_batch) has it again. What has waited for that is written.
    pub fn report(
        &mut self,
        store: &mut dyn RecordStore,
        batch: u64,
        outcome: Result<(), StoreError>,
        now_ms: u64,
    ) {
        self.journal.report(batch, outcome);
        if !self.pending.is_empty() {
            // How that went, the state tells.
            let _ = self.flush(store, now_ms);
        }
    }

    /// Remembers edits, and writes all that is owed. `now_ms` is the wall clock's time in
    /// milliseconds since 1970.
    ///
    /// Several edits that belong together, such as an import, go into the log first, which takes
    /// all or none: whoever is killed in the middle finds them all or none.
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
        self.look_at_header(store, id);
        self.queue(id, edits, now_ms)?;
        if edits.len() > 1 && self.journal.standing() == Standing::Owing {
            return Ok(());
        }
        self.flush(store, now_ms)
    }

    /// Another tab may have deleted the assessment, with a clock that is ahead. What is edited here
    /// all the same is later than that.
    pub(super) fn look_at_header(&mut self, store: &dyn RecordStore, id: &AssessmentId) {
        let key = Address::header(id).key();
        match store.get(&key) {
            Ok(Some(text)) => {
                if let Ok(record) = read(&key, &text) {
                    self.clock.observe(record.stamp);
                }
            }
            // A header, or the mark of a deletion, never goes by itself.
            Ok(None) if self.held.contains_key(&key) && !self.pending.contains_key(&key) => {
                self.is_suspicious = true;
            }
            _ => {}
        }
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
        let encoded = self.encode(id, edits);
        self.refused = encoded.as_ref().err().cloned();
        for (cell, data) in encoded? {
            self.owe(id, cell, data, now_ms);
        }
        Ok(())
    }

    fn encode(&self, id: &AssessmentId, edits: &[Edit]) -> Result<Vec<(Cell, String)>, StoreError> {
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
        Ok(encoded)
    }

    pub(super) fn owe(&mut self, id: &AssessmentId, cell: Cell, data: String, now_ms: u64) {
        let address = Address {
            assessment: id.clone(),
            cell,
        };
        let (key, stamp) = (address.key(), self.clock.tick(now_ms));
        let text = write(&key, stamp, &self.writer, &data);
        self.journal.owe(&key, &text);
        self.held.insert(key.clone(), text.clone());
        self.pending.insert(key, text);
    }

    /// Writes all that is owed to the store. Where that is full, the reserve is given up for it.
    ///
    /// # Errors
    /// The first reason for which some edit is still not in the store.
    pub fn flush(&mut self, store: &mut dyn RecordStore, now_ms: u64) -> Result<(), StoreError> {
        let is_writing = !self.pending.is_empty();
        let mut outcome = self.write_all(store, now_ms);
        if outcome == Err(StoreError::Full) && reserve::give_up(store) {
            self.reserve = Some(false);
            outcome = self.write_all(store, now_ms);
        }
        if is_writing && outcome.is_ok() && self.reserve != Some(true) {
            self.reserve = Some(reserve::lay_in(store));
        }
        self.reach = store.reach();
        self.failed = outcome.as_ref().err().cloned();
        outcome
    }

    fn write_all(&mut self, store: &mut dyn RecordStore, now_ms: u64) -> Result<(), StoreError> {
        let mut first_error = None;
        for (key, text) in std::mem::take(&mut self.pending) {
            if let Err(error) = self.write(store, &key, &text, now_ms) {
                first_error.get_or_insert(error);
                self.pending.insert(key, text);
            }
        }
        for (key, text) in std::mem::take(&mut self.left_behind) {
            // Unless another tab has written there since. What stays harms nobody.
            if store.get(&key).as_ref() == Ok(&Some(text)) {
                let _ = store.remove(&key);
            }
        }
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
        let Some(raw) = store.get(key)?.filter(|raw| raw != text) else {
            return put(store, key, text);
        };
        match usable(&address, &raw) {
            Ok((there, _)) if there.is_newer(&ours) => {
                self.clock.observe(there.stamp);
                if ours.stamp <= self.known || there.stamp.unix_ms() <= now_ms {
                    self.held.insert(key.to_owned(), raw);
                    self.overruled.push(key.to_owned());
                    return Ok(());
                }
                // Its stamp lies in the future: the clock was wrong when it was written. What the
                // user does now is later all the same.
                let stamp = self.clock.tick(now_ms);
                let text = write(key, stamp, &self.writer, &Writer::one_line(&ours.data));
                self.journal.owe(key, &text);
                self.held.insert(key.to_owned(), text.clone());
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
