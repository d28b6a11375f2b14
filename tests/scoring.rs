//! The rules of scores: the figures are those of the rules read word by word.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use clausewise::assessment::{Answer, Assessment, Confidence, EvidenceState, Response};
use clausewise::questionnaire::{ClauseId, Questionnaire, compile};
use clausewise::scoring::{
    LeafScore, RollUp, Scores, Source, StatusCounts, emphasis_of, standing, target_of,
    target_source,
};
use proptest::prelude::*;

use support::naive_scores as naive;
use support::random::Random;
use support::synthetic::{Shape, generate};
use support::{blank, iso, iso_file, not_applicable, rated};

/// Answers of every kind, also such as say "not applicable" where there is no condition for it; and
/// targets of any level.
fn assessed(q: &Questionnaire, share: u32, seed: u64) -> Assessment {
    let mut random = Random::new(seed);
    let mut a = blank(q);
    for question in &q.questions {
        if random.below(8) >= share {
            continue;
        }
        let answer = match random.below(6) {
            0 => not_applicable("Not here"),
            1 => Answer {
                response: Some(Response::Unknown),
                ..Answer::default()
            },
            _ => random.rating(5),
        };
        a.answers.insert(question.id.clone(), answer);
    }
    for leaf in &q.leaves {
        if random.below(3) == 0 {
            let target = random.below(6) as u8;
            a.targets.insert(leaf.number.clone(), target);
        }
    }
    a
}

fn cases() -> impl Strategy<Value = (Questionnaire, Assessment)> {
    let shape = (1_u32..30, 1_u32..6, any::<u64>());
    (shape, 0_u32..=8, any::<u64>()).prop_map(|((leaves, questions_a_leaf, seed), share, more)| {
        let shape = Shape {
            leaves,
            questions_a_leaf,
            seed,
        };
        let mut q = generate(shape);
        let mut random = Random::new(more);
        q.scoring.systemic_leaves = random.below(4) as u16;
        q.scoring.systemic_share = f64::from(random.below(4)) / 8.0;
        let a = assessed(&q, share, more);
        (q, a)
    })
}

/// Sums of the same in another order may be off by a hair.
fn near(figure: f64) -> f64 {
    (figure * 1e9).round() / 1e9
}

fn leaf(score: &LeafScore) -> LeafScore {
    let mut score = score.clone();
    let shown = [
        &mut score.declared,
        &mut score.backed,
        &mut score.low,
        &mut score.high,
        &mut score.coverage,
    ];
    for figure in shown {
        *figure = figure.map(near);
    }
    score.gap = near(score.gap);
    score
}

fn rolled(up: &RollUp) -> RollUp {
    let mut up = up.clone();
    let shown = [
        &mut up.declared,
        &mut up.backed,
        &mut up.low,
        &mut up.high,
        &mut up.coverage,
        &mut up.target,
    ];
    for figure in shown {
        *figure = figure.map(near);
    }
    up.counts = StatusCounts::default();
    up
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_figure_is_what_the_rule_says((q, a) in cases(), seed in any::<u64>()) {
        let scores = Scores::of(&q, &a);
        for (place, score) in scores.leaves.iter().enumerate() {
            prop_assert_eq!(leaf(score), leaf(&naive::leaf(&q, &a, place)));
            prop_assert_eq!(score.is_applicable(), score.applicable > 0);
        }
        let mut random = Random::new(seed);
        let some = (0..q.leaves.len()).filter(|_| random.below(2) == 0).collect();
        let all = (0..q.leaves.len()).collect();
        let below = q.nodes.iter().map(|node| node.leaves.clone().collect());
        for leaves in below.chain([some, all]) {
            let leaves: Vec<usize> = leaves;
            let up = scores.roll_up(&q, leaves.iter().copied());
            let of: Vec<LeafScore> = leaves.iter().map(|leaf| scores.leaves[*leaf].clone()).collect();
            prop_assert_eq!(rolled(&up), rolled(&naive::roll_up(&q, &of)));
            for status in StatusCounts::ORDER {
                let count = of.iter().filter(|leaf| leaf.status == status).count();
                prop_assert_eq!(up.counts.of(status), count);
            }
            prop_assert_eq!(up.counts.total(), leaves.len());
        }
    }
}

