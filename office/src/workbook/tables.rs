//! A table as a sheet.

use std::collections::BTreeMap;

use clausewise::export::{Cell, Sheet};
use clausewise::inert::visible;
use clausewise::questionnaire::Status;
use clausewise::report::words::status;
use rust_xlsxwriter::{
    ConditionalFormatText, ConditionalFormatTextRule, ExcelDateTime, Workbook, Worksheet,
};

use super::answers::is_typed;
use super::formats;
use super::height::Height;
use crate::Failure;

/// The most that Excel keeps in a cell, in units of UTF-16.
const MOST: usize = 32_767;
/// The sheet of what did not fit.
pub(crate) const LONG_TEXTS: &str = "Long texts";
/// What stands between the beginning of a text and the place under which it goes on.
const JOINT: &str = " […] goes on in the sheet \"Long texts\": ";
/// The papers, by their numbers in Excel, and how many characters are legible across the smaller.
const A3: u8 = 8;
pub(super) const A4: u8 = 9;
const A4_HOLDS: u32 = 170;
/// How wide its columns are, in characters.
const PLACE: f64 = 36.0;
const GOES_ON: f64 = 120.0;
/// The columns that hold statuses, and those that hold grades.
const STATUSES: [&str; 1] = ["Self-assessed"];
const GRADES: [&str; 1] = ["Grade"];
/// The columns that hold scores with two decimals.
const SCORES: [&str; 5] = ["Target", "Declared", "Backed", "Lowest", "Highest"];
/// The columns that hold shares of a whole.
const SHARES: [&str; 1] = ["Covered"];

/// What did not fit into its cell, by where it belongs.
#[derive(Default)]
pub(super) struct Rest(BTreeMap<String, Vec<String>>);

/// Adds the table as a sheet.
pub(super) fn write<'a>(
    book: &'a mut Workbook,
    sheet: &Sheet,
    rest: &mut Rest,
) -> Result<&'a mut Worksheet, Failure> {
    let page = book.add_worksheet();
    page.set_name(sheet.name)?;
    let last_row = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    let (head, number_head, text, typed, number, score, share, day) = (
        formats::head(),
        formats::number_head(),
        formats::text(),
        formats::typed(),
        formats::number(),
        formats::hundredths(),
        formats::share(),
        formats::day(),
    );
    let mut height = Height::new();
    for (column, (title, width)) in (0_u16..).zip(&sheet.columns) {
        let width = f64::from(*width);
        page.set_column_width(column, width)?;
        if is_typed(sheet, title) {
            page.set_column_format(column, &formats::typed())?;
        }
        let numbers = has_numbers(sheet, usize::from(column));
        let format = if numbers { &number_head } else { &head };
        page.write_string_with_format(0, column, *title, format)?;
        // Bold letters are wider.
        height.with(title, width / 1.1);
    }
    page.set_row_height(0, height.points())?;
    for (row, cells) in (1_u32..).zip(&sheet.rows) {
        let mut height = Height::new();
        for ((column, cell), (title, width)) in (0_u16..).zip(cells).zip(&sheet.columns) {
            let text = if is_typed(sheet, title) {
                &typed
            } else {
                &text
            };
            match cell {
                Cell::Empty => page.write_blank(row, column, text)?,
                Cell::Text(words) => {
                    let place = format!("{}, row {}, column {}", sheet.name, row + 1, column + 1);
                    let words = rest.fitting(&visible(words), place);
                    height.with(&words, f64::from(*width));
                    page.write_string_with_format(row, column, words, text)?
                }
                Cell::Number(value) => {
                    let format = if SHARES.contains(title) {
                        &share
                    } else if sheet.key == "findings" && SCORES.contains(title) {
                        &score
                    } else {
                        &number
                    };
                    // Minus zero is zero, without a sign.
                    page.write_number_with_format(row, column, *value + 0.0, format)?
                }
                Cell::Day(date) => {
                    let (year, month, of_month) = date.parts();
                    match u16::try_from(year).ok().filter(|year| *year >= 1900) {
                        Some(year) => {
                            let date = ExcelDateTime::from_ymd(year, month, of_month)?;
                            page.write_datetime_with_format(row, column, &date, &day)?
                        }
                        // Excel's calendar begins in 1900.
                        None => {
                            page.write_string_with_format(row, column, date.to_string(), text)?
                        }
                    }
                }
            };
        }
        page.set_row_height(row, height.points())?;
    }
    let last_column = u16::try_from(sheet.columns.len().saturating_sub(1)).unwrap_or(0);
    page.set_freeze_panes(1, 1)?;
    page.autofilter(0, 0, last_row.max(1), last_column)?;
    let width: u32 = sheet
        .columns
        .iter()
        .map(|(_, width)| u32::from(*width))
        .sum();
    page.set_landscape()
        .set_paper_size(if width > A4_HOLDS { A3 } else { A4 })
        .set_print_fit_to_pages(1, 0)
        .set_footer("&L&A&RPage &P of &N")
        .set_repeat_rows(0, 0)?;
    for (column, (title, _)) in (0_u16..).zip(&sheet.columns) {
        if STATUSES.contains(title) {
            let statuses = [
                Status::LikelyMajor,
                Status::LikelyMinor,
                Status::Ofi,
                Status::Conforms,
            ];
            colour(page, column, last_row.max(1), statuses.map(status))?;
        }
        if GRADES.contains(title) {
            colour(
                page,
                column,
                last_row.max(1),
                ["Major", "Minor", "Concern", ""],
            )?;
        }
    }
    Ok(page)
}

