//! The browser for tests.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::advice;
use super::debian::{self, on_path};

/// A browser and the program that steers it.
#[derive(Debug)]
pub(crate) struct Browser {
    /// Chromium or Chrome.
    pub(crate) chromium: PathBuf,
    /// The chromedriver.
    pub(crate) driver: PathBuf,
}

impl Browser {
    /// The browser of this machine; installed first where the system's packages can be reached
    /// and nobody needs to type a password.
    pub(crate) fn find_or_install() -> Result<Self> {
        if let Some(browser) = Self::find() {
            return Ok(browser);
        }
        if debian::install("Chromium and its driver", &["chromium", "chromium-driver"])
            && let Some(browser) = Self::find()
        {
            return Ok(browser);
        }
        bail!(advice::CHROMIUM)
    }

    fn find() -> Option<Self> {
        let chromium = named("CHROMIUM").or_else(|| {
            [
                "chromium",
                "chromium-browser",
                "google-chrome",
                "google-chrome-stable",
                "chrome",
            ]
            .iter()
            .find_map(|name| on_path(name))
            .or_else(installed_application)
        })?;
        let driver = named("CHROMEDRIVER").or_else(|| on_path("chromedriver"))?;
        Some(Self { chromium, driver })
    }
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from)
}

/// Where macOS and Windows keep Chrome, which is not on the PATH there.
fn installed_application() -> Option<PathBuf> {
    let windows = |variable| {
        let folder = env::var_os(variable)?;
        Some(Path::new(&folder).join("Google/Chrome/Application/chrome.exe"))
    };
    [
        Some(PathBuf::from(
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        )),
        Some(PathBuf::from(
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
        )),
        windows("ProgramFiles"),
        windows("ProgramFiles(x86)"),
    ]
    .into_iter()
    .flatten()
    .find(|file| file.is_file())
}
