//! Packages of Debian and its kin, where nobody needs to type a password.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::run::{output, run, succeeds};

/// A program on the PATH.
pub(super) fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(format!("{name}{}", env::consts::EXE_SUFFIX)))
        .find(|file| file.is_file())
}

/// Installs the packages, which are called so in a sentence; tells whether that worked.
pub(super) fn install(what: &str, packages: &[&str]) -> bool {
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
    println!("installing {what}");
    apt(&["update"])
        .and_then(|()| apt(&[&["install", "-y"], packages].concat()))
        .is_some()
}
