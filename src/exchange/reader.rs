//! Small pieces from which the decoders are made. Each takes one value, says what is wrong with
//! it and where, and goes on, so that a file's problems are all listed at once.
//!
//! Null is the same as absent, everywhere. Nothing else is turned into anything.

use crate::inert::visible;
use crate::map::Set;
use std::fmt::Display;
use std::str::FromStr;

use serde_json::Value;

use super::json::Members;
use super::number;
use super::path::{Step, render};
use super::refusal::Refusal;
use super::writer::Writer;
use super::{MAX_PROBLEMS, MAX_TEXT_CHARS};
use crate::assessment::Extra;
use crate::questionnaire::Problem;

/// From here on, not every whole number fits into 64 bits.
const TOO_LARGE: f64 = 9_223_372_036_854_775_808.0;

/// What a decoder is allowed to find.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// The highest level of the scale.
    pub(crate) top_level: u8,
    /// The longest text, in characters.
    pub(crate) text_chars: usize,
}

impl Limits {
    /// For files from outside: the questionnaire's scale, texts as long as the format allows.
    pub(crate) const fn file(top_level: u8) -> Self {
        Self {
            top_level,
            text_chars: MAX_TEXT_CHARS,
        }
    }

    /// For what was written here: no scale has more than ten levels, and a text that was kept once
    /// is not refused for its length.
    pub(crate) const KEPT: Self = Self {
        top_level: 9,
        text_chars: usize::MAX,
    };
}

/// Where the decoding is, and what it has found.
pub(crate) struct Reader {
    path: Vec<Step>,
    problems: Vec<Problem>,
    more: usize,
    /// How many fields it did not know.
    pub(super) later: usize,
    /// What it is allowed to find.
    pub(super) limits: Limits,
}

impl Reader {
    /// A reader at the root.
    pub(crate) const fn new(limits: Limits) -> Self {
        Self {
            path: Vec::new(),
            problems: Vec::new(),
            more: 0,
            later: 0,
            limits,
        }
    }

    /// Goes into a field of the format.
    pub(super) fn enter(&mut self, name: &'static str) {
        self.path.push(Step::Name(name));
    }

    /// Goes into a field whose name comes from the file.
    pub(super) fn enter_key(&mut self, key: &str) {
        self.path.push(Step::Key(key.to_owned()));
    }

    /// Goes out again.
    pub(super) fn leave(&mut self) {
        self.path.pop();
    }

    /// Notes a problem at the present place.
    pub(super) fn problem(&mut self, message: &str) {
        if self.problems.len() < MAX_PROBLEMS {
            let message = visible(message);
            self.problems.push(Problem::at(render(&self.path), message));
        } else {
            self.more = self.more.saturating_add(1);
        }
    }

    /// Notes that the value should have been something else.
    pub(super) fn mismatch(&mut self, wanted: &str, found: &Value) {
        let found = match found {
            Value::Null => "null".to_owned(),
            Value::Bool(value) => value.to_string(),
            Value::Number(number) => number::text(number),
            Value::String(text) if text.chars().nth(40).is_some() => "a long text".to_owned(),
            Value::String(text) => {
                let mut quoted = Writer::compact();
                quoted.text(text);
                quoted.finish()
            }
            Value::Array(_) => "a list".to_owned(),
            Value::Object(_) => "an object".to_owned(),
        };
        self.problem(&format!("must be {wanted}, not {found}"));
    }

