//! Keeping answers in the store that is written at once: what is saved is loaded, and whatever
//! happens to the store, nothing that can still be read is lost. `store_log.rs` has both stores.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod assessments;

use assessments::{assessments, full};
use clausewise::assessment::{Answer, Assessment, Cell, Edit, FieldValue, QuestionnaireRef};
use clausewise::questionnaire::AssessmentId;
use clausewise::store::memory::Memory;
use clausewise::store::{
    Address, Clock, Keeper, Loaded, NotARecord, Record, RecordStore, SaveState, Setting,
    StoreError, WriterId, load, newer, read,
};
use proptest::prelude::*;
use serde_json::json;

const NOW: u64 = 1_764_000_000_000;

fn fallback() -> QuestionnaireRef {
    QuestionnaireRef::new("small".parse().unwrap(), "1.0.0".to_owned())
}

fn writer() -> WriterId {
    "tab-1".parse().unwrap()
}

fn memory() -> Memory {
    Memory {
        reach: SaveState::Saved,
        ..Memory::default()
    }
}

/// A store that holds this assessment, without the reserve.
fn holding(assessment: &Assessment) -> Memory {
    let mut store = memory();
    let mut keeper = Keeper::new(writer());
    keeper.create(&mut store, assessment, NOW).unwrap();
    assert_eq!(keeper.state(), SaveState::Session);
    store.records.remove(RESERVE).unwrap();
    store
}

fn loaded(store: &Memory) -> Loaded {
    load(store, &[], &fallback()).unwrap()
}

fn open(store: &Memory) -> (Keeper, Loaded) {
    Keeper::open(store, Err(StoreError::Blocked), writer(), &fallback()).unwrap()
}

/// The only assessment of a store, apart from the time of its last change.
fn only(store: &Memory) -> Assessment {
    let mut found = loaded(store).assessments;
    assert_eq!(found.len(), 1);
    let mut assessment = found.remove(0);
    assessment.updated_at = None;
    assessment
}

fn without_time(assessment: &Assessment) -> Assessment {
    Assessment {
        updated_at: None,
        ..assessment.clone()
    }
}

fn note(text: &str) -> Edit {
    let answer = Answer {
        note: text.to_owned(),
        ..Answer::default()
    };
    Edit::Answer("4.1-q1".parse().unwrap(), Some(answer))
}

fn note_in(assessment: &Assessment) -> &str {
    &assessment.answers.get("4.1-q1").unwrap().note
}

const RESERVE: &str = "clausewise:1:reserve";
const NOTE_KEY: &str = "clausewise:1:a:a1:4.1-q1";

fn small() -> Assessment {
    let mut assessment = full();
    assessment.id = "a1".parse().unwrap();
    assessment
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

    #[test]
    fn what_is_kept_is_loaded_as_it_was(assessment in assessments()) {
        let store = holding(&assessment);
        let loaded = loaded(&store);
        prop_assert!(loaded.quarantine.is_empty() && loaded.recovered.is_empty());
        prop_assert_eq!(only(&store), without_time(&assessment));
    }

    #[test]
    fn edits_lead_from_one_state_to_another(from in assessments(), to in assessments()) {
        let to = Assessment { id: from.id.clone(), ..to };
        let mut store = holding(&from);
        let (mut keeper, _) = open(&store);
        let edits = from.edits_towards(&to);
        keeper.save(&mut store, &from.id, &edits, NOW - 500).unwrap();
        prop_assert_eq!(only(&store), without_time(&to));
    }

    #[test]
    fn merging_gives_the_same_in_any_order(a in records(), b in records(), c in records()) {
        prop_assert_eq!(newer(a.clone(), b.clone()), newer(b.clone(), a.clone()));
        prop_assert_eq!(newer(a.clone(), a.clone()), a.clone());
        let left = newer(newer(a.clone(), b.clone()), c.clone());
        prop_assert_eq!(left, newer(a, newer(b, c)));
    }

    #[test]
    fn no_key_and_no_text_stops_loading(
        entries in prop::collection::btree_map(
            prop_oneof![
                any::<String>(),
                "clausewise:1:[a-z]:[a-z:.0-9-]{0,20}",
                "clausewise:1:q:[0-9]:clausewise:1:[ahftdk]:[a-z:.0-9-]{0,20}",
            ],
            prop_oneof![
                any::<String>(),
                "\\{\"v\":[0-9],\"t\":\"[0-9a-f]{16}\",\"w\":\"a\",\"d\":(null|1|\\{\\}),\"c\":\"[0-9a-f]{8}\"\\}",
            ],
            0..12,
        )
    ) {
        let store = Memory { records: entries, ..memory() };
        let before = store.clone();
        prop_assert!(loaded(&store).assessments.is_empty());
        prop_assert_eq!(store, before);
    }
}

