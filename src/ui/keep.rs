//! What the pages ask of storage: the keeper of records with the browser's stores, or with memory
//! where the browser gives none.

use crate::map::Map;

use super::app::{Filter, Settings, Theme};
use crate::assessment::{Assessment, Edit, QuestionnaireRef, Timestamp};
use crate::platform::clock;
use crate::platform::log::{Log, Opening};
use crate::platform::storage::BrowserStore;
use crate::questionnaire::AssessmentId;
use crate::store::memory::Memory;
use crate::store::shelf::is_deleted;
use crate::store::{
    Batch, Keeper, Quarantined, RecordStore, SaveState, Setting, Stamp, StoreError, WriterId,
    superseded,
};

/// So many entries that are not needed may stay in the log.
const SURPLUS: usize = 64;

/// The keeper and its stores.
pub(crate) struct Keep {
    store: Box<dyn RecordStore>,
    log: Option<Log>,
    keeper: Keeper,
    quarantine: Vec<Quarantined>,
    /// Whether entries of a deleted assessment are in the log, or many that are not needed.
    is_to_be_tidied: bool,
}

impl Keep {
    /// The browser's stores with all that they hold; memory in place of the one that is written at
    /// once where that is blocked. `fallback` is assumed for assessments whose header is gone.
    pub(crate) async fn open(
        opening: Opening,
        fallback: &QuestionnaireRef,
    ) -> (Self, Vec<Assessment>) {
        let Ok(writer) = clock::new_name().parse::<WriterId>() else {
            unreachable!("a new name is made of letters and digits")
        };
        let (log, entries) = match opening.done().await {
            Ok(log) => match log.read().await {
                Ok(entries) => (Some(log), Ok(entries)),
                Err(error) => (None, Err(error)),
            },
            Err(error) => (None, Err(error)),
        };
        let open = |store: &dyn RecordStore| {
            let entries = entries.as_deref().map_err(Clone::clone);
            Keeper::open(store, entries, writer.clone(), fallback)
        };
        let browser = BrowserStore::probe().and_then(|store| {
            let (keeper, loaded) = open(&store)?;
            Ok((Box::new(store) as Box<dyn RecordStore>, keeper, loaded))
        });
        let (store, keeper, loaded) = browser.unwrap_or_else(|_| {
            let memory = Memory {
                reach: SaveState::Unsaved,
                ..Memory::default()
            };
            let Ok((keeper, loaded)) = open(&memory) else {
                unreachable!("memory can always be read")
            };
            (Box::new(memory), keeper, loaded)
        });
        let mut keep = Self {
            store,
            log,
            keeper,
            quarantine: loaded.quarantine,
            is_to_be_tidied: loaded.surplus > SURPLUS,
        };
        // Now that all is loaded, each store gets what only the other has.
        keep.flush();
        (keep, loaded.assessments)
    }

    /// Keeps edits.
    pub(crate) fn save(&mut self, id: &AssessmentId, edits: &[Edit]) {
        let now = clock::now_ms();
        // How it went, `state` and `why` tell.
        let _ = self.keeper.save(&mut *self.store, id, edits, now);
    }

    /// Keeps a whole assessment.
    pub(crate) fn create(&mut self, assessment: &Assessment) {
        let now = clock::now_ms();
        let _ = self.keeper.create(&mut *self.store, assessment, now);
    }

    /// Deletes an assessment.
    pub(crate) fn delete(&mut self, id: &AssessmentId) {
        let _ = self.keeper.delete(&mut *self.store, id, clock::now_ms());
        self.is_to_be_tidied = true;
    }

    /// Tries again what could not be written.
    pub(crate) fn flush(&mut self) {
        let _ = self.keeper.flush(&mut *self.store, clock::now_ms());
    }

    /// The browser has closed the log, or cleared the store.
    pub(crate) fn suspect(&mut self) {
        self.keeper.suspect();
    }

    /// Whether everything should be written anew.
    pub(crate) const fn is_suspicious(&self) -> bool {
        self.keeper.is_suspicious()
    }

