//! The way to the certificate: how far each step is, what is next, and its dates.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use clausewise::assessment::{
    Assessment, Audit, AuditKind, CertificationBody, DocumentRecord, DocumentState, Edit,
    Effectiveness, Entry, EntryKey, EntryKind, Grade, Nonconformity, Review, Source, StepRecord,
};
use clausewise::exchange::{CalendarEntry, calendar};
use clausewise::questionnaire::Questionnaire;
use clausewise::report::dates::dates;
use clausewise::report::journey::{departure, what_next};
use clausewise::report::{Case, headline};
use clausewise::roadmap::{Coming, Departure, Due, Journey, Next, StepProgress, journey, roadmap};
use clausewise::scoring::Scores;

use support::{blank, day, iso, rate_leaf};

fn way(q: &Questionnaire, a: &Assessment, today: &str) -> Journey {
    let scores = Scores::of(q, a);
    let plan = roadmap(q, a, &scores, day(today));
    journey(q, a, &scores, &plan, day(today))
}

fn put(a: &mut Assessment, id: &str, entry: impl Into<Entry>) {
    for edit in a.with_what_follows(Edit::entry(id.parse().unwrap(), entry)) {
        a.apply(edit);
    }
}

fn tick(a: &mut Assessment, step: &str, criteria: &[&str]) {
    let record = StepRecord {
        ticked: criteria.iter().map(|id| id.parse().unwrap()).collect(),
        ..StepRecord::default()
    };
    put(a, step, record);
}

fn progress(journey: &Journey, step: &str) -> StepProgress {
    let found = journey.steps.iter().find(|one| one.id.as_str() == step);
    found.unwrap().progress
}

fn finding(source: Source, grade: Grade) -> Nonconformity {
    Nonconformity {
        source,
        grade,
        correction: "Put right".to_owned(),
        cause: "Nobody owned it".to_owned(),
        action: "Has an owner".to_owned(),
        ..Nonconformity::default()
    }
}

fn audit(kind: AuditKind, ended: &str) -> Audit {
    Audit {
        kind,
        planned: Some(day(ended)),
        ended: Some(day(ended)),
        ..Audit::default()
    }
}

/// All of it well done, documents approved, and what only people know ticked.
fn prepared(q: &Questionnaire) -> Assessment {
    let mut a = blank(q);
    for leaf in &q.leaves {
        rate_leaf(q, &mut a, leaf.number.as_str(), 4);
    }
    for document in &q.documents {
        let record = DocumentRecord {
            state: DocumentState::Approved,
            ..DocumentRecord::default()
        };
        a.documents.insert(document.id.clone(), record);
    }
    a.profile.records_since = Some(day("2026-01-01"));
    a.plan.target = Some(day("2026-12-31"));
    tick(&mut a, "understand", &["copy", "parts", "basics"]);
    tick(&mut a, "commitment", &["sponsor", "budget"]);
    tick(&mut a, "gap_analysis", &["agreed"]);
    tick(&mut a, "training", &["aware"]);
    tick(&mut a, "management_review", &["inputs"]);
    tick(&mut a, "certification_body", &["accredited"]);
    a
}

#[test]
fn an_empty_assessment_begins_with_the_first_step() {
    let q = iso();
    let a = blank(&q);
    let found = way(&q, &a, "2026-01-05");
    assert_eq!(found.steps.len(), 15);
    assert!(
        found
            .steps
            .iter()
            .all(|step| step.progress == StepProgress::Todo)
    );
    assert_eq!(found.next, Some(Next::Criterion(0, 0)));
    assert_eq!(
        what_next(&q, &a, &found),
        "Step 1, understand the standard: buy a copy of ISO/IEC 20000-1."
    );
}

