//! The app while it is being worked on.

use std::process::Command;

#[cfg(unix)]
use anyhow::Context;
use anyhow::Result;

use crate::checkout::Checkout;
use crate::run::program;
use crate::{split, toolbox};

/// Builds the app, serves it and rebuilds it on every change.
pub(crate) fn serve(checkout: &Checkout, options: &[String]) -> Result<()> {
    toolbox::for_building(checkout)?;
    let port = options
        .windows(2)
        .find_map(|pair| match pair {
            [name, port] if name == "--port" || name == "-p" => Some(port.as_str()),
            _ => None,
        })
        .unwrap_or("8080");
    println!(
        "building; then the app is at http://127.0.0.1:{port}/ (reload the page after a change)"
    );
    let mut trunk = program(checkout, "trunk");
    trunk
        .args(["serve", "--skip-version-check"])
        .args(options)
        .env("PATH", split::stand_in(checkout)?)
        .env("CARGO_ENCODED_RUSTFLAGS", split::LINKER);
    become_it(&mut trunk)
}

/// Turns into the server, so that whoever ends this process ends the server.
#[cfg(unix)]
fn become_it(trunk: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    Err(trunk.exec()).context("trunk could not be started")
}

/// Waits for the server.
#[cfg(not(unix))]
fn become_it(trunk: &mut Command) -> Result<()> {
    crate::run::run(trunk)
}
