//! Milestones: lines through the plan whose names stand in lanes above it, so that no name meets
//! another name, nor, wherever that can be had, another milestone's line.

use crate::chart::canvas::{Canvas, Words};
use crate::chart::role::Role;
use crate::chart::scene::{Anchor, TextSize};
use crate::chart::text;

use super::ticks::day_and_month;
use crate::chart::spec::GanttMilestone;

/// Height of a lane of names.
pub(super) const LANE: f64 = 16.0;
const GAP: f64 = 5.0;

/// A milestone with a place. Lane 0 is the lowest.
#[derive(Clone, Debug)]
pub(super) struct Flag {
    index: usize,
    x: f64,
    words: String,
    anchor: Anchor,
    left: f64,
    right: f64,
    lane: usize,
}

/// Places the milestones. `x_of` gives the line's place; names stay between 0 and `width`.
pub(super) fn place(
    milestones: &[GanttMilestone],
    width: f64,
    x_of: &dyn Fn(&GanttMilestone) -> f64,
) -> Vec<Flag> {
    let mut order: Vec<(usize, &GanttMilestone)> = milestones.iter().enumerate().collect();
    // From the last to the first: a name runs to the right, so an earlier line passes it by.
    order.sort_by_key(|(index, milestone)| std::cmp::Reverse((milestone.date, *index)));
    let mut placed: Vec<Flag> = Vec::with_capacity(milestones.len());
    for (index, milestone) in order {
        let x = x_of(milestone);
        let full = [milestone.label.as_str(), &day_and_month(milestone.date)].join(" ");
        let words = text::shorten(&full, TextSize::Small, false, width - 2.0 * GAP);
        let flag = lanes(placed.len())
            .find_map(|lane| candidate(index, x, &words, width, lane, &placed))
            .unwrap_or_else(|| flag(index, x, &words, width, placed.len(), false));
        placed.push(flag);
    }
    placed
}

/// How many lanes the flags take.
pub(super) fn lane_count(flags: &[Flag]) -> usize {
    flags.iter().map(|flag| flag.lane + 1).max().unwrap_or(0)
}

fn lanes(placed: usize) -> std::ops::RangeInclusive<usize> {
    0..=placed
}

fn candidate(
    index: usize,
    x: f64,
    words: &str,
    width: f64,
    lane: usize,
    placed: &[Flag],
) -> Option<Flag> {
    [false, true]
        .into_iter()
        .map(|leftwards| flag(index, x, words, width, lane, leftwards))
        .find(|flag| placed.iter().all(|other| agree(flag, other)))
}

fn flag(index: usize, x: f64, words: &str, width: f64, lane: usize, leftwards: bool) -> Flag {
    let length = text::width(words, TextSize::Small, false);
    let right_of = (x + GAP, x + GAP + length);
    let left_of = (x - GAP - length, x - GAP);
    let fits = |(left, right): (f64, f64)| left >= 0.0 && right <= width;
    let (anchor, (left, right)) = match (fits(right_of), fits(left_of)) {
        (true, false) => (Anchor::Start, right_of),
        (false, true) => (Anchor::End, left_of),
        (true, true) if leftwards => (Anchor::End, left_of),
        (true, true) => (Anchor::Start, right_of),
        // Longer than either side: over its own line, moved inside.
        (false, false) => {
            let left = (x - length / 2.0).min(width - length).max(0.0);
            (Anchor::Start, (left, left + length))
        }
    };
    Flag {
        index,
        x,
        words: words.to_owned(),
        anchor,
        left,
        right,
        lane,
    }
}

/// Whether two names are apart, and neither line goes through the other's name.
fn agree(a: &Flag, b: &Flag) -> bool {
    let apart = a.lane != b.lane || a.left >= b.right + 2.0 * GAP || b.left >= a.right + 2.0 * GAP;
    let crosses = |line: &Flag, name: &Flag| {
        line.lane >= name.lane && line.x > name.left - 2.0 && line.x < name.right + 2.0
    };
    apart && !crosses(a, b) && !crosses(b, a)
}

/// Draws the lines from their names down to `bottom`; the lowest lane ends at `top`.
pub(super) fn draw(canvas: &Canvas<'_>, flags: &[Flag], top: f64, bottom: f64) {
    let lane_top = |flag: &Flag| top - LANE * (flag.lane as f64 + 1.0);
    for flag in flags {
        let line = [(flag.x, lane_top(flag) + 2.0), (flag.x, bottom)];
        canvas.line(Role::MilestoneMark, Some(flag.index), &line);
    }
    for flag in flags {
        let x = match flag.anchor {
            Anchor::End => flag.right,
            _ => flag.left,
        };
        let words = Words::small(&flag.words, flag.anchor);
        let at = (x, lane_top(flag) + 11.0);
        canvas.words(Role::MilestoneLabel, Some(flag.index), at, &words);
    }
}
