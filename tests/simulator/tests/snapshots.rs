//! The history of an assessment: the process dies at every call while a snapshot is taken and while
//! somebody goes back; every bit of a slot flips; both slots are damaged; more than ten are taken.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::cell::RefCell;
use std::rc::Rc;

use clausewise::assessment::Assessment;
use clausewise::store::shelf::{self, KEPT, Kept, Slot};
use clausewise::store::{NotARecord, StoreError, Why};
use clausewise_simulator::disk::{Disk, Store};
use clausewise_simulator::log::Log;
use clausewise_simulator::shelf::{Shelf, Slots, at_once};
use clausewise_simulator::tab::Tab;
use clausewise_simulator::{START_MS, answer, blank, id};

/// Everything that a browser keeps.
#[derive(Clone, Default)]
struct Browser {
    disk: Disk,
    log: Log,
    slots: Slots,
}

/// A tab with its way to the shelf.
struct Open {
    tab: Tab,
    shelf: Shelf,
    log: Log,
}

impl Browser {
    fn open(&self, name: &str) -> Open {
        let store = Store(Rc::new(RefCell::new(self.disk.clone())));
        let (tab, _) = Tab::open(name, &store, Ok(&self.log)).unwrap();
        let shelf = Shelf::holding(self.slots.clone(), &store);
        let log = self.log.clone();
        Open { tab, shelf, log }
    }

    fn desk(&self) -> Assessment {
        timeless(&self.open("reader").tab.desk[&id(0)].assessment)
    }

    fn history(&self) -> Kept {
        self.open("reader").shelf.history(0)
    }
}

impl Open {
    /// The log answers, until all is done or the process is dead.
    fn settle(&mut self) {
        while let Some(batch) = self.tab.keeper.next_batch() {
            let is_dead = self.tab.store.0.borrow().is_dead();
            if !is_dead || self.shelf.takes_unheard {
                self.log.commit(&batch);
            }
            if is_dead {
                return;
            }
            self.tab.report(&batch, Ok(()), START_MS + 50);
        }
    }

    fn leave(self) -> Browser {
        let mut disk = self.tab.store.0.borrow().clone();
        disk.fuse = None;
        Browser {
            disk,
            log: self.log,
            slots: self.shelf.slots.borrow().clone(),
        }
    }
}

fn timeless(assessment: &Assessment) -> Assessment {
    let mut assessment = assessment.clone();
    assessment.updated_at = None;
    assessment
}

fn states(kept: &Kept) -> Vec<Assessment> {
    let states = kept.snapshots.iter();
    states.map(|one| timeless(&one.assessment)).collect()
}

/// A browser in which an assessment was changed so many times, and remembered after each.
fn remembered(times: usize) -> Browser {
    let mut open = Browser::default().open("tab-1");
    open.tab.create(blank(id(0), "Title"), START_MS);
    for time in 0..times {
        let edit = answer(time % 4, Some(&format!("state {time}")));
        let now = START_MS + 100 * (time as u64 + 1);
        open.tab.edit(&id(0), vec![edit], now);
        assert!(open.tab.remember(&open.shelf, &id(0), Why::Work, now));
    }
    open.settle();
    open.leave()
}

#[test]
fn the_newest_ten_are_kept_in_both_slots() {
    for times in [1, KEPT, KEPT + 3] {
        let browser = remembered(times);
        let kept = browser.history();
        assert_eq!(kept.snapshots.len(), times.min(KEPT));
        assert_eq!(browser.slots[0], browser.slots[1]);
        assert_eq!(browser.slots[0].len(), times.min(KEPT));
        assert_eq!(states(&kept)[0], browser.desk());
        assert!(kept.snapshots.is_sorted_by(|one, next| one.at > next.at));
    }
}

#[test]
fn what_is_the_same_is_kept_once() {
    let browser = remembered(3);
    let mut open = browser.open("tab-2");
    assert!(
        open.tab
            .remember(&open.shelf, &id(0), Why::Day, START_MS + 900)
    );
    assert_eq!(open.leave().slots, browser.slots);
}

