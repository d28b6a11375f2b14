//! How numbers are written.
//!
//! By hand: serde's way to the shortest text of a floating-point number needs tables of eight
//! kilobytes, which no compression makes smaller and for which the first question would wait. What
//! people enter has a few decimals, and those are found by trying. Anything else is worked out digit
//! by digit. The texts are the same, but for 46 of the 2,046 powers of two, such as 2^-24, which have a
//! digit more here than they need: only below those do other numbers lie nearer than above.

use serde_json::{Number, Value};

/// Below this all whole numbers are floating-point numbers: 2^53.
const WHOLE: f64 = 9_007_199_254_740_992.0;
/// The most decimals that are tried: up to here powers of ten are exact.
const DECIMALS: usize = 15;
/// So many digits name a floating-point number beyond doubt.
const DIGITS: usize = 17;
/// What has fewer digits than this has no more than a few: so much of a number is exact.
const ENOUGH: usize = 15;
/// Powers of ten of the first digit for which a number is written without one.
const SMALL: i32 = -5;
const LARGE: i32 = 16;
/// Below this a number is written with a power of ten.
const TINY: f64 = 1e-5;
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
    if size > 0.0 && size < TINY {
        return None;
    }
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

/// The text with the fewest digits that is read as the same number.
fn with_all_digits(size: f64) -> String {
    let (digits, power) = exactly(size);
    let mut shortest = rounded(&digits, DIGITS, power);
    for count in (1..DIGITS).rev() {
        let shorter = rounded(&digits, count, power);
        let read = serde_json::from_str(&shorter).map(|value: Value| value.as_f64());
        if read.ok().flatten() == Some(size) {
            shortest = shorter;
        } else if count < ENOUGH {
            break;
        }
    }
    shortest
}

/// All digits of a number, and the power of ten of the last one.
fn exactly(size: f64) -> (String, i32) {
    let bits = size.to_bits();
    let (fraction, exponent) = (bits & ((1 << 52) - 1), bits >> 52);
    // Subnormal numbers lack the hidden bit and share the smallest exponent.
    let hidden = if exponent == 0 { 0 } else { 1 << 52 };
    let mantissa = fraction | hidden;
    let twos = i32::try_from(exponent.max(1)).unwrap_or_default() - 1075;
    // A negative power of two is one of five, shifted by decimal digits.
    let (factor, power) = if twos < 0 { (5, twos) } else { (2, 0) };
    let mut limbs = vec![mantissa % LIMB, mantissa / LIMB];
    for _ in 0..twos.unsigned_abs() {
        multiply(&mut limbs, factor);
    }
    let digits: String = limbs.iter().rev().map(|limb| padded(*limb)).collect();
    (digits.trim_start_matches('0').to_owned(), power)
}

/// A number rounded to so many digits, written as serde writes it.
fn rounded(digits: &str, count: usize, power: i32) -> String {
    let (kept, rest) = digits.split_at_checked(count).unwrap_or((digits, ""));
    let mut whole: u64 = kept.parse().unwrap_or_default();
    // Exactly in the middle, the even digit is taken.
    let is_tie = rest
        .strip_prefix('5')
        .is_some_and(|rest| rest.bytes().all(|b| b == b'0'));
    if rest.starts_with(['5', '6', '7', '8', '9']) && !(is_tie && whole.is_multiple_of(2)) {
        whole = whole.saturating_add(1);
    }
    let text = whole.to_string();
    let places = |text: &str| i32::try_from(text.len()).unwrap_or_default();
    // The power of ten of the first digit.
    let first = power + places(rest) + places(&text) - 1;
    let text = text.trim_end_matches('0');
    if (SMALL..LARGE).contains(&first) {
        return positional(text, first);
    }
    let (lead, others) = text.split_at_checked(1).unwrap_or((text, ""));
    let point = if others.is_empty() { "" } else { "." };
    let sign = if first > 0 { "+" } else { "" };
    [lead, point, others, "e", sign, &first.to_string()].concat()
}

/// Digits of which the first has that power of ten, with a point or zeros where they belong.
fn positional(digits: &str, first: i32) -> String {
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or_default());
    if first < 0 {
        return ["0.", &zeros(-1 - first), digits].concat();
    }
    let before = usize::try_from(first + 1).unwrap_or_default();
    match digits.split_at_checked(before) {
        Some((whole, fraction)) if !fraction.is_empty() => [whole, ".", fraction].concat(),
        _ => {
            let missing = first + 1 - i32::try_from(digits.len()).unwrap_or_default();
            [digits, &zeros(missing)].concat()
        }
    }
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
            "0.00001",
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
            "2.5",
        ] {
            let number: Number = serde_json::from_str(text).unwrap();
            assert_eq!(super::text(&number), text);
        }
    }

    #[test]
    fn the_largest_and_the_smallest_are_written_as_serde_writes_them() {
        let around = [
            1e-5,
            1e-6,
            1e15,
            9.5e15,
            1e16,
            1e17,
            123_456_789_012_345_680.0,
            0.1 + 0.2,
        ];
        let ends = [
            f64::MAX,
            f64::MIN_POSITIVE,
            5e-324,
            1e23,
            2.0_f64.powi(53),
            9.99e22,
        ];
        for value in around.into_iter().chain(ends) {
            let number = Number::from_f64(value).unwrap();
            assert_eq!(text(&number), number.to_string());
        }
    }

    #[test]
    fn every_power_of_two_is_read_as_itself() {
        for exponent in 1..2047_u64 {
            let value = f64::from_bits(exponent << 52);
            let read: f64 = amount(value).parse().unwrap();
            assert_eq!(read.to_bits(), value.to_bits(), "{value:e}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn every_number_is_written_as_serde_writes_it(bits: u64) {
            let value = f64::from_bits(bits);
            prop_assume!(value.is_finite());
            let number = Number::from_f64(value).unwrap();
            prop_assert_eq!(text(&number), number.to_string());
        }

        #[test]
        fn so_is_every_one_of_a_few_digits(whole: i64, places in -30..30, digits in 1_u32..19) {
            let value = (whole % 10_i64.pow(digits)) as f64 * 10_f64.powi(places);
            let number = Number::from_f64(value).unwrap();
            prop_assert_eq!(text(&number), number.to_string());
        }
    }
}
