//! What the release may weigh.

use std::collections::BTreeMap;

use anyhow::{Result, bail};

use super::squeeze::Weight;

/// Everything that the first visit loads, in bytes with brotli.
const FIRST_LOAD: usize = 175_300;
/// Its Wasm alone, in bytes with brotli.
const WASM: usize = 128_700;

/// Prints the table of sizes.
///
/// # Errors
/// Where a budget is exceeded.
pub(super) fn report(weights: &BTreeMap<String, Weight>, first_load: &[String]) -> Result<()> {
    let is_first = |name: &String| first_load.contains(name);
    println!("{:<58}{:>10}{:>10}{:>10}", "bytes", "raw", "gzip", "brotli");
    for (name, weight) in weights.iter().filter(|(name, _)| is_first(name)) {
        row(name, *weight);
    }
    row("first load", sum(weights, is_first));
    for (name, weight) in weights.iter().filter(|(name, _)| !is_first(name)) {
        row(name, *weight);
    }
    check("the first load", sum(weights, is_first).brotli, FIRST_LOAD)?;
    let is_first_wasm = |name: &String| is_first(name) && name.ends_with(".wasm");
    check("the first Wasm", sum(weights, is_first_wasm).brotli, WASM)
}

fn row(name: &str, weight: Weight) {
    println!(
        "{name:<58}{:>10}{:>10}{:>10}",
        weight.raw, weight.gzip, weight.brotli
    );
}

fn sum(weights: &BTreeMap<String, Weight>, counts: impl Fn(&String) -> bool) -> Weight {
    let counted = weights.iter().filter(|(name, _)| counts(name));
    counted.fold(Weight::default(), |total, (_, weight)| Weight {
        raw: total.raw + weight.raw,
        gzip: total.gzip + weight.gzip,
        brotli: total.brotli + weight.brotli,
    })
}

fn check(what: &str, bytes: usize, budget: usize) -> Result<()> {
    if bytes > budget {
        bail!("{what} weighs {bytes} bytes with brotli; the budget is {budget}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights(wasm: usize, page: usize, later: usize) -> BTreeMap<String, Weight> {
        [
            ("a.wasm", wasm),
            ("index.html", page),
            ("later.wasm", later),
        ]
        .map(|(name, brotli)| {
            (
                name.to_owned(),
                Weight {
                    brotli,
                    ..Weight::default()
                },
            )
        })
        .into()
    }

    #[test]
    fn a_release_over_budget_is_refused() {
        let first = ["a.wasm".to_owned(), "index.html".to_owned()];
        let within = |wasm, page, later| report(&weights(wasm, page, later), &first).is_ok();
        assert!(within(WASM, FIRST_LOAD - WASM, 0));
        assert!(!within(WASM + 1, 0, 0));
        assert!(!within(WASM, FIRST_LOAD - WASM + 1, 0));
        assert!(
            within(WASM, 0, FIRST_LOAD),
            "what is loaded later does not count"
        );
    }
}
