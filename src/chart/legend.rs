//! The explanation of a chart's lines at its bottom.

use super::canvas::{Canvas, Words};
use super::hatch::hatch;
use super::role::Role;
use super::scene::Anchor;
use super::text::{self, TextSize};

/// How a legend shows its role.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sample {
    Line,
    /// A line with a point on it.
    Pointed,
    Upright,
    Block,
    Dot,
    Bar,
    /// A block with hatching.
    Hatched,
    /// The outline of a block.
    Frame,
    /// A low bar.
    Low,
    /// A wedge that points down.
    Wedge,
    /// An arrow between two figures.
    Arrow,
}

/// A role, how it is shown, and what it is called.
pub(super) type Entry<'t> = (Role, Sample, &'t str);

/// What the line of acceptance is called.
pub(super) const ACCEPTANCE: &str = "an auditor accepts from here";

const SAMPLE: f64 = 22.0;
const GAP: f64 = 6.0;
const BETWEEN: f64 = 18.0;
const ROW: f64 = 18.0;

/// The height that the entries take, with the space above them.
pub(super) fn height(entries: &[Entry<'_>], width: f64) -> f64 {
    let rows = rows(entries, width).len();
    if rows == 0 {
        0.0
    } else {
        ROW * rows as f64 + 12.0
    }
}

/// Draws the entries, centred in the width, under `top`.
pub(super) fn draw(canvas: &Canvas<'_>, entries: &[Entry<'_>], width: f64, top: f64) {
    let mut y = top + 8.0 + ROW / 2.0;
    for row in rows(entries, width) {
        let mut x = (width - length(&row)) / 2.0;
        for (role, sample, name) in row {
            let (middle, end) = (x + SAMPLE / 2.0, x + SAMPLE);
            match sample {
                Sample::Line => canvas.line(role, None, &[(x, y), (end, y)]),
                Sample::Pointed => {
                    canvas.line(role, None, &[(x, y), (end, y)]);
                    canvas.dot(role, None, (middle, y), 3.0);
                }
                Sample::Low => canvas.block(role, None, [(x, y - 1.0), (end, y + 1.0)], 1.0),
                Sample::Wedge => canvas.wedge(role, None, (middle, y + 3.0)),
                Sample::Arrow => {
                    let arrow = Words::small("→", Anchor::Middle);
                    canvas.words(role, None, (middle, y + 4.0), &arrow);
                }
                Sample::Upright => {
                    canvas.line(role, None, &[(middle, y - 7.0), (middle, y + 7.0)]);
                }
                Sample::Block => canvas.block(role, None, [(x, y - 4.0), (end, y + 4.0)], 2.0),
                Sample::Dot => canvas.dot(role, None, (middle, y), 4.0),
                Sample::Hatched => {
                    let corners = [(x, y - 6.0), (end, y + 6.0)];
                    canvas.block(role, None, corners, 1.0);
                    hatch(canvas, corners);
                }
                Sample::Frame => {
                    let (top, bottom) = (y - 5.0, y + 5.0);
                    let frame = [(x, top), (end, top), (end, bottom), (x, bottom), (x, top)];
                    canvas.line(role, None, &frame);
                }
                Sample::Bar => canvas.block(
                    role,
                    None,
                    [(middle - 1.5, y - 6.0), (middle + 1.5, y + 6.0)],
                    1.0,
                ),
            }
            let words = Words::small(name, Anchor::Start);
            canvas.words(Role::Value, None, (end + GAP, y + 4.0), &words);
            x += span(name) + BETWEEN;
        }
        y += ROW;
    }
}

fn span(name: &str) -> f64 {
    SAMPLE + GAP + text::width(name, TextSize::Small, false)
}

fn length(row: &[Entry<'_>]) -> f64 {
    let spans: f64 = row.iter().map(|(_, _, name)| span(name) + BETWEEN).sum();
    spans - BETWEEN
}

/// The entries in rows that fit into the width.
fn rows<'t>(entries: &[Entry<'t>], width: f64) -> Vec<Vec<Entry<'t>>> {
    let mut rows: Vec<Vec<Entry<'t>>> = Vec::new();
    for entry in entries {
        if let Some(row) = rows.last_mut() {
            row.push(*entry);
            if length(row) <= width - 8.0 {
                continue;
            }
            row.pop();
        }
        rows.push(vec![*entry]);
    }
    rows
}
