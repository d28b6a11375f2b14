//! A radar the size of a word, for lists of assessments.

use super::canvas::{Canvas, compose};
use super::radar::Net;
use super::role::Role;
use super::scene::Scene;
use super::spec::{SparkSpec, Values};
use super::summary;

/// Draws a tiny radar of rings, declared line and backed area; fewer than three axes become bars.
#[must_use]
pub fn spark(spec: &SparkSpec) -> Scene {
    let side = spec.size.max(16);
    let half = f64::from(side) / 2.0;
    let sentence = summary::of_unnamed(&spec.axes, spec.scale);
    compose((side, side), &spec.title, sentence, &|canvas| {
        if spec.axes.len() < 3 {
            bars(canvas, spec, f64::from(side));
            return;
        }
        let net = Net::new(
            canvas,
            (half, half),
            half - 3.0,
            spec.scale,
            spec.axes.len(),
        );
        net.ring(Role::Axis, spec.scale.top());
        if let Some(level) = spec.scale.acceptance {
            net.ring(Role::Grid, f64::from(level));
        }
        // At this size a dashed target would only be noise.
        let scores: Vec<Values> = spec
            .axes
            .iter()
            .map(|v| Values {
                target: None,
                ..v.on(spec.scale)
            })
            .collect();
        net.lines(&scores);
    })
}

fn bars(canvas: &Canvas<'_>, spec: &SparkSpec, side: f64) {
    let max = spec.scale.top();
    let length = |level: f64| 2.0 + (side - 4.0) * level / max;
    let step = side / (spec.axes.len() as f64 + 1.0);
    for (index, values) in spec.axes.iter().enumerate() {
        let values = values.on(spec.scale);
        let y = step * (index as f64 + 1.0);
        let bar = |role, level, half: f64| {
            canvas.block(
                role,
                Some(index),
                [(2.0, y - half), (length(level), y + half)],
                1.0,
            );
        };
        bar(Role::Track, max, 3.5);
        if let Some(level) = values.declared {
            bar(Role::Declared, level, 3.5);
        }
        if let Some(level) = values.backed {
            bar(Role::Backed, level, 2.0);
        }
    }
}
