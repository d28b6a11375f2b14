//! Both stores together: what is called saved is in both, reading unites them, and either may fail,
//! forget or be damaged without a loss.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod assessments;
mod both;

use std::collections::BTreeMap;

use both::{Log, NOTE_KEY, NOW, RESERVE, fallback, holding, note, open, small, store};
use clausewise::assessment::{Assessment, Edit};
use clausewise::store::memory::Memory;
use clausewise::store::{Address, Keeper, RecordStore, SaveState, StoreError, load, superseded};

/// The only assessment of both stores, apart from the time of its last change.
fn only(store: &Memory, log: &Log) -> Assessment {
    let mut found = load(store, &log.entries(), &fallback())
        .unwrap()
        .assessments;
    assert_eq!(found.len(), 1);
    let mut assessment = found.remove(0);
    assessment.updated_at = None;
    assessment
}

fn wanted(note: &str) -> Assessment {
    let mut assessment = small();
    assessment.updated_at = None;
    assessment.apply(self::note(note));
    assessment
}

#[test]
fn saved_is_said_only_once_the_log_has_it() {
    let (mut store, mut log, mut keeper) = holding();
    let id = small().id;
    keeper.save(&mut store, &id, &[note("One")], NOW).unwrap();
    assert_eq!(keeper.state(), SaveState::Saving);
    let batch = keeper.next_batch().unwrap();
    assert_eq!(keeper.next_batch(), None, "one batch at a time");
    keeper.save(&mut store, &id, &[note("Two")], NOW).unwrap();
    keeper.report(&mut store, batch.number, Ok(()), NOW);
    assert_eq!(
        keeper.state(),
        SaveState::Saving,
        "the second is still owed"
    );
    log.settle(&mut store, &mut keeper);
    assert_eq!(keeper.state(), SaveState::Saved);
    store.records.clear();
    assert_eq!(only(&store, &log), wanted("Two"));
}

#[test]
fn what_is_typed_while_a_batch_is_under_way_goes_together() {
    let (mut store, _, mut keeper) = holding();
    let id = small().id;
    keeper.save(&mut store, &id, &[note("H")], NOW).unwrap();
    let first = keeper.next_batch().unwrap();
    for text in ["He", "Hel", "Hell", "Hello"] {
        keeper.save(&mut store, &id, &[note(text)], NOW).unwrap();
    }
    keeper.report(&mut store, first.number, Ok(()), NOW);
    let second = keeper.next_batch().unwrap();
    assert_eq!(second.entries.len(), 1);
    assert!(second.entries[0].text.contains("\"Hello\""));
    assert_eq!(second.entries[0].key(), NOTE_KEY);
    keeper.report(&mut store, first.number, Ok(()), NOW);
    assert_eq!(
        keeper.state(),
        SaveState::Saving,
        "an old report says nothing"
    );
}

#[test]
fn edits_that_belong_together_go_into_the_log_first() {
    let (mut store, mut log, mut keeper) = holding();
    let id = small().id;
    let before = store.clone();
    let edits = [note("New"), Edit::Target("4.1".parse().unwrap(), Some(4))];
    keeper.save(&mut store, &id, &edits, NOW).unwrap();
    assert_eq!(store, before, "not before the log has all of them");
    let batch = keeper.next_batch().unwrap();
    keeper.report(&mut store, batch.number, Err(StoreError::Full), NOW);
    assert_ne!(store, before, "one store is better than none");
    let before = store.clone();
    let edits = [note("Newer"), Edit::Target("4.1".parse().unwrap(), Some(5))];
    log.settle_quietly(&mut store, &mut keeper);
    keeper.save(&mut store, &id, &edits, NOW).unwrap();
    assert_eq!(store, before);
    keeper.flush(&mut store, NOW).unwrap();
    assert_ne!(store, before, "a page that goes waits for nothing");
}

