//! The wanted day: what is said of it, and that each way to reach it is the smallest of its kind.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod support;

use clausewise::assessment::Assessment;
use clausewise::date::Date;
use clausewise::questionnaire::Questionnaire;
use clausewise::report::Case;
use clausewise::roadmap::{Give, Target, Way, target};
use support::{day, iso, offered};

const TODAY: &str = "2026-03-02";

fn goal(q: &Questionnaire, a: &Assessment) -> Date {
    Case::of(q, a, day(TODAY)).plan.goal()
}

fn wanting(q: &Questionnaire, a: &Assessment, wanted: Date) -> Target {
    let mut a = a.clone();
    a.plan.target = Some(wanted);
    let case = Case::of(q, &a, day(TODAY));
    target(q, &a, &case.scores, case.today).unwrap()
}

fn give(found: &Target, is_it: fn(&Give) -> bool) -> Option<&Way> {
    found.ways.iter().find(|way| is_it(&way.give))
}

/// The example with a change, and the day it reaches then.
fn reaching(q: &Questionnaire, a: &Assessment, change: impl FnOnce(&mut Assessment)) -> Date {
    let mut then = a.clone();
    change(&mut then);
    goal(q, &then)
}

#[test]
fn a_day_that_is_reached_or_past_needs_no_way() {
    let q = iso();
    let a = offered(&q, "xyz-before");
    let reached = goal(&q, &a);
    for early in [0, 1, 300] {
        let found = wanting(&q, &a, reached.plus_days(early));
        assert_eq!((found.reached, found.ways), (reached, Vec::new()));
        assert!(found.floor < reached);
    }
    let found = wanting(&q, &a, day(TODAY));
    assert!(!found.is_past);
    assert!(found.floor < reached);
    let found = wanting(&q, &a, day(TODAY).plus_days(-1));
    assert!(found.is_past && found.ways.is_empty());
    assert_eq!(
        found.floor, reached,
        "nothing is tried for a day that is past"
    );
}

#[test]
fn nothing_is_offered_where_the_plan_leads_to_no_certificate_or_there_is_one() {
    let q = iso();
    let a = offered(&q, "xyz-before");
    let wanted = goal(&q, &a).plus_days(-7);
    let mut without = a.clone();
    let plan = Case::of(&q, &a, day(TODAY)).plan;
    let needed = plan.packages.iter().find(|one| one.must_fix).unwrap();
    let own = without
        .plan
        .packages
        .entry(needed.clause.clone())
        .or_default();
    own.put_off = true;
    let found = wanting(&q, &without, wanted);
    assert_eq!((found.needed_off, found.ways), (1, Vec::new()));

    let mut with = a;
    with.certification.decision.completed = Some(day("2026-02-01"));
    let found = wanting(&q, &with, wanted);
    assert_eq!(found.decided, Some(day("2026-02-01")));
    assert!(found.ways.is_empty());
}

#[test]
fn no_less_of_anything_would_do() {
    let q = iso();
    let mut a = offered(&q, "xyz-before");
    let (lanes, weekly) = (3, 8.0);
    (a.plan.lanes, a.plan.person_days_per_week) = (Some(lanes), Some(weekly));
    let reached = goal(&q, &a);
    let (mut faster, mut wider) = (0, 0);
    for late in (1..120).step_by(7) {
        let wanted = reached.plus_days(-late);
        let found = wanting(&q, &a, wanted);
        if let Some(way) = give(&found, |one| matches!(one, Give::Capacity { .. })) {
            let Give::Capacity {
                person_days_per_week,
            } = way.give
            else {
                unreachable!()
            };
            let with =
                |days: f64| reaching(&q, &a, |then| then.plan.person_days_per_week = Some(days));
            assert_eq!(with(person_days_per_week), way.reached);
            assert!(
                with(person_days_per_week - 0.5) > wanted,
                "{late} days: {person_days_per_week}"
            );
            assert_eq!(person_days_per_week * 2.0 % 1.0, 0.0, "in halves");
            faster += 1;
        }
        if let Some(way) = give(&found, |one| matches!(one, Give::Lanes { .. })) {
            let Give::Lanes {
                lanes: more,
                person_days_per_week,
            } = way.give
            else {
                unreachable!()
            };
            let with = |more: u8| {
                reaching(&q, &a, |then| {
                    then.plan.lanes = Some(more);
                    then.plan.person_days_per_week =
                        Some(weekly / f64::from(lanes) * f64::from(more));
                })
            };
            assert_eq!(with(more), way.reached);
            assert!(
                (lanes + 1..more).all(|fewer| with(fewer) > wanted),
                "{late} days: {more}"
            );
            assert!(
                (person_days_per_week / f64::from(more) - weekly / f64::from(lanes)).abs() < 1e-9
            );
            wider += 1;
        }
        assert!(found.ways.iter().all(|way| way.enough));
    }
    assert!(faster > 9 && wider > 3, "{faster} and {wider}");
}

