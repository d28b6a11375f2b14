//! Range bars: how far a score can still move with the answers that are missing or unsure.

use super::canvas::{Canvas, compose};
use super::legend::{self, Entry, Sample};
use super::role::Role;
use super::rows::{FOOT, Rows};
use super::scene::{Bounds, Scene};
use super::spec::{RangeRow, RangesSpec, Scale};
use super::{summary, text};
use crate::tenths::score;

const ROW: f64 = 26.0;
const COMPACT_ROW: f64 = 16.0;
const LEGEND: [Entry<'static>; 5] = [
    (Role::Range, Sample::Block, "possible"),
    (Role::Target, Sample::Bar, "target"),
    (Role::Declared, Sample::Bar, "declared"),
    (Role::Backed, Sample::Dot, "backed by evidence"),
    (Role::AcceptanceLine, Sample::Upright, legend::ACCEPTANCE),
];

/// Draws for each row a bar from the lowest to the highest possible score, a tick at the declared
/// and at the target score, and a disc at the backed one.
#[must_use]
pub fn ranges(spec: &RangesSpec) -> Scene {
    if spec.compact {
        return compact(spec);
    }
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
    compose((width, height), &spec.title, sentence, &|canvas| {
        let plane = rows.plane(canvas);
        rows.ground(canvas, &plane);
        for (index, (row, figure)) in spec.rows.iter().zip(&figures).enumerate() {
            marks(canvas, &plane, spec.scale, index, row, 5.0);
            rows.words(canvas, index, (&row.number, &row.title), figure);
        }
        legend::draw(canvas, entries, across, legend_top);
    })
}

/// Only tracks, ranges and marks, for use beside words that say the rest.
fn compact(spec: &RangesSpec) -> Scene {
    let width = spec.width.max(60);
    let count = spec.rows.len().max(1);
    let height = COMPACT_ROW * count as f64;
    let frame = Bounds {
        left: 5.0,
        top: 0.0,
        right: f64::from(width) - 5.0,
        bottom: height,
    };
    let max = spec.scale.top();
    let size = (width, height as u32);
    compose(size, &spec.title, describe(spec), &|canvas| {
        let plane = canvas.plot(frame, 0.0..max, 0.0..count as f64);
        for (index, row) in spec.rows.iter().enumerate() {
            let (left, y) = plane.at((0.0, index as f64 + 0.5));
            let (right, _) = plane.at((max, 0.0));
            let track = [(left, y - 1.0), (right, y + 1.0)];
            canvas.block(Role::Track, Some(index), track, 1.0);
            if let Some(level) = spec.scale.acceptance {
                let (x, _) = plane.at((f64::from(level), 0.0));
                let line = [(x, y - 7.0), (x, y + 7.0)];
                canvas.line(Role::AcceptanceLine, Some(index), &line);
            }
            marks(canvas, &plane, spec.scale, index, row, 4.0);
        }
    })
}

fn marks(
    canvas: &Canvas<'_>,
    plane: &Canvas<'_>,
    scale: Scale,
    index: usize,
    row: &RangeRow,
    half: f64,
) {
    let (datum, values) = (Some(index), row.values.on(scale));
    let at = |level: f64| plane.at((level, index as f64 + 0.5));
    let tick = |role, level: f64, reach: f64| {
        let (x, y) = at(level);
        canvas.block(
            role,
            datum,
            [(x - 1.0, y - reach), (x + 1.0, y + reach)],
            1.0,
        );
    };
    let ((low, y), (high, _)) = (at(scale.clamp(row.low)), at(scale.clamp(row.high)));
    canvas.block(
        Role::Range,
        datum,
        [(low, y - half), (high, y + half)],
        half,
    );
    if let Some(level) = values.target {
        tick(Role::Target, level, half + 2.0);
    }
    if let Some(level) = values.declared {
        tick(Role::Declared, level, half + 1.0);
    }
    if let Some(level) = values.backed {
        canvas.dot(Role::Backed, datum, at(level), half - 1.0);
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
