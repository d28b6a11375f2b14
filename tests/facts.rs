//! What counts as having happened, fact by fact, and what keeps it from counting; how steps depart from
//! their days; and what has the nearest day once there is a certificate.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use clausewise::assessment::{
    Assessment, Audit, AuditKind, CertificationBody, Edit, Effectiveness, Entry, Event, Grade,
    Nonconformity, PackagePlan, PackageStatus, Review, Source, StepRecord,
};
use clausewise::questionnaire::Questionnaire;
use clausewise::questionnaire::file::{Criterion, Fact, Landmark};
use clausewise::report::Case;
use clausewise::roadmap::{
    Coming, CriterionState, Departure, Due, Journey, Next, StepProgress, StepState, journey,
};

use support::{blank, day, iso, iso_file};

const TODAY: &str = "2026-06-01";

fn way(q: &Questionnaire, a: &Assessment, today: &str) -> Journey {
    let case = Case::of(q, a, day(today));
    journey(q, a, &case.scores, &case.plan, case.today)
}

fn put(a: &mut Assessment, id: &str, entry: impl Into<Entry>) {
    a.apply(Edit::entry(id.parse().unwrap(), entry));
}

/// The questionnaire with one step more, which holds this fact alone.
fn with_fact(fact: Fact) -> Questionnaire {
    let mut file = iso_file();
    let mut step = file.plan.steps[0].clone();
    step.id = "own".parse().unwrap();
    (step.clauses, step.milestone, step.ready) = (Vec::new(), None, Vec::new());
    step.criteria = vec![Criterion {
        id: "own".parse().unwrap(),
        text: "Let it be so.".to_owned(),
        check: None,
        fact: Some(fact),
    }];
    file.plan.steps.push(step);
    clausewise::questionnaire::compile(file).unwrap()
}

fn own_step(q: &Questionnaire, a: &Assessment, today: &str) -> StepState {
    way(q, a, today).steps.pop().unwrap()
}

/// Whether a fact holds, and what is in its way.
fn fact(fact: Fact, a: &Assessment) -> (bool, Vec<String>) {
    let mut step = own_step(&with_fact(fact), a, TODAY);
    let CriterionState {
        holds,
        failing,
        by_hand,
        ..
    } = step.criteria.pop().unwrap();
    assert!(!by_hand, "a fact is not ticked");
    (holds, failing)
}

fn is_so(what: Fact, a: &Assessment) -> bool {
    fact(what, a).0
}

fn audit(kind: AuditKind, planned: Option<&str>, ended: Option<&str>) -> Audit {
    Audit {
        kind,
        planned: planned.map(day),
        ended: ended.map(day),
        ..Audit::default()
    }
}

fn put_audit(
    a: &mut Assessment,
    id: &str,
    kind: AuditKind,
    planned: Option<&str>,
    ended: Option<&str>,
) {
    put(a, id, audit(kind, planned, ended));
}

fn finding(source: Source, grade: Grade) -> Nonconformity {
    Nonconformity {
        source,
        grade,
        ..Nonconformity::default()
    }
}

fn answered(source: Source, grade: Grade) -> Nonconformity {
    Nonconformity {
        correction: "Put right".to_owned(),
        cause: "Nobody owned it".to_owned(),
        action: "Has an owner".to_owned(),
        ..finding(source, grade)
    }
}

fn verified(finding: Nonconformity) -> Nonconformity {
    Nonconformity {
        verified: Some(day("2026-05-20")),
        effectiveness: Effectiveness::Effective,
        ..finding
    }
}

fn decided(a: &mut Assessment, on: &str) {
    a.certification.decision.completed = Some(day(on));
}

#[test]
fn a_review_counts_by_the_register_or_the_profile() {
    let q = iso();
    let mut a = blank(&q);
    assert!(!is_so(Fact::ReviewHeld, &a));
    a.profile.management_review.completed = Some(day("2026-05-01"));
    assert!(is_so(Fact::ReviewHeld, &a));
    // The next one is planned only; that one was held all the same.
    put(
        &mut a,
        "r1",
        Review {
            planned: Some(day("2026-09-01")),
            ..Review::default()
        },
    );
    assert!(is_so(Fact::ReviewHeld, &a));
    a.profile.management_review = Event::default();
    assert!(!is_so(Fact::ReviewHeld, &a));

    // Decisions count of a review that was held.
    let decisions = "Go on.".to_owned();
    put(
        &mut a,
        "r1",
        Review {
            decisions: decisions.clone(),
            ..Review::default()
        },
    );
    assert!(!is_so(Fact::ReviewDecided, &a));
    put(
        &mut a,
        "r1",
        Review {
            held: Some(day("2026-05-01")),
            ..Review::default()
        },
    );
    assert!(!is_so(Fact::ReviewDecided, &a));
    put(
        &mut a,
        "r1",
        Review {
            held: Some(day("2026-05-01")),
            decisions,
            ..Review::default()
        },
    );
    assert!(is_so(Fact::ReviewDecided, &a));
}

