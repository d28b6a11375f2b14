//! Range bars: how far a score can still move with the answers that are missing or unsure.

use super::canvas::{Canvas, compose};
use super::legend::{self, Entry, Sample};
use super::role::Role;
use super::rows::{FOOT, Rows};
use super::scene::Scene;
use super::spec::{RangeRow, RangesSpec, Scale};
use super::{summary, text};
use crate::tenths::score;

const ROW: f64 = 26.0;
/// Half the height of a bar.
const HALF: f64 = 5.0;
const LEGEND: [Entry<'static>; 5] = [
    (Role::Range, Sample::Block, "possible"),
    (Role::Target, Sample::Bar, "target"),
    (Role::Declared, Sample::Wedge, "declared"),
    (Role::Backed, Sample::Dot, "backed by evidence"),
    (Role::AcceptanceLine, Sample::Upright, legend::ACCEPTANCE),
];

/// Draws for each row a bar from the lowest to the highest possible score, a tick at the target
/// score, a wedge above the declared one, and a disc at the backed one.
#[must_use]
pub fn ranges(spec: &RangesSpec) -> Scene {
    let width = spec.width.max(240);
    let figures: Vec<String> = spec.rows.iter().map(|row| span(row, spec.scale)).collect();
    let labels: Vec<(&str, &str)> = spec
        .rows
        .iter()
        .map(|row| (row.number.as_str(), row.title.as_str()))
        .collect();
    let across = f64::from(width);
    let rows = Rows::new(across, ROW, spec.scale, &labels, &figures);
    let shown = LEGEND.len() - usize::from(spec.scale.acceptance.is_none());
    let entries = LEGEND.get(..shown).unwrap_or_default();
    let legend_top = rows.bottom() + FOOT;
    let height = (legend_top + legend::height(entries, across)).ceil() as u32;
    let sentence = describe(spec);
    let scene = compose((width, height), &spec.title, sentence, &|canvas| {
        let plane = rows.plane(canvas);
        rows.ground(canvas, &plane);
        for (index, (row, figure)) in spec.rows.iter().zip(&figures).enumerate() {
            marks(canvas, &plane, spec.scale, index, row);
            rows.words(canvas, index, (&row.number, &row.title), figure);
        }
        legend::draw(canvas, entries, across, legend_top);
    });
    Scene {
        spots: rows.spots(),
        ..scene
    }
}

fn marks(canvas: &Canvas<'_>, plane: &Canvas<'_>, scale: Scale, index: usize, row: &RangeRow) {
    let (datum, values) = (Some(index), row.values.on(scale));
    let at = |level: f64| plane.at((level, index as f64 + 0.5));
    let ((low, y), (high, _)) = (at(scale.clamp(row.low)), at(scale.clamp(row.high)));
    let bar = [(low, y - HALF), (high, y + HALF)];
    canvas.block(Role::Range, datum, bar, HALF);
    if let Some((x, y)) = values.target.map(at) {
        let reach = HALF + 2.0;
        let tick = [(x - 1.0, y - reach), (x + 1.0, y + reach)];
        canvas.block(Role::Target, datum, tick, 1.0);
    }
    if let Some((x, y)) = values.declared.map(at) {
        canvas.wedge(Role::Declared, datum, (x, y - HALF + 1.5));
    }
    if let Some(level) = values.backed {
        canvas.dot(Role::Backed, datum, at(level), HALF - 1.0);
    }
}

/// `2.0–3.7`.
fn span(row: &RangeRow, scale: Scale) -> String {
    let clamped = |one| score(Some(scale.clamp(one)));
    [clamped(row.low), clamped(row.high)].join("–")
}

fn describe(spec: &RangesSpec) -> String {
    let widest = spec
        .rows
        .iter()
        .max_by(|a, b| (a.high - a.low).total_cmp(&(b.high - b.low)));
    let mut sentence = String::from("Possible scores of ");
    sentence.push_str(&summary::count(spec.rows.len(), "area", "areas"));
    sentence.push_str(" on a scale from 0 to ");
    sentence.push_str(&spec.scale.max.to_string());
    if let Some(row) = widest {
        sentence.push_str(": least certain is ");
        sentence.push_str(&text::label(&row.number, &row.title));
        sentence.push_str(", between ");
        sentence.push_str(&score(Some(spec.scale.clamp(row.low))));
        sentence.push_str(" and ");
        sentence.push_str(&score(Some(spec.scale.clamp(row.high))));
    }
    sentence.push('.');
    sentence
}
