//! Mutation testing that compiles once: `cargo xtask mutants AREA` gives this program the list of
//! changes that `cargo mutants` would make one after the other. It places all of them in a copy of
//! the sources, each behind a switch, builds that once, and runs the tests with one switch on at a
//! time. So a change costs the run of the tests that reach it, and no build.

mod compile;
mod judge;
mod list;
mod place;
mod report;

use std::path::PathBuf;

use anyhow::{Context, Result};

/// `clausewise-mutants COPY CHANGES.json [tests …]`, in which `COPY` is a checkout to be changed.
fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let copy = PathBuf::from(arguments.next().context("a checkout that may be changed")?);
    let changes = PathBuf::from(arguments.next().context("the list of changes")?);
    let tests: Vec<String> = arguments.collect();
    let mut changes = list::read(&changes)?;
    let executables = compile::all(&copy, &mut changes, &tests)?;
    let tests = judge::look(&copy, &executables)?;
    judge::judge(&copy, &mut changes, &tests)?;
    report::say(&copy, &changes, &tests)
}