#[test]
fn findings_stand_in_the_way_of_what_they_concern_alone() {
    let q = iso();
    let mut a = blank(&q);
    for (id, kind) in [
        ("i", AuditKind::Internal),
        ("s1", AuditKind::Stage1),
        ("s2", AuditKind::Stage2),
    ] {
        put_audit(&mut a, id, kind, None, Some("2026-05-01"));
    }
    let facts = [
        Fact::InternalFindingsPlanned,
        Fact::Stage1Answered,
        Fact::MajorsClosed,
        Fact::MinorsPlanned,
        Fact::VisitFindingsVerified,
    ];
    let failing = |a: &Assessment| facts.map(|one| !fact(one, a).0);
    assert_eq!(failing(&a), [false; 5]);
    for (source, grade, expected) in [
        (
            Source::InternalAudit,
            Grade::Minor,
            [true, false, false, false, false],
        ),
        (Source::InternalAudit, Grade::Concern, [false; 5]),
        (
            Source::Stage1,
            Grade::Concern,
            [false, true, false, false, false],
        ),
        (
            Source::Stage1,
            Grade::Minor,
            [false, true, false, true, true],
        ),
        (
            Source::Stage2,
            Grade::Major,
            [false, false, true, true, true],
        ),
        (
            Source::Stage2,
            Grade::Minor,
            [false, false, false, true, true],
        ),
        (
            Source::Surveillance,
            Grade::Major,
            [false, false, false, false, true],
        ),
    ] {
        put(&mut a, "n", finding(source, grade));
        assert_eq!(failing(&a), expected, "{source:?} {grade:?}");
        let planned = answered(source, grade);
        put(&mut a, "n", planned.clone());
        let is_major = grade == Grade::Major && source == Source::Stage2;
        let left = [false, false, is_major, false, expected[4]];
        assert_eq!(failing(&a), left, "{source:?} {grade:?}, with its action");
        put(&mut a, "n", verified(planned));
        assert_eq!(failing(&a), [false; 5], "{source:?} {grade:?}, verified");
    }
}

#[test]
fn what_was_done_on_the_day_of_a_visit_was_not_done_since() {
    let q = iso();
    let mut a = blank(&q);
    let of = |a: &Assessment| {
        (
            is_so(Fact::AuditedSinceVisit, a),
            is_so(Fact::ReviewedSinceVisit, a),
        )
    };
    put_audit(&mut a, "i", AuditKind::Internal, None, Some("2026-05-04"));
    put(
        &mut a,
        "r",
        Review {
            held: Some(day("2026-05-05")),
            ..Review::default()
        },
    );
    assert_eq!(of(&a), (true, true), "nobody was there yet");
    put_audit(&mut a, "s", AuditKind::Stage1, None, Some("2026-05-04"));
    assert_eq!(of(&a), (false, true));
    put_audit(&mut a, "s", AuditKind::Stage1, None, Some("2026-05-06"));
    assert_eq!(of(&a), (false, false));
}

#[test]
fn surveillance_is_late_from_the_day_after_its_last_one() {
    let q = iso();
    let mut a = blank(&q);
    decided(&mut a, "2025-06-01");
    assert_eq!(
        fact(Fact::Surveyed, &a),
        (false, Vec::new()),
        "today is the last day"
    );
    decided(&mut a, "2025-05-31");
    assert_eq!(
        fact(Fact::Surveyed, &a),
        (false, vec!["surveillance-1".to_owned()])
    );
}