    /// Whether nothing was wrong so far.
    pub(crate) const fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }

    /// The first problem, as text.
    pub(crate) fn first_problem(&self) -> Option<String> {
        self.problems.first().map(ToString::to_string)
    }

    /// Adds problems that were found in another way.
    pub(super) fn append(&mut self, problems: Vec<Problem>) {
        for problem in problems {
            if self.problems.len() < MAX_PROBLEMS {
                self.problems.push(problem);
            } else {
                self.more = self.more.saturating_add(1);
            }
        }
    }

    /// The refusal of all that is wrong.
    pub(super) fn refusal(self) -> Refusal {
        Refusal::Invalid {
            problems: self.problems,
            more: self.more,
        }
    }

    /// An object's fields.
    pub(super) fn object(&mut self, value: Value) -> Option<Members> {
        match value {
            Value::Object(map) => Some(map),
            other => {
                self.mismatch("an object", &other);
                None
            }
        }
    }

    /// A text that is not too long.
    pub(super) fn string(&mut self, value: Value) -> Option<String> {
        match value {
            Value::String(text) => {
                self.check_length(&text);
                Some(text)
            }
            other => {
                self.mismatch("a text", &other);
                None
            }
        }
    }

    fn check_length(&mut self, text: &str) {
        // Bytes are never fewer than characters, so most texts need no counting.
        if text.len() > self.limits.text_chars && text.chars().count() > self.limits.text_chars {
            self.problem(&format!(
                "must be at most {} characters long",
                self.limits.text_chars
            ));
        }
    }

    /// What a text says, in the form that its type parses.
    pub(super) fn parsed<T: FromStr<Err: Display>>(&mut self, value: Value) -> Option<T> {
        let text = match value {
            Value::String(text) => text,
            other => {
                self.mismatch("a text", &other);
                return None;
            }
        };
        match text.parse() {
            Ok(parsed) => Some(parsed),
            Err(error) => {
                self.problem(&error.to_string());
                None
            }
        }
    }

    /// A name that comes from the file, such as a question's id.
    pub(super) fn name<T: FromStr<Err: Display>>(&mut self, key: &str) -> Option<T> {
        match key.parse() {
            Ok(parsed) => Some(parsed),
            Err(error) => {
                self.problem(&format!("its name {error}"));
                None
            }
        }
    }

    /// A whole number, written as one: `3.0` is not.
    pub(super) fn whole(&mut self, value: &Value, least: u8, most: u8) -> Option<u8> {
        let number = value.as_u64().and_then(|n| u8::try_from(n).ok());
        let number = number.filter(|n| (least..=most).contains(n));
        if number.is_none() {
            self.mismatch(&format!("a whole number from {least} to {most}"), value);
        }
        number
    }

    /// A number from 0 to `most`; 0 itself only where it makes sense.
    pub(super) fn amount(&mut self, value: &Value, with_zero: bool, most: f64) -> Option<f64> {
        let number = value.as_f64().filter(|n| {
            let enough = if with_zero { *n >= 0.0 } else { *n > 0.0 };
            enough && *n <= most && n.is_sign_positive()
        });
        if number.is_none() {
            let least = if with_zero { "from 0" } else { "above 0, up" };
            let most = number::amount(most);
            self.mismatch(&format!("a number {least} to {most}"), value);
        }
        number
    }

    /// The position of a word among those that are allowed.
    pub(super) fn choice(&mut self, value: &Value, allowed: &[&str]) -> Option<usize> {
        let position = value
            .as_str()
            .and_then(|word| allowed.iter().position(|allowed| *allowed == word));
        if position.is_none() {
            let wanted = format!("one of \"{}\"", allowed.join("\", \""));
            self.mismatch(&wanted, value);
        }
        position
    }

    /// A list whose items are all different.
    pub(super) fn set<T: Ord>(
        &mut self,
        value: Value,
        item: fn(&mut Self, Value) -> Option<T>,
    ) -> Set<T> {
        let mut set = Set::new();
        let Value::Array(list) = value else {
            self.mismatch("a list", &value);
            return set;
        };
        for (index, value) in list.into_iter().enumerate() {
            self.path.push(Step::Item(index));
            if let Some(item) = item(self, value)
                && !set.insert(item)
            {
                self.problem("is in the list already");
            }
            self.leave();
        }
        set
    }

    /// What is left of an object once the known fields are taken: the fields of a later version.
    pub(super) fn rest(&mut self, map: Members) -> Extra {
        self.checked(map).into()
    }

    /// The same, as members to which others may come.
    pub(super) fn checked(&mut self, map: Members) -> Members {
        self.later = self.later.saturating_add(map.len());
        for (key, value) in &map {
            self.enter_key(key);
            self.check_kept(value);
            self.leave();
        }
        map
    }

    /// Checks a value that is kept without being understood.
    fn check_kept(&mut self, value: &Value) {
        match value {
            Value::String(text) => self.check_length(text),
            Value::Array(list) => {
                for (index, item) in list.iter().enumerate() {
                    self.path.push(Step::Item(index));
                    self.check_kept(item);
                    self.leave();
                }
            }
            Value::Object(map) => {
                for (key, item) in map {
                    self.enter_key(key);
                    self.check_kept(item);
                    self.leave();
                }
            }
            // Beyond 64 bits, whole numbers would come out again with other digits.
            Value::Number(number) if number.as_f64().is_some_and(|n| n.abs() >= TOO_LARGE) => {
                if !number.is_u64() && !number.is_i64() {
                    self.problem("is too large a number to be kept exactly");
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
}

/// Takes a field out of an object; null is absent.
pub(super) fn take(map: &mut Members, name: &str) -> Option<Value> {
    map.remove(name).filter(|value| !value.is_null())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hundredth_problem_is_listed_and_the_next_counted() {
        for (found, listed, counted) in [(99, 99, 0), (100, 100, 0), (101, 100, 1)] {
            let mut reader = Reader::new(Limits::KEPT);
            reader.append(vec![Problem::at("$", "is wrong"); found]);
            let refusal = reader.refusal();
            assert_eq!(refusal.problems().len(), listed);
            assert!(matches!(refusal, Refusal::Invalid { more, .. } if more == counted));
        }
    }
}
