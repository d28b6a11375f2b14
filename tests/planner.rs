//! The planner against slow and simple ways to the same answers: days off, fixed days, slack, the
//! wanted day, the smallest set of packages, and what single answers change.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeSet;

use clausewise::assessment::{
    Assessment, Confidence, DocumentRecord, DocumentState, EvidenceState, Plan, Response,
};
use clausewise::date::Date;
use clausewise::questionnaire::file::{
    Check, DocumentEntry, Rule, Selection, Status, VerdictModel,
};
use clausewise::questionnaire::{ClauseId, DocumentId, Key, Question, Questionnaire, compile};
use clausewise::roadmap::{
    Change, Give, Influence, Roadmap, Smallest, WorkingDays, assume_done, roadmap, sensitivity,
    slack, smallest, target,
};
use clausewise::scoring::{Scores, Verdict, VerdictReport, standing, verdicts};
use proptest::prelude::*;

use support::random::{Random, answers};
use support::synthetic::{Shape, clause, generate, leaf, question, with_clauses};
use support::{day, iso, rated};

const TODAY: &str = "2026-01-05";

fn plan_of(q: &Questionnaire, a: &Assessment) -> Roadmap {
    roadmap(q, a, &Scores::of(q, a), day(TODAY))
}

/// A questionnaire of a few dozen leaves, and an assessment with so many of 8 questions answered.
fn cases() -> impl Strategy<Value = (Questionnaire, Assessment)> {
    (1_u32..40, 1_u32..5, any::<u64>(), 0_u32..=8).prop_map(|(leaves, questions, seed, share)| {
        let q = generate(Shape {
            leaves,
            questions_a_leaf: questions,
            seed,
        });
        let a = answers(&q, share, seed);
        (q, a)
    })
}

fn days_off(random: &mut Random) -> clausewise::map::Set<Date> {
    (0..random.below(12))
        .map(|_| day(TODAY).plus_days(i64::from(random.below(120))))
        .collect()
}

fn is_weekend(date: Date) -> bool {
    // 3 January 2026 is a Saturday.
    date.days_since(day("2026-01-03")).rem_euclid(7) < 2
}

