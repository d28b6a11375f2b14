//! Amounts by row and column, such as work by owner and month: each a figure over a bar.

use super::canvas::{Canvas, Words, compose};
use super::role::Role;
use super::rows::{self, NARROW};
use super::scene::{Anchor, Scene};
use super::text::TextSize;
use super::{summary, text};

const ROW: f64 = 24.0;
const EDGE: f64 = 4.0;
const GAP: f64 = 10.0;
/// Room for two lines of text above the rows: years, then months.
const HEAD: f64 = 34.0;
/// A name that stands above its figures, because it has no room beside them.
const NAME_ABOVE: f64 = 15.0;
/// What parts the sums from the rows.
const BREAK: f64 = 6.0;
/// Height of a bar.
const BAR: f64 = 4.0;
/// The longest bar's share of its column.
const FULL: f64 = 0.88;
/// What a figure needs beside its own width.
const AROUND: f64 = 4.0;

/// Amounts by row and column.
#[derive(Clone, Debug, PartialEq)]
pub struct AmountsSpec {
    /// The chart's name.
    pub title: String,
    /// Width of the scene, at least 280.
    pub width: u32,
    /// What the rows are: one, and several.
    pub things: (&'static str, &'static str),
    /// The columns, from the left.
    pub columns: Vec<AmountsColumn>,
    /// What the first row is called, which has the sums of the columns.
    pub all: &'static str,
    /// The sums, an entry a column.
    pub sums: Vec<Amount>,
    /// The rows, from the top.
    pub rows: Vec<AmountsRow>,
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq)]
pub struct AmountsColumn {
    /// What it is called, in a few letters.
    pub name: String,
    /// What it has in common with the columns that follow, where they begin.
    pub group: Option<String>,
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct AmountsRow {
    /// What it is called; only a name that is wider than the whole picture is shortened.
    pub title: String,
    /// An entry a column.
    pub amounts: Vec<Amount>,
}

/// An amount and how it is written; nothing is drawn for less than nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// How much.
    pub value: f64,
    /// The same as a figure.
    pub figure: String,
}

/// Where the columns stand.
struct Frame {
    left: f64,
    right: f64,
    /// The room of a name.
    label: f64,
    /// How far below its row's top a figure's own line begins: names may stand above.
    below: f64,
    column: f64,
    /// The length of a bar for one.
    unit: f64,
    /// Whether every figure fits into a column.
    has_figures: bool,
}

/// Draws a line of sums, then a row a line, all bars on one scale. Where a name does not fit beside
/// its figures, all names stand above them: rows of different owners must not look alike. Where
/// columns are too narrow for figures, there are bars alone.
#[must_use]
pub fn amounts(spec: &AmountsSpec) -> Scene {
    let width = spec.width.max(280);
    let across = f64::from(width);
    let titles = spec.rows.iter().map(|row| ("", &*row.title));
    let beside = rows::column(titles.chain([("", spec.all)]), false, across);
    let all = || {
        let rows = spec.rows.iter().flat_map(|row| &row.amounts);
        rows.chain(&spec.sums)
    };
    let widest = all().map(|one| text::width(&one.figure, TextSize::Small, true));
    let needed = widest.fold(0.0, f64::max) + AROUND;
    let columns = spec.columns.len().max(1) as f64;
    let share = if across < NARROW { 0.32 } else { 0.38 };
    let has_room = across - 2.0 * EDGE - beside - GAP >= needed * columns;
    let (label, left, below) = if beside <= across * share || has_room {
        (beside, EDGE + beside + GAP, 0.0)
    } else {
        (across - 2.0 * EDGE, EDGE, NAME_ABOVE)
    };
    let high = ROW + below;
    let column = (across - EDGE - left) / columns;
    let most = all().map(|one| one.value).filter(|one| one.is_finite());
    let most = most.fold(0.0, f64::max);
    let frame = Frame {
        left,
        right: across - EDGE,
        label,
        below,
        column,
        unit: column * FULL / if most > 0.0 { most } else { 1.0 },
        has_figures: needed <= column,
    };
    let first = HEAD + high + BREAK;
    let height = (first + high * spec.rows.len() as f64 + EDGE).ceil() as u32;
    let scene = compose((width, height), &spec.title, describe(spec), &|canvas| {
        frame.heads(canvas, spec);
        for index in 0..=spec.rows.len() {
            let y = first + high * index as f64;
            let role = if index == 0 { Role::Axis } else { Role::Grid };
            canvas.line(role, None, &[(EDGE, y), (across - EDGE, y)]);
        }
        frame.row(canvas, None, HEAD, (spec.all, ""), &spec.sums);
        for (index, row) in spec.rows.iter().enumerate() {
            let top = first + high * index as f64;
            frame.row(canvas, Some(index), top, ("", &row.title), &row.amounts);
        }
    });
    Scene {
        spots: rows::spots(spec.rows.len(), across, first, high),
        ..scene
    }
}

