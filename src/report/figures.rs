//! How figures are written.

use crate::tenths::decimal;

pub use crate::tenths::score;

/// A range of scores, such as `2.0–3.7`.
#[must_use]
pub fn range(low: Option<f64>, high: Option<f64>) -> String {
    match (low, high) {
        (Some(low), Some(high)) => [&decimal(low), "–", &decimal(high)].concat(),
        _ => "–".to_owned(),
    }
}

/// A share as whole per cent, which no line end parts from its sign; never 100 % or 0 % where it is not quite.
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
    [&whole.to_string(), "\u{a0}%"].concat()
}
