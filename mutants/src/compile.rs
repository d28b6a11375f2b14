//! Places changes in a copy of the sources and builds it, leaving out what does not compile.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::list::{Change, Fate};
use crate::place::{Placed, place};

/// So often changes that do not compile are taken out. Later passes of the compiler only begin where
/// the earlier ones found nothing.
const ROUNDS: usize = 20;

/// With the schema of exports, of which there are changes too.
const SCHEMA: &str = "--features=clausewise/schema";

/// Builds the tests with all changes that compile in them; the programs of the tests.
pub(crate) fn all(copy: &Path, changes: &mut [Change], tests: &[String]) -> Result<Vec<PathBuf>> {
    let originals = originals(copy, changes)?;
    let library = fs::read_to_string(copy.join("src/lib.rs"))?;
    fs::write(copy.join("src/switch.rs"), switch(changes.len()))?;
    for round in 1..=ROUNDS {
        let mut placed = BTreeMap::new();
        for (file, text) in &originals {
            let mut here: Vec<&mut Change> =
                changes.iter_mut().filter(|one| one.file == *file).collect();
            let (text, at) = place(text, &mut here).with_context(|| file.clone())?;
            fs::write(copy.join(file), text)?;
            placed.insert(file.clone(), at);
        }
        fs::write(
            copy.join("src/lib.rs"),
            format!("{library}\npub mod switch;\n"),
        )?;
        let (messages, is_good) = cargo(copy, &["check", "--lib", SCHEMA])?;
        if is_good {
            return build(copy, tests);
        }
        let wrong = wrong(&messages, &placed)?;
        println!("round {round}: {} changes do not compile", wrong.len());
        for change in changes.iter_mut().filter(|one| wrong.contains(&one.number)) {
            change.fate = Fate::NotCompiling;
        }
    }
    bail!("after {ROUNDS} rounds it still does not compile")
}

/// The files that are changed, as they were.
fn originals(copy: &Path, changes: &[Change]) -> Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    for change in changes {
        if !files.contains_key(&change.file) {
            let text = fs::read_to_string(copy.join(&change.file))?;
            files.insert(change.file.clone(), text);
        }
    }
    Ok(files)
}

/// The module that knows which change is on.
fn switch(changes: usize) -> String {
    format!(
        "//! Which change is on, and which were asked about.\n{}",
        include_str!("switch.txt").replace("CHANGES", &(changes + 1).to_string())
    )
}

fn cargo(copy: &Path, arguments: &[&str]) -> Result<(Vec<Value>, bool)> {
    let output = Command::new("cargo")
        .args(arguments)
        .arg("--message-format=json")
        .current_dir(copy)
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        // Tests run far more often here than they are compiled.
        .env("CARGO_PROFILE_DEV_OPT_LEVEL", "1")
        .env_remove("CARGO_TARGET_DIR")
        .stderr(Stdio::inherit())
        .output()?;
    let lines = String::from_utf8(output.stdout)?;
    let messages = lines
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok());
    Ok((messages.collect(), output.status.success()))
}

fn build(copy: &Path, tests: &[String]) -> Result<Vec<PathBuf>> {
    let mut arguments = vec!["test", "--no-run", "--lib", SCHEMA];
    arguments.extend(["--package=clausewise", "--package=clausewise-simulator"]);
    let tests: Vec<String> = tests.iter().map(|test| format!("--test={test}")).collect();
    arguments.extend(tests.iter().map(String::as_str));
    let (messages, is_good) = cargo(copy, &arguments)?;
    if !is_good {
        bail!("the tests do not compile");
    }
    let mut executables = Vec::new();
    for message in &messages {
        let is_test = message.pointer("/profile/test").and_then(Value::as_bool);
        let path = message.get("executable").and_then(Value::as_str);
        if let (Some(true), Some(path)) = (is_test, path) {
            executables.push(PathBuf::from(path));
        }
    }
    Ok(executables)
}

/// The changes that errors are about.
fn wrong(messages: &[Value], placed: &BTreeMap<String, Vec<Placed>>) -> Result<Vec<usize>> {
    let mut wrong = Vec::new();
    for message in messages {
        let Some(message) = message.get("message") else {
            continue;
        };
        if message.get("level").and_then(Value::as_str) != Some("error") {
            continue;
        }
        let spans = message.get("spans").and_then(Value::as_array);
        let mut spans: Vec<&Value> = spans.into_iter().flatten().collect();
        // The place of the error comes first; where that is no change, another one it names.
        spans.sort_by_key(|span| span.get("is_primary").and_then(Value::as_bool) != Some(true));
        let found = spans.iter().find_map(|span| at(span, placed));
        match found {
            Some(found) => wrong.extend_from_slice(found),
            None if spans.is_empty() => {}
            None => {
                let text = message.get("rendered").and_then(Value::as_str);
                bail!("not about a change:\n{}", text.unwrap_or_default());
            }
        }
    }
    if wrong.is_empty() {
        bail!("it does not compile, and nothing says why");
    }
    wrong.sort_unstable();
    wrong.dedup();
    Ok(wrong)
}

/// The changes in the smallest place that this span touches.
fn at<'p>(span: &Value, placed: &'p BTreeMap<String, Vec<Placed>>) -> Option<&'p [usize]> {
    let file = span.get("file_name")?.as_str()?;
    let number = |name: &str| usize::try_from(span.get(name)?.as_u64()?).ok();
    let (start, end) = (number("byte_start")?, number("byte_end")?);
    let around = |one: &&Placed| one.range.start <= start && end <= one.range.end;
    let found = placed.get(file)?.iter().filter(around);
    let found = found.min_by_key(|one| one.range.len())?;
    Some(&found.of)
}
