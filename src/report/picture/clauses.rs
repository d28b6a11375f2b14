//! Every clause at a glance: the heat map, and how the findings lie.

use super::{Picture, Point, Target};
use crate::chart::{self, HeatCell, HeatGroup, HeatSpec, Role, StackKind, StackRow, StacksSpec};
use crate::questionnaire::{LeafIx, Node, Status};
use crate::report::Case;
use crate::report::headline::findings_of;
use crate::report::table::{Column, Table};
use crate::report::text::Text;
use crate::report::words::{count, is_are, list, sign, status};
use crate::scoring::StatusCounts;

/// What a status means in a chart.
const fn role(status: Status) -> Role {
    match status {
        Status::LikelyMajor => Role::Major,
        Status::LikelyMinor => Role::Minor,
        Status::Ofi => Role::Ofi,
        Status::Conforms => Role::Ok,
        Status::Incomplete | Status::NotAssessed | Status::NotApplicable => Role::None,
    }
}

/// The statuses of a main clause's leaves.
fn statuses<'c>(case: &'c Case<'_>, node: &Node) -> impl Iterator<Item = Status> + use<'c> {
    node.leaves.clone().map(|leaf| case.scores.status(leaf))
}

/// How many leaves of a main clause have a status.
fn number(case: &Case<'_>, node: &Node, wanted: Status) -> usize {
    statuses(case, node).filter(|one| *one == wanted).count()
}

/// Every leaf as a cell with the colour and the sign of its status.
#[must_use]
pub fn heat(case: &Case<'_>, width: u32) -> Picture {
    let questionnaire = case.questionnaire;
    let title = "Every clause and its status".to_owned();
    let group = |node: &Node| HeatGroup {
        number: node.number.to_string(),
        title: node.short.clone(),
        cells: node
            .leaves
            .clone()
            .filter_map(|leaf| {
                let status = case.scores.status(leaf);
                Some(HeatCell {
                    label: questionnaire.leaves.get(leaf)?.number.to_string(),
                    sign: sign(status),
                    role: role(status),
                })
            })
            .collect(),
    };
    let leaves = questionnaire
        .main_clauses()
        .flat_map(|node| node.leaves.clone());
    let point = |leaf: LeafIx| {
        let model = questionnaire.leaves.get(leaf)?;
        let name = format!("{} {}", model.number, model.short);
        let point = Point::new(&name, &status(case.scores.status(leaf)).to_lowercase());
        Some(point.to(Target::Leaf(model.number.to_string())))
    };
    let points = leaves.filter_map(point).collect();
    let is_there = |wanted: &Status| case.scores.leaves.iter().any(|one| one.status == *wanted);
    let meanings = StatusCounts::ORDER.into_iter().filter(is_there);
    let scene = chart::heat(&HeatSpec {
        title: title.clone(),
        width,
        groups: questionnaire.main_clauses().map(group).collect(),
        meanings: meanings
            .map(|one| (role(one), sign(one), status(one)))
            .collect(),
    });
    let rows = questionnaire
        .leaves
        .iter()
        .enumerate()
        .map(|(leaf, model)| {
            let name = format!("{} {}", model.number, model.short);
            vec![Text::plain(name), Text::status(case.scores.status(leaf))]
        });
    Picture {
        name: "heat".to_owned(),
        sentence: at_a_glance(&case.overall.counts),
        table: Table {
            name: title.clone(),
            columns: vec![Column::words("Clause"), Column::words("Self-assessed")],
            rows: rows.collect(),
        },
        title,
        scene,
        points,
    }
}

/// How many clauses have which status.
fn at_a_glance(counts: &StatusCounts) -> String {
    let mut parts = findings_of(counts);
    for (status, words) in [
        (Status::Conforms, "likely conforming"),
        (Status::NotApplicable, "not applicable"),
    ] {
        let number = counts.of(status);
        if number > 0 {
            parts.push(format!("{number} {words}"));
        }
    }
    let total = count(counts.total(), "clause", "clauses");
    [&total, ": ", &parts.join(", "), "."].concat()
}

