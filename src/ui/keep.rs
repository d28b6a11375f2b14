//! What the pages ask of storage: the keeper of records with the browser's store, or with memory
//! where the browser gives none.

use crate::map::Map;

use super::app::{Filter, Settings, Theme};
use crate::assessment::{Assessment, Edit, QuestionnaireRef, Timestamp};
use crate::platform::{clock, storage::BrowserStore};
use crate::questionnaire::AssessmentId;
use crate::store::memory::Memory;
use crate::store::{Keeper, Quarantined, RecordStore, SaveState, Setting, StoreError, WriterId};

/// The keeper and its store.
pub(crate) struct Keep {
    store: Box<dyn RecordStore>,
    keeper: Keeper,
    /// Why the last attempt failed.
    error: Option<StoreError>,
    quarantine: Vec<Quarantined>,
}

impl Keep {
    /// The browser's store with all that it holds; memory and nothing where it is blocked.
    /// `fallback` is assumed for assessments whose header is gone.
    pub(crate) fn open(fallback: &QuestionnaireRef) -> (Self, Vec<Assessment>) {
        let Ok(writer) = clock::new_name().parse::<WriterId>() else {
            unreachable!("a new name is made of letters and digits")
        };
        let opened = BrowserStore::probe().and_then(|store| {
            let (keeper, loaded) = Keeper::open(&store, writer.clone(), fallback)?;
            Ok((store, keeper, loaded))
        });
        match opened {
            Ok((store, keeper, loaded)) => {
                let keep = Self {
                    store: Box::new(store),
                    keeper,
                    error: None,
                    quarantine: loaded.quarantine,
                };
                (keep, loaded.assessments)
            }
            Err(error) => {
                let keep = Self {
                    store: Box::new(Memory {
                        reach: SaveState::Unsaved,
                        ..Memory::default()
                    }),
                    keeper: Keeper::new(writer),
                    error: Some(error),
                    quarantine: Vec::new(),
                };
                (keep, Vec::new())
            }
        }
    }

    /// Keeps edits.
    pub(crate) fn save(&mut self, id: &AssessmentId, edits: &[Edit]) {
        let result = self
            .keeper
            .save(&mut *self.store, id, edits, clock::now_ms());
        self.note(result);
    }

    /// Keeps a whole assessment.
    pub(crate) fn create(&mut self, assessment: &Assessment) {
        let result = self
            .keeper
            .create(&mut *self.store, assessment, clock::now_ms());
        self.note(result);
    }

    /// Deletes an assessment.
    pub(crate) fn delete(&mut self, id: &AssessmentId) {
        let result = self.keeper.delete(&mut *self.store, id, clock::now_ms());
        self.note(result);
    }

    /// Tries again what could not be written.
    pub(crate) fn flush(&mut self) {
        let result = self.keeper.flush(&mut *self.store, clock::now_ms());
        self.note(result);
    }

    /// A store that was never there stays the reason, however well memory takes everything.
    fn note(&mut self, result: Result<(), StoreError>) {
        if self.error != Some(StoreError::Blocked) {
            self.error = result.err();
        }
    }

    /// Where the newest edits are.
    pub(crate) fn state(&self) -> SaveState {
        match self.error {
            Some(_) => SaveState::Unsaved,
            None => self.keeper.state(),
        }
    }

    /// Why something is not saved, and what to do.
    pub(crate) fn why(&self) -> String {
        self.error
            .as_ref()
            .map(StoreError::text)
            .unwrap_or_default()
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
