//! Canonical JSON (RFC 8785): one text for everything that means the same, whatever the order of
//! its keys and the space between them.
//!
//! By hand, because the crates for it bring the tables of a second algorithm for printing numbers,
//! eleven kilobytes that no compression makes smaller. The shortest digits are what `serde_json`
//! finds already; only where the point goes is decided here. `tests/canonical.rs` compares with the
//! RFC's own data and with such a crate.

use serde_json::{Number, Value};

use super::json::Members;
use super::writer::Writer;

/// The canonical text of a JSON value. Numbers are what JavaScript makes of them: whole numbers
/// beyond 2^53 lose digits, as the RFC says.
#[must_use]
pub fn canonical(value: &Value) -> String {
    let mut out = Writer::compact();
    write(&mut out, value);
    out.finish()
}

/// The canonical text of an object without some of its fields.
pub(super) fn canonical_without(map: &Members, left_out: &[&str]) -> String {
    let mut out = Writer::compact();
    object(&mut out, map, left_out);
    out.finish()
}

fn write(out: &mut Writer, value: &Value) {
    match value {
        Value::Number(number) => out.raw(&number_text(number)),
        Value::Array(list) => {
            out.open('[');
            for item in list {
                out.item();
                write(out, item);
            }
            out.close(']');
        }
        Value::Object(map) => object(out, map, &[]),
        Value::Null | Value::Bool(_) | Value::String(_) => out.value(value),
    }
}

fn object(out: &mut Writer, map: &Members, left_out: &[&str]) {
    let mut fields: Vec<(&String, &Value)> = map
        .iter()
        .filter(|(name, _)| !left_out.contains(&name.as_str()))
        .collect();
    // By UTF-16 code units, as JavaScript compares; bytes have another order beyond U+FFFF.
    fields.sort_by(|(left, _), (right, _)| left.encode_utf16().cmp(right.encode_utf16()));
    out.open('{');
    for (name, value) in fields {
        out.key(name);
        write(out, value);
    }
    out.close('}');
}

/// A number as JavaScript prints it (ECMAScript, `Number::toString`).
fn number_text(number: &Number) -> String {
    let value = number.as_f64().unwrap_or_default();
    // Zero has no sign there.
    if value == 0.0 {
        return "0".to_owned();
    }
    let shortest = Number::from_f64(value).map_or_else(String::new, |number| number.to_string());
    let (sign, shortest) = match shortest.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", shortest.as_str()),
    };
    let (mantissa, power) = shortest.split_once('e').unwrap_or((shortest, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = [whole, fraction].concat();
    let digits = all.trim_start_matches('0');
    let leading = all.len().saturating_sub(digits.len());
    let digits = digits.trim_end_matches('0');
    // The value is 0.digits times ten to the power of this.
    let point = power
        .parse::<isize>()
        .unwrap_or_default()
        .saturating_add_unsigned(whole.len())
        .saturating_sub_unsigned(leading);
    [sign, &placed(digits, point)].concat()
}

/// Digits with the point at its place, or with an exponent where that is shorter to read.
fn placed(digits: &str, point: isize) -> String {
    let zeros = |count: isize| "0".repeat(usize::try_from(count).unwrap_or(0));
    let count = isize::try_from(digits.len()).unwrap_or(0);
    if count <= point && point <= 21 {
        return [digits, &zeros(point.saturating_sub(count))].concat();
    }
    if 0 < point && point <= 21 {
        let split = usize::try_from(point).unwrap_or(0);
        let (whole, fraction) = digits.split_at_checked(split).unwrap_or((digits, ""));
        return [whole, ".", fraction].concat();
    }
    if -6 < point && point <= 0 {
        return ["0.", &zeros(point.saturating_neg()), digits].concat();
    }
    let (first, rest) = digits.split_at_checked(1).unwrap_or((digits, ""));
    let dot = if rest.is_empty() { "" } else { "." };
    let power = point.saturating_sub(1);
    let plus = if power > 0 { "+" } else { "" };
    [first, dot, rest, "e", plus, &power.to_string()].concat()
}
