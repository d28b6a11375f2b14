//! Why a package has its points: five parts with a sentence each.

use crate::questionnaire::Questionnaire;
use crate::report::words::{count, status};
use crate::roadmap::Package;

/// One part of a package's points.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it is for.
    pub name: &'static str,
    /// The points that it gives.
    pub points: f64,
    /// The points that it could give at most.
    pub most: f64,
    /// Why it gives these.
    pub sentence: String,
}

/// The five parts of a package's points, in the order of the formula (engine, section 5).
#[must_use]
pub fn points(questionnaire: &Questionnaire, package: &Package) -> [Part; 5] {
    let model = &questionnaire.priority;
    let points = &package.points;
    let leaf = questionnaire.leaves.get(package.leaf);
    let weight = leaf.map_or(0, |leaf| leaf.weight);
    [
        Part {
            name: "Severity",
            points: points.severity,
            most: model.severity,
            sentence: format!("Its status is “{}”.", status(package.status)),
        },
        Part {
            name: "Gap",
            points: points.gap,
            most: model.gap,
            sentence: format!(
                "{:.0}\u{a0}% of the way to its target is missing.",
                package.effort.gap * 100.0
            ),
        },
        Part {
            name: "Weight",
            points: points.weight,
            most: model.weight,
            sentence: format!("The clause has weight {weight} of 3."),
        },
        Part {
            name: "Unblocks",
            points: points.unblocks,
            most: model.unblocks,
            sentence: match package.unblocks {
                0 => "No other package waits for it.".to_owned(),
                waiting => {
                    let packages = count(waiting, "package waits", "packages wait");
                    format!("{packages} for it, directly or not.")
                }
            },
        },
        Part {
            name: "Emphasis",
            points: points.emphasis,
            most: model.emphasis,
            sentence: match &package.emphasis.by {
                Some(choice) => format!("Raised for “{choice}” in the profile."),
                None => "Nothing in the profile raises it.".to_owned(),
            },
        },
    ]
}
