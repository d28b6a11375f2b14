//! Kinds of values, each with its rule.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

/// A kind of value whose rule is written once.
macro_rules! values {
    ($($(#[doc = $doc:literal])+ $name:ident: $schema:tt)+) => {$(
        $(#[doc = $doc])+
        #[derive(PartialEq, Eq, PartialOrd, Ord)]
        pub(super) struct $name;

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    )+};
}

values! {
    /// A name for ever.
    Id: {"type": "string", "pattern": "^[A-Za-z0-9._-]{1,64}$"}
    /// A text, kept character for character.
    Text: {"type": "string", "maxLength": 20_000}
    /// A SHA-256 in hexadecimal digits.
    Digest: {"type": "string", "pattern": "^[0-9a-f]{64}$"}
    /// A moment in UTC.
    Time: {
        "type": "string",
        "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$"
    }
    /// A day.
    Day: {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
    /// A level aimed for.
    Target: {"type": "integer", "minimum": 1, "maximum": 255}
    /// A number of days.
    Days: {"type": "number", "minimum": 0, "maximum": 10_000}
}
