//! What audits have found and what is done about it: audits, nonconformities, own actions.

use super::{Cell, Sheet, joined};
use crate::report::Case;
use crate::report::journey::{audit, source};
use crate::report::words::{capitalised, effect, grade, progress};

pub(super) fn nonconformities(case: &Case<'_>) -> Sheet {
    let found = case.assessment.register.nonconformities();
    Sheet::of("Nonconformities", "nonconformities", found)
        .column("Nonconformity", 15, |(id, _)| Cell::id(id))
        .column("Grade", 10, |(_, one)| capitalised(grade(one.grade)).into())
        .column("State", 14, |(_, one)| {
            capitalised(progress(one.progress())).into()
        })
        .column("Overdue", 9, |(_, one)| {
            Cell::yes(one.is_overdue(case.today))
        })
        .column("Found in", 18, |(_, one)| {
            capitalised(source(one.source)).into()
        })
        .column("Audit", 12, |(_, one)| Cell::id(one.audit.as_ref()))
        .column("Clause", 9, |(_, one)| Cell::id(one.clause.as_ref()))
        .column("Questions", 16, |(_, one)| joined(one.questions.iter()))
        .column("What is not as it should be", 40, |(_, one)| {
            one.statement.as_str().into()
        })
        .column("What shows it", 36, |(_, one)| one.evidence.as_str().into())
        .column("Correction", 36, |(_, one)| one.correction.as_str().into())
        .column("Cause", 36, |(_, one)| one.cause.as_str().into())
        .column("Corrective action", 36, |(_, one)| {
            one.action.as_str().into()
        })
        .column("Owner", 22, |(_, one)| one.owner.as_str().into())
        .column("Raised on", 12, |(_, one)| Cell::day(one.raised))
        .column("Due on", 12, |(_, one)| Cell::day(one.due))
        .column("Verified on", 12, |(_, one)| Cell::day(one.verified))
        .column("Effect", 17, |(_, one)| {
            effect(one.effectiveness).unwrap_or_default().into()
        })
        .column("How that was checked", 36, |(_, one)| {
            one.effectiveness_note.as_str().into()
        })
        .sheet()
}

pub(super) fn audits(case: &Case<'_>) -> Sheet {
    Sheet::of("Audits", "audits", case.assessment.register.audits())
        .column("Audit", 12, |(id, _)| Cell::id(id))
        .column("Kind", 20, |(_, one)| audit(one.kind).into())
        .column("Title", 30, |(_, one)| one.title.as_str().into())
        .column("Planned for", 12, |(_, one)| Cell::day(one.planned))
        .column("Began on", 12, |(_, one)| Cell::day(one.started))
        .column("Ended on", 12, |(_, one)| Cell::day(one.ended))
        .column("Overdue", 9, |(_, one)| {
            Cell::yes(one.is_overdue(case.today))
        })
        .column("Auditor", 30, |(_, one)| one.auditor.as_str().into())
        .column("Independence", 36, |(_, one)| {
            one.independence.as_str().into()
        })
        .column("Clauses", 20, |(_, one)| joined(one.clauses.iter()))
        .column("Auditor days", 9, |(_, one)| Cell::number(one.days))
        .column("Result", 44, |(_, one)| one.result.as_str().into())
        .sheet()
}

pub(super) fn actions(case: &Case<'_>) -> Sheet {
    Sheet::of("Own actions", "actions", case.assessment.register.actions())
        .column("Action", 12, |(id, _)| Cell::id(id))
        .column("What is to be done", 60, |(_, one)| {
            one.text.as_str().into()
        })
        .column("Package", 10, |(_, one)| Cell::id(one.package.as_ref()))
        .column("Owner", 26, |(_, one)| one.owner.as_str().into())
        .column("Due on", 12, |(_, one)| Cell::day(one.due))
        .column("Done on", 12, |(_, one)| Cell::day(one.done))
        .column("Overdue", 9, |(_, one)| {
            Cell::yes(one.is_overdue(case.today))
        })
        .sheet()
}
