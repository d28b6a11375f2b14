//! Burn-up: how much of the questionnaire was rated by when.

use super::canvas::{Canvas, Words, compose};
use super::role::Role;
use super::scene::{Anchor, Bounds, Scene, Spot};
use super::summary::count;
use super::text::{self, TextSize};
use super::ticks;
use super::timeline::{EDGE, FOOT, HEAD, Timeline};
use crate::date::Date;
use crate::tenths::percent;

/// Height of the plane.
const PLANE: f64 = 170.0;
/// Room for the percentages on the left.
const SCALE: f64 = 44.0;
/// From a day's point to the edge of what reaches it.
const REACH: f64 = 7.0;

/// Ratings over time.
#[derive(Clone, Debug, PartialEq)]
pub struct BurnUpSpec {
    /// The chart's name.
    pub title: String,
    /// Width of the scene, at least 240.
    pub width: u32,
    /// How many things could be rated.
    pub total: usize,
    /// How many were before the first day: those of which no day is known.
    pub before: usize,
    /// Days with how many were rated on them, in order.
    pub days: Vec<(Date, usize)>,
    /// The day to which the line goes on, and no further.
    pub today: Date,
}

/// Draws a line of steps from the first day to today, on a scale to all that could be rated.
#[must_use]
pub fn burn_up(spec: &BurnUpSpec) -> Scene {
    let width = spec.width.max(240);
    let (Some((first, _)), true) = (spec.days.first(), spec.total > 0) else {
        return empty(spec, width);
    };
    let across = f64::from(width);
    let last = spec
        .days
        .iter()
        .map(|(day, _)| *day)
        .max()
        .unwrap_or(*first);
    // Nothing is known of days to come; the calendar alone may go on, to have room for its words.
    let end = spec.today.max(last);
    let room_until = end.max(first.plus_days(6));
    let label = label(spec);
    let room = text::width(&label, TextSize::Normal, true) + 8.0;
    let frame = Bounds {
        left: SCALE,
        top: HEAD,
        right: (across - EDGE - room).max(SCALE + 60.0),
        bottom: HEAD + PLANE,
    };
    let calendar = ticks::calendar(*first, room_until, frame.right - frame.left);
    let size = (width, (frame.bottom + FOOT).ceil() as u32);
    let scene = compose(size, &spec.title, describe(spec), &|canvas| {
        let time = Timeline::new(canvas, frame, &calendar, 1.0);
        scale(canvas, frame);
        time.ticks();
        let steps = steps(spec, &time, end);
        let mut area = steps.clone();
        if let (Some((start, _)), Some((stop, _))) = (steps.first(), steps.last()) {
            area.push((*stop, frame.bottom));
            area.push((*start, frame.bottom));
        }
        canvas.area(Role::BackedArea, None, &area);
        canvas.line(Role::Backed, None, &steps);
        // The first corner of each day is where the line was before it, the second where it went.
        let days = steps.chunks_exact(2).filter_map(|step| step.get(1));
        for (day, at) in days.enumerate() {
            canvas.dot(Role::Point, Some(day), *at, 2.0);
        }
        if let Some((x, y)) = steps.last() {
            canvas.dot(Role::Point, None, (*x, *y), 3.0);
            // The label stands beside the line's end, never above the plane.
            let at = (x + 8.0, (y + 4.0).max(frame.top + 10.0));
            let words = Words::normal(&label, Anchor::Start, true);
            canvas.words(Role::Label, None, at, &words);
        }
        if (calendar.start..=calendar.end).contains(&spec.today) {
            time.today(spec.today);
        }
        time.names();
    });
    let spots = scene.points().map(|(_, at)| around(at)).collect();
    Scene { spots, ..scene }
}

fn around((x, y): (f64, f64)) -> Spot {
    let bounds = Bounds {
        left: x - REACH,
        top: y - REACH,
        right: x + REACH,
        bottom: y + REACH,
    };
    bounds.into()
}

/// `121 of 182`.
fn label(spec: &BurnUpSpec) -> String {
    let done = rated(spec).to_string();
    [&done, " of ", &spec.total.to_string()].concat()
}

fn rated(spec: &BurnUpSpec) -> usize {
    spec.before + spec.days.iter().map(|(_, more)| more).sum::<usize>()
}

/// Lines at the quarters, with their percentages.
fn scale(canvas: &Canvas<'_>, frame: Bounds) {
    for quarter in 0..=4_u8 {
        let share = f64::from(quarter) / 4.0;
        let y = frame.bottom - (frame.bottom - frame.top) * share;
        let role = if quarter == 0 { Role::Axis } else { Role::Grid };
        canvas.line(role, None, &[(frame.left, y), (frame.right, y)]);
        let percent = percent(Some(share));
        let words = Words::small(&percent, Anchor::End);
        canvas.words(Role::Tick, None, (frame.left - 6.0, y + 4.0), &words);
    }
}

/// The corners of the line.
fn steps(spec: &BurnUpSpec, time: &Timeline<'_, '_>, end: Date) -> Vec<(f64, f64)> {
    let Bounds { top, bottom, .. } = time.frame;
    let height = |done: usize| {
        let share = (done as f64 / spec.total as f64).min(1.0);
        bottom - (bottom - top) * share
    };
    let mut done = spec.before;
    let mut corners = Vec::with_capacity(spec.days.len() * 2 + 1);
    for (day, more) in &spec.days {
        let x = time.x(*day);
        corners.push((x, height(done)));
        done += more;
        corners.push((x, height(done)));
    }
    corners.push((time.x(end), height(done)));
    corners
}

fn empty(spec: &BurnUpSpec, width: u32) -> Scene {
    let sentence = describe(spec);
    compose((width, 40), &spec.title, sentence, &|canvas| {
        let words = Words::normal("No answer bears a day yet.", Anchor::Start, false);
        canvas.words(Role::Tick, None, (EDGE, 24.0), &words);
    })
}

fn describe(spec: &BurnUpSpec) -> String {
    let (Some((first, _)), Some((last, _))) = (spec.days.first(), spec.days.last()) else {
        return "No answer bears a day yet.".to_owned();
    };
    let done = rated(spec);
    let share = done as f64 / spec.total.max(1) as f64;
    [
        count(done, "question", "questions").as_str(),
        " of ",
        &spec.total.to_string(),
        if done == 1 { " is" } else { " are" },
        " rated, ",
        &percent(Some(share)),
        "; the first answer as it stands is of ",
        &first.long(),
        ", the last of ",
        &last.long(),
        ".",
    ]
    .concat()
}
