//! Heat map: every leaf clause as a cell with the colour and the sign of its status.

use super::canvas::{Canvas, Words, compose};
use super::legend::{self, Entry, Sample};
use super::role::Role;
use super::rows::{self, NARROW};
use super::scene::{Anchor, Bounds, Scene};
use super::text::{self, TextSize};

/// Height of a cell. On the page it is a link, which should be 24 pixels high also where the picture is
/// drawn at four fifths of its size, as on a phone.
const CELL: f64 = 31.0;
/// From a cell's top to the line on which its words stand.
const LINE: f64 = 19.5;
/// What is free around a cell.
const BETWEEN: f64 = 4.0;
/// What is free between two groups, beside the cells' own.
const GROUP: f64 = 6.0;
const EDGE: f64 = 4.0;
const GAP: f64 = 12.0;

/// Cells in groups.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatSpec {
    /// The chart's name.
    pub title: String,
    /// Width of the scene, at least 240.
    pub width: u32,
    /// The groups, from the top.
    pub groups: Vec<HeatGroup>,
    /// What the cells' colours and signs mean: role, sign and name.
    pub meanings: Vec<(Role, &'static str, &'static str)>,
}

/// A row of cells with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatGroup {
    /// The clause number, or empty.
    pub number: String,
    /// The title; it is shortened where room is short.
    pub title: String,
    /// The cells, in order.
    pub cells: Vec<HeatCell>,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatCell {
    /// What stands in it.
    pub label: String,
    /// The sign that tells it apart without colour.
    pub sign: &'static str,
    /// What its colour means.
    pub role: Role,
}

/// A cell with its place.
struct Placed<'s> {
    cell: &'s HeatCell,
    datum: usize,
    left: f64,
    top: f64,
    width: f64,
}

/// Draws a group of cells a line, or more lines where they do not fit.
#[must_use]
pub fn heat(spec: &HeatSpec) -> Scene {
    let width = spec.width.max(240);
    let across = f64::from(width);
    let narrow = across < NARROW;
    let labels = spec.groups.iter().map(|one| (&*one.number, &*one.title));
    let label = rows::column(labels, narrow, across * 0.3);
    let left = EDGE + label + GAP;
    let mut placed: Vec<Placed<'_>> = Vec::new();
    let mut tops: Vec<f64> = Vec::new();
    let mut y = EDGE;
    for group in &spec.groups {
        tops.push(y);
        let mut x = left;
        for cell in &group.cells {
            let words = words_of(cell);
            let wide = text::width(&words, TextSize::Small, true) + 12.0;
            if x > left && x + wide > across - EDGE {
                x = left;
                y += CELL + BETWEEN;
            }
            placed.push(Placed {
                cell,
                datum: placed.len(),
                left: x,
                top: y,
                width: wide.min(across - EDGE - left),
            });
            x += wide + BETWEEN;
        }
        y += CELL + BETWEEN + GROUP;
    }
    let meanings: Vec<(Role, String)> = spec
        .meanings
        .iter()
        .map(|(role, sign, name)| (*role, [*sign, " ", *name].concat()))
        .collect();
    let entries: Vec<Entry<'_>> = meanings
        .iter()
        .map(|(role, name)| (*role, Sample::Block, name.as_str()))
        .collect();
    let height = (y + legend::height(&entries, across)).ceil() as u32;
    let scene = compose((width, height), &spec.title, describe(spec), &|canvas| {
        for (group, top) in spec.groups.iter().zip(&tops) {
            let name = (group.number.as_str(), group.title.as_str());
            rows::label(canvas, None, (EDGE, top + LINE), label, name, narrow);
        }
        for one in &placed {
            draw(canvas, one);
        }
        legend::draw(canvas, &entries, across, y);
    });
    let spots = placed.iter().map(|one| one.bounds().into()).collect();
    Scene { spots, ..scene }
}

impl Placed<'_> {
    fn bounds(&self) -> Bounds {
        Bounds {
            left: self.left,
            top: self.top,
            right: self.left + self.width,
            bottom: self.top + CELL,
        }
    }
}

fn words_of(cell: &HeatCell) -> String {
    [cell.sign, " ", &cell.label].concat()
}

fn draw(canvas: &Canvas<'_>, one: &Placed<'_>) {
    let corners = [(one.left, one.top), (one.left + one.width, one.top + CELL)];
    canvas.block(one.cell.role, Some(one.datum), corners, 3.0);
    let room = one.width - 8.0;
    let label = text::shorten(&words_of(one.cell), TextSize::Small, true, room);
    let words = Words {
        bold: true,
        ..Words::small(&label, Anchor::Middle)
    };
    let at = (one.left + one.width / 2.0, one.top + LINE);
    canvas.words(Role::OnFill, Some(one.datum), at, &words);
}

fn describe(spec: &HeatSpec) -> String {
    let cells = spec.groups.iter().flat_map(|group| &group.cells);
    let counted = spec.meanings.iter().filter_map(|(role, sign, name)| {
        let found = cells
            .clone()
            .filter(|cell| cell.role == *role && cell.sign == *sign);
        let count = found.count();
        (count > 0).then(|| [&count.to_string(), " ", &name.to_lowercase()].concat())
    });
    let counted: Vec<String> = counted.collect();
    let total = super::summary::count(cells.clone().count(), "clause", "clauses");
    if counted.is_empty() {
        return [&total, "."].concat();
    }
    [&total, ": ", &counted.join(", "), "."].concat()
}
