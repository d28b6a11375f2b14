//! The plan as CSV for Jira's importer, a line for each package. Jira asks which column is which;
//! the headings are its own names.

use super::csv::Lines;
use super::sheet::numbers;
use crate::exchange::answers::guarded;
use crate::inert::visible;
use crate::report::Case;
use crate::report::explain::{why_effort, why_here, why_status};
use crate::report::words::status;
use crate::roadmap::Package;

const HEADINGS: [&str; 11] = [
    "Issue ID",
    "Issue Type",
    "Summary",
    "Description",
    "Priority",
    "Labels",
    "Assignee",
    "Original Estimate",
    "Start date",
    "Due date",
    "Blocked by",
];

/// Seconds of a working day: Jira reckons estimates in seconds.
const DAY: f64 = 8.0 * 3600.0;

/// The plan for Jira.
#[must_use]
pub fn jira(case: &Case<'_>) -> String {
    let mut lines = Lines::new();
    for heading in HEADINGS {
        lines.field(heading);
    }
    lines.end();
    for (place, package) in case.plan.packages.iter().enumerate() {
        for cell in row(case, place, package) {
            lines.field(&guarded(&visible(&cell)));
        }
        lines.end();
    }
    lines.finish()
}

fn row(case: &Case<'_>, place: usize, package: &Package) -> [String; 11] {
    let leaf = case.questionnaire.leaves.get(package.leaf);
    let title = leaf.map_or("", |leaf| leaf.title.as_str());
    let own = case.assessment.plan.packages.get(&package.clause);
    let label = if package.must_fix {
        "must-fix"
    } else {
        "improvement"
    };
    let place_of = |clause: &str| {
        let packages = &case.plan.packages;
        packages
            .iter()
            .position(|one| one.clause.as_str() == clause)
    };
    let before: Vec<String> = numbers(case, &package.needs)
        .into_iter()
        .filter_map(place_of)
        .map(|place| (place + 1).to_string())
        .collect();
    [
        (place + 1).to_string(),
        "Task".to_owned(),
        format!("{} {title}", package.clause),
        description(case, package),
        priority(package).to_owned(),
        format!("clausewise {label} clause-{}", package.clause),
        own.map(|own| own.owner.clone()).unwrap_or_default(),
        format!("{:.0}", package.effort.days * DAY),
        package.start.to_string(),
        // The plan's finish is the day after the last day of work.
        package.finish.plus_days(-1).to_string(),
        before.join(" "),
    ]
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
    let own = case.assessment.plan.packages.get(&package.clause);
    if let Some(own) = own.filter(|own| !own.note.is_empty()) {
        parts.push(format!("Note: {}", own.note));
    }
    parts.join("\n\n")
}
