//! What comes in besides plain files, and what taking over does: rescue files, merging with what is
//! on the desk, and what the questionnaire does not have.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod assessments;

use assessments::{MINIMAL, assessments, full, questionnaire, read, write};
use clausewise::assessment::{Assessment, Cell, QuestionnaireRef};
use clausewise::exchange::{
    Asked, Incoming, Notice, Opened, Refusal, Rescue, asked, combine, content_digest, decode,
    identify, orphans, preview,
};
use clausewise::store::memory::Memory;
use clausewise::store::{Keeper, recover};
use proptest::prelude::*;
use serde_json::{Value, json};

fn fallback() -> QuestionnaireRef {
    QuestionnaireRef::new("small".parse().unwrap(), "1.0.0".to_owned())
}

/// A store in which these are kept.
fn kept(all: &[Assessment]) -> Memory {
    let mut store = Memory::default();
    let mut keeper = Keeper::new("tab-1".parse().unwrap());
    for assessment in all {
        keeper
            .create(&mut store, assessment, 1_790_000_000_000)
            .unwrap();
    }
    store
}

/// The rescue page's file of these stores.
fn file(storage: &Memory, databases: &Memory) -> Value {
    let log: Vec<Value> = databases
        .records
        .iter()
        .map(|(key, text)| json!([format!("{key} tab-1"), text]))
        .collect();
    json!({
        "format": "clausewise-rescue", "version": 1, "saved_at": "2026-11-22T10:00:00Z",
        "local_storage": storage.records,
        "indexed_db": {"clausewise": {"log": log, "other": [[1, {"a": 1}], "x"]}}
    })
}

fn rescue(file: &Value) -> Rescue {
    match identify(file.to_string().as_bytes()).unwrap() {
        Incoming::Rescue(rescue) => rescue,
        other => panic!("{other:?}"),
    }
}

/// Times apart: a record has its own.
fn timeless(mut assessment: Assessment) -> Assessment {
    assessment.updated_at = None;
    assessment
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

    #[test]
    fn a_rescue_file_gives_every_assessment_back(one in assessments(), in_log in any::<bool>()) {
        let (storage, empty) = (kept(std::slice::from_ref(&one)), Memory::default());
        let file = if in_log { file(&empty, &storage) } else { file(&storage, &empty) };
        let loaded = recover(&rescue(&file), &fallback()).unwrap();
        prop_assert_eq!(loaded.quarantine.len(), 0);
        let [found] = loaded.assessments.try_into().unwrap();
        prop_assert_eq!(timeless(found), timeless(one));
    }

    #[test]
    fn combining_loses_nothing_and_takes_all_that_is_new(here in assessments(), file in assessments()) {
        let file = Assessment { id: here.id.clone(), ..file };
        let mut both = here.clone();
        for edit in combine(&here, &file) {
            both.apply(edit);
        }
        let before = preview(Some(&here), &file, questionnaire());
        let after = preview(Some(&both), &file, questionnaire());
        // Nothing is left to take, what is only here is still here, and a newer answer has stayed.
        prop_assert_eq!(after.new, 0);
        prop_assert_eq!(after.removed, before.removed);
        prop_assert_eq!(combine(&both, &file), vec![]);
        for (id, answer) in &here.answers {
            let file = file.answers.get(id.as_str());
            let (mine, theirs) = (&answer.at, file.and_then(|answer| answer.at.as_ref()));
            let is_later = matches!((mine, theirs), (Some(mine), Some(theirs)) if later(theirs.as_str(), mine.as_str()));
            let kept = both.answers.get(id.as_str());
            prop_assert_eq!(kept, if is_later { file } else { Some(answer) });
        }
    }
}

fn later(left: &str, right: &str) -> bool {
    left.trim_end_matches('Z') > right.trim_end_matches('Z')
}

#[test]
fn of_two_copies_of_a_record_the_newer_counts_and_a_damaged_one_does_not() {
    let old = full();
    let mut new = full();
    new.answers.get_mut("4.1-q1").unwrap().note = "Newer.".to_owned();
    let older = kept(std::slice::from_ref(&old));
    let mut newer = Memory::default();
    let mut keeper = Keeper::new("tab-2".parse().unwrap());
    keeper.create(&mut newer, &new, 1_790_000_999_000).unwrap();
    for (storage, databases) in [(&older, &newer), (&newer, &older)] {
        let loaded = recover(&rescue(&file(storage, databases)), &fallback()).unwrap();
        let note = &loaded.assessments[0].answers.get("4.1-q1").unwrap().note;
        assert_eq!(note, "Newer.");
    }
    let mut damaged = newer.clone();
    for text in damaged.records.values_mut() {
        *text = text.replacen("Newer", "Never", 1);
    }
    let loaded = recover(&rescue(&file(&damaged, &older)), &fallback()).unwrap();
    let note = &loaded.assessments[0].answers.get("4.1-q1").unwrap().note;
    assert_eq!(note, "Seen on 3 May.", "the other copy is used");
    let loaded = recover(&rescue(&file(&damaged, &Memory::default())), &fallback()).unwrap();
    assert_eq!(loaded.quarantine.len(), 1);
    assert_eq!(
        loaded.assessments[0].answers.len(),
        full().answers.len() - 1
    );
}

