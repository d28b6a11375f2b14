//! A tab: the keeper under test, what is on its desk, and a batch that may be under way.

use std::collections::BTreeMap;

use clausewise::assessment::{Assessment, Cell, Edit, History};
use clausewise::questionnaire::AssessmentId;
use clausewise::store::shelf::take;
use clausewise::store::{
    Address, Batch, Heard, Keeper, Loaded, LogEntry, SaveState, StoreError, Why,
};

use crate::disk::Store;
use crate::log::Log;
use crate::oracle::Write;
use crate::shelf::{Shelf, at_once};
use crate::{blank, fallback};

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
    /// Whether it has a log at all.
    pub has_log: bool,
    /// Whether the browser has closed its log.
    pub has_lost_log: bool,
    /// The newest record of each cell that this tab has read or put anywhere, by key.
    pub knows: BTreeMap<String, Write>,
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
        let has_log = log.is_ok();
        let entries = log.map(Log::entries);
        let entries = entries.as_deref().map_err(Clone::clone);
        let writer = name.parse().unwrap();
        let (keeper, loaded) = Keeper::open(store, entries.clone(), writer, &fallback())?;
        let work = |assessment: &Assessment| Work {
            assessment: assessment.clone(),
            history: History::default(),
        };
        let desk = loaded.assessments.iter();
        let mut tab = Self {
            keeper,
            desk: desk.map(|one| (one.id.clone(), work(one))).collect(),
            gone: None,
            in_flight: None,
            store: store.clone(),
            has_log,
            has_lost_log: false,
            knows: BTreeMap::new(),
            clock_off: 0,
        };
        for entry in entries.unwrap_or_default() {
            tab.note(entry.key(), &entry.text);
        }
        let there = store.0.borrow().now.clone();
        for (key, text) in &there {
            tab.note(key, text);
        }
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

    /// Puts an assessment as it is into its history; whether that is there now.
    pub fn remember(&mut self, shelf: &Shelf, id: &AssessmentId, why: Why, now: u64) -> bool {
        let (at, writer) = self.keeper.sign(now);
        let assessment = self.desk.get(id).map(|work| &work.assessment);
        let take = |assessment| at_once(take(shelf, assessment, why, at, &writer));
        assessment.is_some_and(|assessment| take(assessment).is_ok())
    }

    /// Goes back to an earlier state, once the present one is in the history; whether that is done.
    pub fn go_back(&mut self, shelf: &Shelf, earlier: &Assessment, now: u64) -> bool {
        let id = &earlier.id;
        if !self.remember(shelf, id, Why::Back, now) {
            return false;
        }
        let edits = self.desk[id].assessment.edits_towards(earlier);
        self.edit(id, edits, now);
        true
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

    /// Deletes an assessment. From now on this tab shows nothing of it, whether or not the deletion
    /// gets anywhere.
    pub fn delete(&mut self, id: &AssessmentId, now: u64) {
        if let Some(work) = self.desk.remove(id) {
            let is_of = |key: &str| Address::parse(key).is_some_and(|at| at.assessment == *id);
            self.knows.retain(|key, _| !is_of(key));
            let _ = self.keeper.delete(&mut self.store, id, now);
            self.gone = Some(work.assessment);
        }
    }

    /// What the page does where a store seems to have been cleared.
    pub fn look_after(&mut self, now: u64) {
        if self.keeper.is_suspicious() {
            self.keeper.renew();
            self.flush(now);
        }
    }

    /// Looks again at what another tab has written under a key.
    pub fn look_again(&mut self, key: &str) {
        match self.keeper.look_again(&self.store, key) {
            Some(Heard::Edited(id, edit)) => {
                if let Some(work) = self.desk.get_mut(&id) {
                    work.history.forget(&edit.cell());
                    work.assessment.apply(edit);
                }
            }
            Some(Heard::Deleted(id)) => drop(self.desk.remove(&id)),
            None => {}
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

    /// Notes a record that this tab has read, or put somewhere. What it knows to be deleted it no
    /// longer shows.
    pub fn note(&mut self, key: &str, text: &str) {
        let Some(address) = Address::parse(key) else {
            return;
        };
        // Mostly it is what is known already; reading costs more than all the rest here.
        let known = self.knows.get(key);
        if known.is_some_and(|known| known.rank.2 == text) {
            return;
        }
        let Some(write) = Write::of(key, text) else {
            return;
        };
        let header = Address {
            assessment: address.assessment.clone(),
            cell: Cell::Header,
        };
        let deletion = self.knows.get(&header.key()).filter(|one| one.clears);
        let is_gone = deletion.is_some_and(|one| one.rank.0 >= write.rank.0);
        let is_old = self
            .knows
            .get(key)
            .is_some_and(|one| one.rank >= write.rank);
        if is_old || (is_gone && address != header) {
            return;
        }
        if address == header && write.clears {
            self.knows.retain(|key, one| {
                let is_of = |at: Address| at.assessment == header.assessment;
                one.rank.0 > write.rank.0 || !Address::parse(key).is_some_and(is_of)
            });
        }
        self.knows.insert(key.to_owned(), write);
    }

    /// Whether something stands in a cell on the desk.
    fn shows(&self, at: &Address) -> bool {
        let work = self.desk.get(&at.assessment);
        work.is_some_and(|work| {
            let edits = blank(at.assessment.clone(), "").edits_towards(&work.assessment);
            edits.iter().any(|edit| edit.cell() == at.cell)
        })
    }

    /// Keys of what this tab shows and these records do not tell.
    #[must_use]
    pub fn lacking(&self, records: &BTreeMap<String, String>) -> Vec<String> {
        let found = |key: &str| records.get(key).and_then(|text| Write::of(key, text));
        let is_lacking = |(key, write): &(&String, &Write)| {
            let header = Address::parse(key).map(|at| Address {
                cell: Cell::Header,
                ..at
            });
            let header = header.and_then(|header| found(&header.key()));
            let is_gone = header.is_some_and(|one| one.clears && one.rank.0 >= write.rank.0);
            let is_shown = Address::parse(key).is_some_and(|at| self.shows(&at));
            is_shown && !is_gone && found(key).is_none_or(|one| one.rank < write.rank)
        };
        let lacking = self.knows.iter().filter(is_lacking);
        lacking.map(|(key, _)| key.clone()).collect()
    }
}
