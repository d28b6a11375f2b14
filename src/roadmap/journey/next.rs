//! What to do next: what is overdue; with a certificate, what has the nearest day; else the first
//! criterion of the first step that is not done.

use crate::assessment::{AuditKind, Nonconformity};
use crate::date::Date;
use crate::questionnaire::EntryId;

use super::{LookedAt, StepProgress, StepState};

/// What to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// A finding that should have been corrected by now.
    Overdue(EntryId),
    /// With a certificate: what has the nearest day.
    Due(Due),
    /// A criterion of a step: their places.
    Criterion(usize, usize),
    /// A step without criteria, which somebody has to declare done: its place.
    Step(usize),
}

/// Something that a certified system has to do by a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// What it is.
    pub what: Coming,
    /// By when.
    pub day: Date,
    /// Whether that day is past.
    pub is_overdue: bool,
}

/// What a certified system has to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Coming {
    /// To correct a finding.
    Finding(EntryId),
    /// An audit that is planned.
    Audit(EntryId),
    /// A management review that is planned.
    Review(EntryId),
    /// A surveillance audit that has no day yet: which one, from 1.
    Surveillance(usize),
    /// The recertification audit, which has no day yet.
    Renewal,
}

impl LookedAt<'_> {
    pub(super) fn next(&self, steps: &[StepState]) -> Option<Next> {
        let overdue = self
            .assessment
            .register
            .nonconformities()
            .filter(|(_, finding)| finding.is_overdue(self.today))
            .min_by_key(|(_, finding)| (finding.grade, finding.due));
        if let Some((id, _)) = overdue {
            return Some(Next::Overdue(id.clone()));
        }
        if let Some(due) = self.due() {
            return Some(Next::Due(due));
        }
        let open = steps
            .iter()
            .enumerate()
            .find(|(_, step)| step.progress != StepProgress::Done);
        let (place, step) = open?;
        let criterion = step.criteria.iter().position(|one| !one.holds);
        Some(criterion.map_or(Next::Step(place), |one| Next::Criterion(place, one)))
    }

    /// With a certificate: what has the nearest day.
    fn due(&self) -> Option<Due> {
        let (a, register) = (self.assessment, &self.assessment.register);
        let renewal = a.renewal_due()?;
        let mut all: Vec<(Date, Coming)> = Vec::new();
        let is_to_correct = |one: &Nonconformity| one.is_open() && one.verified.is_none();
        for (id, finding) in register.nonconformities() {
            let due = finding.due.filter(|_| is_to_correct(finding));
            all.extend(due.map(|day| (day, Coming::Finding(id.clone()))));
        }
        for (id, audit) in register.audits() {
            let day = audit.planned.filter(|_| audit.ended.is_none());
            all.extend(day.map(|day| (day, Coming::Audit(id.clone()))));
        }
        for (id, review) in register.reviews() {
            let day = review.planned.filter(|_| review.held.is_none());
            all.extend(day.map(|day| (day, Coming::Review(id.clone()))));
        }
        // What has a day of its own is in the list already.
        let open = a.surveillance().into_iter();
        let open = open.filter(|one| one.span.ended.is_none() && one.span.planned.is_none());
        all.extend(open.map(|one| (one.latest, Coming::Surveillance(one.number))));
        let span = a.audit_span(AuditKind::Recertification);
        if span.ended.is_none() && span.planned.is_none() {
            all.push((renewal, Coming::Renewal));
        }
        let (day, what) = all.into_iter().min_by_key(|(day, _)| *day)?;
        Some(Due {
            what,
            day,
            is_overdue: day < self.today,
        })
    }
}
