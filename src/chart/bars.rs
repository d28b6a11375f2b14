//! Horizontal bars: what a radar becomes with one or two axes, or any list of scores.

use super::canvas::compose;
use super::hatch::hatch;
use super::legend::{self, Entry, Sample};
use super::role::Role;
use super::rows::{FOOT, Rows};
use super::scene::Scene;
use super::spec::{BarsSpec, Values};
use super::{summary, text};
use crate::tenths::score;

const ROW: f64 = 36.0;

/// Draws for each row a hatched bar for the declared and a plain one for the backed score, a tick at the target,
/// and a line across all rows where an auditor would accept.
#[must_use]
pub fn bars(spec: &BarsSpec) -> Scene {
    let width = spec.width.max(240);
    let across = f64::from(width);
    let values: Vec<Values> = spec
        .rows
        .iter()
        .map(|row| row.values.on(spec.scale))
        .collect();
    let figures: Vec<String> = values.iter().map(figure).collect();
    let labels: Vec<(&str, &str)> = spec
        .rows
        .iter()
        .map(|row| (row.number.as_str(), row.title.as_str()))
        .collect();
    let named: Vec<(String, Values)> = labels
        .iter()
        .zip(&values)
        .map(|((number, title), values)| (text::label(number, title), *values))
        .collect();
    let entries = legend_of(spec);
    let rows = Rows::new(across, ROW, spec.scale, &labels, &figures);
    let legend_top = rows.bottom() + FOOT;
    let height = (legend_top + legend::height(&entries, across)).ceil() as u32;
    let sentence = summary::of_scores(&named, spec.scale);
    let scene = compose((width, height), &spec.title, sentence, &|canvas| {
        let plane = rows.plane(canvas);
        rows.ground(canvas, &plane);
        for (index, ((name, values), figure)) in
            labels.iter().zip(&values).zip(&figures).enumerate()
        {
            let y = index as f64;
            let bar = |role, level: f64, top: f64, bottom: f64| {
                let corners = [plane.at((0.0, y + top)), plane.at((level, y + bottom))];
                canvas.block(role, Some(index), corners, 2.0);
                corners
            };
            if let Some(level) = values.declared {
                let corners = bar(Role::Declared, level, 0.16, 0.44);
                hatch(canvas, corners);
            }
            if let Some(level) = values.backed {
                bar(Role::Backed, level, 0.5, 0.82);
            }
            if let Some(level) = values.target {
                let (x, top) = plane.at((level, y + 0.1));
                let (_, bottom) = plane.at((level, y + 0.9));
                let corners = [(x - 1.0, top), (x + 1.0, bottom)];
                canvas.block(Role::Target, Some(index), corners, 1.0);
            }
            rows.words(canvas, index, *name, figure);
        }
        legend::draw(canvas, &entries, across, legend_top);
    });
    Scene {
        spots: rows.spots(),
        ..scene
    }
}

/// The declared and the backed score in words.
pub(super) fn figure(values: &Values) -> String {
    match (values.declared, values.backed) {
        (None, None) => "–".to_owned(),
        (declared, backed) if !differ(values) => score(backed.or(declared)),
        (declared, backed) => [score(declared), score(backed)].join(" → "),
    }
}

/// Whether the declared score is written otherwise than the backed one.
fn differ(values: &Values) -> bool {
    score(values.declared) != score(values.backed)
}

/// What two figures with an arrow between them are, where there are any.
pub(super) fn figures<'v>(mut values: impl Iterator<Item = &'v Values>) -> Option<Entry<'static>> {
    let entry = (Role::Value, Sample::Arrow, "from declared to backed");
    values.any(differ).then_some(entry)
}

fn legend_of(spec: &BarsSpec) -> Vec<Entry<'static>> {
    let any = |of: fn(&Values) -> Option<f64>| {
        spec.legend && spec.rows.iter().any(|row| of(&row.values).is_some())
    };
    let mut entries: Vec<Entry<'static>> = Vec::new();
    if any(|v| v.target) {
        entries.push((Role::Target, Sample::Bar, "target"));
    }
    if any(|v| v.declared) {
        entries.push((Role::Declared, Sample::Hatched, "declared"));
    }
    if any(|v| v.backed) {
        entries.push((Role::Backed, Sample::Block, "backed by evidence"));
    }
    if spec.legend {
        entries.extend(figures(spec.rows.iter().map(|row| &row.values)));
    }
    if spec.legend && spec.scale.acceptance.is_some() {
        entries.push((Role::AcceptanceLine, Sample::Upright, legend::ACCEPTANCE));
    }
    entries
}
