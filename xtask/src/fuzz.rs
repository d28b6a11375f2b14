//! Hours of made-up input for everything that reads what comes from outside. The laws that must hold
//! are in `fuzz/laws.rs`; the tests run them over `fuzz/corpus` every time.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::checkout::Checkout;
use crate::run::{program, run};
use crate::toolbox;

/// What can be fuzzed: a reader each.
const TARGETS: [&str; 6] = [
    "import",
    "questionnaire",
    "record",
    "envelope",
    "route",
    "csv",
];
const USAGE: &str = "cargo xtask fuzz [import|questionnaire|record|envelope|route|csv] \
                     [--minutes N]";

/// Fuzzes one target, or each in turn. What libFuzzer finds interesting goes to `fuzz/found`; an
/// input that breaks a law goes to `fuzz/artifacts`.
///
/// # Errors
/// Where a law is broken.
pub(crate) fn fuzz(checkout: &Checkout, options: &[&str]) -> Result<()> {
    let (targets, minutes) = match options {
        [] => (&TARGETS[..], "10"),
        ["--minutes", minutes] => (&TARGETS[..], *minutes),
        [target] => (one(target)?, "10"),
        [target, "--minutes", minutes] => (one(target)?, *minutes),
        _ => bail!(USAGE),
    };
    let seconds = minutes.parse::<u64>().context(USAGE)?.saturating_mul(60);
    toolbox::for_fuzzing(checkout)?;
    for target in targets {
        println!("\n== {target}, {minutes} minutes");
        let found = checkout.root.join("fuzz/found").join(target);
        fs::create_dir_all(&found)?;
        run(program(checkout, "rustup")
            .args(["run", "nightly", "cargo", "fuzz", "run", target])
            .arg(&found)
            .arg(checkout.root.join("fuzz/corpus").join(target))
            .arg("--")
            .arg(format!("-max_total_time={seconds}"))
            .args(["-timeout=20", "-rss_limit_mb=2048", "-print_final_stats=1"])
            .arg("-dict=fuzz/words.dict"))?;
    }
    Ok(())
}

fn one(target: &str) -> Result<&'static [&'static str]> {
    let place = TARGETS.iter().position(|one| *one == target);
    let place = place.context(USAGE)?;
    TARGETS.get(place..=place).context(USAGE)
}
