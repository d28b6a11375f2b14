//! Files that can be read in one go, each saying first what it is for.

use crate::assert_none;
use crate::sources::{RUST, files, text};

/// The longest file of the product, in lines.
const PRODUCT: usize = 400;
/// The longest file of tests: a list of cases is long, but not deep.
const TESTS: usize = 700;
/// The median over all files.
const MEDIAN: usize = 150;

fn too_long(path: &str, lines: usize) -> Option<String> {
    let is_test = path
        .split('/')
        .any(|part| part == "tests" || part == "tests.rs");
    let most = if is_test { TESTS } else { PRODUCT };
    (lines > most).then(|| format!("{path}: {lines} lines, at most {most}"))
}

/// A file begins with its purpose.
fn is_introduced(text: &str) -> bool {
    text.starts_with("//! ")
}

#[test]
fn a_long_file_and_one_without_a_purpose_are_seen() {
    assert!(too_long("src/scoring/leaf.rs", 401).is_some());
    assert!(too_long("src/scoring/leaf.rs", 400).is_none());
    assert!(too_long("tests/store.rs", 701).is_some());
    assert!(too_long("tests/store.rs", 401).is_none());
    assert!(!is_introduced("mod leaf;\n"));
    assert!(is_introduced("//! One leaf.\n"));
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    let mut lengths = Vec::new();
    let mut found = Vec::new();
    for path in RUST.iter().flat_map(|folder| files(folder, ".rs")) {
        let text = text(&path);
        let lines = text.lines().count();
        lengths.push(lines);
        found.extend(too_long(&path, lines));
        if !is_introduced(&text) {
            found.push(format!("{path}: does not begin with what it is for (//!)"));
        }
    }
    assert_none(&found);
    lengths.sort_unstable();
    let median = lengths.get(lengths.len() / 2).copied().unwrap_or_default();
    println!("{} files, median {median} lines", lengths.len());
    assert!(median <= MEDIAN, "the median is {median} lines");
}

#[test]
fn unsafe_code_is_forbidden_everywhere() {
    assert!(text("Cargo.toml").contains("unsafe_code = \"forbid\""));
    for manifest in [
        "Cargo.toml",
        "cli/Cargo.toml",
        "office/Cargo.toml",
        "xtask/Cargo.toml",
        "tests/simulator/Cargo.toml",
    ] {
        let inherits = text(manifest).contains("[lints]\nworkspace = true\n");
        assert!(inherits, "{manifest} does not take the workspace's lints");
    }
}
