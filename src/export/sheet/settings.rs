//! What somebody has set or written for packages, planned or not, and own targets.

use super::{Cell, Sheet};
use crate::questionnaire::ClauseId;
use crate::report::Case;
use crate::report::words::package_status;

pub(super) fn packages(case: &Case<'_>) -> Sheet {
    let rows = case.assessment.plan.packages.iter().map(|(clause, own)| {
        let [number, title] = clause_cells(case, clause);
        let leaf = case.questionnaire.leaf_index(clause.as_str());
        let planned = leaf.is_some_and(|leaf| case.plan.package(leaf).is_some());
        vec![
            number,
            title,
            Cell::yes(planned),
            package_status(own.status).into(),
            Cell::text(own.owner.as_str()),
            Cell::text(own.note.as_str()),
            Cell::number(own.effort_days),
            Cell::day(own.start),
            Cell::yes(own.put_off),
        ]
    });
    Sheet {
        name: "Package settings",
        key: "package-settings",
        columns: vec![
            ("Clause", 9),
            ("Clause title", 34),
            ("In the plan", 9),
            ("State", 12),
            ("Owner", 26),
            ("Note", 60),
            ("Own person-days", 9),
            ("Fixed start", 12),
            ("Put off", 9),
        ],
        rows: rows.collect(),
    }
}

pub(super) fn targets(case: &Case<'_>) -> Sheet {
    let rows = case.assessment.targets.iter().map(|(clause, level)| {
        let [number, title] = clause_cells(case, clause);
        vec![number, title, (*level).into()]
    });
    Sheet {
        name: "Own targets",
        key: "targets",
        columns: vec![("Clause", 9), ("Clause title", 44), ("Target", 9)],
        rows: rows.collect(),
    }
}

fn clause_cells(case: &Case<'_>, clause: &ClauseId) -> [Cell; 2] {
    let leaf = case.questionnaire.leaf_index(clause.as_str());
    let leaf = leaf.and_then(|leaf| case.questionnaire.leaves.get(leaf));
    let title = leaf.map_or("No longer asked", |leaf| leaf.title.as_str());
    [Cell::text(clause.as_str()), title.into()]
}
