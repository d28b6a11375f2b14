//! The plan as CSV for Jira's importer, a line for each package. Jira asks which column is which;
//! the headings are its own names. Of what an issue has several, each stands in a column of its own
//! under the same heading, which is how Jira takes them.

use super::csv::Lines;
use super::sheet::numbers;
use crate::assessment::PackageStatus;
use crate::exchange::answers::guarded;
use crate::inert::visible;
use crate::report::Case;
use crate::report::explain::{why_effort, why_here, why_status};
use crate::report::words::status;
use crate::roadmap::Package;

const HEADINGS: [&str; 13] = [
    "Issue ID",
    "Issue Type",
    "Summary",
    "Description",
    "Status",
    "Priority",
    "Labels",
    "Labels",
    "Labels",
    "Assignee",
    "Original Estimate",
    "Start date",
    "Due date",
];
const BLOCKED_BY: &str = "Blocked by";

/// Seconds of a working day: Jira reckons estimates in seconds.
const DAY: f64 = 8.0 * 3600.0;

/// The plan for Jira.
#[must_use]
pub fn jira(case: &Case<'_>) -> String {
    let mut lines = Lines::new();
    let packages = &case.plan.packages;
    let blockers: Vec<Vec<String>> = packages.iter().map(|one| before(case, one)).collect();
    let most = blockers.iter().map(Vec::len).max().unwrap_or(0);
    for heading in HEADINGS {
        lines.field(heading);
    }
    for _ in 0..most {
        lines.field(BLOCKED_BY);
    }
    lines.end();
    for (place, (package, blockers)) in packages.iter().zip(&blockers).enumerate() {
        for cell in row(case, place, package) {
            lines.field(&guarded(&visible(&cell)));
        }
        for column in 0..most {
            lines.field(blockers.get(column).map_or("", String::as_str));
        }
        lines.end();
    }
    lines.finish()
}

/// The ids of the issues that come before a package.
fn before(case: &Case<'_>, package: &Package) -> Vec<String> {
    let place_of = |clause: &str| {
        let packages = &case.plan.packages;
        packages
            .iter()
            .position(|one| one.clause.as_str() == clause)
    };
    numbers(case, &package.needs)
        .into_iter()
        .filter_map(place_of)
        .map(|place| (place + 1).to_string())
        .collect()
}

fn row(case: &Case<'_>, place: usize, package: &Package) -> [String; 13] {
    let leaf = case.questionnaire.leaves.get(package.leaf);
    let title = leaf.map_or("", |leaf| leaf.title.as_str());
    let own = case.assessment.plan.packages.get(&package.clause);
    let label = if package.must_fix {
        "must-fix"
    } else {
        "improvement"
    };
    [
        (place + 1).to_string(),
        "Task".to_owned(),
        format!("{} {title}", package.clause),
        description(case, package),
        state(own.map(|own| own.status).unwrap_or_default()).to_owned(),
        priority(package).to_owned(),
        "clausewise".to_owned(),
        label.to_owned(),
        format!("clause-{}", package.clause),
        own.map(|own| own.owner.clone()).unwrap_or_default(),
        format!("{:.0}", package.effort.days * DAY),
        package.start.to_string(),
        // The plan's finish is the day after the last day of work.
        package.finish.plus_days(-1).to_string(),
    ]
}

/// Jira's own names for how far something is.
const fn state(status: PackageStatus) -> &'static str {
    match status {
        PackageStatus::Todo => "To Do",
        PackageStatus::Doing => "In Progress",
        PackageStatus::Done => "Done",
    }
}

/// Jira's own names, by the plan's bands: `Highest` for the first.
fn priority(package: &Package) -> &'static str {
    match package.points.band.as_str() {
        "Critical" => "Highest",
        "High" => "High",
        "Medium" => "Medium",
        _ => "Low",
    }
}

fn description(case: &Case<'_>, package: &Package) -> String {
    let questionnaire = case.questionnaire;
    let scores = case.scores.leaf(package.leaf);
    let why = scores.map(|scores| {
        let why = why_status(questionnaire, case.assessment, package.leaf, scores);
        let mut text = format!(
            "Self-assessed: {}. {}",
            status(package.status),
            why.sentence
        );
        for place in why.questions {
            if let Some(question) = questionnaire.questions.get(place) {
                text.push_str(&format!("\n* {}: {}", question.id, question.text));
            }
        }
        text
    });
    let mut parts: Vec<String> = why.into_iter().collect();
    parts.push(format!(
        "Why here: {}.",
        why_here(questionnaire, &case.plan, package)
    ));
    parts.push(format!("Effort: {}", why_effort(package)));
    if package.lead_days > 0 {
        parts.push(format!(
            "Records are needed for {} days after the work: evidence is ready on {}.",
            package.lead_days, package.evidence_ready
        ));
    }
    let leaf = questionnaire.leaves.get(package.leaf);
    if let Some(owner) = leaf.and_then(|leaf| leaf.owner.as_ref()) {
        parts.push(format!("Usual owner: {owner}"));
    }
    let own = case.assessment.plan.packages.get(&package.clause);
    if let Some(own) = own.filter(|own| !own.note.is_empty()) {
        parts.push(format!("Note: {}", own.note));
    }
    parts.join("\n\n")
}
