//! What does not apply, each with its reason.

use super::block::Block;
use crate::assessment::Response;
use crate::report::Case;
use crate::report::table::{Column, Table};
use crate::report::text::{Run, Text};

pub(super) fn applicability(case: &Case<'_>) -> Vec<Block> {
    let mut rows = Vec::new();
    for question in &case.questionnaire.questions {
        let response = case.answer(question).and_then(|one| one.response.as_ref());
        if let Some(Response::NotApplicable(reason)) = response {
            let name = Text(vec![
                Run::question(question.id.as_str()),
                Run::Plain(format!(" {}", question.text)),
            ]);
            let condition = question.not_applicable_if.clone();
            let condition = condition.unwrap_or_else(|| {
                "The questionnaire knows no such condition: counted as unanswered.".to_owned()
            });
            rows.push(vec![name, Text::typed(reason), condition.into()]);
        }
    }
    if rows.is_empty() {
        return vec![Block::paragraph(
            "Everything is taken to apply: no question was set aside.",
        )];
    }
    vec![
        Block::paragraph(
            "These questions were set aside. They leave every sum. An auditor will ask for the \
             reason.",
        ),
        Block::Table(Table {
            name: "Questions that do not apply".to_owned(),
            columns: vec![
                Column::words("Question"),
                Column::words("Reason given"),
                Column::words("May be set aside when"),
            ],
            rows,
        }),
    ]
}
