//! How figures are written.

/// A score with one decimal, or a dash where nothing is known.
pub(crate) fn score(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value:.1}"))
}

/// A range of scores, such as `2.0–3.7`.
pub(crate) fn range(low: Option<f64>, high: Option<f64>) -> String {
    match (low, high) {
        (Some(low), Some(high)) => format!("{low:.1}–{high:.1}"),
        _ => "–".to_owned(),
    }
}

/// A share as whole per cent; never 100 % or 0 % where it is not quite.
pub(crate) fn percent(share: Option<f64>) -> String {
    match share {
        None => "–".to_owned(),
        Some(share) if share > 0.0 && share < 0.01 => "1 %".to_owned(),
        Some(share) if share < 1.0 && share > 0.99 => "99 %".to_owned(),
        Some(share) => format!("{:.0} %", share * 100.0),
    }
}
