//! Where things are.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The folders of this checkout.
#[derive(Debug)]
pub(crate) struct Checkout {
    /// The folder with the workspace's `Cargo.toml`.
    pub(crate) root: PathBuf,
}

impl Checkout {
    /// The checkout that this program was built from.
    pub(crate) fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .context("xtask must stand in the workspace")?
            .to_path_buf();
        Ok(Self { root })
    }

    /// Where installed tools go. Removing the folder takes them all away.
    pub(crate) fn tools(&self) -> PathBuf {
        self.root.join("target/tools")
    }

    /// The release.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The end-to-end tests.
    pub(crate) fn e2e(&self) -> PathBuf {
        self.root.join("tests/e2e")
    }
}
