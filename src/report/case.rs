//! An assessment on a day, with everything that follows from it: what every export starts from.

use crate::assessment::{Answer, Assessment, Timestamp};
use crate::date::Date;
use crate::questionnaire::{LeafIx, Question, Questionnaire, Status};
use crate::roadmap::{Roadmap, roadmap};
use crate::scoring::{RollUp, Scores, StatusCounts, VerdictReport, verdicts};

/// An assessment on a day, with everything that follows from it.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    /// What was asked.
    pub questionnaire: &'a Questionnaire,
    /// What was answered.
    pub assessment: &'a Assessment,
    /// The day on which it is looked at.
    pub today: Date,
    /// The scores of all leaves.
    pub scores: Scores,
    /// The scores of the whole.
    pub overall: RollUp,
    /// The verdicts.
    pub verdicts: Vec<VerdictReport>,
    /// The plan.
    pub plan: Roadmap,
    /// What it is compared with, where it is.
    pub other: Option<Other>,
}

/// Another state of the same, or another assessment, that a case is compared with.
#[derive(Clone, Debug)]
pub struct Other {
    /// Its scores.
    pub scores: Scores,
    /// The day of its last answer, where that is known.
    pub day: Option<Date>,
    /// How it lies to what is shown.
    pub age: Age,
}

/// The moment of the last answer, on which the scores stand; of the last change where no answer has
/// one. A file that a browser takes in is changed on that day for it, but its answers keep their own.
#[must_use]
pub fn answered_at(assessment: &Assessment) -> Option<&Timestamp> {
    let answers = assessment.answers.values();
    let last = answers.filter_map(|answer| answer.at.as_ref()).max();
    last.or(assessment.updated_at.as_ref())
}

/// How a state that is compared lies to the one that is shown, by the last answer of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// It came before.
    Earlier,
    /// It came after.
    Later,
    /// Nobody knows, or both are of the same moment.
    Unknown,
}

impl Age {
    /// How one state lies to the one that is shown.
    #[must_use]
    pub fn of(other: &Assessment, shown: &Assessment) -> Self {
        match (answered_at(other), answered_at(shown)) {
            (Some(other), Some(shown)) if other < shown => Self::Earlier,
            (Some(other), Some(shown)) if other > shown => Self::Later,
            _ => Self::Unknown,
        }
    }
}

impl Other {
    /// Works out what is compared with what is shown.
    #[must_use]
    pub fn of(questionnaire: &Questionnaire, other: &Assessment, shown: &Assessment) -> Self {
        Self {
            scores: Scores::of(questionnaire, other),
            day: answered_at(other).and_then(Timestamp::date),
            age: Age::of(other, shown),
        }
    }
}

impl<'a> Case<'a> {
    /// Works everything out.
    #[must_use]
    pub fn of(questionnaire: &'a Questionnaire, assessment: &'a Assessment, today: Date) -> Self {
        let scores = Scores::of(questionnaire, assessment);
        Self {
            overall: scores.overall(questionnaire),
            verdicts: verdicts(questionnaire, assessment, &scores, today),
            plan: roadmap(questionnaire, assessment, &scores, today),
            questionnaire,
            assessment,
            today,
            scores,
            other: None,
        }
    }

    /// The case compared with another state.
    #[must_use]
    pub fn compared(self, other: Other) -> Self {
        Self {
            other: Some(other),
            ..self
        }
    }

    /// The answer to a question, where there is a record of one.
    #[must_use]
    pub fn answer(&self, question: &Question) -> Option<&'a Answer> {
        self.assessment.answers.get(&question.id)
    }

    /// The leaves that have something to find, the most severe first, in reading order within a
    /// status.
    #[must_use]
    pub fn findings(&self) -> Vec<LeafIx> {
        let found = |status: Status| {
            let places = 0..self.scores.leaves.len();
            places.filter(move |leaf| self.scores.status(*leaf) == status)
        };
        StatusCounts::ORDER
            .into_iter()
            .filter(|status| !matches!(status, Status::Conforms | Status::NotApplicable))
            .flat_map(found)
            .collect()
    }

    /// The findings that matter most: by severity as above, then by the points of their packages.
    #[must_use]
    pub fn biggest_findings(&self, most: usize) -> Vec<LeafIx> {
        let rank = |leaf: &LeafIx| {
            let status = self.scores.status(*leaf);
            StatusCounts::ORDER.iter().position(|one| *one == status)
        };
        let points = |leaf: &LeafIx| {
            let package = self.plan.package(*leaf);
            package.map_or(0.0, |package| package.points.total)
        };
        let mut found = self.findings();
        found.sort_by(|a, b| {
            rank(a)
                .cmp(&rank(b))
                .then_with(|| points(b).total_cmp(&points(a)))
        });
        found.truncate(most);
        found
    }
}
