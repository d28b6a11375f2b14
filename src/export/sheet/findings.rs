//! Every clause with its status and its scores, the findings first.

use super::{Cell, Sheet};
use crate::questionnaire::{LeafIx, Status};
use crate::report::Case;
use crate::report::explain::why_status;
use crate::report::words::status;

pub(super) fn findings(case: &Case<'_>) -> Sheet {
    let mut leaves = case.findings();
    let rest = (0..case.questionnaire.leaves.len()).filter(|leaf| {
        matches!(
            case.scores.status(*leaf),
            Status::Conforms | Status::NotApplicable
        )
    });
    leaves.extend(rest);
    Sheet {
        name: "Findings",
        key: "findings",
        columns: vec![
            ("Clause", 9),
            ("Clause title", 34),
            ("Self-assessed", 16),
            ("Why", 44),
            ("Questions", 28),
            ("Target", 8),
            ("Declared", 9),
            ("Backed", 8),
            ("Lowest", 8),
            ("Highest", 8),
            ("Covered", 9),
            ("Must questions met", 10),
            ("Must questions", 10),
            ("Usual owner", 24),
        ],
        rows: leaves.iter().filter_map(|leaf| row(case, *leaf)).collect(),
    }
}

fn row(case: &Case<'_>, leaf: LeafIx) -> Option<Vec<Cell>> {
    let questionnaire = case.questionnaire;
    let model = questionnaire.leaves.get(leaf)?;
    let scores = case.scores.leaf(leaf)?;
    let why = why_status(questionnaire, case.assessment, leaf, scores);
    let questions: Vec<&str> = why
        .questions
        .iter()
        .filter_map(|place| questionnaire.questions.get(*place))
        .map(|question| question.id.as_str())
        .collect();
    let count = |number: usize| Cell::Number(f64::from(u32::try_from(number).unwrap_or(u32::MAX)));
    Some(vec![
        Cell::text(model.number.as_str()),
        Cell::text(model.title.as_str()),
        status(scores.status).into(),
        Cell::text(why.sentence),
        Cell::text(questions.join(" ")),
        scores.target.into(),
        Cell::number(scores.declared.map(hundredths)),
        Cell::number(scores.backed.map(hundredths)),
        Cell::number(scores.low.map(hundredths)),
        Cell::number(scores.high.map(hundredths)),
        Cell::number(scores.coverage.map(hundredths)),
        count(scores.must_met),
        count(scores.must_total),
        model.owner.as_deref().map_or(Cell::Empty, Cell::from),
    ])
}

/// Two decimals: more would claim to know more than the answers do.
fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
