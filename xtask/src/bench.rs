//! Measuring the core.

use anyhow::Result;

use crate::checkout::Checkout;
use crate::run::{cargo, run};

/// Runs the benchmarks natively.
pub(crate) fn bench(checkout: &Checkout, options: &[String]) -> Result<()> {
    run(cargo(checkout, &["bench", "--package", "clausewise"]).args(options))
}
