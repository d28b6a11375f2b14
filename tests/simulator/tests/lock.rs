//! The lock of the workspace: the process dies at every call while it is switched on or off; whoever
//! has the passphrase finds everything, whoever has not finds no word; what was changed is noticed.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use clausewise::assessment::Assessment;
use clausewise::exchange::Rescue;
use clausewise::store::lock::{AtRest, Counted, is_all_sealed, markers};
use clausewise::store::seal::{DataKey, MARKER, Seal, is_sealed};
use clausewise::store::shelf::Kept;
use clausewise::store::{
    Keeper, Loaded, LogEntry, RecordStore, SaveState, StoreError, Vault, Why, load, markers_in,
    recover, unsealed,
};
use clausewise_simulator::disk::{Disk, Store};
use clausewise_simulator::log::{Log, Reached};
use clausewise_simulator::shelf::{Shelf, Slots, at_once};
use clausewise_simulator::tab::Tab;
use clausewise_simulator::{START_MS, answer, blank, fallback, id};

const WORD: &str = "Confidential";

thread_local! {
    static NONCE: Cell<u64> = const { Cell::new(0) };
}

/// Never the same twice, which is all that a nonce must be.
fn chance() -> Option<[u8; 12]> {
    let number = NONCE.get() + 1;
    NONCE.set(number);
    let mut nonce = [7; 12];
    nonce[..8].copy_from_slice(&number.to_le_bytes());
    Some(nonce)
}

fn seal_of(byte: u8) -> Rc<Seal> {
    let key = DataKey::new([byte; 32], chance);
    Seal::new(Box::new(key), format!("the data key {byte}, encrypted"))
}

fn seal() -> Rc<Seal> {
    seal_of(1)
}

/// Everything that a browser keeps.
#[derive(Clone, Default)]
struct Browser {
    disk: Disk,
    log: Log,
    slots: Slots,
}

/// The same within reach of a process.
struct Open {
    store: Store,
    log: Reached,
    shelf: Shelf,
}

/// What somebody finds.
#[derive(Clone, Debug, PartialEq)]
struct Found {
    desk: Vec<Assessment>,
    earlier: Vec<Assessment>,
}

impl Browser {
    fn open(&self, takes_unheard: bool) -> Open {
        let store = Store(Rc::new(RefCell::new(self.disk.clone())));
        let log = Reached {
            log: Rc::new(RefCell::new(self.log.clone())),
            takes_unheard,
            store: store.clone(),
        };
        let shelf = Shelf {
            takes_unheard,
            ..Shelf::holding(self.slots.clone(), &store)
        };
        Open { store, log, shelf }
    }

    fn is_locked(&self) -> bool {
        !markers(&self.open(false).store, &self.log.entries()).is_empty()
    }

    /// Every text that may hold a word of somebody's.
    fn texts(&self) -> Vec<&String> {
        let is_ours = |(key, _): &(&String, &String)| {
            *key != MARKER && !key.ends_with(":reserve") && !key.contains(":s:")
        };
        let places = [&self.disk.now, &self.log.0, &self.slots[0], &self.slots[1]];
        let all = places.into_iter().flatten().filter(is_ours);
        all.map(|(_, text)| text).collect()
    }

    /// What a start finds: with the passphrase where there is a lock.
    fn found(&self) -> Found {
        let (seal, open) = (seal(), self.open(false));
        let is_locked = self.is_locked();
        assert!(is_locked || self.texts().iter().all(|text| !is_sealed(text)));
        let (mut entries, mut slots) = (self.log.entries(), self.slots.clone());
        let mut store: Box<dyn RecordStore> = Box::new(open.store.clone());
        if is_locked {
            store = Box::new(Vault::new(store, Rc::clone(&seal)));
            seal.read_entries(&mut entries);
            for (name, text) in slots.iter_mut().flatten() {
                *text = seal.read(name, std::mem::take(text));
            }
        }
        let loaded = load(&*store, &entries, &fallback()).unwrap();
        assert!(loaded.quarantine.is_empty(), "{:?}", loaded.quarantine);
        assert!(loaded.read_only.is_empty() && loaded.recovered.is_empty());
        let kept = Shelf::holding(slots, &Store::default()).history(0);
        assert!(kept.spoilt.is_empty());
        Found {
            desk: loaded.assessments.into_iter().map(timeless).collect(),
            earlier: earlier(kept),
        }
    }
}

