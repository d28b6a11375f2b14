//! The process dies at every single call of a store, in everything that writes: whatever had been
//! saved is there afterwards, each cell is as before or as after, and what belongs together is whole
//! or not at all.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use clausewise::assessment::{Assessment, Edit, FieldValue};
use clausewise::store::{RecordStore, SaveState};
use clausewise_simulator::disk::{Disk, Store};
use clausewise_simulator::log::Log;
use clausewise_simulator::tab::Tab;
use clausewise_simulator::{START_MS, answer, blank, id};

/// Both stores, and nothing else of a browser.
#[derive(Clone, Default)]
struct Browser {
    disk: Disk,
    log: Log,
    /// How many tabs there have been: each has a name of its own.
    names: u32,
}

type Desk = BTreeMap<String, Assessment>;

/// One thing that somebody does.
type Act<'a> = &'a dyn Fn(&mut Tab);

impl Browser {
    fn store(&self) -> Store {
        Store(Rc::new(RefCell::new(self.disk.clone())))
    }

    /// What a page would show now.
    fn desk(&self) -> Desk {
        let (tab, loaded) = Tab::open("reader", &self.store(), Ok(&self.log)).unwrap();
        assert!(loaded.quarantine.is_empty(), "{:?}", loaded.quarantine);
        assert!(loaded.recovered.is_empty(), "{:?}", loaded.recovered);
        let timeless = |mut assessment: Assessment| {
            assessment.updated_at = None;
            assessment
        };
        let desk = tab.desk.into_iter();
        desk.map(|(id, work)| (id.as_str().to_owned(), timeless(work.assessment)))
            .collect()
    }

    /// Does things in a tab until all are done or it is dead, once for each way in which the log's last
    /// answer can be missed. What was dead by then is left as it is.
    fn run(&self, fuse: Option<u32>, acts: &[Act]) -> Vec<(Self, SaveState)> {
        let mut ends = Vec::new();
        for takes_unheard in [true, false] {
            let store = self.store();
            let mut log = self.log.clone();
            let name = format!("tab-{}", self.names);
            let (mut tab, _) = Tab::open(&name, &store, Ok(&log)).unwrap();
            store.0.borrow_mut().fuse = fuse;
            for act in acts {
                act(&mut tab);
            }
            while let Some(batch) = tab.keeper.next_batch() {
                // Sending the batch and hearing of it are two moments to die at.
                if store.get("sending").is_err() {
                    break;
                }
                let heard = store.get("hearing").is_ok();
                if heard || takes_unheard {
                    log.commit(&batch);
                }
                if !heard {
                    break;
                }
                tab.report(&batch, Ok(()), START_MS + 2_000);
            }
            let state = tab.keeper.state();
            drop(tab);
            let disk = store.0.borrow().clone();
            let names = self.names + 1;
            ends.push((Self { disk, log, names }, state));
        }
        ends
    }

    /// As it is when all of that has been done and has reached the disk.
    fn after(&self, acts: &[Act]) -> Self {
        let (mut done, state) = self.run(None, acts).remove(0);
        assert_eq!(state, SaveState::Saved);
        done.disk.sync();
        done.names += 1;
        done
    }

    /// As it is after only one tab died, and after the whole browser did, with every number of its
    /// last changes on the disk.
    fn after_death(&self) -> Vec<Self> {
        let mut alive = self.clone();
        alive.disk.fuse = None;
        let mut ends = vec![alive.clone()];
        for reached in 0..=alive.disk.unsynced.len() {
            let mut end = alive.clone();
            end.disk.crash(reached);
            ends.push(end);
        }
        ends
    }

    /// The next start repairs what it finds; then each store has everything.
    fn repair(&mut self) {
        let (mut repaired, state) = self
            .run(None, &[&|tab| tab.flush(START_MS + 9_000)])
            .remove(0);
        assert_eq!(state, SaveState::Saved);
        let both = repaired.desk();
        repaired.disk.sync();
        let only_disk = Self {
            log: Log::default(),
            ..repaired.clone()
        };
        let only_log = Self {
            disk: Disk::default(),
            ..repaired.clone()
        };
        assert_eq!(only_disk.desk(), both);
        assert_eq!(only_log.desk(), both);
        *self = repaired;
    }
}

/// Dies at every call; how many there were. What is found is as it was before, or after one of the
/// acts.
fn dies_everywhere(browser: &Browser, acts: &[Act]) -> u32 {
    let mut right = Vec::new();
    for done in 0..=acts.len() {
        let (end, state) = browser.run(None, &acts[..done]).remove(0);
        assert!(done == 0 || state == SaveState::Saved);
        right.push(end.desk());
    }
    for fuse in 1.. {
        let mut was_alive = false;
        for (end, state) in browser.run(Some(fuse), acts) {
            was_alive |= !end.disk.is_dead();
            for mut end in end.after_death() {
                let found = end.desk();
                let is_right = match state {
                    SaveState::Saved => right.last() == Some(&found),
                    _ => right.contains(&found),
                };
                assert!(is_right, "call {fuse}: {found:#?}");
                end.repair();
                assert_eq!(end.desk(), found, "call {fuse}");
                end.log.tidy_up();
                assert_eq!(end.desk(), found, "call {fuse}");
            }
        }
        if was_alive {
            return fuse;
        }
    }
    unreachable!("every act ends")
}

