//! Priority points (engine, section 5).

use crate::questionnaire::file::PriorityModel;
use crate::scoring::LeafScore;
use crate::tenths::tenths;

/// The points of a package: five parts, each with one decimal, and their sum.
#[derive(Clone, Debug, PartialEq)]
pub struct Points {
    /// For the status.
    pub severity: f64,
    /// For the gap to the target.
    pub gap: f64,
    /// For the weight of the leaf.
    pub weight: f64,
    /// For the packages that wait for this one.
    pub unblocks: f64,
    /// For the emphasis of the profile.
    pub emphasis: f64,
    /// The sum.
    pub total: f64,
    /// Name of the band that the sum falls into.
    pub band: String,
}

/// The highest severity, weight and emphasis above normal that the formula reckons with.
const MOST_SEVERE: f64 = 3.0;
const HEAVIEST: f64 = 3.0;
const MOST_EMPHASIS: f64 = 0.5;

/// The points of a leaf that `unblocks` packages wait for.
pub(super) fn points(
    model: &PriorityModel,
    score: &LeafScore,
    unblocks: usize,
    emphasis: f64,
) -> Points {
    let severity = model.severities.get(&score.status).copied().unwrap_or(0.0);
    let full = f64::from(model.unblocks_full.max(1));
    let waiting = f64::from(u32::try_from(unblocks).unwrap_or(u32::MAX));
    let severity = tenths(model.severity * severity / MOST_SEVERE);
    let gap = tenths(model.gap * score.gap);
    let weight = tenths(model.weight * f64::from(score.weight) / HEAVIEST);
    let unblocks = tenths(model.unblocks * (waiting / full).min(1.0));
    let emphasis = tenths(model.emphasis * (emphasis - 1.0) / MOST_EMPHASIS);
    // A sum of tenths is one; rounding takes away what binary numbers add.
    let total = tenths(severity + gap + weight + unblocks + emphasis);
    let band = model.bands.iter().find(|band| total >= band.from);
    Points {
        severity,
        gap,
        weight,
        unblocks,
        emphasis,
        total,
        band: band.map_or_else(String::new, |band| band.name.clone()),
    }
}
