//! The sentence below a radar: where it is worth looking first.

use crate::report::words::level;
use crate::scoring::RollUp;

/// Differences below this do not show at one decimal.
const VISIBLE: f64 = 0.05;

/// Where to look first among the axes of a radar, each with its name: where most is claimed but
/// not shown, else where most is missing to the target.
#[must_use]
pub fn radar(axes: &[(String, RollUp)]) -> String {
    let mut unproven: Option<(&str, f64, f64)> = None;
    let mut missing: Option<(&str, f64, f64)> = None;
    for (name, axis) in axes {
        let (Some(declared), Some(backed)) = (axis.declared, axis.backed) else {
            continue;
        };
        let wider = |pair: &Option<(&str, f64, f64)>, high: f64| {
            pair.is_none_or(|(_, top, bottom)| high - backed > top - bottom)
        };
        if wider(&unproven, declared) {
            unproven = Some((name, declared, backed));
        }
        let target = axis.target.unwrap_or(0.0);
        if wider(&missing, target) {
            missing = Some((name, target, backed));
        }
    }
    match (unproven, missing) {
        (Some((name, declared, backed)), _) if declared - backed >= VISIBLE => format!(
            "{name} claims {} but can show {}: locate evidence there first.",
            level(declared),
            level(backed)
        ),
        (_, Some((name, target, backed))) if target - backed >= VISIBLE => format!(
            "{name} is furthest from its target: {} of {}.",
            level(backed),
            level(target)
        ),
        (Some(_), _) => "Everything rated is at its target and can be shown.".to_owned(),
        (None, _) => "Nothing is rated yet: the chart fills as you answer.".to_owned(),
    }
}
