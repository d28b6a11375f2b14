//! The plan on days on which something has happened, or should have: the examples, opened at several
//! days of the clock.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod support;

use clausewise::assessment::{Assessment, Audit, AuditKind, PackagePlan, PackageStatus};
use clausewise::questionnaire::file::{AnchorPoint, Landmark};
use clausewise::questionnaire::{EntryId, Key, compile};
use clausewise::report::dates::dates;
use clausewise::report::journey::what_next;
use clausewise::report::picture::cycle;
use clausewise::report::{Case, headline};
use clausewise::roadmap::{
    Coming, Due, Journey, Next, Smallest, StepProgress, StepState, behind, journey, smallest,
    target,
};
use support::{day, iso, offered};

fn way(case: &Case<'_>) -> Journey {
    let (q, a) = (case.questionnaire, case.assessment);
    journey(q, a, &case.scores, &case.plan, case.today)
}

fn head(case: &Case<'_>) -> headline::Headline {
    headline::roadmap(case.questionnaire, case.assessment, &case.plan, case.today)
}

fn step<'a>(way: &'a Journey, id: &str) -> &'a StepState {
    way.steps.iter().find(|one| one.id.as_str() == id).unwrap()
}

/// Closes the finding of the first surveillance audit.
fn close_the_last(a: &mut Assessment) {
    use clausewise::assessment::{Edit, Effectiveness};
    let id: EntryId = "sv1-1".parse().unwrap();
    let found = a.register.nonconformities().find(|(one, _)| **one == id);
    let mut finding = found.unwrap().1.clone();
    finding.verified = Some(day("2028-03-01"));
    finding.effectiveness = Effectiveness::Effective;
    a.apply(Edit::entry(id, finding));
}

fn held(a: &mut Assessment, id: &str, kind: AuditKind, ended: &str) {
    let audit = Audit {
        kind,
        planned: Some(day(ended)),
        ended: Some(day(ended)),
        ..Audit::default()
    };
    a.apply(clausewise::assessment::Edit::entry(
        id.parse().unwrap(),
        audit,
    ));
}

#[test]
fn a_certificate_heads_the_roadmap_and_the_plan_promises_none() {
    let q = iso();
    let mut a = offered(&q, "xyz-certificate");
    let case = Case::of(&q, &a, day("2028-02-07"));
    let found = head(&case);
    assert_eq!(
        found.title,
        "Certificate valid until 11 March 2030; next: surveillance audit 2 by 12 March 2029"
    );
    assert!(
        found.lead.starts_with("Decided on 12 March 2027. "),
        "{}",
        found.lead
    );
    let wanted = target(&q, &a, &case.scores, case.today).unwrap();
    assert_eq!(
        headline::wanted(&wanted),
        "Wanted by 1 April 2027: reached on 12 March 2027, 20 days earlier."
    );
    assert!(wanted.ways.is_empty());

    // The plan itself stays what the engine says; what happened lies on top of it.
    let by_plan = |id: &str| {
        let mut all = case.plan.milestones.iter();
        all.find(|one| one.id.as_str() == id).unwrap().date
    };
    assert!(by_plan("decision") > day("2028-02-07"));
    let course = |id: &str| {
        case.plan
            .milestone(id)
            .map(|one| (one.date, one.has_happened()))
    };
    assert_eq!(course("decision"), Some((day("2027-03-12"), true)));
    assert_eq!(
        course("internal_audit_end"),
        Some((day("2026-09-04"), true))
    );
    assert_eq!(
        course("management_review_done"),
        Some((day("2026-09-29"), true))
    );
    assert_eq!(course("stage1_start"), Some((day("2026-11-09"), true)));
    assert_eq!(course("stage2_end"), Some((day("2027-01-22"), true)));
    assert_eq!(course("findings_corrected"), None, "over, on no known day");
    assert_eq!(
        course("certificate_expires"),
        Some((day("2030-03-11"), false))
    );

    // On the last day, and after it.
    let after = Case::of(&q, &a, day("2030-03-12"));
    assert_eq!(
        head(&after).title,
        "The certificate expired on 11 March 2030"
    );
    let late = Case::of(&q, &a, day("2029-06-01"));
    assert_eq!(
        head(&late).title,
        "Certificate valid until 11 March 2030; surveillance audit 2 is overdue since 12 March 2029"
    );
    held(&mut a, "sv2", AuditKind::Surveillance, "2029-02-01");
    let all = Case::of(&q, &a, day("2029-06-01"));
    assert_eq!(
        head(&all).title,
        "Certificate valid until 11 March 2030; next: recertification audit by 11 December 2029"
    );
}

