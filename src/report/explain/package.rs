//! Why a package stands where it does, starts when it does and takes what it takes.

use crate::questionnaire::Questionnaire;
use crate::report::words::{count, days, short_list};
use crate::roadmap::{Package, Roadmap, StartCause};

use super::{number, numbers};

/// So many packages make another one a hub: that they wait is worth saying.
const HUB: usize = 5;
/// So many days of records are worth saying.
const LONG_LEAD: u16 = 60;
/// So much emphasis is worth saying.
const HIGH_EMPHASIS: f64 = 1.5;

/// Why a package stands where it does, in a few words without a full stop: the reason that tells
/// it best from its neighbours.
#[must_use]
pub fn why_here(questionnaire: &Questionnaire, plan: &Roadmap, package: &Package) -> String {
    let others = plan.packages.len().saturating_sub(1);
    let waiting = package.unblocks;
    if others > 1 && waiting == others {
        return "Everything else waits for it".to_owned();
    }
    let most_urgent = plan
        .packages
        .iter()
        .all(|other| other.points.total <= package.points.total);
    if others > 0 && most_urgent {
        let needs = numbers(questionnaire, &package.needs);
        return if needs.is_empty() {
            "Most urgent".to_owned()
        } else {
            format!("Most urgent, but needs {} first", short_list(&needs, 3))
        };
    }
    if waiting >= HUB {
        return unblocks(waiting);
    }
    if let Some(choice) = &package.emphasis.by
        && package.emphasis.value >= HIGH_EMPHASIS
    {
        return format!("Raised for \"{choice}\"");
    }
    let follows = match package.cause {
        StartCause::Needs(leaf) => plan.package(leaf),
        StartCause::PlanStart | StartCause::Lane(_) => None,
    };
    if let Some(before) = follows
        && before.unblocks < HUB
    {
        return format!("Follows {}", before.clause);
    }
    if package.lead_days >= LONG_LEAD {
        return format!("Its records need {} days", package.lead_days);
    }
    if package.quick_win {
        let effort = days(package.effort.days);
        let unit = if effort == "1" { "day" } else { "days" };
        return format!("Quick win: {effort} person-{unit}");
    }
    if waiting > 0 {
        return unblocks(waiting);
    }
    if let Some(before) = follows {
        return format!("Follows {}", before.clause);
    }
    if package.must_fix {
        "Next by points".to_owned()
    } else {
        "An improvement, after what must be fixed".to_owned()
    }
}

fn unblocks(waiting: usize) -> String {
    format!("Unblocks {}", count(waiting, "package", "packages"))
}

/// What fixes a package's first day, as a sentence.
#[must_use]
pub fn why_then(questionnaire: &Questionnaire, package: &Package) -> String {
    match package.cause {
        StartCause::PlanStart => "It can start on the plan's first day.".to_owned(),
        StartCause::Needs(leaf) => {
            let before = number(questionnaire, leaf);
            format!("It needs {before}, which is finished then.")
        }
        StartCause::Lane(leaf) => format!(
            "Lane {} is free then, after {}.",
            package.lane,
            number(questionnaire, leaf)
        ),
    }
}

/// How a package's effort came about, as sentences.
#[must_use]
pub fn why_effort(package: &Package) -> String {
    let effort = &package.effort;
    let mut text = format!(
        "{} person-days from nothing to the acceptance line, times {} for the size of the organisation, \
         times {:.0} % that is missing",
        days(effort.base),
        factor(effort.size),
        effort.gap * 100.0,
    );
    if let Some(certificate) = &effort.reuse.by {
        text.push_str(&format!(
            ", times {} because of {certificate}",
            factor(effort.reuse.factor)
        ));
    }
    text.push_str(&format!(
        ", rounded up to half days: {}.",
        days(effort.computed)
    ));
    if effort.own {
        text.push_str(&format!(" You have set {} instead.", days(effort.days)));
    }
    text
}

/// A factor with as many decimals as it needs, two at most.
fn factor(value: f64) -> String {
    let text = format!("{value:.2}");
    let short = text.trim_end_matches('0').trim_end_matches('.');
    short.to_owned()
}
