//! Compressed copies beside the files, for hosts that send them.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::Files;

/// What a file weighs in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Weight {
    /// As it is.
    pub(crate) raw: usize,
    /// With gzip, which every host sends.
    pub(crate) gzip: usize,
    /// With brotli, which most hosts send.
    pub(crate) brotli: usize,
}

/// Adds a `.br` and a `.gz` to every file that compresses; returns what each file weighs.
pub(super) fn squeeze(files: &mut Files) -> Result<BTreeMap<String, Weight>> {
    let mut weights = BTreeMap::new();
    let mut copies = Files::new();
    for (name, content) in &*files {
        let raw = content.len();
        let mut weight = Weight {
            raw,
            gzip: raw,
            brotli: raw,
        };
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        if matches!(
            extension,
            "html" | "css" | "js" | "json" | "svg" | "wasm" | "webmanifest"
        ) {
            let (gzip, brotli) = (gzip(content)?, brotli(content)?);
            weight = Weight {
                raw,
                gzip: gzip.len(),
                brotli: brotli.len(),
            };
            copies.insert(format!("{name}.gz"), gzip);
            copies.insert(format!("{name}.br"), brotli);
        }
        weights.insert(name.clone(), weight);
    }
    files.append(&mut copies);
    Ok(weights)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

fn brotli(mut content: &[u8]) -> Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: content.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut content, &mut compressed, &parameters)?;
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn the_copies_hold_the_same_and_weigh_what_is_said() {
        let text = b"clause by clause by clause by clause".repeat(50);
        let mut files = Files::from([
            ("a.json".to_owned(), text.clone()),
            ("b.png".to_owned(), text.clone()),
        ]);
        let weights = squeeze(&mut files).unwrap();
        let mut gzip = Vec::new();
        flate2::read::GzDecoder::new(&files["a.json.gz"][..])
            .read_to_end(&mut gzip)
            .unwrap();
        let mut brotli = Vec::new();
        brotli::BrotliDecompress(&mut &files["a.json.br"][..], &mut brotli).unwrap();
        assert_eq!((&gzip, &brotli), (&text, &text));
        assert_eq!(weights["a.json"].brotli, files["a.json.br"].len());
        assert_eq!(weights["b.png"].brotli, text.len());
        assert!(!files.contains_key("b.png.br"));
    }
}
