//! The ranges chart.

use super::scene::Scene;
use super::spec::RangesSpec;

/// Draws the ranges chart.
#[must_use]
pub fn ranges(spec: &RangesSpec) -> Scene {
    Scene {
        width: spec.width,
        height: spec.width,
        title: spec.title.clone(),
        summary: String::new(),
        shapes: Vec::new(),
    }
}
