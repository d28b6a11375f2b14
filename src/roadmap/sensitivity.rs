//! Which single answers matter most: what would change if one answer were better, or if an auditor
//! did not accept it, or between the worst and the best that an unknown one may turn out to be.

use crate::assessment::{
    Answer, Assessment, Confidence, Evidence, EvidenceState, Rating, Response,
};
use crate::date::Date;
use crate::questionnaire::{Key, Question, QuestionIx, Questionnaire};
use crate::scoring::{Scores, Standing, Verdict, standing, target_of, verdicts};

/// What one answer could change.
#[derive(Clone, Debug, PartialEq)]
pub struct Influence {
    /// The question, by its place.
    pub question: QuestionIx,
    /// What is assumed of the answer.
    pub change: Change,
    /// How far backed maturity of the whole moves, in levels. For unknown answers: between worst
    /// and best.
    pub backed: f64,
    /// Verdicts that become others: the verdict's id, what it is and what it would be.
    pub verdicts: Vec<(Key, Verdict, Verdict)>,
    /// How many rules more hold; negative where fewer do.
    pub rules: i64,
}

/// What is assumed of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It reaches its target with evidence.
    Reached,
    /// An auditor finds nothing that shows it.
    Refused,
    /// It is found out: the best instead of the worst.
    FoundOut,
}

/// What single answers could change, the most important first, each question once a change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sensitivity {
    /// Rated answers that would move most if they reached their targets.
    pub reached: Vec<Influence>,
    /// Rated answers that would take most away if they were not accepted.
    pub refused: Vec<Influence>,
    /// Unknown and unanswered questions by how much hangs on them.
    pub found_out: Vec<Influence>,
}

/// What the scores and verdicts come to.
struct Outcome {
    backed: f64,
    verdicts: Vec<(Key, Verdict)>,
    passed: i64,
}

/// The case that is tried: the assessment with one answer changed, and its scores.
struct Trial<'a> {
    questionnaire: &'a Questionnaire,
    assessment: Assessment,
    scores: Scores,
    today: Date,
}

impl Trial<'_> {
    fn outcome(&self) -> Outcome {
        let q = self.questionnaire;
        let reports = verdicts(q, &self.assessment, &self.scores, self.today);
        let passed = reports.iter().flat_map(|report| &report.rules);
        Outcome {
            backed: self.scores.overall(q).backed.unwrap_or(0.0),
            passed: passed.filter(|rule| rule.passed).map(|_| 1).sum(),
            verdicts: reports
                .into_iter()
                .map(|report| (report.id, report.verdict))
                .collect(),
        }
    }

    /// What it would come to with another answer to the question.
    fn with(&mut self, question: &Question, response: Response) -> Outcome {
        let before = self.assessment.answers.get(&question.id).cloned();
        let answer = Answer {
            response: Some(response),
            ..before.clone().unwrap_or_default()
        };
        self.assessment.answers.insert(question.id.clone(), answer);
        self.rescore(question);
        let outcome = self.outcome();
        match before {
            Some(answer) => self.assessment.answers.insert(question.id.clone(), answer),
            None => self.assessment.answers.remove(&question.id),
        };
        self.rescore(question);
        outcome
    }

    fn rescore(&mut self, question: &Question) {
        let (q, a) = (self.questionnaire, &self.assessment);
        self.scores.rescore(q, a, question.leaf);
    }
}

fn rating(level: u8, state: EvidenceState, confidence: Confidence) -> Response {
    Response::Rated(Rating {
        level,
        evidence: Evidence {
            state,
            reference: String::new(),
        },
        confidence,
    })
}

/// What moves from one outcome to another.
fn influence(
    question: QuestionIx,
    change: Change,
    from: &Outcome,
    to: &Outcome,
) -> Option<Influence> {
    let moved = from.verdicts.iter().zip(&to.verdicts);
    let influence = Influence {
        question,
        change,
        backed: to.backed - from.backed,
        rules: to.passed - from.passed,
        verdicts: moved
            .filter(|((_, before), (_, after))| before != after)
            .map(|((id, before), (_, after))| (id.clone(), *before, *after))
            .collect(),
    };
    let moves = influence.backed != 0.0 || influence.rules != 0 || !influence.verdicts.is_empty();
    moves.then_some(influence)
}

/// What single answers could change.
#[must_use]
pub fn sensitivity(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    scores: &Scores,
    today: Date,
) -> Sensitivity {
    let mut trial = Trial {
        questionnaire,
        assessment: assessment.clone(),
        scores: scores.clone(),
        today,
    };
    let now = trial.outcome();
    let mut found = Sensitivity::default();
    for (place, question) in questionnaire.questions.iter().enumerate() {
        let wanted =
            target_of(questionnaire, assessment, question.leaf).max(questionnaire.scale.acceptance);
        let best = rating(wanted, EvidenceState::Checked, Confidence::High);
        match standing(questionnaire, assessment, question) {
            Standing::NotApplicable => {}
            Standing::Unanswered | Standing::Unknown => {
                let worst = trial.with(question, rating(0, EvidenceState::None, Confidence::High));
                let best = trial.with(question, best);
                found
                    .found_out
                    .extend(influence(place, Change::FoundOut, &worst, &best));
            }
            Standing::Rated(judged) => {
                if judged.effective < wanted {
                    let best = trial.with(question, best);
                    found
                        .reached
                        .extend(influence(place, Change::Reached, &now, &best));
                }
                if judged.effective >= questionnaire.scale.acceptance {
                    let level = questionnaire.scale.acceptance.saturating_sub(1);
                    let refused = rating(level, EvidenceState::None, Confidence::High);
                    let refused = trial.with(question, refused);
                    found
                        .refused
                        .extend(influence(place, Change::Refused, &now, &refused));
                }
            }
        }
    }
    for list in [&mut found.reached, &mut found.refused, &mut found.found_out] {
        list.sort_by(by_importance);
    }
    found
}

/// Whatever changes a verdict comes first, then what changes most rules, then what moves backed
/// maturity most, then the order of the questionnaire.
fn by_importance(left: &Influence, right: &Influence) -> std::cmp::Ordering {
    right
        .verdicts
        .len()
        .cmp(&left.verdicts.len())
        .then_with(|| right.rules.abs().cmp(&left.rules.abs()))
        .then_with(|| right.backed.abs().total_cmp(&left.backed.abs()))
        .then_with(|| left.question.cmp(&right.question))
}