fn works(plan: &Plan, date: Date) -> bool {
    !(plan.days_off.contains(&date) || plan.weekends_off && is_weekend(date))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn working_days_are_those_that_one_counts(
        weekends_off: bool, seed in any::<u64>(), first in 0_i64..20, count in 0_i64..90
    ) {
        let mut random = Random::new(seed);
        let plan = Plan { weekends_off, days_off: days_off(&mut random), ..Plan::default() };
        let start = day(TODAY).plus_days(first);
        let working = WorkingDays::of(&plan, start);
        let counted: Vec<Date> = (0..400)
            .map(|ahead| start.plus_days(ahead))
            .filter(|date| works(&plan, *date))
            .collect();
        prop_assert_eq!(working.day(count), counted[count as usize]);
        if count > 0 {
            prop_assert_eq!(working.end(count), counted[count as usize - 1].plus_days(1));
        }
        let until = start.plus_days(count);
        let before = counted.iter().filter(|date| **date < until).count();
        prop_assert_eq!(working.up_to(until), before as i64);
    }

    #[test]
    fn a_plan_keeps_days_off_fixed_days_and_dependencies((q, mut a) in cases(), seed in any::<u64>()) {
        let mut random = Random::new(seed);
        a.plan.start = Some(day(TODAY).plus_days(i64::from(random.below(7))));
        a.plan.weekends_off = random.below(2) > 0;
        a.plan.days_off = days_off(&mut random);
        for leaf in &q.leaves {
            let package = a.plan.packages.entry(leaf.number.clone()).or_default();
            if random.below(4) == 0 {
                package.start = Some(day(TODAY).plus_days(i64::from(random.below(200))));
            }
            package.put_off = random.below(8) == 0;
        }
        let plan = plan_of(&q, &a);
        let mut free = vec![plan.start; usize::from(plan.lanes) + 1];
        for package in &plan.packages {
            prop_assert!(works(&a.plan, package.start));
            prop_assert!(works(&a.plan, package.finish.plus_days(-1)));
            prop_assert!(package.fixed.is_none_or(|fixed| package.start >= fixed));
            for need in &package.needs {
                prop_assert!(plan.package(*need).unwrap().finish <= package.start);
            }
            let lane = &mut free[usize::from(package.lane)];
            prop_assert!(*lane <= package.start);
            *lane = package.finish;
            // A fixed day is kept, unless what it needs or every lane is busy on it.
            if let Some(fixed) = package.fixed.filter(|fixed| package.start > *fixed) {
                let waits = package.needs.iter().any(|need| plan.package(*need).unwrap().finish > fixed);
                let busy = plan.packages.iter().filter(|one| one.start <= fixed && one.finish > fixed);
                let is_off = !works(&a.plan, fixed) || fixed < plan.start;
                let same_day = plan.packages.iter().any(|one| one.fixed.is_some() && one.clause != package.clause);
                prop_assert!(waits || is_off || same_day || busy.count() >= usize::from(plan.lanes));
            }
        }
        // What is put off is in no plan, and nothing waits for it.
        for leaf in &plan.put_off {
            prop_assert!(plan.package(*leaf).is_none());
            prop_assert!(plan.packages.iter().all(|one| !one.needs.contains(leaf)));
        }
    }

    #[test]
    fn slack_is_what_a_package_may_slip_and_not_a_day_more((q, mut a) in cases(), seed in any::<u64>()) {
        // With a lane for each and a person-day a day, effort is duration and the order no matter.
        a.plan.lanes = Some(50);
        a.plan.person_days_per_week = Some(350.0);
        let plan = plan_of(&q, &a);
        prop_assume!(!plan.packages.is_empty());
        let found = slack(&q, &a, &plan);
        let place = Random::new(seed).below(plan.packages.len() as u32) as usize;
        let package = &plan.packages[place];
        let longer = |days: i64| {
            let mut a = a.clone();
            let own = a.plan.packages.entry(package.clause.clone()).or_default();
            // Half a day less: whole days are reached whatever the rounding of the quotient.
            own.effort_days = Some((package.days + days) as f64 - 0.5);
            plan_of(&q, &a).goal()
        };
        match found.days[place] {
            Some(days) => {
                prop_assert_eq!(longer(days), plan.goal());
                prop_assert!(longer(days + 1) > plan.goal());
            }
            None => prop_assert_eq!(longer(1_000), plan.goal()),
        }
        if plan.packages.iter().any(|one| one.must_fix) {
            let fixed_by_work = plan.goal() > plan_of(&q, &everything_done(&q, &a)).goal();
            prop_assert!(!fixed_by_work || found.critical(&plan).next().is_some());
        }
    }

    #[test]
    fn what_would_have_to_give_is_enough((q, mut a) in cases(), earlier in 1_i64..400) {
        let today = day(TODAY).plus_days(-60);
        a.plan.start = Some(day(TODAY));
        let plan = plan_of(&q, &a);
        a.plan.target = Some(plan.goal().plus_days(-earlier));
        let scores = Scores::of(&q, &a);
        let found = target(&q, &a, &scores, today).unwrap();
        prop_assert_eq!(found.reached, plan.goal());
        prop_assert!(found.floor <= found.reached);
        for way in &found.ways {
            let mut then = a.clone();
            match way.give {
                Give::Capacity { person_days_per_week } => {
                    then.plan.person_days_per_week = Some(person_days_per_week);
                }
                Give::Lanes { lanes, person_days_per_week } => {
                    then.plan.lanes = Some(lanes);
                    then.plan.person_days_per_week = Some(person_days_per_week);
                }
                Give::Start(start) => {
                    prop_assert!(start >= today && start < day(TODAY));
                    then.plan.start = Some(start);
                }
                Give::Improvements(count) => {
                    let packages = plan.packages.iter().filter(|one| !one.must_fix);
                    prop_assert_eq!(packages.clone().count(), count);
                    for package in packages {
                        then.plan.packages.entry(package.clause.clone()).or_default().put_off = true;
                    }
                }
                Give::FixedDays | Give::DaysOff => unreachable!("there are none"),
            }
            prop_assert_eq!(plan_of(&q, &then).goal(), way.reached);
            prop_assert_eq!(way.enough, way.reached <= found.wanted);
        }
        if found.floor > found.wanted {
            let is_capacity = |give: &Give| matches!(give, Give::Capacity { .. });
            let helps = found.ways.iter().any(|way| is_capacity(&way.give) && way.enough);
            prop_assert!(!helps);
        }
    }

    #[test]
    fn the_smallest_set_is_enough_and_none_is_smaller(seed in any::<u64>()) {
        let (q, a) = small(seed);
        let scores = Scores::of(&q, &a);
        let plan = plan_of(&q, &a);
        for verdict in ["stage1", "stage2"] {
            let found = smallest(&q, &a, &scores, &plan, verdict, day(TODAY)).unwrap();
            let chosen: Vec<usize> = found.needed.iter().map(|(leaf, _)| *leaf).collect();
            let all: Vec<usize> = plan.packages.iter().map(|one| one.leaf).collect();
            let wanted = holding(&judged(&q, &a, &all), verdict);
            prop_assert!(found.is_proven);
            prop_assert!(wanted.is_subset(&holding(&judged(&q, &a, &chosen), verdict)), "not enough");
            let (count, effort) = by_trying(&q, &a, &plan, verdict, &wanted);
            prop_assert_eq!(chosen.len(), count);
            let own: f64 = chosen.iter().map(|leaf| plan.package(*leaf).unwrap().effort.days).sum();
            prop_assert!((own - effort).abs() < 1e-9, "{own} person-days instead of {effort}");
            check_reasons(&q, &plan, &found);
            check_rules(&q, &a, &found);
            let everything = judged(&q, &a, &all);
            let is_reached = found.besides.is_empty();
            let report = everything.iter().find(|one| one.id.as_str() == verdict).unwrap();
            prop_assert_eq!(is_reached, report.verdict == Verdict::Ready);
        }
    }

    #[test]
    fn what_single_answers_change_is_what_scoring_anew_says(seed in any::<u64>()) {
        let (q, a) = small(seed);
        let scores = Scores::of(&q, &a);
        let found = sensitivity(&q, &a, &scores, day(TODAY));
        let now = judged(&q, &a, &[]);
        let backed = |a: &Assessment| Scores::of(&q, a).overall(&q).backed.unwrap_or(0.0);
        let line = q.scale.acceptance;
        for (list, change) in [
            (&found.reached, Change::Reached),
            (&found.refused, Change::Refused),
            (&found.found_out, Change::FoundOut),
        ] {
            for one in list {
                prop_assert_eq!(one.change, change);
                let with = |level, state| {
                    let mut a = a.clone();
                    let answer = rated(level, state, Confidence::High);
                    a.answers.insert(q.questions[one.question].id.clone(), answer);
                    a
                };
                let wanted = clausewise::scoring::target_of(&q, &a, q.questions[one.question].leaf).max(line);
                let (before, after) = match change {
                    Change::Reached => (a.clone(), with(wanted, EvidenceState::Checked)),
                    Change::Refused => (a.clone(), with(line - 1, EvidenceState::None)),
                    Change::FoundOut => (with(0, EvidenceState::None), with(wanted, EvidenceState::Checked)),
                };
                prop_assert!((backed(&after) - backed(&before) - one.backed).abs() < 1e-9);
                let passed = |a: &Assessment| {
                    let reports = judged(&q, a, &[]);
                    let rules = reports.iter().flat_map(|report| &report.rules);
                    rules.filter(|rule| rule.passed).count() as i64
                };
                prop_assert_eq!(passed(&after) - passed(&before), one.rules);
                let from = if change == Change::FoundOut { judged(&q, &before, &[]) } else { now.clone() };
                check_verdicts(one, &from, &judged(&q, &after, &[]))?;
            }
        }
        // What an auditor could refuse is what is good enough; what can be reached is below its target.
        let effective = |one: &Influence| standing(&q, &a, &q.questions[one.question]).rated().map(|judged| judged.effective);
        for one in &found.refused {
            prop_assert!(effective(one).is_some_and(|level| level >= line));
        }
        for one in &found.reached {
            let wanted = clausewise::scoring::target_of(&q, &a, q.questions[one.question].leaf).max(line);
            prop_assert!(effective(one).is_some_and(|level| level < wanted));
        }
        // Nothing that is rated below its target is left out without a reason.
        let open = q.questions.iter().enumerate().filter(|(_, question)| {
            standing(&q, &a, question).rated().is_some_and(|judged| judged.effective < line)
        });
        for (place, _) in open {
            prop_assert!(found.reached.iter().any(|one| one.question == place));
        }
    }
}