#[test]
fn every_step_follows_from_what_happens() {
    let q = iso();
    let mut a = prepared(&q);
    let today = "2026-06-01";
    let found = way(&q, &a, today);
    for step in ["understand", "scope", "gap_analysis", "build", "training"] {
        assert_eq!(progress(&found, step), StepProgress::Done, "{step}");
    }
    assert_eq!(
        found.next,
        Some(Next::Criterion(6, 1)),
        "the internal audit comes next"
    );

    // Half of the clauses are not all of them.
    let mut half = audit(AuditKind::Internal, "2026-06-05");
    half.clauses = ["4", "5", "6", "7"]
        .map(|clause| clause.parse().unwrap())
        .into();
    put(&mut a, "a1", half);
    assert_ne!(
        progress(&way(&q, &a, today), "internal_audit"),
        StepProgress::Done
    );
    let mut rest = audit(AuditKind::Internal, "2026-06-19");
    rest.clauses = ["8", "9", "10"]
        .map(|clause| clause.parse().unwrap())
        .into();
    put(&mut a, "a2", rest);
    assert_eq!(
        progress(&way(&q, &a, today), "internal_audit"),
        StepProgress::Done
    );
    assert_eq!(a.profile.internal_audit.completed, Some(day("2026-06-19")));

    // A finding without an action takes that back.
    put(&mut a, "n1", Nonconformity::default());
    let found = way(&q, &a, today);
    assert_eq!(found.steps[6].criteria[2].failing, ["n1"]);
    put(&mut a, "n1", finding(Source::InternalAudit, Grade::Minor));
    let review = Review {
        held: Some(day("2026-07-01")),
        decisions: "Go on.".to_owned(),
        ..Review::default()
    };
    put(&mut a, "r1", review);
    let body = CertificationBody {
        contracted: Some(day("2026-05-01")),
        ..CertificationBody::default()
    };
    put(&mut a, "b1", body);
    put(&mut a, "a3", audit(AuditKind::Stage1, "2026-08-03"));
    put(&mut a, "a4", audit(AuditKind::Stage2, "2026-09-11"));
    put(&mut a, "n2", finding(Source::Stage2, Grade::Major));
    let found = way(&q, &a, "2026-09-14");
    assert_eq!(progress(&found, "stage2"), StepProgress::Done);
    assert_ne!(progress(&found, "corrections"), StepProgress::Done);
    assert_eq!(a.open_majors().count(), 1);
    let mut major = finding(Source::Stage2, Grade::Major);
    major.verified = Some(day("2026-10-01"));
    major.effectiveness = Effectiveness::Effective;
    put(&mut a, "n2", major);
    assert_eq!(a.open_majors().count(), 0);
    a.certification.decision.completed = Some(day("2026-10-15"));
    let found = way(&q, &a, "2026-10-20");
    assert_eq!(progress(&found, "decision"), StepProgress::Done);
    assert_eq!(found.steps[12].done, Some(day("2026-10-15")));
    let due = Due {
        what: Coming::Surveillance(1),
        day: day("2027-10-15"),
        is_overdue: false,
    };
    assert_eq!(found.next, Some(Next::Due(due)), "surveillance comes next");
    assert_eq!(found.steps[13].planned, Some(day("2027-10-15")));
    assert_eq!(found.steps[14].planned, Some(day("2029-07-14")));
    put(&mut a, "a5", audit(AuditKind::Surveillance, "2027-09-20"));
    put(&mut a, "a7", audit(AuditKind::Surveillance, "2028-09-18"));
    put(
        &mut a,
        "a6",
        audit(AuditKind::Recertification, "2029-07-20"),
    );
    let found = way(&q, &a, "2029-08-01");
    assert_eq!(found.next, None);
    assert!(
        found
            .steps
            .iter()
            .all(|step| step.progress == StepProgress::Done)
    );
}

