//! Milestones: lines through the plan whose names stand in lanes above it, so that no name meets
//! another name, nor, wherever that can be had, another milestone's line.

use crate::chart::canvas::{Canvas, Words};
use crate::chart::role::Role;
use crate::chart::scene::{Anchor, TextSize};
use crate::chart::text;

use crate::chart::spec::GanttMilestone;
use crate::chart::ticks::day_and_month;

/// Height of a lane of names.
pub(super) const LANE: f64 = 16.0;
const GAP: f64 = 5.0;

/// A milestone that has its line but no place for its name yet.
struct Pole {
    index: usize,
    x: f64,
    words: String,
}

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
///
/// From both ends inwards: names of the first half run to the left where they can, those of the
/// second half to the right, and each line that is placed later rises beside the names before it.
/// A name that would stand in the way of a line still to come waits until that line is placed.
pub(super) fn place(
    milestones: &[GanttMilestone],
    width: f64,
    x_of: &dyn Fn(&GanttMilestone) -> f64,
) -> Vec<Flag> {
    let mut waiting: Vec<Pole> = Vec::with_capacity(milestones.len());
    for (index, milestone) in milestones.iter().enumerate() {
        let pole = Pole::new(index, milestone, width, x_of(milestone));
        // Inserted in order: a dozen milestones are not worth the code of a sort.
        let at = waiting.partition_point(|other| other.x <= pole.x);
        waiting.insert(at, pole);
    }
    let mut placed: Vec<Flag> = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let from_the_left = placed.len() % 2 == 1;
        let next = inwards(waiting.len(), from_the_left)
            .find_map(|at| Some((at, free_flag(at, &waiting, &placed, width)?)));
        match next {
            Some((at, flag)) => {
                waiting.remove(at);
                placed.push(flag);
            }
            // With no free place, one takes a lane of its own, over the lines.
            None => {
                let lane = lane_count(&placed);
                placed.extend(waiting.pop().map(|pole| pole.flag(lane, false, width)));
            }
        }
    }
    placed
}

/// Positions from both ends to the middle.
fn inwards(count: usize, from_the_left: bool) -> impl Iterator<Item = usize> {
    let last = count.saturating_sub(1);
    (0..count).map(move |n| {
        let left = (n % 2 == 0) == from_the_left;
        if left { n / 2 } else { last - n / 2 }
    })
}

/// The lowest place for a waiting milestone where it is in nobody's way.
fn free_flag(at: usize, waiting: &[Pole], placed: &[Flag], width: f64) -> Option<Flag> {
    let pole = waiting.get(at)?;
    let later_half = at * 2 >= waiting.len();
    (0..=placed.len())
        .flat_map(|lane| [!later_half, later_half].map(|leftwards| (lane, leftwards)))
        .map(|(lane, leftwards)| pole.flag(lane, leftwards, width))
        .find(|flag| {
            placed.iter().all(|other| agree(flag, other))
                && waiting
                    .iter()
                    .all(|other| other.index == pole.index || !flag.covers(other.x))
        })
}

/// How many lanes the flags take.
pub(super) fn lane_count(flags: &[Flag]) -> usize {
    flags.iter().map(|flag| flag.lane + 1).max().unwrap_or(0)
}

impl Pole {
    fn new(index: usize, milestone: &GanttMilestone, width: f64, x: f64) -> Self {
        let full = [milestone.label.as_str(), &day_and_month(milestone.date)].join(" ");
        Self {
            index,
            x,
            words: text::shorten(&full, TextSize::Small, false, width - 2.0 * GAP),
        }
    }

    /// The flag in that lane, on the wished side of its line if it fits there.
    fn flag(&self, lane: usize, leftwards: bool, width: f64) -> Flag {
        let x = self.x;
        let length = text::width(&self.words, TextSize::Small, false);
        let right_of = (x + GAP, x + GAP + length);
        let left_of = (x - GAP - length, x - GAP);
        let fits = |(left, right): (f64, f64)| left >= 0.0 && right <= width;
        let (anchor, (left, right)) = match (fits(right_of), fits(left_of)) {
            (true, true) if leftwards => (Anchor::End, left_of),
            (true, _) => (Anchor::Start, right_of),
            (false, true) => (Anchor::End, left_of),
            // Longer than either side: over its own line, moved inside.
            (false, false) => {
                let left = (x - length / 2.0).min(width - length).max(0.0);
                (Anchor::Start, (left, left + length))
            }
        };
        Flag {
            index: self.index,
            x,
            words: self.words.clone(),
            anchor,
            left,
            right,
            lane,
        }
    }
}

impl Flag {
    fn covers(&self, x: f64) -> bool {
        x > self.left - 2.0 && x < self.right + 2.0
    }
}

/// Whether two names are apart, and neither line goes through the other's name.
fn agree(a: &Flag, b: &Flag) -> bool {
    let apart = a.lane != b.lane || a.left >= b.right + 2.0 * GAP || b.left >= a.right + 2.0 * GAP;
    let crosses = |line: &Flag, name: &Flag| line.lane >= name.lane && name.covers(line.x);
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
