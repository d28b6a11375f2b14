//! Mutation testing: does a test fail where the program is changed to something wrong?

use anyhow::{Result, bail};

use crate::checkout::Checkout;
use crate::run::{cargo, run};
use crate::toolbox;

/// What can be mutated: its sources, and the tests that are about it.
const AREAS: [(&str, &[&str]); 3] = [
    ("store", &["store", "store_log", "receiving"]),
    (
        "exchange",
        &["exchange", "formats", "receiving", "hostile", "canonical"],
    ),
    ("scoring", &["worked_examples", "properties"]),
];
const USAGE: &str = "cargo xtask mutants store|exchange|scoring [options of cargo mutants]";

/// Changes the sources of one area in every way that `cargo mutants` knows, in a copy, and runs the
/// tests of that area each time. Those that no test notices are listed in `target/mutants`.
///
/// # Errors
/// Where a change goes unnoticed.
pub(crate) fn mutants(checkout: &Checkout, options: &[&str]) -> Result<()> {
    let Some((area, rest)) = options.split_first() else {
        bail!(USAGE)
    };
    let Some((_, tests)) = AREAS.iter().find(|(name, _)| name == area) else {
        bail!(USAGE)
    };
    toolbox::for_mutating(checkout)?;
    let output = checkout.root.join("target/mutants").join(area);
    std::fs::create_dir_all(&output)?;
    run(cargo(checkout, &["mutants", "--package=clausewise"])
        .arg(format!("--file=src/{area}/**/*.rs"))
        .arg("--output")
        .arg(output)
        .arg("--cargo-arg=--lib")
        .args(
            tests
                .iter()
                .map(|test| format!("--cargo-arg=--test={test}")),
        )
        .args(rest)
        .env("CARGO_PROFILE_DEV_DEBUG", "0"))
}
