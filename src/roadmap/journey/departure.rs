//! How a step departs from what was planned: in its day, and in its order.

use crate::assessment::{AuditKind, Span};
use crate::questionnaire::file::{Fact, Step};

use super::{LookedAt, StepProgress, StepState};

/// How a step departs from what was planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Departure {
    /// Done so many days after the day that it was planned for; before it where negative.
    Done(i64),
    /// Not done, so many days after the day by which it was to be.
    Late(i64),
    /// Planned by hand, so many days after the day that follows from the plan; before it where
    /// negative.
    Moved(i64),
    /// Done before an earlier step is: the place of the first such.
    Before(usize),
}

impl LookedAt<'_> {
    /// Adds to each step how it departs.
    pub(super) fn departures(&self, steps: &mut [StepState]) {
        let mut first_open = None;
        for (place, (step, model)) in steps.iter_mut().zip(&self.questionnaire.steps).enumerate() {
            let is_done = step.progress == StepProgress::Done;
            let own = self.assessment.register.step(step.id.as_str());
            let own = own.and_then(|record| record.planned);
            step.set_for = own.or(self.event(model).and_then(|event| event.planned));
            step.began = self.event(model).and_then(|event| event.began);
            step.departures.extend(self.in_time(step, model));
            if is_alongside(model) {
                continue;
            }
            match (is_done, first_open) {
                (true, Some(open)) => step.departures.push(Departure::Before(open)),
                (false, None) => first_open = Some(place),
                _ => {}
            }
        }
    }

    fn in_time(&self, step: &StepState, model: &Step) -> Option<Departure> {
        let own = self.assessment.register.step(step.id.as_str());
        let own = own.and_then(|record| record.planned);
        if step.progress == StepProgress::Done {
            let days = match (own, step.done) {
                (Some(own), Some(done)) => Some(done.days_since(own)),
                _ => self.event(model).and_then(days_late),
            };
            return days.filter(|days| *days != 0).map(Departure::Done);
        }
        if step.progress == StepProgress::Late {
            let over = step.planned.map(|planned| self.today.days_since(planned));
            return over.map(Departure::Late);
        }
        let days = own?.days_since(step.by_plan?);
        (days != 0).then_some(Departure::Moved(days))
    }

    /// When that was planned and happened with which the step ends.
    pub(super) fn event(&self, model: &Step) -> Option<Span> {
        let a = self.assessment;
        let of = |fact: Fact| match fact {
            Fact::InternalAuditDone => Some(a.audit_span(AuditKind::Internal)),
            Fact::ReviewHeld => Some(a.review_span()),
            Fact::Stage1Done => Some(a.audit_span(AuditKind::Stage1)),
            Fact::Stage2Done => Some(a.audit_span(AuditKind::Stage2)),
            Fact::Surveyed => {
                // The next one, as long as there is one to come.
                let asked = a.surveillance();
                let open = asked.iter().find(|one| one.span.ended.is_none());
                open.or(asked.last()).map(|one| one.span)
            }
            Fact::Renewed => Some(a.audit_span(AuditKind::Recertification)),
            Fact::Decided => Some(a.decision_span()),
            _ => None,
        };
        model.criteria.iter().find_map(|one| of(one.fact?))
    }
}

/// How late it came. What counts against a planned day is the first day, once it has ended.
fn days_late(event: Span) -> Option<i64> {
    event.ended?;
    Some(event.began?.days_since(event.planned?))
}

/// Whether it runs beside the others: a certification body is asked while the system is built.
fn is_alongside(model: &Step) -> bool {
    let mut criteria = model.criteria.iter();
    criteria.any(|one| one.fact == Some(Fact::BodyContracted))
}
