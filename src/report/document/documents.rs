//! The checklist of documents with what is known of each.

use super::block::{Block, Column, Table};
use super::text::{Run, Text};
use crate::assessment::DocumentState;
use crate::report::Case;
use crate::report::words::{capitalised, count, document_state};

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
        let place = record(id).map(|record| record.reference.as_str());
        vec![
            Text::strong(id).and(Run::Plain(format!(" {}", document.name))),
            document.clause.clone().into(),
            format!("{kind}, {basis}").into(),
            document_state(state(id)).into(),
            Text::typed(place.unwrap_or("")),
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
                Column::words("Where it is"),
            ],
            rows: rows.collect(),
        }),
    ]
}