impl Open {
    fn at_rest<'a>(&'a self, store: &'a mut Store) -> AtRest<'a, Reached, Shelf> {
        AtRest {
            store,
            log: Some(&self.log),
            shelf: Some(&self.shelf),
        }
    }

    fn lock(&self, seal: &Rc<Seal>) -> Result<Counted, StoreError> {
        let mut store = self.store.clone();
        let mut all = self.at_rest(&mut store);
        at_once(async {
            all.announce(seal).await?;
            all.turn(seal).await
        })
    }

    fn unlock(&self, seal: &Rc<Seal>) -> Result<Counted, StoreError> {
        let mut store = self.store.clone();
        let mut all = self.at_rest(&mut store);
        seal.set_sealing(false);
        at_once(async {
            let counted = all.turn(seal).await?;
            all.retract().await?;
            Ok(counted)
        })
    }

    fn leave(self) -> Browser {
        let mut disk = self.store.0.borrow().clone();
        disk.fuse = None;
        Browser {
            disk,
            log: self.log.log.borrow().clone(),
            slots: self.shelf.slots.borrow().clone(),
        }
    }
}

fn timeless(mut assessment: Assessment) -> Assessment {
    assessment.updated_at = None;
    assessment
}

fn earlier(kept: Kept) -> Vec<Assessment> {
    let snapshots = kept.snapshots.into_iter();
    snapshots.map(|one| timeless(one.assessment)).collect()
}

/// A browser with answers, a copy of a damaged record, and a history.
fn plain() -> Browser {
    let browser = Browser::default();
    let open = browser.open(false);
    let (mut tab, _) = Tab::open("tab-1", &open.store, Ok(&Log::default())).unwrap();
    tab.create(blank(id(0), WORD), START_MS);
    for time in 0..3 {
        let now = START_MS + 100 * (time as u64 + 1);
        let text = format!("{WORD} {time}");
        tab.edit(&id(0), vec![answer(time, Some(&text))], now);
        assert!(tab.remember(&open.shelf, &id(0), Why::Work, now));
    }
    while let Some(batch) = tab.keeper.next_batch() {
        open.log.log.borrow_mut().commit(&batch);
        tab.report(&batch, Ok(()), START_MS + 900);
    }
    assert!(tab.says_saved());
    open.store.0.borrow_mut().sync();
    open.leave()
}

fn locked() -> Browser {
    let open = plain().open(false);
    let counted = open.lock(&seal()).unwrap();
    assert_eq!(counted.at_once, counted.log);
    assert_eq!(counted.history, 6);
    assert_eq!(counted.all(), 2 * counted.log + 6);
    open.store.0.borrow_mut().sync();
    open.leave()
}

fn assert_sealed(browser: &Browser) {
    for text in browser.texts() {
        assert!(is_sealed(text), "{text}");
    }
}

/// What is left after the process dies, and after the whole browser does, with every number of its
/// last changes on the disk.
fn after_death(end: &Browser) -> Vec<Browser> {
    let crashed = (0..=end.disk.unsynced.len()).map(|reached| {
        let mut crashed = end.clone();
        crashed.disk.crash(reached);
        crashed
    });
    std::iter::once(end.clone()).chain(crashed).collect()
}

/// Dies at every call of it, and looks at each end.
fn dies_everywhere(
    browser: &Browser,
    act: fn(&Open, &Rc<Seal>) -> Result<Counted, StoreError>,
    look: impl Fn(Browser),
) -> u32 {
    for fuse in 1.. {
        let mut is_done = false;
        for takes_unheard in [false, true] {
            let open = browser.open(takes_unheard);
            open.store.0.borrow_mut().fuse = Some(fuse);
            is_done |= act(&open, &seal()).is_ok();
            for end in after_death(&open.leave()) {
                look(end);
            }
        }
        if is_done {
            return fuse;
        }
    }
    unreachable!("every act ends")
}

