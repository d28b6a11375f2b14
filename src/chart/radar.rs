//! The radar chart.

use super::scene::Scene;
use super::spec::RadarSpec;

/// Draws the radar chart.
#[must_use]
pub fn radar(spec: &RadarSpec) -> Scene {
    Scene {
        width: spec.width,
        height: spec.width,
        title: spec.title.clone(),
        summary: String::new(),
        shapes: Vec::new(),
    }
}
