//! How figures are written.

use crate::tenths::decimal;

pub use crate::tenths::{percent, score};

/// A range of scores, such as `2.0–3.7`.
#[must_use]
pub fn range(low: Option<f64>, high: Option<f64>) -> String {
    match (low, high) {
        (Some(low), Some(high)) => [&decimal(low), "–", &decimal(high)].concat(),
        _ => "–".to_owned(),
    }
}