#[test]
fn an_overdue_finding_comes_first_and_a_late_step_is_late() {
    let q = iso();
    let mut a = prepared(&q);
    let mut late = finding(Source::InternalAudit, Grade::Minor);
    late.due = Some(day("2026-05-01"));
    late.clause = Some("8.6.1".parse().unwrap());
    put(&mut a, "n1", late);
    let found = way(&q, &a, "2026-06-01");
    assert_eq!(
        what_next(&q, &a, &found),
        "Correct the minor nonconformity in 8.6.1, due on 1 May 2026: it is overdue."
    );
    let step = StepRecord {
        planned: Some(day("2026-05-31")),
        ..StepRecord::default()
    };
    put(&mut a, "management_review", step);
    let found = way(&q, &a, "2026-06-01");
    assert_eq!(progress(&found, "management_review"), StepProgress::Late);
    let step = StepRecord {
        done: Some(day("2026-05-30")),
        ..StepRecord::default()
    };
    put(&mut a, "management_review", step);
    let found = way(&q, &a, "2026-06-01");
    assert_eq!(progress(&found, "management_review"), StepProgress::Done);
    let key = EntryKey::new(EntryKind::Step, "management_review".parse().unwrap());
    assert!(a.register.get(&key).is_some());
}

#[test]
fn departures_from_the_plan_are_seen() {
    let q = iso();
    let mut a = prepared(&q);
    let of = |a: &Assessment, step: &str| {
        let found = way(&q, a, "2026-06-01");
        let found = found.steps.into_iter().find(|one| one.id.as_str() == step);
        found.unwrap().departures
    };
    assert_eq!(of(&a, "internal_audit"), [], "nothing departs yet");

    // Planned by hand for another day than follows from the plan.
    let by_plan = way(&q, &a, "2026-06-01");
    let by_plan = by_plan.steps.iter().find(|one| one.id.as_str() == "stage1");
    let by_plan = by_plan.unwrap().by_plan.unwrap();
    let own = |planned, done| StepRecord {
        planned,
        done,
        ..StepRecord::default()
    };
    put(&mut a, "stage1", own(Some(by_plan.plus_days(10)), None));
    assert_eq!(of(&a, "stage1"), [Departure::Moved(10)]);
    assert_eq!(
        departure(Departure::Moved(-1)),
        "1 day before the plan's day"
    );

    // What stands in the register is what was planned.
    let set_for = |a: &Assessment, step: &str| {
        let found = way(&q, a, "2026-06-01");
        let found = found.steps.into_iter().find(|one| one.id.as_str() == step);
        found.unwrap().set_for
    };
    assert_eq!(set_for(&a, "decision"), None);
    a.certification.decision.planned = Some(day("2026-12-01"));
    assert_eq!(set_for(&a, "decision"), Some(day("2026-12-01")));

    // Late, and then done late.
    put(
        &mut a,
        "management_review",
        own(Some(day("2026-05-20")), None),
    );
    assert_eq!(of(&a, "management_review"), [Departure::Late(12)]);
    let done = own(Some(day("2026-05-20")), Some(day("2026-05-25")));
    put(&mut a, "management_review", done);
    let found = of(&a, "management_review");
    // The internal audit, step 7, should have come first.
    assert_eq!(found, [Departure::Done(5), Departure::Before(6)]);
    assert_eq!(departure(found[0]), "5 days later than planned");
    assert_eq!(departure(found[1]), "before step 7");

    // An audit is planned for its first day, however long it takes.
    let mut internal = audit(AuditKind::Internal, "2026-05-15");
    internal.planned = Some(day("2026-05-11"));
    internal.started = Some(day("2026-05-11"));
    put(&mut a, "a1", internal);
    assert_eq!(of(&a, "internal_audit"), []);
    assert_eq!(of(&a, "management_review"), [Departure::Done(5)]);

    // A body is asked alongside: its contract is never out of order.
    let mut early = blank(&q);
    let body = CertificationBody {
        contracted: Some(day("2026-01-09")),
        ..CertificationBody::default()
    };
    put(&mut early, "b1", body);
    put(
        &mut early,
        "certification_body",
        own(None, Some(day("2026-01-09"))),
    );
    assert_eq!(of(&early, "certification_body"), []);
}

