//! Plans of a few packages, worked out by hand: who waits for whom, what may slip, which anchor fixes a
//! day, what must be fixed, and what is saved.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use clausewise::assessment::{Assessment, Confidence, EvidenceState, Review};
use clausewise::date::Date;
use clausewise::questionnaire::file::{
    Anchor, AnchorPoint, Check, DocumentEntry, Landmark, MilestoneModel, QuestionnaireFile, Rule,
    VerdictModel,
};
use clausewise::questionnaire::{Questionnaire, compile};
use clausewise::report::Case;
use clausewise::roadmap::{Give, Origin, Roadmap, assume_done, roadmap, slack, smallest, target};
use clausewise::scoring::Scores;

use support::synthetic::{clause, leaf, question, with_clauses};
use support::{blank, day, iso, not_applicable, offered, rated};

const TODAY: &str = "2026-01-05";

/// A leaf: its days of work, its weight, and what it needs.
type Small<'a> = (u32, u8, &'a [&'a str]);

fn plan_of(q: &Questionnaire, a: &Assessment) -> Roadmap {
    roadmap(q, a, &Scores::of(q, a), day(TODAY))
}

/// Leaves `1.1` and so on with a must question each, and no milestones.
fn file(leaves: &[Small<'_>]) -> QuestionnaireFile {
    let each = leaves
        .iter()
        .zip(1..)
        .map(|((days, weight, needs), number)| {
            let mut entry = leaf(f64::from(*days), 0, needs);
            entry.weight = *weight;
            entry.questions.push(question("q1", true));
            clause(&format!("1.{number}"), Some(entry), vec![])
        });
    let mut file = with_clauses(vec![clause("1", None, each.collect())]);
    file.plan.milestones.clear();
    file.plan.steps.clear();
    file
}

/// With so many lanes, and a person-day a day on each, so that effort is duration.
fn planned(
    file: QuestionnaireFile,
    lanes: u8,
    leaves: &[Small<'_>],
) -> (Questionnaire, Assessment) {
    let q = compile(file).unwrap();
    let mut a = blank(&q);
    a.plan.start = Some(day(TODAY));
    a.plan.lanes = Some(lanes);
    a.plan.person_days_per_week = Some(7.0 * f64::from(lanes));
    for (leaf, (days, ..)) in q.leaves.iter().zip(leaves) {
        let own = a.plan.packages.entry(leaf.number.clone()).or_default();
        own.effort_days = Some(f64::from(*days));
    }
    (q, a)
}

fn by_days(lanes: u8, leaves: &[Small<'_>]) -> (Questionnaire, Assessment) {
    planned(file(leaves), lanes, leaves)
}

fn milestone(id: &str, landmark: Option<Landmark>, latest_of: Vec<Anchor>) -> MilestoneModel {
    MilestoneModel {
        id: id.parse().unwrap(),
        name: id.to_owned(),
        landmark,
        latest_of,
    }
}

fn from(from: AnchorPoint, days: i16) -> Anchor {
    Anchor {
        from,
        weeks: None,
        months: 0,
        days,
    }
}

/// The slack of each leaf in the questionnaire's order, and its first day counted from the start.
fn slacks((q, a): &(Questionnaire, Assessment)) -> Vec<(i64, Option<i64>)> {
    let plan = plan_of(q, a);
    let found = slack(q, a, &plan);
    let mut all: Vec<_> = plan.packages.iter().zip(&found.days).enumerate().collect();
    all.sort_by_key(|(_, (package, _))| package.leaf);
    let all = all.into_iter().map(|(place, (package, days))| {
        assert_eq!(found.is_critical(place), *days == Some(0));
        (package.start.days_since(plan.start), *days)
    });
    all.collect()
}

#[test]
fn what_shares_a_lane_may_slip_only_as_far_as_the_next_one_on_it() {
    let of = |lanes, leaves: &[Small<'_>]| slacks(&by_days(lanes, leaves));
    // One after the other: nothing may slip.
    assert_eq!(
        of(1, &[(5, 2, &[]), (3, 2, &[])]),
        [(0, Some(0)), (5, Some(0))]
    );
    // Side by side, the shorter one may.
    assert_eq!(
        of(2, &[(5, 2, &[]), (3, 2, &[])]),
        [(0, Some(0)), (0, Some(2))]
    );
    // The third waits for the first, and a lane is free for it whatever the second does, whichever
    // of both lanes that one is on.
    let found = of(2, &[(5, 2, &[]), (3, 1, &[]), (2, 2, &["1.1"])]);
    assert_eq!(found, [(0, Some(0)), (0, Some(4)), (5, Some(0))]);
    let found = of(2, &[(5, 1, &[]), (3, 3, &[]), (2, 1, &["1.1"])]);
    assert_eq!(found, [(0, Some(0)), (0, Some(4)), (5, Some(0))]);
    // Two wait for the first, and take both lanes: the second must be done by then.
    let found = of(
        2,
        &[
            (5, 2, &[]),
            (3, 2, &[]),
            (2, 2, &["1.1"]),
            (10, 2, &["1.1"]),
        ],
    );
    assert_eq!(
        found,
        [(0, Some(0)), (0, Some(2)), (5, Some(8)), (5, Some(0))]
    );
}

#[test]
fn slack_knows_what_records_wait_for_and_what_has_a_day_of_its_own() {
    let leaves: &[Small<'_>] = &[(5, 2, &[]), (3, 2, &[])];
    let mut with_records = file(leaves);
    let records = vec![from(AnchorPoint::MustFixRecords(60), 0)];
    with_records.plan.milestones = vec![milestone("goal", Some(Landmark::Decision), records)];
    let (q, mut a) = planned(with_records, 2, leaves);
    assert_eq!(
        slacks(&(q.clone(), a.clone())),
        [(0, Some(0)), (0, Some(2))]
    );
    // The decision is set for a day long after the work.
    a.certification.decision.planned = Some(day(TODAY).plus_days(100));
    assert_eq!(slacks(&(q, a)), [(0, Some(95)), (0, Some(97))]);
}

#[test]
fn of_anchors_on_the_same_day_the_first_fixes_it() {
    let leaves: &[Small<'_>] = &[(5, 2, &[])];
    let first = || AnchorPoint::Milestone("first".parse().unwrap());
    let fixed_by = |latest_of: Vec<Anchor>| {
        let mut with = file(leaves);
        with.plan.milestones = vec![
            milestone("first", None, vec![from(AnchorPoint::Start, 10)]),
            milestone("last", Some(Landmark::ManagementReview), latest_of),
        ];
        with
    };
    let last = |file: QuestionnaireFile, review: Option<Date>| {
        let (q, mut a) = planned(file, 1, leaves);
        if let Some(planned) = review {
            let review = Review {
                planned: Some(planned),
                ..Review::default()
            };
            a.apply(clausewise::assessment::Edit::entry(
                "r".parse().unwrap(),
                review,
            ));
        }
        let last = plan_of(&q, &a).course.pop().unwrap();
        (last.date.days_since(day(TODAY)), last.fixed_by.from)
    };
    let by_start = || from(AnchorPoint::Start, 12);
    let by_first = |days| from(first(), days);
    let of_first = || Origin::Milestone("first".parse().unwrap());
    assert_eq!(
        last(fixed_by(vec![by_start(), by_first(2)]), None),
        (12, Origin::Start)
    );
    assert_eq!(
        last(fixed_by(vec![by_first(2), by_start()]), None),
        (12, of_first())
    );
    assert_eq!(
        last(fixed_by(vec![by_start(), by_first(3)]), None),
        (13, of_first())
    );
    // A day that somebody set says nothing new where the plan gives the same.
    let on = |days| Some(day(TODAY).plus_days(days));
    assert_eq!(
        last(fixed_by(vec![by_start()]), on(11)),
        (12, Origin::Start)
    );
    assert_eq!(
        last(fixed_by(vec![by_start()]), on(12)),
        (12, Origin::Start)
    );
    assert_eq!(last(fixed_by(vec![by_start()]), on(13)), (13, Origin::Set));
}

#[test]
fn what_nobody_must_do_need_not_be_fixed() {
    let leaves: &[Small<'_>] = &[(5, 2, &[]), (5, 2, &[])];
    let mut with = file(leaves);
    with.clauses[0].clauses[1].leaf.as_mut().unwrap().questions[0].must = false;
    let (q, a) = planned(with, 1, leaves);
    let plan = plan_of(&q, &a);
    let must_fix: Vec<bool> = plan.packages.iter().map(|one| one.must_fix).collect();
    assert_eq!(must_fix, [true, false], "nothing is answered in either");
}

#[test]
fn improvements_give_way_to_the_wanted_day() {
    // An improvement takes the second lane while both of the others wait for the first one.
    let leaves: &[Small<'_>] = &[
        (5, 2, &[]),
        (6, 2, &["1.1"]),
        (6, 2, &["1.1"]),
        (30, 2, &[]),
    ];
    let (q, mut a) = by_days(2, leaves);
    let improved = &q.leaves[3];
    a.targets.insert(improved.number.clone(), 5);
    let question = q.questions[improved.questions.start].id.clone();
    a.answers
        .insert(question, rated(3, EvidenceState::Located, Confidence::High));
    let plan = plan_of(&q, &a);
    assert_eq!(plan.packages.iter().filter(|one| !one.must_fix).count(), 1);
    a.plan.target = Some(plan.goal().plus_days(-1));
    let found = target(&q, &a, &Scores::of(&q, &a), day(TODAY)).unwrap();
    let way = found
        .ways
        .iter()
        .find(|way| matches!(way.give, Give::Improvements(_)))
        .unwrap();
    let mut without = a.clone();
    without
        .plan
        .packages
        .entry(improved.number.clone())
        .or_default()
        .put_off = true;
    assert_eq!(
        (way.give, way.reached),
        (Give::Improvements(1), plan_of(&q, &without).goal())
    );
    assert!(way.reached < found.reached && way.enough);
}

#[test]
fn a_quick_win_is_small_and_worth_it() {
    let q = iso();
    let a = offered(&q, "xyz-before");
    let plan = Case::of(&q, &a, day(TODAY)).plan;
    let (mut small, mut worth_it) = (0, 0);
    for package in &plan.packages {
        let (is_small, is_worth_it) = (package.effort.days <= 3.0, package.points.total >= 30.0);
        assert_eq!(
            package.quick_win,
            is_small && is_worth_it,
            "{}",
            package.clause
        );
        small += usize::from(is_small && !is_worth_it);
        worth_it += usize::from(is_worth_it && !is_small);
    }
    assert!(small > 0 && worth_it > 0, "{small} {worth_it}");
}

#[test]
fn of_certificates_that_save_the_same_the_first_held_is_named() {
    let mut file = support::iso_file();
    let mut second = file.profile.certificates[0].clone();
    (second.id, second.name) = ("second".parse().unwrap(), "The second".to_owned());
    let first = file.profile.certificates[0].clone();
    file.profile.certificates.push(second.clone());
    let q = compile(file).unwrap();
    let clause = first.clauses[0].as_str();
    let named = |held: [&clausewise::questionnaire::Key; 2]| {
        let mut a = blank(&q);
        a.profile.certificates = held.map(Clone::clone).into_iter().collect();
        let plan = plan_of(&q, &a);
        let leaf = q.leaf_index(clause).unwrap();
        plan.package(leaf).unwrap().effort.clone()
    };
    let found = format!("{:?}", named([&first.id, &second.id]));
    assert!(
        found.contains(&first.name) && !found.contains("The second"),
        "{found}"
    );
}

#[test]
fn what_does_not_apply_is_not_assumed_to_be_done() {
    let q = iso();
    let mut a = blank(&q);
    let place = q
        .questions
        .iter()
        .position(|one| one.not_applicable_if.is_some())
        .unwrap();
    let question = &q.questions[place];
    a.answers
        .insert(question.id.clone(), not_applicable("Nobody supplies us."));
    let before = a.answers.get(&question.id).cloned();
    let then = assume_done(&q, &a, &[question.leaf]);
    assert_eq!(then.answers.get(&question.id).cloned(), before);
    assert!(then.answers.len() > 1, "the others are done");
}

/// The fewest packages that bring a share of all documents: how many, and whether that is proven. Each
/// leaf has its days of work and its documents.
fn fewest(share: f64, leaves: &[(u32, Vec<usize>)]) -> (Vec<usize>, bool) {
    let small: Vec<Small<'_>> = leaves.iter().map(|(days, _)| (*days, 2, &[][..])).collect();
    let mut with = file(&small);
    let last = leaves.iter().flat_map(|(_, documents)| documents).max();
    with.documents = (0..=*last.unwrap())
        .map(|number| document(&format!("D{number}")))
        .collect();
    for (own, (_, documents)) in with.clauses[0].clauses.iter_mut().zip(leaves) {
        let ids = documents
            .iter()
            .map(|number| format!("D{number}").parse().unwrap());
        own.leaf.as_mut().unwrap().documents = ids.collect();
    }
    with.verdicts = vec![VerdictModel {
        id: "there".parse().unwrap(),
        name: "There".to_owned(),
        rules: vec![Rule {
            id: "core".parse().unwrap(),
            text: "Enough of the documents exist.".to_owned(),
            check: Check::CoreDocuments { share },
        }],
        nearly: None,
    }];
    with.scoring.enough_answers = 0.0;
    let (q, a) = planned(with, 1, &small);
    let scores = Scores::of(&q, &a);
    let found = smallest(&q, &a, &scores, &plan_of(&q, &a), "there", day(TODAY)).unwrap();
    (
        found.needed.iter().map(|(leaf, _)| *leaf).collect(),
        found.is_proven,
    )
}

#[test]
fn more_documents_than_the_search_can_hold_are_all_brought_and_that_is_said() {
    let halves = |documents: usize| {
        let of = |first| (first..documents).step_by(2).collect();
        fewest(0.5, &[(5, of(0)), (5, of(1)), (5, vec![])])
    };
    assert_eq!(halves(64), (vec![0], true), "one of both brings half");
    assert_eq!(halves(65), (vec![0, 1], false), "whoever brings one");
}

#[test]
fn a_first_choice_that_looks_best_is_bettered() {
    // The first one closes most, and the rest can be had cheaply; but the last two alone do all.
    let leaves = [
        (5, vec![0, 1, 3, 4]),
        (1, vec![2]),
        (1, vec![5]),
        (9, vec![0, 1, 2]),
        (9, vec![3, 4, 5]),
    ];
    assert_eq!(fewest(1.0, &leaves), (vec![3, 4], true));
}

fn document(id: &str) -> DocumentEntry {
    DocumentEntry {
        id: id.parse().unwrap(),
        name: id.to_owned(),
        clause: "1.1".to_owned(),
        form: "plan".parse().unwrap(),
        basis: "explicit".parse().unwrap(),
        group: None,
        core: true,
    }
}
