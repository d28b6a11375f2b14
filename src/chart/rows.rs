//! What charts of horizontal rows share: a column of labels, a scale of levels, a column of
//! figures.

use super::canvas::{Canvas, Words};
use super::role::Role;
use super::scene::{Anchor, Bounds, Spot};
use super::spec::Scale;
use super::text::{self, TextSize};

/// Below this width a row shows its number instead of its title.
pub(super) const NARROW: f64 = 480.0;
/// Height of the line of levels under the rows.
pub(super) const FOOT: f64 = 22.0;
const GAP: f64 = 12.0;
const HEAD: f64 = 6.0;

/// Rows of the same height on a scale of levels.
pub(super) struct Rows {
    width: f64,
    row: f64,
    count: usize,
    scale: Scale,
    left: f64,
    right: f64,
}

impl Rows {
    /// Lays out the rows. The labels take what they need up to two fifths of the width, the
    /// figures what they need.
    pub(super) fn new(
        width: f64,
        row: f64,
        scale: Scale,
        labels: &[(&str, &str)],
        figures: &[String],
    ) -> Self {
        let narrow = width < NARROW;
        let label = column(labels.iter().copied(), narrow, width * 0.4);
        let figure = figures
            .iter()
            .map(|figure| text::width(figure, TextSize::Small, false))
            .fold(0.0, f64::max);
        Self {
            width,
            row,
            count: labels.len(),
            scale,
            left: 4.0 + label + GAP,
            right: width - 4.0 - figure - GAP,
        }
    }

    /// Where the last row ends and the levels begin.
    pub(super) fn bottom(&self) -> f64 {
        HEAD + self.row * self.count as f64
    }

    /// Where each row stands.
    pub(super) fn spots(&self) -> Vec<Spot> {
        spots(self.count, self.width, HEAD, self.row)
    }

    /// The plane of the rows: x in levels, y in rows.
    pub(super) fn plane<'a>(&self, canvas: &Canvas<'a>) -> Canvas<'a> {
        let frame = Bounds {
            left: self.left,
            top: HEAD,
            right: self.right,
            bottom: self.bottom(),
        };
        canvas.plot(
            frame,
            0.0..self.scale.top(),
            0.0..(self.count.max(1) as f64),
        )
    }

    /// The lines of the levels with their numbers, and the line of acceptance.
    pub(super) fn ground(&self, canvas: &Canvas<'_>, plane: &Canvas<'_>) {
        let rows = self.count as f64;
        for level in 0..=self.scale.max {
            let x = f64::from(level);
            let role = if level == 0 { Role::Axis } else { Role::Grid };
            plane.line(role, None, &[(x, 0.0), (x, rows)]);
            let number = level.to_string();
            let at = (plane.at((x, rows)).0, self.bottom() + 14.0);
            let words = Words::small(&number, Anchor::Middle);
            canvas.words(Role::Tick, None, at, &words);
        }
        if let Some(level) = self.scale.acceptance {
            let x = f64::from(level);
            plane.line(Role::AcceptanceLine, None, &[(x, 0.0), (x, rows)]);
        }
    }

    /// The label on the left and the figures on the right of a row.
    pub(super) fn words(
        &self,
        canvas: &Canvas<'_>,
        index: usize,
        (number, title): (&str, &str),
        figure: &str,
    ) {
        let y = HEAD + self.row * (index as f64 + 0.5) + 4.0;
        let room = self.left - GAP - 4.0;
        label(
            canvas,
            Some(index),
            (4.0, y),
            room,
            (number, title),
            self.width < NARROW,
        );
        let words = Words::small(figure, Anchor::End);
        canvas.words(Role::Value, Some(index), (self.width - 4.0, y), &words);
    }
}

/// What a label wants: the number in bold, then the title.
fn label_width(number: &str, title: &str, narrow: bool) -> f64 {
    let number_width = text::width(number, TextSize::Normal, true);
    match (number.is_empty(), narrow) {
        (true, _) => text::width(title, TextSize::Normal, false),
        (false, true) => number_width,
        (false, false) => number_width + 6.0 + text::width(title, TextSize::Normal, false),
    }
}

/// The width of a column of labels: what the widest wants, up to `most`.
pub(super) fn column<'t>(
    labels: impl Iterator<Item = (&'t str, &'t str)>,
    narrow: bool,
    most: f64,
) -> f64 {
    let widths = labels.map(|(number, title)| label_width(number, title, narrow));
    widths.fold(0.0, f64::max).min(most)
}

/// Where rows of that height stand, each as wide as the scene.
pub(super) fn spots(count: usize, width: f64, top: f64, row: f64) -> Vec<Spot> {
    let spot = |index: usize| {
        let top = top + row * index as f64;
        Spot::from(Bounds {
            left: 0.0,
            top,
            right: width,
            bottom: top + row,
        })
    };
    (0..count).map(spot).collect()
}

/// Draws number and title from `at`, the title shortened to the room.
pub(super) fn label(
    canvas: &Canvas<'_>,
    datum: Option<usize>,
    (x, y): (f64, f64),
    room: f64,
    (number, title): (&str, &str),
    narrow: bool,
) {
    let words = Words::normal(number, Anchor::Start, true);
    canvas.words(Role::Label, datum, (x, y), &words);
    if number.is_empty() || !narrow {
        let used = if number.is_empty() {
            0.0
        } else {
            text::width(number, TextSize::Normal, true) + 6.0
        };
        let title = text::shorten(title, TextSize::Normal, false, room - used);
        let words = Words::normal(&title, Anchor::Start, false);
        canvas.words(Role::Label, datum, (x + used, y), &words);
    }
}