#[test]
fn a_step_ends_on_the_day_of_what_it_ends_with() {
    let q = iso();
    let mut a = blank(&q);
    let done = |what: Fact, a: &Assessment| own_step(&with_fact(what), a, "2028-06-01").done;
    let body = CertificationBody {
        contracted: Some(day("2026-01-09")),
        ..CertificationBody::default()
    };
    put(&mut a, "b", body);
    put_audit(&mut a, "s2", AuditKind::Stage2, None, Some("2026-03-06"));
    for (id, source, grade, on) in [
        ("n1", Source::Stage2, Grade::Major, "2026-03-20"),
        ("n2", Source::Stage2, Grade::Minor, "2026-03-25"),
        ("n3", Source::InternalAudit, Grade::Major, "2026-03-27"),
    ] {
        let one = verified(answered(source, grade));
        put(
            &mut a,
            id,
            Nonconformity {
                verified: Some(day(on)),
                ..one
            },
        );
    }
    assert_eq!(done(Fact::BodyContracted, &a), Some(day("2026-01-09")));
    assert_eq!(done(Fact::Stage2Done, &a), Some(day("2026-03-06")));
    assert_eq!(
        done(Fact::MajorsClosed, &a),
        Some(day("2026-03-20")),
        "the last of the body's majors"
    );
    decided(&mut a, "2026-04-01");
    put_audit(
        &mut a,
        "v1",
        AuditKind::Surveillance,
        None,
        Some("2027-03-01"),
    );
    put_audit(
        &mut a,
        "v2",
        AuditKind::Surveillance,
        None,
        Some("2028-03-01"),
    );
    put_audit(
        &mut a,
        "re",
        AuditKind::Recertification,
        None,
        Some("2028-05-02"),
    );
    assert_eq!(done(Fact::Surveyed, &a), Some(day("2028-03-01")));
    assert_eq!(done(Fact::Renewed, &a), Some(day("2028-05-02")));
}

#[test]
fn a_step_is_set_for_the_day_of_its_event_and_departs_by_its_first_day() {
    let q = iso();
    let kinds = [
        (Fact::InternalAuditDone, AuditKind::Internal),
        (Fact::Stage1Done, AuditKind::Stage1),
        (Fact::Stage2Done, AuditKind::Stage2),
    ];
    for (what, kind) in kinds {
        let mut a = blank(&q);
        put_audit(&mut a, "a", kind, Some("2026-07-06"), None);
        let step = own_step(&with_fact(what), &a, TODAY);
        assert_eq!(
            (step.set_for, step.began),
            (Some(day("2026-07-06")), None),
            "{what:?}"
        );
        let held = Audit {
            started: Some(day("2026-07-09")),
            ..audit(kind, Some("2026-07-06"), None)
        };
        put(&mut a, "a", held.clone());
        let step = own_step(&with_fact(what), &a, "2026-07-10");
        assert_eq!(step.began, Some(day("2026-07-09")));
        assert!(
            !step
                .departures
                .iter()
                .any(|one| matches!(one, Departure::Done(_))),
            "it goes on"
        );
        put(
            &mut a,
            "a",
            Audit {
                ended: Some(day("2026-07-17")),
                ..held
            },
        );
        let step = own_step(&with_fact(what), &a, "2026-07-20");
        assert!(
            step.departures.contains(&Departure::Done(3)),
            "{what:?} {:?}",
            step.departures
        );
    }
    let mut a = blank(&q);
    put(
        &mut a,
        "r",
        Review {
            planned: Some(day("2026-07-06")),
            ..Review::default()
        },
    );
    assert_eq!(
        own_step(&with_fact(Fact::ReviewHeld), &a, TODAY).set_for,
        Some(day("2026-07-06"))
    );
    decided(&mut a, "2026-04-01");
    put_audit(
        &mut a,
        "v1",
        AuditKind::Surveillance,
        Some("2027-03-01"),
        Some("2027-03-01"),
    );
    put_audit(
        &mut a,
        "v2",
        AuditKind::Surveillance,
        Some("2028-02-01"),
        None,
    );
    put_audit(
        &mut a,
        "re",
        AuditKind::Recertification,
        Some("2028-11-01"),
        None,
    );
    let set_for = |what: Fact| own_step(&with_fact(what), &a, TODAY).set_for;
    assert_eq!(
        set_for(Fact::Surveyed),
        Some(day("2028-02-01")),
        "the next one"
    );
    assert_eq!(set_for(Fact::Renewed), Some(day("2028-11-01")));
}

