//! Each kind of problem once: a change to a small clean file, and what is then said.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod clauses;
mod format;
mod rules;

use serde_json::Value;

use super::{lint, read};

const SMALL: &str = include_str!("small.json");
const QUESTIONS: &str = "/clauses/0/clauses/0/leaf/questions";

/// The small file with the value at a JSON pointer replaced, added, or removed where it is null.
fn changed(pointer: &str, value: Value) -> Value {
    let mut file: Value = serde_json::from_str(SMALL).unwrap();
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer has a slash");
    match file.pointer_mut(parent).expect("the parent is there") {
        Value::Object(members) if value.is_null() => {
            members.remove(key).expect("what is removed is there");
        }
        Value::Object(members) => {
            members.insert(key.to_owned(), value);
        }
        Value::Array(entries) if key == "-" => entries.push(value),
        Value::Array(entries) => entries[key.parse::<usize>().unwrap()] = value,
        _ => unreachable!("a parent is an object or an array"),
    }
    file
}

/// Applies the change and compares every problem that is found, a line each.
#[track_caller]
fn says(pointer: &str, value: Value, expected: &str) {
    let text = changed(pointer, value).to_string();
    let problems: Vec<String> = match read(&text) {
        Ok(file) => lint(&file).iter().map(ToString::to_string).collect(),
        Err(problem) => vec![problem.to_string()],
    };
    assert_eq!(problems.join("\n"), expected, "after a change at {pointer}");
}

#[test]
fn the_small_file_is_clean() {
    assert_eq!(lint(&read(SMALL).unwrap()), []);
    assert_eq!(lint(&read(&format!("\u{feff}{SMALL}")).unwrap()), []);
}
