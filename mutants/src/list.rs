//! The changes, as `cargo mutants --list --json` names them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

/// Where something stands: a line from one, and a column from one.
pub(crate) type At = (usize, usize);

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// Not tried yet.
    Open,
    /// Nothing was found at its place that it could be put behind a switch for.
    NotPlaced,
    /// It does not compile.
    NotCompiling,
    /// A test failed.
    Caught,
    /// A test did not come to an end.
    TimedOut,
    /// Every test that reaches it passed.
    Survived,
    /// No test reaches it.
    NotReached,
}

/// A change.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    /// Its number, from one.
    pub(crate) number: usize,
    pub(crate) file: String,
    /// As a person reads it.
    pub(crate) name: String,
    pub(crate) genre: String,
    pub(crate) replacement: String,
    pub(crate) start: At,
    pub(crate) end: At,
    pub(crate) fate: Fate,
}

/// Reads the list.
pub(crate) fn read(path: &Path) -> Result<Vec<Change>> {
    let list: Vec<Value> = serde_json::from_str(&fs::read_to_string(path)?)?;
    let changes = list.iter().enumerate();
    changes
        .map(|(place, one)| change(place + 1, one).context("a change of an unknown form"))
        .collect()
}

fn change(number: usize, one: &Value) -> Option<Change> {
    let text = |name: &str| one.get(name)?.as_str().map(str::to_owned);
    let at = |end: &str| -> Option<At> {
        let at = one.get("span")?.get(end)?;
        let number = |name: &str| usize::try_from(at.get(name)?.as_u64()?).ok();
        Some((number("line")?, number("column")?))
    };
    Some(Change {
        number,
        file: text("file")?,
        name: text("name")?,
        genre: text("genre")?,
        replacement: text("replacement")?,
        start: at("start")?,
        end: at("end")?,
        fate: Fate::Open,
    })
}
