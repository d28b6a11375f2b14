//! Shows that the release is what the sources say: built again in another folder it is the same,
//! byte for byte.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::checkout::Checkout;
use crate::dist;
use crate::run::{program, run};

/// Builds the release here and from what is committed in a folder of another name, and compares
/// the checksums of all files.
///
/// # Errors
/// Names the files that differ.
pub(crate) fn reproduce(checkout: &Checkout) -> Result<()> {
    let elsewhere = std::env::temp_dir().join("clausewise-built-again/in-another-folder");
    if elsewhere.exists() {
        fs::remove_dir_all(&elsewhere)?;
    }
    fs::create_dir_all(elsewhere.join("target"))?;
    let copy = elsewhere.with_file_name("sources.tar");
    run(program(checkout, "git")
        .args(["archive", "--format=tar", "--output"])
        .arg(&copy)
        .arg("HEAD"))?;
    run(program(checkout, "tar")
        .arg("-xf")
        .arg(&copy)
        .arg("-C")
        .arg(&elsewhere))?;
    let again = Checkout { root: elsewhere };
    // The same tools; they need not be installed twice.
    link(&checkout.tools(), &again.tools())?;
    dist::build(checkout)?;
    dist::build(&again)?;
    let sums = |checkout: &Checkout| {
        fs::read_to_string(checkout.dist().join("SHA256SUMS")).context("SHA256SUMS")
    };
    let (here, there) = (sums(checkout)?, sums(&again)?);
    let different = different(&here, &there);
    if !different.is_empty() {
        bail!(
            "built again in {}, these files differ:\n{}",
            again.root.display(),
            different.join("\n")
        );
    }
    println!(
        "the same {} files, byte for byte, in {} and in {}",
        here.lines().count(),
        checkout.root.display(),
        again.root.display()
    );
    fs::remove_dir_all(again.root)?;
    Ok(())
}

/// The lines that only one of two lists has.
fn different(here: &str, there: &str) -> Vec<String> {
    let only = |one: &str, other: &str, sign: &str| -> Vec<String> {
        let lines = one
            .lines()
            .filter(|line| !other.lines().any(|o| o == *line));
        lines.map(|line| format!("{sign} {line}")).collect()
    };
    let mut found = only(here, there, "here ");
    found.extend(only(there, here, "there"));
    found
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) -> Result<()> {
    let from = fs::canonicalize(from).context("target/tools; run `cargo xtask dist` first")?;
    std::os::unix::fs::symlink(from, to).context("linking the tools")
}

/// Elsewhere links need rights that not everybody has, so the tools are installed again.
#[cfg(not(unix))]
fn link(_: &Path, _: &Path) -> Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_differ_or_are_missing_are_named() {
        assert!(different("1  a\n2  b\n", "1  a\n2  b\n").is_empty());
        assert_eq!(
            different("1  a\n2  b\n", "1  a\n3  b\n4  c\n"),
            ["here  2  b", "there 3  b", "there 4  c"]
        );
    }
}
