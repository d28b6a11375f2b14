//! Snapshots: every assessment comes back as it was, in a form that later releases read too.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod assessments;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use assessments::full;
use clausewise::assessment::{Answer, Assessment, Edit};
use clausewise::store::shelf::{Shelf, Slot, history, is_due, newest, take};
use clausewise::store::{Clock, Stamp, StoreError, Why};
use proptest::prelude::*;

/// A shelf that always answers at once.
#[derive(Default)]
struct Shelves(RefCell<[BTreeMap<String, String>; 2]>);

impl Shelves {
    fn slot<T>(&self, slot: Slot, act: impl FnOnce(&mut BTreeMap<String, String>) -> T) -> T {
        act(&mut self.0.borrow_mut()[usize::from(slot == Slot::Second)])
    }
}

impl Shelf for Shelves {
    async fn names(&self, slot: Slot, prefix: &str) -> Result<Vec<String>, StoreError> {
        Ok(self.slot(slot, |texts| {
            let names = texts.keys().filter(|name| name.starts_with(prefix));
            names.cloned().collect()
        }))
    }

    async fn get(&self, slot: Slot, name: &str) -> Result<Option<String>, StoreError> {
        Ok(self.slot(slot, |texts| texts.get(name).cloned()))
    }

    async fn put(&self, slot: Slot, name: &str, text: &str) -> Result<(), StoreError> {
        self.slot(slot, |texts| texts.insert(name.to_owned(), text.to_owned()));
        Ok(())
    }

    async fn remove(&self, slot: Slot, name: &str) -> Result<(), StoreError> {
        self.slot(slot, |texts| texts.remove(name));
        Ok(())
    }
}

fn at_once<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("it waits"),
    }
}

fn stamp() -> Stamp {
    Clock::default().tick(1_764_000_000_000)
}

fn taken(assessment: &Assessment) -> (Shelves, Assessment) {
    let shelf = Shelves::default();
    let writer = "tab-1".parse().unwrap();
    at_once(take(&shelf, assessment, Why::Import, stamp(), &writer)).unwrap();
    let kept = at_once(history(&shelf, &assessment.id, &assessment.questionnaire)).unwrap();
    assert_eq!(kept.spoilt, []);
    assert_eq!(kept.snapshots.len(), 1);
    let mut found = kept.snapshots[0].assessment.clone();
    assert_eq!(found.updated_at, stamp().time());
    found.updated_at = assessment.updated_at.clone();
    (shelf, found)
}

#[test]
fn the_form_of_a_snapshot() {
    let mut assessment = full();
    for id in assessment.answers.keys().cloned().collect::<Vec<_>>() {
        assessment.apply(Edit::Answer(id, None));
    }
    let (shelf, _) = taken(&assessment);
    let [first, second] = shelf.0.into_inner();
    assert_eq!(first, second);
    let (name, text) = first.first_key_value().unwrap();
    let id = assessment.id.as_str();
    assert_eq!(name, &format!("clausewise:1:n:{id}:019ab697e8000000:tab-1"));
    let start = "{\"v\":1,\"t\":\"019ab697e8000000\",\"w\":\"tab-1\",\
        \"d\":{\"why\":\"import\",\"cells\":[{\"clausewise:1:";
    assert!(text.starts_with(start), "{text}");
    let value: serde_json::Value = serde_json::from_str(text).unwrap();
    let cells = value["d"]["cells"][0].as_object().unwrap();
    assert!(cells[&format!("clausewise:1:h:{id}")]["questionnaire"].is_object());
    assert_eq!(
        cells[&format!("clausewise:1:f:{id}:title")],
        assessment.title.as_str()
    );
}

