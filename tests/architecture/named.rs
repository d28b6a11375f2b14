//! The documentation names what there is: modules, hooks for automated use, refusals, addresses.

use std::collections::BTreeSet;

use clausewise::route::Route;

use crate::assert_none;
use crate::sources::{files, rust, text};

/// Everything between single backquotes.
fn quoted(page: &str) -> Vec<&str> {
    page.split('`').skip(1).step_by(2).collect()
}

/// Names of attributes within a quotation such as `html[data-ready]` or `data-question="8.6.1-q1"`.
fn hooks(text: &str) -> Vec<String> {
    let starts = text.match_indices("data-").map(|(at, _)| &text[at..]);
    let is_name = |one: &char| one.is_ascii_lowercase() || *one == '-';
    starts
        .map(|from| from.chars().take_while(is_name).collect())
        .collect()
}

fn difference(what: &str, left: &BTreeSet<String>, right: &BTreeSet<String>) -> Vec<String> {
    let only = left.difference(right);
    only.map(|one| format!("{what}: {one}")).collect()
}

#[test]
fn hooks_are_found_in_quotations() {
    assert_eq!(quoted("a `b` c `d`."), ["b", "d"]);
    assert_eq!(hooks("html[data-ready]"), ["data-ready"]);
    assert_eq!(hooks("data-question=\"8.6.1-q1\""), ["data-question"]);
}

#[test]
fn every_hook_of_the_page_is_documented_and_every_documented_one_is_there() {
    let page = text("docs/automation.md");
    let documented: BTreeSet<String> = quoted(&page).into_iter().flat_map(hooks).collect();
    let files = rust(&["src/ui"]);
    let strings = files.iter().flat_map(|file| &file.strings);
    let names = strings
        .map(|(_, text)| text)
        .filter(|text| text.starts_with("data-"));
    let there: BTreeSet<String> = names.cloned().collect();
    let mut found = difference("not in docs/automation.md", &there, &documented);
    found.extend(difference("not on the page", &documented, &there));
    assert_none(&found);
}

#[test]
fn every_refusal_is_documented() {
    let is_code = |text: &&str| text.starts_with("E_") && !text.contains(' ');
    let page = text("docs/automation.md");
    let documented = quoted(&page).into_iter().filter(is_code);
    let documented: BTreeSet<String> = documented.map(str::to_owned).collect();
    let refusals = text("src/exchange/refusal.rs");
    let there = refusals.split('"').filter(is_code);
    let there: BTreeSet<String> = there.map(str::to_owned).collect();
    assert_eq!(there, documented);
}

#[test]
fn every_documented_address_leads_somewhere() {
    let page = text("docs/automation.md");
    let addresses: Vec<&str> = quoted(&page)
        .into_iter()
        .filter(|text| text.starts_with("#/"))
        .collect();
    assert!(addresses.len() >= 8, "{addresses:?}");
    for address in addresses {
        let real = address
            .replace("<id>", "x1")
            .replace("<clause>", "8.6.1")
            .replace("<question>", "8.6.1-q1")
            .replace("<questionnaire>", "service-desk-basics")
            .replace("<view>", "classic")
            .replace("<place>", "how.scope");
        assert_eq!(Route::parse(&real).to_string(), real, "{address}");
    }
}

/// Files and folders that the code map must have: the modules of each package, and each file or
/// folder of tests.
fn to_be_mapped() -> Vec<String> {
    let mut wanted = BTreeSet::new();
    for root in [
        "src",
        "cli/src",
        "office/src",
        "office/tests",
        "xtask/src",
        "cli/tests",
        "tests",
        "benches",
    ] {
        for path in files(root, ".rs") {
            let inner = &path[root.len() + 1..];
            let name = match inner.split_once('/') {
                Some((folder, _)) => format!("{root}/{folder}/"),
                None => path,
            };
            wanted.insert(name);
        }
    }
    wanted.into_iter().collect()
}

#[test]
fn the_code_map_has_every_module() {
    let page = text("docs/architecture.md");
    let named = quoted(&page);
    let missing = to_be_mapped()
        .into_iter()
        .filter(|path| !named.contains(&path.as_str()))
        .map(|path| format!("docs/architecture.md has no `{path}`"));
    assert_none(&missing.collect::<Vec<_>>());
}
