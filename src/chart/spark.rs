//! The spark chart.

use super::scene::Scene;
use super::spec::SparkSpec;

/// Draws the spark chart.
#[must_use]
pub fn spark(spec: &SparkSpec) -> Scene {
    Scene {
        width: spec.size,
        height: spec.size,
        title: spec.title.clone(),
        summary: String::new(),
        shapes: Vec::new(),
    }
}
