//! What follows from an entry for the rest of the assessment: verdicts ask for the dates of the
//! internal audit and the management review, which the register knows better than anybody's memory.

use super::super::document::{Assessment, Event};
use super::super::edit::{Edit, FieldValue};
use super::{AuditKind, Entry, Grade, Nonconformity, Register, Source};
use crate::date::Date;
use crate::questionnaire::EntryId;

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

impl Nonconformity {
    /// Says which audit found it, and by that which kind of audit. A finding that has no due day
    /// yet gets the usual grade of such findings and the usual day.
    pub fn of_audit(&mut self, register: &Register, audit: Option<EntryId>) {
        let mut audits = register.audits();
        let found = audits.find(|(id, _)| Some(*id) == audit.as_ref());
        if let Some((_, found)) = found {
            self.source = match found.kind {
                AuditKind::Internal => Source::InternalAudit,
                AuditKind::Stage1 => Source::Stage1,
                AuditKind::Stage2 => Source::Stage2,
                AuditKind::Surveillance => Source::Surveillance,
                AuditKind::Recertification => Source::Recertification,
            };
        }
        self.audit = audit;
        if self.due.is_none() {
            if self.source == Source::Stage1 {
                self.grade = Grade::Concern;
            }
            self.due = self
                .raised
                .map(|day| register.usual_due(self.source, self.grade, day));
        }
    }

    /// Where its grade, source or first day changes, a due day that was the usual one stays the
    /// usual one; a day that somebody chose stays as it is.
    fn due_follows(&mut self, register: &Register, before: &Self) {
        let usual = |one: &Self| {
            let raised = one.raised?;
            Some(register.usual_due(one.source, one.grade, raised))
        };
        if self.due == before.due && before.due == usual(before) {
            self.due = usual(self).or(self.due);
        }
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
        let edit = self.with_usual_due(edit);
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

    /// The edit of a finding with the due day that follows from it.
    fn with_usual_due(&self, edit: Edit) -> Edit {
        match edit {
            Edit::Entry(key, Some(mut entry)) => {
                if let (Entry::Nonconformity(finding), Some(Entry::Nonconformity(before))) =
                    (&mut *entry, self.register.get(&key))
                {
                    finding.due_follows(&self.register, before);
                }
                Edit::Entry(key, Some(entry))
            }
            edit => edit,
        }
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
        let questionnaire = QuestionnaireRef::new("q".parse().unwrap(), "1".to_owned());
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

    #[test]
    fn a_finding_takes_what_usually_follows_from_its_audit() {
        let mut a = empty();
        let stage1 = Audit {
            kind: AuditKind::Stage1,
            ..Audit::default()
        };
        apply(&mut a, "s1", stage1);
        let mut finding = Nonconformity {
            raised: day("2026-03-02"),
            ..Nonconformity::default()
        };
        finding.of_audit(&a.register, Some("s1".parse().unwrap()));
        assert_eq!(finding.source, Source::Stage1);
        assert_eq!(finding.grade, Grade::Concern);
        assert_eq!(finding.due, day("2026-05-31"), "90 days");
        // Told again, what somebody set since stays.
        finding.grade = Grade::Minor;
        finding.due = day("2026-04-01");
        finding.of_audit(&a.register, None);
        assert_eq!((finding.source, finding.audit), (Source::Stage1, None));
        assert_eq!(
            (finding.grade, finding.due),
            (Grade::Minor, day("2026-04-01"))
        );
    }

    #[test]
    fn the_usual_due_day_follows_the_grade_and_a_chosen_one_stays() {
        let mut a = empty();
        let mut finding = Nonconformity {
            raised: day("2026-03-02"),
            due: day("2026-05-31"),
            ..Nonconformity::default()
        };
        apply(&mut a, "n1", finding.clone());
        finding.grade = Grade::Major;
        apply(&mut a, "n1", finding.clone());
        let due = |a: &Assessment| a.register.nonconformities().next().unwrap().1.due;
        assert_eq!(due(&a), day("2026-04-01"), "30 days");
        finding.due = day("2026-03-20");
        apply(&mut a, "n1", finding.clone());
        assert_eq!(due(&a), day("2026-03-20"));
        finding.grade = Grade::Minor;
        apply(&mut a, "n1", finding.clone());
        assert_eq!(due(&a), day("2026-03-20"));
        finding.due = None;
        apply(&mut a, "n1", finding);
        assert_eq!(due(&a), None, "none may be wanted");
    }
}
