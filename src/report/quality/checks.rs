//! How each check finds what it finds.

use std::ops::Range;

use super::{Check, Doubt};
use crate::assessment::{Answer, Confidence, EvidenceState, Rating};
use crate::questionnaire::{LeafIx, Question, QuestionIx};
use crate::report::Case;
use crate::report::words::count;
use crate::scoring::standing;

/// From so many rated questions on, one level for all of them is no chance.
const MANY: usize = 5;
/// After so many days an answer is old.
const YEAR: i64 = 365;
/// What speaks of measuring, as the beginning of a word in small letters.
const MEASURES: [&str; 18] = [
    "measur",
    "metric",
    "kpi",
    "indicator",
    "figure",
    "report",
    "trend",
    "dashboard",
    "statistic",
    "survey",
    "review",
    "scorecard",
    "benchmark",
    "average",
    "median",
    "rate",
    "audit",
    "percent",
];

pub(super) fn doubts(case: &Case<'_>, check: Check) -> Vec<Doubt> {
    match check {
        Check::Uniform => uniform(case),
        Check::Reused => reused(case),
        Check::Stale => single(case, |_, answer, _| age(case, answer)),
        Check::Evidence => single(case, |_, _, rating| {
            let is_high = rating.level >= case.questionnaire.scale.acceptance;
            (is_high && rating.evidence.state == EvidenceState::None)
                .then(|| ["level ", &rating.level.to_string()].concat())
        }),
        Check::Measurement => single(case, |_, answer, rating| {
            let is_above = rating.level > case.questionnaire.scale.acceptance;
            let is_measured = speaks_of_measuring(&answer.note)
                || speaks_of_measuring(&rating.evidence.reference);
            (is_above && !is_measured).then(|| ["level ", &rating.level.to_string()].concat())
        }),
        Check::Cornerstone => single(case, |question, _, rating| {
            (question.cornerstone && rating.confidence == Confidence::Low)
                .then(|| ["level ", &rating.level.to_string()].concat())
        }),
    }
}

/// The rated questions that count, in reading order.
fn rated<'a>(
    case: &'a Case<'_>,
) -> impl Iterator<Item = (QuestionIx, &'a Question, &'a Answer, &'a Rating)> {
    let questions = case.questionnaire.questions.iter().enumerate();
    questions.filter_map(|(place, question)| {
        let answer = case.answer(question)?;
        Some((place, question, answer, answer.rating()?))
    })
}

/// Doubts about single answers: what is said of each that has one.
fn single(
    case: &Case<'_>,
    doubt: impl Fn(&Question, &Answer, &Rating) -> Option<String>,
) -> Vec<Doubt> {
    let found = rated(case).filter_map(|(place, question, answer, rating)| {
        Some(Doubt {
            questions: vec![place],
            what: doubt(question, answer, rating)?,
            typed: String::new(),
        })
    });
    found.collect()
}

/// How old an answer is, where it is too old.
fn age(case: &Case<'_>, answer: &Answer) -> Option<String> {
    let day = answer.at.as_ref()?.date()?;
    let days = case.today.days_since(day);
    (days > YEAR).then(|| ["last changed on ", &day.long()].concat())
}

/// Whether a text names something that measures. A percent sign does, too, and so do figures such as
/// `42 of 44`; other digits may be a day or the number of a document.
fn speaks_of_measuring(text: &str) -> bool {
    if text.contains('%') {
        return true;
    }
    let text = text.to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let measures = |word: &&str| MEASURES.iter().any(|stem| word.starts_with(stem));
    words.iter().any(measures)
        || words
            .windows(3)
            .any(|three| matches!(three, [have, "of", all] if is_number(have) && is_number(all)))
}

/// Clauses with one level throughout: the largest ones, so that none is told together with what is
/// below it. Where something is not rated yet, nothing is known of the whole.
fn uniform(case: &Case<'_>) -> Vec<Doubt> {
    let mut told: Vec<Range<LeafIx>> = Vec::new();
    let mut doubts = Vec::new();
    for node in &case.questionnaire.nodes {
        let is_told = told
            .iter()
            .any(|leaves| leaves.start <= node.leaves.start && node.leaves.end <= leaves.end);
        if is_told {
            continue;
        }
        let applies = |question: &Question| {
            node.leaves.contains(&question.leaf)
                && standing(case.questionnaire, case.assessment, question).is_applicable()
        };
        let below = rated(case).filter(|(_, question, ..)| applies(question));
        let below: Vec<(QuestionIx, u8)> = below
            .map(|(place, _, _, rating)| (place, rating.level))
            .collect();
        let questions = case.questionnaire.questions.iter();
        if questions.filter(|one| applies(one)).count() > below.len() {
            continue;
        }
        let Some((_, level)) = below.first().copied() else {
            continue;
        };
        if below.len() >= MANY && below.iter().all(|(_, one)| *one == level) {
            told.push(node.leaves.clone());
            doubts.push(Doubt {
                questions: below.iter().map(|(place, _)| *place).collect(),
                what: format!(
                    "{} {}: {} at level {level}",
                    node.number,
                    node.short,
                    count(below.len(), "answer", "answers")
                ),
                typed: String::new(),
            });
        }
    }
    doubts
}

/// Places that are named for several questions, in the order in which they come first.
fn reused(case: &Case<'_>) -> Vec<Doubt> {
    let mut places: Vec<(String, Doubt)> = Vec::new();
    for (place, _, _, rating) in rated(case) {
        let typed = rating.evidence.reference.trim();
        if typed.is_empty() {
            continue;
        }
        let key = typed.to_lowercase();
        match places.iter_mut().find(|(one, _)| *one == key) {
            Some((_, doubt)) => doubt.questions.push(place),
            None => {
                let doubt = Doubt {
                    questions: vec![place],
                    what: String::new(),
                    typed: typed.to_owned(),
                };
                places.push((key, doubt));
            }
        }
    }
    let mut doubts: Vec<Doubt> = places.into_iter().map(|(_, doubt)| doubt).collect();
    doubts.retain(|doubt| doubt.questions.len() > 1);
    for doubt in &mut doubts {
        doubt.what = count(doubt.questions.len(), "question", "questions");
    }
    doubts
}
