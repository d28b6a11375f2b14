//! Calendar days without a time of day: what plans and verdicts are made of.
//!
//! `time` does the calendar; this type adds the written form `YYYY-MM-DD` and month arithmetic.

use std::fmt;
use std::str::FromStr;

use time::{Duration, Month};

/// A calendar day, written `YYYY-MM-DD`. Years 0001 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(time::Date);

/// The text is not a day of the calendar in the form `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("must be a day of the calendar, written YYYY-MM-DD")
    }
}

impl std::error::Error for NotADate {}

impl Date {
    /// The day of that year, month (1 to 12) and day of the month, where there is one.
    #[must_use]
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        if !(1..=9999).contains(&year) {
            return None;
        }
        let month = Month::try_from(month).ok()?;
        time::Date::from_calendar_date(year, month, day)
            .ok()
            .map(Self)
    }

    /// This day and so many more (fewer where negative); stays at the calendar's ends.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        Self(self.0.saturating_add(Duration::days(days)))
    }

    /// The same day so many months later (earlier where negative), clipped to the month's end
    /// (engine, section 7); the day itself where that would leave the calendar.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let index = self.0.year() * 12 + i32::from(u8::from(self.0.month())) - 1 + months;
        let (year, month) = (index.div_euclid(12), index.rem_euclid(12) + 1);
        let month = u8::try_from(month).unwrap_or(1);
        (0..4)
            .find_map(|back| Self::new(year, month, self.0.day().saturating_sub(back)))
            .unwrap_or(self)
    }

    /// Days from `earlier` to this day; negative where this day is the earlier one.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).whole_days()
    }

    /// Year, month (1 to 12) and day of the month.
    #[must_use]
    pub fn parts(self) -> (i32, u8, u8) {
        (self.0.year(), u8::from(self.0.month()), self.0.day())
    }

    /// `5 January 2026`.
    #[must_use]
    pub fn long(self) -> String {
        let (year, _, day) = self.parts();
        format!("{day} {} {year}", self.month_name())
    }

    /// `5 Jan 2026`.
    #[must_use]
    pub fn short(self) -> String {
        let (year, _, day) = self.parts();
        format!("{day} {} {year}", self.month_short())
    }

    /// The month's English name.
    #[must_use]
    pub fn month_name(self) -> &'static str {
        const NAMES: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        NAMES
            .get(usize::from(u8::from(self.0.month())) - 1)
            .copied()
            .unwrap_or("")
    }

    /// The first three letters of the month's name.
    #[must_use]
    pub fn month_short(self) -> &'static str {
        self.month_name().get(..3).unwrap_or("")
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let digits = |part: &str, length: usize| {
            (part.len() == length && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse::<u16>().ok())
                .flatten()
                .ok_or(NotADate)
        };
        let mut parts = text.splitn(3, '-');
        let year = digits(parts.next().unwrap_or(""), 4)?;
        let month = digits(parts.next().unwrap_or(""), 2)?;
        let day = digits(parts.next().unwrap_or(""), 2)?;
        let small = |n: u16| u8::try_from(n).map_err(|_| NotADate);
        Self::new(i32::from(year), small(month)?, small(day)?).ok_or(NotADate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap_or_else(|_| panic!("{text}"))
    }

    #[test]
    fn reads_what_it_writes_and_nothing_else() {
        assert_eq!(day("2024-02-29").to_string(), "2024-02-29");
        for wrong in [
            "2023-02-29",
            "2024-2-9",
            "24-02-09",
            "2024-02-29T",
            "",
            "0000-01-01",
            "2024-13-01",
            "+024-01-01",
        ] {
            assert_eq!(wrong.parse::<Date>(), Err(NotADate), "{wrong}");
        }
    }

    #[test]
    fn months_keep_the_day_clipped_to_the_months_end() {
        assert_eq!(day("2026-01-31").plus_months(1), day("2026-02-28"));
        assert_eq!(day("2024-02-29").plus_months(12), day("2025-02-28"));
        assert_eq!(day("2029-09-28").plus_months(-3), day("2029-06-28"));
        assert_eq!(day("2026-12-15").plus_months(1), day("2027-01-15"));
        assert_eq!(day("9999-12-31").plus_months(1), day("9999-12-31"));
    }

    #[test]
    fn days_count_across_leap_years() {
        assert_eq!(day("2024-03-01").days_since(day("2024-02-28")), 2);
        assert_eq!(day("2026-01-05").plus_days(7), day("2026-01-12"));
        assert_eq!(day("2026-01-05").long(), "5 January 2026");
    }
}