#[test]
fn what_has_happened_moves_what_follows_from_it() {
    let q = iso();
    let mut a = offered(&q, "xyz-after");
    let before = Case::of(&q, &a, day("2026-10-19")).plan;
    held(&mut a, "s1", AuditKind::Stage1, "2027-01-15");
    let after = Case::of(&q, &a, day("2027-01-20")).plan;
    assert_eq!(before.milestones, after.milestones);
    let stage2 = |plan: &clausewise::roadmap::Roadmap| plan.milestone("stage2_start").unwrap().date;
    assert!(stage2(&after) > stage2(&before));
    assert!(
        after
            .milestone("internal_audit_end")
            .unwrap()
            .has_happened()
    );
    // The profile knows when the internal audit ended, not when it began; what it found was
    // looked at in the review. Neither is to come.
    assert_eq!(before.milestone("internal_audit_start"), None);
    assert_eq!(before.milestone("findings_corrected"), None);
    let untouched = offered(&q, "xyz-after");
    let lead = head(&Case::of(&q, &untouched, day("2026-10-19"))).lead;
    assert!(!lead.contains("internal audit"), "{lead}");

    // A day that is set moves what follows only where it is later than what it waits for.
    let mut set = offered(&q, "xyz-after");
    let expected = before.milestone("decision").unwrap().date;
    set.certification.decision.planned = Some(expected.plus_days(-30));
    let plan = Case::of(&q, &set, day("2026-10-19")).plan;
    assert_eq!(plan.milestone("decision").unwrap().date, expected);
    set.certification.decision.planned = Some(expected.plus_days(30));
    let plan = Case::of(&q, &set, day("2026-10-19")).plan;
    assert_eq!(plan.goal(), expected.plus_days(30));
}

#[test]
fn a_plan_overtaken_by_time_says_so() {
    let q = iso();
    let mut a = offered(&q, "xyz-before");
    a.plan.target = Some(day("2026-11-01"));
    let early = Case::of(&q, &a, day("2026-02-02"));
    assert!(behind(&a, &early.plan, early.today).is_empty());
    let case = Case::of(&q, &a, day("2026-11-26"));
    let late = behind(&a, &case.plan, case.today);
    // The head of the results gives a day of the plan, and then says the same of it.
    let told = headline::overtaken(&case.verdicts, &case.plan, late.len());
    assert_eq!(told, headline::behind(late.len()));
    let on_time = headline::overtaken(&early.verdicts, &early.plan, 0);
    assert_eq!(on_time, None);
    // Where too little is answered it gives none.
    let mut few = a.clone();
    for id in a.answers.keys().filter(|id| !id.as_str().starts_with("4.")) {
        few.answers.remove(id);
    }
    let few = Case::of(&q, &few, case.today);
    let late_of_few = behind(&a, &few.plan, few.today).len();
    assert!(late_of_few > 0);
    assert_eq!(
        headline::overtaken(&few.verdicts, &few.plan, late_of_few),
        None
    );
    assert!(late.len() > 40, "{}", late.len());
    assert_eq!(
        headline::behind(late.len()).unwrap(),
        format!(
            "{} packages should be finished by now and are not. The plan\u{2019}s days no longer \
             hold.",
            late.len()
        )
    );
    assert_eq!(
        head(&case).title,
        "Stage 2 was planned for 10 November 2026: that day is past"
    );
    let wanted = target(&q, &a, &case.scores, case.today).unwrap();
    assert!(wanted.ways.is_empty(), "nothing helps for a past day");
    assert!(headline::wanted(&wanted).starts_with("Wanted by 1 November 2026: that day is past."));
    let sentence = cycle(&case, 560).sentence;
    assert!(
        sentence.starts_with("0 events of 9 so far; next is Internal audit, overdue, planned for "),
        "{sentence}"
    );

    // What is done is not late; planned from today, nothing is.
    let first = case.plan.packages[0].clause.clone();
    let done = PackagePlan {
        status: PackageStatus::Done,
        ..a.plan.packages.get(&first).cloned().unwrap_or_default()
    };
    a.plan.packages.insert(first, done);
    let many = late.len();
    let case = Case::of(&q, &a, day("2026-11-26"));
    assert_eq!(behind(&a, &case.plan, case.today).len(), many - 1);
    a.plan.start = Some(day("2026-11-26"));
    let case = Case::of(&q, &a, day("2026-11-26"));
    assert!(behind(&a, &case.plan, case.today).is_empty());
    assert!(head(&case).title.starts_with("Stage 2 on "));
}