#[test]
fn every_damaged_text_is_listed_once_and_none_for_another() {
    let damaged = |word: &str| {
        let mut store = kept(&[full()]);
        for text in store.records.values_mut() {
            *text = text.replacen("Seen on 3 May.", word, 1);
        }
        store
    };
    let listed = |storage: &Memory, databases: &Memory| {
        let loaded = recover(&rescue(&file(storage, databases)), &fallback()).unwrap();
        let mut raw: Vec<String> = loaded.quarantine.into_iter().map(|one| one.raw).collect();
        raw.sort();
        raw
    };
    let (one, other) = (damaged("Never."), damaged("Seldom."));
    // Both stores hold the same damage: it is listed once. Each its own: both are kept.
    let same = listed(&one, &one);
    assert_eq!(same.len(), 1, "{same:?}");
    let both = listed(&one, &other);
    assert_eq!(both.len(), 2, "{both:?}");
    assert!(both[0].contains("Never.") && both[1].contains("Seldom."));
}

#[test]
fn what_was_deleted_does_not_come_back() {
    let mut store = kept(&[full()]);
    let mut keeper = Keeper::new("tab-1".parse().unwrap());
    keeper
        .delete(&mut store, &full().id, 1_790_000_001_000)
        .unwrap();
    let loaded = recover(&rescue(&file(&store, &Memory::default())), &fallback()).unwrap();
    assert_eq!(loaded.assessments, []);
}

#[test]
fn a_rescue_file_may_be_larger_than_an_assessment_and_says_what_was_not_read() {
    let mut storage = kept(&[full()]);
    for number in 0..20_000 {
        let key = format!("clausewise:1:s:x{number}");
        storage.records.insert(key, "x".repeat(1_100));
    }
    let mut file = file(&storage, &Memory::default());
    file["indexed_db"] = Value::Null;
    file["indexed_db_error"] = json!("Error: no answer within 10 seconds");
    // As the rescue page writes it: what it is comes first.
    let text = file.to_string();
    let text = format!("{{\"format\":\"clausewise-rescue\",{}", &text[1..]).replacen(
        ",\"format\":\"clausewise-rescue\"",
        "",
        1,
    );
    assert!(text.len() > 21 * 1024 * 1024);
    let Ok(Incoming::Rescue(rescue)) = identify(text.as_bytes()) else {
        panic!("not taken");
    };
    assert_eq!(rescue.unread, ["Error: no answer within 10 seconds"]);
    assert_eq!(recover(&rescue, &fallback()).unwrap().assessments.len(), 1);
    assert_eq!(
        decode(
            MINIMAL
                .replace("clausewise-assessment", "clausewise-rescue")
                .as_bytes()
        )
        .err(),
        Some(Refusal::Rescue)
    );
}

#[test]
fn rescue_files_of_another_shape_are_refused_with_the_place() {
    for (file, problem) in [
        (
            json!({"local_storage": []}),
            "$.local_storage: must be an object, not a list",
        ),
        (
            json!({"local_storage": {"clausewise:1:h:x": 7}}),
            "$.local_storage[\"clausewise:1:h:x\"]: must be a text, not 7",
        ),
        (
            json!({"indexed_db": "x"}),
            "$.indexed_db: must be an object, not \"x\"",
        ),
    ] {
        let mut file = file;
        file["format"] = json!("clausewise-rescue");
        file["version"] = json!(1);
        let refusal = identify(file.to_string().as_bytes()).unwrap_err();
        assert_eq!(refusal.problems()[0].to_string(), problem);
    }
    let later = br#"{"format":"clausewise-rescue","version":2}"#;
    assert_eq!(identify(later).unwrap_err(), Refusal::Newer { version: 2 });
}

#[test]
fn what_came_from_records_is_checked_like_a_file() {
    let opened = Opened::recovered(full(), questionnaire()).unwrap();
    assert_eq!(opened.assessment, full());
    let mut wrong = full();
    wrong.targets.insert("4.1".parse().unwrap(), 9);
    let refusal = Opened::recovered(wrong, questionnaire()).unwrap_err();
    assert_eq!(refusal.code(), "E_VALUE");
}

