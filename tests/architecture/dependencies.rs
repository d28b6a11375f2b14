//! Every direct dependency is known, has a reason in `docs/dependencies.md`, and stands where it
//! belongs.

use std::collections::BTreeSet;

use crate::assert_none;
use crate::sources::text;

const MANIFESTS: [&str; 6] = [
    "Cargo.toml",
    "cli/Cargo.toml",
    "office/Cargo.toml",
    "xtask/Cargo.toml",
    "tests/simulator/Cargo.toml",
    "mutants/Cargo.toml",
];
const WASM_ONLY: &str = "target.'cfg(target_arch = \"wasm32\")'.dependencies";
/// The library's dependencies outside the browser. Whoever adds one asks whether the page pays.
const CORE: [&str; 13] = [
    "aes-gcm",
    "base64ct",
    "csv-core",
    "ics",
    "litemap",
    "plotters",
    "plotters-backend",
    "schemars",
    "serde",
    "serde_json",
    "serde_json_borrow",
    "sha2",
    "time",
];

/// Each dependency of a manifest with the table it stands in.
fn dependencies(manifest: &str) -> Vec<(String, String)> {
    let mut table = String::new();
    let mut found = Vec::new();
    for line in manifest.lines() {
        if let Some(name) = line.strip_prefix('[') {
            table = name.trim_end().trim_end_matches(']').to_owned();
        } else if table.ends_with("dependencies")
            && line.starts_with(|first: char| first.is_ascii_alphabetic())
            && let Some((name, _)) = line.split_once(['=', '.'])
        {
            found.push((table.clone(), name.trim().to_owned()));
        }
    }
    found
}

/// The names in the first column of the tables.
fn explained(page: &str) -> BTreeSet<String> {
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `"));
    let names = rows.filter_map(|row| Some(row.split_once('`')?.0.to_owned()));
    names.collect()
}

fn npm(package: &str) -> Vec<String> {
    let package: serde_json::Value = serde_json::from_str(package).unwrap();
    let kinds = ["dependencies", "devDependencies"];
    let tables = kinds
        .iter()
        .filter_map(|kind| package.get(kind)?.as_object());
    tables.flat_map(|table| table.keys().cloned()).collect()
}

#[test]
fn dependencies_are_seen_in_every_kind_of_table() {
    let manifest = "[package]\nname = \"a\"\n\n[dependencies]\nb = { version = \"1\", features = [\n  \
                    \"x\",\n] }\nc.workspace = true\n\n[target.'cfg(target_arch = \"wasm32\")'\
                    .dependencies]\nd = \"1\"\n\n[dev-dependencies]\ne = \"1\"\n[lints]\nf = true\n";
    let names: Vec<_> = dependencies(manifest)
        .into_iter()
        .map(|(_, name)| name)
        .collect();
    assert_eq!(names, ["b", "c", "d", "e"]);
    assert_eq!(dependencies(manifest).get(2).unwrap().0, WASM_ONLY);
    assert_eq!(npm("{\"devDependencies\": {\"g\": \"1\"}}"), ["g"]);
    let page = "| Name | Why |\n|---|---|\n| `b` | Because of `c`. |\n";
    assert_eq!(explained(page), BTreeSet::from(["b".to_owned()]));
}

#[test]
fn every_dependency_has_a_reason_and_every_reason_a_dependency() {
    let mut used: BTreeSet<String> = MANIFESTS
        .iter()
        .flat_map(|path| dependencies(&text(path)))
        .map(|(_, name)| name)
        .filter(|name| !name.starts_with("clausewise"))
        .collect();
    used.extend(npm(&text("tests/e2e/package.json")));
    let page = text("docs/dependencies.md");
    let (tables, _) = page.split_once("\n## Tools").expect("the part on tools");
    let explained = explained(tables);
    let missing = used
        .difference(&explained)
        .map(|name| format!("{name}: no reason given"));
    let stale = explained
        .difference(&used)
        .map(|name| format!("{name}: no longer used"));
    assert_none(&missing.chain(stale).collect::<Vec<_>>());
}

#[test]
fn only_the_browser_s_table_names_the_browser_s_crates() {
    let mut misplaced = Vec::new();
    for (table, name) in dependencies(&text("Cargo.toml")) {
        let is_core = CORE.contains(&name.as_str());
        if table == "dependencies" && !is_core || table == WASM_ONLY && is_core {
            misplaced.push(format!("{name} stands in [{table}]"));
        }
    }
    assert_none(&misplaced);
}
