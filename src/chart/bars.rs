//! The bars chart.

use super::scene::Scene;
use super::spec::BarsSpec;

/// Draws the bars chart.
#[must_use]
pub fn bars(spec: &BarsSpec) -> Scene {
    Scene {
        width: spec.width,
        height: spec.width,
        title: spec.title.clone(),
        summary: String::new(),
        shapes: Vec::new(),
    }
}
