//! What the fuzz targets start from and what they have found, once more: a short run of each law over
//! the corpus, and over every cut of its files.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

#[path = "../fuzz/laws.rs"]
#[allow(unreachable_pub, reason = "a module of tests has no outside")]
mod laws;

use std::path::Path;

/// Runs a law over its corpus; of long files, not every cut.
fn replay(target: &str, law: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/corpus")
        .join(target);
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        law(&bytes);
        let step = bytes.len() / 200 + 1;
        for cut in (0..bytes.len()).step_by(step) {
            law(&bytes[..cut]);
            let mut flipped = bytes.clone();
            flipped[cut] ^= 1 << (cut % 7);
            law(&flipped);
        }
        seen += 1;
    }
    assert!(seen > 0, "{target}");
}

#[test]
fn import() {
    replay("import", laws::import);
}

#[test]
fn questionnaire() {
    replay("questionnaire", laws::questionnaire);
}

#[test]
fn route() {
    replay("route", laws::route);
}

#[test]
fn record() {
    replay("record", laws::record);
}

#[test]
fn envelope() {
    replay("envelope", laws::envelope);
}

#[test]
fn csv() {
    replay("csv", laws::csv);
}