#[test]
fn no_surveillance_audit_is_forgotten() {
    let q = iso();
    let mut a = offered(&q, "xyz-certificate");
    let case = Case::of(&q, &a, day("2028-02-07"));
    let found = way(&case);
    assert_eq!(
        what_next(&q, &a, &found),
        "Correct the minor nonconformity in 8.7.2 by 24 April 2028."
    );
    let surveillance = step(&found, "surveillance");
    assert_eq!(surveillance.progress, StepProgress::Doing);
    assert_eq!(surveillance.planned, Some(day("2029-03-12")));

    close_the_last(&mut a);
    let case = Case::of(&q, &a, day("2028-05-02"));
    assert_eq!(
        what_next(&q, &a, &way(&case)),
        "Agree on a day for surveillance audit 2, by 12 March 2029 at the latest."
    );
    let case = Case::of(&q, &a, day("2029-06-01"));
    let found = way(&case);
    let due = Due {
        what: Coming::Surveillance(2),
        day: day("2029-03-12"),
        is_overdue: true,
    };
    assert_eq!(found.next, Some(Next::Due(due)));
    assert_eq!(
        what_next(&q, &a, &found),
        "Surveillance audit 2 is overdue since 12 March 2029: agree on a day for it."
    );
    let surveillance = step(&found, "surveillance");
    assert_eq!(surveillance.progress, StepProgress::Late);
    assert_eq!(surveillance.criteria[0].failing, ["surveillance-2"]);

    held(&mut a, "sv2", AuditKind::Surveillance, "2029-06-20");
    let case = Case::of(&q, &a, day("2029-07-01"));
    let found = way(&case);
    assert_eq!(step(&found, "surveillance").progress, StepProgress::Done);
    assert_eq!(
        what_next(&q, &a, &found),
        "Agree on a day for the recertification audit, by 11 December 2029."
    );
}

#[test]
fn packages_that_stage_2_needs_and_are_put_off_leave_it_without_a_day() {
    let q = iso();
    let mut a = offered(&q, "xyz-before");
    let case = Case::of(&q, &a, day("2026-03-02"));
    let fewest: Smallest =
        smallest(&q, &a, &case.scores, &case.plan, "stage1", case.today).unwrap();
    let kept: Vec<_> = fewest.leaves().collect();
    for package in &case.plan.packages {
        if !kept.contains(&package.leaf) {
            let own = a.plan.packages.entry(package.clause.clone()).or_default();
            own.put_off = true;
        }
    }
    let case = Case::of(&q, &a, day("2026-03-02"));
    let many = case.plan.needed_off;
    assert!(many > 20 && many <= case.plan.put_off.len(), "{many}");
    let found = head(&case);
    let said = format!("{many} packages that stage 2 needs are put off");
    assert_eq!(found.title, said);
    assert!(!found.lead.contains("certificate by"), "{}", found.lead);
    for id in ["stage2_start", "decision", "certificate_expires"] {
        assert_eq!(case.plan.milestone(id), None, "{id}");
    }
    assert!(case.plan.milestone("stage1_start").is_some());
    let promised = dates(&q, &a, &case.plan);
    assert!(promised.iter().all(|one| one.id != "plan-decision"));
    let results = headline::results(&q, &case.scores, &case.verdicts, &case.plan, case.today);
    assert!(results.title.contains(&said), "{}", results.title);
    assert!(
        way(&case)
            .steps
            .iter()
            .all(|one| one.id.as_str() != "decision" || one.by_plan.is_none())
    );
    let mut wanting = a.clone();
    wanting.plan.target = Some(day("2026-12-01"));
    let wanted = target(&q, &wanting, &case.scores, case.today).unwrap();
    assert!(headline::wanted(&wanted).contains(&said));
    assert!(wanted.ways.is_empty());
}

#[test]
fn the_lead_of_the_roadmap_is_true() {
    let q = iso();
    let mut a = offered(&q, "xyz-before");
    let case = Case::of(&q, &a, day("2026-02-02"));
    let plan = &case.plan;
    let last = plan.packages.iter().filter(|one| one.must_fix);
    // The internal audit waits for 60 days of records at most.
    let records = |days: u16| i64::from(days.min(60));
    let last = last
        .max_by_key(|one| one.finish.plus_days(records(one.lead_days)))
        .unwrap();
    let lead = head(&case).lead;
    let name = format!("{} {}", last.clause, q.leaves[last.leaf].short);
    assert!(lead.contains(&name), "{lead}");
    let days = format!("with its {} days of records, ends last.", last.lead_days);
    assert!(lead.contains(&days), "{lead}");
    assert!(!lead.contains("finished last"), "{lead}");

    // A fixed day on the way to the date is what fixes it.
    let fixed = day("2026-12-01");
    let own = a.plan.packages.entry("4.3".parse().unwrap()).or_default();
    own.start = Some(fixed);
    let case = Case::of(&q, &a, day("2026-02-02"));
    let lead = head(&case).lead;
    let scope = &q.leaves[q.leaf_index("4.3").unwrap()].short;
    let said = format!("The fixed day of 4.3 {scope}, 1 December 2026, fixes the date");
    assert!(lead.starts_with(&said), "{lead}");
}

