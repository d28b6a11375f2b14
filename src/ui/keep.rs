//! What keeps edits: the keeper of records with the browser's stores, or with memory where the
//! browser gives none. It lies in a part of the Wasm of its own, so it is reached through
//! [`Keeping`] alone.

use std::rc::Rc;

use super::app::{Filter, Settings, Theme};
use super::keeping::{Batch, Keeping};
use super::later;
use crate::assessment::{Assessment, Edit, QuestionnaireRef, Timestamp};
use crate::map::Map;
use crate::platform::clock;
use crate::platform::log::{Log, Opening};
use crate::platform::storage::BrowserStore;
use crate::questionnaire::AssessmentId;
use crate::store::lock::{is_all_sealed, markers};
use crate::store::memory::Memory;
use crate::store::seal::Seal;
use crate::store::shelf::is_deleted;
use crate::store::{
    Address, Heard, Keeper, LogEntry, Quarantined, RecordStore, SET_ASIDE, SaveState, Setting,
    Stamp, StoreError, WriterId, load, superseded,
};

/// So many entries that are not needed may stay in the log.
const SURPLUS: usize = 64;

/// The browser's stores with what stands in the log.
pub(crate) struct Stores {
    /// The one that is written at once; memory where that is blocked.
    pub(crate) at_once: Box<dyn RecordStore>,
    /// The log, where there is one.
    pub(crate) log: Option<Log>,
    /// All that it holds, or why there is none.
    pub(crate) entries: Result<Vec<LogEntry>, StoreError>,
}

/// The keeper and its stores.
pub(crate) struct Keep {
    store: Box<dyn RecordStore>,
    log: Option<Log>,
    /// The lock of the workspace, where there is one.
    seal: Option<Rc<Seal>>,
    keeper: Keeper,
    quarantine: Vec<Quarantined>,
    /// Cells of which that is all that is left.
    lost: Vec<Address>,
    /// Whether entries of a deleted assessment are in the log, or many that are not needed.
    is_to_be_tidied: bool,
    /// Whether somebody tries again what the log has not taken.
    is_retrying: bool,
}

impl Stores {
    /// Opens and reads them.
    async fn read() -> Self {
        let (log, entries) = match Log::open().done().await {
            Ok(log) => match log.read().await {
                Ok(entries) => (Some(log), Ok(entries)),
                Err(error) => (None, Err(error)),
            },
            Err(error) => (None, Err(error)),
        };
        let at_once = BrowserStore::probe().map_or_else(|_| memory(), boxed);
        Self {
            at_once,
            log,
            entries,
        }
    }
}

fn boxed(store: BrowserStore) -> Box<dyn RecordStore> {
    Box::new(store)
}

/// In place of a store that cannot be used.
fn memory() -> Box<dyn RecordStore> {
    Box::new(Memory {
        reach: SaveState::Unsaved,
        ..Memory::default()
    })
}

impl Keep {
    /// The browser's stores with all that they hold; memory in place of the one that is written at
    /// once where that is blocked. `fallback` is assumed for assessments whose header is gone. Where
    /// the workspace is locked, that waits for the passphrase; `None` where the part of the app that
    /// asks for it did not arrive.
    pub(crate) async fn open(fallback: QuestionnaireRef) -> Option<(Self, Vec<Assessment>)> {
        let stores = Stores::read().await;
        let log = stores.entries.as_deref().unwrap_or_default();
        let markers = markers(&*stores.at_once, log);
        if markers.is_empty() && !is_all_sealed(&*stores.at_once, log) {
            return Some(Self::of(stores, None, &fallback));
        }
        later::unlock(stores, markers, fallback).await
    }

