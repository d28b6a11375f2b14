//! Why a package stands where it does, starts when it does and takes what it takes.

use crate::questionnaire::Questionnaire;
use crate::report::words::{count, days, person_days, short_list, trimmed};
use crate::roadmap::{Package, Roadmap, StartCause};

use super::{number, numbers};

/// So many packages that wait are always worth saying; half of all others is, too.
const MANY: usize = 5;
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
    if others > 0 && package.points.total >= plan.most_points {
        let needs = numbers(questionnaire, &package.needs);
        return if needs.is_empty() {
            "Most urgent".to_owned()
        } else {
            format!("Most urgent, but needs {} first", short_list(&needs, 3))
        };
    }
    let is_hub =
        |one: &Package| one.unblocks >= MANY || (one.unblocks > 1 && one.unblocks * 2 >= others);
    if is_hub(package) {
        return unblocks(waiting);
    }
    if let Some(choice) = &package.emphasis.by
        && package.emphasis.value >= HIGH_EMPHASIS
    {
        return format!("Raised for “{choice}”");
    }
    let follows = match package.cause {
        StartCause::Needs(leaf) => plan.package(leaf),
        StartCause::PlanStart | StartCause::Lane(_) | StartCause::Fixed => None,
    };
    if let Some(before) = follows
        && !is_hub(before)
    {
        return format!("Follows {}", before.clause);
    }
    if package.lead_days >= LONG_LEAD {
        return format!("Its records need {} days", package.lead_days);
    }
    if package.quick_win {
        return format!("Quick win: {}", person_days(package.effort.days));
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
    let why = why_start(questionnaire, package);
    match package.fixed {
        Some(day) if package.start > day => format!(
            "{why} It was to start on {}, which is not possible.",
            day.short()
        ),
        _ => why,
    }
}

fn why_start(questionnaire: &Questionnaire, package: &Package) -> String {
    match package.cause {
        StartCause::PlanStart => "It can start on the plan's first day.".to_owned(),
        StartCause::Fixed => "Its first day is fixed.".to_owned(),
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

/// How a package's effort came about, as a sentence or two.
#[must_use]
pub fn why_effort(package: &Package) -> String {
    let effort = &package.effort;
    let mut text = format!(
        "{} from nothing to the acceptance line",
        person_days(effort.base)
    );
    if effort.size != 1.0 {
        text.push_str(&format!(
            " × {} for the size of the organisation",
            factor(effort.size)
        ));
    }
    text.push_str(&format!(
        " × {:.0}\u{a0}% still missing",
        effort.gap * 100.0
    ));
    if let Some(certificate) = &effort.reuse.by {
        text.push_str(&format!(
            " × {} thanks to {certificate}",
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
    trimmed(&format!("{value:.2}"))
}