/// A browser in which an assessment is saved.
fn saved() -> Browser {
    let browser = Browser::default().after(&[&|tab| {
        tab.create(blank(id(0), "Title"), START_MS);
        for question in 0..4 {
            let edit = answer(question, Some(&format!("old {question}")));
            tab.edit(&id(0), vec![edit], START_MS + 1);
        }
    }]);
    assert_eq!(browser.desk().len(), 1);
    browser
}

fn import() -> Vec<Edit> {
    let answers = (0..6).map(|one| answer(one, (one != 2).then_some("imported")));
    let title = Edit::Field(FieldValue::Title("Imported".to_owned()));
    answers.chain([title]).collect()
}

fn imports(tab: &mut Tab) {
    tab.edit(&id(0), import(), START_MS + 100);
}

fn deletes(tab: &mut Tab) {
    tab.delete(&id(0), START_MS + 100);
}

#[test]
fn answering() {
    let calls = dies_everywhere(
        &saved(),
        &[&|tab| tab.edit(&id(0), vec![answer(1, Some("new"))], START_MS + 100)],
    );
    assert!(calls > 5, "{calls}");
}

#[test]
fn typing_letter_by_letter() {
    let types = |text: &'static str| {
        move |tab: &mut Tab| tab.edit(&id(0), vec![answer(1, Some(text))], START_MS + 100)
    };
    dies_everywhere(&saved(), &[&types("n"), &types("ne"), &types("new")]);
}

#[test]
fn importing_is_whole_or_not_at_all() {
    let calls = dies_everywhere(&saved(), &[&imports]);
    assert!(calls > 15, "{calls}");
    let mut new = blank(id(1), "Another");
    for edit in import() {
        new.apply(edit);
    }
    let calls = dies_everywhere(&saved(), &[&|tab| tab.create(new.clone(), START_MS + 100)]);
    assert!(calls > 15, "{calls}");
}

#[test]
fn undoing_an_import() {
    dies_everywhere(
        &saved(),
        &[&imports, &|tab| tab.undo(&id(0), false, START_MS + 101)],
    );
    // The same where the import has long been saved.
    let before = saved().desk();
    let undoes = |tab: &mut Tab| {
        let now = &tab.desk[&id(0)].assessment;
        let edits = now.edits_towards(&before["a0"]);
        tab.edit(&id(0), edits, START_MS + 101);
    };
    let calls = dies_everywhere(&saved().after(&[&imports]), &[&undoes]);
    assert!(calls > 15, "{calls}");
}

#[test]
fn deleting_is_whole_or_not_at_all() {
    let calls = dies_everywhere(&saved(), &[&deletes]);
    assert!(calls > 10, "{calls}");
}

#[test]
fn undoing_a_deletion() {
    let undoes = |tab: &mut Tab| {
        if let Some(gone) = tab.gone.take() {
            tab.create(gone, START_MS + 101);
        }
    };
    dies_everywhere(&saved(), &[&deletes, &undoes]);
    let whole = saved().desk().remove("a0").unwrap();
    let deleted = saved().after(&[&deletes]);
    assert!(deleted.desk().is_empty());
    dies_everywhere(
        &deleted,
        &[&|tab| tab.create(whole.clone(), START_MS + 101)],
    );
}

#[test]
fn moving_the_records_of_a_release_without_a_log() {
    let start = |tab: &mut Tab| tab.flush(START_MS + 100);
    let old = Browser {
        log: Log::default(),
        ..saved()
    };
    let calls = dies_everywhere(&old, &[&start]);
    assert!(calls > 2, "{calls}");
    let emptied = Browser {
        disk: Disk::default(),
        ..saved()
    };
    let calls = dies_everywhere(&emptied, &[&start]);
    assert!(calls > 10, "{calls}");
}

#[test]
fn tidying_up_the_log() {
    // One transaction: it has happened or it has not, and the other store may be gone after it.
    let mut browser = saved().after(&[&imports]);
    let before = browser.desk();
    let size = browser.log.0.len();
    browser.log.tidy_up();
    assert!(browser.log.0.len() < size, "{size}");
    assert_eq!(browser.desk(), before);
    browser.disk = Disk::default();
    assert_eq!(browser.desk(), before);
}

#[test]
fn answering_while_the_store_is_full() {
    let mut browser = saved();
    browser.disk.quota = Some(browser.disk.size());
    let long = "x".repeat(20_000);
    dies_everywhere(
        &browser,
        &[&|tab| tab.edit(&id(0), vec![answer(1, Some(&long))], START_MS + 100)],
    );
}
