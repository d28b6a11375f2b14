//! Moments, as they are written in files and records.

use crate::date::Date;

/// A moment, RFC 3339 in UTC with a `Z`, kept as written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp(String);

impl Timestamp {
    /// The first moment of a day in UTC.
    #[must_use]
    pub fn midnight(day: Date) -> Self {
        Self([&day.to_string(), "T00:00:00Z"].concat())
    }

    /// The moment as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The day on which it falls in UTC.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        self.0.get(..10)?.parse().ok()
    }

    /// The hour and minute in UTC, such as `14:02`.
    #[must_use]
    pub fn time(&self) -> &str {
        self.0.get(11..16).unwrap_or("")
    }
}

/// The text is not a moment in RFC 3339 with a `Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotATimestamp;

impl std::fmt::Display for NotATimestamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("must be a time in UTC, such as 2026-11-22T10:00:00Z")
    }
}

impl std::error::Error for NotATimestamp {}

impl std::str::FromStr for Timestamp {
    type Err = NotATimestamp;

    /// `YYYY-MM-DDThh:mm:ss`, up to nine decimals, `Z`.
    fn from_str(text: &str) -> Result<Self, NotATimestamp> {
        let (day, clock) = text.split_once('T').ok_or(NotATimestamp)?;
        day.parse::<Date>().map_err(|_| NotATimestamp)?;
        let clock = clock.strip_suffix('Z').ok_or(NotATimestamp)?;
        let (clock, decimals) = clock.split_once('.').unwrap_or((clock, "0"));
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let mut parts = clock.split(':');
        let mut below = |limit: u8| {
            parts.next().is_some_and(|part| {
                part.len() == 2 && digits(part) && part.parse::<u8>().is_ok_and(|n| n < limit)
            })
        };
        // A leap second is written as 60.
        let in_range = below(24) && below(60) && below(61);
        if in_range
            && parts.next().is_none()
            && (1..=9).contains(&decimals.len())
            && digits(decimals)
        {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotATimestamp)
        }
    }
}
