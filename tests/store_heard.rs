//! What another tab has written or deleted meanwhile: what is told, what goes with it here, and what
//! stays.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod assessments;
mod both;

use both::{NOTE_KEY, NOW, RESERVE, fallback, holding, note, open, small};
use clausewise::store::{Heard, SaveState, StoreError, load};

#[test]
fn of_what_waits_only_the_later_outlives_a_deletion_that_is_heard_of() {
    // Of the same moment nothing stays: that is how a start counts it, too.
    for (edited, stays) in [(NOW + 1, false), (NOW + 2, false), (NOW + 3, true)] {
        let (mut store, mut log, mut here) = holding();
        let (mut there, _) = open(&store, &log, "tab-2");
        let id = small().id;
        here.queue(&id, &[note("Mine")], edited).unwrap();
        there.delete(&mut store, &id, NOW + 2).unwrap();
        log.settle(&mut store, &mut there);
        let heard = here.look_again(&store, "clausewise:1:h:a1");
        assert_eq!(heard, Some(Heard::Deleted(id)));
        for is_cleared in [false, true] {
            if is_cleared {
                store.records.clear();
                here.renew();
            }
            here.flush(&mut store, NOW + 4).unwrap();
            let left = store.records.keys().filter(|key| *key != RESERVE);
            let left: Vec<&str> = left.map(String::as_str).collect();
            let expected = [NOTE_KEY, "clausewise:1:h:a1"];
            assert_eq!(left, expected[usize::from(!stays)..], "{edited}");
        }
        log.settle_quietly(&mut store, &mut here);
        let found = load(&store, &log.entries(), &fallback()).unwrap();
        assert_eq!(found.assessments.len(), usize::from(stays));
    }
}

#[test]
fn what_could_not_be_written_is_owed_no_more_once_it_is_deleted_elsewhere() {
    let (mut store, mut log, mut here) = holding();
    let (mut there, _) = open(&store, &log, "tab-2");
    let id = small().id;
    store.failing = Some(StoreError::Full);
    here.save(&mut store, &id, &[note("Waits")], NOW + 1)
        .unwrap_err();
    store.failing = None;
    there.delete(&mut store, &id, NOW + 2).unwrap();
    log.settle(&mut store, &mut there);
    here.look_again(&store, "clausewise:1:h:a1").unwrap();
    assert_eq!(here.next_batch(), None);
    assert_eq!(
        (here.state(), here.why()),
        (SaveState::Saved, String::new())
    );
}

#[test]
fn whoever_shows_an_edit_that_was_overruled_is_told_once() {
    let (mut store, log, mut here) = holding();
    let (mut there, _) = open(&store, &log, "tab-2");
    let id = small().id;
    here.queue(&id, &[note("Waits")], NOW + 1).unwrap();
    there
        .save(&mut store, &id, &[note("Later")], NOW + 2)
        .unwrap();
    here.flush(&mut store, NOW + 3).unwrap();
    assert_eq!(here.overruled(), [NOTE_KEY]);
    let heard = here.look_again(&store, NOTE_KEY);
    assert_eq!(heard, Some(Heard::Edited(id, note("Later"))));
    assert!(here.overruled().is_empty());
    assert_eq!(here.look_again(&store, NOTE_KEY), None);
}
