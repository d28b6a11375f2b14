//! The packages of the plan and its milestones.

use super::{Cell, Sheet};
use crate::questionnaire::LeafIx;
use crate::report::Case;
use crate::report::explain::{why_effort, why_here, why_milestone, why_then};
use crate::report::words::{package_status, status};
use crate::roadmap::Package;

pub(super) fn roadmap(case: &Case<'_>) -> Sheet {
    let packages = &case.plan.packages;
    Sheet {
        name: "Roadmap",
        key: "roadmap",
        columns: vec![
            ("Clause", 9),
            ("Clause title", 34),
            ("Self-assessed", 16),
            ("Must be fixed", 9),
            ("Quick win", 9),
            ("Priority", 10),
            ("Points", 8),
            ("Severity", 8),
            ("Gap", 8),
            ("Weight", 8),
            ("Unblocks", 8),
            ("Emphasis", 8),
            ("Person-days", 9),
            ("Lane", 7),
            ("Start", 12),
            ("Done by", 12),
            ("Evidence ready", 12),
            ("Needs", 20),
            ("Why here", 34),
            ("Why then", 34),
            ("How the effort came about", 44),
            ("State", 11),
            ("Owner", 22),
            ("Note", 44),
        ],
        rows: packages.iter().map(|package| row(case, package)).collect(),
    }
}

fn row(case: &Case<'_>, package: &Package) -> Vec<Cell> {
    let questionnaire = case.questionnaire;
    let leaf = questionnaire.leaves.get(package.leaf);
    let points = &package.points;
    let own = case.assessment.plan.packages.get(&package.clause);
    vec![
        Cell::text(package.clause.as_str()),
        leaf.map_or(Cell::Empty, |leaf| Cell::text(leaf.title.as_str())),
        status(package.status).into(),
        Cell::yes(package.must_fix),
        Cell::yes(package.quick_win),
        Cell::text(points.band.as_str()),
        Cell::Number(points.total),
        Cell::Number(points.severity),
        Cell::Number(points.gap),
        Cell::Number(points.weight),
        Cell::Number(points.unblocks),
        Cell::Number(points.emphasis),
        Cell::Number(package.effort.days),
        package.lane.into(),
        Cell::Day(package.start),
        Cell::Day(package.finish),
        Cell::Day(package.evidence_ready),
        Cell::text(numbers(case, &package.needs).join(" ")),
        Cell::text(why_here(questionnaire, &case.plan, package)),
        Cell::text(why_then(questionnaire, package)),
        Cell::text(why_effort(package)),
        own.map_or(Cell::Empty, |own| package_status(own.status).into()),
        own.map_or(Cell::Empty, |own| Cell::text(own.owner.as_str())),
        own.map_or(Cell::Empty, |own| Cell::text(own.note.as_str())),
    ]
}

/// The clause numbers of leaves.
pub(in crate::export) fn numbers<'a>(case: &Case<'a>, leaves: &[LeafIx]) -> Vec<&'a str> {
    let leaves = leaves
        .iter()
        .filter_map(|leaf| case.questionnaire.leaves.get(*leaf));
    leaves.map(|leaf| leaf.number.as_str()).collect()
}

pub(super) fn milestones(case: &Case<'_>) -> Sheet {
    let rows = case.plan.course_by_day().into_iter().map(|milestone| {
        vec![
            Cell::text(milestone.name.as_str()),
            Cell::Day(milestone.date),
            Cell::text(why_milestone(case.questionnaire, &case.plan, milestone)),
        ]
    });
    Sheet {
        name: "Milestones",
        key: "milestones",
        columns: vec![("Milestone", 44), ("Day", 13), ("What fixes it", 70)],
        rows: rows.collect(),
    }
}
