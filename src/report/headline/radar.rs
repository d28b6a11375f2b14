//! The sentence below a radar: where it is worth looking first.

use crate::questionnaire::Status;
use crate::report::words::short_list;
use crate::scoring::RollUp;
use crate::tenths::{decimal, tenths};

/// From so many levels on, what is claimed but not shown comes before what is missing.
const MUCH: f64 = 0.5;
/// So many axes are named; of more, how many there are.
const MOST: usize = 3;

/// An axis: its name, what should be, and what can be shown; both as they are written.
struct Gap<'a> {
    name: &'a str,
    wanted: f64,
    shown: f64,
}

impl Gap<'_> {
    fn size(&self) -> f64 {
        // A difference of tenths is one; rounding takes away what binary numbers add.
        tenths((self.wanted - self.shown).max(0.0))
    }
}

/// Where to look first among the axes of a radar, each with its name: where much is claimed but not
/// shown, else where most is missing to the target, else where a little is claimed but not shown.
#[must_use]
pub fn radar(axes: &[(String, RollUp)]) -> String {
    let rated = || {
        axes.iter().filter_map(|(name, axis)| {
            let (declared, backed) = (axis.declared?, tenths(axis.backed?));
            let gap = |wanted| Gap {
                name,
                wanted: tenths(wanted),
                shown: backed,
            };
            Some((gap(declared), gap(axis.target.unwrap_or(0.0))))
        })
    };
    let claimed = rated().map(|(claimed, _)| claimed).reduce(wider);
    let missing = rated().map(|(_, missing)| missing).reduce(wider);
    let Some((claimed, missing)) = claimed.zip(missing) else {
        return "Nothing is rated yet: the chart fills as you answer.".to_owned();
    };
    let is_claimed_first = claimed.size() >= MUCH || missing.size() == 0.0;
    if claimed.size() > 0.0 && is_claimed_first {
        return format!(
            "{} claims {} but can show {}: locate evidence there first.",
            claimed.name,
            decimal(claimed.wanted),
            decimal(claimed.shown)
        );
    }
    if missing.size() > 0.0 {
        return format!(
            "{} is furthest from its target: {} of {}.",
            missing.name,
            decimal(missing.shown),
            decimal(missing.wanted)
        );
    }
    at_target(axes)
}

/// What holds where no axis is a tenth or more below its target. An axis is a mean, which can reach
/// its target while a clause in it does not; so that is looked at, too.
fn at_target(axes: &[(String, RollUp)]) -> String {
    const FALLS_SHORT: [Status; 3] = [Status::LikelyMajor, Status::LikelyMinor, Status::Ofi];
    // What binary numbers add to a mean is no gap.
    const NOISE: f64 = 1e-9;
    let names = |holds: &dyn Fn(&RollUp) -> bool| -> Vec<&str> {
        let axes = axes.iter().filter(|(_, axis)| holds(axis));
        axes.map(|(name, _)| name.as_str()).collect()
    };
    let below = names(&|axis| match (axis.backed, axis.target) {
        (Some(backed), Some(target)) => target - backed > NOISE,
        _ => false,
    });
    let found = names(&|axis| FALLS_SHORT.iter().any(|one| axis.counts.of(*one) > 0));
    if below.is_empty() && found.is_empty() {
        return "Everything rated is at its target and can be shown.".to_owned();
    }
    let first = if below.is_empty() {
        "On average, everything rated is at its target".to_owned()
    } else {
        let is = if below.len() == 1 { " is" } else { " are" };
        [
            &short_list(&below, MOST),
            is,
            " less than a tenth of a level below target, everything else rated is at it",
        ]
        .concat()
    };
    if found.is_empty() {
        return first + ".";
    }
    let found = short_list(&found, MOST);
    [&first, "; there are single findings in ", &found, "."].concat()
}

/// The wider of two gaps, the first where they are alike.
fn wider<'a>(one: Gap<'a>, other: Gap<'a>) -> Gap<'a> {
    if other.size() > one.size() {
        other
    } else {
        one
    }
}
