//! How much of an assessment is in no export yet, and when it is time for one.

use crate::assessment::{Assessment, Timestamp};
use crate::date::Date;

use super::words::count;

/// After so many answers since the last export the next one is due.
pub const ANSWERS: usize = 20;
/// After so many days with anything new the next export is due.
pub const DAYS: i64 = 3;

/// What has changed since a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Answers that are new or changed.
    pub answers: usize,
    /// Whether anything is: answers, or what has no time of its own, such as the profile.
    pub any: bool,
    /// Whole days from that moment until today.
    pub days: i64,
}

impl Changes {
    /// What has changed since a moment, such as the last export; since the beginning where there
    /// is none.
    #[must_use]
    pub fn since(moment: Option<&Timestamp>, assessment: &Assessment, today: Date) -> Self {
        let start = moment.or(assessment.created_at.as_ref());
        let is_later = |at: Option<&Timestamp>| match (at, start) {
            (Some(at), Some(start)) => at > start,
            (at, None) => at.is_some(),
            (None, Some(_)) => false,
        };
        let records = assessment.answers.iter();
        // Before the first export no answer is in one, also where its time is not known.
        let answers = records
            .filter(|(_, answer)| moment.is_none() || is_later(answer.at.as_ref()))
            .count();
        let day = start.and_then(Timestamp::date);
        Self {
            answers,
            any: answers > 0 || is_later(assessment.updated_at.as_ref()),
            days: day.map_or(0, |day| today.days_since(day)),
        }
    }

    /// Whether it is time for an export.
    #[must_use]
    pub const fn are_due(&self) -> bool {
        self.any && (self.answers >= ANSWERS || self.days >= DAYS)
    }
}

/// When the last export was, in words: `exported yesterday`, `never exported`.
#[must_use]
pub fn last_export(at: Option<&Timestamp>, today: Date) -> String {
    match at.and_then(Timestamp::date) {
        Some(day) => ["exported ", &ago(day, today)].concat(),
        None => "never exported".to_owned(),
    }
}

fn ago(day: Date, today: Date) -> String {
    match today.days_since(day) {
        // Tomorrow in UTC may still be today where the person is.
        -1 | 0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days @ 2..=60 => [&days.to_string(), " days ago"].concat(),
        _ => ["on ", &day.short()].concat(),
    }
}

/// A day and a time as one says them: `yesterday 14:10`.
#[must_use]
pub fn moment(day: Date, time: &str, today: Date) -> String {
    let day = match today.days_since(day) {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        _ => day.short(),
    };
    [&day, " ", time].concat()
}

/// How many answers are in no export, as a sentence. `last` is when the last export was.
#[must_use]
pub fn reminder(changes: &Changes, last: Option<&Timestamp>, today: Date) -> String {
    let what = match changes.answers {
        0 => "Changes are".to_owned(),
        1 => "1 answer is".to_owned(),
        number => count(number, "answer", "answers are"),
    };
    let when = match last.and_then(Timestamp::date) {
        Some(day) => ["; the last one was ", &ago(day, today), "."].concat(),
        None => " yet.".to_owned(),
    };
    [&what, " in no export", &when].concat()
}
