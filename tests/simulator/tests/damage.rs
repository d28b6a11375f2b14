//! Every bit of a small state flipped, and every cut of it, in either store: it is noticed, and the
//! other store's copy is used.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeMap;

use clausewise::assessment::Assessment;
use clausewise::store::{Loaded, load};
use clausewise_simulator::disk::{Disk, Store};
use clausewise_simulator::log::Log;
use clausewise_simulator::tab::Tab;
use clausewise_simulator::{START_MS, answer, blank, fallback, id};

/// An assessment with one answer, in both stores.
fn saved() -> (Store, Log) {
    let (store, mut log) = (Store::default(), Log::default());
    let (mut tab, _) = Tab::open("tab-1", &store, Ok(&log)).unwrap();
    tab.create(blank(id(0), "Title"), START_MS);
    tab.edit(&id(0), vec![answer(1, Some("Kept"))], START_MS);
    while let Some(batch) = tab.keeper.next_batch() {
        log.commit(&batch);
        tab.report(&batch, Ok(()), START_MS);
    }
    assert!(tab.says_saved());
    store.0.borrow_mut().now.remove("clausewise:1:reserve");
    (store, log)
}

fn read(store: &Store, log: &Log) -> Loaded {
    load(store, &log.entries(), &fallback()).unwrap()
}

fn timeless(loaded: &Loaded) -> Vec<Assessment> {
    let mut desk = loaded.assessments.clone();
    for assessment in &mut desk {
        assessment.updated_at = None;
    }
    desk
}

/// Every text that differs from this one by a flipped bit or by its end.
fn damaged(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    for at in 0..text.len() {
        all.push(text[..at].to_owned());
        for bit in 0..8 {
            let mut bytes = text.as_bytes().to_vec();
            bytes[at] ^= 1 << bit;
            all.extend(String::from_utf8(bytes).ok());
        }
    }
    all
}

fn each(
    records: &BTreeMap<String, String>,
    look: impl Fn(BTreeMap<String, String>, &str),
) -> usize {
    let mut count = 0;
    for (key, text) in records {
        for wrong in damaged(text) {
            let mut records = records.clone();
            records.insert(key.clone(), wrong.clone());
            look(records, &wrong);
            count += 1;
        }
    }
    count
}

#[test]
fn every_flipped_bit_and_every_cut_is_noticed_and_costs_nothing() {
    let (store, log) = saved();
    let whole = timeless(&read(&store, &log));
    assert_eq!(whole.len(), 1);
    let check = |store: &Store, log: &Log, wrong: &str| {
        let found = read(store, log);
        assert_eq!(timeless(&found), whole, "{wrong}");
        assert_eq!(found.quarantine.len(), 1, "{wrong}");
        assert_eq!(found.quarantine[0].raw, wrong);
    };
    let records = store.0.borrow().now.clone();
    let in_store = each(&records, |records, wrong| {
        let store = Store(std::rc::Rc::new(Disk::holding(records).into()));
        check(&store, &log, wrong);
    });
    let in_log = each(&log.0, |entries, wrong| check(&store, &Log(entries), wrong));
    assert_eq!(in_store, in_log);
    assert!(in_store > 2_000, "{in_store}");
}
