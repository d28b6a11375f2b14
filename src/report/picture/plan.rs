//! The plan as a picture.

use super::{PLAN_PAGE, Picture, Point, Target};
use crate::chart::{self, GanttLink, GanttMilestone, GanttRow, GanttSpec};
use crate::questionnaire::LeafIx;
use crate::questionnaire::file::Landmark;
use crate::report::Case;
use crate::report::table::{Column, Table};
use crate::report::text::Text;
use crate::report::words::{self, days, person_days};
use crate::roadmap::{Package, slack};

/// Milestones later than the audits would press the work into a corner of the picture; the
/// certificate's own life is in the list of milestones.
const LAST: Landmark = Landmark::Decision;

/// Packages as bars with the time their records need, and the milestones up to the decision.
#[must_use]
pub fn gantt(case: &Case<'_>, width: u32) -> Picture {
    let title = "The plan".to_owned();
    picture(case, "plan", title, None, &case.plan.packages, width)
}

/// So many packages in one picture are as high as a page.
const ROWS: usize = 26;

/// The same for paper: in as many pictures as it takes, each as wide and at most as high as a page.
#[must_use]
pub fn gantts(case: &Case<'_>) -> Vec<Picture> {
    let packages = &case.plan.packages;
    let of = packages.len();
    // Parts of the same height read better than a last one with a single row.
    let parts = of.div_ceil(ROWS).max(1);
    let rows = of.div_ceil(parts).max(1);
    if parts == 1 {
        return vec![gantt(case, PLAN_PAGE)];
    }
    let part = |(number, part): (usize, &[Package])| {
        let first = number * rows + 1;
        let last = first + part.len() - 1;
        let title = format!("The plan, packages {first} to {last} of {of}");
        let name = format!("plan-{}", number + 1);
        picture(case, &name, title, Some((first, of)), part, PLAN_PAGE)
    };
    packages.chunks(rows).enumerate().map(part).collect()
}

fn picture(
    case: &Case<'_>,
    name: &str,
    title: String,
    part: Option<(usize, usize)>,
    packages: &[Package],
    width: u32,
) -> Picture {
    let plan = &case.plan;
    let row_of = |leaf: LeafIx| packages.iter().position(|one| one.leaf == leaf);
    let mut links = Vec::new();
    for (to, package) in packages.iter().enumerate() {
        let before = package.needs.iter().filter_map(|leaf| row_of(*leaf));
        links.extend(before.map(|from| GanttLink { from, to }));
    }
    // Once the decision is made, the work that is left has its own end.
    let last = if case.assessment.decided().is_some() {
        plan.packages.iter().map(|one| one.evidence_ready).max()
    } else {
        plan.landmark(LAST).map(|milestone| milestone.date)
    };
    let milestones = plan
        .course
        .iter()
        .filter(|milestone| last.is_none_or(|last| milestone.date <= last))
        .filter(|milestone| milestone.date >= plan.start || !milestone.has_happened())
        .filter(|milestone| !milestone.id.as_str().ends_with("_end"))
        .map(|milestone| GanttMilestone {
            label: milestone.name.clone(),
            date: milestone.date,
        });
    let slack = slack(case.questionnaire, case.assessment, plan);
    let critical: Vec<LeafIx> = slack.critical(plan).collect();
    let spec = GanttSpec {
        title: title.clone(),
        width,
        rows: packages
            .iter()
            .map(|one| row(case, one, critical.contains(&one.leaf)))
            .collect(),
        part,
        links,
        milestones: milestones.collect(),
        critical: words::critical(case.questionnaire),
        today: Some(case.today),
    };
    let rows = packages.iter().zip(&spec.rows);
    let mut points: Vec<Point> = rows
        .map(|(package, row)| point(package, row, spec.critical))
        .collect();
    let milestones = spec.milestones.iter();
    points.extend(milestones.map(|one| Point::new(&one.label, &one.date.long())));
    let scene = chart::gantt(&spec);
    Picture {
        name: name.to_owned(),
        sentence: scene.summary.clone(),
        table: table(case, &title, packages),
        title,
        scene,
        points,
    }
}

fn title_of(case: &Case<'_>, package: &Package) -> String {
    let leaf = case.questionnaire.leaves.get(package.leaf);
    leaf.map(|leaf| leaf.short.clone()).unwrap_or_default()
}

fn row(case: &Case<'_>, package: &Package, critical: bool) -> GanttRow {
    GanttRow {
        number: package.clause.to_string(),
        title: title_of(case, package),
        start: package.start,
        finish: package.finish,
        evidence_ready: (package.lead_days > 0).then_some(package.evidence_ready),
        optional: !package.must_fix,
        critical,
    }
}

/// A package in words.
fn point(package: &Package, row: &GanttRow, critical: &str) -> Point {
    let mut what = format!(
        "{} to {}, {}",
        row.start.long(),
        row.finish.long(),
        person_days(package.effort.days)
    );
    if row.optional {
        what.push_str(", an improvement");
    }
    if let Some(ready) = row.evidence_ready {
        what.push_str("; its records need until ");
        what.push_str(&ready.long());
    }
    if row.critical {
        what.push_str("; ");
        what.push_str(critical);
    }
    let name = [row.number.as_str(), " ", &row.title].concat();
    Point::new(&name, &what).to(Target::Leaf(row.number.clone()))
}

fn table(case: &Case<'_>, name: &str, packages: &[Package]) -> Table {
    let row = |package: &Package| {
        vec![
            Text::plain(format!("{} {}", package.clause, title_of(case, package))),
            package.start.to_string().into(),
            package.finish.to_string().into(),
            package.evidence_ready.to_string().into(),
            days(package.effort.days).into(),
        ]
    };
    Table {
        name: name.to_owned(),
        columns: vec![
            Column::words("Package"),
            Column::figures("Start"),
            Column::figures("Done by"),
            Column::figures("Evidence ready"),
            Column::figures("Person-days"),
        ],
        rows: packages.iter().map(row).collect(),
    }
}
