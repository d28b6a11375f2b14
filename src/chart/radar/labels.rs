//! Where the words around a radar stand: by the angle of their axis, never over each other and
//! never beyond the scene.

use std::f64::consts::TAU;

use crate::chart::bars::figure;
use crate::chart::canvas::Frame;
use crate::chart::scene::{Anchor, TextSize};
use crate::chart::spec::Axis;
use crate::chart::text;

/// From the outermost ring to the words.
const GAP: f64 = 12.0;
/// From the words to the edge of the scene.
const EDGE: f64 = 4.0;
/// Height of a line of the label, and of its figures.
pub(super) const LINE: f64 = 15.0;
const FIGURES: f64 = 14.0;
/// A title in less room than this says nothing.
const LEAST_ROOM: f64 = 44.0;

/// How much a label says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Detail {
    /// Number and title in full, and the scores.
    Full,
    /// The same, with titles shortened where they must be.
    Shortened,
    /// The number, and the scores.
    Scores,
    /// The number alone; those that find no place are left out.
    Number,
}

/// A placed label. Coordinates are relative to the radar's centre.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub(super) axis: usize,
    pub(super) lines: Vec<String>,
    pub(super) scores: String,
    pub(super) anchor: Anchor,
    pub(super) x: f64,
    pub(super) frame: Frame,
}

/// The direction of an axis: the first at twelve o'clock, then clockwise.
pub(super) fn direction(index: usize, of: usize) -> (f64, f64) {
    let angle = TAU * index as f64 / of as f64;
    (angle.sin(), -angle.cos())
}

/// The labels around a radar of that radius in the middle of that width; none where they do not
/// fit in this detail.
pub(super) fn place(axes: &[Axis], radius: f64, width: f64, detail: Detail) -> Option<Vec<Label>> {
    let mut placed: Vec<Label> = Vec::with_capacity(axes.len());
    for (index, axis) in axes.iter().enumerate() {
        let toward = direction(index, axes.len());
        // Numbers may step outwards, ring by ring, to get past their neighbours.
        let steps: &[f64] = match detail {
            Detail::Number => &[0.0, 14.0, 28.0],
            _ => &[0.0],
        };
        let free = steps.iter().find_map(|step| {
            let distance = radius + GAP + step;
            let neighbour = TAU / axes.len() as f64;
            let label = one(index, axis, toward, distance, neighbour, width, detail)?;
            let clear = placed
                .iter()
                .all(|other| !overlap(&other.frame, &label.frame));
            clear.then_some(label)
        });
        match free {
            Some(label) => placed.push(label),
            None if detail == Detail::Number => {}
            None => return None,
        }
    }
    Some(placed)
}

fn one(
    axis_index: usize,
    axis: &Axis,
    (dx, dy): (f64, f64),
    distance: f64,
    neighbour: f64,
    width: f64,
    detail: Detail,
) -> Option<Label> {
    let (x, y) = (dx * distance, dy * distance);
    let half = width / 2.0 - EDGE;
    let (anchor, room) = if dx.abs() < 0.02 {
        // Top and bottom: half the way to the neighbours' words, with a gap between.
        let apart = 2.0 * distance * neighbour.min(TAU / 4.0).sin() - 12.0;
        (Anchor::Middle, apart.min(2.0 * half))
    } else if dx > 0.0 {
        (Anchor::Start, half - x)
    } else {
        (Anchor::End, half + x)
    };
    let name = text::label(&axis.number, &axis.title);
    let number = if axis.number.is_empty() {
        text::shorten(&axis.title, TextSize::Normal, true, room.min(72.0))
    } else {
        axis.number.clone()
    };
    let lines = match detail {
        Detail::Full | Detail::Shortened if room < LEAST_ROOM => return None,
        Detail::Full => text::wrap(&name, room, 2, false)?,
        Detail::Shortened => text::wrap(&name, room, 2, true)?,
        Detail::Scores | Detail::Number => vec![number],
    };
    let scores = if detail == Detail::Number {
        String::new()
    } else {
        figure(&axis.values)
    };
    let figures = text::width(&scores, TextSize::Small, false);
    let widest = lines
        .iter()
        .map(|line| text::width(line, TextSize::Normal, true))
        .fold(figures, f64::max);
    if widest > room && detail != Detail::Number {
        return None;
    }
    let height = LINE * lines.len() as f64 + if scores.is_empty() { 0.0 } else { FIGURES };
    let top = y - height * (1.0 - dy) / 2.0;
    let (left, right) = match anchor {
        Anchor::Start => (x, x + widest),
        Anchor::Middle => (x - widest / 2.0, x + widest / 2.0),
        Anchor::End => (x - widest, x),
    };
    let inside = left >= -half - 0.1 && right <= half + 0.1;
    inside.then_some(Label {
        axis: axis_index,
        lines,
        scores,
        anchor,
        x,
        frame: Frame {
            left,
            top,
            right,
            bottom: top + height,
        },
    })
}

fn overlap(a: &Frame, b: &Frame) -> bool {
    a.left < b.right + 4.0
        && b.left < a.right + 4.0
        && a.top < b.bottom + 1.0
        && b.top < a.bottom + 1.0
}
