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

/// Runs a law over its corpus, and over cuts and flipped bits of what was written by hand; of long
/// files, not every cut. What the fuzzer has found bears a digest as its name, and has been cut and
/// flipped enough.
fn replay(target: &str, law: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/corpus")
        .join(target);
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        law(&bytes);
        seen += 1;
        if name.len() == 12 && name.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            continue;
        }
        let step = bytes.len() / 200 + 1;
        for cut in (0..bytes.len()).step_by(step) {
            law(&bytes[..cut]);
            let mut flipped = bytes.clone();
            flipped[cut] ^= 1 << (cut % 7);
            law(&flipped);
        }
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