#[test]
fn what_was_cleared_does_not_come_back_with_an_undone_deletion() {
    let (mut store, mut log, mut keeper) = holding();
    let id = small().id;
    let clear = Edit::Answer("4.1-q1".parse().unwrap(), None);
    let mut cleared = small();
    cleared.apply(clear.clone());
    keeper.save(&mut store, &id, &[clear], NOW + 1).unwrap();
    // All of this before the log gets to anything.
    keeper.delete(&mut store, &id, NOW + 2).unwrap();
    keeper.create(&mut store, &cleared, NOW + 3).unwrap();
    log.settle(&mut store, &mut keeper);
    for (store, log) in [(&store, &log), (&Memory::default(), &log)] {
        assert_eq!(only(store, log).answers, cleared.answers);
    }
}

/// What a file of the name of the assessment has: a title and nothing else.
fn earlier() -> Assessment {
    let small = small();
    let (title, created_at) = ("Earlier".to_owned(), small.created_at.unwrap());
    let mut earlier = Assessment::new(small.id, title, small.questionnaire, created_at);
    earlier.updated_at = None;
    earlier
}

#[test]
fn what_was_deleted_does_not_come_back_into_what_is_added_under_its_name() {
    for (has_answered, is_started_anew) in
        [(false, false), (true, false), (false, true), (true, true)]
    {
        let (mut store, mut log, mut keeper) = holding();
        keeper.delete(&mut store, &small().id, NOW + 2).unwrap();
        if has_answered {
            log.settle(&mut store, &mut keeper);
        }
        if is_started_anew {
            (keeper, _) = open(&store, &log, "tab-2");
        }
        let _ = keeper.create(&mut store, &earlier(), NOW + 3);
        log.settle(&mut store, &mut keeper);
        assert_eq!(keeper.state(), SaveState::Saved);
        for (store, log) in [(&store, &log), (&Memory::default(), &log)] {
            assert_eq!(only(store, log), earlier());
        }
        log.tidy_up();
        assert_eq!(only(&Memory::default(), &log), earlier());
        assert_eq!(only(&store, &Log::default()), earlier());
    }
}

#[test]
fn what_was_under_way_when_it_was_deleted_does_not_come_back_either() {
    let (mut store, mut log, mut keeper) = holding();
    keeper
        .save(&mut store, &small().id, &[note("late")], NOW + 1)
        .unwrap();
    let under_way = keeper.next_batch().unwrap();
    keeper.delete(&mut store, &small().id, NOW + 2).unwrap();
    let _ = keeper.create(&mut store, &earlier(), NOW + 3);
    keeper.report(&mut store, under_way.number, Err(StoreError::Full), NOW + 4);
    log.settle_quietly(&mut store, &mut keeper);
    assert_eq!(only(&store, &log), earlier());
    assert_eq!(only(&Memory::default(), &log), earlier());
}

#[test]
fn what_was_deleted_is_not_written_into_the_log_any_more() {
    let (mut store, mut log) = (store(), Log::default());
    let (mut keeper, _) = open(&store, &log, "tab-1");
    keeper.create(&mut store, &small(), NOW).unwrap();
    let under_way = keeper.next_batch().unwrap();
    let _ = keeper.save(&mut store, &small().id, &[note("late")], NOW + 1);
    keeper.delete(&mut store, &small().id, NOW + 2).unwrap();
    keeper.report(&mut store, under_way.number, Err(StoreError::Full), NOW + 3);
    log.settle_quietly(&mut store, &mut keeper);
    assert_eq!(keeper.state(), SaveState::Saved);
    assert!(log.0.keys().eq(["clausewise:1:h:a1 tab-1"]));
}

#[test]
fn an_edit_after_a_deletion_by_a_tab_whose_clock_is_ahead_is_kept() {
    let (mut store, mut log, _) = holding();
    let (mut here, _) = open(&store, &log, "tab-2");
    let (mut ahead, _) = open(&store, &log, "tab-3");
    let id = small().id;
    ahead.delete(&mut store, &id, 4_070_908_800_000).unwrap();
    log.settle(&mut store, &mut ahead);
    here.save(&mut store, &id, &[note("Still here")], NOW + 1)
        .unwrap();
    log.settle(&mut store, &mut here);
    assert_eq!(only(&store, &log).answers.len(), 1);
}

