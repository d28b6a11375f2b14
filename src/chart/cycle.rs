//! The certification's cycle: what is planned for when, and what has happened.

use std::ops::Range;

use super::canvas::{Words, compose};
use super::legend::{self, Entry, Sample};
use super::role::Role;
use super::rows::{self, NARROW};
use super::scene::{Anchor, Bounds, Scene};
use super::summary::count;
use super::ticks;
use super::timeline::{EDGE, FOOT, HEAD, Timeline};
use crate::date::Date;

const ROW: f64 = 26.0;
const GAP: f64 = 12.0;
/// Half the height of what is planned, and of what has happened within it.
const PLANNED: f64 = 8.0;
const ACTUAL: f64 = 5.0;
/// No stretch of time is drawn shorter than this.
const LEAST: f64 = 6.0;
const LEGEND: [Entry<'static>; 2] = [
    (Role::Planned, Sample::Frame, "planned"),
    (Role::Bar, Sample::Block, "happened"),
];

/// A cycle of events.
#[derive(Clone, Debug, PartialEq)]
pub struct CycleSpec {
    /// The chart's name.
    pub title: String,
    /// Width of the scene, at least 280.
    pub width: u32,
    /// The events, from the top.
    pub rows: Vec<CycleRow>,
    /// The day to mark as today, drawn where it falls inside.
    pub today: Date,
}

/// An event, planned or real or both.
#[derive(Clone, Debug, PartialEq)]
pub struct CycleRow {
    /// What it is called.
    pub title: String,
    /// When it is planned: its first day, and the day after its last.
    pub planned: Option<Range<Date>>,
    /// When it was.
    pub actual: Option<Range<Date>>,
}

/// Draws an event a row: a dashed frame where it is planned, a bar where it was.
#[must_use]
pub fn cycle(spec: &CycleSpec) -> Scene {
    let width = spec.width.max(280);
    let across = f64::from(width);
    let ranges = || {
        let rows = spec.rows.iter();
        rows.flat_map(|row| [&row.planned, &row.actual]).flatten()
    };
    let first = ranges().map(|range| range.start).min();
    let last = ranges().map(|range| range.end).max();
    let (Some(first), Some(last)) = (first, last) else {
        return empty(spec, width);
    };
    // Names stay readable on a narrow screen: these have no numbers to stand in for them.
    let narrow = across < NARROW;
    let labels = spec.rows.iter().map(|row| ("", &*row.title));
    let label = rows::column(labels, narrow, across * 0.4);
    let frame = Bounds {
        left: EDGE + label + GAP,
        top: HEAD,
        right: across - EDGE - 8.0,
        bottom: HEAD + ROW * spec.rows.len() as f64,
    };
    let calendar = ticks::calendar(
        first,
        last.max(first.plus_days(1)),
        frame.right - frame.left,
    );
    let below = frame.bottom + FOOT;
    let height = (below + legend::height(&LEGEND, across)).ceil() as u32;
    let scene = compose((width, height), &spec.title, describe(spec), &|canvas| {
        let units = spec.rows.len().max(1) as f64;
        let time = Timeline::new(canvas, frame, &calendar, units);
        for index in 0..=spec.rows.len() {
            let y = frame.top + ROW * index as f64;
            canvas.line(Role::Grid, None, &[(EDGE, y), (frame.right, y)]);
        }
        time.ticks();
        for (index, row) in spec.rows.iter().enumerate() {
            let y = frame.top + ROW * (index as f64 + 0.5);
            rows::label(
                canvas,
                Some(index),
                (EDGE, y + 4.0),
                label,
                ("", &row.title),
                narrow,
            );
            if let Some((start, end)) = extent(&time, row.planned.as_ref()) {
                let (top, bottom) = (y - PLANNED, y + PLANNED);
                let frame = [(start, top), (end, top), (end, bottom), (start, bottom)];
                let closed = [frame.as_slice(), &[(start, top)]].concat();
                canvas.line(Role::Planned, Some(index), &closed);
            }
            if let Some((start, end)) = extent(&time, row.actual.as_ref()) {
                let corners = [(start, y - ACTUAL), (end, y + ACTUAL)];
                canvas.block(Role::Bar, Some(index), corners, 2.0);
            }
        }
        if (calendar.start..=calendar.end).contains(&spec.today) {
            time.today(spec.today);
        }
        time.names();
        legend::draw(canvas, &LEGEND, across, below);
    });
    Scene {
        spots: rows::spots(spec.rows.len(), across, frame.top, ROW),
        ..scene
    }
}

/// From its first day to its end, never too short to be seen.
fn extent(time: &Timeline<'_, '_>, range: Option<&Range<Date>>) -> Option<(f64, f64)> {
    let range = range?;
    let start = time.x(range.start).min(time.frame.right - LEAST);
    Some((start, time.x(range.end).max(start + LEAST)))
}

fn empty(spec: &CycleSpec, width: u32) -> Scene {
    let sentence = "Nothing of the cycle has a day yet.".to_owned();
    compose((width, 40), &spec.title, sentence.clone(), &|canvas| {
        let words = Words::normal(&sentence, Anchor::Start, false);
        canvas.words(Role::Tick, None, (EDGE, 24.0), &words);
    })
}

fn describe(spec: &CycleSpec) -> String {
    let done = spec.rows.iter().filter(|row| {
        let actual = row.actual.as_ref();
        actual.is_some_and(|range| range.start <= spec.today)
    });
    let next = spec
        .rows
        .iter()
        .filter(|row| row.actual.is_none())
        .filter_map(|row| Some((row, row.planned.as_ref()?.start)))
        .min_by_key(|(_, start)| *start);
    let mut sentence = count(done.count(), "event", "events");
    sentence.push_str(" of ");
    sentence.push_str(&spec.rows.len().to_string());
    sentence.push_str(" so far");
    if let Some((row, start)) = next {
        sentence.push_str("; next is ");
        sentence.push_str(&row.title);
        let overdue = ", overdue, planned for ";
        let late = start < spec.today;
        sentence.push_str(if late { overdue } else { ", planned for " });
        sentence.push_str(&start.long());
    }
    sentence.push('.');
    sentence
}
