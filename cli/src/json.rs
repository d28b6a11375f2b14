//! How results are written: numbers with four decimals, lists in their own order.

use serde::{Serialize, Serializer};

/// An object whose keys keep their order.
pub(crate) struct Object<T>(pub(crate) Vec<(String, T)>);

impl<T: Serialize> Serialize for Object<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// A number, rounded to four decimals: the decimal nearest to its exact value, without a sign where
/// that is zero.
pub(crate) struct Number(pub(crate) f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = format!("{:.4}", self.0);
        let rounded: f64 = text.parse().unwrap_or(self.0);
        serializer.serialize_f64(rounded + 0.0)
    }
}

/// A number that may be absent, which is null.
pub(crate) fn number(value: Option<f64>) -> Option<Number> {
    value.map(Number)
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn what_rounds_to_zero_has_no_sign() {
        for value in [-0.0, 0.0, -0.000_01] {
            let printed = serde_json::to_string(&Number(value)).ok();
            assert_eq!(printed.as_deref(), Some("0.0"));
        }
    }
}