#[test]
fn a_batch_that_failed_is_owed_again_unless_it_is_superseded() {
    let (mut store, mut log, mut keeper) = holding();
    let id = small().id;
    let title =
        |text: &str| Edit::Field(clausewise::assessment::FieldValue::Title(text.to_owned()));
    keeper
        .save(&mut store, &id, &[note("One"), title("One")], NOW)
        .unwrap();
    let batch = keeper.next_batch().unwrap();
    keeper.save(&mut store, &id, &[note("Two")], NOW).unwrap();
    keeper.report(&mut store, batch.number, Err(StoreError::Full), NOW);
    assert_eq!(keeper.state(), SaveState::Session);
    assert!(
        keeper.why().contains("quick storage")
            && keeper.why().contains("database as well: that is full")
    );
    let again = keeper.next_batch().unwrap();
    assert_eq!(keeper.state(), SaveState::Session, "until it has succeeded");
    assert_eq!(again.entries.len(), 2);
    keeper.report(&mut store, again.number, Err(StoreError::Full), NOW);
    log.settle_quietly(&mut store, &mut keeper);
    assert_eq!(keeper.state(), SaveState::Saved);
    let found = only(&Memory::default(), &log);
    assert_eq!(found.title, "One");
    assert_eq!(found.answers, wanted("Two").answers);
}

#[test]
fn the_state_names_each_of_the_four_cases() {
    let id = small().id;
    for (at_once, in_log, expected) in [
        (true, true, SaveState::Saved),
        (true, false, SaveState::Session),
        (false, true, SaveState::Session),
        (false, false, SaveState::Unsaved),
    ] {
        let (mut store, mut log, mut keeper) = holding();
        if !at_once {
            store.failing = Some(StoreError::Other("NS_ERROR_FAILURE".to_owned()));
        }
        let saved = keeper.save(&mut store, &id, &[note("x")], NOW + 1);
        assert_eq!(saved.is_ok(), at_once);
        let batch = keeper.next_batch().unwrap();
        let no = Err(StoreError::Other("AbortError".to_owned()));
        if in_log {
            keeper.report(&mut store, batch.number, Ok(()), NOW);
        } else {
            keeper.report(&mut store, batch.number, no, NOW);
        }
        assert_eq!(keeper.state(), expected);
        assert_eq!(keeper.why().is_empty(), expected == SaveState::Saved);
        store.failing = None;
        keeper.flush(&mut store, NOW + 2).unwrap();
        log.settle_quietly(&mut store, &mut keeper);
        assert_eq!(keeper.state(), SaveState::Saved, "made up for");
    }
}

#[test]
fn without_a_log_nothing_is_owed_to_it_and_it_is_said() {
    let mut store = store();
    let writer = "tab-1".parse().unwrap();
    let no = Err(StoreError::Blocked);
    let (mut keeper, _) = Keeper::open(&store, no, writer, &fallback()).unwrap();
    keeper.create(&mut store, &small(), NOW).unwrap();
    assert_eq!(keeper.state(), SaveState::Session);
    assert_eq!(keeper.next_batch(), None);
    assert!(keeper.why().contains("quick storage"));
}

#[test]
fn a_browser_that_forgot_its_newest_writes_has_them_from_the_log() {
    let (store, mut log, mut keeper) = holding();
    let mut forgetful = store.clone();
    keeper
        .save(&mut forgetful, &small().id, &[note("Newest")], NOW)
        .unwrap();
    log.settle(&mut forgetful, &mut keeper);
    for mut left in [
        store,
        Memory {
            records: BTreeMap::new(),
            ..both::store()
        },
    ] {
        let (mut keeper, found) = open(&left, &log, "tab-2");
        assert_eq!(found[0].answers, wanted("Newest").answers);
        assert_eq!(
            keeper.state(),
            SaveState::Saving,
            "the store is to be repaired"
        );
        keeper.flush(&mut left, NOW).unwrap();
        assert_eq!(keeper.next_batch(), None, "the log lacks nothing");
        assert_eq!(keeper.state(), SaveState::Saved);
        assert_eq!(only(&left, &Log::default()), wanted("Newest"));
    }
}