#[test]
fn locking_loses_nothing_and_leaves_no_word_wherever_it_is_cut_short() {
    let before = plain().found();
    assert_eq!(before.desk.len(), 1);
    assert_eq!(before.earlier.len(), 3);
    let calls = dies_everywhere(&plain(), Open::lock, |end| {
        assert_eq!(end.found(), before);
        if end.is_locked() {
            // The next start goes on.
            let open = end.open(false);
            open.lock(&seal()).unwrap();
            let whole = open.leave();
            assert_sealed(&whole);
            assert_eq!(whole.found(), before);
        }
    });
    assert!(calls > 40, "{calls}");
}

#[test]
fn unlocking_loses_nothing_wherever_it_is_cut_short() {
    let before = plain().found();
    let calls = dies_everywhere(&locked(), Open::unlock, |end| {
        assert_eq!(end.found(), before);
        let open = end.open(false);
        open.unlock(&seal()).unwrap();
        let whole = open.leave();
        assert!(!whole.is_locked());
        assert_eq!(whole.found(), before);
        let before = plain();
        assert_eq!(whole.log, before.log);
        assert_eq!(whole.slots, before.slots);
    });
    assert!(calls > 40, "{calls}");
}

#[test]
fn what_is_locked_holds_no_word_and_says_so_of_every_text() {
    let browser = locked();
    assert_sealed(&browser);
    let places = [&browser.disk.now, &browser.log.0, &browser.slots[0]];
    for (key, text) in places.into_iter().flatten() {
        assert!(!text.contains(WORD), "{key}");
    }
    let all: Vec<&String> = browser.texts();
    let different: std::collections::BTreeSet<&String> = all.iter().copied().collect();
    assert_eq!(all.len(), different.len(), "no two texts are the same");
    let found = markers(&browser.open(false).store, &browser.log.entries());
    assert_eq!(found, [seal().marker()], "one data key in both stores");
    assert_eq!(found, ["the data key 1, encrypted"]);
}

#[test]
fn sealed_texts_without_the_data_key_are_known_for_what_they_are() {
    let is_all_sealed_in = |browser: &Browser| {
        let open = browser.open(false);
        is_all_sealed(&open.store, &browser.log.entries())
    };
    assert!(is_all_sealed_in(&locked()));
    assert!(!is_all_sealed_in(&plain()));
    assert!(
        !is_all_sealed_in(&Browser::default()),
        "nothing is not sealed"
    );
    // One store alone is enough to say so, and one plain text in either is enough to open.
    let mut in_log_alone = locked();
    in_log_alone.disk.now.clear();
    assert!(is_all_sealed_in(&in_log_alone));
    for place in [false, true] {
        let mut mixed = locked();
        let (all, plain) = if place {
            (&mut mixed.log.0, plain().log.0)
        } else {
            (&mut mixed.disk.now, plain().disk.now)
        };
        let (key, text) = plain
            .into_iter()
            .find(|(key, _)| key.contains(":a:"))
            .unwrap();
        all.insert(key, text);
        assert!(!is_all_sealed_in(&mixed));
    }
}

#[test]
fn what_only_looks_sealed_is_sealed_like_any_other_text() {
    let browser = locked();
    let sealed = browser.texts()[0];
    assert!(is_sealed(sealed));
    let middle = sealed.len() / 2;
    let with_a_word = [&sealed[..middle], " a word ", &sealed[middle..]].concat();
    let end = sealed.len() - 3;
    let with_a_short_sum = [&sealed[..end], &sealed[end + 1..]].concat();
    for text in [with_a_word, with_a_short_sum] {
        assert!(!is_sealed(&text), "{text}");
    }
}

