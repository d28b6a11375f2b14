//! Engine sections 2 and 3 read word by word: each figure as its own sum over the answers.

use clausewise::assessment::{Assessment, Confidence, EvidenceState, Response};
use clausewise::questionnaire::{Question, Questionnaire, Status};
use clausewise::scoring::{Attainment, LeafScore, RollUp};

/// A question that applies, and its rating where it has one: the level, the effective one and the
/// doubt.
struct One<'q> {
    question: &'q Question,
    is_unknown: bool,
    rating: Option<(f64, f64, f64)>,
}

fn one<'q>(a: &Assessment, question: &'q Question) -> Option<One<'q>> {
    let answer = a.answers.get(&question.id);
    let response = answer.and_then(|answer| answer.response.as_ref());
    let rating = match response {
        Some(Response::NotApplicable(_)) if question.not_applicable_if.is_some() => return None,
        Some(Response::Rated(rating)) => {
            let level = f64::from(rating.level);
            let is_backed = rating.evidence.state != EvidenceState::None;
            let effective = if is_backed { level } else { level.min(2.0) };
            let doubt = match rating.confidence {
                Confidence::High => 0.25,
                Confidence::Medium => 0.5,
                Confidence::Low => 1.0,
            };
            Some((level, effective, doubt))
        }
        _ => None,
    };
    Some(One {
        question,
        is_unknown: response == Some(&Response::Unknown),
        rating,
    })
}

impl One<'_> {
    fn weight(&self) -> f64 {
        f64::from(self.question.weight)
    }

    fn effective(&self) -> Option<f64> {
        self.rating.map(|(_, effective, _)| effective)
    }

    fn is_must_at(&self, fits: impl Fn(f64) -> bool) -> bool {
        self.question.must && self.effective().is_some_and(fits)
    }
}

