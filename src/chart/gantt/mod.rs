//! The plan over time: work, the time in which evidence gathers, what waits for what, milestones.

mod milestones;

use std::ops::Range;

use crate::date::Date;

use super::canvas::{Canvas, Words, compose};
use super::legend::{self, Entry, Sample};
use super::role::Role;
use super::rows::{self, NARROW};
use super::scene::{Anchor, Bounds, Scene};
use super::spec::{GanttLink, GanttRow, GanttSpec};
use super::timeline::{EDGE, FOOT, HEAD, Timeline};
use super::{summary, ticks};

const ROW: f64 = 28.0;
const GAP: f64 = 12.0;
/// Half the height of a bar, and of the lighter bar behind it.
const BAR: f64 = 6.0;
const LEAD: f64 = 2.5;

/// Draws the plan. Its days run from the first start to the last finish, evidence day or
/// milestone, widened to whole ticks; today is drawn where it falls inside.
#[must_use]
pub fn gantt(spec: &GanttSpec) -> Scene {
    let width = spec.width.max(280);
    let across = f64::from(width);
    let narrow = across < NARROW;
    let column = column(spec, across, narrow);
    let Some(days) = days(spec) else {
        return empty(spec, width);
    };
    let right = across - EDGE - 8.0;
    let calendar = ticks::calendar(days.start, days.end, right - column);
    let span = calendar.end.days_since(calendar.start).max(1) as f64;
    let offset = |date: Date| date.days_since(calendar.start) as f64;
    let milestones = milestones::place(&spec.milestones, across - EDGE, &|milestone| {
        column + (right - column) * offset(milestone.date) / span
    });
    let top = milestones.key_height(across) + milestones.height() + 2.0;
    let frame = Bounds {
        left: column,
        top: top + HEAD,
        right,
        bottom: top + HEAD + ROW * spec.rows.len() as f64,
    };
    let legend_top = frame.bottom + FOOT;
    let entries = legend_of(spec);
    let height = legend_top + legend::height(&entries, across);
    let size = (width, height.ceil() as u32);
    let sentence = describe(spec, &days);
    let scene = compose(size, &spec.title, sentence, &|canvas| {
        let rows = spec.rows.len().max(1) as f64;
        let plan = Timeline::new(canvas, frame, &calendar, rows);
        plan.ground(spec.rows.len());
        milestones.draw(canvas, (top, frame.bottom), spec.rows.len());
        for link in &spec.links {
            plan.link(&spec.rows, *link);
        }
        for (index, row) in spec.rows.iter().enumerate() {
            plan.bar(index, row);
            draw_label(canvas, index, row, frame, narrow);
        }
        if let Some(today) = spec.today.filter(|today| days.contains(today)) {
            plan.today(today);
        }
        plan.names();
        milestones.draw_key(canvas, across);
        legend::draw(canvas, &entries, across, legend_top);
    });
    let mut spots = rows::spots(spec.rows.len(), across, frame.top, ROW);
    spots.extend(milestones.spots(top, across));
    Scene { spots, ..scene }
}

/// What the bars mean, for those that are there.
fn legend_of(spec: &GanttSpec) -> Vec<Entry<'static>> {
    let any = |is: fn(&GanttRow) -> bool| spec.rows.iter().any(is);
    let mut entries: Vec<Entry<'static>> = Vec::new();
    if any(|row| !row.optional) {
        entries.push((Role::Bar, Sample::Block, "work"));
    }
    if any(|row| row.optional) {
        entries.push((Role::Ofi, Sample::Frame, "improvement"));
    }
    if any(|row| row.lead().is_some()) {
        entries.push((Role::Lead, Sample::Block, "the time that records need"));
    }
    if any(|row| row.critical) {
        entries.push((Role::Critical, Sample::Low, spec.critical));
    }
    entries
}

impl GanttRow {
    /// The day on which enough evidence has gathered, where that is later than the work.
    fn lead(&self) -> Option<Date> {
        self.evidence_ready.filter(|ready| *ready > self.finish)
    }
}

/// Where the plan's days begin, right of the labels.
fn column(spec: &GanttSpec, across: f64, narrow: bool) -> f64 {
    let labels = spec.rows.iter().map(|row| (&*row.number, &*row.title));
    EDGE + rows::column(labels, narrow, across * 0.34) + GAP
}

fn draw_label(canvas: &Canvas<'_>, index: usize, row: &GanttRow, frame: Bounds, narrow: bool) {
    let y = frame.top + ROW * (index as f64 + 0.5) + 4.0;
    let end = frame.left - GAP;
    let name = (row.number.as_str(), row.title.as_str());
    rows::label(canvas, Some(index), (EDGE, y), end - EDGE, name, narrow);
}