#[test]
fn the_raw_file_of_a_locked_workspace_gives_everything_to_whoever_has_the_passphrase() {
    let browser = locked();
    let pairs = |all: &BTreeMap<String, String>| all.clone().into_iter().collect();
    let file = Rescue {
        storage: pairs(&browser.disk.now),
        databases: pairs(&browser.log.0),
        unread: Vec::new(),
    };
    let seal = seal();
    let found = markers_in(&file);
    assert!(!found.is_empty() && found.iter().all(|marker| marker == seal.marker()));
    let locked = recover(&file, &fallback()).unwrap();
    assert_eq!(
        locked.read_only,
        [id(0)],
        "without it there is nothing to read"
    );
    let opened = recover(&unsealed(&file, &seal), &fallback()).unwrap();
    assert!(opened.quarantine.is_empty());
    let desk: Vec<_> = opened.assessments.into_iter().map(timeless).collect();
    assert_eq!(desk, plain().found().desk);
    assert_eq!(markers_in(&Rescue::default()), Vec::<String>::new());
}

#[test]
fn what_is_deleted_under_the_lock_is_gone() {
    let browser = locked();
    let (seal, open) = (seal(), browser.open(false));
    let mut vault = Vault::new(Box::new(open.store.clone()), Rc::clone(&seal));
    let mut entries = browser.log.entries();
    seal.read_entries(&mut entries);
    let writer = "tab-2".parse().unwrap();
    let (mut keeper, _) = Keeper::open(&vault, Ok(&entries), writer, &fallback()).unwrap();
    keeper.delete(&mut vault, &id(0), START_MS + 5_000).unwrap();
    let left = open.leave().disk.now;
    let left = left.keys().filter(|key| key.contains(id(0).as_str()));
    assert_eq!(left.count(), 1, "the record that says so");
}

/// Somebody edits while it is locked: the keeper is the one that everybody has.
fn edit(browser: &Browser, fuse: Option<u32>) -> (Browser, SaveState) {
    let (seal, open) = (seal(), browser.open(false));
    let mut vault = Vault::new(Box::new(open.store.clone()), Rc::clone(&seal));
    let mut entries = browser.log.entries();
    seal.read_entries(&mut entries);
    let writer = "tab-2".parse().unwrap();
    let (mut keeper, _) = Keeper::open(&vault, Ok(&entries), writer, &fallback()).unwrap();
    open.store.0.borrow_mut().fuse = fuse;
    let edits = [answer(1, Some("New"))];
    let _ = keeper.save(&mut vault, &id(0), &edits, START_MS + 5_000);
    while let Some(mut batch) = keeper.next_batch() {
        seal.written_batch(&mut batch).unwrap();
        if open.store.get("sending").is_err() {
            break;
        }
        open.log.log.borrow_mut().commit(&batch);
        keeper.report(&mut vault, batch.number, Ok(()), START_MS + 5_001);
    }
    (open.leave(), keeper.state())
}

#[test]
fn an_edit_is_sealed_before_it_is_called_saved_and_survives_every_death() {
    let before = locked().found();
    let (after, state) = edit(&locked(), None);
    assert_eq!(state, SaveState::Saved);
    assert_sealed(&after);
    let done = after.found();
    assert_ne!(done, before);
    for fuse in 1..40 {
        let (end, state) = edit(&locked(), Some(fuse));
        for end in after_death(&end) {
            assert_sealed(&end);
            let found = end.found();
            assert!(found == done || (state != SaveState::Saved && found == before));
        }
    }
}

#[test]
fn a_cleared_store_gets_the_data_key_before_anything_else() {
    let store = Store::default();
    let mut vault = Vault::new(Box::new(store.clone()), seal());
    vault.put("clausewise:1:s:theme", "dark").unwrap();
    assert_eq!(vault.get(MARKER).unwrap(), None, "settings need no key");
    vault.put("clausewise:1:a:a0:1-q1", WORD).unwrap();
    let written = store.0.borrow().written.clone();
    assert_eq!(written[1], (MARKER.to_owned(), seal().marker().to_owned()));
    assert!(is_sealed(&written[2].1));
    let (_, state) = edit(&locked(), None);
    assert_eq!(state, SaveState::Saved);
}

