//! The checklist of documents with what is known of each.

use super::block::Block;
use crate::assessment::{DocumentRecord, DocumentState};
use crate::report::Case;
use crate::report::table::{Column, Table};
use crate::report::text::{Run, Text};
use crate::report::words::{capitalised, count, day, document_state};

pub(super) fn documents(case: &Case<'_>) -> Vec<Block> {
    let asked = &case.questionnaire.documents;
    if asked.is_empty() {
        return Vec::new();
    }
    let record = |id: &str| case.assessment.documents.get(id);
    let state = |id: &str| record(id).map_or(DocumentState::Missing, |record| record.state);
    let number = |wanted: DocumentState| {
        let found = asked.iter().filter(|one| state(one.id.as_str()) == wanted);
        found.count()
    };
    let text = format!(
        "{}: {} approved, {} in draft, {} missing. The core ones are looked at in stage 1.",
        count(asked.len(), "document", "documents"),
        number(DocumentState::Approved),
        number(DocumentState::Draft),
        number(DocumentState::Missing)
    );
    let rows = asked.iter().map(|document| {
        let id = document.id.as_str();
        let kind = capitalised(document.form.as_str());
        let basis = if document.core {
            "core"
        } else {
            document.basis.as_str()
        };
        vec![
            Text::strong(id).and(Run::Plain(format!(" {}", document.name))),
            document.clause.clone().into(),
            format!("{kind}, {basis}").into(),
            document_state(state(id)).into(),
            record(id).map_or_else(Text::default, known),
        ]
    });
    vec![
        Block::paragraph(text),
        Block::Table(Table {
            name: "Documents".to_owned(),
            columns: vec![
                Column::words("Document"),
                Column::words("Clause"),
                Column::words("Kind"),
                Column::words("State"),
                Column::words("Where it is, and who keeps it"),
            ],
            rows: rows.collect(),
        }),
    ]
}

/// Where a document is, who keeps it, and its dates.
fn known(record: &DocumentRecord) -> Text {
    let mut text = Text::typed(&record.reference);
    let mut further = |more: Text| {
        if !text.is_empty() {
            text.0.push(Run::Break);
        }
        text.0.extend(more.0);
    };
    if !record.owner.is_empty() {
        further(Text::plain("Owner: ").and(Run::Typed(record.owner.clone())));
    }
    let approved = record
        .approved_on
        .map(|on| format!("approved on {}", day(on)));
    let review = record
        .next_review
        .map(|by| format!("next review by {}", day(by)));
    let dates: Vec<String> = approved.into_iter().chain(review).collect();
    if !dates.is_empty() {
        further(Text::plain(capitalised(&dates.join(", "))));
    }
    text
}
