//! The app while it is being worked on.

use anyhow::Result;

use crate::checkout::Checkout;
use crate::run::{program, run};
use crate::toolbox;

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
    run(program(checkout, "trunk")
        .args(["serve", "--skip-version-check"])
        .args(options))
}