    /// Writes everything anew, and begins to open the log again.
    pub(crate) fn renew(&mut self) -> Option<Opening> {
        if !self.keeper.is_suspicious() {
            return None;
        }
        self.keeper.renew();
        self.flush();
        // Where there never was one, there is none now.
        self.log.take().map(|_| Log::open())
    }

    /// There is a log again; or there still is none, and why.
    pub(crate) fn renewed(&mut self, log: Result<Log, StoreError>) {
        match log {
            Ok(log) => self.log = Some(log),
            Err(why) => self.keeper.log_failed(why),
        }
    }

    /// A stamp for what stands beside the records, and who writes.
    pub(crate) fn sign(&mut self) -> (Stamp, WriterId) {
        self.keeper.sign(clock::now_ms())
    }

    /// Whether an assessment that is not here was deleted here.
    pub(crate) fn is_deleted(&self, id: &AssessmentId) -> bool {
        is_deleted(&*self.store, id)
    }

    /// What is to be committed to the log next, and the log.
    pub(crate) fn next_batch(&mut self) -> Option<(Log, Batch)> {
        let log = self.log.clone()?;
        Some((log, self.keeper.next_batch()?))
    }

    /// What became of a batch.
    pub(crate) fn report(&mut self, batch: u64, outcome: Result<(), StoreError>) {
        let is_tidied = self.is_to_be_tidied && outcome.is_ok();
        let now = clock::now_ms();
        self.keeper.report(&mut *self.store, batch, outcome, now);
        if let (true, Some(log)) = (is_tidied, &self.log) {
            self.is_to_be_tidied = false;
            log.tidy_up(superseded);
        }
    }

    /// Where the newest edits are.
    pub(crate) fn state(&self) -> SaveState {
        self.keeper.state()
    }

    /// What is wrong with storage, and what to do; empty where all is well.
    pub(crate) fn why(&self) -> String {
        self.keeper.why()
    }

    /// Records that could not be used: key and reason.
    pub(crate) fn damaged(&self) -> Vec<(String, String)> {
        self.quarantine
            .iter()
            .map(|record| (record.key.clone(), record.why.clone()))
            .collect()
    }

    /// Records that could not be used, as they are.
    pub(crate) fn damaged_as_json(&self) -> String {
        let records: Map<&str, &str> = self
            .quarantine
            .iter()
            .map(|record| (record.key.as_str(), record.raw.as_str()))
            .collect();
        serde_json::to_string_pretty(&records).unwrap_or_default()
    }

    /// How the person likes to work. What was never set, or cannot be read, is as at first.
    pub(crate) fn settings(&self) -> Settings {
        Settings {
            quick: Setting::QuickScan.is_on(&*self.store, false),
            filter: Filter::All,
            keys: Setting::Shortcuts.is_on(&*self.store, true),
            theme: Theme::of(&self.setting(&Setting::Theme).unwrap_or_default()),
            contrast: Setting::Contrast.is_on(&*self.store, false),
        }
    }

    /// Keeps how the person likes to work. Losing it costs nothing, so nothing is said.
    pub(crate) fn put_settings(&mut self, settings: &Settings) {
        let store = &mut *self.store;
        let _ = Setting::Theme.set(store, settings.theme.name());
        let _ = Setting::Contrast.turn(store, settings.contrast);
        let _ = Setting::Shortcuts.turn(store, settings.keys);
        let _ = Setting::QuickScan.turn(store, settings.quick);
    }

    /// A setting; `None` where it was never set or cannot be read.
    pub(crate) fn setting(&self, setting: &Setting) -> Option<String> {
        setting.get(&*self.store).ok().flatten()
    }

    /// Changes a setting. Losing it costs nothing, so nothing is said.
    pub(crate) fn set(&mut self, setting: &Setting, value: &str) {
        let _ = setting.set(&mut *self.store, value);
    }

    /// When an assessment was exported last.
    pub(crate) fn exported(&self, id: &AssessmentId) -> Option<Timestamp> {
        let at = self.setting(&Setting::LastExport(id.clone()))?;
        at.parse().ok()
    }

    /// Remembers when an assessment was exported.
    pub(crate) fn put_exported(&mut self, id: &AssessmentId, at: &Timestamp) {
        let _ = Setting::LastExport(id.clone()).set(&mut *self.store, at.as_str());
    }
}