#[test]
fn the_floor_is_what_any_number_of_people_reach() {
    let q = iso();
    let mut a = offered(&q, "xyz-before");
    a.plan.lanes = Some(1);
    let found = wanting(&q, &a, goal(&q, &a).plus_days(-30));
    let most = reaching(&q, &a, |then| {
        (then.plan.lanes, then.plan.person_days_per_week) = (Some(50), Some(50_000.0));
    });
    assert_eq!(found.floor, most);
    let in_one_lane = reaching(&q, &a, |then| {
        then.plan.person_days_per_week = Some(50_000.0)
    });
    assert!(most < in_one_lane);
}

#[test]
fn the_first_day_is_as_late_as_it_can_be() {
    let q = iso();
    let mut a = offered(&q, "xyz-before");
    a.plan.start = Some(day(TODAY).plus_days(90));
    let wanted = goal(&q, &a).plus_days(-40);
    let found = wanting(&q, &a, wanted);
    let way = give(&found, |one| matches!(one, Give::Start(_))).unwrap();
    let Give::Start(start) = way.give else {
        unreachable!()
    };
    let with = |start: Date| reaching(&q, &a, |then| then.plan.start = Some(start));
    assert!(start >= day(TODAY) && with(start) == way.reached && way.enough);
    assert!(with(start.plus_days(1)) > wanted);
    // Today is early enough to be offered.
    let from_today = with(day(TODAY));
    let found = wanting(&q, &a, from_today);
    let way = give(&found, |one| matches!(one, Give::Start(_))).unwrap();
    assert_eq!(way.reached, from_today);
    let too_early = wanting(&q, &a, wanted.plus_days(-60));
    assert!(
        give(&too_early, |one| matches!(one, Give::Start(_))).is_none(),
        "before today"
    );
}

#[test]
fn what_is_not_there_cannot_give_and_what_gives_nothing_is_not_said() {
    let q = iso();
    let mut a = offered(&q, "xyz-before");
    a.plan.packages.clear();
    let fixed = |found: &Target| give(found, |one| *one == Give::FixedDays).cloned();
    let off = |found: &Target| give(found, |one| *one == Give::DaysOff).cloned();
    let better = |found: &Target| give(found, |one| matches!(one, Give::Improvements(_))).cloned();
    let late = |a: &Assessment| wanting(&q, a, goal(&q, a).plus_days(-1));

    let plain = late(&a);
    assert_eq!((fixed(&plain), off(&plain)), (None, None));

    let plan = Case::of(&q, &a, day(TODAY)).plan;
    let needed = plan.packages.iter().find(|one| one.must_fix).unwrap();
    let at = |start: Date| {
        let mut then = a.clone();
        let own = then.plan.packages.entry(needed.clause.clone()).or_default();
        own.start = Some(start);
        then
    };
    let held = at(plan.goal());
    let way = fixed(&late(&held)).unwrap();
    assert_eq!(way.reached, plan.goal());
    assert!(way.enough && way.reached < goal(&q, &held));
    assert_eq!(
        fixed(&late(&at(plan.start))),
        None,
        "it starts there anyway"
    );

    // A week has as many person-days with weekends as without.
    let mut resting = a.clone();
    resting.plan.weekends_off = true;
    let costs = goal(&q, &resting) > plan.goal();
    assert_eq!(off(&late(&resting)).is_some(), costs);
    let mut away = a.clone();
    away.plan.days_off = (0..60).map(|days| plan.start.plus_days(days)).collect();
    assert_eq!(off(&late(&away)).unwrap().reached, plan.goal());
    let mut after = a.clone();
    after.plan.days_off = [plan.goal().plus_days(90)].into_iter().collect();
    assert_eq!(off(&late(&after)), None, "nobody works any more then");

    let improvements: Vec<_> = plan.packages.iter().filter(|one| !one.must_fix).collect();
    let without = reaching(&q, &a, |then| {
        for package in &improvements {
            then.plan
                .packages
                .entry(package.clause.clone())
                .or_default()
                .put_off = true;
        }
    });
    let said = better(&plain).map(|way| (way.give, way.reached));
    let expected =
        (without < plan.goal()).then_some((Give::Improvements(improvements.len()), without));
    assert_eq!(said, expected);
}