fn records() -> impl Strategy<Value = Record> {
    // Few times, writers and values, so that they often meet.
    (0..3_u64, "[ab]", 0..3_u8).prop_map(|(ms, writer, data)| Record {
        stamp: Clock::default().tick(ms),
        writer: writer.parse().unwrap(),
        data: json!(data),
        text: data.to_string(),
    })
}

#[test]
fn the_records_are_as_the_format_says() {
    let mut store = memory();
    let mut keeper = Keeper::new(writer());
    let id: AssessmentId = "a1".parse().unwrap();
    keeper.save(&mut store, &id, &[note("Hello")], NOW).unwrap();
    let expected = "{\"v\":1,\"t\":\"019ab697e8000000\",\"w\":\"tab-1\",\"d\":{\"note\":\"Hello\"},\
                    \"c\":\"4ea3041c\"}";
    assert_eq!(store.records[NOTE_KEY], expected);
    keeper
        .save(
            &mut store,
            &id,
            &[Edit::Answer("4.1-q1".parse().unwrap(), None)],
            NOW,
        )
        .unwrap();
    let record = read(NOTE_KEY, &store.records[NOTE_KEY]).unwrap();
    assert!(record.data.is_null(), "a deletion is a record");
    let elsewhere = read("clausewise:1:a:a1:4.1-q2", expected);
    assert_eq!(
        elsewhere,
        Err(NotARecord::Damaged),
        "a record belongs to its key"
    );
}

#[test]
fn the_newest_record_gives_the_time_of_the_last_change() {
    let assessment = small();
    let mut store = holding(&assessment);
    let (mut keeper, _) = open(&store);
    keeper
        .save(&mut store, &assessment.id, &[note("x")], NOW + 61_000)
        .unwrap();
    let loaded = loaded(&store);
    let found = &loaded.assessments[0];
    assert_eq!(
        found.updated_at.as_ref().unwrap().as_str(),
        "2025-11-24T16:01:01Z"
    );
    assert_eq!(found.created_at, assessment.created_at);
}

#[test]
fn every_flipped_bit_is_noticed_and_costs_only_its_record() {
    let mut assessment = small();
    assessment.answers.retain(|id, _| id.as_str() == "4.1-q1");
    assessment.plan = Default::default();
    assessment.profile = Default::default();
    let store = holding(&assessment);
    let whole = only(&store);
    for (key, text) in &store.records {
        let cell = Address::parse(key).unwrap().cell;
        for at in 0..text.len() {
            for bit in 0..8 {
                let mut bytes = text.clone().into_bytes();
                bytes[at] ^= 1 << bit;
                let Ok(flipped) = String::from_utf8(bytes) else {
                    continue;
                };
                let mut damaged = store.clone();
                damaged.records.insert(key.clone(), flipped.clone());
                let found = loaded(&damaged);
                assert_eq!(found.quarantine.len(), 1, "{key} {at} {bit}");
                assert_eq!(found.quarantine[0].raw, flipped);
                assert!(found.read_only.is_empty());
                let lost: Vec<Cell> = only(&damaged)
                    .edits_towards(&whole)
                    .iter()
                    .map(Edit::cell)
                    .collect();
                assert!(lost.iter().all(|lost| *lost == cell), "{key}: {lost:?}");
            }
        }
    }
}

#[test]
fn any_other_value_in_place_of_a_record_is_set_aside() {
    let store = holding(&small());
    for key in store.records.keys() {
        for wrong in [
            "",
            "null",
            "{",
            "[]",
            "0",
            "\u{0}\u{ffff}",
            &"x".repeat(1_000_000),
        ] {
            let mut damaged = store.clone();
            damaged.records.insert(key.clone(), wrong.to_owned());
            let found = loaded(&damaged);
            assert_eq!(found.quarantine[0].raw, wrong);
            assert_eq!(found.assessments.len(), 1, "{key}");
        }
    }
}

