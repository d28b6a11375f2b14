//! The score of one leaf clause (engine, section 2).

use crate::assessment::Assessment;
use crate::questionnaire::{LeafIx, Questionnaire, Status};

use super::attainment::{Attainment, capability};
use super::profile::target_of;
use super::question::{Judged, Met, Standing, standing};
use super::share;

/// What the answers to one leaf's questions say. Maturities are levels, from 0 to the scale's top.
#[derive(Clone, Debug, PartialEq)]
pub struct LeafScore {
    /// The status: the first rule of section 2 that fits.
    pub status: Status,
    /// Weighted mean of the declared levels; absent while nothing is rated.
    pub declared: Option<f64>,
    /// Weighted mean of the levels that evidence backs; absent while nothing is rated.
    pub backed: Option<f64>,
    /// Lower end of what backed maturity may be; absent where nothing is applicable.
    pub low: Option<f64>,
    /// Upper end of what maturity may be; absent where nothing is applicable.
    pub high: Option<f64>,
    /// Share of the applicable weight that is rated, 0 to 1; absent where nothing is applicable.
    pub coverage: Option<f64>,
    /// The capability level.
    pub capability: u8,
    /// How far each level from 1 up is attained; empty where nothing is applicable.
    pub ratings: Vec<Attainment>,
    /// What is missing to the target as a share of it, 0 to 1; unrated counts as nothing there.
    pub gap: f64,
    /// The target level.
    pub target: u8,
    /// The leaf's weight in roll-ups.
    pub weight: u8,
    /// Questions in all.
    pub total: usize,
    /// Questions that apply.
    pub applicable: usize,
    /// Questions that are rated.
    pub rated: usize,
    /// Questions that somebody looked at without knowing the answer.
    pub unknown: usize,
    /// Must questions that apply.
    pub must_total: usize,
    /// Must questions that are rated.
    pub must_rated: usize,
    /// Must questions that are met.
    pub must_met: usize,
    /// Must questions that are partly met.
    pub must_partly: usize,
}

impl LeafScore {
    /// The ratings as letters, such as `LLPPN`.
    #[must_use]
    pub fn letters(&self) -> String {
        self.ratings.iter().map(|rating| rating.letter()).collect()
    }

    /// Whether any question applies.
    #[must_use]
    pub fn is_applicable(&self) -> bool {
        self.status != Status::NotApplicable
    }
}

/// Running sums over a leaf's questions.
#[derive(Default)]
struct Sums {
    weight: f64,
    rated: f64,
    declared: f64,
    backed: f64,
    low: f64,
    high: f64,
    missing: f64,
    must: f64,
    must_not_met: f64,
    cornerstone_missing: bool,
    below_target: bool,
}

/// The score of the leaf at that place. A place beyond the questionnaire has no questions.
#[must_use]
pub fn leaf_score(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    leaf: LeafIx,
) -> LeafScore {
    let target = target_of(questionnaire, assessment, leaf);
    let top = f64::from(questionnaire.top_level());
    let mut score = LeafScore {
        status: Status::NotApplicable,
        declared: None,
        backed: None,
        low: None,
        high: None,
        coverage: None,
        capability: 0,
        ratings: Vec::new(),
        gap: 0.0,
        target,
        weight: 0,
        total: 0,
        applicable: 0,
        rated: 0,
        unknown: 0,
        must_total: 0,
        must_rated: 0,
        must_met: 0,
        must_partly: 0,
    };
    let Some(leaf) = questionnaire.leaves.get(leaf) else {
        return score;
    };
    score.weight = leaf.weight;
    let mut sums = Sums::default();
    // Weight of the questions whose effective level is exactly this.
    let mut at_level = vec![0.0; usize::from(questionnaire.top_level()) + 1];
    let wanted = target.max(questionnaire.scale.acceptance);
    for question in questionnaire.questions_of(leaf) {
        score.total += 1;
        let standing = standing(questionnaire, assessment, question);
        if standing == Standing::NotApplicable {
            continue;
        }
        let weight = f64::from(question.weight);
        score.applicable += 1;
        sums.weight += weight;
        if question.must {
            score.must_total += 1;
            sums.must += weight;
        }
        let Some(judged) = standing.rated() else {
            score.unknown += usize::from(standing == Standing::Unknown);
            sums.high += weight * top;
            sums.missing += weight * f64::from(target);
            continue;
        };
        score.rated += 1;
        sums.rate(weight, judged, target, top);
        sums.below_target |= judged.effective < wanted;
        if let Some(slot) = at_level.get_mut(usize::from(judged.effective)) {
            *slot += weight;
        }
        if question.must {
            score.must_rated += 1;
            match judged.met {
                Met::Yes => score.must_met += 1,
                Met::Partly => score.must_partly += 1,
                Met::No => sums.must_not_met += weight,
            }
        }
        sums.cornerstone_missing |= question.cornerstone && judged.met == Met::No;
    }
    if score.applicable > 0 {
        sums.give(&mut score, &at_level, questionnaire);
    }
    score.status = status(&score, &sums, questionnaire);
    score
}

impl Sums {
    fn rate(&mut self, weight: f64, judged: Judged, target: u8, top: f64) {
        let (level, effective) = (f64::from(judged.level), f64::from(judged.effective));
        self.rated += weight;
        self.declared += weight * level;
        self.backed += weight * effective;
        self.low += weight * (effective - judged.doubt).max(0.0);
        self.high += weight * (level + judged.doubt).min(top);
        self.missing += weight * f64::from(target.saturating_sub(judged.effective));
    }

    /// Fills in what the sums give.
    fn give(&self, score: &mut LeafScore, at_level: &[f64], questionnaire: &Questionnaire) {
        if score.rated > 0 {
            score.declared = Some(share(self.declared, self.rated));
            score.backed = Some(share(self.backed, self.rated));
        }
        score.low = Some(share(self.low, self.weight));
        score.high = Some(share(self.high, self.weight));
        score.coverage = Some(share(self.rated, self.weight));
        score.gap = share(self.missing, self.weight * f64::from(score.target));
        let mut reached = self.rated;
        let ends = questionnaire.scoring.rating_ends;
        for (below, _) in at_level.iter().zip(at_level.iter().skip(1)) {
            reached -= below;
            let attained = Attainment::of(share(reached, self.weight), ends);
            score.ratings.push(attained);
        }
        score.capability = capability(&score.ratings);
    }
}

/// The first rule that fits.
fn status(score: &LeafScore, sums: &Sums, questionnaire: &Questionnaire) -> Status {
    let rules = &questionnaire.scoring;
    let most_missing = score.weight >= rules.major_weight
        && share(sums.must_not_met, sums.must) > rules.major_share;
    if score.applicable == 0 {
        Status::NotApplicable
    } else if score.rated == 0 {
        Status::NotAssessed
    } else if sums.cornerstone_missing || most_missing {
        Status::LikelyMajor
    } else if score.must_met < score.must_rated {
        Status::LikelyMinor
    } else if score.must_rated < score.must_total {
        Status::Incomplete
    } else if sums.below_target || score.rated < score.applicable {
        Status::Ofi
    } else {
        Status::Conforms
    }
}
