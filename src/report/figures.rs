//! How figures are written.
//!
//! By whole numbers: the standard library's way to write any number with any precision is some ten
//! kilobytes of code, which the first question need not wait for.

use crate::roadmap::tenths;

/// A number from 0 to 10^9 with one decimal.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "scores and shares are small and not negative"
)]
fn decimal(value: f64) -> String {
    let tenths = (tenths(value) * 10.0).round() as u32;
    [&(tenths / 10).to_string(), ".", &(tenths % 10).to_string()].concat()
}

/// A score with one decimal, or a dash where nothing is known.
#[must_use]
pub fn score(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), decimal)
}

/// A range of scores, such as `2.0–3.7`.
#[must_use]
pub fn range(low: Option<f64>, high: Option<f64>) -> String {
    match (low, high) {
        (Some(low), Some(high)) => [&decimal(low), "–", &decimal(high)].concat(),
        _ => "–".to_owned(),
    }
}

/// A share as whole per cent; never 100 % or 0 % where it is not quite.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share is from 0 to 1"
)]
#[must_use]
pub fn percent(share: Option<f64>) -> String {
    let whole = match share {
        None => return "–".to_owned(),
        Some(share) if share > 0.0 && share < 0.01 => 1,
        Some(share) if share < 1.0 && share > 0.99 => 99,
        Some(share) => (share * 100.0).round_ties_even() as u32,
    };
    [&whole.to_string(), " %"].concat()
}
