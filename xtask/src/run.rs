//! Running other programs.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::checkout::Checkout;

/// A program that finds the checkout's own tools before the system's.
pub(crate) fn program(checkout: &Checkout, name: impl AsRef<OsStr>) -> Command {
    let own = checkout.tools().join("bin");
    let system = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(own).chain(std::env::split_paths(&system));
    let mut command = Command::new(name);
    if let Ok(path) = std::env::join_paths(folders) {
        command.env("PATH", path);
    }
    command.current_dir(&checkout.root);
    command
}

/// The cargo that runs this program.
pub(crate) fn cargo(checkout: &Checkout, arguments: &[&str]) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = program(checkout, cargo);
    command.args(arguments);
    command
}

/// npm, which is a script on Windows.
pub(crate) fn npm(checkout: &Checkout, folder: &Path) -> Command {
    let mut command = program(checkout, if cfg!(windows) { "npm.cmd" } else { "npm" });
    command
        .current_dir(folder)
        .args(["--no-audit", "--no-fund", "--loglevel=error"]);
    command
}

/// Runs it with its output shown.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let name = described(command);
    let status = command
        .status()
        .with_context(|| format!("`{name}` could not be started"))?;
    if !status.success() {
        bail!("`{name}` failed ({status})");
    }
    Ok(())
}

/// Its output without the line's end, or nothing where it is missing or fails.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// Whether it runs and succeeds; shows nothing.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    output(command).is_some()
}

fn described(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program());
    std::iter::once(name)
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}