/// Findings by severity, for each main clause.
#[must_use]
pub fn severity(case: &Case<'_>, width: u32) -> Picture {
    let title = "Findings by severity and clause".to_owned();
    let shown: Vec<Status> = StatusCounts::ORDER
        .into_iter()
        .filter(|one| !matches!(one, Status::Conforms | Status::NotApplicable))
        .filter(|one| case.scores.leaves.iter().any(|leaf| leaf.status == *one))
        .collect();
    let row = |node: &Node| {
        let counted = shown
            .iter()
            .map(|one| (*one, number(case, node, *one)))
            .filter(|(_, found)| *found > 0);
        let figures: Vec<String> = counted
            .map(|(one, found)| format!("{}\u{a0}{found}", sign(one)))
            .collect();
        StackRow {
            number: node.number.to_string(),
            title: node.short.clone(),
            amounts: shown
                .iter()
                .map(|one| number(case, node, *one) as f64)
                .collect(),
            figure: if figures.is_empty() {
                "–".to_owned()
            } else {
                figures.join("  ")
            },
        }
    };
    let point = |node: &Node| {
        let counts = case.scores.of_node(case.questionnaire, node).counts;
        let found = findings_of(&counts).join(", ");
        let what = if found.is_empty() {
            "nothing to find"
        } else {
            &found
        };
        let name = format!("{} {}", node.number, node.short);
        Point::new(&name, what).to(Target::View(node.number.to_string()))
    };
    let scene = chart::stacks(&StacksSpec {
        title: title.clone(),
        width,
        things: ("clause", "clauses"),
        kinds: shown
            .iter()
            .map(|one| StackKind {
                role: role(*one),
                sign: sign(*one),
                name: status(*one),
            })
            .collect(),
        rows: case.questionnaire.main_clauses().map(row).collect(),
    });
    Picture {
        name: "findings".to_owned(),
        sentence: worst(case),
        table: table(case, &title),
        title,
        scene,
        points: case.questionnaire.main_clauses().map(point).collect(),
    }
}

/// Where most of the severe findings are.
fn worst(case: &Case<'_>) -> String {
    let urgent = |node: &Node| {
        let majors = number(case, node, Status::LikelyMajor);
        (majors, number(case, node, Status::LikelyMinor))
    };
    let mut worst: Option<(&Node, (usize, usize))> = None;
    for node in case.questionnaire.main_clauses() {
        let found = urgent(node);
        if found != (0, 0) && worst.is_none_or(|(_, other)| found > other) {
            worst = Some((node, found));
        }
    }
    match worst {
        None => "No clause has a likely major or likely minor nonconformity.".to_owned(),
        Some((node, (majors, minors))) => {
            let both = [
                (majors, "major nonconformity", "major nonconformities"),
                (minors, "minor nonconformity", "minor nonconformities"),
            ];
            let found = both.into_iter().filter(|(number, ..)| *number > 0);
            let found: Vec<String> = found
                .map(|(number, one, many)| count(number, one, many))
                .collect();
            format!(
                "{} {} weighs most: {} {} likely there.",
                node.number,
                node.short,
                list(&found),
                is_are(majors + minors)
            )
        }
    }
}

fn table(case: &Case<'_>, name: &str) -> Table {
    let row = |node: &Node| {
        let mut cells = vec![Text::plain(format!("{} {}", node.number, node.short))];
        for one in StatusCounts::ORDER {
            cells.push(number(case, node, one).to_string().into());
        }
        cells
    };
    let mut columns = vec![Column::words("Clause")];
    columns.extend(StatusCounts::ORDER.map(|one| Column::figures(status(one))));
    Table {
        name: name.to_owned(),
        columns,
        rows: case.questionnaire.main_clauses().map(row).collect(),
    }
}