#[test]
fn a_death_at_any_call_while_a_snapshot_is_taken_costs_no_earlier_one() {
    for (times, is_damaged) in [
        (0, false),
        (1, false),
        (4, true),
        (KEPT, true),
        (KEPT, false),
    ] {
        let mut browser = remembered(times);
        if is_damaged {
            let name = browser.slots[1].keys().last().unwrap().clone();
            browser.slots[1].insert(name, "damaged".to_owned());
        }
        let before = states(&browser.history());
        for (fuse, takes_unheard) in (1..200).flat_map(|fuse| [(fuse, true), (fuse, false)]) {
            let mut open = browser.open("tab-2");
            open.tab
                .edit(&id(0), vec![answer(0, Some("new"))], START_MS + 5_000);
            open.settle();
            open.shelf.takes_unheard = takes_unheard;
            open.tab.store.0.borrow_mut().fuse = Some(fuse);
            let is_taken = open
                .tab
                .remember(&open.shelf, &id(0), Why::Work, START_MS + 5_000);
            let mut after = open.leave();
            let now = after.desk();
            let found = states(&after.history());
            let is_there = found.contains(&now);
            assert!(is_there || !is_taken, "call {fuse}");
            let room = KEPT - usize::from(is_there);
            let mut wanted: Vec<_> = is_there.then_some(now.clone()).into_iter().collect();
            wanted.extend(before.iter().take(room).cloned());
            // The oldest may not have gone yet.
            assert!(found.starts_with(&wanted), "call {fuse}: {found:#?}");
            // The next one has all in both slots, and no more than ten.
            let mut open = after.open("tab-3");
            assert!(
                open.tab
                    .remember(&open.shelf, &id(0), Why::Work, START_MS + 6_000)
            );
            after = open.leave();
            assert_eq!(after.slots[0], after.slots[1], "call {fuse}");
            assert_eq!(after.slots[0].len(), (times + 1).min(KEPT), "call {fuse}");
            if is_taken && fuse > 150 {
                break;
            }
        }
    }
}

#[test]
fn a_death_at_any_call_while_somebody_goes_back_costs_neither_state() {
    let mut browser = remembered(3);
    let mut open = browser.open("tab-2");
    open.tab.edit(
        &id(0),
        vec![answer(3, Some("unremembered"))],
        START_MS + 900,
    );
    open.settle();
    browser = open.leave();
    browser.disk.sync();
    let earlier = browser.history().snapshots.remove(2).assessment;
    let (before, after) = (browser.desk(), timeless(&earlier));
    let mut went_back = 0;
    for fuse in 1.. {
        let mut was_alive = false;
        for takes_unheard in [true, false] {
            let mut open = browser.open("tab-3");
            open.shelf.takes_unheard = takes_unheard;
            open.tab.store.0.borrow_mut().fuse = Some(fuse);
            open.tab.go_back(&open.shelf, &earlier, START_MS + 5_000);
            open.settle();
            was_alive = !open.tab.store.0.borrow().is_dead();
            let alive = open.leave();
            let pending = alive.disk.unsynced.len();
            for reached in 0..=pending + 1 {
                let mut end = alive.clone();
                if reached <= pending {
                    end.disk.crash(reached);
                }
                let found = end.desk();
                assert!(found == before || found == after, "call {fuse}: {found:#?}");
                let states = states(&end.history());
                let is_remembered = states.contains(&before);
                assert!(found == before || is_remembered, "call {fuse}: {states:#?}");
                assert!(states.contains(&after), "call {fuse}");
                went_back += u32::from(found == after);
            }
        }
        if was_alive {
            break;
        }
    }
    assert!(went_back > 20, "{went_back}");
}

#[test]
fn going_back_is_undone_and_changes_nothing_where_the_present_cannot_be_kept() {
    let browser = remembered(3);
    let earlier = browser.history().snapshots.remove(2).assessment;
    let mut open = browser.open("tab-2");
    open.tab
        .edit(&id(0), vec![answer(0, Some("new"))], START_MS + 900);
    let before = timeless(&open.tab.desk[&id(0)].assessment);
    open.shelf.is_full = true;
    assert!(!open.tab.go_back(&open.shelf, &earlier, START_MS + 5_000));
    assert_eq!(timeless(&open.tab.desk[&id(0)].assessment), before);
    open.shelf.is_full = false;
    assert!(open.tab.go_back(&open.shelf, &earlier, START_MS + 5_000));
    assert_eq!(
        timeless(&open.tab.desk[&id(0)].assessment),
        timeless(&earlier)
    );
    open.tab.undo(&id(0), false, START_MS + 5_001);
    assert_eq!(timeless(&open.tab.desk[&id(0)].assessment), before);
    open.settle();
    assert_eq!(open.leave().desk(), before);
}

#[test]
fn every_flipped_bit_and_every_cut_of_a_slot_is_noticed_and_the_other_serves() {
    let browser = remembered(2);
    let whole = states(&browser.history());
    let mut count = 0;
    for slot in [0, 1] {
        for (name, text) in browser.slots[slot].clone() {
            for at in 0..text.len() {
                let flips = (0..8).filter_map(|bit| {
                    let mut bytes = text.as_bytes().to_vec();
                    bytes[at] ^= 1 << bit;
                    String::from_utf8(bytes).ok()
                });
                for wrong in flips.chain([text[..at].to_owned()]) {
                    let mut hurt = browser.clone();
                    hurt.slots[slot].insert(name.clone(), wrong);
                    let found = hurt.history();
                    assert_eq!(states(&found), whole, "slot {slot}, {at}");
                    assert_eq!(found.spoilt, []);
                    count += 1;
                }
            }
        }
    }
    assert!(count > 2_000, "{count}");
}