#[test]
fn a_step_is_under_way_once_somebody_works_on_it_and_late_the_day_after() {
    let q = iso();
    let mut a = blank(&q);
    let with_work = q
        .steps
        .iter()
        .position(|step| !step.clauses.is_empty())
        .unwrap();
    let clause = q.steps[with_work].clauses[0].clone();
    let progress = |a: &Assessment, today: &str| way(&q, a, today).steps[with_work].progress;
    assert_eq!(progress(&a, TODAY), StepProgress::Todo);
    let mut own = PackagePlan {
        owner: "Ada".to_owned(),
        ..PackagePlan::default()
    };
    a.plan.packages.insert(clause.clone(), own.clone());
    assert_eq!(
        progress(&a, TODAY),
        StepProgress::Todo,
        "an owner is no work"
    );
    own.status = PackageStatus::Doing;
    a.plan.packages.insert(clause, own);
    assert_eq!(progress(&a, TODAY), StepProgress::Doing);
    let id = q.steps[with_work].id.as_str().to_owned();
    put(
        &mut a,
        &id,
        StepRecord {
            planned: Some(day(TODAY)),
            ..StepRecord::default()
        },
    );
    assert_eq!(progress(&a, TODAY), StepProgress::Doing);
    assert_eq!(progress(&a, "2026-06-02"), StepProgress::Late);
}

#[test]
fn with_a_certificate_the_nearest_day_that_is_open_comes_next() {
    let q = iso();
    let mut a = blank(&q);
    decided(&mut a, "2026-04-01");
    let next = |a: &Assessment, today: &str| match way(&q, a, today).next {
        Some(Next::Due(due)) => due,
        other => panic!("{other:?}"),
    };
    let surveillance = |is_overdue| Due {
        what: Coming::Surveillance(1),
        day: day("2027-04-01"),
        is_overdue,
    };
    assert_eq!(next(&a, "2027-04-01"), surveillance(false));
    assert_eq!(next(&a, "2027-04-02"), surveillance(true));
    put_audit(
        &mut a,
        "v1",
        AuditKind::Surveillance,
        Some("2027-03-01"),
        None,
    );
    let audit_of = |id: &str, on: &str| Due {
        what: Coming::Audit(id.parse().unwrap()),
        day: day(on),
        is_overdue: false,
    };
    assert_eq!(next(&a, TODAY), audit_of("v1", "2027-03-01"));
    for (id, from) in [("v1", "2027-03-01"), ("v2", "2028-03-01")] {
        put_audit(&mut a, id, AuditKind::Surveillance, Some(from), Some(from));
    }
    let renewal = Due {
        what: Coming::Renewal,
        day: day("2028-12-31"),
        is_overdue: false,
    };
    assert_eq!(next(&a, "2028-04-01"), renewal);
    put_audit(
        &mut a,
        "re",
        AuditKind::Recertification,
        Some("2029-01-15"),
        None,
    );
    assert_eq!(
        next(&a, "2028-04-01"),
        audit_of("re", "2029-01-15"),
        "not the day by which it is due"
    );
    // Held, though nobody had planned it.
    let mut unplanned = a.clone();
    put_audit(
        &mut unplanned,
        "v1",
        AuditKind::Surveillance,
        None,
        Some("2027-03-01"),
    );
    put_audit(
        &mut unplanned,
        "v2",
        AuditKind::Surveillance,
        None,
        Some("2028-03-01"),
    );
    assert_eq!(next(&unplanned, "2028-04-01"), audit_of("re", "2029-01-15"));
    let due = Nonconformity {
        due: Some(day("2028-06-01")),
        ..answered(Source::Surveillance, Grade::Minor)
    };
    put(&mut a, "n", due.clone());
    assert_eq!(
        next(&a, "2028-04-01").what,
        Coming::Finding("n".parse().unwrap())
    );
    let again = Nonconformity {
        effectiveness: Effectiveness::Ineffective,
        ..verified(due.clone())
    };
    put(&mut a, "n", again);
    assert_eq!(
        next(&a, "2028-04-01").what,
        Coming::Audit("re".parse().unwrap()),
        "its day was for the correction, which is verified"
    );
    put(&mut a, "n", verified(due));
    assert_eq!(
        next(&a, "2028-04-01").what,
        Coming::Audit("re".parse().unwrap())
    );
}

