//! Identifiers: short names that stay the same for ever, parsed once at the edge.

use std::borrow::Borrow;
use std::fmt;
use std::str::FromStr;

use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize};

/// The longest identifier, in characters.
pub const MAX_ID_CHARS: usize = 64;

/// The text is not an identifier: 1 to 64 of `A-Z a-z 0-9 . _ -`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "must be 1 to {MAX_ID_CHARS} letters, digits, dots, hyphens or underscores"
        )
    }
}

impl std::error::Error for NotAnId {}

fn is_id(text: &str) -> bool {
    (1..=MAX_ID_CHARS).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
}

/// Checks an identifier while it is being read: only then does the decoder know its place, so an
/// error names the line of the identifier rather than of what is around it.
struct IdVisitor;

impl Visitor<'_> for IdVisitor {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an identifier")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<String, E> {
        if is_id(text) {
            Ok(text.to_owned())
        } else {
            Err(E::custom(NotAnId))
        }
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(extend("pattern" = "^[A-Za-z0-9._-]{1,64}$")))]
        pub struct $name(String);

        impl $name {
            /// The identifier as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                if is_id(text) { Ok(Self(text.to_owned())) } else { Err(NotAnId) }
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotAnId;
            fn try_from(text: String) -> Result<Self, NotAnId> {
                if is_id(&text) { Ok(Self(text)) } else { Err(NotAnId) }
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(IdVisitor).map(Self)
            }
        }

        impl super::tree::Decode for $name {
            fn decode(value: serde_json_borrow::Value<'_>, reader: &mut super::tree::Reader) -> Self {
                let text = value.as_str().unwrap_or_default();
                if !is_id(text) {
                    reader.say(&NotAnId.to_string());
                }
                Self(text.to_owned())
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

ids! {
    /// Names a questionnaire, such as `iso-iec-20000-1-2018`.
    QuestionnaireId;
    /// A clause number as people cite it, such as `8.6.1`.
    ClauseId;
    /// A question's name for ever: its clause, a hyphen and its local name, such as `8.6.1-q1`.
    QuestionId;
    /// A document of the checklist, such as `D01`.
    DocumentId;
    /// Names an assessment among all that anyone makes.
    AssessmentId;
    /// Names an entry of an assessment's register, such as a nonconformity.
    EntryId;
    /// A named choice of a questionnaire: an organisation type, a size, a rule, a milestone.
    Key;
}

impl QuestionId {
    /// The full id of the question that a clause calls `local`.
    ///
    /// # Errors
    /// Where both together are longer than an identifier may be.
    pub fn within(clause: &ClauseId, local: &Key) -> Result<Self, NotAnId> {
        format!("{clause}-{local}").parse()
    }
}

/// Compares clause numbers as people read them: part by part, numbers by value (`8.9` < `8.10`).
#[must_use]
pub fn natural_order(left: &str, right: &str) -> std::cmp::Ordering {
    let mut rights = right.split(['.', '-']);
    for part in left.split(['.', '-']) {
        let Some(other) = rights.next() else {
            return std::cmp::Ordering::Greater;
        };
        let order = match (part.parse::<u64>(), other.parse::<u64>()) {
            (Ok(a), Ok(b)) => a.cmp(&b),
            // A number always comes before a word. Comparing the two as text would give an order
            // that goes in a circle (2 < 10 < 1a < 2), on which sorting may panic.
            (Ok(_), Err(_)) => std::cmp::Ordering::Less,
            (Err(_), Ok(_)) => std::cmp::Ordering::Greater,
            (Err(_), Err(_)) => part.cmp(other),
        };
        if order.is_ne() {
            return order;
        }
    }
    if rights.next().is_some() {
        std::cmp::Ordering::Less
    } else {
        left.cmp(right)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_short_plain_words() {
        assert!("8.6.1-q1".parse::<QuestionId>().is_ok());
        for wrong in ["", "a b", "é", "a/b", &"x".repeat(65)] {
            assert!(wrong.parse::<QuestionId>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn clause_numbers_sort_by_value() {
        let mut numbers = ["10.1", "8.10", "8.9", "8", "4.1", "8.9.1"];
        numbers.sort_by(|a, b| natural_order(a, b));
        assert_eq!(numbers, ["4.1", "8", "8.9", "8.9.1", "8.10", "10.1"]);
        let mut mixed = ["1a", "10", "2", "b"];
        mixed.sort_by(|a, b| natural_order(a, b));
        assert_eq!(mixed, ["2", "10", "1a", "b"]);
    }
}