#[test]
fn a_record_under_another_key_is_not_taken_for_that_keys_own() {
    let mut store = holding(&small());
    let raw = store.records[NOTE_KEY].clone();
    store
        .records
        .insert("clausewise:1:a:a1:8.10-q1".to_owned(), raw);
    assert_eq!(loaded(&store).quarantine.len(), 1);
}

#[test]
fn a_damaged_record_is_copied_before_its_place_is_written_to() {
    let assessment = small();
    let mut store = holding(&assessment);
    for (round, wrong) in ["damaged", "damaged", "damaged again"].iter().enumerate() {
        store
            .records
            .insert(NOTE_KEY.to_owned(), (*wrong).to_owned());
        let (mut keeper, _) = open(&store);
        keeper
            .save(&mut store, &assessment.id, &[note("New")], NOW)
            .unwrap();
        let found = loaded(&store);
        assert_eq!(note_in(&found.assessments[0]), "New");
        let copies: Vec<&str> = found
            .quarantine
            .iter()
            .map(|one| one.raw.as_str())
            .collect();
        let expected: &[&str] = if round < 2 {
            &["damaged"]
        } else {
            &["damaged", "damaged again"]
        };
        assert_eq!(copies, expected, "the same text is not copied twice");
        assert!(found.quarantine.iter().all(|one| one.key == NOTE_KEY));
    }
}

#[test]
fn where_the_copy_finds_no_room_the_damaged_record_stays() {
    let assessment = small();
    let mut store = holding(&assessment);
    store
        .records
        .insert(NOTE_KEY.to_owned(), "damaged".repeat(100));
    store.quota = Some(store.size());
    let (mut keeper, _) = open(&store);
    let saved = keeper.save(&mut store, &assessment.id, &[note("New")], NOW);
    assert_eq!(saved, Err(StoreError::Full));
    assert_eq!(store.records[NOTE_KEY], "damaged".repeat(100));
    assert_eq!(keeper.state(), SaveState::Unsaved);
}

/// A record with a right checksum and anything in it.
fn signed(key: &str, body: &str) -> String {
    let mut sum = crc32fast::Hasher::new();
    sum.update(key.as_bytes());
    sum.update(b"\n");
    sum.update(body.as_bytes());
    format!("{body},\"c\":\"{:08x}\"}}", sum.finalize())
}

#[test]
fn a_right_checksum_does_not_make_a_wrong_value_right() {
    for data in [
        "\"<script>\"",
        "[]",
        "{\"level\":11}",
        "{\"level\":\"3\"}",
        "{\"level\":1,\"level\":2}",
    ] {
        let mut store = holding(&small());
        let body = format!("{{\"v\":1,\"t\":\"019ab6c7bc000000\",\"w\":\"a\",\"d\":{data}");
        store
            .records
            .insert(NOTE_KEY.to_owned(), signed(NOTE_KEY, &body));
        let found = loaded(&store);
        assert_eq!(found.quarantine.len(), 1, "{data}");
        assert!(found.quarantine[0].why.contains("cannot be right"));
        assert_eq!(found.assessments.len(), 1);
    }
}

#[test]
fn a_record_of_a_newer_release_makes_the_assessment_read_only() {
    let assessment = small();
    for key in [NOTE_KEY, "clausewise:1:h:a1"] {
        let mut store = holding(&assessment);
        let text = signed(key, "{\"v\":2,\"x\":[],\"d\":\"anything\"");
        store.records.insert(key.to_owned(), text.clone());
        let before = store.clone();
        let (mut keeper, found) = open(&store);
        assert!(found.read_only.contains(&small().id) && found.quarantine.is_empty());
        assert_eq!(found.assessments.len(), 1, "it can be read and exported");
        let id = &assessment.id;
        assert_eq!(
            keeper.save(&mut store, id, &[note("x")], NOW),
            Err(StoreError::ReadOnly)
        );
        assert_eq!(
            keeper.delete(&mut store, id, NOW),
            Err(StoreError::ReadOnly)
        );
        assert_eq!(store, before, "not one byte is written");
        assert_eq!(keeper.state(), SaveState::Unsaved);
        assert!(keeper.why().contains("newer release"));
    }
}

