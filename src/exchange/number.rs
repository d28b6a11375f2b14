//! How numbers are written.
//!
//! By hand: serde's way to the shortest text of a floating-point number needs tables of eight
//! kilobytes, which no compression makes smaller and for which the first question would wait. What
//! people enter has a few decimals, and those are found by trying. Anything else comes out right as
//! well, with 17 digits, which always suffice to read the same number again.

use serde_json::Number;

/// Below this all whole numbers are floating-point numbers: 2^53.
const WHOLE: f64 = 9_007_199_254_740_992.0;
/// The most decimals that are tried: up to here powers of ten are exact.
const DECIMALS: usize = 15;
/// So many digits name a floating-point number beyond doubt.
const DIGITS: usize = 17;
/// The base of the limbs of a large whole number: nine decimal digits each.
const LIMB: u64 = 1_000_000_000;
const LIMB_DIGITS: usize = 9;

/// A number of a file as JSON. What was written with a decimal point keeps one.
pub(super) fn text(number: &Number) -> String {
    if let Some(whole) = number.as_u64() {
        return whole.to_string();
    }
    if let Some(whole) = number.as_i64() {
        return whole.to_string();
    }
    let value = number.as_f64().unwrap_or_default();
    let mut text = amount(value);
    if value.fract() == 0.0 && !text.contains('e') {
        text.push_str(".0");
    }
    text
}

/// A finite number as JSON; whole ones without a decimal point.
pub(super) fn amount(value: f64) -> String {
    let sign = if value.is_sign_negative() { "-" } else { "" };
    let size = value.abs();
    [
        sign,
        &with_few_decimals(size).unwrap_or_else(|| with_all_digits(size)),
    ]
    .concat()
}

/// The text of a number that has at most so many decimals; `None` for any other.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "below 2^53 and not negative"
)]
fn with_few_decimals(size: f64) -> Option<String> {
    let mut power = 1.0;
    for decimals in 0..=DECIMALS {
        let scaled = (size * power).round();
        if scaled >= WHOLE {
            return None;
        }
        // Both are exact, so the quotient is what a reader makes of the text.
        if scaled / power == size {
            let digits = (scaled as u64).to_string();
            if decimals == 0 {
                return Some(digits);
            }
            let padded = [
                "0".repeat(decimals.saturating_sub(digits.len().saturating_sub(1))),
                digits,
            ]
            .concat();
            let (whole, fraction) = padded.split_at_checked(padded.len().checked_sub(decimals)?)?;
            return Some([whole, ".", fraction].concat());
        }
        power *= 10.0;
    }
    None
}

/// The first 17 digits of a number and its power of ten.
fn with_all_digits(size: f64) -> String {
    let bits = size.to_bits();
    let (fraction, exponent) = (bits & ((1 << 52) - 1), bits >> 52);
    // Subnormal numbers lack the hidden bit and share the smallest exponent.
    let mantissa = if exponent == 0 {
        fraction
    } else {
        fraction | (1 << 52)
    };
    let twos = i32::try_from(exponent.max(1)).unwrap_or_default() - 1075;
    // A negative power of two is one of five, shifted by decimal digits.
    let (factor, power) = if twos < 0 { (5, twos) } else { (2, 0) };
    let mut limbs = vec![mantissa % LIMB, mantissa / LIMB];
    for _ in 0..twos.unsigned_abs() {
        multiply(&mut limbs, factor);
    }
    let digits: String = limbs.iter().rev().map(|limb| padded(*limb)).collect();
    let digits = digits.trim_start_matches('0');
    let (kept, rest) = digits.split_at_checked(DIGITS).unwrap_or((digits, ""));
    let mut kept: u64 = kept.parse().unwrap_or_default();
    if rest.starts_with(['5', '6', '7', '8', '9']) {
        kept = kept.saturating_add(1);
    }
    let power = power.saturating_add(i32::try_from(rest.len()).unwrap_or_default());
    [&kept.to_string(), "e", &power.to_string()].concat()
}

/// Multiplies a large number, whose smallest limb stands first.
fn multiply(limbs: &mut Vec<u64>, factor: u64) {
    let mut carry = 0;
    for limb in &mut *limbs {
        let product = limb.saturating_mul(factor).saturating_add(carry);
        (*limb, carry) = (product % LIMB, product / LIMB);
    }
    if carry > 0 {
        limbs.push(carry);
    }
}

fn padded(limb: u64) -> String {
    let digits = limb.to_string();
    ["0".repeat(LIMB_DIGITS.saturating_sub(digits.len())), digits].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_people_enter_is_written_as_they_would() {
        for text in [
            "0",
            "1",
            "0.5",
            "2.25",
            "10000",
            "0.1",
            "99.95",
            "0.000001",
            "123456.789",
        ] {
            assert_eq!(amount(text.parse().unwrap()), text);
        }
        assert_eq!(amount(-1.5), "-1.5");
    }

    #[test]
    fn a_number_of_a_file_keeps_its_kind() {
        for text in [
            "0",
            "-3",
            "18446744073709551615",
            "-9223372036854775808",
            "1.0",
            "-0.0",
            "2.50",
        ] {
            let number: Number = serde_json::from_str(text).unwrap();
            let again: Number = serde_json::from_str(&super::text(&number)).unwrap();
            assert_eq!(again, number, "{text}");
        }
    }

    #[test]
    fn the_largest_and_the_smallest_are_written_too() {
        for value in [
            f64::MAX,
            f64::MIN_POSITIVE,
            5e-324,
            1e23,
            2.0_f64.powi(53),
            0.1 + 0.2,
        ] {
            let text = amount(value);
            assert!(text.len() < 25, "{text}");
            assert_eq!(text.parse(), Ok(value), "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn every_number_is_read_again_as_it_was(bits: u64) {
            let value = f64::from_bits(bits);
            prop_assume!(value.is_finite());
            let number = Number::from_f64(value).unwrap();
            prop_assert_eq!(serde_json::from_str::<Number>(&text(&number)).unwrap(), number);
        }

        #[test]
        fn few_decimals_are_written_as_serde_writes_them(whole in -1_000_000_i64..1_000_000, places in 0..7) {
            let value = f64::from(i32::try_from(whole).unwrap()) / 10_f64.powi(places);
            prop_assert_eq!(text(&Number::from_f64(value).unwrap()), Number::from_f64(value).unwrap().to_string());
        }
    }
}
