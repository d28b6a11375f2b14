//! Measuring: the core natively, the page in a browser.

use anyhow::Result;

use crate::checkout::Checkout;
use crate::dist;
use crate::run::{cargo, program, run};
use crate::toolbox::{self, Browser};

/// Runs the benchmarks of the core; those of the release in Chromium where the first word is `page`, and
/// of its report and files where it is `report`.
pub(crate) fn bench(checkout: &Checkout, options: &[String]) -> Result<()> {
    match options.split_first() {
        Some((first, rest)) if first == "page" || first == "report" => {
            browser(checkout, first, rest)
        }
        _ => run(cargo(checkout, &["bench", "--package", "clausewise"]).args(options)),
    }
}

fn browser(checkout: &Checkout, what: &str, options: &[String]) -> Result<()> {
    dist::make(checkout)?;
    toolbox::packages(checkout)?;
    let browser = Browser::find_or_install()?;
    run(program(checkout, "node")
        .current_dir(checkout.e2e())
        .arg(format!("bench/{what}.mjs"))
        .args(options)
        .env("DIST", checkout.dist())
        .env("CHROMIUM", browser.chromium))
}
