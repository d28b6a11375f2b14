//! The case as a workbook for Excel: a first sheet with the verdicts and a radar of Excel's own,
//! then every table with filters, a frozen head and the colours of its statuses, and for the answers
//! lists to choose from.

mod answers;
mod formats;
mod height;
mod overview;
mod tables;

pub(crate) use tables::{LONG_TEXTS, joint};

use clausewise::export::all_sheets;
use clausewise::report::Case;
use rust_xlsxwriter::{DocProperties, Workbook};

use crate::Failure;

/// The case as a workbook.
///
/// # Errors
/// Where the library refuses something, which is not expected.
pub fn workbook(case: &Case<'_>) -> Result<Vec<u8>, Failure> {
    let mut book = Workbook::new();
    // The time of writing would make every file another one.
    let (year, month, day) = case.today.parts();
    let today =
        rust_xlsxwriter::ExcelDateTime::from_ymd(year.clamp(1900, 9999) as u16, month, day)?;
    let properties = DocProperties::new()
        .set_title(
            clausewise::inert::visible(&case.assessment.title)
                .chars()
                .take(200)
                .collect::<String>(),
        )
        .set_author("Clausewise")
        .set_comment("Self-assessed: what the organisation's own answers suggest.")
        .set_creation_datetime(&today);
    book.set_properties(&properties);
    let mut rest = tables::Rest::default();
    overview::write(&mut book, case, &mut rest)?;
    for sheet in all_sheets(case) {
        let page = tables::write(&mut book, &sheet, &mut rest)?;
        if sheet.key == "answers" {
            answers::add(page, &sheet, case.questionnaire)?;
        }
    }
    rest.write(&mut book)?;
    Ok(book.save_to_buffer()?)
}