#[test]
fn every_flipped_bit_is_noticed_or_harmless_and_nothing_else_is_lost() {
    let browser = locked();
    let before = browser.found();
    let key = browser.disk.now.keys().find(|key| key.contains(":a:"));
    let key = key.unwrap().clone();
    let text = browser.disk.now[&key].clone();
    for at in 0..text.len() {
        for bit in 0..8 {
            let mut bytes = text.as_bytes().to_vec();
            bytes[at] ^= 1 << bit;
            let Ok(wrong) = String::from_utf8(bytes) else {
                continue;
            };
            let seal = seal();
            let read = seal.read(&key, wrong.clone());
            let is_harmless = read == seal.read(&key, text.clone());
            let mut records = browser.disk.now.clone();
            records.insert(key.clone(), wrong);
            let loaded = opened(&records, &browser.log, &seal);
            assert_eq!(loaded.quarantine.len(), usize::from(!is_harmless));
            let desk: Vec<_> = loaded.assessments.into_iter().map(timeless).collect();
            assert_eq!(desk, before.desk);
        }
    }
}

fn opened(records: &BTreeMap<String, String>, log: &Log, seal: &Rc<Seal>) -> Loaded {
    let store = Store(Rc::new(RefCell::new(Disk::holding(records.clone()))));
    let vault = Vault::new(Box::new(store), Rc::clone(seal));
    let mut entries: Vec<LogEntry> = log.entries();
    seal.read_entries(&mut entries);
    load(&vault, &entries, &fallback()).unwrap()
}

#[test]
fn a_text_that_was_moved_or_sealed_with_another_key_is_damaged_and_kept() {
    let browser = locked();
    let answers: Vec<&String> = browser
        .disk
        .now
        .keys()
        .filter(|key| key.contains(":a:"))
        .collect();
    let mut moved = browser.disk.now.clone();
    moved.insert(answers[0].clone(), moved[answers[1]].clone());
    let loaded = opened(&moved, &Log::default(), &seal());
    assert_eq!(loaded.quarantine.len(), 1);
    assert!(loaded.quarantine[0].raw.ends_with(&moved[answers[1]]));
    let loaded = opened(&browser.disk.now, &Log::default(), &seal_of(2));
    assert!(loaded.assessments.is_empty() && loaded.read_only.is_empty());
    assert_eq!(loaded.quarantine.len(), 5);
}

#[test]
fn whoever_has_no_key_leaves_everything_as_it_is() {
    let browser = locked();
    let open = browser.open(false);
    let writer = "tab-3".parse().unwrap();
    let entries = browser.log.entries();
    let opened = Keeper::open(&open.store, Ok(&entries), writer, &fallback());
    let (mut keeper, loaded) = opened.unwrap();
    assert_eq!(loaded.read_only, [id(0)]);
    let mut store = open.store.clone();
    let refused = keeper.save(&mut store, &id(0), &[answer(1, Some("New"))], START_MS);
    assert_eq!(refused, Err(StoreError::ReadOnly));
    assert_eq!(keeper.next_batch(), None);
    assert_eq!(open.leave().disk.now, browser.disk.now);
}

#[test]
fn the_reserve_is_given_up_for_the_lock_where_there_is_no_other_room() {
    // With the smallest there is no room even for the encrypted data key, which comes first.
    for (room, is_kept) in [(100_000, true), (200, false), (0, false)] {
        let mut browser = plain();
        browser.disk.quota = Some(browser.disk.size() + room);
        let open = browser.open(false);
        open.lock(&seal()).unwrap();
        let after = open.leave();
        assert_sealed(&after);
        let is_there = after.disk.now.contains_key("clausewise:1:reserve");
        assert_eq!(is_there, is_kept);
    }
}

#[test]
fn a_full_store_stops_the_lock_and_everything_can_be_read() {
    let mut browser = plain();
    browser.disk.tamper("clausewise:1:reserve", None);
    browser.disk.quota = Some(browser.disk.size() + 200);
    let before = browser.found();
    let open = browser.open(false);
    let seal = seal();
    assert_eq!(open.lock(&seal), Err(StoreError::Full));
    assert_eq!(open.unlock(&seal).map(|_| ()), Ok(()));
    let after = open.leave();
    assert!(!after.is_locked());
    assert_eq!(after.found(), before);
}
