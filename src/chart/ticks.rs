//! The calendar above a plan: weeks, months, quarters, half-years or years, whichever the width
//! has room to name.

use crate::date::Date;

/// The least room for the name of a tick.
const ROOM: f64 = 38.0;

/// A line of the calendar.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tick {
    pub(super) date: Date,
    /// `Mar`, or `5 Jan` where ticks are weeks; empty where ticks are years.
    pub(super) name: String,
    /// The year, at the first tick and wherever a year begins.
    pub(super) year: Option<String>,
}

/// A stretch of the calendar, widened to whole ticks, and its ticks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Calendar {
    pub(super) start: Date,
    pub(super) end: Date,
    pub(super) ticks: Vec<Tick>,
}

#[derive(Clone, Copy, PartialEq)]
enum Step {
    Week,
    Months(i32),
}

/// The calendar from `first` to `last` in that width, in scene units.
pub(super) fn calendar(first: Date, last: Date, width: f64) -> Calendar {
    let days = last.days_since(first).max(1) as f64;
    let day = width / days;
    let step = if days <= 75.0 && day * 7.0 >= ROOM {
        Step::Week
    } else {
        let fitting = [1, 3, 6].into_iter();
        let months = fitting.filter(|months| day * 30.0 * f64::from(*months) >= ROOM);
        Step::Months(months.min().unwrap_or(12))
    };
    let start = floor(first, step);
    let mut ticks: Vec<Tick> = Vec::new();
    let mut date = start;
    let end = loop {
        let named = ticks.last().map(|tick| tick.date.parts().0);
        ticks.push(Tick {
            date,
            name: name(date, step),
            year: (named != Some(date.parts().0)).then(|| date.parts().0.to_string()),
        });
        let next = match step {
            Step::Week => date.plus_days(7),
            Step::Months(months) => date.plus_months(months),
        };
        // The calendar's last day has no next one.
        if next >= last || next <= date {
            break next.max(last);
        }
        date = next;
    };
    Calendar { start, end, ticks }
}

fn name(date: Date, step: Step) -> String {
    match step {
        Step::Week => day_and_month(date),
        Step::Months(12) => String::new(),
        Step::Months(_) => date.month_short().to_owned(),
    }
}

/// `5 Jan`.
pub(super) fn day_and_month(date: Date) -> String {
    let mut text = date.parts().2.to_string();
    text.push(' ');
    text.push_str(date.month_short());
    text
}

/// The beginning of the week, month, quarter, half-year or year.
fn floor(date: Date, step: Step) -> Date {
    let (year, month, _) = date.parts();
    match step {
        Step::Week => {
            // 1 January 2024 was a Monday.
            let monday = Date::new(2024, 1, 1).unwrap_or(date);
            date.plus_days(-date.days_since(monday).rem_euclid(7))
        }
        Step::Months(months) => {
            let months = u8::try_from(months).unwrap_or(12).max(1);
            let month = month.saturating_sub(1) / months * months + 1;
            Date::new(year, month, 1).unwrap_or(date)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(first: &str, last: &str, width: f64) -> Vec<String> {
        let calendar = calendar(first.parse().unwrap(), last.parse().unwrap(), width);
        let name = |tick: &Tick| {
            let year = tick.year.clone().unwrap_or_default();
            [tick.name.clone(), year].join(" ").trim().to_owned()
        };
        calendar.ticks.iter().map(name).collect()
    }

    #[test]
    fn a_short_plan_has_weeks_from_monday() {
        let weeks = names("2026-01-07", "2026-01-20", 400.0);
        assert_eq!(weeks, ["5 Jan 2026", "12 Jan", "19 Jan"]);
    }

    #[test]
    fn a_plan_of_months_names_months() {
        let months = names("2026-11-20", "2027-02-10", 400.0);
        assert_eq!(months, ["Nov 2026", "Dec", "Jan 2027", "Feb"]);
    }

    #[test]
    fn a_long_plan_names_quarters_then_years() {
        let quarters = names("2026-02-20", "2027-02-10", 400.0);
        assert_eq!(quarters, ["Jan 2026", "Apr", "Jul", "Oct", "Jan 2027"]);
        assert_eq!(names("2026-02-20", "2029-06-01", 200.0).len(), 4);
    }
}
