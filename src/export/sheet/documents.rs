//! The checklist of documents.

use super::{Cell, Sheet};
use crate::assessment::DocumentRecord;
use crate::report::Case;
use crate::report::words::{capitalised, document_state};

pub(super) fn documents(case: &Case<'_>) -> Sheet {
    let records = &case.assessment.documents;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for document in &case.questionnaire.documents {
        let mut cells = vec![
            Cell::text(document.id.as_str()),
            Cell::text(document.name.as_str()),
            Cell::text(document.clause.as_str()),
            Cell::text(capitalised(document.form.as_str())),
            Cell::text(capitalised(document.basis.as_str())),
            Cell::yes(document.core),
        ];
        let none = DocumentRecord::default();
        cells.extend(known(records.get(&document.id).unwrap_or(&none)));
        rows.push(cells);
    }
    for (id, record) in records {
        if case.questionnaire.document(id.as_str()).is_none() {
            let mut cells = vec![Cell::text(id.as_str()), "No longer asked for".into()];
            cells.extend(vec![Cell::Empty; 4]);
            cells.extend(known(record));
            rows.push(cells);
        }
    }
    Sheet {
        name: "Documents",
        key: "documents",
        columns: vec![
            ("Document", 10),
            ("Name", 50),
            ("Clause", 14),
            ("Kind", 12),
            ("Basis", 12),
            ("Looked at in stage 1", 10),
            ("State", 11),
            ("Where it is", 44),
            ("Owner", 22),
            ("Approved on", 12),
            ("Next review", 12),
        ],
        rows,
    }
}

fn known(record: &DocumentRecord) -> Vec<Cell> {
    vec![
        document_state(record.state).into(),
        Cell::text(record.reference.as_str()),
        Cell::text(record.owner.as_str()),
        Cell::day(record.approved_on),
        Cell::day(record.next_review),
    ]
}
