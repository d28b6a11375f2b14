//! One check of a rule: does it hold, what fails it, and how far is it (engine, section 4).

use crate::assessment::{Assessment, DocumentState};
use crate::date::Date;
use crate::questionnaire::file::{Check, Selection};
use crate::questionnaire::{ClauseId, EventKind, Key, Leaf, LeafIx, Questionnaire, Status};

use super::question::{Met, Standing};
use super::readiness::{Measure, Verdict, VerdictReport};
use super::scores::Scores;
use super::{number, share};

/// What a check found.
pub(super) struct Finding {
    pub(super) passed: bool,
    pub(super) failing: Vec<String>,
    pub(super) measure: Measure,
}

/// All that a check may look at.
pub(super) struct Case<'a> {
    pub(super) questionnaire: &'a Questionnaire,
    pub(super) assessment: &'a Assessment,
    pub(super) scores: &'a Scores,
    /// How each question counts.
    pub(super) standings: &'a [Standing],
    pub(super) today: Date,
    /// Verdicts already reached.
    pub(super) earlier: &'a [VerdictReport],
}

impl Finding {
    /// At least a share of the items must hold; the others fail it.
    fn at_least(wanted: f64, items: &mut dyn Iterator<Item = (&str, bool)>) -> Self {
        let (mut have, mut of, mut failing) = (0, 0, Vec::new());
        for (id, holds) in items {
            of += 1;
            if holds {
                have += 1;
            } else {
                failing.push(id.to_owned());
            }
        }
        Self {
            passed: of == 0 || share(number(have), number(of)) >= wanted,
            failing,
            measure: Measure::AtLeast {
                have,
                of,
                need: needed(wanted, of),
            },
        }
    }
}

/// The smallest count of `of` that makes at least that share.
fn needed(wanted: f64, of: usize) -> usize {
    // The product of a share may be off by a hair, the quotient of two counts compares exactly.
    (0..=of)
        .find(|count| share(number(*count), number(of)) >= wanted)
        .unwrap_or(of)
}

impl<'a> Case<'a> {
    pub(super) fn check(&self, check: &Check) -> Finding {
        match check {
            Check::Rated { questions } => {
                let rated = |standing: Standing| standing.rated().is_some();
                Finding::at_least(1.0, &mut self.selected(*questions, &rated))
            }
            Check::MustMet { share } => {
                let met = |standing: Standing| {
                    standing
                        .rated()
                        .is_some_and(|judged| judged.met == Met::Yes)
                };
                Finding::at_least(*share, &mut self.selected(Selection::Must, &met))
            }
            Check::NoStatus { status, clauses } => self.at_most(0, *status, clauses),
            Check::AtMost { status, leaves } => self.at_most(usize::from(*leaves), *status, &[]),
            Check::StatusAmong { clauses, statuses } => {
                let mut items = self.leaves(clauses).map(|(place, leaf)| {
                    let fits = statuses.contains(&self.scores.status(place));
                    (leaf.number.as_str(), fits)
                });
                Finding::at_least(1.0, &mut items)
            }
            Check::Approved { documents } => {
                let mut items = documents.iter().map(|id| {
                    let approved = self.document(id.as_str()) == DocumentState::Approved;
                    (id.as_str(), approved)
                });
                Finding::at_least(1.0, &mut items)
            }
            Check::CoreDocuments { share } => {
                let core = self.questionnaire.documents.iter().filter(|one| one.core);
                let mut items = core.map(|one| {
                    let exists = self.document(one.id.as_str()) != DocumentState::Missing;
                    (one.id.as_str(), exists)
                });
                Finding::at_least(*share, &mut items)
            }
            Check::Dated { events } => {
                let mut items = events.iter().map(|event| self.dated(*event));
                Finding::at_least(1.0, &mut items)
            }
            Check::RecordsKept { days } => self.records(i64::from(*days)),
            Check::Ready { verdict } => self.ready(verdict),
        }
    }

    /// The applicable questions of a selection, and whether each has the property.
    fn selected(
        &self,
        selection: Selection,
        property: &dyn Fn(Standing) -> bool,
    ) -> impl Iterator<Item = (&'a str, bool)> {
        self.questionnaire
            .questions
            .iter()
            .zip(self.standings)
            .filter(move |(question, standing)| {
                standing.is_applicable()
                    && match selection {
                        Selection::Must => question.must,
                        Selection::Stage1 => question.stage1,
                    }
            })
            .map(move |(question, standing)| (question.id.as_str(), property(*standing)))
    }

    /// The leaves at or below the clauses; all leaves where no clause is named.
    fn leaves(&self, clauses: &[ClauseId]) -> impl Iterator<Item = (LeafIx, &'a Leaf)> {
        let mut places: Vec<LeafIx> = clauses
            .iter()
            .filter_map(|clause| self.questionnaire.node(clause.as_str()))
            .flat_map(|node| node.leaves.clone())
            .collect();
        if clauses.is_empty() {
            places = (0..self.questionnaire.leaves.len()).collect();
        }
        places.sort_unstable();
        places.dedup();
        let leaves = &self.questionnaire.leaves;
        places
            .into_iter()
            .filter_map(|place| Some((place, leaves.get(place)?)))
    }

    /// At most so many leaves at or below the clauses may have a status.
    fn at_most(&self, limit: usize, wanted: Status, clauses: &[ClauseId]) -> Finding {
        let (mut open, mut of, mut failing) = (0, 0, Vec::new());
        for (place, leaf) in self.leaves(clauses) {
            let status = self.scores.status(place);
            of += usize::from(status != Status::NotApplicable);
            open += usize::from(status == Status::NotAssessed);
            if status == wanted {
                failing.push(leaf.number.to_string());
            }
        }
        Finding {
            passed: failing.len() <= limit,
            measure: Measure::AtMost {
                have: failing.len(),
                limit,
                open,
                of,
            },
            failing,
        }
    }

    fn document(&self, id: &str) -> DocumentState {
        let record = self.assessment.documents.get(id);
        record.map_or(DocumentState::Missing, |record| record.state)
    }

    fn dated(&self, event: EventKind) -> (&'static str, bool) {
        let profile = &self.assessment.profile;
        let (id, event) = match event {
            EventKind::InternalAudit => ("internal_audit", &profile.internal_audit),
            EventKind::ManagementReview => ("management_review", &profile.management_review),
        };
        (id, event.is_dated())
    }

    fn records(&self, need: i64) -> Finding {
        let since = self.assessment.profile.records_since;
        let have = since.map(|since| self.today.days_since(since));
        Finding {
            passed: have.is_some_and(|have| have >= need),
            failing: vec!["records_since".to_owned()],
            measure: Measure::Days { have, need },
        }
    }

    fn ready(&self, verdict: &Key) -> Finding {
        let earlier = self.earlier.iter().find(|report| report.id == *verdict);
        let said = earlier.map_or(Verdict::NotReady, |report| report.verdict);
        Finding {
            passed: said == Verdict::Ready,
            failing: vec![verdict.to_string()],
            measure: Measure::Verdict(said),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::needed;

    #[test]
    fn needed_is_the_smallest_count_that_makes_the_share() {
        assert_eq!(needed(0.9, 21), 19);
        assert_eq!(needed(0.9, 10), 9);
        assert_eq!(needed(0.9, 170), 153);
        assert_eq!(needed(1.0, 7), 7);
        assert_eq!(needed(0.0, 7), 0);
        assert_eq!(needed(0.9, 0), 0);
    }
}
