//! Stacked bars: amounts by row and kind, such as findings by clause and severity.

use super::canvas::{Canvas, Words, compose};
use super::legend::{self, Entry, Sample};
use super::role::Role;
use super::rows::{self, NARROW};
use super::scene::{Anchor, Scene};
use super::text::{self, TextSize};
use crate::tenths::sum;

const ROW: f64 = 26.0;
const HEAD: f64 = 6.0;
const EDGE: f64 = 4.0;
const GAP: f64 = 12.0;
/// Half the height of a bar.
const BAR: f64 = 9.0;

/// Amounts by row and kind.
#[derive(Clone, Debug, PartialEq)]
pub struct StacksSpec {
    /// The chart's name.
    pub title: String,
    /// Width of the scene, at least 240.
    pub width: u32,
    /// What the rows are: one, and several.
    pub things: (&'static str, &'static str),
    /// The kinds, in the order of every bar.
    pub kinds: Vec<StackKind>,
    /// The rows, from the top.
    pub rows: Vec<StackRow>,
}

/// A kind of amount.
#[derive(Clone, Debug, PartialEq)]
pub struct StackKind {
    /// What its colour means.
    pub role: Role,
    /// The sign that tells it apart without colour.
    pub sign: &'static str,
    /// What it is called.
    pub name: &'static str,
}

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct StackRow {
    /// The clause number, or empty.
    pub number: String,
    /// The title; it is shortened where room is short.
    pub title: String,
    /// An amount for each kind, in the kinds' order; never negative.
    pub amounts: Vec<f64>,
    /// The amounts in words, at the bar's end.
    pub figure: String,
}

/// Draws a bar a row, all on one scale. Next to each other, kinds differ by sign, and a gap parts
/// them, so that nothing is told by colour alone.
#[must_use]
pub fn stacks(spec: &StacksSpec) -> Scene {
    let width = spec.width.max(240);
    let across = f64::from(width);
    let narrow = across < NARROW;
    let labels = spec.rows.iter().map(|row| (&*row.number, &*row.title));
    let label = rows::column(labels, narrow, across * 0.34);
    let figure = spec
        .rows
        .iter()
        .map(|row| text::width(&row.figure, TextSize::Small, false))
        .fold(0.0, f64::max)
        .min(across * 0.4);
    let (left, right) = (EDGE + label + GAP, across - EDGE - figure - GAP);
    let most = spec.rows.iter().map(total).fold(0.0, f64::max);
    let unit = (right - left).max(1.0) / if most > 0.0 { most } else { 1.0 };
    let bottom = HEAD + ROW * spec.rows.len() as f64;
    let names: Vec<String> = spec.kinds.iter().map(name_of).collect();
    let kinds = spec.kinds.iter().zip(&names);
    let entries: Vec<Entry<'_>> = kinds
        .map(|(kind, name)| (kind.role, Sample::Block, name.as_str()))
        .collect();
    let height = (bottom + legend::height(&entries, across)).ceil() as u32;
    let scene = compose((width, height), &spec.title, describe(spec), &|canvas| {
        for (index, row) in spec.rows.iter().enumerate() {
            let y = HEAD + ROW * (index as f64 + 0.5);
            let track = [(left, y - 1.0), (right, y + 1.0)];
            canvas.block(Role::Track, Some(index), track, 1.0);
            bar(canvas, spec, index, row, (left, y), unit);
            let name = (row.number.as_str(), row.title.as_str());
            rows::label(canvas, Some(index), (EDGE, y + 4.0), label, name, narrow);
            let words = Words::small(&row.figure, Anchor::End);
            canvas.words(Role::Value, Some(index), (across - EDGE, y + 4.0), &words);
        }
        legend::draw(canvas, &entries, across, bottom);
    });
    Scene {
        spots: rows::spots(spec.rows.len(), across, HEAD, ROW),
        ..scene
    }
}

fn name_of(kind: &StackKind) -> String {
    [kind.sign, " ", kind.name].concat()
}

fn total(row: &StackRow) -> f64 {
    sum(row.amounts.iter().copied().filter(is_drawn))
}

/// What is nothing, or no amount at all, has no area.
fn is_drawn(amount: &f64) -> bool {
    amount.is_finite() && *amount > 0.0
}

fn bar(
    canvas: &Canvas<'_>,
    spec: &StacksSpec,
    index: usize,
    row: &StackRow,
    (left, y): (f64, f64),
    unit: f64,
) {
    let mut x = left;
    for (kind, amount) in spec.kinds.iter().zip(&row.amounts) {
        if !is_drawn(amount) {
            continue;
        }
        let end = x + amount * unit;
        // The gap is taken from the bar, so that the sum keeps its length.
        let corners = [(x, y - BAR), ((end - 1.5).max(x + 1.0), y + BAR)];
        canvas.block(kind.role, Some(index), corners, 1.0);
        let sign = [kind.sign, " ", &(amount.round() as u64).to_string()].concat();
        if text::width(&sign, TextSize::Small, true) + 6.0 <= end - x {
            let words = Words {
                bold: true,
                ..Words::small(&sign, Anchor::Middle)
            };
            let at = ((x + end) / 2.0 - 0.7, y + 4.0);
            canvas.words(Role::OnFill, Some(index), at, &words);
        }
        x = end;
    }
}

fn describe(spec: &StacksSpec) -> String {
    let mut most: Option<(&StackRow, f64)> = None;
    for row in &spec.rows {
        let total = total(row);
        if total > 0.0 && most.is_none_or(|(_, other)| total > other) {
            most = Some((row, total));
        }
    }
    let (one, many) = spec.things;
    let mut sentence = super::summary::count(spec.rows.len(), one, many);
    match most {
        Some((row, _)) => {
            sentence.push_str("; the longest bar is ");
            sentence.push_str(&text::label(&row.number, &row.title));
            sentence.push_str(", ");
            sentence.push_str(&row.figure);
        }
        None => sentence.push_str("; nothing to show"),
    }
    sentence.push('.');
    sentence
}