    /// The keeper of these stores, whose texts can be read; and all assessments.
    pub(crate) fn of(
        stores: Stores,
        seal: Option<Rc<Seal>>,
        fallback: &QuestionnaireRef,
    ) -> (Self, Vec<Assessment>) {
        let Ok(writer) = clock::new_name().parse::<WriterId>() else {
            unreachable!("a new name is made of letters and digits")
        };
        let open = |store: &dyn RecordStore| {
            let entries = stores.entries.as_deref().map_err(Clone::clone);
            Keeper::open(store, entries, writer.clone(), fallback)
        };
        let (store, opened) = match open(&*stores.at_once) {
            Ok(opened) => (stores.at_once, Ok(opened)),
            Err(_) => {
                let memory = memory();
                let opened = open(&*memory);
                (memory, opened)
            }
        };
        let Ok((keeper, loaded)) = opened else {
            unreachable!("memory can always be read")
        };
        let mut keep = Self {
            store,
            log: stores.log,
            seal,
            keeper,
            quarantine: loaded.quarantine,
            lost: loaded.lost,
            is_to_be_tidied: loaded.surplus > SURPLUS,
            is_retrying: false,
        };
        // Now that all is loaded, each store gets what only the other has.
        keep.flush();
        (keep, loaded.assessments)
    }
}

impl Keeping for Keep {
    fn seal(&self) -> Option<Rc<Seal>> {
        self.seal.clone()
    }

    fn log(&self) -> Option<Log> {
        self.log.clone()
    }

    fn change_lock(&mut self, store: Box<dyn RecordStore>, seal: Option<Rc<Seal>>) -> bool {
        let is_quiet = self.keeper.state() == SaveState::Saved;
        if is_quiet {
            (self.store, self.seal) = (store, seal);
        }
        is_quiet
    }

    fn save(&mut self, id: &AssessmentId, edits: &[Edit]) {
        let now = clock::now_ms();
        // How it went, `state` and `why` tell.
        let _ = self.keeper.save(&mut *self.store, id, edits, now);
    }

    fn create(&mut self, assessment: &Assessment) {
        let now = clock::now_ms();
        let _ = self.keeper.create(&mut *self.store, assessment, now);
    }

    fn delete(&mut self, id: &AssessmentId) {
        let _ = self.keeper.delete(&mut *self.store, id, clock::now_ms());
        self.is_to_be_tidied = true;
    }

    fn flush(&mut self) {
        let _ = self.keeper.flush(&mut *self.store, clock::now_ms());
    }

    fn suspect(&mut self) {
        self.keeper.suspect();
    }

    fn is_suspicious(&self) -> bool {
        self.keeper.is_suspicious()
    }

    fn renew(&mut self) -> Option<Opening> {
        if !self.keeper.is_suspicious() {
            return None;
        }
        self.keeper.renew();
        self.flush();
        // Where there never was one, there is none now.
        self.log.take().map(|_| Log::open())
    }

    fn renewed(&mut self, log: Result<Log, StoreError>) {
        match log {
            Ok(log) => {
                if let Some(old) = self.log.replace(log) {
                    old.close();
                }
                self.keeper.log_reopened();
            }
            Err(why) => self.keeper.log_failed(why),
        }
    }

    fn begin_retrying(&mut self) -> bool {
        let begins = self.keeper.is_log_failing() && !self.is_retrying;
        self.is_retrying |= begins;
        begins
    }

    fn is_log_failing(&self) -> bool {
        self.keeper.is_log_failing()
    }

    fn end_retrying(&mut self) {
        self.is_retrying = false;
    }

    fn sign(&mut self) -> (Stamp, WriterId) {
        self.keeper.sign(clock::now_ms())
    }

    fn is_deleted(&self, id: &AssessmentId) -> bool {
        is_deleted(&*self.store, id)
    }

    fn next_batch(&mut self) -> Option<Batch> {
        let log = self.log.clone()?;
        let mut batch = self.keeper.next_batch()?;
        if let Some(seal) = &self.seal
            && let Err(why) = seal.written_batch(&mut batch)
        {
            self.report(batch.number, Err(why));
            return None;
        }
        Some(Batch {
            number: batch.number,
            commit: Box::pin(async move { log.commit(&batch.entries).await }),
        })
    }