#[test]
fn a_group_of_a_view_is_what_its_clauses_say_together() {
    let q = iso();
    let a = assessed(&q, 7, 1);
    let scores = Scores::of(&q, &a);
    let groups = q.views.iter().flat_map(|view| &view.groups);
    for group in groups {
        let leaves = group
            .clauses
            .iter()
            .map(|clause| q.leaf_index(clause.as_str()).unwrap());
        assert_eq!(
            scores.of_group(&q, group),
            scores.roll_up(&q, leaves),
            "{}",
            group.name
        );
    }
}

#[test]
fn evidence_that_is_missing_takes_away_what_lies_at_the_line_or_above() {
    let q = iso();
    let question = &q.questions[0];
    for level in 0..=5 {
        for state in [EvidenceState::None, EvidenceState::Located] {
            let mut a = blank(&q);
            a.answers
                .insert(question.id.clone(), rated(level, state, Confidence::High));
            let judged = standing(&q, &a, question).rated().unwrap();
            let is_capped = state == EvidenceState::None && level >= 3;
            assert_eq!(judged.is_capped(), is_capped, "{level}");
        }
    }
}

#[test]
fn the_first_choice_that_suggests_the_highest_target_gives_it() {
    let mut file = iso_file();
    let targets = [("4.1", 4, 5), ("4.2", 4, 4), ("4.3", 5, 4)];
    for (number, first, second) in targets {
        let number: ClauseId = number.parse().unwrap();
        file.profile.types[0].targets.insert(number.clone(), first);
        file.profile.types[1].targets.insert(number, second);
    }
    let q = compile(file).unwrap();
    let [first, second] = [0, 1].map(|place| &q.profile.types[place]);
    let mut a = blank(&q);
    let of = |a: &Assessment, number: &str| {
        let leaf = q.leaf_index(number).unwrap();
        (target_of(&q, a, leaf), target_source(&q, a, leaf))
    };
    assert_eq!(of(&a, "4.1"), (3, Source::Default));
    a.profile.organisation_types = [first.id.clone(), second.id.clone()].into();
    let by = |name: &String| Source::Profile(name.clone());
    assert_eq!(of(&a, "4.1"), (5, by(&second.name)));
    assert_eq!(of(&a, "4.2"), (4, by(&first.name)));
    assert_eq!(of(&a, "4.3"), (5, by(&first.name)));
    a.targets = [("4.1".parse().unwrap(), 2)].into();
    assert_eq!(of(&a, "4.1"), (2, Source::Own), "the assessment's own wins");
}

#[test]
fn the_first_choice_that_raises_a_leaf_the_most_is_the_reason() {
    let mut file = iso_file();
    let number: ClauseId = "4.1".parse().unwrap();
    for (place, value) in [1.0, 1.25, 1.5, 1.5].into_iter().enumerate() {
        let emphasis = &mut file.profile.types[place].emphasis;
        emphasis.insert(number.clone(), value);
    }
    let q = compile(file).unwrap();
    let leaf = q.leaf_index("4.1").unwrap();
    let names: Vec<&String> = q.profile.types.iter().map(|one| &one.name).collect();
    let mut a = blank(&q);
    for (ticked, value, by) in [(1, 1.0, None), (2, 1.25, Some(1)), (4, 1.5, Some(2))] {
        let types = q.profile.types.iter().take(ticked);
        a.profile.organisation_types = types.map(|one| one.id.clone()).collect();
        let found = emphasis_of(&q, &a, leaf);
        assert_eq!(
            (found.value, found.by.as_ref()),
            (value, by.map(|by: usize| names[by]))
        );
    }
}
