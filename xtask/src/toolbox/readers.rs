//! Programs that others wrote and that read our files: the tests show them what we write. Without
//! one of them its tests have nothing to say, which is told rather than passed over.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use super::{advice, debian};
use crate::checkout::Checkout;
use crate::run::{run, succeeds};

/// The pinned packages, as Python imports them and as pip finds them.
const PACKAGES: [(&str, &str); 2] = [
    ("openpyxl", "openpyxl==3.1.5"),
    ("docx", "python-docx==1.2.0"),
];

/// The readers of this machine.
#[derive(Debug)]
pub(crate) struct Readers {
    /// A Python with the packages.
    pub(crate) python: Option<PathBuf>,
    /// What is not there, and what to do about it.
    missing: Vec<&'static str>,
}

impl Readers {
    /// The readers, those that are small installed first.
    ///
    /// # Errors
    /// Where one of them is missing and `CLAUSEWISE_READERS` is set, as where nobody reads what was
    /// left out.
    pub(crate) fn find_or_install(checkout: &Checkout) -> Result<Self> {
        if debian::on_path("xmllint").is_none() {
            debian::install("xmllint", &["libxml2-utils"]);
        }
        if python(checkout).is_none() && !make(checkout) {
            println!("the Python packages could not be installed");
        }
        let readers = Self::find(checkout);
        if env::var_os("CLAUSEWISE_READERS").is_some() && !readers.missing.is_empty() {
            bail!(readers.missing.join("\n"));
        }
        Ok(readers)
    }

    /// The readers that are there.
    pub(crate) fn find(checkout: &Checkout) -> Self {
        let python = python(checkout);
        let mut missing = Vec::new();
        if python.is_none() {
            missing.push(advice::PYTHON);
        }
        if debian::on_path("xmllint").is_none() {
            missing.push(advice::XMLLINT);
        }
        if debian::on_path("soffice").is_none() {
            missing.push(advice::LIBREOFFICE);
        }
        Self { python, missing }
    }

    /// Says what the tests did not show for want of a reader.
    pub(crate) fn tell(&self) {
        for advice in &self.missing {
            println!("\nNOT TESTED: {advice}");
        }
    }
}

/// A Python that has the packages: the one that is named, else our own, else the system's.
fn python(checkout: &Checkout) -> Option<PathBuf> {
    if let Some(named) = env::var_os("CLAUSEWISE_PYTHON") {
        return Some(named.into()).filter(|python: &PathBuf| has_packages(python));
    }
    [own(checkout), "python3".into()]
        .into_iter()
        .find(|python| has_packages(python))
}

fn own(checkout: &Checkout) -> PathBuf {
    let folder = checkout.tools().join("python");
    if cfg!(windows) {
        folder.join("Scripts/python.exe")
    } else {
        folder.join("bin/python3")
    }
}

fn has_packages(python: &Path) -> bool {
    let imports = PACKAGES.map(|(module, _)| module).join(", ");
    succeeds(Command::new(python).args(["-c", &format!("import {imports}")]))
}

/// Makes a Python of our own with the packages; tells whether that worked.
fn make(checkout: &Checkout) -> bool {
    println!("installing the Python packages that read office files");
    let folder = checkout.tools().join("python");
    let venv = || run(Command::new("python3").args(["-m", "venv"]).arg(&folder)).is_ok();
    // Debian has it in a package of its own.
    let made = venv() || debian::install("venv of Python", &["python3-venv"]) && venv();
    let packages = PACKAGES.map(|(_, package)| package);
    made && run(Command::new(own(checkout))
        .args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ])
        .args(packages))
    .is_ok()
}
