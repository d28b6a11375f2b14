//! The answers of a workbook that somebody filled in, as rows of texts. What they mean, and what is
//! wrong with them, is the core's to say, as for a table of any other kind.

use std::io::{Cursor, Read};

use calamine::{DataRef, Reader, Xlsx, XlsxError};
use clausewise::exchange::answers::{Column, guarded};
use clausewise::exchange::{MAX_FILE_BYTES, MAX_MEMBERS, MAX_PROBLEMS, Refusal};
use clausewise::questionnaire::Problem;

use crate::cell::text;
use crate::workbook::{LONG_TEXTS, joint};

/// The sheet that is read.
const SHEET: &str = "Answers";
/// The place of what is wrong with the file as a whole.
pub(crate) const WORKBOOK: &str = "workbook";
/// The most columns that are looked at.
const MAX_COLUMNS: u32 = 256;
/// The most that a workbook may unpack to: a small file can hold gigabytes of nothing.
const MAX_UNPACKED: u64 = 6 * MAX_FILE_BYTES as u64;

/// A sheet's name and its rows, the first of them the headings.
pub type Rows = (String, Vec<Vec<String>>);

/// The rows of the sheet with the answers: the one of that name, else the first one with their
/// headings.
///
/// # Errors
/// Where the file is no workbook that can be read, is too large, or has no such sheet.
pub fn answer_rows(bytes: &[u8]) -> Result<Rows, Refusal> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(Refusal::TooLarge { bytes: bytes.len() });
    }
    measure(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    let names = book.sheet_names();
    let named = names.iter().find(|name| name.eq_ignore_ascii_case(SHEET));
    for name in named.into_iter().chain(&names) {
        let (rows, unknown) = rows(&mut book, name)?;
        if has_headings(&rows) {
            no_result(name, &rows, unknown)?;
            let rows = whole(rows, long_texts(&mut book, &names)?);
            return Ok((name.clone(), rows));
        }
    }
    Err(refused(format!(
        "no sheet has the columns \"{}\" and \"{}\" in its first row; there are: {}",
        Column::Question.title(),
        Column::Answer.title(),
        names.join(", ")
    )))
}

fn refused(message: String) -> Refusal {
    Refusal::Invalid {
        problems: vec![Problem::at(WORKBOOK, message)],
        more: 0,
    }
}

fn damaged(error: &dyn std::fmt::Display) -> Refusal {
    refused(format!(
        "it is no Excel workbook (.xlsx) that can be read ({error}); open it in your spreadsheet \
         program and save it anew"
    ))
}

fn unreadable(error: &XlsxError) -> Refusal {
    damaged(error)
}

/// Refuses what would unpack to more than any workbook of answers. Counts what comes out, whatever
/// the archive says of itself.
fn measure(bytes: &[u8]) -> Result<(), Refusal> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let mut left = MAX_UNPACKED;
    for place in 0..archive.len() {
        let file = archive.by_index(place).map_err(|error| damaged(&error))?;
        let unpacked = std::io::copy(&mut file.take(left + 1), &mut std::io::sink())
            .map_err(|error| damaged(&error))?;
        left = left.checked_sub(unpacked).ok_or(Refusal::TooLarge {
            bytes: usize::try_from(MAX_UNPACKED).unwrap_or(usize::MAX),
        })?;
    }
    Ok(())
}

/// A formula whose result the file does not have: its row and column, both from zero, and the formula.
type Unknown = (usize, usize, String);