/// The first day that is drawn and the last.
fn days(spec: &GanttSpec) -> Option<Range<Date>> {
    let rows = spec.rows.iter();
    let ends = rows
        .clone()
        .map(|row| row.evidence_ready.unwrap_or(row.finish).max(row.finish));
    let milestones = spec.milestones.iter().map(|milestone| milestone.date);
    let first = rows.map(|row| row.start).chain(milestones.clone()).min()?;
    let last = ends.chain(milestones).max()?;
    Some(first..last.max(first.plus_days(1)))
}

fn empty(spec: &GanttSpec, width: u32) -> Scene {
    let sentence = String::from("Nothing is planned yet.");
    compose((width, 40), &spec.title, sentence.clone(), &|canvas| {
        let words = Words::normal(&sentence, Anchor::Start, false);
        canvas.words(Role::Tick, None, (EDGE, 24.0), &words);
    })
}

impl Timeline<'_, '_> {
    fn y(&self, index: usize) -> f64 {
        self.plane.at((0.0, index as f64 + 0.5)).1
    }

    fn ground(&self, rows: usize) {
        let Bounds { top, right, .. } = self.frame;
        for index in 0..=rows {
            let y = top + ROW * index as f64;
            self.canvas.line(Role::Grid, None, &[(EDGE, y), (right, y)]);
        }
        self.ticks();
    }

    fn bar(&self, index: usize, row: &GanttRow) {
        let (y, datum) = (self.y(index), Some(index));
        let (start, finish) = self.extent(row);
        if let Some(ready) = row.lead() {
            let corners = [(finish - 1.0, y - LEAD), (self.x(ready), y + LEAD)];
            self.canvas.block(Role::Lead, datum, corners, LEAD);
        }
        let (top, bottom) = (y - BAR, y + BAR);
        if row.optional {
            let frame = [
                (start, top),
                (finish, top),
                (finish, bottom),
                (start, bottom),
            ];
            let closed = [frame.as_slice(), &[(start, top)]].concat();
            self.canvas.line(Role::Ofi, datum, &closed);
        } else {
            let corners = [(start, top), (finish, bottom)];
            self.canvas.block(Role::Bar, datum, corners, 2.0);
        }
        if row.critical {
            let corners = [(start, y + BAR + 2.0), (finish, y + BAR + 4.0)];
            self.canvas.block(Role::Critical, datum, corners, 1.0);
        }
    }

    /// From start to finish, never too short to be seen.
    fn extent(&self, row: &GanttRow) -> (f64, f64) {
        let start = self.x(row.start).min(self.frame.right - 4.0);
        (start, self.x(row.finish).max(start + 4.0))
    }

    /// Out of the bar's end, along its row, then into the waiting bar from above or below.
    fn link(&self, rows: &[GanttRow], GanttLink { from, to }: GanttLink) {
        let (Some(first), Some(second)) = (rows.get(from), rows.get(to)) else {
            return;
        };
        let (_, out) = self.extent(first);
        let (start, finish) = self.extent(second);
        let (y, target) = (self.y(from), self.y(to));
        if from == to {
            return;
        }
        let x = (start + 5.0).min((start + finish) / 2.0);
        let toward = if target > y { -1.0 } else { 1.0 };
        let tip = target + toward * BAR;
        let corners = [(out.min(x), y), (x, y), (x, tip + toward * 3.0)];
        self.canvas.line(Role::Dependency, Some(to), &corners);
        let base = tip + toward * 4.5;
        let head = [(x, tip), (x - 3.0, base), (x + 3.0, base)];
        self.canvas.area(Role::Dependency, Some(to), &head);
    }
}

fn describe(spec: &GanttSpec, days: &Range<Date>) -> String {
    let mut sentence = match spec.part {
        Some((first, of)) => summary::part(first, spec.rows.len(), of),
        None => summary::count(spec.rows.len(), "package", "packages"),
    };
    let milestones = spec.milestones.len();
    if milestones > 0 {
        sentence.push_str(" and ");
        sentence.push_str(&summary::count(milestones, "milestone", "milestones"));
    }
    sentence.push_str(", from ");
    sentence.push_str(&days.start.long());
    sentence.push_str(" to ");
    sentence.push_str(&days.end.long());
    if let Some(last) = spec.rows.iter().map(|row| row.finish).max() {
        sentence.push_str(if spec.part.is_some() {
            "; the last of these packages is done by "
        } else {
            "; the last package is done by "
        });
        sentence.push_str(&last.long());
    }
    sentence.push('.');
    sentence
}