fn check_verdicts(
    one: &Influence,
    from: &[VerdictReport],
    to: &[VerdictReport],
) -> Result<(), TestCaseError> {
    let changed: Vec<_> = from
        .iter()
        .zip(to)
        .filter(|(before, after)| before.verdict != after.verdict)
        .map(|(before, after)| (before.id.clone(), before.verdict, after.verdict))
        .collect();
    prop_assert_eq!(&one.verdicts, &changed);
    Ok(())
}

/// Everything above its target, with evidence.
fn everything_done(q: &Questionnaire, a: &Assessment) -> Assessment {
    let all: Vec<usize> = (0..q.leaves.len()).collect();
    assume_done(q, a, &all)
}

fn judged(q: &Questionnaire, a: &Assessment, done: &[usize]) -> Vec<VerdictReport> {
    let a = assume_done(q, a, done);
    verdicts(q, &a, &Scores::of(q, &a), day(TODAY))
}

/// The rules of a verdict and of what it builds on that hold, and whether there are enough answers.
fn holding(reports: &[VerdictReport], verdict: &str) -> BTreeSet<String> {
    let mut rules: BTreeSet<String> = reports
        .iter()
        .filter(|report| verdict == "stage2" || report.id.as_str() == "stage1")
        .flat_map(|report| {
            let held = report
                .rules
                .iter()
                .filter(|rule| rule.passed && rule.id.as_str() != "stage1");
            held.map(|rule| format!("{}/{}", report.id, rule.id))
        })
        .collect();
    if reports
        .iter()
        .all(|report| report.verdict != Verdict::NotEnoughAnswers)
    {
        rules.insert("enough".to_owned());
    }
    rules
}

