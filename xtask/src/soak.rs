//! Simulated browsers that crash, fill up and lie, many thousands of times.

use anyhow::Result;

use crate::checkout::Checkout;
use crate::run::{cargo, run};

/// How many schedules CI runs.
pub(crate) const IN_CI: [&str; 2] = ["--schedules", "20000"];

/// Runs the simulator; fails on anything lost, doubled or untrue.
pub(crate) fn soak(checkout: &Checkout, options: &[&str]) -> Result<()> {
    let program = [
        "run",
        "--profile=soak",
        "--package=clausewise-simulator",
        "--",
    ];
    run(cargo(checkout, &program).args(options))
}
