//! Mutation testing: does a test fail where the program is changed to something wrong?

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::checkout::Checkout;
use crate::run::{cargo, output, program, run};
use crate::toolbox;

/// What can be mutated: its sources, and the tests that are about it.
const AREAS: [(&str, &[&str]); 4] = [
    (
        "store",
        &[
            "store",
            "store_log",
            "store_history",
            "store_heard",
            "receiving",
            "damage",
            "crash_points",
            "snapshots",
            "tabs",
            "lock",
            "schedules",
        ],
    ),
    (
        "exchange",
        &[
            "exchange",
            "preview",
            "export",
            "store",
            "formats",
            "receiving",
            "hostile",
            "canonical",
            "envelope",
            "migration",
            "journey",
            "corpus",
            "examples",
            "companions",
            "review",
            "schema",
        ],
    ),
    (
        "scoring",
        &[
            "worked_examples",
            "properties",
            "examples",
            "content",
            "organisation",
            "scoring",
            "verdicts",
        ],
    ),
    (
        "roadmap",
        &[
            "worked_examples",
            "properties",
            "planner",
            "course",
            "target",
            "facts",
            "small_plans",
            "journey",
            "report",
            "examples",
        ],
    ),
];
const USAGE: &str = "cargo xtask mutants store|exchange|scoring|roadmap [FILE.rs …]";

/// Changes the sources of one area, or these files of it, in every way that `cargo mutants` knows,
/// in a copy that is compiled once (`mutants/`), and runs the tests of that area for each. Prints
/// what no test notices, and writes it to `target/mutants/copy/changes.txt`.
///
/// # Errors
/// Where the copy cannot be made or built, or a test fails without any change.
pub(crate) fn mutants(checkout: &Checkout, options: &[&str]) -> Result<()> {
    let Some((area, files)) = options.split_first() else {
        bail!(USAGE)
    };
    let Some((_, tests)) = AREAS.iter().find(|(name, _)| name == area) else {
        bail!(USAGE)
    };
    toolbox::for_mutating(checkout)?;
    let folder = checkout.root.join("target/mutants");
    let copy = folder.join("copy");
    copy_sources(checkout, &copy)?;
    let files = if files.is_empty() { &["*.rs"] } else { files };
    let files = files
        .iter()
        .map(|file| format!("--file=src/{area}/**/{file}"));
    let list = output(
        cargo(
            checkout,
            &["mutants", "--list", "--json", "--package=clausewise"],
        )
        .args(files),
    );
    let changes = folder.join("changes.json");
    fs::write(&changes, list.context("`cargo mutants --list` failed")?)?;
    run(cargo(
        checkout,
        &["run", "--quiet", "--manifest-path=mutants/Cargo.toml", "--"],
    )
    .arg(&copy)
    .arg(&changes)
    .args(*tests)
    .env("CARGO_TARGET_DIR", folder.join("tool")))
}

/// Copies what git knows, or would, apart from what no test of the core reads. What was built there
/// before stays.
fn copy_sources(checkout: &Checkout, copy: &Path) -> Result<()> {
    let files = output(program(checkout, "git").args([
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
    ]));
    let files = files.context("`git ls-files` failed")?;
    for file in files.lines().filter(|file| !file.starts_with("tests/e2e/")) {
        let to = copy.join(file);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(checkout.root.join(file), to).with_context(|| file.to_owned())?;
    }
    Ok(())
}
