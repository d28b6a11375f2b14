//! Figures with one decimal and shares in per cent, the same everywhere: in what is computed, on
//! charts and in texts.
//!
//! Written by whole numbers: the standard library's way to write any number with any precision is
//! some ten kilobytes of code, which the first question need not wait for.

/// Rounds to one decimal: the decimal nearest to the exact value of the number, a tie to the even
/// digit (6.25 becomes 6.2). For numbers from 0 to 10^15; others come back as they are.
#[allow(
    clippy::cast_possible_truncation,
    clippy::suboptimal_flops,
    reason = "the first half of the digits is wanted, and no fused multiply-add"
)]
#[must_use]
pub fn tenths(value: f64) -> f64 {
    if !(0.0..=1e15).contains(&value) {
        return value;
    }
    let below = (value * 10.0).floor();
    // Twenty times each half of the digits is exact, so the sign of the sum is that of the exact
    // value. A fused multiply-add would say the same, but Wasm has none and brings a kilobyte for it.
    let first = f64::from(value as f32);
    let past_half = (first * 20.0 - (2.0 * below + 1.0)) + (value - first) * 20.0;
    let up = past_half > 0.0 || (past_half == 0.0 && below % 2.0 == 1.0);
    (below + f64::from(u8::from(up))) / 10.0
}

/// The sum. Of nothing it is 0: the standard library's begins with minus zero, whose sign a reader
/// would see.
pub(crate) fn sum(values: impl Iterator<Item = f64>) -> f64 {
    values.sum::<f64>() + 0.0
}

/// A number from 0 to 10^9 with one decimal, such as `2.0`. Less than nothing is written as nothing.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "scores and shares are small and not negative"
)]
#[must_use]
pub fn decimal(value: f64) -> String {
    let tenths = (tenths(value) * 10.0).round() as u32;
    [&(tenths / 10).to_string(), ".", &(tenths % 10).to_string()].concat()
}

/// A score with one decimal, or a dash where nothing is known.
#[must_use]
pub fn score(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), decimal)
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

#[cfg(test)]
mod tests {
    use super::{percent, tenths};
    use proptest::prelude::*;

    #[test]
    fn shares_are_rounded_and_never_whole_too_early() {
        for (done, all, expected) in [
            (0, 182, "0\u{a0}%"),
            (1, 182, "1\u{a0}%"),
            (172, 180, "96\u{a0}%"),
            (178, 182, "98\u{a0}%"),
            (181, 182, "99\u{a0}%"),
            (182, 182, "100\u{a0}%"),
        ] {
            assert_eq!(percent(Some(f64::from(done) / f64::from(all))), expected);
        }
        assert_eq!(percent(None), "–");
    }

    #[test]
    fn ties_go_to_the_even_digit() {
        for (value, expected) in [
            (6.25, 6.2),
            (6.35, 6.3),
            (0.05, 0.1),
            (26.666_666, 26.7),
            (40.0, 40.0),
            (0.0, 0.0),
        ] {
            assert_eq!(tenths(value), expected, "{value}");
        }
    }

    proptest! {
        #[test]
        fn it_is_what_decimal_formatting_says(eighths in 0_u32..2_000_000, noise in 0.0_f64..100.0) {
            for value in [f64::from(eighths) / 8.0, f64::from(eighths) / 20.0, noise] {
                let expected: f64 = format!("{value:.1}").parse().unwrap();
                prop_assert_eq!(tenths(value), expected);
            }
        }

        #[test]
        fn beside_a_tie_the_nearer_one_is_taken(odd in 0_u64..20_000_000_000, steps in -3_i64..=3) {
            let tie = (2 * odd + 1) as f64 / 20.0;
            let value = f64::from_bits(tie.to_bits().wrapping_add_signed(steps));
            let expected: f64 = format!("{value:.1}").parse().unwrap();
            prop_assert_eq!(tenths(value), expected);
        }
    }
}
