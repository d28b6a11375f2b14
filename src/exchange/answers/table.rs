//! CSV as spreadsheets write it: rows of cells, whatever stands between them.
//!
//! `csv-core` reads the syntax. `csv` around it would bring its own buffers, errors and records.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use crate::exchange::refusal::{Encoding, Refusal};
use crate::exchange::{MAX_FILE_BYTES, MAX_MEMBERS};
use crate::questionnaire::Problem;

/// The most cells in a row.
const MAX_CELLS: usize = 256;

/// The rows of a file, the first being the headings.
pub(super) fn rows(bytes: &[u8]) -> Result<Vec<Vec<String>>, Refusal> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(Refusal::TooLarge { bytes: bytes.len() });
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Refusal::Encoding(Encoding::Utf16));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        Refusal::Encoding(Encoding::Unknown {
            at: error.valid_up_to(),
        })
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let reader = ReaderBuilder::new().delimiter(delimiter(text)).build();
    let rows = split(reader, text.as_bytes())?;
    // Every quote that opens is closed, and one within a cell is written twice.
    if text.bytes().filter(|one| *one == b'"').count() % 2 == 1 {
        let last = ["row ", &rows.len().to_string()].concat();
        return Err(invalid(Problem::at(
            last,
            "a cell that begins with a quotation mark is never closed",
        )));
    }
    Ok(rows)
}

pub(super) fn invalid(problem: Problem) -> Refusal {
    Refusal::Invalid {
        problems: vec![problem],
        more: 0,
    }
}

/// Where the decimal sign is a comma, spreadsheets put semicolons between cells.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or("").as_bytes();
    let count = |sign: u8| first.iter().filter(|one| **one == sign).count();
    let signs = [b',', b';', b'\t'];
    signs
        .into_iter()
        .rev()
        .max_by_key(|sign| count(*sign))
        .unwrap_or(b',')
}

fn split(mut reader: Reader, mut rest: &[u8]) -> Result<Vec<Vec<String>>, Refusal> {
    let mut rows = Vec::new();
    // A record is no longer than what is left of the file.
    let mut out = vec![0_u8; rest.len().max(1)];
    let mut ends = vec![0_usize; MAX_CELLS];
    loop {
        let (result, read, written, cells) = reader.read_record(rest, &mut out, &mut ends);
        rest = rest.get(read..).unwrap_or_default();
        match result {
            ReadRecordResult::Record => rows.push(cells_of(&out, ends.get(..cells))),
            // The end of the input is told by an empty one.
            ReadRecordResult::InputEmpty if rest.is_empty() => {
                // The last cell of a file without a line's end is told only now.
                let (out_left, ends_left) = (out.get_mut(written..), ends.get_mut(cells..));
                let (result, _, _, more) = reader.read_record(
                    &[],
                    out_left.unwrap_or_default(),
                    ends_left.unwrap_or_default(),
                );
                if result == ReadRecordResult::Record {
                    rows.push(cells_of(&out, ends.get(..cells.saturating_add(more))));
                }
                return Ok(rows);
            }
            ReadRecordResult::End => return Ok(rows),
            ReadRecordResult::InputEmpty
            | ReadRecordResult::OutputFull
            | ReadRecordResult::OutputEndsFull => return Err(too_many(rows.len() + 1)),
        }
        if rows.len() > MAX_MEMBERS {
            return Err(too_many(rows.len()));
        }
    }
}

fn too_many(row: usize) -> Refusal {
    Refusal::TooMany {
        path: ["row ", &row.to_string()].concat(),
    }
}

fn cells_of(out: &[u8], ends: Option<&[usize]>) -> Vec<String> {
    let mut start = 0;
    let mut cells = Vec::new();
    for end in ends.unwrap_or_default() {
        let cell = out.get(start..*end).unwrap_or_default();
        // The file is UTF-8, and cells end at ASCII signs.
        cells.push(String::from_utf8_lossy(cell).into_owned());
        start = *end;
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::rows;
    use crate::exchange::Refusal;

    fn read(text: &str) -> Vec<Vec<String>> {
        rows(text.as_bytes()).unwrap()
    }

    #[test]
    fn cells_are_found_whatever_stands_between_them() {
        for text in [
            "a,b\r\n1,\"x, \"\"y\"\"\nz\"\r\n",
            "\u{feff}a;b\n1;\"x, \"\"y\"\"\nz\"",
            "a\tb\r\n1\t\"x, \"\"y\"\"\nz\"\n",
        ] {
            assert_eq!(read(text), [["a", "b"], ["1", "x, \"y\"\nz"]], "{text:?}");
        }
        assert_eq!(read("a,b\n,"), [["a", "b"], ["", ""]]);
        assert_eq!(read("a"), [["a"]]);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        let wrong = |bytes: &[u8]| rows(bytes).unwrap_err();
        assert_eq!(wrong(b"\xef\xbb\xbf \n"), Refusal::Empty);
        assert!(matches!(wrong(b"a\xff"), Refusal::Encoding(_)));
        assert!(matches!(wrong(b"\xff\xfea\0"), Refusal::Encoding(_)));
        assert!(matches!(wrong(b"a,b\n1,\"x\n"), Refusal::Invalid { .. }));
        let wide = ",".repeat(300);
        assert!(matches!(wrong(wide.as_bytes()), Refusal::TooMany { .. }));
        let long = "a\n".repeat(6000);
        assert!(matches!(wrong(long.as_bytes()), Refusal::TooMany { .. }));
    }
}