/// The rows of a sheet, each cell as the text that a table of the same answers would have, and the
/// formulas without a result.
fn rows(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
) -> Result<(Vec<Vec<String>>, Vec<Unknown>), Refusal> {
    let mut cells = book
        .worksheet_cells_reader(name)
        .map_err(|error| unreadable(&error))?;
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut unknown = Vec::new();
    while let Some(cell) = cells
        .next_cell_with_formula()
        .map_err(|error| unreadable(&error))?
    {
        let (row, column) = cell.pos;
        let text = text(&cell.value);
        let is_unknown = cell.value == DataRef::Empty && cell.formula.is_some();
        if (text.is_empty() && !is_unknown) || column >= MAX_COLUMNS {
            continue;
        }
        let (row, column) = (row as usize, column as usize);
        if row > MAX_MEMBERS {
            let path = format!("sheet {name}, row {}", row + 1);
            return Err(Refusal::TooMany { path });
        }
        if is_unknown {
            unknown.extend(cell.formula.map(|formula| (row, column, formula)));
            continue;
        }
        if rows.len() <= row {
            rows.resize(row + 1, Vec::new());
        }
        if let Some(cells) = rows.get_mut(row) {
            if cells.len() <= column {
                cells.resize(column + 1, String::new());
            }
            if let Some(place) = cells.get_mut(column) {
                *place = text;
            }
        }
    }
    Ok((rows, unknown))
}

/// Refuses formulas without a result in a column that is read. They would look like empty cells,
/// and an empty cell takes away what was answered.
fn no_result(sheet: &str, rows: &[Vec<String>], unknown: Vec<Unknown>) -> Result<(), Refusal> {
    let headings = rows.first().map_or(&[][..], Vec::as_slice);
    let problem = |(row, column, formula): Unknown| {
        let heading = headings.get(column)?;
        let is_heading =
            |column: &Column| heading.trim().eq_ignore_ascii_case(column.title()) && row > 0;
        let column = Column::ALL.into_iter().find(is_heading)?;
        let place = format!(
            "sheet {sheet}, row {}, column \"{}\"",
            row + 1,
            column.title()
        );
        let formula: String = formula.chars().take(60).collect();
        let formula = clausewise::inert::visible(&formula).into_owned();
        let message = format!(
            "the formula ={formula} stands there without a result; write what is meant, or open the \
             file in your spreadsheet program and save it, so that the result is in it"
        );
        Some(Problem::at(place, message))
    };
    let mut problems: Vec<Problem> = unknown.into_iter().filter_map(problem).collect();
    let more = problems.len().saturating_sub(MAX_PROBLEMS);
    problems.truncate(MAX_PROBLEMS);
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Refusal::Invalid { problems, more })
    }
}

fn has_headings(rows: &[Vec<String>]) -> bool {
    let first = rows.first().map_or(&[][..], Vec::as_slice);
    let has = |column: Column| {
        let is = |cell: &String| cell.trim().eq_ignore_ascii_case(column.title());
        first.iter().any(is)
    };
    has(Column::Question) && has(Column::Answer)
}

/// What goes on in the sheet for long texts: place and text, in its order.
fn long_texts(
    book: &mut Xlsx<Cursor<&[u8]>>,
    names: &[String],
) -> Result<Vec<(String, String)>, Refusal> {
    if !names.iter().any(|name| name == LONG_TEXTS) {
        return Ok(Vec::new());
    }
    let (rows, _) = rows(book, LONG_TEXTS)?;
    let rows = rows.into_iter().skip(1);
    let pair = |row: Vec<String>| {
        let mut cells = row.into_iter();
        Some((cells.next()?, cells.next()?))
    };
    Ok(rows.filter_map(pair).collect())
}

/// The rows with every long text whole again, and every cell as a table keeps it: with a guard
/// where a spreadsheet would compute. In a workbook a text is a text, so it needs none there.
fn whole(mut rows: Vec<Vec<String>>, long: Vec<(String, String)>) -> Vec<Vec<String>> {
    for cell in rows.iter_mut().flatten() {
        if let Some((first, place)) = joint(cell) {
            let rest = long.iter().filter(|(one, _)| one == place);
            let parts: Vec<&str> = rest.map(|(_, text)| text.as_str()).collect();
            if !parts.is_empty() {
                *cell = [first, &parts.concat()].concat();
            }
        }
        *cell = guarded(cell);
    }
    rows
}