#[test]
fn dates_of_the_plan_give_way_to_real_ones() {
    let q = iso();
    let mut a = blank(&q);
    a.plan.start = Some(day("2026-01-05"));
    let list = |a: &Assessment| {
        let plan = roadmap(&q, a, &Scores::of(&q, a), day("2026-01-05"));
        dates(&q, a, &plan)
    };
    let has = |a: &Assessment, id: &str| list(a).iter().any(|one| one.id == id);
    assert!(has(&a, "plan-stage1_start") && has(&a, "plan-certificate_expires"));
    put(&mut a, "s1", audit(AuditKind::Stage1, "2026-08-03"));
    assert!(has(&a, "audit-s1") && !has(&a, "plan-stage1_start"));
    a.certification.decision.completed = Some(day("2026-10-15"));
    let all = list(&a);
    let date = |id: &str| all.iter().find(|one| one.id == id).map(|one| one.date);
    assert_eq!(date("surveillance-1"), Some(day("2027-10-15")));
    assert_eq!(date("expires"), Some(day("2029-10-14")));
    assert_eq!(date("recertification"), Some(day("2029-07-14")));
    assert_eq!(date("plan-certificate_expires"), None);
    assert!(all.is_sorted_by_key(|one| one.date));
}

#[test]
fn a_calendar_is_read_by_another_program_as_it_was_meant() {
    let long = "Ünïcödé, long; with \\ and\nlines ".repeat(9);
    let entries = [
        CalendarEntry {
            uid: "x-audit-a1@clausewise".to_owned(),
            date: day("2026-08-24"),
            until: day("2026-09-05"),
            title: "Internal audit: service desk, suppliers".to_owned(),
            note: long.clone(),
            is_planned: true,
        },
        CalendarEntry {
            uid: "x-decision@clausewise".to_owned(),
            date: day("2026-12-04"),
            until: day("2026-12-05"),
            title: "\u{7}Decision\u{0}\r\nEND:VCALENDAR".to_owned(),
            note: String::new(),
            is_planned: false,
        },
    ];
    let now = "2026-11-22T10:00:00.123Z".parse().unwrap();
    let text = calendar("XYZ", &entries, &now);
    assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    assert!(
        text.lines().all(|line| line.len() <= 77),
        "lines are folded"
    );
    let read: icalendar::Calendar = text.parse().unwrap();
    use icalendar::{CalendarComponent, Component};
    let events: Vec<_> = read
        .components
        .iter()
        .filter_map(|one| match one {
            CalendarComponent::Event(event) => Some(event),
            _ => None,
        })
        .collect();
    assert_eq!(events.len(), 2);
    assert_eq!(events[0].get_summary().unwrap(), entries[0].title);
    assert_eq!(events[0].get_description().unwrap(), long);
    assert_eq!(events[0].property_value("DTSTART"), Some("20260824"));
    assert_eq!(events[0].property_value("DTEND"), Some("20260905"));
    assert_eq!(
        events[0].property_value("DTSTAMP"),
        Some("20261122T100000Z")
    );
    assert_eq!(events[1].get_summary().unwrap(), "Decision\nEND:VCALENDAR");
    assert_eq!(events[1].property_value("STATUS"), Some("CONFIRMED"));
}

#[test]
fn the_results_say_that_an_open_major_keeps_the_certificate_back() {
    let q = iso();
    let mut a = prepared(&q);
    let title = |a: &Assessment| {
        let case = Case::of(&q, a, day("2026-06-01"));
        let plan = &case.plan;
        let head = headline::results(&q, &case.scores, &case.verdicts, plan, case.today);
        head.held_back(a.open_majors().count()).title
    };
    let before = title(&a);
    assert!(!before.contains("nonconformity"), "{before}");
    put(&mut a, "n1", finding(Source::Stage2, Grade::Major));
    let after = title(&a);
    let said = " One open major nonconformity keeps the certificate back.";
    assert_eq!(after, [&before, said].concat());
    put(&mut a, "n2", finding(Source::Stage2, Grade::Major));
    let many = title(&a);
    assert!(
        many.ends_with(" Two open major nonconformities keep the certificate back."),
        "{many}"
    );
}