#[test]
fn without_its_header_an_assessment_is_recovered() {
    let assessment = small();
    let mut store = holding(&assessment);
    store.records.remove("clausewise:1:h:a1").unwrap();
    let found = loaded(&store);
    assert!(found.recovered.contains(&small().id));
    assert_eq!(found.assessments[0].answers, assessment.answers);
    store.records.remove("clausewise:1:f:a1:title").unwrap();
    assert_eq!(loaded(&store).assessments[0].title, "Untitled assessment");
    let mut store = holding(&assessment);
    store.records.retain(|key, _| key == "clausewise:1:h:a1");
    assert_eq!(
        loaded(&store).assessments[0].questionnaire,
        assessment.questionnaire
    );
}

#[test]
fn a_deleted_assessment_leaves_one_record_and_can_come_back() {
    let (one, mut other) = (small(), full());
    other.id = "a2".parse().unwrap();
    let mut store = holding(&one);
    let (mut keeper, _) = open(&store);
    keeper.create(&mut store, &other, NOW).unwrap();
    let exported = Setting::LastExport(one.id.clone());
    exported.set(&mut store, "2026-11-22T10:00:00Z").unwrap();
    for id in ["a1", "a2"] {
        let copy = format!("clausewise:1:q:0:clausewise:1:a:{id}:4.1-q1");
        store.records.insert(copy, "damaged".to_owned());
    }
    keeper.delete(&mut store, &one.id, NOW).unwrap();
    let found = loaded(&store);
    assert_eq!(found.assessments.len(), 1);
    assert_eq!(found.assessments[0].id, other.id);
    let left: Vec<&String> = store
        .records
        .keys()
        .filter(|key| key.contains(":a1"))
        .collect();
    assert_eq!(left, ["clausewise:1:h:a1"]);
    assert_eq!(found.quarantine.len(), 1, "the other's damaged record");
    keeper.create(&mut store, &one, NOW).unwrap();
    let found = loaded(&store);
    assert_eq!(found.assessments.len(), 2);
    assert_eq!(without_time(&found.assessments[0]), without_time(&one));
}

#[test]
fn a_deletion_that_was_cut_short_is_a_deletion_and_later_edits_are_kept() {
    let assessment = small();
    let mut store = holding(&assessment);
    let before = store.clone();
    let (mut keeper, _) = open(&store);
    let (mut other_tab, _) = open(&store);
    keeper
        .delete(&mut store, &assessment.id, NOW + 1_000)
        .unwrap();
    for (key, text) in &before.records {
        store
            .records
            .entry(key.clone())
            .or_insert_with(|| text.clone());
    }
    assert!(
        loaded(&store).assessments.is_empty(),
        "only the header says so"
    );
    other_tab
        .save(
            &mut store,
            &assessment.id,
            &[note("Still here")],
            NOW + 2_000,
        )
        .unwrap();
    let found = loaded(&store);
    assert_eq!(note_in(&found.assessments[0]), "Still here");
    assert_eq!(found.assessments[0].answers.len(), 1);
    assert!(found.recovered.contains(&small().id));
}

#[test]
fn a_failed_write_is_remembered_and_made_up_for() {
    let assessment = small();
    let errors = [
        StoreError::Full,
        StoreError::Blocked,
        StoreError::Other("NS_ERROR_FILE_CORRUPTED".to_owned()),
    ];
    for error in errors {
        let mut store = holding(&assessment);
        let (mut keeper, _) = open(&store);
        store.failing = Some(error.clone());
        let before = store.clone();
        let saved = keeper.save(&mut store, &assessment.id, &[note("One")], NOW);
        assert_eq!(saved, Err(error));
        assert_eq!(keeper.state(), SaveState::Unsaved);
        assert_eq!(store, before);
        store.failing = None;
        let title = Edit::Field(FieldValue::Title("Two".to_owned()));
        keeper
            .save(&mut store, &assessment.id, &[title], NOW)
            .unwrap();
        assert_eq!(keeper.state(), SaveState::Session);
        let found = only(&store);
        assert_eq!((note_in(&found), found.title.as_str()), ("One", "Two"));
    }
}