#[test]
fn a_log_that_is_new_or_was_lost_gets_all_that_is_kept() {
    let (mut store, _, _) = holding();
    let mut log = Log::default();
    let (mut keeper, _) = open(&store, &log, "tab-2");
    assert_eq!(keeper.state(), SaveState::Saving);
    keeper.flush(&mut store, NOW).unwrap();
    log.settle(&mut store, &mut keeper);
    assert_eq!(keeper.state(), SaveState::Saved);
    let mut expected = small();
    expected.updated_at = None;
    assert_eq!(only(&Memory::default(), &log), expected);
}

#[test]
fn a_damaged_record_is_read_from_the_other_store_and_never_overwritten() {
    let (mut store, log, _) = holding();
    let whole = only(&store, &log);
    let damaged_text = store.records[NOTE_KEY].replace("\"d\":", "\"d\": ");
    // In the store that is written at once.
    let mut damaged = store.clone();
    damaged
        .records
        .insert(NOTE_KEY.to_owned(), damaged_text.clone());
    let found = load(&damaged, &log.entries(), &fallback()).unwrap();
    assert_eq!(found.quarantine.len(), 1);
    assert_eq!(found.quarantine[0].raw, damaged_text);
    assert!(found.lost.is_empty(), "the other copy is good");
    assert_eq!(only(&damaged, &log), whole);
    let (mut keeper, _) = open(&damaged, &log, "tab-2");
    keeper.flush(&mut damaged, NOW).unwrap();
    assert!(damaged.records.values().any(|text| *text == damaged_text));
    assert_eq!(only(&damaged, &Log::default()), whole, "repaired");
    // In the log.
    let name = format!("{NOTE_KEY} tab-1");
    let mut damaged = log.clone();
    damaged.0.insert(name.clone(), damaged_text.clone());
    assert_eq!(only(&store, &damaged), whole);
    let (mut keeper, _) = open(&store, &damaged, "tab-2");
    damaged.settle(&mut store, &mut keeper);
    damaged.tidy_up();
    assert_eq!(damaged.0[&name], damaged_text);
    assert_eq!(only(&Memory::default(), &damaged), whole, "repaired");
    // In both: only this one answer is lost, and both texts are listed.
    let mut both = store.clone();
    both.records.insert(NOTE_KEY.to_owned(), "x".to_owned());
    let mut log = log;
    log.0.insert(name, damaged_text);
    let found = load(&both, &log.entries(), &fallback()).unwrap();
    assert_eq!(found.quarantine.len(), 2);
    let keys: Vec<String> = found.lost.iter().map(Address::key).collect();
    assert_eq!(keys, [NOTE_KEY], "said once");
    let lost = only(&both, &log).edits_towards(&whole);
    assert_eq!(lost.len(), 1);
}

#[test]
fn what_the_log_could_do_without_is_counted() {
    let surplus = |store: &Memory, log: &Log| {
        let loaded = load(store, &log.entries(), &fallback()).unwrap();
        loaded.surplus
    };
    let (mut store, mut log, mut keeper) = holding();
    assert_eq!(surplus(&store, &log), 0);
    // One cell twice, and nothing else: the others are in the store alone.
    let mut twice = Log::default();
    let text = log.0[&format!("{NOTE_KEY} tab-1")].clone();
    for tab in ["tab-1", "tab-2"] {
        twice.0.insert(format!("{NOTE_KEY} {tab}"), text.clone());
    }
    assert_eq!(surplus(&store, &twice), 1);
    keeper.delete(&mut store, &small().id, NOW + 1).unwrap();
    log.settle(&mut store, &mut keeper);
    assert_eq!(surplus(&store, &log), log.0.len() - 1, "all but the mark");
}

