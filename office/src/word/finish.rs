//! What the library cannot write: rows that head a table on every page, pictures with a name and a
//! text of their own, and who made the document when. What it has written instead is found by its
//! exact form, which no text can have, because texts are escaped.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use clausewise::date::Date;
use clausewise::inert::visible;

use docx_rs::XMLDocx;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::Failure;

/// The height of a row, in twentieths of a point, that says it heads its table. No other row has
/// any.
pub(super) const HEAD_ROW: f32 = 1.0;
/// The same as the library writes it, and what Word wants.
const HEIGHT: &str = r#"<w:trHeight w:val="1" w:hRule="atLeast" />"#;
const HEADS: &str = "<w:tblHeader />";
/// What the library writes of every picture.
const PICTURE: &str = r#"<wp:docPr id="1" name="Figure" />"#;

/// The document's text with head rows, and with its pictures told apart; each has the sentence that
/// says what it shows.
///
/// # Errors
/// Where the library does not write what it wrote so far.
pub(super) fn body(written: Vec<u8>, sentences: &[String]) -> Result<Vec<u8>, Failure> {
    let unlike = |what: &str| Failure::Archive(format!("the library writes {what} otherwise"));
    let text = String::from_utf8(written).map_err(|_| unlike("texts"))?;
    let mut pieces = text.split(PICTURE);
    let mut made = pieces.next().unwrap_or_default().replace(HEIGHT, HEADS);
    let mut count = 0;
    // Sentences first: a piece too many is then still there to be found.
    for (sentence, piece) in sentences.iter().zip(pieces.by_ref()) {
        count += 1;
        let sentence = escaped(sentence);
        let said = write!(
            made,
            r#"<wp:docPr id="{count}" name="Figure {count}" descr="{sentence}" />"#
        );
        said.map_err(|_| unlike("pictures"))?;
        made.push_str(&piece.replace(HEIGHT, HEADS));
    }
    if count != sentences.len() || pieces.next().is_some() {
        return Err(unlike("pictures"));
    }
    if made.contains("<w:trHeight") {
        return Err(unlike("rows"));
    }
    Ok(made.into_bytes())
}

/// The document's properties. The day stands for the moment, so that the same case makes the same
/// file.
pub(super) fn properties(title: &str, day: Date) -> Vec<u8> {
    let (title, day) = (escaped(title), format!("{day}T00:00:00Z"));
    let name = "Clausewise";
    [
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
        r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties""#,
        r#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/""#,
        r#" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">"#,
        "<dc:title>", &title, "</dc:title>",
        "<dc:subject>Self-assessment report</dc:subject>",
        "<dc:creator>", name, "</dc:creator>",
        "<dc:language>en-GB</dc:language>",
        "<cp:lastModifiedBy>", name, "</cp:lastModifiedBy>",
        r#"<dcterms:created xsi:type="dcterms:W3CDTF">"#, &day, "</dcterms:created>",
        r#"<dcterms:modified xsi:type="dcterms:W3CDTF">"#, &day, "</dcterms:modified>",
        "</cp:coreProperties>",
    ]
    .concat()
    .into_bytes()
}

/// The document as a file. The library's own archive is written anew, because it compresses nothing.
///
/// # Errors
/// Where the archive cannot be written, which is not expected.
pub(super) fn file(parts: XMLDocx) -> Result<Vec<u8>, Failure> {
    let failed = |error: &dyn std::fmt::Display| Failure::Archive(error.to_string());
    let mut plain = Cursor::new(Vec::new());
    parts.pack(&mut plain).map_err(|error| failed(&error))?;
    let mut plain = ZipArchive::new(plain).map_err(|error| failed(&error))?;
    let mut made = ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..plain.len() {
        let mut part = plain.by_index(place).map_err(|error| failed(&error))?;
        if part.is_dir() {
            continue;
        }
        // Pictures are compressed already. The time of writing would make every file another one.
        let method = if part.name().ends_with(".png") {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default());
        let begun = made.start_file(part.name(), options);
        begun.map_err(|error| failed(&error))?;
        std::io::copy(&mut part, &mut made).map_err(|error| failed(&error))?;
    }
    made.flush().map_err(|error| failed(&error))?;
    let written = made.finish().map_err(|error| failed(&error))?;
    Ok(written.into_inner())
}

fn escaped(text: &str) -> String {
    let shown = visible(text);
    let mut out = String::with_capacity(shown.len() + 16);
    for c in shown.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{HEIGHT, PICTURE, body};

    #[test]
    fn every_picture_gets_its_number_and_its_sentence() {
        let written = format!("a{PICTURE}{HEIGHT}b{PICTURE}c");
        let said = ["One <\"".to_owned(), "Two".to_owned()];
        let made = body(written.clone().into_bytes(), &said).unwrap();
        assert_eq!(
            String::from_utf8(made).unwrap(),
            "a<wp:docPr id=\"1\" name=\"Figure 1\" descr=\"One &lt;&quot;\" /><w:tblHeader />b\
             <wp:docPr id=\"2\" name=\"Figure 2\" descr=\"Two\" />c"
        );
        for wrong in [&said[..1], &[]] {
            assert!(body(written.clone().into_bytes(), wrong).is_err());
        }
        assert!(body(Vec::new(), &said).is_err());
    }
}