    fn overruled(&self) -> Vec<String> {
        self.keeper.overruled()
    }

    fn look_again(&mut self, keys: &[String]) -> Vec<Heard> {
        let keys = keys.iter();
        keys.filter_map(|key| self.keeper.look_again(&*self.store, key))
            .collect()
    }

    fn find(&self, id: &AssessmentId, fallback: &QuestionnaireRef) -> Option<Assessment> {
        let loaded = load(&*self.store, &[], fallback).ok()?;
        let is_whole = !loaded.recovered.contains(id);
        let mut all = loaded.assessments.into_iter();
        all.find(|one| one.id == *id).filter(|_| is_whole)
    }

    fn report(&mut self, batch: u64, outcome: Result<(), StoreError>) {
        let is_tidied = self.is_to_be_tidied && outcome.is_ok();
        let now = clock::now_ms();
        self.keeper.report(&mut *self.store, batch, outcome, now);
        if let (true, Some(log)) = (is_tidied, &self.log) {
            self.is_to_be_tidied = false;
            let seal = self.seal.clone();
            log.tidy_up(move |mut entries| {
                if let Some(seal) = seal {
                    seal.read_entries(&mut entries);
                }
                superseded(&entries)
            });
        }
    }

    fn state(&self) -> SaveState {
        self.keeper.state()
    }

    fn why(&self) -> String {
        self.keeper.why()
    }

    fn damaged(&self) -> Vec<(String, String)> {
        let mut found: Vec<(String, String)> = Vec::new();
        for record in &self.quarantine {
            match found.iter_mut().find(|(key, _)| *key == record.key) {
                // What is the matter says more than that it was noticed before.
                Some((_, why)) if why == SET_ASIDE => *why = record.why.clone(),
                Some(_) => {}
                None => found.push((record.key.clone(), record.why.clone())),
            }
        }
        found
    }

    fn lost(&self) -> Vec<Address> {
        self.lost.clone()
    }

    fn damaged_as_json(&self) -> String {
        let mut records: Map<String, &str> = Map::new();
        for record in &self.quarantine {
            // Each store may have its own text under one key.
            let mut name = record.key.clone();
            while records.contains_key(&name) {
                name.push_str(" again");
            }
            records.insert(name, &record.raw);
        }
        serde_json::to_string_pretty(&records).unwrap_or_default()
    }

    fn settings(&self) -> Settings {
        Settings::read(&*self.store)
    }

    fn put_settings(&mut self, settings: &Settings) {
        let store = &mut *self.store;
        let _ = Setting::Theme.set(store, settings.theme.name());
        let _ = Setting::Contrast.turn(store, settings.contrast);
        let _ = Setting::Shortcuts.turn(store, settings.keys);
        let _ = Setting::QuickScan.turn(store, settings.quick);
    }

    fn setting(&self, setting: &Setting) -> Option<String> {
        setting.get(&*self.store).ok().flatten()
    }

    fn set(&mut self, setting: &Setting, value: &str) {
        let _ = setting.set(&mut *self.store, value);
    }

    fn exported(&self, id: &AssessmentId) -> Option<Timestamp> {
        let at = self.setting(&Setting::LastExport(id.clone()))?;
        at.parse().ok()
    }

    fn put_exported(&mut self, id: &AssessmentId, at: &Timestamp) {
        let _ = Setting::LastExport(id.clone()).set(&mut *self.store, at.as_str());
    }
}

impl Settings {
    /// How the person likes to work. What was never set, or cannot be read, is as at first.
    pub(crate) fn read(store: &dyn RecordStore) -> Self {
        let theme = Setting::Theme.get(store).ok().flatten();
        Self {
            quick: Setting::QuickScan.is_on(store, false),
            filter: Filter::All,
            keys: Setting::Shortcuts.is_on(store, true),
            theme: Theme::of(&theme.unwrap_or_default()),
            contrast: Setting::Contrast.is_on(store, false),
        }
    }
}