/// A snapshot as the first release wrote it; never edited.
#[test]
fn a_snapshot_of_the_first_release_is_read() {
    const NAME: &str = "clausewise:1:n:a1:019ab697e8000000:tab-1";
    const TEXT: &str = r#"{"v":1,"t":"019ab697e8000000","w":"tab-1","d":{"why":"day","cells":[{"clausewise:1:f:a1:title":"Title","clausewise:1:a:a1:4.1-q1":{"note":"Kept"},"clausewise:1:h:a1":{"questionnaire":{"id":"small","version":"1.0.0"}}}]},"c":"b9168fe0"}"#;
    let shelf = Shelves::default();
    at_once(shelf.put(Slot::Second, NAME, TEXT)).unwrap();
    let fallback = full().questionnaire;
    let kept = at_once(history(&shelf, &"a1".parse().unwrap(), &fallback)).unwrap();
    assert_eq!(kept.spoilt, []);
    let one = &kept.snapshots[0];
    assert_eq!((one.why, one.at), (Why::Day, stamp()));
    assert_eq!(one.assessment.title, "Title");
    assert_eq!(one.assessment.answers.get("4.1-q1").unwrap().note, "Kept");
    assert_eq!(one.assessment.questionnaire.id.as_str(), "small");
}

#[test]
fn the_largest_assessment_fits() {
    let mut assessment = full();
    for number in 0..5_000 {
        let answer = Answer {
            note: "x".repeat(200),
            ..Answer::default()
        };
        let question = format!("q{number}").parse().unwrap();
        assessment.apply(Edit::Answer(question, Some(answer)));
    }
    assert_eq!(taken(&assessment).1, assessment);
}

#[test]
fn the_time_of_the_newest_is_known() {
    let assessment = full();
    let id = &assessment.id;
    let shelf = Shelves::default();
    assert_eq!(at_once(newest(&shelf, id)), Ok(None));
    let mut clock = Clock::default();
    for ms in [2_000, 3_000] {
        let (mut changed, at) = (assessment.clone(), clock.tick(ms));
        changed.title = ms.to_string();
        let writer = "tab-1".parse().unwrap();
        at_once(take(&shelf, &changed, Why::Work, at, &writer)).unwrap();
        assert_eq!(at_once(newest(&shelf, id)), Ok(Some(at)));
    }
}

#[test]
fn each_reason_has_words_of_its_own() {
    let all = [Why::Import, Why::Back, Why::Day, Why::Work, Why::Asked];
    let texts: BTreeSet<&str> = all.iter().map(|why| why.text()).collect();
    assert_eq!(texts.len(), all.len());
    for text in texts {
        assert!(text.starts_with(char::is_uppercase), "{text}");
    }
}

#[test]
fn the_next_one_is_due_after_enough_changes_and_enough_time() {
    let hour = 3_600_000;
    assert!(is_due(40, hour));
    assert!(!is_due(39, 10 * hour));
    assert!(!is_due(1_000, hour - 1));
}

#[test]
fn a_content_that_is_noted_later_makes_no_other_state() {
    let mut assessment = full();
    assessment.questionnaire.content = None;
    let (shelf, _) = taken(&assessment);
    let states_of = |assessment: &Assessment| {
        let (later, writer) = (
            Clock::default().tick(1_764_000_060_000),
            "tab-1".parse().unwrap(),
        );
        at_once(take(&shelf, assessment, Why::Asked, later, &writer)).unwrap();
        let kept = at_once(history(&shelf, &assessment.id, &assessment.questionnaire)).unwrap();
        let states = kept.snapshots.into_iter();
        states
            .map(|one| one.assessment.questionnaire)
            .collect::<Vec<_>>()
    };
    assessment.questionnaire.content = Some("fde3246f40e4a0b1".repeat(4));
    assert_eq!(states_of(&assessment), [assessment.questionnaire.clone()]);
    // Of another version that content says nothing.
    let before = assessment.questionnaire.version.clone();
    assessment.questionnaire.version = "99.0.0".to_owned();
    let [newest, oldest] = &states_of(&assessment)[..] else {
        panic!("another version is another state");
    };
    assert_eq!(newest, &assessment.questionnaire);
    assert_eq!(
        (&oldest.version, &oldest.content),
        (&before, &None::<String>)
    );
}

proptest! {
    #[test]
    fn every_assessment_comes_back(assessment in assessments::assessments()) {
        prop_assert_eq!(taken(&assessment).1, assessment);
    }
}
