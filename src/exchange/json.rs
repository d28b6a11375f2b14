//! From bytes to JSON, strictly.
//!
//! `serde_json` reads the syntax. What it lets pass by default is refused here: a key that occurs
//! twice (the last one would win in silence), nesting that is deeper than any file of ours, more
//! values than a page should hold. The result is an untyped tree. It is decoded by hand rather
//! than with serde's derive, which stops at the first problem, takes a list for an object, and
//! has no way to keep the fields that it does not know in their places.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::path::{Step, render};
use super::refusal::{Encoding, Foreign, Refusal};
use super::{
    MAX_DEPTH, MAX_FILE_BYTES, MAX_MEMBERS, MAX_RESCUE_BYTES, MAX_RESCUE_MEMBERS, MAX_VALUES,
    RESCUE_FORMAT,
};

/// The members of an object, by name.
pub(crate) type Members = Map<String, Value>;

/// How far into a file it may say that it is a rescue file, in bytes; it does so at once.
const BEGINNING: usize = 64;

/// The JSON in a file: every step that comes before the question of what it means. Files of
/// questionnaires come in through here as well.
///
/// # Errors
/// Every [`Refusal`] up to [`Refusal::TooMany`].
pub fn read_json(bytes: &[u8]) -> Result<Value, Refusal> {
    // A rescue file holds all assessments of a browser, so it may be larger than one.
    let beginning = bytes.get(..BEGINNING).unwrap_or(bytes);
    let is_rescue = contains(beginning, RESCUE_FORMAT.as_bytes());
    let (most_bytes, members) = if is_rescue {
        (MAX_RESCUE_BYTES, MAX_RESCUE_MEMBERS)
    } else {
        (MAX_FILE_BYTES, MAX_MEMBERS)
    };
    parse_within(text(bytes, most_bytes)?, MAX_DEPTH, members)
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The text in a file, without a byte-order mark.
fn text(bytes: &[u8], most_bytes: usize) -> Result<&str, Refusal> {
    if bytes.len() > most_bytes {
        return Err(Refusal::TooLarge { bytes: bytes.len() });
    }
    if let Some(kind) = foreign(bytes) {
        return Err(Refusal::Foreign(kind));
    }
    let has_utf16_zeros = matches!(bytes, [0, other, ..] | [other, 0, ..] if *other != 0);
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || has_utf16_zeros {
        return Err(Refusal::Encoding(Encoding::Utf16));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        Refusal::Encoding(Encoding::Unknown {
            at: error.valid_up_to(),
        })
    })?;
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    Ok(text)
}

/// The kind of file that these first bytes give away; none of them can begin JSON.
fn foreign(bytes: &[u8]) -> Option<Foreign> {
    const STARTS: [(&[u8], Foreign); 6] = [
        (b"PK\x03\x04", Foreign::Zip),
        (b"%PDF", Foreign::Pdf),
        (b"\x89PNG", Foreign::Picture),
        (b"GIF8", Foreign::Picture),
        (b"\xff\xd8\xff", Foreign::Picture),
        (b"<", Foreign::Markup),
    ];
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let bytes = bytes.trim_ascii_start();
    STARTS
        .iter()
        .find(|(start, _)| bytes.starts_with(start))
        .map(|(_, kind)| *kind)
}

/// The JSON that a text is, nested at most so deep.
pub(crate) fn parse(text: &str, depth: usize) -> Result<Value, Refusal> {
    parse_within(text, depth, MAX_MEMBERS)
}

fn parse_within(text: &str, depth: usize, members: usize) -> Result<Value, Refusal> {
    let mut state = State {
        path: Vec::new(),
        depth,
        members,
        values: 0,
        refusal: None,
    };
    let mut source = serde_json::Deserializer::from_str(text);
    let tree = Node { state: &mut state }.deserialize(&mut source);
    match tree {
        Ok(tree) => match source.end() {
            Ok(()) => Ok(tree),
            Err(error) => Err(Refusal::Trailing { line: error.line() }),
        },
        Err(error) => Err(state.refusal.unwrap_or(Refusal::NotJson {
            line: error.line(),
            column: error.column(),
            cut_off: error.is_eof(),
        })),
    }
}

/// Where the reading is and what has stopped it.
struct State {
    path: Vec<Step>,
    /// The deepest nesting that is allowed.
    depth: usize,
    /// The most members of an object or list.
    members: usize,
    values: usize,
    refusal: Option<Refusal>,
}

impl State {
    /// Stops the reading; serde wants an error of its own, the reason waits here.
    fn stop<E: serde::de::Error>(&mut self, refusal: fn(String) -> Refusal) -> E {
        self.refusal = Some(refusal(render(&self.path)));
        E::custom("")
    }

    /// Counts a member of the object or list that the path is in.
    fn count<E: serde::de::Error>(&mut self, members: usize) -> Result<(), E> {
        self.values = self.values.saturating_add(1);
        if members >= self.members || self.values > MAX_VALUES {
            return Err(self.stop(|path| Refusal::TooMany { path }));
        }
        Ok(())
    }

    /// Checks the depth before an object or list is entered.
    fn descend<E: serde::de::Error>(&mut self) -> Result<(), E> {
        if self.path.len() >= self.depth {
            return Err(self.stop(|path| Refusal::TooDeep { path }));
        }
        Ok(())
    }
}

/// The next value of the text.
struct Node<'s> {
    state: &'s mut State,
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Value, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value)
            .map(Value::Number)
            .ok_or_else(|| E::custom("number out of range"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut source: A) -> Result<Value, A::Error> {
        let state = self.state;
        state.descend()?;
        let mut list = Vec::new();
        loop {
            state.path.push(Step::Item(list.len()));
            let item = source.next_element_seed(Node { state })?;
            state.path.pop();
            let Some(item) = item else { break };
            state.count(list.len())?;
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut source: A) -> Result<Value, A::Error> {
        let state = self.state;
        state.descend()?;
        let mut map = Map::new();
        while let Some(key) = source.next_key::<String>()? {
            state.count(map.len())?;
            state.path.push(Step::Key(key.clone()));
            if map.contains_key(&key) {
                return Err(state.stop(|path| Refusal::DuplicateKey { path }));
            }
            let value = source.next_value_seed(Node { state })?;
            state.path.pop();
            map.insert(key, value);
        }
        Ok(Value::Object(map))
    }
}
