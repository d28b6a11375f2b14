//! Tables as CSV (RFC 4180): UTF-8 with its mark, which spreadsheets need to see that it is, lines
//! ending in CR LF, and no cell that a spreadsheet could take for a formula.
//!
//! `csv-core` writes the syntax. `csv` around it would bring its own buffers, errors and records.

use csv_core::{Terminator, WriteResult, Writer, WriterBuilder};

use super::sheet::{Cell, Sheet};
use crate::exchange::answers::guarded;
use crate::inert::visible;

/// The byte-order mark.
const MARK: &str = "\u{feff}";

/// The table as a CSV file.
#[must_use]
pub fn csv(sheet: &Sheet) -> String {
    let mut lines = Lines::new();
    for (title, _) in &sheet.columns {
        lines.field(title);
    }
    lines.end();
    for row in &sheet.rows {
        for cell in row {
            lines.field(&written(cell));
        }
        lines.end();
    }
    lines.finish()
}

/// What stands in a cell.
fn written(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => guarded(&visible(text)),
        // Minus zero is zero, without a sign.
        Cell::Number(number) => (number + 0.0).to_string(),
        Cell::Day(day) => day.to_string(),
    }
}

/// Writes some of what is to be written; how that went, and how many bytes.
type Step<'a> = dyn FnMut(&mut Writer, &mut [u8]) -> (WriteResult, usize) + 'a;

/// A CSV file that is being written.
pub(super) struct Lines {
    writer: Writer,
    out: Vec<u8>,
    begun: bool,
}

impl Lines {
    /// A file with nothing but its mark.
    pub(super) fn new() -> Self {
        Self {
            writer: WriterBuilder::new().terminator(Terminator::CRLF).build(),
            out: MARK.as_bytes().to_vec(),
            begun: false,
        }
    }

    /// The next field of the line.
    pub(super) fn field(&mut self, text: &str) {
        if self.begun {
            self.put(&mut |writer, out| writer.delimiter(out));
        }
        self.begun = true;
        let mut rest = text.as_bytes();
        self.put(&mut |writer, out| {
            let (result, read, written) = writer.field(rest, out);
            rest = rest.get(read..).unwrap_or_default();
            (result, written)
        });
    }

    /// Ends the line.
    pub(super) fn end(&mut self) {
        self.put(&mut |writer, out| writer.terminator(out));
        self.begun = false;
    }

    /// Lets the writer go on until it has written everything.
    fn put(&mut self, step: &mut Step<'_>) {
        let mut part = [0_u8; 1024];
        loop {
            let (result, written) = step(&mut self.writer, &mut part);
            self.out
                .extend_from_slice(part.get(..written).unwrap_or_default());
            if result == WriteResult::InputEmpty {
                return;
            }
        }
    }

    /// The file.
    pub(super) fn finish(self) -> String {
        // What went in were texts, and only ASCII signs were put between them.
        String::from_utf8(self.out).unwrap_or_default()
    }
}
