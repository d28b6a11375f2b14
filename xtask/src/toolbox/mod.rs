//! The tools that building and testing need: what they are, and how each comes to be there.
//!
//! A tool of the right version on the PATH is used. Otherwise it is installed into
//! `target/tools`; what only the system can provide is asked for in one sentence.

mod advice;
mod browser;
mod debian;
mod readers;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

pub(crate) use self::browser::Browser;
pub(crate) use self::readers::Readers;
use crate::checkout::Checkout;
use crate::run::{cargo, npm, output, program, run, succeeds};

/// The pinned tools. The version of wasm-bindgen is that of the crate in `Cargo.lock`.
const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132.0.0";
const ESBUILD: &str = "0.28.2";
const FUZZ: &str = "0.13.1";
const MUTANTS: &str = "27.1.0";
const DENY: &str = "0.20.2";
const WASM: &str = "wasm32-unknown-unknown";

/// What turns the sources into a page.
pub(crate) fn for_building(checkout: &Checkout) -> Result<()> {
    wasm_target(checkout)?;
    let wasm_bindgen = locked_version(checkout, "wasm-bindgen")?;
    let tools = [
        ("trunk", "trunk", TRUNK.to_owned(), &[][..]),
        (
            "wasm-bindgen",
            "wasm-bindgen-cli",
            wasm_bindgen,
            // Its TLS serves only remote browsers and takes long to build.
            &[
                "--no-default-features",
                "--bin=wasm-bindgen",
                "--bin=wasm-bindgen-test-runner",
            ][..],
        ),
    ];
    for (name, package, version, options) in tools {
        let found = output(program(checkout, name).arg("--version"));
        if found.is_none_or(|found| found != format!("{name} {version}")) {
            install(checkout, &format!("{package}@{version}"), options)?;
        }
    }
    let build = checkout.tools().join("build");
    if build.exists() {
        fs::remove_dir_all(build)?;
    }
    Ok(())
}

/// What fuzzing needs besides: libFuzzer's driver, and the nightly Rust that can watch which way an
/// input goes.
pub(crate) fn for_fuzzing(checkout: &Checkout) -> Result<()> {
    if !succeeds(program(checkout, "rustup").args(["run", "nightly", "rustc", "--version"])) {
        rustup(
            checkout,
            &["toolchain", "install", "nightly", "--profile=minimal"],
        )?;
    }
    tool(checkout, "cargo-fuzz", FUZZ)
}

/// What changes the program to see whether a test notices.
pub(crate) fn for_mutating(checkout: &Checkout) -> Result<()> {
    tool(checkout, "cargo-mutants", MUTANTS)
}

/// What looks at the dependencies.
pub(crate) fn for_denying(checkout: &Checkout) -> Result<()> {
    tool(checkout, "cargo-deny", DENY)
}

/// A command of cargo's that stands in a package of the same name.
fn tool(checkout: &Checkout, name: &str, version: &str) -> Result<()> {
    let command = name.trim_start_matches("cargo-");
    let found = output(program(checkout, name).args([command, "--version"]));
    if found.is_some_and(|found| found.split(' ').nth(1) == Some(version)) {
        return Ok(());
    }
    install(checkout, &format!("{name}@{version}"), &[])
}

/// The program that makes Wasm smaller, and its first arguments.
pub(crate) fn wasm_opt(checkout: &Checkout) -> Result<std::process::Command> {
    let major = BINARYEN.split('.').next().unwrap_or(BINARYEN);
    let found = output(program(checkout, "wasm-opt").arg("--version"));
    if found.is_some_and(|found| found.split(' ').nth(2) == Some(major)) {
        return Ok(program(checkout, "wasm-opt"));
    }
    let folder = from_npm(checkout)?;
    let mut command = program(checkout, "node");
    command.arg(folder.join("node_modules/binaryen/bin/wasm-opt"));
    Ok(command)
}

/// A Node that finds `esbuild`, which makes scripts smaller.
pub(crate) fn esbuild(checkout: &Checkout) -> Result<std::process::Command> {
    let folder = from_npm(checkout)?;
    let mut command = program(checkout, "node");
    command.current_dir(folder);
    Ok(command)
}

