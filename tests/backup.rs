//! Exports as backups: what is in none yet, when one is due, and how that is said.
#![allow(clippy::unwrap_used)]

mod support;

use clausewise::assessment::{Assessment, Confidence, EvidenceState, Timestamp};
use clausewise::report::backup::{ANSWERS, Changes, DAYS, last_export, reminder};
use support::{blank, day, iso, rated};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// An assessment, started on 5 January 2026 at eight, with so many answers from nine on.
fn answered(answers: usize) -> Assessment {
    let questionnaire = iso();
    let mut assessment = blank(&questionnaire);
    for (number, question) in questionnaire.questions.iter().take(answers).enumerate() {
        let mut answer = rated(3, EvidenceState::None, Confidence::Medium);
        let moment = at(&format!("2026-01-05T09:{:02}:00Z", number % 60));
        answer.at = Some(moment.clone());
        assessment.updated_at = Some(moment);
        assessment.answers.insert(question.id.clone(), answer);
    }
    assessment
}

#[test]
fn an_export_is_due_after_twenty_answers() {
    let today = day("2026-01-05");
    let due = |answers| Changes::since(None, &answered(answers), today).are_due();
    assert!(!due(0));
    assert!(!due(ANSWERS - 1));
    assert!(due(ANSWERS));
}

#[test]
fn an_export_is_due_after_three_days_with_anything_new() {
    let some = answered(1);
    let due = |assessment: &Assessment, last: Option<&Timestamp>, today: &str| {
        Changes::since(last, assessment, day(today)).are_due()
    };
    assert!(!due(&some, None, "2026-01-07"));
    assert!(due(&some, None, "2026-01-08"));
    let before = at("2026-01-05T08:30:00Z");
    assert!(!due(&some, Some(&before), "2026-01-07"));
    assert!(due(&some, Some(&before), "2026-01-08"));
    let after = at("2026-01-05T09:00:00Z");
    assert!(!due(&some, Some(&after), "2027-01-08"), "all is exported");
    assert!(!due(&answered(0), None, "2027-01-08"), "nothing to export");
    let mut renamed = answered(0);
    renamed.updated_at = Some(at("2026-01-05T10:00:00Z"));
    assert!(due(&renamed, None, "2026-01-08"));
    assert_eq!(DAYS, 3);
}

#[test]
fn only_what_came_after_the_last_export_counts() {
    let assessment = answered(30);
    let last = at("2026-01-05T09:09:00Z");
    let changes = Changes::since(Some(&last), &assessment, day("2026-01-06"));
    assert_eq!((changes.answers, changes.any, changes.days), (20, true, 1));
    let last = at("2026-01-05T09:29:00Z");
    let changes = Changes::since(Some(&last), &assessment, day("2026-01-06"));
    assert_eq!((changes.answers, changes.any), (0, false));
}

#[test]
fn answers_without_a_time_count_until_the_first_export() {
    let mut assessment = answered(25);
    assessment.created_at = None;
    for (_, answer) in assessment.answers.iter_mut() {
        answer.at = None;
    }
    let today = day("2026-01-05");
    assert_eq!(Changes::since(None, &assessment, today).answers, 25);
    let last = at("2026-01-05T09:30:00Z");
    assert_eq!(Changes::since(Some(&last), &assessment, today).answers, 0);
}

#[test]
fn the_age_is_said_in_words() {
    let today = day("2026-03-02");
    let said = |text: &str| last_export(Some(&at(text)), today);
    assert_eq!(last_export(None, today), "never exported");
    assert_eq!(said("2026-03-02T23:59:59Z"), "exported today");
    assert_eq!(said("2026-03-03T00:10:00Z"), "exported today");
    assert_eq!(said("2026-03-01T00:00:00Z"), "exported yesterday");
    assert_eq!(said("2026-02-27T00:00:00Z"), "exported 3 days ago");
    assert_eq!(said("2025-11-01T00:00:00Z"), "exported on 1 Nov 2025");
    assert_eq!(said("2026-03-09T00:00:00Z"), "exported on 9 Mar 2026");
}

#[test]
fn the_reminder_is_a_sentence() {
    let today = day("2026-01-08");
    let said = |answers, last: Option<&Timestamp>| {
        reminder(
            &Changes::since(last, &answered(answers), today),
            last,
            today,
        )
    };
    let last = at("2026-01-05T08:30:00Z");
    assert_eq!(said(24, None), "24 answers are in no export yet.");
    assert_eq!(said(1, None), "1 answer is in no export yet.");
    assert_eq!(
        said(2, Some(&last)),
        "2 answers are in no export; the last one was 3 days ago."
    );
    let changes = Changes {
        any: true,
        ..Changes::default()
    };
    assert_eq!(
        reminder(&changes, Some(&last), today),
        "Changes are in no export; the last one was 3 days ago."
    );
}
