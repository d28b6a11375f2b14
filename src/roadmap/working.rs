//! Days on which somebody works.
//!
//! The scheduler counts days from the plan's start. Where nobody works on weekends or on single
//! days, it counts working days instead, and this is how they become days of the calendar. Where
//! every day is a working day, both are the same.

use crate::assessment::Plan;
use crate::date::Date;

/// The working days from a first day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingDays {
    start: Date,
    weekends_off: bool,
    /// Single days off from the start on that would otherwise be working days, sorted.
    off: Vec<Date>,
}

/// A Monday; weeks are counted from it.
const MONDAY: (i32, u8, u8) = (2024, 1, 1);

/// The day of the week, 0 for Monday to 6 for Sunday.
fn weekday(day: Date) -> i64 {
    let (year, month, of_month) = MONDAY;
    let monday = Date::new(year, month, of_month).unwrap_or(day);
    day.days_since(monday).rem_euclid(7)
}

const fn is_weekend(weekday: i64) -> bool {
    weekday >= 5
}

impl WorkingDays {
    /// The working days of a plan that starts then.
    #[must_use]
    pub fn of(plan: &Plan, start: Date) -> Self {
        let weekends_off = plan.weekends_off;
        let counts = |day: &&Date| **day >= start && !(weekends_off && is_weekend(weekday(**day)));
        Self {
            start,
            weekends_off,
            off: plan.days_off.iter().filter(counts).copied().collect(),
        }
    }

    /// Working days in a week without single days off.
    #[must_use]
    pub const fn in_a_week(&self) -> u8 {
        if self.weekends_off { 5 } else { 7 }
    }

    /// How many working days lie from the start up to a day, that day not counted; 0 for days
    /// before the start.
    #[must_use]
    pub fn up_to(&self, day: Date) -> i64 {
        let days = day.days_since(self.start).max(0);
        let off = self.off.partition_point(|off| *off < day);
        let off = i64::try_from(off).unwrap_or(i64::MAX);
        let worked = if self.weekends_off {
            let (weeks, rest) = (days.div_euclid(7), days.rem_euclid(7));
            let first = weekday(self.start);
            let partly = (0..rest).filter(|day| !is_weekend((first + day).rem_euclid(7)));
            weeks * 5 + i64::try_from(partly.count()).unwrap_or(0)
        } else {
            days
        };
        worked.saturating_sub(off)
    }

    /// The working day before which so many others lie: the start or the first one after it for 0.
    #[must_use]
    pub fn day(&self, before: i64) -> Date {
        if !self.weekends_off && self.off.is_empty() {
            return self.start.plus_days(before);
        }
        // As long as up to a day and the day itself there are no more than `before`, it lies
        // further on. Each week has a working day but for single days off.
        let off = i64::try_from(self.off.len()).unwrap_or(i64::MAX);
        let (mut least, mut most) = (0_i64, before.saturating_mul(2).saturating_add(off + 7));
        while least < most {
            let middle = least + (most - least) / 2;
            if self.up_to(self.start.plus_days(middle + 1)) > before {
                most = middle;
            } else {
                least = middle + 1;
            }
        }
        self.start.plus_days(least)
    }

    /// The day after the last of so many working days.
    #[must_use]
    pub fn end(&self, days: i64) -> Date {
        if days <= 0 {
            self.start
        } else {
            self.day(days - 1).plus_days(1)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap_or_else(|_| panic!("{text}"))
    }

    fn plan(weekends_off: bool, off: &[&str]) -> Plan {
        Plan {
            weekends_off,
            days_off: off.iter().map(|text| day(text)).collect(),
            ..Plan::default()
        }
    }

    #[test]
    fn without_days_off_every_day_counts() {
        let days = WorkingDays::of(&plan(false, &[]), day("2026-01-03"));
        assert_eq!(days.day(0), day("2026-01-03"));
        assert_eq!(days.day(9), day("2026-01-12"));
        assert_eq!(days.end(9), day("2026-01-12"));
        assert_eq!(days.up_to(day("2026-01-12")), 9);
    }

    #[test]
    fn weekends_and_single_days_are_left_out() {
        // 3 January 2026 is a Saturday; the 6th is off.
        let days = WorkingDays::of(
            &plan(true, &["2026-01-06", "2026-01-10"]),
            day("2026-01-03"),
        );
        assert_eq!(days.day(0), day("2026-01-05"));
        assert_eq!(days.day(1), day("2026-01-07"));
        assert_eq!(days.day(4), day("2026-01-12"));
        // Work of four days ends with Friday, not with the weekend after it.
        assert_eq!(days.end(4), day("2026-01-10"));
        assert_eq!(days.up_to(day("2026-01-12")), 4);
    }
}