impl Frame {
    fn x(&self, column: usize) -> f64 {
        self.left + self.column * column as f64
    }

    /// The names of the columns; one that would meet the one before it is left out.
    fn heads(&self, canvas: &Canvas<'_>, spec: &AmountsSpec) {
        let (mut after, mut after_group) = (0.0, 0.0);
        let words = |text: &str, x: f64, y: f64, bold: bool, after: &mut f64| {
            let stop = x + text::width(text, TextSize::Small, bold);
            if x >= *after && stop <= self.right + EDGE {
                *after = stop + AROUND;
                let words = Words {
                    bold,
                    ..Words::small(text, Anchor::Start)
                };
                canvas.words(Role::Tick, None, (x, y), &words);
            }
        };
        for (place, column) in spec.columns.iter().enumerate() {
            let x = self.x(place);
            words(&column.name, x, HEAD - 7.0, false, &mut after);
            let group = column.group.as_deref().unwrap_or("");
            words(group, x, HEAD - 20.0, true, &mut after_group);
        }
    }

    /// The name and the amounts of a row, or of the sums, which have no datum.
    fn row(
        &self,
        canvas: &Canvas<'_>,
        datum: Option<usize>,
        top: f64,
        name: (&str, &str),
        amounts: &[Amount],
    ) {
        let at = (EDGE, top + ROW / 2.0 + 4.0);
        rows::label(canvas, datum, at, self.label, name, false);
        let y = top + self.below + ROW / 2.0;
        for (place, Amount { value, figure }) in amounts.iter().enumerate() {
            if !value.is_finite() || *value <= 0.0 {
                continue;
            }
            let x = self.x(place);
            // Alone, a bar stands in the middle of its row.
            let top = y + if self.has_figures { 5.0 } else { -BAR / 2.0 };
            let bar = [(x, top), (x + (value * self.unit).max(1.0), top + BAR)];
            canvas.block(Role::Bar, datum, bar, 1.0);
            if self.has_figures {
                let words = Words {
                    bold: datum.is_none(),
                    ..Words::small(figure, Anchor::Start)
                };
                canvas.words(Role::Label, datum, (x, y + 2.0), &words);
            }
        }
    }
}

fn describe(spec: &AmountsSpec) -> String {
    let (one, many) = spec.things;
    let mut sentence = summary::count(spec.rows.len(), one, many);
    let mut most: Option<(&AmountsColumn, &Amount)> = None;
    for (column, sum) in spec.columns.iter().zip(&spec.sums) {
        if sum.value > most.map_or(0.0, |(_, other)| other.value) {
            most = Some((column, sum));
        }
    }
    match most {
        Some((column, sum)) => {
            sentence.push_str("; most is in ");
            sentence.push_str(&column.name);
            sentence.push_str(", ");
            sentence.push_str(&sum.figure);
        }
        None => sentence.push_str("; nothing to show"),
    }
    sentence.push('.');
    sentence
}
