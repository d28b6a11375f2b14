//! Why a leaf has its status: the rule and the questions that triggered it.

use crate::assessment::Assessment;
use crate::questionnaire::{LeafIx, Question, QuestionIx, Questionnaire, Status};
use crate::report::words::count;
use crate::scoring::{LeafScore, Met, Standing, standing};

/// The rule that fitted and the questions that made it fit.
#[derive(Clone, Debug, PartialEq)]
pub struct StatusReason {
    /// The rule as a sentence.
    pub sentence: String,
    /// The questions that triggered it, in reading order.
    pub questions: Vec<QuestionIx>,
}

/// Why a leaf has its status (engine, section 2).
#[must_use]
pub fn why_status(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    leaf: LeafIx,
    score: &LeafScore,
) -> StatusReason {
    let range = questionnaire
        .leaves
        .get(leaf)
        .map_or(0..0, |leaf| leaf.questions.clone());
    let select = |fits: &dyn Fn(&Question, Standing) -> bool| -> Vec<QuestionIx> {
        let places = range.clone();
        places
            .filter(|place| {
                questionnaire.questions.get(*place).is_some_and(|question| {
                    fits(question, standing(questionnaire, assessment, question))
                })
            })
            .collect()
    };
    let met = |standing: Standing| standing.rated().map(|judged| judged.met);
    let is_open = |standing: Standing| matches!(standing, Standing::Unanswered | Standing::Unknown);
    let wanted = score.target.max(questionnaire.scale.acceptance);
    let below = |standing: Standing| {
        standing
            .rated()
            .is_some_and(|judged| judged.effective < wanted)
    };
    let (sentence, questions) = match score.status {
        Status::NotApplicable => (
            "Every question is set aside as not applicable, with a reason.".to_owned(),
            select(&|_, standing| standing == Standing::NotApplicable),
        ),
        Status::NotAssessed => (
            "Nothing is rated yet.".to_owned(),
            select(&|_, standing| is_open(standing)),
        ),
        Status::LikelyMajor => {
            let corner = select(&|question, standing| {
                question.cornerstone && met(standing) == Some(Met::No)
            });
            if corner.is_empty() {
                (
                    "More than half of what the clause requires is not met.".to_owned(),
                    select(&|question, standing| question.must && met(standing) == Some(Met::No)),
                )
            } else {
                let questions = count(
                    corner.len(),
                    "cornerstone question is",
                    "cornerstone questions are",
                );
                (format!("{questions} not met."), corner)
            }
        }
        Status::LikelyMinor => {
            let short = select(&|question, standing| {
                question.must && met(standing).is_some_and(|met| met != Met::Yes)
            });
            let questions = count(short.len(), "must question is", "must questions are");
            (format!("{questions} partly met or not met."), short)
        }
        Status::Incomplete => {
            let open = select(&|question, standing| question.must && is_open(standing));
            let questions = count(open.len(), "must question is", "must questions are");
            (format!("{questions} still open."), open)
        }
        Status::Ofi => {
            let short = select(&|_, standing| below(standing) || is_open(standing));
            let questions = count(short.len(), "question is", "questions are");
            let text = format!(
                "Every must question is met, but {questions} below level {wanted} or still open."
            );
            (text, short)
        }
        Status::Conforms => (
            format!("Everything is rated, and at level {wanted} or above."),
            Vec::new(),
        ),
    };
    StatusReason {
        sentence,
        questions,
    }
}
