//! Says what became of the changes.

use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::judge::Test;
use crate::list::{Change, Fate};

/// Prints the figures and what went unnoticed, and writes all of it beside the copy. What went
/// unnoticed is no error here: some changes change nothing.
pub(crate) fn say(copy: &Path, changes: &[Change], tests: &[Test]) -> Result<()> {
    let count = |fate: Fate| changes.iter().filter(|one| one.fate == fate).count();
    let mut out = format!(
        "{} changes, {} tests: {} caught, {} timed out, {} not compiling, {} not placed, \
         {} unnoticed, {} reached by no test\n",
        changes.len(),
        tests.len(),
        count(Fate::Caught),
        count(Fate::TimedOut),
        count(Fate::NotCompiling),
        count(Fate::NotPlaced),
        count(Fate::Survived),
        count(Fate::NotReached),
    );
    for (fate, word) in [
        (Fate::Survived, "unnoticed"),
        (Fate::NotReached, "not reached"),
        (Fate::TimedOut, "timed out"),
        (Fate::NotPlaced, "not placed"),
    ] {
        for change in changes.iter().filter(|one| one.fate == fate) {
            out.push_str(&format!("{word}: {}\n", change.name));
        }
    }
    print!("{out}");
    fs::write(copy.join("changes.txt"), out)?;
    Ok(())
}