#[test]
fn tidying_up_changes_nothing_that_is_read_whatever_else_is_in_the_log() {
    let (mut store, mut log, mut keeper) = holding();
    let id = small().id;
    for (tab, text) in [("tab-2", "Two"), ("tab-3", "Three")] {
        let (mut other, _) = open(&store, &log, tab);
        other.save(&mut store, &id, &[note(text)], NOW + 1).unwrap();
        log.settle(&mut store, &mut other);
    }
    let before = only(&Memory::default(), &log);
    assert_eq!(before, wanted("Three"));
    assert_eq!(superseded(&log.entries()).len(), 2);
    log.tidy_up();
    assert_eq!(only(&Memory::default(), &log), before);
    assert!(superseded(&log.entries()).is_empty());
    log.0.insert("theirs".to_owned(), "not ours".to_owned());
    log.0
        .insert(format!("{NOTE_KEY} tab-9"), "damaged".to_owned());
    keeper.delete(&mut store, &id, NOW + 9).unwrap();
    log.settle(&mut store, &mut keeper);
    log.tidy_up();
    let left: Vec<&str> = log.0.keys().map(String::as_str).collect();
    let expected = [
        "clausewise:1:a:a1:4.1-q1 tab-9",
        "clausewise:1:h:a1 tab-1",
        "theirs",
    ];
    assert_eq!(left, expected, "the deletion, and what is not understood");
}

#[test]
fn a_deletion_of_which_one_store_does_not_know_is_a_deletion() {
    let (store, log, keeper) = holding();
    let (mut after, mut told) = (store.clone(), log.clone());
    let mut deleting = keeper.clone();
    deleting.delete(&mut after, &small().id, NOW + 1).unwrap();
    told.settle(&mut after, &mut deleting);
    for (mut store, mut log) in [(store, told), (after, log)] {
        let (mut keeper, found) = open(&store, &log, "tab-2");
        assert!(found.is_empty());
        keeper.flush(&mut store, NOW).unwrap();
        log.settle_quietly(&mut store, &mut keeper);
        log.tidy_up();
        let left: Vec<&String> = store.records.keys().filter(|key| *key != RESERVE).collect();
        assert_eq!(left, ["clausewise:1:h:a1"], "what was left behind is gone");
        assert_eq!(log.0.len(), 1);
        // And it can come back.
        keeper.create(&mut store, &small(), NOW + 2).unwrap();
        log.settle(&mut store, &mut keeper);
        assert_eq!(only(&store, &log).answers, small().answers);
        assert_eq!(only(&Memory::default(), &log).answers, small().answers);
    }
}

#[test]
fn a_newer_release_in_either_store_makes_the_assessment_read_only() {
    let (store, log, _) = holding();
    let text = signed(NOTE_KEY, "{\"v\":2,\"x\":1");
    let (mut newer_store, mut newer_log) = (store.clone(), log.clone());
    newer_store
        .records
        .insert(NOTE_KEY.to_owned(), text.clone());
    newer_log.0.insert(format!("{NOTE_KEY} tab-9"), text);
    for (mut store, mut log) in [(newer_store, log), (store, newer_log)] {
        let before = (store.clone(), log.clone());
        let (mut keeper, found) = open(&store, &log, "tab-2");
        assert_eq!(found.len(), 1);
        let id = &small().id;
        let refused = keeper.save(&mut store, id, &[note("x")], NOW);
        assert_eq!(refused, Err(StoreError::ReadOnly));
        keeper.flush(&mut store, NOW).unwrap();
        log.settle_quietly(&mut store, &mut keeper);
        log.tidy_up();
        assert_eq!((store, log), before, "not one byte is written");
    }
}

/// A record with a right checksum and anything in it.
fn signed(key: &str, body: &str) -> String {
    let sum = crc32fast::hash(format!("{key}\n{body}").as_bytes());
    format!("{body},\"c\":\"{sum:08x}\"}}")
}

