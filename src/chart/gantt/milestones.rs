//! Milestones: lines through the plan whose names stand in lanes above it, so that no name meets
//! another name or another milestone's line. Where there is no room for that, as on a phone, they
//! have numbers instead, and the names stand in a list above.

use crate::chart::canvas::{Canvas, Words};
use crate::chart::role::Role;
use crate::chart::scene::{Anchor, Bounds, Spot};
use crate::chart::text::{self, TextSize};

use crate::chart::spec::GanttMilestone;
use crate::chart::ticks::day_and_month;

/// Height of a lane of names.
const LANE: f64 = 16.0;
const GAP: f64 = 5.0;
/// Below the list of names.
const BELOW: f64 = 10.0;
/// Room for a number before the name it stands for.
const NUMBER: f64 = 20.0;

/// The milestones with their places.
pub(super) struct Milestones {
    flags: Vec<Flag>,
    /// What the numbers mean, where numbers stand for the names.
    key: Vec<(String, String)>,
}

/// A milestone that has its line but no place for its name yet.
#[derive(Clone)]
struct Pole {
    index: usize,
    x: f64,
    words: String,
}

/// A milestone with a place. Lane 0 is the lowest.
struct Flag {
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
) -> Milestones {
    let mut poles: Vec<Pole> = Vec::with_capacity(milestones.len());
    for (index, milestone) in milestones.iter().enumerate() {
        let pole = Pole {
            index,
            x: x_of(milestone),
            words: [milestone.label.as_str(), &day_and_month(milestone.date)].join(" "),
        };
        // Inserted in order: a dozen milestones are not worth the code of a sort.
        let at = poles.partition_point(|other| other.x <= pole.x);
        poles.insert(at, pole);
    }
    let wide = poles.iter().any(|pole| pole.length() > width - 2.0 * GAP);
    let named = (!wide).then(|| raise(poles.clone(), width));
    if let Some(flags) = named.filter(|flags| are_apart(flags)) {
        let key = Vec::new();
        return Milestones { flags, key };
    }
    let mut key = Vec::with_capacity(poles.len());
    for (place, pole) in poles.iter_mut().enumerate() {
        let number = (place + 1).to_string();
        let room = width - NUMBER - 2.0 * GAP;
        let name = text::shorten(&pole.words, TextSize::Small, false, room);
        key.push((number.clone(), name));
        pole.words = number;
    }
    let flags = raise(poles, width);
    Milestones { flags, key }
}

/// From both ends inwards: names of the first half run to the left where they can, those of the
/// second half to the right, and each line that is placed later rises beside the names before it.
/// A name that would stand in the way of a line still to come waits until that line is placed.
fn raise(mut waiting: Vec<Pole>, width: f64) -> Vec<Flag> {
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
fn lane_count(flags: &[Flag]) -> usize {
    flags.iter().map(|flag| flag.lane + 1).max().unwrap_or(0)
}

/// Whether no name meets another name or a line, its own included.
fn are_apart(flags: &[Flag]) -> bool {
    let pairs = flags.iter().enumerate();
    let mut pairs =
        pairs.flat_map(|(at, one)| flags.iter().take(at).map(move |other| (one, other)));
    flags.iter().all(|flag| !flag.covers(flag.x)) && pairs.all(|(one, other)| agree(one, other))
}

impl Pole {
    fn length(&self) -> f64 {
        text::width(&self.words, TextSize::Small, false)
    }

    /// The flag in that lane, on the wished side of its line if it fits there.
    fn flag(&self, lane: usize, leftwards: bool, width: f64) -> Flag {
        let x = self.x;
        let length = self.length();
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
    /// The top of its lane, where the lowest lane ends at `end`.
    fn top(&self, end: f64) -> f64 {
        end - LANE * (self.lane as f64 + 1.0)
    }

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

impl Milestones {
    /// How high the lanes above the plan are.
    pub(super) fn height(&self) -> f64 {
        LANE * lane_count(&self.flags) as f64
    }

    /// How high the list of names is, with the space below it.
    pub(super) fn key_height(&self, width: f64) -> f64 {
        match self.key.len().div_ceil(self.columns(width)) {
            0 => 0.0,
            rows => LANE * rows as f64 + BELOW,
        }
    }

    /// Names stand beside each other where there is room.
    fn columns(&self, width: f64) -> usize {
        ((width / self.column()) as usize).max(1)
    }

    fn column(&self) -> f64 {
        let names = self.key.iter();
        let widths = names.map(|(_, name)| text::width(name, TextSize::Small, false));
        NUMBER + widths.fold(0.0, f64::max) + 2.0 * GAP
    }

    /// Draws the lines from their names down to `bottom`; the lowest lane ends at `top`. Their data
    /// count on from `first`.
    pub(super) fn draw(&self, canvas: &Canvas<'_>, (top, bottom): (f64, f64), first: usize) {
        for flag in &self.flags {
            let line = [(flag.x, flag.top(top) + 2.0), (flag.x, bottom)];
            canvas.line(Role::MilestoneMark, Some(first + flag.index), &line);
        }
        for flag in &self.flags {
            let x = match flag.anchor {
                Anchor::End => flag.right,
                _ => flag.left,
            };
            let words = Words {
                bold: !self.key.is_empty(),
                ..Words::small(&flag.words, flag.anchor)
            };
            let at = (x, flag.top(top) + 11.0);
            canvas.words(Role::MilestoneLabel, Some(first + flag.index), at, &words);
        }
    }

    /// Writes what the numbers mean, in columns at the top.
    pub(super) fn draw_key(&self, canvas: &Canvas<'_>, width: f64) {
        let rows = self.key.len().div_ceil(self.columns(width)).max(1);
        for (place, (number, name)) in self.key.iter().enumerate() {
            let x = GAP + self.column() * (place / rows) as f64;
            let y = LANE * (place % rows) as f64 + 13.0;
            let bold = Words {
                bold: true,
                ..Words::small(number, Anchor::Start)
            };
            canvas.words(Role::MilestoneLabel, None, (x, y), &bold);
            let words = Words::small(name, Anchor::Start);
            canvas.words(Role::Value, None, (x + NUMBER, y), &words);
        }
    }

    /// Where each milestone is reached: at its name, in the order in which they were given.
    pub(super) fn spots(&self, top: f64, width: f64) -> impl Iterator<Item = Spot> {
        (0..self.flags.len()).filter_map(move |index| {
            let flag = self.flags.iter().find(|flag| flag.index == index)?;
            let top = flag.top(top);
            let bounds = Bounds {
                left: (flag.left.min(flag.x) - 2.0).max(0.0),
                top,
                right: (flag.right.max(flag.x) + 2.0).min(width),
                bottom: top + LANE,
            };
            Some(bounds.into())
        })
    }
}