#[test]
fn a_snapshot_that_is_damaged_in_both_slots_is_said_and_costs_nothing_else() {
    let mut browser = remembered(3);
    let whole = browser.history();
    let name = whole.snapshots[1].name.clone();
    browser.slots[0].insert(name.clone(), "one".to_owned());
    browser.slots[1].insert(name.clone(), "other".to_owned());
    let found = browser.history();
    assert_eq!(found.spoilt.len(), 1);
    assert_eq!(found.spoilt[0].name, name);
    assert_eq!(found.spoilt[0].why, NotARecord::Damaged);
    assert_eq!(found.spoilt[0].texts, ["one", "other"]);
    assert_eq!(
        found.snapshots,
        [whole.snapshots[0].clone(), whole.snapshots[2].clone()]
    );
    // It stays until ten that can be used are newer.
    for time in 0..=KEPT as u64 {
        let mut open = browser.open("tab-2");
        assert_eq!(
            open.shelf.history(0).spoilt.is_empty(),
            time >= KEPT as u64 - 1
        );
        let edit = answer(0, Some(&format!("later {time}")));
        open.tab.edit(&id(0), vec![edit], START_MS + 5_000 + time);
        assert!(
            open.tab
                .remember(&open.shelf, &id(0), Why::Work, START_MS + 5_000 + time)
        );
        open.settle();
        browser = open.leave();
    }
    assert_eq!(browser.history().snapshots.len(), KEPT);
}

#[test]
fn the_history_goes_with_a_deletion_and_stays_with_what_is_merely_not_there() {
    let browser = remembered(2);
    let forget = |open: &Open| {
        let store = &open.tab.store;
        at_once(shelf::forget_deleted(&open.shelf, |id| {
            shelf::is_deleted(store, id)
        }))
        .unwrap();
    };
    let gone = Browser {
        slots: browser.slots.clone(),
        ..Browser::default()
    };
    let open = gone.open("tab-2");
    forget(&open);
    assert_eq!(at_once(shelf::remembered(&open.shelf)), Ok(vec![id(0)]));
    assert_eq!(open.leave().slots, browser.slots);
    let mut open = browser.open("tab-2");
    open.tab.delete(&id(0), START_MS + 900);
    forget(&open);
    assert_eq!(at_once(shelf::remembered(&open.shelf)), Ok(vec![]));
    assert_eq!(open.leave().slots, Slots::default());
}

#[test]
fn a_newer_release_s_snapshot_is_said_and_never_removed() {
    let mut browser = remembered(KEPT);
    let open = browser.open("reader");
    let names = at_once(shelf::Shelf::names(&open.shelf, Slot::First, ""));
    let oldest = names.unwrap().remove(0);
    for slot in &mut browser.slots {
        // A version of two digits, with the checksum that belongs to it.
        slot.insert(oldest.clone(), newer(&oldest));
    }
    let found = browser.history();
    assert_eq!(found.spoilt[0].why, NotARecord::Newer);
    for time in 0..KEPT as u64 {
        let mut open = browser.open("tab-2");
        let edit = answer(0, Some(&format!("later {time}")));
        open.tab.edit(&id(0), vec![edit], START_MS + 5_000 + time);
        assert!(
            open.tab
                .remember(&open.shelf, &id(0), Why::Work, START_MS + 5_000 + time)
        );
        browser = open.leave();
    }
    assert!(browser.slots.iter().all(|slot| slot.contains_key(&oldest)));
}

/// A snapshot as a later release may write it.
fn newer(name: &str) -> String {
    let body = "{\"v\":2,\"more\":true";
    let mut sum = u32::MAX;
    for byte in name.bytes().chain([b'\n']).chain(body.bytes()) {
        sum ^= u32::from(byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xedb8_8320 * (sum & 1));
        }
    }
    format!("{body},\"c\":\"{:08x}\"}}", !sum)
}

#[test]
fn a_shelf_that_cannot_be_read_is_an_error_and_no_empty_history() {
    let open = remembered(1).open("tab-2");
    open.tab.store.0.borrow_mut().fuse = Some(1);
    let fallback = clausewise_simulator::fallback();
    let found = at_once(shelf::history(&open.shelf, &id(0), &fallback));
    assert_eq!(found, Err(StoreError::Other("dead".to_owned())));
}