#[test]
fn the_reserve_is_given_up_for_the_running_edit_and_laid_in_again() {
    let (mut store, mut log, mut keeper) = holding();
    assert_eq!(store.records[RESERVE].len(), 65_536);
    store.quota = Some(store.size());
    let long = note(&"x".repeat(20_000));
    keeper
        .save(&mut store, &small().id, &[long], NOW + 1)
        .unwrap();
    log.settle(&mut store, &mut keeper);
    assert!(!store.records.contains_key(RESERVE));
    assert_eq!(keeper.state(), SaveState::Saved);
    assert!(keeper.why().contains("nearly full"), "{}", keeper.why());
    store.quota = None;
    keeper
        .save(&mut store, &small().id, &[note("y")], NOW + 2)
        .unwrap();
    log.settle(&mut store, &mut keeper);
    assert_eq!(keeper.why(), "");
    assert!(store.records.contains_key(RESERVE));
}

#[test]
fn where_the_reserve_is_not_enough_its_room_stays_for_shorter_texts() {
    let (mut store, _, mut keeper) = holding();
    store.quota = Some(store.size());
    let long = note(&"x".repeat(200_000));
    let saved = keeper.save(&mut store, &small().id, &[long], NOW + 1);
    assert_eq!(saved, Err(StoreError::Full));
    assert!(!store.records.contains_key(RESERVE));
    assert_eq!(store.put("clausewise:1:s:theme", "dark"), Ok(()));
}

#[test]
fn where_even_the_reserve_is_not_enough_the_log_goes_on() {
    let (mut store, mut log, mut keeper) = holding();
    store.records.remove(RESERVE);
    store.quota = Some(store.size());
    let before = store.clone();
    let long = note(&"x".repeat(20_000));
    let id = small().id;
    let saved = keeper.save(&mut store, &id, &[long], NOW + 1);
    assert_eq!(saved, Err(StoreError::Full));
    log.settle_quietly(&mut store, &mut keeper);
    assert_eq!(keeper.state(), SaveState::Session);
    assert!(
        keeper.why().contains("quick storage as well: that is full"),
        "{}",
        keeper.why()
    );
    assert_eq!(store, before, "nothing half-written");
    assert_eq!(only(&store, &log), wanted(&"x".repeat(20_000)));
}

#[test]
fn records_of_both_stores_agree_with_their_names() {
    let (store, log, _) = holding();
    for entry in log.entries() {
        assert!(Address::parse(entry.key()).is_some(), "{}", entry.name);
        assert_eq!(store.get(entry.key()), Ok(Some(entry.text)));
    }
    assert_eq!(store.records.len(), log.0.len() + 1, "all but the reserve");
}

#[test]
fn what_is_cleared_under_a_running_tab_is_written_anew_before_it_is_called_saved() {
    for (clears_store, clears_log) in [(true, true), (true, false), (false, true)] {
        let (mut store, mut log, mut keeper) = holding();
        let whole = only(&store, &log);
        if clears_store {
            store.records.clear();
        }
        if clears_log {
            log = Log::default();
        }
        keeper.suspect();
        assert_eq!(keeper.state(), SaveState::Saving);
        keeper.renew();
        keeper.flush(&mut store, NOW).unwrap();
        log.settle(&mut store, &mut keeper);
        assert_eq!(keeper.state(), SaveState::Saved);
        assert_eq!(only(&store, &Log::default()), whole);
        assert_eq!(only(&Memory::default(), &log), whole);
    }
}

#[test]
fn a_log_that_cannot_be_opened_again_is_said() {
    let (mut store, _, mut keeper) = holding();
    keeper.renew();
    keeper.flush(&mut store, NOW).unwrap();
    assert_eq!(keeper.state(), SaveState::Saving);
    keeper.log_failed(StoreError::Blocked);
    assert_eq!(keeper.state(), SaveState::Session);
    assert!(keeper.why().contains("database"), "{}", keeper.why());
    let batch = keeper.next_batch().unwrap();
    keeper.report(&mut store, batch.number, Ok(()), NOW);
    assert_eq!(keeper.state(), SaveState::Saved);
}