#[test]
fn with_any_room_left_each_record_is_whole_or_as_it_was() {
    let assessment = small();
    let full_store = holding(&assessment);
    let edits = [
        note("A note that is much longer than the one before, and then some more of it."),
        Edit::Target("4.1".parse().unwrap(), None),
        Edit::Field(FieldValue::Organisation(
            "A new name for the organisation".to_owned(),
        )),
        Edit::Document("D07".parse().unwrap(), Some(Default::default())),
    ];
    let size = full_store.size();
    let mut outcomes = std::collections::BTreeSet::new();
    for room in (0..600).step_by(3) {
        let mut store = full_store.clone();
        store.quota = Some(size + room);
        let (mut keeper, _) = open(&store);
        let saved = keeper.save(&mut store, &assessment.id, &edits, NOW + 1);
        let found = loaded(&store);
        assert!(found.quarantine.is_empty(), "no half-written record");
        let mut wanted = assessment.clone();
        for edit in edits.clone() {
            wanted.apply(edit);
        }
        let owed = only(&store).edits_towards(&without_time(&wanted)).len();
        assert_eq!(saved.is_ok(), owed == 0);
        assert_eq!(keeper.state() == SaveState::Session, owed == 0);
        outcomes.insert(owed);
        store.quota = None;
        keeper.flush(&mut store, NOW + 2).unwrap();
        assert_eq!(only(&store), without_time(&wanted), "nothing was forgotten");
    }
    assert!(outcomes.len() > 2, "{outcomes:?}");
}

/// A store that says yes and does nothing, as some browsers do.
struct Silent(Memory);

impl RecordStore for Silent {
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.0.keys()
    }
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.0.get(key)
    }
    fn put(&mut self, _: &str, _: &str) -> Result<(), StoreError> {
        Ok(())
    }
    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.0.remove(key)
    }
}

#[test]
fn a_store_that_only_says_yes_is_found_out() {
    let mut keeper = Keeper::new(writer());
    let id = "a1".parse().unwrap();
    let saved = keeper.save(&mut Silent(memory()), &id, &[note("x")], NOW);
    assert!(matches!(saved, Err(StoreError::Other(_))));
    assert_eq!(keeper.state(), SaveState::Unsaved);
}

#[test]
fn a_store_that_says_nothing_else_lasts() {
    let mut keeper = Keeper::new(writer());
    keeper.flush(&mut Silent(memory()), NOW).unwrap();
    assert_eq!(keeper.state(), SaveState::Session, "there is no log");
}

#[test]
fn what_fits_exactly_is_taken() {
    let mut store = holding(&small());
    store.quota = Some(store.size() + 3);
    assert_eq!(store.put("ab", "cd"), Err(StoreError::Full));
    assert_eq!(store.put("ab", "c"), Ok(()));
    assert_eq!(store.put("", "d"), Err(StoreError::Full));
}

#[test]
fn a_store_in_which_nobody_edits_stays_as_it_is() {
    let mut store = holding(&small());
    let before = store.clone();
    let (mut keeper, _) = open(&store);
    keeper.flush(&mut store, NOW).unwrap();
    assert_eq!(store, before, "not even the reserve is laid in");
}

#[test]
fn the_state_says_where_the_newest_edits_are() {
    let mut store = Memory::default();
    let id = "a1".parse().unwrap();
    let mut keeper = Keeper::new(writer());
    keeper.save(&mut store, &id, &[note("x")], NOW).unwrap();
    assert_eq!(
        keeper.state(),
        SaveState::Unsaved,
        "memory alone does not last"
    );
    store.reach = SaveState::Session;
    keeper.queue(&id, &[note("y")], NOW).unwrap();
    assert_eq!(keeper.state(), SaveState::Saving);
    keeper.flush(&mut store, NOW).unwrap();
    assert_eq!(keeper.state(), SaveState::Session);
    let blocked = Memory {
        blocked: true,
        ..Memory::default()
    };
    assert_eq!(
        load(&blocked, &[], &fallback()).unwrap_err(),
        StoreError::Blocked
    );
}

