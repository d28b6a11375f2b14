//! The plan over time: work, the time in which evidence gathers, what waits for what, milestones.

mod milestones;

use std::ops::Range;

use crate::date::Date;

use super::canvas::{Canvas, Words, compose};
use super::role::Role;
use super::rows::{self, NARROW};
use super::scene::{Anchor, Bounds, Scene, TextSize};
use super::spec::{GanttLink, GanttRow, GanttSpec};
use super::timeline::{EDGE, FOOT, HEAD, Timeline};
use super::{summary, text, ticks};

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
    let flags = milestones::place(&spec.milestones, across - EDGE, &|milestone| {
        column + (right - column) * offset(milestone.date) / span
    });
    let top = milestones::LANE * milestones::lane_count(&flags) as f64 + 2.0;
    let frame = Bounds {
        left: column,
        top: top + HEAD,
        right,
        bottom: top + HEAD + ROW * spec.rows.len() as f64,
    };
    let size = (width, (frame.bottom + FOOT).ceil() as u32);
    let sentence = describe(spec, &days);
    compose(size, &spec.title, sentence, &|canvas| {
        let rows = spec.rows.len().max(1) as f64;
        let plan = Timeline::new(canvas, frame, &calendar, rows);
        plan.ground(spec.rows.len());
        milestones::draw(canvas, &flags, top, frame.bottom);
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
    })
}

/// Where the plan's days begin, right of the labels.
fn column(spec: &GanttSpec, across: f64, narrow: bool) -> f64 {
    let label = spec
        .rows
        .iter()
        .map(|row| rows::label_width(&row.number, &row.title, narrow) + lane_width(row, narrow))
        .fold(0.0, f64::max);
    EDGE + label.min(across * 0.34) + GAP
}

fn lane_name(row: &GanttRow) -> String {
    row.lane
        .map_or_else(String::new, |lane| lane.saturating_add(1).to_string())
}

fn lane_width(row: &GanttRow, narrow: bool) -> f64 {
    if narrow || row.lane.is_none() {
        return 0.0;
    }
    GAP + text::width(&lane_name(row), TextSize::Small, false)
}

fn draw_label(canvas: &Canvas<'_>, index: usize, row: &GanttRow, frame: Bounds, narrow: bool) {
    let y = frame.top + ROW * (index as f64 + 0.5) + 4.0;
    let end = frame.left - GAP;
    let room = end - EDGE - lane_width(row, narrow);
    let name = (row.number.as_str(), row.title.as_str());
    rows::label(canvas, index, (EDGE, y), room, name, narrow);
    if !narrow {
        let lane = lane_name(row);
        let words = Words::small(&lane, Anchor::End);
        canvas.words(Role::Value, Some(index), (end, y), &words);
    }
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
        if let Some(ready) = row.evidence_ready.filter(|ready| *ready > row.finish) {
            let corners = [(finish - 1.0, y - LEAD), (self.x(ready), y + LEAD)];
            self.canvas.block(Role::Lead, datum, corners, LEAD);
        }
        let corners = [(start, y - BAR), (finish, y + BAR)];
        self.canvas.block(row.role, datum, corners, 2.0);
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
    let mut sentence = String::from("A plan of ");
    sentence.push_str(&summary::count(spec.rows.len(), "package", "packages"));
    let milestones = spec.milestones.len();
    if milestones > 0 {
        sentence.push_str(" and ");
        sentence.push_str(&summary::count(milestones, "milestone", "milestones"));
    }
    sentence.push_str(" from ");
    sentence.push_str(&days.start.long());
    sentence.push_str(" to ");
    sentence.push_str(&days.end.long());
    if let Some(last) = spec.rows.iter().map(|row| row.finish).max() {
        sentence.push_str("; the last package is finished on ");
        sentence.push_str(&last.long());
    }
    sentence.push('.');
    sentence
}
