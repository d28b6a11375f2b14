//! Where the words around a radar stand: by the angle of their axis, never over each other and
//! never beyond the scene.

use super::angle::{direction, sine};
use crate::chart::bars::figure;
use crate::chart::scene::{Anchor, Bounds};
use crate::chart::spec::{Axis, Values};
use crate::chart::text::{self, TextSize};

/// From the outermost ring to the words.
const GAP: f64 = 10.0;
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
    /// Number and title in full on one line or two, and the scores.
    Full,
    /// The same, with a title shortened, or on one line, where it must be.
    Shortened,
    /// Number and title on one line, shortened, and the scores.
    OneLine,
    /// The number, and the scores.
    Scores,
    /// The number alone, in small; those that find no place are left out.
    Number,
}

impl Detail {
    /// What radars with few axes try, the best first.
    pub(super) const TITLED: [Self; 4] = [Self::Full, Self::Shortened, Self::OneLine, Self::Scores];
}

/// A placed label. Coordinates are relative to the radar's centre.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub(super) axis: usize,
    pub(super) lines: Vec<String>,
    pub(super) scores: String,
    pub(super) anchor: Anchor,
    pub(super) size: TextSize,
    pub(super) bold: bool,
    pub(super) x: f64,
    pub(super) frame: Bounds,
}

/// An axis on its way to its label.
struct Place<'a> {
    index: usize,
    axis: &'a Axis,
    values: &'a Values,
    /// Unit vector from the centre.
    toward: (f64, f64),
    /// Sine of the angle to the neighbouring axes.
    apart: f64,
    width: f64,
}

/// The labels around a radar of that radius in the middle of that width; none where they do not
/// fit in this detail.
pub(super) fn place(
    axes: &[Axis],
    values: &[Values],
    radius: f64,
    width: f64,
    detail: Detail,
) -> Option<Vec<Label>> {
    let mut placed: Vec<Label> = Vec::with_capacity(axes.len());
    for (index, (axis, values)) in axes.iter().zip(values).enumerate() {
        let place = Place {
            index,
            axis,
            values,
            toward: direction(index, axes.len()),
            apart: sine(1, axes.len()),
            width,
        };
        let crowded = axes.len() > 24 && place.toward.0.abs() < 0.6;
        // Where numbers stand side by side, at the top and the bottom, every other one steps out.
        let steps: &[f64] = match (detail, crowded && index % 2 == 1) {
            (Detail::Number, true) => &[14.0, 0.0, 28.0],
            (Detail::Number, false) => &[0.0, 14.0, 28.0],
            _ => &[0.0],
        };
        let wishes: &[Detail] = match detail {
            Detail::Shortened => &[Detail::Full, Detail::Shortened, Detail::OneLine],
            _ => &[detail],
        };
        let free = wishes
            .iter()
            .flat_map(|wish| steps.iter().map(move |outwards| (*wish, *outwards)))
            .find_map(|(wish, outwards)| {
                let label = place.label(radius + GAP + outwards, wish)?;
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

impl Place<'_> {
    /// The label at that distance from the centre, if it has room there.
    fn label(&self, distance: f64, detail: Detail) -> Option<Label> {
        let (dx, dy) = self.toward;
        let (x, y) = (dx * distance, dy * distance);
        let half = self.width / 2.0 - EDGE;
        let (anchor, room) = if dx.abs() < 0.02 {
            // Top and bottom: as far as the neighbours' words, with a gap between.
            let apart = 2.0 * distance * self.apart - 12.0;
            (Anchor::Middle, apart.min(2.0 * half))
        } else if dx > 0.0 {
            (Anchor::Start, half - x)
        } else {
            (Anchor::End, half + x)
        };
        let bold = detail != Detail::Number;
        let size = if bold {
            TextSize::Normal
        } else {
            TextSize::Small
        };
        let lines = self.lines(detail, room, size)?;
        let scores = if bold {
            figure(self.values)
        } else {
            String::new()
        };
        let figures = text::width(&scores, TextSize::Small, false);
        let widest = lines
            .iter()
            .map(|line| text::width(line, size, bold))
            .fold(figures, f64::max);
        if widest > room && bold {
            return None;
        }
        let height = LINE * lines.len() as f64 + if bold { FIGURES } else { 0.0 };
        let top = y - height * (1.0 - dy) / 2.0;
        let (left, right) = match anchor {
            Anchor::Start => (x, x + widest),
            Anchor::Middle => (x - widest / 2.0, x + widest / 2.0),
            Anchor::End => (x - widest, x),
        };
        let inside = left >= -half - 0.1 && right <= half + 0.1;
        inside.then_some(Label {
            axis: self.index,
            lines,
            scores,
            anchor,
            size,
            bold,
            x,
            frame: Bounds {
                left,
                top,
                right,
                bottom: top + height,
            },
        })
    }

    fn lines(&self, detail: Detail, room: f64, size: TextSize) -> Option<Vec<String>> {
        let Axis { number, title, .. } = self.axis;
        let name = text::label(number, title);
        match detail {
            Detail::Scores | Detail::Number if !number.is_empty() => Some(vec![number.clone()]),
            Detail::Scores | Detail::Number => {
                Some(vec![text::shorten(title, size, true, room.min(72.0))])
            }
            _ if room < LEAST_ROOM => None,
            Detail::Full => text::wrap(&name, room, 2, false),
            Detail::Shortened => text::wrap(&name, room, 2, true),
            Detail::OneLine => text::wrap(&name, room, 1, true),
        }
    }
}

fn overlap(a: &Bounds, b: &Bounds) -> bool {
    a.left < b.right + 6.0
        && b.left < a.right + 6.0
        && a.top < b.bottom + 1.0
        && b.top < a.bottom + 1.0
}
