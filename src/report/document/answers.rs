//! Every question with its answer: level, what that level means, evidence, note, owner, reason.

use super::block::{Block, Entry, Fact, Heading};
use crate::assessment::{Answer, EvidenceState, Response};
use crate::questionnaire::{Leaf, LeafIx, Question};
use crate::report::Case;
use crate::report::explain::question_lines;
use crate::report::explain::{why_score, why_status, why_target};
use crate::report::text::{Run, Text};
use crate::report::words::{confidence, evidence};
use crate::scoring::standing;

pub(super) fn answers(case: &Case<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for node in &case.questionnaire.nodes {
        if node.depth == 0 || node.leaf.is_some() {
            blocks.push(Block::Heading(Heading {
                depth: if node.depth == 0 { 1 } else { 2 },
                anchor: format!("clause-{}", node.number),
                text: Text::plain(format!("{} {}", node.number, node.title)),
            }));
        }
        let Some(leaf) = node.leaf else { continue };
        let Some(model) = case.questionnaire.leaves.get(leaf) else {
            continue;
        };
        blocks.extend(head(case, leaf));
        let questions = case.questionnaire.questions_of(model);
        blocks.extend(questions.iter().map(|one| entry(case, model, one)));
    }
    blocks
}

/// What the answers to a clause say together.
fn head(case: &Case<'_>, leaf: LeafIx) -> Option<Block> {
    let (questionnaire, assessment) = (case.questionnaire, case.assessment);
    let scores = case.scores.leaf(leaf)?;
    let why = why_status(questionnaire, assessment, leaf, scores).sentence;
    let lines = question_lines(questionnaire, assessment, leaf);
    let text = Text::status(scores.status)
        .and(Run::Plain(format!(". {why} ")))
        .and(Run::Quiet(format!(
            "{} {}",
            why_score(scores, &lines),
            why_target(questionnaire, assessment, leaf, scores.target)
        )));
    Some(Block::Paragraph(text))
}

fn entry(case: &Case<'_>, leaf: &Leaf, question: &Question) -> Block {
    let mut marks = Vec::new();
    if question.cornerstone {
        marks.push("cornerstone");
    } else if question.must {
        marks.push("must");
    }
    let answer = case.answer(question);
    // Every other place names a question by its id.
    let mut title = Text(vec![
        Run::Quiet(question.id.to_string()),
        Run::Plain(format!(" {}", question.text)),
    ]);
    if question.reference != leaf.number.as_str() {
        title = title.and(Run::Quiet(format!(" {}", question.reference)));
    }
    let lead = lead(case, question, answer);
    let mut facts = Vec::new();
    if let Some(answer) = answer {
        facts.extend(answer_facts(case, question, answer));
    } else if !leaf.evidence.is_empty() && !question.hint.is_empty() {
        facts.push(Fact::new("Would show it", question.hint.clone()));
    }
    Block::Entry(Entry {
        anchor: format!("question-{}", question.id),
        title,
        marks,
        lead,
        facts,
    })
}

/// The answer itself.
fn lead(case: &Case<'_>, question: &Question, answer: Option<&Answer>) -> Text {
    let response = answer.and_then(|answer| answer.response.as_ref());
    match response {
        None => Text::plain("Not answered."),
        Some(Response::Unknown) => Text::strong("Don’t know").and(Run::Plain(
            ": to be found out. It counts as unanswered.".to_owned(),
        )),
        Some(Response::NotApplicable(reason)) => Text::strong("Not applicable")
            .and(Run::Plain(": ".to_owned()))
            .and(Run::Typed(reason.clone())),
        Some(Response::Rated(rating)) => {
            let levels = &case.questionnaire.scale.levels;
            let name = levels.get(usize::from(rating.level));
            let name = name.map_or("", |level| level.name.as_str());
            let sure = confidence(rating.confidence).to_lowercase();
            Text::strong(format!("{} {name}", rating.level))
                .and(Run::Plain(format!(
                    ": {} ",
                    case.questionnaire.level_text(question, rating.level)
                )))
                .and(Run::Quiet(format!("Confidence: {sure}.")))
        }
    }
}

fn answer_facts(case: &Case<'_>, question: &Question, answer: &Answer) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let Some(rating) = answer.rating() {
        let proof = &rating.evidence;
        let mut text = Text::plain(evidence(proof.state));
        if !proof.reference.is_empty() {
            text = text
                .and(Run::Plain(": ".to_owned()))
                .and(Run::Typed(proof.reference.clone()));
        }
        let judged = standing(case.questionnaire, case.assessment, question).rated();
        if let Some(judged) = judged.filter(|judged| judged.is_capped())
            && proof.state == EvidenceState::None
        {
            let counts = format!(
                ". Without evidence the level counts as {}.",
                judged.effective
            );
            text = text.and(Run::Plain(counts));
        }
        facts.push(Fact::new("Evidence", text));
    }
    if answer.event_pending {
        facts.push(Fact::new(
            "Event",
            "It has not happened yet; the level says how ready you are.",
        ));
    }
    facts.extend(Fact::typed("Owner", &answer.owner));
    facts.extend(Fact::typed("Note", &answer.note));
    let day = answer.at.as_ref().and_then(|at| at.date());
    let day = day.map_or_else(Text::default, |day| Text::plain(day.long()));
    let changed = match (day.is_empty(), answer.by.is_empty()) {
        (_, true) => day,
        (true, false) => Text::typed(&answer.by),
        (false, false) => day
            .and(Run::Plain(", by ".to_owned()))
            .and(Run::Typed(answer.by.clone())),
    };
    if !changed.is_empty() {
        facts.push(Fact::new("Last changed", changed));
    }
    facts
}