#[test]
fn a_later_edit_wins_whatever_the_clocks_say() {
    let assessment = small();
    let mut store = holding(&assessment);
    let (mut here, _) = open(&store);
    // Another tab, whose clock stood in the year 2099.
    let mut there = Keeper::new("tab-2".parse().unwrap());
    let id = &assessment.id;
    there
        .save(&mut store, id, &[note("2099")], 4_070_908_800_000)
        .unwrap();
    here.save(&mut store, id, &[note("Now")], NOW + 1).unwrap();
    assert_eq!(note_in(&only(&store)), "Now");
    let (mut after_start, _) = open(&store);
    after_start
        .save(&mut store, id, &[note("Even later")], 0)
        .unwrap();
    assert_eq!(note_in(&only(&store)), "Even later");
}

#[test]
fn an_edit_that_waited_does_not_overwrite_a_later_one_of_another_tab() {
    let assessment = small();
    let mut store = holding(&assessment);
    let (mut here, _) = open(&store);
    let id = &assessment.id;
    store.failing = Some(StoreError::Full);
    here.save(&mut store, id, &[note("Waited")], NOW + 1)
        .unwrap_err();
    store.failing = None;
    let mut there = Keeper::new("tab-2".parse().unwrap());
    there
        .save(&mut store, id, &[note("Later")], NOW + 60_000)
        .unwrap();
    here.flush(&mut store, NOW + 120_000).unwrap();
    assert_eq!(here.state(), SaveState::Session);
    assert_eq!(note_in(&only(&store)), "Later");
}

#[test]
fn two_tabs_that_edit_different_answers_lose_nothing() {
    let assessment = small();
    let mut store = holding(&assessment);
    let (mut left, _) = open(&store);
    let (mut right, _) = open(&store);
    for n in 0..200_u64 {
        for (tab, keeper) in [("l", &mut left), ("r", &mut right)] {
            let answer = Answer {
                note: n.to_string(),
                ..Answer::default()
            };
            let edit = Edit::Answer(format!("{tab}-q{n}").parse().unwrap(), Some(answer));
            keeper
                .save(&mut store, &assessment.id, &[edit], NOW + n)
                .unwrap();
        }
    }
    assert_eq!(only(&store).answers.len(), assessment.answers.len() + 400);
}

#[test]
fn keys_of_others_are_left_alone() {
    let assessment = small();
    let mut store = holding(&assessment);
    let others = [
        "theme",
        "clausewise",
        "clausewise:2:a:a1:4.1-q1",
        "clausewise:1:z:a1",
        "clausewise:1:a:a1",
        "clausewise:1:s:later",
        "clausewise:1:f:a1:profile.later",
    ];
    for key in others {
        store.records.insert(key.to_owned(), "theirs".to_owned());
    }
    let (mut keeper, found) = open(&store);
    assert!(found.quarantine.is_empty());
    keeper.delete(&mut store, &assessment.id, NOW).unwrap();
    assert!(others.iter().all(|key| store.records[*key] == "theirs"));
}

#[test]
fn what_could_not_be_read_again_is_not_written() {
    let mut store = memory();
    let mut keeper = Keeper::new(writer());
    let id = "a1".parse().unwrap();
    let edit = Edit::Field(FieldValue::WeeklyDays(Some(-3.0)));
    let saved = keeper.save(&mut store, &id, &[note("x"), edit], NOW);
    assert!(matches!(saved, Err(StoreError::Other(_))));
    assert!(store.records.is_empty());
    keeper
        .save(&mut store, &id, &[note(&"x".repeat(30_000))], NOW)
        .unwrap();
    assert!(
        loaded(&store).quarantine.is_empty(),
        "a long text is kept all the same"
    );
}

#[test]
fn settings_are_plain_texts() {
    let mut store = memory();
    assert!(Setting::Shortcuts.is_on(&store, true));
    Setting::Shortcuts.turn(&mut store, false).unwrap();
    assert!(!Setting::Shortcuts.is_on(&store, true));
    Setting::Theme.set(&mut store, "dark").unwrap();
    assert_eq!(Setting::Theme.get(&store).unwrap().as_deref(), Some("dark"));
    assert_eq!(store.records["clausewise:1:s:theme"], "dark");
    assert!(loaded(&store).assessments.is_empty());
}
