//! What follows from an entry for the rest of the assessment: verdicts ask for the dates of the
//! internal audit and the management review, which the register knows better than anybody's memory.

use super::super::document::{Assessment, Event};
use super::super::edit::{Edit, FieldValue};
use super::{AuditKind, Entry, Grade, Register, Source};
use crate::date::Date;

/// Days that certification bodies usually give for a major nonconformity; they ask for 30 to 90.
const MAJOR_DAYS: i64 = 30;
/// Days for everything else.
const MINOR_DAYS: i64 = 90;
/// Months after the last day of the second stage in which a major nonconformity must be verified;
/// later, another second stage is needed (ISO/IEC 17021-1, 9.5.3.2).
const LIMIT_MONTHS: i32 = 6;

impl Register {
    /// The dates of internal audits; `None` where there is none.
    #[must_use]
    pub fn internal_audit(&self) -> Option<Event> {
        let internal = self
            .audits()
            .filter(|(_, audit)| audit.kind == AuditKind::Internal);
        latest(internal.map(|(_, audit)| (audit.planned, audit.ended)))
    }

    /// The dates of management reviews; `None` where there is none.
    #[must_use]
    pub fn management_review(&self) -> Option<Event> {
        latest(
            self.reviews()
                .map(|(_, review)| (review.planned, review.held)),
        )
    }

    /// The day by which such a finding is usually corrected.
    #[must_use]
    pub fn usual_due(&self, source: Source, grade: Grade, raised: Date) -> Date {
        let days = match grade {
            Grade::Major => MAJOR_DAYS,
            Grade::Minor | Grade::Concern => MINOR_DAYS,
        };
        let usual = raised.plus_days(days);
        match self.major_limit() {
            Some(limit) if source == Source::Stage2 && grade == Grade::Major => usual.min(limit),
            _ => usual,
        }
    }

    /// The last day on which major nonconformities of the second stage can be verified without
    /// another second stage, once it has ended.
    #[must_use]
    pub fn major_limit(&self) -> Option<Date> {
        let ended = self
            .audits()
            .filter(|(_, audit)| audit.kind == AuditKind::Stage2)
            .filter_map(|(_, audit)| audit.ended);
        ended.max().map(|ended| ended.plus_months(LIMIT_MONTHS))
    }
}

fn latest(dates: impl Iterator<Item = (Option<Date>, Option<Date>)>) -> Option<Event> {
    let mut event = None;
    for (planned, completed) in dates {
        let known: &mut Event = event.get_or_insert_default();
        known.planned = known.planned.max(planned);
        known.completed = known.completed.max(completed);
    }
    event
}

impl Assessment {
    /// The edit of an entry with the edits that follow from it, to be done as one step.
    #[must_use]
    pub fn with_what_follows(&self, edit: Edit) -> Vec<Edit> {
        let mut after = self.clone();
        after.apply(edit.clone());
        let mut edits = vec![edit];
        let (register, profile) = (&after.register, &after.profile);
        let dates = |event: Option<Event>, known: &Event| {
            let event = event?;
            let is_new = event.planned != known.planned || event.completed != known.completed;
            is_new.then(|| Event {
                extra: known.extra.clone(),
                ..event
            })
        };
        let audit = dates(register.internal_audit(), &profile.internal_audit);
        edits.extend(audit.map(|event| Edit::Field(FieldValue::InternalAudit(event))));
        let review = dates(register.management_review(), &profile.management_review);
        edits.extend(review.map(|event| Edit::Field(FieldValue::ManagementReview(event))));
        edits
    }

    /// Major nonconformities that are not closed. They keep a certificate from being issued,
    /// whatever the answers say.
    pub fn open_majors(&self) -> impl Iterator<Item = &crate::questionnaire::EntryId> {
        self.register.iter().filter_map(|(key, entry)| match entry {
            Entry::Nonconformity(finding) if finding.blocks() => Some(&key.id),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::document::QuestionnaireRef;
    use super::super::{Audit, Nonconformity, Review};
    use super::*;

    fn day(text: &str) -> Option<Date> {
        text.parse().ok()
    }

    fn empty() -> Assessment {
        let questionnaire = QuestionnaireRef {
            id: "q".parse().unwrap(),
            version: "1".to_owned(),
        };
        let now = "2026-01-05T08:00:00Z".parse().unwrap();
        Assessment::new("a".parse().unwrap(), "T".to_owned(), questionnaire, now)
    }

    fn apply(assessment: &mut Assessment, id: &str, entry: impl Into<Entry>) -> usize {
        let edit = Edit::entry(id.parse().unwrap(), entry);
        let edits = assessment.with_what_follows(edit);
        let count = edits.len();
        for edit in edits {
            assessment.apply(edit);
        }
        count
    }

    #[test]
    fn the_profile_learns_the_dates_of_audits_and_reviews() {
        let mut a = empty();
        a.profile.internal_audit.planned = day("2026-01-01");
        let mut audit = Audit {
            planned: day("2026-05-04"),
            ..Audit::default()
        };
        assert_eq!(apply(&mut a, "a1", audit.clone()), 2);
        assert_eq!(a.profile.internal_audit.planned, day("2026-05-04"));
        audit.ended = day("2026-05-08");
        apply(&mut a, "a1", audit);
        assert_eq!(a.profile.internal_audit.completed, day("2026-05-08"));
        let outside = Audit {
            kind: AuditKind::Stage1,
            ended: day("2026-08-08"),
            ..Audit::default()
        };
        assert_eq!(apply(&mut a, "a2", outside), 1);
        let review = Review {
            held: day("2026-06-01"),
            ..Review::default()
        };
        apply(&mut a, "r1", review);
        assert_eq!(a.profile.management_review.completed, day("2026-06-01"));
    }

    #[test]
    fn majors_of_the_second_stage_are_due_before_another_is_needed() {
        let mut a = empty();
        let stage2 = Audit {
            kind: AuditKind::Stage2,
            ended: day("2026-08-31"),
            ..Audit::default()
        };
        apply(&mut a, "a1", stage2);
        assert_eq!(a.register.major_limit(), day("2027-02-28"));
        let due = |grade, raised| {
            a.register
                .usual_due(Source::Stage2, grade, day(raised).unwrap())
        };
        assert_eq!(Some(due(Grade::Major, "2026-08-31")), day("2026-09-30"));
        assert_eq!(Some(due(Grade::Major, "2027-02-20")), day("2027-02-28"));
        assert_eq!(Some(due(Grade::Minor, "2026-08-31")), day("2026-11-29"));
    }

    #[test]
    fn a_major_blocks_until_its_action_was_seen_to_work() {
        use super::super::{Effectiveness, Progress};
        let mut finding = Nonconformity {
            grade: Grade::Major,
            ..Nonconformity::default()
        };
        assert_eq!(finding.progress(), Progress::Open);
        for text in [
            &mut finding.correction,
            &mut finding.cause,
            &mut finding.action,
        ] {
            *text = "Said".to_owned();
        }
        assert_eq!(finding.progress(), Progress::Planned);
        finding.due = day("2026-03-01");
        assert!(finding.is_overdue(day("2026-03-02").unwrap()));
        finding.verified = day("2026-02-27");
        assert_eq!(finding.progress(), Progress::Verified);
        assert!(finding.blocks() && !finding.is_overdue(day("2026-03-02").unwrap()));
        finding.effectiveness = Effectiveness::Ineffective;
        assert_eq!(finding.progress(), Progress::Open);
        finding.effectiveness = Effectiveness::Effective;
        assert!(!finding.blocks());
    }
}
