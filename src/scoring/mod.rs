//! Answers in, scores and verdicts out (engine, sections 2 to 4).
//!
//! [`leaf_score`] looks at one leaf and nothing else, so that after one answer only one leaf is
//! computed anew; [`Scores`] holds them all and rolls up any selection; [`verdicts`] judges.
//! Everything is a pure function of the questionnaire, the assessment and, for verdicts, today.

mod attainment;
mod check;
mod leaf;
mod profile;
mod question;
mod readiness;
mod rollup;
mod scores;
mod verdict;

pub use attainment::Attainment;
pub use leaf::{LeafScore, leaf_score};
pub use profile::{Emphasis, Source, emphasis_of, target_of, target_source};
pub use question::{Judged, Met, Standing, standing};
pub use readiness::{Measure, RuleReport, Verdict, VerdictReport};
pub use rollup::{RollUp, StatusCounts};
pub use scores::Scores;
pub use verdict::{holds, verdicts};

/// `part / whole`; 0 where there is no whole, so that no score is ever NaN.
fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// A count as a number to calculate with.
fn number(count: usize) -> f64 {
    // No questionnaire has 2^32 questions.
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn a_share_of_nothing_is_zero_and_a_number() {
        assert_eq!(share(0.0, 0.0).to_bits(), 0.0_f64.to_bits());
    }
}