/// The fewest packages, and their least effort, by trying every set.
fn by_trying(
    q: &Questionnaire,
    a: &Assessment,
    plan: &Roadmap,
    verdict: &str,
    wanted: &BTreeSet<String>,
) -> (usize, f64) {
    let packages = &plan.packages;
    let mut best = (usize::MAX, f64::MAX);
    for set in 0_u32..1 << packages.len() {
        let chosen = packages
            .iter()
            .enumerate()
            .filter(|(at, _)| set >> at & 1 == 1);
        let count = chosen.clone().count();
        let effort: f64 = chosen.clone().map(|(_, one)| one.effort.days).sum();
        if (count, effort) < best {
            let leaves: Vec<usize> = chosen.map(|(_, one)| one.leaf).collect();
            if wanted.is_subset(&holding(&judged(q, a, &leaves), verdict)) {
                best = (count, effort);
            }
        }
    }
    best
}

/// What is said to be built on is open, needed by something in the set, and not in it.
fn check_reasons(q: &Questionnaire, plan: &Roadmap, found: &Smallest) {
    let all: Vec<usize> = found.leaves().collect();
    for leaf in &found.built_on {
        assert!(plan.package(*leaf).is_some());
        assert!(all.iter().any(|one| q.leaves[*one].needs.contains(leaf)));
        assert!(found.needed.iter().all(|(one, _)| one != leaf));
    }
    for leaf in all {
        let missing = q.leaves[leaf].needs.iter().find(|need| {
            plan.package(**need).is_some() && !found.leaves().any(|one| one == **need)
        });
        assert_eq!(missing, None);
    }
}