/// Whether the first thing that stands in a column is a number.
fn has_numbers(sheet: &Sheet, column: usize) -> bool {
    let mut cells = sheet.rows.iter().filter_map(|row| row.get(column));
    let first = cells.find(|cell| !matches!(cell, Cell::Empty));
    matches!(first, Some(Cell::Number(_)))
}

/// Colours cells that begin with one of the words, the gravest first.
fn colour(page: &mut Worksheet, column: u16, last: u32, words: [&str; 4]) -> Result<(), Failure> {
    const COLOURS: [u32; 4] = [formats::MAJOR, formats::MINOR, formats::OFI, formats::OK];
    for (word, colour) in words.into_iter().zip(COLOURS) {
        if word.is_empty() {
            continue;
        }
        let rule = ConditionalFormatText::new()
            .set_rule(ConditionalFormatTextRule::BeginsWith(word.to_owned()))
            .set_format(formats::coloured(colour));
        page.add_conditional_format(1, column, last, column, &rule)?;
    }
    Ok(())
}

impl Rest {
    /// As much of the text as fits into a cell; the rest is kept for a sheet of its own.
    pub(super) fn fitting(&mut self, text: &str, place: String) -> String {
        if text.encode_utf16().count() <= MOST {
            return text.to_owned();
        }
        let note = format!("{JOINT}{place}");
        let mut parts = split(text, MOST - note.len() - 10).into_iter();
        let first = parts.next().unwrap_or_default();
        self.0.insert(place, parts.collect());
        first + &note
    }

    /// Adds what did not fit as a last sheet.
    pub(super) fn write(self, book: &mut Workbook) -> Result<(), Failure> {
        if self.0.is_empty() {
            return Ok(());
        }
        let page = book.add_worksheet();
        page.set_name(LONG_TEXTS)?;
        page.set_column_width(0, PLACE)?
            .set_column_width(1, GOES_ON)?;
        page.write_string_with_format(0, 0, "Belongs to", &formats::head())?;
        page.write_string_with_format(0, 1, "Goes on", &formats::head())?;
        let parts = self
            .0
            .into_iter()
            .flat_map(|(place, parts)| parts.into_iter().map(move |part| (place.clone(), part)));
        for (row, (place, part)) in (1_u32..).zip(parts) {
            let mut height = Height::new();
            height.with(&place, PLACE);
            height.with(&part, GOES_ON);
            page.set_row_height(row, height.points())?;
            page.write_string_with_format(row, 0, place, &formats::text())?;
            page.write_string_with_format(row, 1, part, &formats::text())?;
        }
        Ok(())
    }
}

/// The beginning of a text that goes on elsewhere, and the place under which it does.
pub(crate) fn joint(cell: &str) -> Option<(&str, &str)> {
    cell.rsplit_once(JOINT)
}

/// The text in parts of at most so many units of UTF-16.
fn split(text: &str, most: usize) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut length = 0;
    for c in text.chars() {
        if length + c.len_utf16() > most {
            parts.push(String::new());
            length = 0;
        }
        length += c.len_utf16();
        if let Some(part) = parts.last_mut() {
            part.push(c);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::{MOST, Rest, split};

    #[test]
    fn parts_make_the_whole() {
        let text = "a😀".repeat(10);
        let parts = split(&text, 7);
        assert_eq!(parts.concat(), text);
        assert!(parts.iter().all(|part| part.encode_utf16().count() <= 7));
    }

    #[test]
    fn only_what_does_not_fit_is_parted() {
        let mut rest = Rest::default();
        let fits = "x".repeat(MOST);
        assert_eq!(rest.fitting(&fits, "A".to_owned()), fits);
        let long = "😀".repeat(20_000);
        let first = rest.fitting(&long, "B".to_owned());
        assert!(first.encode_utf16().count() <= MOST);
        assert_eq!(rest.0.keys().collect::<Vec<_>>(), ["B"]);
    }
}
