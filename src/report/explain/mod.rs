//! How every number came about (engine, section 8): the facts first, then a sentence for each.

mod milestone;
mod package;
mod points;
mod score;
mod status;
mod verdict;

pub use milestone::why_milestone;
pub use package::{why_effort, why_here, why_then};
pub use points::{Part, points};
pub use score::{QuestionLine, question_lines, why_score, why_target};
pub use status::{StatusReason, why_status};
pub use verdict::why_rule;

use crate::questionnaire::{LeafIx, Questionnaire};

/// The number of a leaf.
fn number(questionnaire: &Questionnaire, leaf: LeafIx) -> &str {
    let leaf = questionnaire.leaves.get(leaf);
    leaf.map_or("", |leaf| leaf.number.as_str())
}

/// The numbers of leaves.
fn numbers<'q>(questionnaire: &'q Questionnaire, leaves: &[LeafIx]) -> Vec<&'q str> {
    leaves
        .iter()
        .map(|leaf| number(questionnaire, *leaf))
        .collect()
}
