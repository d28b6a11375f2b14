//! How a leaf's score came about: its questions and their weights.

use crate::assessment::Assessment;
use crate::questionnaire::{LeafIx, QuestionIx, Questionnaire};
use crate::report::words::count;
use crate::scoring::{LeafScore, Met, Source, Standing, standing, target_source};
use crate::tenths::decimal;

/// What one question gives to its leaf's score.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionLine {
    /// The question.
    pub question: QuestionIx,
    /// Its weight.
    pub weight: u8,
    /// How it counts.
    pub standing: Standing,
    /// Why it counts like that.
    pub sentence: String,
}

/// What each question gives to a leaf's score, in reading order.
#[must_use]
pub fn question_lines(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    leaf: LeafIx,
) -> Vec<QuestionLine> {
    let range = questionnaire
        .leaves
        .get(leaf)
        .map_or(0..0, |leaf| leaf.questions.clone());
    let mut lines = Vec::with_capacity(range.len());
    for place in range {
        if let Some(question) = questionnaire.questions.get(place) {
            let standing = standing(questionnaire, assessment, question);
            lines.push(QuestionLine {
                question: place,
                weight: question.weight,
                standing,
                sentence: sentence(standing, question.must),
            });
        }
    }
    lines
}

fn sentence(standing: Standing, must: bool) -> String {
    let judged = match standing {
        Standing::NotApplicable => return "Not applicable: it leaves every sum.".to_owned(),
        Standing::Unanswered => {
            return "Unanswered: it widens the range, but is never counted as 0.".to_owned();
        }
        Standing::Unknown => {
            return "Not known: to be found out. It counts as unanswered.".to_owned();
        }
        Standing::Rated(judged) => judged,
    };
    let mut text = if judged.is_capped() {
        format!(
            "Level {} without evidence counts as {}.",
            judged.level, judged.effective
        )
    } else {
        format!("Level {}.", judged.level)
    };
    if must {
        text.push_str(match judged.met {
            Met::Yes => " Met.",
            Met::Partly => " Partly met.",
            Met::No => " Not met.",
        });
    }
    text
}

/// How a leaf's maturity came about, in a few sentences.
#[must_use]
pub fn why_score(score: &LeafScore, lines: &[QuestionLine]) -> String {
    let (Some(declared), Some(backed)) = (score.declared, score.backed) else {
        return if score.applicable == 0 {
            "Nothing here applies, so it leaves every average.".to_owned()
        } else {
            "Nothing is rated yet, so there is no maturity.".to_owned()
        };
    };
    let capped = lines
        .iter()
        .filter(|line| line.standing.rated().is_some_and(|one| one.is_capped()))
        .count();
    let how = match score.rated {
        1 => "the level of the one rated question".to_owned(),
        rated => format!("the weighted mean of {rated} rated questions"),
    };
    let mut text = format!("Declared {}: {how}.", decimal(declared));
    text.push(' ');
    text.push_str(&match capped {
        0 => format!(
            "Backed {}: every level that needs evidence has it.",
            decimal(backed)
        ),
        1 => format!(
            "Backed {}: one level lacks evidence and counts less.",
            decimal(backed)
        ),
        _ => format!(
            "Backed {}: {capped} levels lack evidence and count less.",
            decimal(backed)
        ),
    });
    if let (Some(low), Some(high)) = (score.low, score.high) {
        let open = match score.applicable - score.rated {
            0 => String::new(),
            open => format!(
                "{} and for ",
                count(open, "open question", "open questions")
            ),
        };
        text.push_str(&format!(
            " The range, {} to {}, allows for {open}how sure the answers are.",
            decimal(low),
            decimal(high)
        ));
    }
    text
}

/// Where a leaf's target comes from.
#[must_use]
pub fn why_target(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    leaf: LeafIx,
    target: u8,
) -> String {
    match target_source(questionnaire, assessment, leaf) {
        Source::Own => format!("Target {target}, set by you."),
        Source::Profile(choice) => format!("Target {target}, suggested for “{choice}”."),
        Source::Default => format!("Target {target}, as for every clause that nothing raises."),
    }
}