/// The rules that a package is said to serve are those that fail today, that it bears on, and that all
/// packages together can make hold.
fn check_rules(q: &Questionnaire, a: &Assessment, found: &Smallest) {
    let today = judged(q, a, &[]);
    let is_open = |verdict: &Key, rule: &Key| {
        let report = today.iter().find(|report| report.id == *verdict).unwrap();
        let is_hopeless = found
            .besides
            .iter()
            .any(|(of, one, _)| of == verdict && one == rule);
        !is_hopeless
            && report
                .rules
                .iter()
                .any(|one| one.id == *rule && !one.passed)
    };
    let includes = |model: &VerdictModel| {
        model.id == found.verdict
            || found.verdict.as_str() == "stage2" && model.id.as_str() == "stage1"
    };
    for (leaf, said) in &found.needed {
        let mut expected: Vec<(Key, Key)> = vec![];
        for model in q.verdicts.iter().filter(|model| includes(model)) {
            let rules = model
                .rules
                .iter()
                .filter(|rule| bears_on(q, a, *leaf, &rule.check));
            let rules = rules.filter(|rule| is_open(&model.id, &rule.id));
            expected.extend(rules.map(|rule| (model.id.clone(), rule.id.clone())));
        }
        let mut said = said.clone();
        said.sort();
        expected.sort();
        assert_eq!(said, expected, "leaf {leaf} for {}", found.verdict);
    }
}

/// Whether the work on a leaf can bring a rule nearer.
fn bears_on(q: &Questionnaire, a: &Assessment, place: usize, check: &Check) -> bool {
    let scores = Scores::of(q, a);
    let (leaf, status) = (&q.leaves[place], scores.status(place));
    let below = |clauses: &[ClauseId]| {
        let is_above = |clause: &ClauseId| {
            leaf.number == *clause || leaf.number.as_str().starts_with(&format!("{clause}."))
        };
        clauses.is_empty() || clauses.iter().any(is_above)
    };
    let state = |id: &DocumentId| a.documents.get(id).map(|one| one.state).unwrap_or_default();
    let unrated = |is_meant: fn(&Question) -> bool| {
        q.questions_of(leaf).iter().any(|one| {
            let standing = standing(q, a, one);
            is_meant(one) && standing.is_applicable() && standing.rated().is_none()
        })
    };
    match check {
        Check::Rated {
            questions: Selection::Must,
        } => unrated(|one| one.must),
        Check::Rated {
            questions: Selection::Stage1,
        } => unrated(|one| one.stage1),
        Check::MustMet { .. } => {
            let score = scores.leaf(place).unwrap();
            score.must_met < score.must_total
        }
        Check::NoStatus {
            status: bad,
            clauses,
        } => status == *bad && below(clauses),
        Check::StatusAmong { clauses, statuses } => !statuses.contains(&status) && below(clauses),
        Check::AtMost { status: bad, .. } => status == *bad,
        Check::Approved { documents } => {
            let mut open = documents
                .iter()
                .filter(|id| state(id) != DocumentState::Approved);
            open.any(|id| leaf.documents.contains(id))
        }
        Check::CoreDocuments { .. } => q.documents.iter().any(|document| {
            document.core
                && state(&document.id) == DocumentState::Missing
                && leaf.documents.contains(&document.id)
        }),
        Check::Dated { .. } | Check::RecordsKept { .. } | Check::Ready { .. } => false,
    }
}

