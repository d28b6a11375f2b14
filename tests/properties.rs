//! What must hold for every questionnaire and every set of answers.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeMap;

use clausewise::assessment::{Answer, Assessment, Confidence, EvidenceState};
use clausewise::questionnaire::{Questionnaire, Status};
use clausewise::roadmap::{Roadmap, assume_done, roadmap, schedule};
use clausewise::scoring::{LeafScore, RollUp, Scores, Standing, standing, verdicts};
use proptest::prelude::*;

use support::random::{Random, answers};
use support::synthetic::{Shape, generate};
use support::{day, iso, naive, not_applicable, rated};

fn shapes() -> impl Strategy<Value = Shape> {
    (1_u32..60, 1_u32..6, any::<u64>()).prop_map(|(leaves, questions_a_leaf, seed)| Shape {
        leaves,
        questions_a_leaf,
        seed,
    })
}

/// A questionnaire, and an assessment with so many of 8 questions answered.
fn cases() -> impl Strategy<Value = (Questionnaire, Assessment)> {
    (shapes(), 0_u32..=8, any::<u64>()).prop_map(|(shape, share, seed)| {
        let q = generate(shape);
        let a = answers(&q, share, seed);
        (q, a)
    })
}

/// Every figure that a score holds.
fn figures(score: &LeafScore) -> Vec<f64> {
    [
        score.declared,
        score.backed,
        score.low,
        score.high,
        score.coverage,
    ]
    .into_iter()
    .flatten()
    .chain([score.gap])
    .collect()
}

