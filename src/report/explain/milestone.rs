//! What fixes a milestone's date.

use crate::questionnaire::{LeafIx, Questionnaire};
use crate::report::words::{capitalised, count, is_are, list, short_list, spelled};
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
        Origin::Happened => "It has happened.".to_owned(),
        Origin::Set => "The day that is set for it.".to_owned(),
        Origin::Start => distant(fixing, "the plan's first day"),
        Origin::Milestone(id) => match plan.milestone(id.as_str()) {
            Some(before) => {
                let place = format!("“{}”, {}", before.name, before.date.long());
                distant(fixing, &place)
            }
            None => String::new(),
        },
        Origin::Records(leaves, most) => records(questionnaire, plan, leaves, *most),
        Origin::Evidence(leaves) => records(questionnaire, plan, leaves, u16::MAX),
    }
}

/// `Two weeks after …`, `36 months after …, less one day`.
fn distant(fixing: &Fixing, place: &str) -> String {
    let days = usize::from(fixing.days.unsigned_abs());
    let days = (days > 0).then(|| spelled(days, "day", "days"));
    let mut parts: Vec<String> = Vec::new();
    if fixing.weeks > 0 {
        parts.push(spelled(usize::from(fixing.weeks), "week", "weeks"));
    }
    if fixing.months != 0 {
        let months = usize::from(fixing.months.unsigned_abs());
        parts.push(spelled(months, "month", "months"));
    }
    let side = |back: bool| if back { "before" } else { "after" };
    if parts.is_empty() {
        return match days {
            Some(days) => format!("{} {} {place}.", capitalised(&days), side(fixing.days < 0)),
            None => format!("On the day of {place}."),
        };
    }
    let distance = capitalised(&list(&parts));
    let mut text = format!("{distance} {} {place}", side(fixing.months < 0));
    if let Some(days) = days {
        let sign = if fixing.days < 0 { "less" } else { "and" };
        text.push_str(&format!(", {sign} {days}"));
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