#[test]
fn a_difference_says_what_it_is_about() {
    let (here, mut file) = (full(), full());
    file.answers.remove("8.9-q1");
    file.targets.remove("4.1");
    file.documents.remove("D01");
    file.title = "Another".to_owned();
    let preview = preview(Some(&here), &file, questionnaire());
    let about = |cell: &str| {
        let found = preview
            .differences
            .iter()
            .find(|one| one.cell.to_string() == cell);
        found.unwrap().about.clone()
    };
    let questionnaire = questionnaire();
    assert_eq!(
        about("8.9-q1"),
        questionnaire.question("8.9-q1").unwrap().text
    );
    assert_eq!(about("D01"), questionnaire.document("D01").unwrap().name);
    let leaf = questionnaire.leaf_index("4.1").unwrap();
    assert_eq!(about("target of 4.1"), questionnaire.leaves[leaf].title);
    assert_eq!(about("title"), "");
}

#[test]
fn what_the_questionnaire_does_not_have_is_listed_with_its_value() {
    let mut assessment = full();
    let answer = assessment.answers.get("4.1-q1").unwrap().clone();
    assessment
        .answers
        .insert("GONE-q1".parse().unwrap(), answer);
    let cells = [Cell::Answer("GONE-q1".parse().unwrap())];
    let listed = orphans(&assessment, &cells, questionnaire());
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0].0, cells[0]);
    assert!(listed[0].1.contains("Seen on 3 May."), "{}", listed[0].1);
}

const QUESTIONNAIRE: &str = include_str!("golden/formats/questionnaire.json");

#[test]
fn a_digest_of_content_is_of_what_is_asked_and_not_of_how_it_is_written() {
    let digest = content_digest(QUESTIONNAIRE).unwrap();
    let tree: Value = serde_json::from_str(QUESTIONNAIRE).unwrap();
    assert_eq!(content_digest(&tree.to_string()).unwrap(), digest);
    assert_eq!(digest.len(), 64);
    let text = &questionnaire().questions[0].text;
    let swapped = QUESTIONNAIRE.replacen(text.as_str(), "We do NOT do this", 1);
    assert_ne!(content_digest(&swapped).unwrap(), digest);
    assert_eq!(content_digest("[]"), Err(Refusal::NotOurs));
    assert_eq!(content_digest("{").unwrap_err().code(), "E_NOT_JSON");
}

#[test]
fn other_content_under_the_same_version_is_said_and_nothing_is_lost() {
    let here = content_digest(QUESTIONNAIRE).unwrap();
    let elsewhere = "0".repeat(64);
    let mut assessment = full();
    for (content, version, stands, is_said) in [
        (None, "1.0.0", Asked::Unsaid, false),
        (Some(&here), "1.0.0", Asked::Same, false),
        (Some(&elsewhere), "1.0.0", Asked::Other, true),
        (Some(&elsewhere), "0.9.0", Asked::OtherVersion, false),
    ] {
        assessment.questionnaire.content = content.cloned();
        assessment.questionnaire.version = version.to_owned();
        let opened = read(write(&assessment).as_bytes()).unwrap();
        // What was asked goes with the answers, from file to file.
        assert_eq!(opened.assessment, assessment);
        assert_eq!(
            asked(&assessment.questionnaire, questionnaire(), &here),
            stands
        );
        let opened = opened.with_content(questionnaire(), &here);
        assert_eq!(opened.has_other_content(), is_said, "{stands:?}");
        assert_eq!(opened.notices.contains(&Notice::OtherContent), is_said);
        assert_eq!(opened.assessment, assessment);
    }
    assert!(Notice::OtherContent.text().contains("Every answer is kept"));
}

#[test]
fn what_was_asked_is_a_digest_or_refused() {
    for wrong in ["", "abc", &"A".repeat(64), &"0".repeat(65), &"g".repeat(64)] {
        let file = MINIMAL.replacen(
            "\"version\": \"1.0.0\"",
            &format!("\"version\": \"1.0.0\", \"sha256\": \"{wrong}\""),
            1,
        );
        assert_ne!(file, MINIMAL);
        let problem = read(file.as_bytes()).unwrap_err().problems()[0].to_string();
        assert!(problem.starts_with("$.assessment.questionnaire.sha256: must be a SHA-256"));
    }
}

#[test]
fn two_contents_are_told_apart_in_a_preview() {
    let (mut here, mut file) = (full(), full());
    here.questionnaire.content = Some("a".repeat(64));
    file.questionnaire.content = Some("b".repeat(64));
    let preview = preview(Some(&here), &file, questionnaire());
    let [one] = preview.differences.as_slice() else {
        panic!("{preview:?}");
    };
    assert_eq!(one.before, "small, version 1.0.0, content aaaaaaaaaaaa");
    assert_eq!(one.after, "small, version 1.0.0, content bbbbbbbbbbbb");
    assert_eq!(combine(&here, &file), []);
}
