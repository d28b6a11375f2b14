//! A plane whose width is days: the calendar above it, its lines, and today.

use super::canvas::{Canvas, Words};
use super::role::Role;
use super::scene::{Anchor, Bounds};
use super::text::{self, TextSize};
use super::ticks::Calendar;
use crate::date::Date;

/// Room for two lines of text above the plane: the years, then the months.
pub(super) const HEAD: f64 = 34.0;
/// Room for the word at today's line below it.
pub(super) const FOOT: f64 = 20.0;
/// What is left free at the sides.
pub(super) const EDGE: f64 = 4.0;

/// A plane: x in days from the calendar's start, y as the chart counts.
pub(super) struct Timeline<'a, 's> {
    pub(super) canvas: &'a Canvas<'s>,
    pub(super) plane: Canvas<'s>,
    pub(super) frame: Bounds,
    pub(super) calendar: &'a Calendar,
}

impl<'a, 's> Timeline<'a, 's> {
    /// A plane in that frame, with so many units from its top to its bottom.
    pub(super) fn new(
        canvas: &'a Canvas<'s>,
        frame: Bounds,
        calendar: &'a Calendar,
        units: f64,
    ) -> Self {
        let span = calendar.end.days_since(calendar.start).max(1) as f64;
        Self {
            canvas,
            plane: canvas.plot(frame, 0.0..span, 0.0..units),
            frame,
            calendar,
        }
    }

    /// Where a day begins.
    pub(super) fn x(&self, date: Date) -> f64 {
        let day = date.days_since(self.calendar.start) as f64;
        self.plane.at((day, 0.0)).0
    }

    /// The lines of the calendar.
    pub(super) fn ticks(&self) {
        let Bounds { top, bottom, .. } = self.frame;
        for tick in &self.calendar.ticks {
            let x = self.x(tick.date);
            let role = if tick.year.is_some() {
                Role::Axis
            } else {
                Role::Grid
            };
            self.canvas.line(role, None, &[(x, top - 6.0), (x, bottom)]);
        }
    }

    /// The calendar's words come last: their rim keeps them legible over any line. A word that would
    /// meet the one before it or leave the picture is left out.
    pub(super) fn names(&self) {
        let end = self.frame.right + EDGE + 4.0;
        let (mut after_month, mut after_year) = (0.0, 0.0);
        for tick in &self.calendar.ticks {
            let x = self.x(tick.date);
            let y = self.frame.top - 9.0;
            let fits = |text: &str, bold: bool, after: &mut f64| {
                let stop = x + text::width(text, TextSize::Small, bold);
                let fits = x >= *after && stop <= end;
                if fits {
                    *after = stop;
                }
                fits
            };
            if fits(&tick.name, false, &mut after_month) {
                let months = Words::small(&tick.name, Anchor::Start);
                self.canvas.words(Role::Tick, None, (x, y), &months);
            }
            let year = tick.year.as_deref().unwrap_or("");
            if fits(year, true, &mut after_year) {
                let year = Words {
                    bold: true,
                    ..Words::small(year, Anchor::Start)
                };
                self.canvas.words(Role::Tick, None, (x, y - 13.0), &year);
            }
        }
    }

    /// The line of today with its word.
    pub(super) fn today(&self, today: Date) {
        let x = self.x(today);
        let line = [(x, self.frame.top - 4.0), (x, self.frame.bottom + 6.0)];
        self.canvas.line(Role::Today, None, &line);
        let words = Words::small("today", Anchor::Middle);
        let half = text::width("today", TextSize::Small, false) / 2.0;
        let x = x.min(self.frame.right + EDGE + 4.0 - half);
        let at = (x, self.frame.bottom + 16.0);
        self.canvas.words(Role::TodayLabel, None, at, &words);
    }
}
