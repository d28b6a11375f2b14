//! What fixes a milestone's date.

use crate::questionnaire::{LeafIx, Questionnaire};
use crate::report::words::{count, is_are, short_list, spelled};
use crate::roadmap::{Fixing, Milestone, Origin, Roadmap};

use super::numbers;

/// What fixes a milestone's date, as a sentence.
#[must_use]
pub fn why_milestone(
    questionnaire: &Questionnaire,
    plan: &Roadmap,
    milestone: &Milestone,
) -> String {
    let fixing = &milestone.fixed_by;
    match &fixing.from {
        Origin::Start => distant(fixing, "the plan's first day"),
        Origin::Milestone(id) => match plan.milestone(id.as_str()) {
            Some(before) => {
                let place = format!("\"{}\" on {}", before.name, before.date.long());
                distant(fixing, &place)
            }
            None => String::new(),
        },
        Origin::Records(leaves, most) => records(questionnaire, plan, leaves, *most),
        Origin::Evidence(leaves) => records(questionnaire, plan, leaves, u16::MAX),
    }
}

/// `Two weeks after …`.
fn distant(fixing: &Fixing, place: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    let weeks = usize::from(fixing.weeks);
    if weeks > 0 {
        parts.push(spelled(weeks, "week", "weeks"));
    }
    let months = usize::from(fixing.months.unsigned_abs());
    if months > 0 {
        parts.push(spelled(months, "month", "months"));
    }
    let days = usize::from(fixing.days.unsigned_abs());
    let back = fixing.months < 0 || (months == 0 && weeks == 0 && fixing.days < 0);
    let side = if back { "before" } else { "after" };
    if days > 0 && (parts.is_empty() || (fixing.days < 0) == back) {
        parts.push(spelled(days, "day", "days"));
    }
    let mut text = if parts.is_empty() {
        format!("As soon as {place}")
    } else {
        let distance = crate::report::words::list(&parts);
        format!(
            "{} {side} {place}",
            crate::report::words::capitalised(&distance)
        )
    };
    if days > 0 && !back && fixing.days < 0 && (weeks > 0 || months > 0) {
        text.push_str(&format!(", less {}", spelled(days, "day", "days")));
    }
    text.push('.');
    text
}

/// The packages whose work and records end last.
fn records(questionnaire: &Questionnaire, plan: &Roadmap, leaves: &[LeafIx], most: u16) -> String {
    let names = short_list(&numbers(questionnaire, leaves), 3);
    let Some(first) = leaves.first().and_then(|leaf| plan.package(*leaf)) else {
        return String::new();
    };
    let wanted = first.lead_days.min(most);
    if wanted == 0 {
        let verb = is_are(leaves.len());
        return format!("{names} {verb} finished then, last of all that must be fixed.");
    }
    match leaves {
        [_] => format!(
            "{names} is finished on {}; {} of its records are wanted after that.",
            first.finish.long(),
            count(usize::from(wanted), "day", "days")
        ),
        _ => {
            format!("The records of {names} are long enough then, last of all that must be fixed.")
        }
    }
}