fn rolled(up: &RollUp) -> Vec<f64> {
    [
        up.declared,
        up.backed,
        up.low,
        up.high,
        up.coverage,
        up.target,
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// How bad a status is; what is not assessed has no place among the others.
fn badness(status: Status) -> Option<u8> {
    match status {
        Status::Conforms => Some(0),
        Status::Ofi => Some(1),
        Status::Incomplete => Some(2),
        Status::LikelyMinor => Some(3),
        Status::LikelyMajor => Some(4),
        Status::NotAssessed | Status::NotApplicable => None,
    }
}

const EPSILON: f64 = 1e-9;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn scores_stay_in_order_and_in_range((q, a) in cases()) {
        let scores = Scores::of(&q, &a);
        let top = f64::from(q.top_level());
        for score in &scores.leaves {
            prop_assert!(figures(score).iter().all(|figure| (0.0..=top).contains(figure)));
            prop_assert!(score.gap <= 1.0 && score.coverage.is_none_or(|share| share <= 1.0));
            prop_assert!(score.must_met + score.must_partly <= score.must_rated);
            prop_assert!(score.must_rated <= score.must_total && score.rated <= score.applicable);
            prop_assert_eq!(score.applicable == 0, score.low.is_none());
            prop_assert_eq!(score.rated == 0, score.declared.is_none());
            if let (Some(declared), Some(backed)) = (score.declared, score.backed) {
                let (low, high) = (score.low.unwrap(), score.high.unwrap());
                prop_assert!(backed <= declared && low <= high);
                // With everything rated the range holds both.
                if score.rated == score.applicable {
                    prop_assert!(low <= backed && declared <= high);
                }
            }
        }
        for node in &q.nodes {
            let up = scores.of_node(&q, node);
            prop_assert!(rolled(&up).iter().all(|figure| (0.0..=top + EPSILON).contains(figure)));
            prop_assert_eq!(up.counts.total(), node.leaves.len());
        }
    }

    #[test]
    fn a_better_answer_never_makes_anything_worse((q, a) in cases(), seed in any::<u64>()) {
        let before = Scores::of(&q, &a);
        let mut random = Random::new(seed);
        let rated_ones: Vec<_> = q.questions.iter().filter_map(|question| {
            let judged = standing(&q, &a, question).rated()?;
            (judged.effective < q.top_level()).then_some((question, judged))
        }).collect();
        prop_assume!(!rated_ones.is_empty());
        let (question, judged) = rated_ones[random.below(rated_ones.len() as u32) as usize];
        let mut better = a.clone();
        let confidence = a.answers[&question.id].rating().unwrap().confidence;
        let answer = rated(judged.effective + 1, EvidenceState::Checked, confidence);
        better.answers.insert(question.id.clone(), answer);
        let after = Scores::of(&q, &better);
        let (old, new) = (&before.leaves[question.leaf], &after.leaves[question.leaf]);
        prop_assert!(new.backed.unwrap() > old.backed.unwrap());
        prop_assert!(new.low.unwrap() >= old.low.unwrap());
        prop_assert!(new.gap <= old.gap && new.must_met >= old.must_met);
        prop_assert!(new.capability >= old.capability);
        prop_assert!(badness(new.status).unwrap() <= badness(old.status).unwrap());
        let (old, new) = (before.overall(&q), after.overall(&q));
        prop_assert!(new.backed.unwrap() > old.backed.unwrap() - EPSILON);
        // And one answer changes one leaf alone.
        let mut again = before;
        again.rescore(&q, &better, question.leaf);
        prop_assert_eq!(again, after);
    }

    #[test]
    fn an_answer_never_widens_a_range((q, a) in cases(), seed in any::<u64>()) {
        let mut random = Random::new(seed);
        let open: Vec<_> = q.questions.iter()
            .filter(|question| matches!(
                standing(&q, &a, question),
                Standing::Unanswered | Standing::Unknown
            ))
            .collect();
        prop_assume!(!open.is_empty());
        let question = open[random.below(open.len() as u32) as usize];
        let before = &Scores::of(&q, &a).leaves[question.leaf];
        let mut more = a.clone();
        let answer = random.rating(q.top_level());
        more.answers.insert(question.id.clone(), answer);
        let after = &Scores::of(&q, &more).leaves[question.leaf];
        prop_assert!(after.low.unwrap() >= before.low.unwrap());
        prop_assert!(after.high.unwrap() <= before.high.unwrap());
        prop_assert!(after.coverage.unwrap() > before.coverage.unwrap());
    }

    #[test]
    fn what_does_not_apply_leaves_the_others_alone((q, a) in cases(), seed in any::<u64>()) {
        let mut q = q;
        let place = Random::new(seed).below(q.leaves.len() as u32) as usize;
        let range = q.leaves[place].questions.clone();
        for question in &mut q.questions[range] {
            question.not_applicable_if = Some("If so.".to_owned());
        }
        let others = || (0..q.leaves.len()).filter(|leaf| *leaf != place);
        let before = Scores::of(&q, &a).roll_up(&q, others());
        let mut aside = a.clone();
        for question in q.questions_of(&q.leaves[place]) {
            aside.answers.insert(question.id.clone(), not_applicable("Not here"));
        }
        let scores = Scores::of(&q, &aside);
        prop_assert_eq!(scores.status(place), Status::NotApplicable);
        let (all, rest) = (scores.overall(&q), scores.roll_up(&q, others()));
        prop_assert_eq!(&rest, &before);
        prop_assert_eq!(rolled(&all), rolled(&rest));
        prop_assert_eq!(all.weakest, rest.weakest);
        let plan = roadmap(&q, &aside, &scores, day("2026-01-05"));
        prop_assert!(plan.package(place).is_none());
    }

    #[test]
    fn plans_keep_their_promises((q, a) in cases(), lanes in 1_u8..7, pace in 1_u32..40) {
        let mut a = a;
        a.plan.lanes = Some(lanes);
        a.plan.person_days_per_week = Some(f64::from(pace) / 2.0);
        let scores = Scores::of(&q, &a);
        let plan = roadmap(&q, &a, &scores, day("2026-01-05"));
        check_plan(&q, &scores, &plan)?;
        prop_assert_eq!(&plan, &roadmap(&q, &a, &scores, day("2026-01-05")));
    }

    #[test]
    fn answers_count_the_same_in_every_order((q, a) in cases(), seed in any::<u64>()) {
        let mut records: Vec<_> = a.answers.clone().into_iter().collect();
        let mut random = Random::new(seed);
        for i in (1..records.len()).rev() {
            records.swap(i, random.below(i as u32 + 1) as usize);
        }
        let mut shuffled = Assessment { answers: clausewise::map::Map::new(), ..a.clone() };
        for (id, answer) in records {
            shuffled.answers.insert(id, answer);
        }
        let today = day("2026-01-05");
        let (left, right) = (Scores::of(&q, &a), Scores::of(&q, &shuffled));
        prop_assert_eq!(&left, &right);
        prop_assert_eq!(roadmap(&q, &a, &left, today), roadmap(&q, &shuffled, &right, today));
    }

    #[test]
    fn done_packages_are_gone((q, a) in cases()) {
        let scores = Scores::of(&q, &a);
        let today = day("2026-01-05");
        let leaves: Vec<_> = (0..q.leaves.len()).collect();
        let all = Scores::of(&q, &assume_done(&q, &a, &leaves));
        prop_assert!(roadmap(&q, &a, &all, today).packages.is_empty());
        let plan = roadmap(&q, &a, &scores, today);
        if let Some(first) = plan.packages.first() {
            let one = Scores::of(&q, &assume_done(&q, &a, &[first.leaf]));
            let rest = roadmap(&q, &a, &one, today);
            prop_assert_eq!(rest.packages.len() + 1, plan.packages.len());
        }
    }

    #[test]
    fn rules_that_hold_have_nothing_that_fails_them((q, a) in cases()) {
        let scores = Scores::of(&q, &a);
        for report in verdicts(&q, &a, &scores, day("2026-01-05")) {
            for rule in &report.rules {
                prop_assert_eq!(rule.passed, rule.failing.is_empty());
            }
        }
    }

    #[test]
    fn the_scheduler_does_what_the_rule_says(jobs in naive::jobs(), lanes in 1_u8..6) {
        let fast = schedule(&jobs, lanes);
        prop_assert_eq!(&fast.tails, &naive::tails(&jobs));
        prop_assert_eq!(fast.slots, naive::schedule(&jobs, lanes, &fast.tails));
    }
}

#[test]
fn the_real_questionnaire_keeps_its_promises() {
    let q = iso();
    for seed in 0..64 {
        let a = answers(&q, (seed % 9) as u32, seed);
        let scores = Scores::of(&q, &a);
        let plan = roadmap(&q, &a, &scores, day("2026-01-05"));
        check_plan(&q, &scores, &plan).unwrap();
    }
}

#[test]
fn untouched_answers_say_nothing_good_or_bad() {
    let q = iso();
    let mut a = support::blank(&q);
    let before = Scores::of(&q, &a);
    for question in &q.questions {
        a.answers.insert(question.id.clone(), Answer::default());
    }
    assert_eq!(Scores::of(&q, &a), before);
    assert_eq!(before.overall(&q).backed, None);
    assert_eq!(before.overall(&q).high, Some(5.0));
    let high = rated(5, EvidenceState::Checked, Confidence::High);
    for question in &q.questions {
        a.answers.insert(question.id.clone(), high.clone());
    }
    let full = Scores::of(&q, &a).overall(&q);
    assert_eq!(
        (full.backed, full.low, full.weakest),
        (Some(5.0), Some(4.75), Some(5))
    );
}

/// Every package is there once, after what it needs, alone on its lane, and no milestone comes
/// before one that it follows.
fn check_plan(q: &Questionnaire, scores: &Scores, plan: &Roadmap) -> Result<(), TestCaseError> {
    let open = scores
        .leaves
        .iter()
        .filter(|score| clausewise::roadmap::is_package(score))
        .count();
    prop_assert_eq!(plan.packages.len(), open);
    let mut lanes: BTreeMap<u8, _> = BTreeMap::new();
    for package in &plan.packages {
        prop_assert!((1..=plan.lanes).contains(&package.lane));
        prop_assert!(package.start >= plan.start && package.finish > package.start);
        prop_assert!(package.evidence_ready >= package.finish);
        prop_assert!(package.effort.days.is_finite() && package.points.total.is_finite());
        prop_assert!((0.0..=100.0).contains(&package.points.total));
        for need in &q.leaves[package.leaf].needs {
            if let Some(needed) = plan.package(*need) {
                prop_assert!(needed.finish <= package.start);
                prop_assert!(package.needs.contains(need));
            }
        }
        let free = lanes.insert(package.lane, package.finish);
        prop_assert!(free.is_none_or(|free| free <= package.start));
    }
    let order: Vec<_> = plan
        .packages
        .iter()
        .map(|one| (one.start, one.lane))
        .collect();
    prop_assert!(order.is_sorted());
    // What follows what is a chain but for the body, which is chosen alongside, and the limits.
    let date = |id: &str| plan.milestone(id).map(|milestone| milestone.date);
    let chain = [
        "internal_audit_start",
        "internal_audit_end",
        "findings_corrected",
        "management_review_done",
        "stage1_start",
        "stage1_end",
        "stage2_start",
        "stage2_end",
        "nc_correction_planned",
        "decision",
        "first_surveillance_latest",
        "recertification_audit_planned",
        "certificate_expires",
    ]
    .map(date);
    prop_assert!(chain.iter().all(Option::is_some) && chain.is_sorted());
    prop_assert!(date("certification_body_chosen") <= date("stage1_start"));
    for package in plan.packages.iter().filter(|package| package.must_fix) {
        prop_assert!(Some(package.evidence_ready) <= date("stage2_start"));
    }
    Ok(())
}

/// What waits for a leaf, found by walking; more packages than are followed in one pass.
#[test]
fn packages_that_wait_are_counted_through_any_leaf() {
    let q = generate(Shape {
        leaves: 700,
        questions_a_leaf: 1,
        seed: 5,
    });
    for share in [0, 7] {
        let a = answers(&q, share, 3);
        let scores = Scores::of(&q, &a);
        let plan = roadmap(&q, &a, &scores, day("2026-01-05"));
        for package in &plan.packages {
            let mut seen = vec![false; q.leaves.len()];
            let mut open = vec![package.leaf];
            let mut waiting = 0;
            while let Some(leaf) = open.pop() {
                for &dependant in &q.leaves[leaf].needed_by {
                    if !std::mem::replace(&mut seen[dependant], true) {
                        waiting += usize::from(plan.package(dependant).is_some());
                        open.push(dependant);
                    }
                }
            }
            assert_eq!(package.unblocks, waiting, "{}", package.clause);
        }
    }
}
