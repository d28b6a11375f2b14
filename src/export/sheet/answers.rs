//! Every question with its answer, in the columns that are read back in, and some that explain.

use super::{Cell, Sheet};
use crate::assessment::{Answer, Confidence, EvidenceState, Response};
use crate::exchange::answers::{Column, EXPLAINING, NOT_APPLICABLE, UNKNOWN};
use crate::questionnaire::Question;
use crate::report::Case;

pub(super) fn answers(case: &Case<'_>) -> Sheet {
    let [clause, title, question, kind, meaning, at, by] = EXPLAINING;
    let read = |column: Column, width| (column.title(), width);
    let columns = vec![
        read(Column::Question, 14),
        (clause, 9),
        (title, 26),
        (question, 60),
        (kind, 12),
        read(Column::Answer, 10),
        (meaning, 44),
        read(Column::Evidence, 10),
        read(Column::Place, 36),
        read(Column::Confidence, 11),
        read(Column::Reason, 30),
        read(Column::Pending, 9),
        read(Column::Owner, 22),
        read(Column::Note, 50),
        (at, 20),
        (by, 20),
    ];
    let questionnaire = case.questionnaire;
    let mut rows: Vec<Vec<Cell>> = questionnaire
        .questions
        .iter()
        .map(|question| row(case, question))
        .collect();
    for (id, answer) in &case.assessment.answers {
        if questionnaire.question(id.as_str()).is_none() {
            let mut cells = vec![
                Cell::text(id.as_str()),
                Cell::Empty,
                Cell::Empty,
                Cell::text("No longer asked"),
                Cell::Empty,
            ];
            cells.extend(answered(answer, String::new()));
            rows.push(cells);
        }
    }
    Sheet {
        name: "Answers",
        key: "answers",
        columns,
        rows,
    }
}

fn row(case: &Case<'_>, question: &Question) -> Vec<Cell> {
    let leaf = case.questionnaire.leaves.get(question.leaf);
    let kind = if question.cornerstone {
        "cornerstone"
    } else if question.must {
        "must"
    } else {
        "should"
    };
    let mut cells = vec![
        Cell::text(question.id.as_str()),
        leaf.map_or(Cell::Empty, |leaf| Cell::text(leaf.number.as_str())),
        leaf.map_or(Cell::Empty, |leaf| Cell::text(leaf.title.as_str())),
        Cell::text(question.text.as_str()),
        kind.into(),
    ];
    match case.answer(question) {
        Some(answer) => {
            let level = answer.rating().map(|rating| rating.level);
            let meaning = level.map(|level| case.questionnaire.level_text(question, level));
            cells.extend(answered(answer, meaning.unwrap_or_default()));
        }
        None => cells.extend(vec![Cell::Empty; 11]),
    }
    cells
}

/// The cells of an answer, from the answer itself on.
fn answered(answer: &Answer, meaning: String) -> Vec<Cell> {
    let said = match &answer.response {
        None => Cell::Empty,
        Some(Response::Unknown) => UNKNOWN.into(),
        Some(Response::NotApplicable(_)) => NOT_APPLICABLE.into(),
        Some(Response::Rated(rating)) => rating.level.into(),
    };
    let rating = answer.rating();
    let evidence = rating.map_or("", |rating| match rating.evidence.state {
        EvidenceState::None => "none",
        EvidenceState::Located => "located",
        EvidenceState::Checked => "checked",
    });
    let confidence = rating.map_or("", |rating| match rating.confidence {
        Confidence::High => "high",
        Confidence::Medium => "medium",
        Confidence::Low => "low",
    });
    let place = rating.map_or("", |rating| rating.evidence.reference.as_str());
    let reason = match &answer.response {
        Some(Response::NotApplicable(reason)) => reason.as_str(),
        _ => "",
    };
    vec![
        said,
        Cell::text(meaning),
        evidence.into(),
        place.into(),
        confidence.into(),
        reason.into(),
        Cell::yes(answer.event_pending),
        Cell::text(answer.owner.as_str()),
        Cell::text(answer.note.as_str()),
        answer
            .at
            .as_ref()
            .map_or(Cell::Empty, |at| Cell::text(at.as_str())),
        Cell::text(answer.by.as_str()),
    ]
}
