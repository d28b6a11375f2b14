//! The steps to the certificate, and how far each is: derived from answers, documents, the plan
//! and the register where it can be, ticked by people where it cannot.

mod departure;
mod fact;
mod next;

pub use departure::Departure;
pub use next::{Coming, Due, Next};

use crate::assessment::{Assessment, AuditKind, PackageStatus};
use crate::date::Date;
use crate::questionnaire::file::{Criterion, Fact, Step};
use crate::questionnaire::{Key, LeafIx, Questionnaire};
use crate::scoring::{Scores, VerdictReport, holds, verdicts};

use super::plan::Roadmap;

/// The whole way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Journey {
    /// How far each step is, in the questionnaire's order.
    pub steps: Vec<StepState>,
    /// Whether there is a certificate: what comes after the decision has begun.
    pub is_certified: bool,
    /// What to do next; absent where nothing is left.
    pub next: Option<Next>,
}

/// How far a step is.
#[derive(Clone, Debug, PartialEq)]
pub struct StepState {
    /// The step's id.
    pub id: Key,
    /// How far it is.
    pub progress: StepProgress,
    /// Its exit criteria.
    pub criteria: Vec<CriterionState>,
    /// The day by which it is to be done: the assessment's own, else the plan's.
    pub planned: Option<Date>,
    /// The day that follows from the plan, or from the certificate once there is one.
    pub by_plan: Option<Date>,
    /// The day that somebody set for it: its own, or that of the audit, review or decision with
    /// which it ends.
    pub set_for: Option<Date>,
    /// The first day of that with which it ends, where that has begun.
    pub began: Option<Date>,
    /// The day on which it was done, where one is known.
    pub done: Option<Date>,
    /// What an audit asks before it begins, where the step is one and the questionnaire says so.
    pub ready: Vec<CriterionState>,
    /// How it departs from what was planned.
    pub departures: Vec<Departure>,
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepProgress {
    /// Nothing of it is there.
    Todo,
    /// Some of it is there.
    Doing,
    /// It should be done by now and is not.
    Late,
    /// Every criterion holds, or it was declared done.
    Done,
}

/// Whether a criterion holds.
#[derive(Clone, Debug, PartialEq)]
pub struct CriterionState {
    /// Its id within the step.
    pub id: Key,
    /// Whether it holds.
    pub holds: bool,
    /// Whether people tick it, because nothing here can tell.
    pub by_hand: bool,
    /// Ids of what keeps it from holding: leaves, questions, documents, entries.
    pub failing: Vec<String>,
    /// What is asked, where it is a fact.
    pub fact: Option<Fact>,
}

/// How far everything is.
#[must_use]
pub fn journey(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    scores: &Scores,
    plan: &Roadmap,
    today: Date,
) -> Journey {
    let looked_at = LookedAt {
        questionnaire,
        assessment,
        scores,
        reports: &verdicts(questionnaire, assessment, scores, today),
        today,
    };
    let mut steps: Vec<StepState> = questionnaire
        .steps
        .iter()
        .map(|step| looked_at.step(step, plan))
        .collect();
    looked_at.departures(&mut steps);
    let next = looked_at.next(&steps);
    Journey {
        steps,
        is_certified: assessment.decided().is_some(),
        next,
    }
}

/// What the state of a step is read from.
struct LookedAt<'a> {
    questionnaire: &'a Questionnaire,
    assessment: &'a Assessment,
    scores: &'a Scores,
    reports: &'a [VerdictReport],
    today: Date,
}