/// The folder with the tools that come from npm. It takes away what it is not asked for, so it is
/// asked for all of them at once.
fn from_npm(checkout: &Checkout) -> Result<PathBuf> {
    node(checkout)?;
    let folder = checkout.tools().join("npm");
    let tools = [("binaryen", BINARYEN), ("esbuild", ESBUILD)];
    let is_there = |(name, version): &(&str, &str)| {
        let manifest = folder.join("node_modules").join(name).join("package.json");
        fs::read_to_string(manifest)
            .is_ok_and(|text| text.contains(&format!("\"version\": \"{version}\"")))
    };
    if !tools.iter().all(is_there) {
        println!("installing wasm-opt (binaryen {BINARYEN}) and esbuild {ESBUILD}");
        fs::create_dir_all(&folder)?;
        let packages = tools.map(|(name, version)| format!("{name}@{version}"));
        run(npm(checkout, &folder)
            .args(["install", "--no-save", "--prefix", "."])
            .args(packages))?;
    }
    Ok(folder)
}

/// The packages of the end-to-end tests; nothing to do while their lock file is the same.
pub(crate) fn packages(checkout: &Checkout) -> Result<()> {
    node(checkout)?;
    let folder = checkout.e2e();
    let lock = fs::read(folder.join("package-lock.json")).context("tests/e2e/package-lock.json")?;
    let stamp = folder.join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    println!("installing the packages of tests/e2e");
    run(npm(checkout, &folder).arg("ci"))?;
    fs::write(stamp, lock)?;
    Ok(())
}

/// The formatter and the linter, which a minimal Rust lacks.
pub(crate) fn linters(checkout: &Checkout) -> Result<()> {
    for (command, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if !succeeds(&mut cargo(checkout, &[command, "--version"])) {
            rustup(checkout, &["component", "add", component])?;
        }
    }
    Ok(())
}

fn node(checkout: &Checkout) -> Result<()> {
    let version = output(program(checkout, "node").arg("--version")).unwrap_or_default();
    let major = version.trim_start_matches('v').split('.').next();
    let recent = major.and_then(|major| major.parse::<u32>().ok()) >= Some(20);
    if recent && succeeds(npm(checkout, &checkout.root).arg("--version")) {
        return Ok(());
    }
    bail!(advice::NODE)
}

fn wasm_target(checkout: &Checkout) -> Result<()> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let library =
        output(program(checkout, rustc).args(["--print", "target-libdir", "--target", WASM]));
    if library.is_some_and(|folder| PathBuf::from(folder).is_dir()) {
        return Ok(());
    }
    rustup(checkout, &["target", "add", WASM])
}

fn rustup(checkout: &Checkout, arguments: &[&str]) -> Result<()> {
    if !succeeds(program(checkout, "rustup").arg("--version")) {
        bail!(
            "{} (needed for `rustup {}`)",
            advice::RUSTUP,
            arguments.join(" ")
        );
    }
    println!("installing: rustup {}", arguments.join(" "));
    run(program(checkout, "rustup").args(arguments))
}

/// Installs a package of crates.io. Optimising would double the time for a tool that runs for a
/// second. The shared build folder lets an interrupted run go on.
fn install(checkout: &Checkout, package: &str, options: &[&str]) -> Result<()> {
    println!("installing {package}; this takes some minutes, once");
    let attempt = |lock: &[&str]| {
        run(cargo(checkout, &["install", "--force", package])
            .args(lock)
            .args(options)
            .arg("--root")
            .arg(checkout.tools())
            .env("CARGO_TARGET_DIR", checkout.tools().join("build"))
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"))
    };
    // The author's own lock may name a version that was withdrawn or that a mirror lacks.
    attempt(&["--locked"]).or_else(|_| {
        println!("its own lock file does not resolve here; trying with current versions");
        attempt(&[])
    })
}

/// The version of a package in `Cargo.lock`.
fn locked_version(checkout: &Checkout, package: &str) -> Result<String> {
    let lock = fs::read_to_string(checkout.root.join("Cargo.lock")).context("Cargo.lock")?;
    version_in(&lock, package)
        .map(str::to_owned)
        .with_context(|| format!("{package} is not in Cargo.lock"))
}

fn version_in<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let after = lock
        .split_once(&format!("name = \"{package}\"\nversion = \""))?
        .1;
    Some(after.split_once('"')?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_that_of_the_package_and_no_other() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version_in(lock, "wasm"), None);
    }
}
