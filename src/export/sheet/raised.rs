//! What audits have found and what is done about it: audits, nonconformities, own actions.

use super::{Cell, Sheet, joined};
use crate::report::Case;
use crate::report::journey::{audit, source};
use crate::report::words::{capitalised, effect, grade, progress};

pub(super) fn nonconformities(case: &Case<'_>) -> Sheet {
    let register = &case.assessment.register;
    let rows = register.nonconformities().map(|(id, one)| {
        vec![
            Cell::text(id.as_str()),
            Cell::text(capitalised(grade(one.grade))),
            Cell::text(capitalised(progress(one.progress()))),
            Cell::yes(one.is_overdue(case.today)),
            Cell::text(capitalised(source(one.source))),
            one.audit
                .as_ref()
                .map_or(Cell::Empty, |id| Cell::text(id.as_str())),
            one.clause
                .as_ref()
                .map_or(Cell::Empty, |clause| Cell::text(clause.as_str())),
            joined(one.questions.iter()),
            Cell::text(one.statement.as_str()),
            Cell::text(one.evidence.as_str()),
            Cell::text(one.correction.as_str()),
            Cell::text(one.cause.as_str()),
            Cell::text(one.action.as_str()),
            Cell::text(one.owner.as_str()),
            Cell::day(one.raised),
            Cell::day(one.due),
            Cell::day(one.verified),
            effect(one.effectiveness).unwrap_or_default().into(),
            Cell::text(one.effectiveness_note.as_str()),
        ]
    });
    Sheet {
        name: "Nonconformities",
        key: "nonconformities",
        columns: vec![
            ("Nonconformity", 15),
            ("Grade", 10),
            ("State", 14),
            ("Overdue", 9),
            ("Found in", 18),
            ("Audit", 12),
            ("Clause", 9),
            ("Questions", 16),
            ("What is not as it should be", 40),
            ("What shows it", 36),
            ("Correction", 36),
            ("Cause", 36),
            ("Corrective action", 36),
            ("Owner", 22),
            ("Raised on", 12),
            ("Due on", 12),
            ("Verified on", 12),
            ("Effect", 17),
            ("How that was checked", 36),
        ],
        rows: rows.collect(),
    }
}

pub(super) fn audits(case: &Case<'_>) -> Sheet {
    let rows = case.assessment.register.audits().map(|(id, one)| {
        vec![
            Cell::text(id.as_str()),
            audit(one.kind).into(),
            Cell::text(one.title.as_str()),
            Cell::day(one.planned),
            Cell::day(one.started),
            Cell::day(one.ended),
            Cell::yes(one.is_overdue(case.today)),
            Cell::text(one.auditor.as_str()),
            Cell::text(one.independence.as_str()),
            joined(one.clauses.iter()),
            Cell::number(one.days),
            Cell::text(one.result.as_str()),
        ]
    });
    Sheet {
        name: "Audits",
        key: "audits",
        columns: vec![
            ("Audit", 12),
            ("Kind", 20),
            ("Title", 30),
            ("Planned for", 12),
            ("Began on", 12),
            ("Ended on", 12),
            ("Overdue", 9),
            ("Auditor", 30),
            ("Independence", 36),
            ("Clauses", 20),
            ("Auditor days", 9),
            ("Result", 44),
        ],
        rows: rows.collect(),
    }
}

pub(super) fn actions(case: &Case<'_>) -> Sheet {
    let rows = case.assessment.register.actions().map(|(id, one)| {
        vec![
            Cell::text(id.as_str()),
            Cell::text(one.text.as_str()),
            one.package
                .as_ref()
                .map_or(Cell::Empty, |leaf| Cell::text(leaf.as_str())),
            Cell::text(one.owner.as_str()),
            Cell::day(one.due),
            Cell::day(one.done),
            Cell::yes(one.is_overdue(case.today)),
        ]
    });
    Sheet {
        name: "Own actions",
        key: "actions",
        columns: vec![
            ("Action", 12),
            ("What is to be done", 60),
            ("Package", 10),
            ("Owner", 26),
            ("Due on", 12),
            ("Done on", 12),
            ("Overdue", 9),
        ],
        rows: rows.collect(),
    }
}