/// Up to seven leaves with documents, rules of every kind, and mostly good answers.
fn small(seed: u64) -> (Questionnaire, Assessment) {
    let mut random = Random::new(seed);
    let leaves = 2 + random.below(6);
    let names = ["D1", "D2", "D3", "D4", "D5"];
    let mut clauses = vec![];
    for index in 0..leaves {
        let needs: Vec<String> = (0..index)
            .filter(|_| random.below(4) == 0)
            .map(|before| format!("1.{}", before + 1))
            .collect();
        let needs: Vec<&str> = needs.iter().map(String::as_str).collect();
        let mut entry = leaf(f64::from(1 + random.below(8)), 30, &needs);
        entry.weight = 1 + random.below(3) as u8;
        entry.documents = names
            .iter()
            .filter(|_| random.below(4) == 0)
            .map(|name| name.parse().unwrap())
            .collect();
        for local in 0..1 + random.below(3) {
            let mut one = question(&format!("q{}", local + 1), random.below(5) > 0);
            one.cornerstone = one.must && random.below(6) == 0;
            one.stage1 = random.below(3) == 0;
            entry.questions.push(one);
        }
        clauses.push(clause(&format!("1.{}", index + 1), Some(entry), vec![]));
    }
    let mut file = with_clauses(vec![clause("1", None, clauses)]);
    file.documents = names
        .iter()
        .map(|name| DocumentEntry {
            id: name.parse().unwrap(),
            name: (*name).to_owned(),
            clause: "1.1".to_owned(),
            form: "plan".parse().unwrap(),
            basis: "explicit".parse().unwrap(),
            group: None,
            core: random.below(2) > 0,
        })
        .collect();
    file.verdicts = verdict_models(&mut random, leaves);
    let q = compile(file).unwrap();
    let mut a = support::blank(&q);
    for question in &q.questions {
        let answer = match random.below(10) {
            0 => continue,
            1 => clausewise::assessment::Answer {
                response: Some(Response::Unknown),
                ..Default::default()
            },
            _ => rated(
                1 + random.below(5) as u8,
                random.evidence(),
                Confidence::Medium,
            ),
        };
        a.answers.insert(question.id.clone(), answer);
    }
    for name in names {
        let state = [
            DocumentState::Missing,
            DocumentState::Draft,
            DocumentState::Approved,
        ][random.below(3) as usize];
        let record = DocumentRecord {
            state,
            ..DocumentRecord::default()
        };
        a.documents.insert(name.parse().unwrap(), record);
    }
    (q, a)
}

fn verdict_models(random: &mut Random, leaves: u32) -> Vec<VerdictModel> {
    let rule = |id: &str, check: Check| Rule {
        id: id.parse().unwrap(),
        text: id.to_owned(),
        check,
    };
    let any = |random: &mut Random| format!("1.{}", 1 + random.below(leaves)).parse().unwrap();
    let share = |random: &mut Random| f64::from(5 + random.below(6)) / 10.0;
    let mut stage1 = vec![
        rule(
            "answered",
            Check::Rated {
                questions: Selection::Stage1,
            },
        ),
        rule(
            "no_major",
            Check::NoStatus {
                status: Status::LikelyMajor,
                clauses: vec![any(random)],
            },
        ),
        rule(
            "approved",
            Check::Approved {
                documents: vec!["D1".parse().unwrap()],
            },
        ),
        rule(
            "core",
            Check::CoreDocuments {
                share: share(random),
            },
        ),
    ];
    if random.below(4) == 0 {
        stage1.push(rule("records", Check::RecordsKept { days: 90 }));
    }
    let stage2 = vec![
        rule(
            "rated",
            Check::Rated {
                questions: Selection::Must,
            },
        ),
        rule(
            "stage1",
            Check::Ready {
                verdict: "stage1".parse().unwrap(),
            },
        ),
        rule(
            "clean",
            Check::StatusAmong {
                clauses: vec![any(random)],
                statuses: vec![Status::Conforms, Status::Ofi],
            },
        ),
        rule(
            "met",
            Check::MustMet {
                share: share(random),
            },
        ),
        rule(
            "few",
            Check::AtMost {
                status: Status::LikelyMinor,
                leaves: random.below(3) as u16,
            },
        ),
    ];
    let model = |id: &str, rules| VerdictModel {
        id: id.parse().unwrap(),
        name: id.to_owned(),
        rules,
        nearly: None,
    };
    vec![model("stage1", stage1), model("stage2", stage2)]
}

/// The real questionnaire in the states that people are in: the smallest sets are proven.
#[test]
fn the_smallest_set_of_the_real_questionnaire_is_proven() {
    let q = iso();
    for (share, seed) in [(0, 1), (6, 2), (8, 3), (8, 4)] {
        let a = answers(&q, share, seed);
        let scores = Scores::of(&q, &a);
        let plan = roadmap(&q, &a, &scores, day(TODAY));
        for verdict in ["stage1", "stage2"] {
            let found = smallest(&q, &a, &scores, &plan, verdict, day(TODAY)).unwrap();
            assert!(found.is_proven, "{verdict} {share} {seed}");
            assert!(found.needed.len() <= plan.packages.len());
        }
    }
}