#[test]
fn of_two_tabs_that_write_anew_the_later_record_counts_whoever_is_first() {
    for ahead in [0, 400 * 86_400_000] {
        let (mut store, mut log, mut early) = holding();
        let (mut late, _) = open(&store, &log, "late");
        late.save(&mut store, &small().id, &[note("late")], NOW + 1 + ahead)
            .unwrap();
        log.settle(&mut store, &mut late);
        store.records.clear();
        log = Log::default();
        for keeper in [&mut late, &mut early] {
            keeper.renew();
            keeper.flush(&mut store, NOW + 2).unwrap();
            log.settle(&mut store, keeper);
        }
        assert_eq!(only(&store, &log), wanted("late"), "{ahead} ms ahead");
        assert_eq!(only(&store, &Log::default()), wanted("late"));
    }
}

#[test]
fn what_was_deleted_or_a_newer_release_s_is_not_written_anew() {
    let (mut store, mut log, mut keeper) = holding();
    keeper.delete(&mut store, &small().id, NOW + 1).unwrap();
    log.settle(&mut store, &mut keeper);
    store.records.clear();
    keeper.renew();
    keeper.flush(&mut store, NOW + 2).unwrap();
    let found = load(&store, &[], &fallback()).unwrap();
    assert_eq!(found.assessments, []);
    assert!(store.records.contains_key("clausewise:1:h:a1"), "its mark");
    let (mut store, log, _) = holding();
    let newer = "{\"v\":2,\"more\":true";
    store
        .records
        .insert(NOTE_KEY.to_owned(), signed(NOTE_KEY, newer));
    let (mut keeper, _) = open(&store, &log, "tab-2");
    store.records.clear();
    keeper.renew();
    keeper.flush(&mut store, NOW + 2).unwrap();
    assert!(!store.records.keys().any(|key| key.contains(":a1")));
}

#[test]
fn an_edit_notices_that_the_store_was_cleared() {
    let (mut store, mut log, mut keeper) = holding();
    let edit = [note("after")];
    store.records.clear();
    keeper
        .save(&mut store, &small().id, &edit, NOW + 1)
        .unwrap();
    log.settle_quietly(&mut store, &mut keeper);
    assert!(keeper.is_suspicious());
    assert_eq!(keeper.state(), SaveState::Saving, "until it is mended");
    keeper.renew();
    keeper.flush(&mut store, NOW + 2).unwrap();
    log.settle(&mut store, &mut keeper);
    assert_eq!(keeper.state(), SaveState::Saved);
    assert_eq!(only(&store, &Log::default()), wanted("after"));
}

#[test]
fn a_log_that_is_opened_anew_gets_what_was_under_way_and_an_old_answer_says_nothing() {
    let (mut store, mut log) = (store(), Log::default());
    let (mut keeper, _) = open(&store, &log, "tab-1");
    keeper.create(&mut store, &small(), NOW).unwrap();
    log.settle(&mut store, &mut keeper);
    let id = small().id;
    keeper
        .save(&mut store, &id, &[note("One")], NOW + 1)
        .unwrap();
    let lost = keeper.next_batch().unwrap();
    assert_eq!(keeper.next_batch(), None);
    keeper.log_reopened();
    keeper
        .save(&mut store, &id, &[note("Two")], NOW + 2)
        .unwrap();
    let outcome = Err(StoreError::Other("no answer".to_owned()));
    keeper.report(&mut store, lost.number, outcome, NOW + 3);
    assert_eq!(keeper.state(), SaveState::Saving);
    assert!(!keeper.is_log_failing());
    keeper.report(&mut store, lost.number, Ok(()), NOW + 3);
    assert_eq!(
        keeper.state(),
        SaveState::Saving,
        "an old answer is no confirmation"
    );
    let again = keeper.next_batch().unwrap();
    assert_ne!(again.number, lost.number);
    assert_eq!(again.entries.len(), 1);
    assert!(again.entries[0].text.contains("Two"));
    let outcome = Err(StoreError::Full);
    keeper.report(&mut store, again.number, outcome, NOW + 4);
    assert_eq!(keeper.state(), SaveState::Session);
    assert!(keeper.is_log_failing());
    log.settle_quietly(&mut store, &mut keeper);
    assert_eq!(keeper.state(), SaveState::Saved);
    assert!(!keeper.is_log_failing());
}