/// The score of the leaf at that place, without a profile.
pub fn leaf(q: &Questionnaire, a: &Assessment, place: usize) -> LeafScore {
    let leaf = &q.leaves[place];
    let target = a.targets.get(&leaf.number).copied().unwrap_or(3);
    let goal = f64::from(target);
    let all: Vec<&Question> = q.questions_of(leaf).iter().collect();
    let ones: Vec<One<'_>> = all.iter().filter_map(|question| one(a, question)).collect();
    let sum = |part: &dyn Fn(&One<'_>) -> f64| {
        ones.iter().map(|one| one.weight() * part(one)).sum::<f64>()
    };
    let count = |fits: &dyn Fn(&One<'_>) -> bool| ones.iter().filter(|one| fits(one)).count();
    let share = |fits: &dyn Fn(&One<'_>) -> bool| sum(&|one| f64::from(u8::from(fits(one))));
    let (weight, rated) = (share(&|_| true), share(&|one| one.rating.is_some()));
    let over = |part: f64, whole: f64| (whole > 0.0).then(|| part / whole);
    let ratings: Vec<Attainment> = (1..=5)
        .filter_map(|level| {
            over(
                share(&|one| one.effective() >= Some(f64::from(level))),
                weight,
            )
        })
        .map(|share| match share {
            share if share <= 0.15 => Attainment::Not,
            share if share <= 0.5 => Attainment::Partly,
            share if share <= 0.85 => Attainment::Largely,
            _ => Attainment::Fully,
        })
        .collect();
    let attains = |level: &usize| {
        ratings[*level - 1] >= Attainment::Largely
            && ratings[..*level - 1]
                .iter()
                .all(|below| *below == Attainment::Fully)
    };
    let score = LeafScore {
        status: Status::Conforms,
        declared: over(
            sum(&|one| one.rating.map_or(0.0, |(level, ..)| level)),
            rated,
        ),
        backed: over(sum(&|one| one.effective().unwrap_or(0.0)), rated),
        low: over(
            sum(&|one| one.rating.map_or(0.0, |(_, e, u)| (e - u).max(0.0))),
            weight,
        ),
        high: over(
            sum(&|one| one.rating.map_or(5.0, |(l, _, u)| (l + u).min(5.0))),
            weight,
        ),
        coverage: over(rated, weight),
        capability: (1..=ratings.len()).filter(attains).max().unwrap_or(0) as u8,
        gap: over(
            sum(&|one| (goal - one.effective().unwrap_or(0.0)).max(0.0)),
            weight * goal,
        )
        .unwrap_or(0.0),
        ratings,
        target,
        weight: leaf.weight,
        total: all.len(),
        applicable: ones.len(),
        rated: count(&|one| one.rating.is_some()),
        unknown: count(&|one| one.is_unknown),
        must_total: count(&|one| one.question.must),
        must_rated: count(&|one| one.is_must_at(|_| true)),
        must_met: count(&|one| one.is_must_at(|effective| effective >= 3.0)),
        must_partly: count(&|one| one.is_must_at(|effective| effective == 2.0)),
    };
    let not_met = |one: &One<'_>| one.is_must_at(|effective| effective <= 1.0);
    let has_fallen = ones.iter().any(|one| {
        one.question.cornerstone && one.effective().is_some_and(|effective| effective <= 1.0)
    });
    let most = share(&not_met) * 2.0 > share(&|one| one.question.must);
    let is_short = |one: &One<'_>| {
        one.effective()
            .is_none_or(|effective| effective < goal.max(3.0))
    };
    let rules = [
        (ones.is_empty(), Status::NotApplicable),
        (score.rated == 0, Status::NotAssessed),
        (
            has_fallen || (leaf.weight >= 2 && most),
            Status::LikelyMajor,
        ),
        (score.must_met < score.must_rated, Status::LikelyMinor),
        (score.must_rated < score.must_total, Status::Incomplete),
        (ones.iter().any(is_short), Status::Ofi),
        (true, Status::Conforms),
    ];
    let first = rules.iter().find(|(fits, _)| *fits).unwrap();
    LeafScore {
        status: first.1,
        ..score
    }
}

/// What the leaves of a selection say together, but for the counts of each status.
pub fn roll_up(q: &Questionnaire, leaves: &[LeafScore]) -> RollUp {
    let mean = |figure: &dyn Fn(&LeafScore) -> Option<f64>| {
        let known = leaves
            .iter()
            .filter_map(|leaf| Some((f64::from(leaf.weight), figure(leaf)?)));
        let (weights, sums): (Vec<f64>, Vec<f64>) = known.map(|(v, x)| (v, v * x)).unzip();
        let weight: f64 = weights.iter().sum();
        (weight > 0.0).then(|| sums.iter().sum::<f64>() / weight)
    };
    let total = |count: fn(&LeafScore) -> usize| leaves.iter().map(count).sum();
    let rated = leaves.iter().filter(|leaf| leaf.rated > 0);
    let minor = leaves
        .iter()
        .filter(|leaf| leaf.status == Status::LikelyMinor)
        .count();
    let share = q.scoring.systemic_share * leaves.len() as f64;
    RollUp {
        declared: mean(&|leaf| leaf.declared),
        backed: mean(&|leaf| leaf.backed),
        low: mean(&|leaf| leaf.low),
        high: mean(&|leaf| leaf.high),
        coverage: mean(&|leaf| leaf.coverage),
        weakest: rated.map(|leaf| leaf.capability).min(),
        target: mean(&|leaf| (leaf.applicable > 0).then(|| f64::from(leaf.target))),
        systemic: minor > 0
            && minor >= usize::from(q.scoring.systemic_leaves)
            && minor as f64 >= share,
        applicable: total(|leaf| leaf.applicable),
        rated: total(|leaf| leaf.rated),
        must_total: total(|leaf| leaf.must_total),
        must_rated: total(|leaf| leaf.must_rated),
        must_met: total(|leaf| leaf.must_met),
        ..RollUp::default()
    }
}