impl LookedAt<'_> {
    fn step(&self, step: &Step, plan: &Roadmap) -> StepState {
        let record = self.assessment.register.step(step.id.as_str());
        let criteria: Vec<CriterionState> = step
            .criteria
            .iter()
            .map(|criterion| self.criterion(step, criterion))
            .collect();
        let declared = record.and_then(|record| record.done);
        let planned = record.and_then(|record| record.planned);
        // A day that was set for an earlier surveillance audit says nothing of the next one.
        let planned = planned.filter(|day| self.surveyed_on(step).is_none_or(|last| *day > last));
        let done = declared.or_else(|| self.happened(step));
        let by_plan = self.planned(step, plan, done);
        let planned = planned.or(by_plan);
        let all_hold = !criteria.is_empty() && criteria.iter().all(|one| one.holds);
        let is_begun = criteria.iter().any(|one| one.holds)
            || self.is_worked_on(step)
            || self.surveyed_on(step).is_some();
        let progress = if declared.is_some() || all_hold {
            StepProgress::Done
        } else if planned.is_some_and(|day| day < self.today) {
            StepProgress::Late
        } else if is_begun {
            StepProgress::Doing
        } else {
            StepProgress::Todo
        };
        StepState {
            id: step.id.clone(),
            done: done.filter(|_| progress == StepProgress::Done),
            progress,
            criteria,
            planned,
            by_plan,
            set_for: None,
            began: None,
            ready: step
                .ready
                .iter()
                .map(|rule| self.criterion(step, rule))
                .collect(),
            departures: Vec::new(),
        }
    }

    fn criterion(&self, step: &Step, criterion: &Criterion) -> CriterionState {
        let (q, a) = (self.questionnaire, self.assessment);
        let (is_so, failing) = match (&criterion.check, criterion.fact) {
            (Some(check), _) => holds(q, a, self.scores, self.reports, self.today, check),
            (None, Some(fact)) => self.fact(step, fact),
            (None, None) => {
                let record = a.register.step(step.id.as_str());
                let ticked = record.is_some_and(|record| record.ticked.contains(&criterion.id));
                (ticked, Vec::new())
            }
        };
        CriterionState {
            id: criterion.id.clone(),
            holds: is_so,
            by_hand: criterion.check.is_none() && criterion.fact.is_none(),
            failing: if is_so { Vec::new() } else { failing },
            fact: criterion.fact,
        }
    }

    fn leaves(&self, step: &Step) -> impl Iterator<Item = LeafIx> {
        let numbers = step.clauses.iter();
        numbers.filter_map(|number| self.questionnaire.leaf_index(number.as_str()))
    }

    /// The day by which the step is to be done: what follows from the certificate once there is
    /// one, else the plan's milestone, else the last day of its packages.
    fn planned(&self, step: &Step, plan: &Roadmap, done: Option<Date>) -> Option<Date> {
        let fact = |fact: Fact| step.criteria.iter().any(|one| one.fact == Some(fact));
        if let Some(renewal) = self.assessment.renewal_due() {
            if fact(Fact::Surveyed) {
                let asked = self.assessment.surveillance();
                let open = asked.iter().find(|one| one.span.ended.is_none());
                return open.or(asked.last()).map(|one| one.latest);
            }
            if fact(Fact::Renewed) {
                return Some(renewal);
            }
        }
        if let Some(milestone) = &step.milestone {
            let on_the_way = plan.milestone(milestone.as_str());
            if let Some(to_come) = on_the_way.filter(|one| !one.has_happened()) {
                return Some(to_come.date);
            }
            // Of what has happened the plan says something only where it began before that.
            let happened = on_the_way.map(|one| one.date).or(done)?;
            let mut by_plan = plan.milestones.iter().filter(|_| plan.start <= happened);
            return by_plan.find(|one| one.id == *milestone).map(|one| one.date);
        }
        let packages = self.leaves(step).filter_map(|leaf| plan.package(leaf));
        packages.map(|package| package.finish).max()
    }

    /// Whether somebody works on one of its packages.
    fn is_worked_on(&self, step: &Step) -> bool {
        step.clauses.iter().any(|clause| {
            let own = self.assessment.plan.packages.get(clause);
            own.is_some_and(|own| own.status != PackageStatus::Todo)
        })
    }

    /// The last day of the latest surveillance audit, where the step is about them.
    fn surveyed_on(&self, step: &Step) -> Option<Date> {
        let mut criteria = step.criteria.iter();
        criteria.find(|one| one.fact == Some(Fact::Surveyed))?;
        self.ended(AuditKind::Surveillance)
    }
}
