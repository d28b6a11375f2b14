//! A tab: the keeper under test, what is on its desk, and a batch that may be under way.

use std::collections::BTreeMap;

use clausewise::assessment::{Assessment, Edit, History};
use clausewise::questionnaire::AssessmentId;
use clausewise::store::{Batch, Keeper, Loaded, LogEntry, SaveState, StoreError};

use crate::disk::Store;
use crate::fallback;
use crate::log::Log;
use crate::oracle::Write;

/// An assessment that is worked on.
#[derive(Clone, Debug)]
pub struct Work {
    /// The document.
    pub assessment: Assessment,
    /// What can be undone.
    pub history: History,
}

/// A tab.
#[derive(Debug)]
pub struct Tab {
    /// The keeper under test.
    pub keeper: Keeper,
    /// What is on the desk.
    pub desk: BTreeMap<AssessmentId, Work>,
    /// What was deleted last.
    pub gone: Option<Assessment>,
    /// The batch that the log has not answered yet.
    pub in_flight: Option<Batch>,
    /// The store that is written at once.
    pub store: Store,
    /// The newest record of each cell that this tab has put anywhere, by key.
    pub wrote: BTreeMap<String, Write>,
    /// How far this tab's clock is off.
    pub clock_off: i64,
}

impl Tab {
    /// Opens a tab and reads both stores; writes nothing.
    ///
    /// # Errors
    /// Where the store that is written at once cannot be read.
    pub fn open(
        name: &str,
        store: &Store,
        log: Result<&Log, StoreError>,
    ) -> Result<(Self, Loaded), StoreError> {
        let entries = log.map(Log::entries);
        let entries = entries.as_deref().map_err(Clone::clone);
        let writer = name.parse().unwrap();
        let (keeper, loaded) = Keeper::open(store, entries, writer, &fallback())?;
        let work = |assessment: &Assessment| Work {
            assessment: assessment.clone(),
            history: History::default(),
        };
        let desk = loaded.assessments.iter();
        let tab = Self {
            keeper,
            desk: desk.map(|one| (one.id.clone(), work(one))).collect(),
            gone: None,
            in_flight: None,
            store: store.clone(),
            wrote: BTreeMap::new(),
            clock_off: 0,
        };
        Ok((tab, loaded))
    }

    /// Changes cells of an assessment as one step.
    pub fn edit(&mut self, id: &AssessmentId, edits: Vec<Edit>, now: u64) {
        if let Some(work) = self.desk.get_mut(id) {
            work.history
                .apply(&mut work.assessment, edits.clone(), false);
            let _ = self.keeper.save(&mut self.store, id, &edits, now);
        }
    }

    /// Takes the newest step back, or does it again.
    pub fn undo(&mut self, id: &AssessmentId, redo: bool, now: u64) {
        let Some(work) = self.desk.get_mut(id) else {
            return;
        };
        let edits = if redo {
            work.history.redo(&mut work.assessment)
        } else {
            work.history.undo(&mut work.assessment)
        };
        if let Some(edits) = edits {
            let _ = self.keeper.save(&mut self.store, id, &edits, now);
        }
    }

    /// Puts a whole assessment on the desk.
    pub fn create(&mut self, assessment: Assessment, now: u64) {
        let _ = self.keeper.create(&mut self.store, &assessment, now);
        let work = Work {
            assessment: assessment.clone(),
            history: History::default(),
        };
        self.desk.insert(assessment.id, work);
    }

    /// Deletes an assessment.
    pub fn delete(&mut self, id: &AssessmentId, now: u64) {
        if let Some(work) = self.desk.remove(id) {
            let _ = self.keeper.delete(&mut self.store, id, now);
            self.gone = Some(work.assessment);
        }
    }

    /// Writes what is owed.
    pub fn flush(&mut self, now: u64) {
        let _ = self.keeper.flush(&mut self.store, now);
    }

    /// The log answers.
    pub fn report(&mut self, batch: &Batch, outcome: Result<(), StoreError>, now: u64) {
        self.keeper
            .report(&mut self.store, batch.number, outcome, now);
    }

    /// Whether the page says that everything is saved.
    #[must_use]
    pub fn says_saved(&self) -> bool {
        self.keeper.state() == SaveState::Saved
    }

    /// Notes an entry that this tab is about to put into the log.
    pub fn note_entry(&mut self, entry: &LogEntry) {
        let (key, text) = (entry.key().to_owned(), entry.text.clone());
        self.note(&key, &text);
    }

    /// Notes a record that this tab has put somewhere.
    pub fn note(&mut self, key: &str, text: &str) {
        if let Some(write) = Write::of(key, text) {
            match self.wrote.get(key) {
                Some(before) if before.rank >= write.rank => {}
                _ => {
                    self.wrote.insert(key.to_owned(), write);
                }
            }
        }
    }
}
