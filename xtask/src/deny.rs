//! What may be built in: licences, sources and forbidden crates, as `deny.toml` says.

use anyhow::Result;

use crate::checkout::Checkout;
use crate::run::{cargo, run};
use crate::toolbox;

/// Checks all dependencies of all targets. Known weaknesses are looked up by `.github/workflows`, every
/// night: they become known without a change here, and need the network.
///
/// # Errors
/// Where a dependency must not be there.
pub(crate) fn deny(checkout: &Checkout) -> Result<()> {
    toolbox::for_denying(checkout)?;
    run(&mut cargo(
        checkout,
        &["deny", "check", "bans", "licenses", "sources"],
    ))
}
