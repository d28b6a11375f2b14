//! The browser for tests.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use super::advice;
use crate::run::{output, run, succeeds};

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
        if install()
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

fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(format!("{name}{}", env::consts::EXE_SUFFIX)))
        .find(|file| file.is_file())
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

/// Installs Debian's packages; tells whether that worked.
fn install() -> bool {
    if !cfg!(target_os = "linux") || on_path("apt-get").is_none() {
        return false;
    }
    let root = output(Command::new("id").arg("-u")).as_deref() == Some("0");
    if !root && !succeeds(Command::new("sudo").args(["-n", "true"])) {
        return false;
    }
    let apt = |arguments: &[&str]| {
        let sudo: &[&str] = if root { &[] } else { &["sudo", "-n"] };
        let words = [
            sudo,
            &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"],
            arguments,
        ];
        let words = words.concat();
        let (first, rest) = words.split_first()?;
        run(Command::new(first).args(rest)).ok()
    };
    println!("installing Chromium and its driver");
    apt(&["update"])
        .and_then(|()| apt(&["install", "-y", "chromium", "chromium-driver"]))
        .is_some()
}