#[test]
fn a_step_that_ended_keeps_the_day_that_the_plan_had_for_it() {
    let q = iso();
    let mut a = blank(&q);
    a.plan.start = Some(day("2026-01-05"));
    put_audit(&mut a, "s1", AuditKind::Stage1, None, Some("2026-05-04"));
    let plan = Case::of(&q, &a, day(TODAY)).plan;
    let by_plan = |id: &str| {
        let mut all = plan.milestones.iter();
        all.find(|one| one.id.as_str() == id).unwrap().date
    };
    let found = way(&q, &a, TODAY);
    let step = found.steps.iter().find(|one| one.id.as_str() == "stage1");
    assert_eq!(step.unwrap().by_plan, Some(by_plan("stage1_end")));
}

#[test]
fn what_lies_behind_is_over_without_a_day() {
    let q = iso();
    let course = |a: &Assessment| Case::of(&q, a, day(TODAY)).plan.course;
    let is_there =
        |a: &Assessment, what: Landmark| course(a).iter().any(|one| one.landmark == Some(what));

    // The second stage has begun, and nobody wrote down what was before it.
    let mut a = blank(&q);
    put(
        &mut a,
        "s2",
        Audit {
            started: Some(day("2026-05-04")),
            ..audit(AuditKind::Stage2, None, None)
        },
    );
    let left: Vec<_> = course(&a).iter().map(|one| one.landmark.unwrap()).collect();
    assert_eq!(left.first(), Some(&Landmark::Stage2Start), "{left:?}");

    // Findings of the internal audit are corrected once that has ended and the review was held.
    let audit_ended = audit(AuditKind::Internal, None, Some("2026-05-04"));
    let review_held = Review {
        held: Some(day("2026-05-18")),
        ..Review::default()
    };
    let mut audited = blank(&q);
    put(&mut audited, "i", audit_ended);
    let mut reviewed = blank(&q);
    put(&mut reviewed, "r", review_held.clone());
    let mut both = audited.clone();
    put(&mut both, "r", review_held);
    let found = [&audited, &reviewed, &both].map(|a| is_there(a, Landmark::FindingsCorrected));
    assert_eq!(found, [true, true, false]);

    // Half of the clauses are not all, whatever else has looked at them.
    let mut half = audit(AuditKind::Internal, None, Some("2026-05-04"));
    half.clauses = ["4", "5"].map(|clause| clause.parse().unwrap()).into();
    let mut a = blank(&q);
    put(&mut a, "i", half);
    put_audit(
        &mut a,
        "other",
        AuditKind::Surveillance,
        None,
        Some("2026-05-05"),
    );
    let end = course(&a)
        .into_iter()
        .find(|one| one.landmark == Some(Landmark::InternalAuditEnd));
    assert!(!end.unwrap().has_happened());
}

#[test]
fn a_day_set_for_an_earlier_surveillance_says_nothing_of_the_next() {
    let q = iso();
    let mut a = blank(&q);
    decided(&mut a, "2026-04-01");
    put_audit(
        &mut a,
        "v1",
        AuditKind::Surveillance,
        None,
        Some("2027-03-01"),
    );
    let mut planned_for = |own: &str| {
        let record = StepRecord {
            planned: Some(day(own)),
            ..StepRecord::default()
        };
        put(&mut a, "surveillance", record);
        let found = way(&q, &a, "2027-03-02");
        let step = found
            .steps
            .iter()
            .find(|one| one.id.as_str() == "surveillance");
        step.unwrap().planned
    };
    let latest = Some(day("2028-04-01"));
    assert_eq!(planned_for("2027-02-20"), latest);
    assert_eq!(planned_for("2027-03-01"), latest, "it was held on that day");
    assert_eq!(planned_for("2027-03-02"), Some(day("2027-03-02")));
}

#[test]
fn milestones_can_be_had_by_day() {
    let q = iso();
    let mut a = blank(&q);
    put_audit(&mut a, "s1", AuditKind::Stage1, None, Some("2026-05-04"));
    let plan = Case::of(&q, &a, day(TODAY)).plan;
    let by_day = plan.course_by_day();
    assert!(by_day.is_sorted_by_key(|one| one.date));
    assert!(!plan.course.is_sorted_by_key(|one| one.date));
    assert!(plan.course.iter().all(|one| by_day.contains(&one)));
    assert_eq!(by_day.len(), plan.course.len());
}