#[test]
fn steps_show_what_led_to_the_certificate_with_their_planned_days() {
    let q = iso();
    let a = offered(&q, "xyz-certificate");
    let case = Case::of(&q, &a, day("2028-02-07"));
    let found = way(&case);
    let done = |id: &str| step(&found, id).done.map(|day| day.to_string());
    let is = |text: &str| Some(text.to_owned());
    assert_eq!(done("internal_audit"), is("2026-09-04"), "not next year's");
    assert_eq!(
        done("management_review"),
        is("2026-09-29"),
        "not next year's"
    );
    assert_eq!(done("stage1"), is("2026-11-10"));
    assert_eq!(done("corrections"), is("2027-02-19"), "the major's day");
    assert_eq!(done("decision"), is("2027-03-12"));
    assert_eq!(step(&found, "stage1").began, Some(day("2026-11-09")));
    assert_eq!(step(&found, "stage1").set_for, Some(day("2026-11-09")));
    // The present plan began long after; it says nothing of these days.
    assert_eq!(step(&found, "stage1").by_plan, None);
    // A plan that began before keeps its day beside what came of it.
    let mut early = a;
    early.plan.start = Some(day("2026-02-02"));
    let case = Case::of(&q, &early, day("2028-02-07"));
    assert!(step(&way(&case), "stage1").by_plan.is_some());
}

#[test]
fn a_visit_of_the_certification_body_has_its_rules() {
    let q = iso();
    let mut a = offered(&q, "xyz-certificate");
    let failing = |a: &Assessment, today: &str, id: &str| {
        let case = Case::of(&q, a, day(today));
        let ready = step(&way(&case), id).ready.clone();
        let failing = ready.into_iter().filter(|rule| !rule.holds);
        failing.map(|rule| rule.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(
        failing(&a, "2028-02-07", "surveillance"),
        ["audited", "reviewed", "verified"]
    );
    assert_eq!(
        failing(&a, "2028-05-01", "surveillance"),
        ["audited", "reviewed", "overdue", "verified"]
    );
    close_the_last(&mut a);
    held(&mut a, "ia2028", AuditKind::Internal, "2028-09-15");
    assert_eq!(failing(&a, "2028-10-01", "surveillance"), ["reviewed"]);
    let review = clausewise::assessment::Review {
        held: Some(day("2028-10-05")),
        ..Default::default()
    };
    a.apply(clausewise::assessment::Edit::entry(
        "mr2028".parse().unwrap(),
        review,
    ));
    assert!(failing(&a, "2028-11-01", "surveillance").is_empty());
    assert_eq!(failing(&a, "2028-11-01", "recertification"), ["surveyed"]);
    assert!(failing(&a, "2028-11-01", "stage1").is_empty());
}

#[test]
fn a_milestone_is_known_by_what_it_is_not_by_its_id() {
    let q = iso();
    let a = offered(&q, "xyz-certificate");
    let mut file = support::iso_file();
    for milestone in &mut file.plan.milestones {
        milestone.id = renamed(&milestone.id);
        for anchor in &mut milestone.latest_of {
            if let AnchorPoint::Milestone(from) = &mut anchor.from {
                *from = renamed(from);
            }
        }
    }
    for step in &mut file.plan.steps {
        step.milestone = step.milestone.as_ref().map(renamed);
    }
    let other = compile(file).unwrap();
    let today = day("2028-02-07");
    let (case, as_other) = (Case::of(&q, &a, today), Case::of(&other, &a, today));
    assert_eq!(head(&as_other), head(&case));
    assert_eq!(cycle(&as_other, 700), cycle(&case, 700));
    let days = |case: &Case<'_>| {
        let course = case.plan.course.iter();
        course
            .map(|one| (one.date, one.landmark))
            .collect::<Vec<_>>()
    };
    assert_eq!(days(&as_other), days(&case));
    let list = |q, case: &Case<'_>| {
        let all = dates(q, &a, &case.plan).into_iter();
        all.map(|one| (one.title, one.date)).collect::<Vec<_>>()
    };
    assert_eq!(list(&other, &as_other), list(&q, &case));
}

fn renamed(id: &Key) -> Key {
    format!("our-{id}").parse().unwrap()
}

#[test]
fn a_milestone_that_is_none_of_a_certification_keeps_the_plans_day() {
    let mut file = support::iso_file();
    for milestone in &mut file.plan.milestones {
        milestone.landmark = None;
    }
    let q = compile(file).unwrap();
    let a = offered(&q, "xyz-certificate");
    let case = Case::of(&q, &a, day("2028-02-07"));
    assert_eq!(case.plan.course, case.plan.milestones);
    assert_eq!(case.plan.landmark(Landmark::Decision), None);
}
