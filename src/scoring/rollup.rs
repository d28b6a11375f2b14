//! From leaves to groups, main clauses and the whole (engine, section 3).

use crate::questionnaire::Status;
use crate::questionnaire::file::Scoring;

use super::leaf::LeafScore;
use super::{number, share};

/// What a selection of leaves says together. Maturities are levels, weighted by leaf weight.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RollUp {
    /// Declared maturity over leaves with something rated; absent while there is none.
    pub declared: Option<f64>,
    /// Maturity that evidence backs, over the same leaves.
    pub backed: Option<f64>,
    /// Lower end of the range over applicable leaves; absent where there is none.
    pub low: Option<f64>,
    /// Upper end of the range over applicable leaves.
    pub high: Option<f64>,
    /// Share of the weight that is rated, 0 to 1, over applicable leaves.
    pub coverage: Option<f64>,
    /// The lowest capability among leaves with something rated.
    pub weakest: Option<u8>,
    /// The targets' mean over applicable leaves.
    pub target: Option<f64>,
    /// How many leaves have which status.
    pub counts: StatusCounts,
    /// Whether so many leaves are likely minor that an auditor may see a major in them.
    pub systemic: bool,
    /// Questions that apply.
    pub applicable: usize,
    /// Questions that are rated.
    pub rated: usize,
    /// Must questions that apply.
    pub must_total: usize,
    /// Must questions that are rated.
    pub must_rated: usize,
    /// Must questions that are met.
    pub must_met: usize,
}

/// How many leaves have which status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StatusCounts([usize; 7]);

impl StatusCounts {
    /// Every status, the most urgent first.
    pub const ORDER: [Status; 7] = [
        Status::LikelyMajor,
        Status::LikelyMinor,
        Status::Incomplete,
        Status::NotAssessed,
        Status::Ofi,
        Status::Conforms,
        Status::NotApplicable,
    ];

    /// How many leaves have it.
    #[must_use]
    pub fn of(&self, status: Status) -> usize {
        Self::ORDER
            .iter()
            .zip(self.0)
            .find(|(other, _)| **other == status)
            .map_or(0, |(_, count)| count)
    }

    /// All leaves.
    #[must_use]
    pub fn total(&self) -> usize {
        self.0.iter().sum()
    }

    fn count(&mut self, status: Status) {
        for (other, count) in Self::ORDER.iter().zip(&mut self.0) {
            *count += usize::from(*other == status);
        }
    }
}

/// Running sums over leaves.
#[derive(Default)]
pub(super) struct Sums {
    counts: StatusCounts,
    rated_weight: f64,
    declared: f64,
    backed: f64,
    weight: f64,
    low: f64,
    high: f64,
    coverage: f64,
    target: f64,
    weakest: Option<u8>,
    applicable: usize,
    rated: usize,
    must_total: usize,
    must_rated: usize,
    must_met: usize,
}

impl Sums {
    pub(super) fn add(&mut self, leaf: &LeafScore) {
        self.counts.count(leaf.status);
        let weight = f64::from(leaf.weight);
        if let (Some(declared), Some(backed)) = (leaf.declared, leaf.backed) {
            self.rated_weight += weight;
            self.declared += weight * declared;
            self.backed += weight * backed;
            let weakest = self.weakest.unwrap_or(u8::MAX);
            self.weakest = Some(weakest.min(leaf.capability));
        }
        if let (Some(low), Some(high), Some(coverage)) = (leaf.low, leaf.high, leaf.coverage) {
            self.weight += weight;
            self.low += weight * low;
            self.high += weight * high;
            self.coverage += weight * coverage;
            self.target += weight * f64::from(leaf.target);
        }
        self.applicable += leaf.applicable;
        self.rated += leaf.rated;
        self.must_total += leaf.must_total;
        self.must_rated += leaf.must_rated;
        self.must_met += leaf.must_met;
    }

    pub(super) fn roll_up(self, scoring: &Scoring) -> RollUp {
        let over = |sum: f64, weight: f64| (weight > 0.0).then(|| sum / weight);
        let minors = self.counts.of(Status::LikelyMinor);
        let leaves = self.counts.total();
        RollUp {
            declared: over(self.declared, self.rated_weight),
            backed: over(self.backed, self.rated_weight),
            low: over(self.low, self.weight),
            high: over(self.high, self.weight),
            coverage: over(self.coverage, self.weight),
            weakest: self.weakest,
            target: over(self.target, self.weight),
            systemic: minors > 0
                && minors >= usize::from(scoring.systemic_leaves)
                && share(number(minors), number(leaves)) >= scoring.systemic_share,
            counts: self.counts,
            applicable: self.applicable,
            rated: self.rated,
            must_total: self.must_total,
            must_rated: self.must_rated,
            must_met: self.must_met,
        }
    }
}
