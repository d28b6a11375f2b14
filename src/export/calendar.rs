//! Every date on the way, packages of the roadmap among them, for calendars. The file says when it was
//! last changed by the assessment and the day alone, so the same case always gives the same file.

use crate::assessment::Timestamp;
use crate::exchange::{CalendarEntry, calendar as written};
use crate::report::Case;
use crate::report::dates::{Dated, dates};

/// The dates of a case as an iCalendar file. A newer file moves what has moved.
#[must_use]
pub fn calendar(case: &Case<'_>) -> String {
    let assessment = case.assessment;
    let entry = |one: Dated| CalendarEntry {
        uid: [assessment.id.as_str(), "-", &one.id, "@clausewise"].concat(),
        date: one.date,
        until: one.until,
        title: one.title,
        note: one.note,
        is_planned: !one.is_done,
    };
    let all = dates(case.questionnaire, assessment, &case.plan);
    let entries: Vec<CalendarEntry> = all.into_iter().map(entry).collect();
    written(&assessment.title, &entries, &changed(case))
}

/// When the dates were last what they are: the last change, or this day, on which the plan may be
/// another than on the day before.
fn changed(case: &Case<'_>) -> Timestamp {
    let morning = Timestamp::midnight(case.today);
    let last = case.assessment.updated_at.as_ref();
    last.filter(|last| last.as_str() > morning.as_str())
        .cloned()
        .unwrap_or(morning)
}
