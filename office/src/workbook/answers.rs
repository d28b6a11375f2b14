//! What the table of answers has beside the others: its levels in colour, and lists to choose from.
//! What may stand in a cell is offered, and anything else is refused before the file comes back.

use clausewise::exchange::answers::Column;
use clausewise::export::{LEVELS, Sheet};
use clausewise::questionnaire::Questionnaire;
use rust_xlsxwriter::{
    ConditionalFormat3ColorScale, ConditionalFormatType, DataValidation, DataValidationErrorStyle,
    Formula, Worksheet,
};

use crate::Failure;

/// The longest message that Excel shows beside a cell.
const MESSAGE: usize = 255;

/// Whether people write into the column whatever they like: a text stays as it was typed, where a
/// spreadsheet would make a date of "4 March" and 8.1 of "8.10".
pub(super) fn is_typed(sheet: &Sheet, title: &str) -> bool {
    sheet.key == "answers"
        && Column::ALL.into_iter().any(|column| {
            column != Column::Question && column.choices().is_empty() && column.title() == title
        })
}

/// Adds colours and lists to the columns of the table of answers.
pub(super) fn add(
    page: &mut Worksheet,
    sheet: &Sheet,
    questionnaire: &Questionnaire,
) -> Result<(), Failure> {
    let last = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX).max(1);
    for column in Column::ALL {
        let mut titles = sheet.columns.iter().map(|(title, _)| *title);
        let place = titles.position(|title| title == column.title());
        let place = place.and_then(|place| u16::try_from(place).ok());
        if let (Some(place), Some(list)) = (place, list(column, questionnaire)?) {
            page.add_data_validation(1, place, last, place, &list)?;
            if column == Column::Answer {
                let scale = colours(questionnaire);
                page.add_conditional_format(1, place, last, place, &scale)?;
            }
        }
    }
    Ok(())
}

/// Levels from red to green, by the questionnaire's scale and not by what happens to be there: the
/// level that an auditor accepts is green.
fn colours(questionnaire: &Questionnaire) -> ConditionalFormat3ColorScale {
    ConditionalFormat3ColorScale::new()
        .set_minimum(ConditionalFormatType::Number, 0)
        .set_midpoint(
            ConditionalFormatType::Number,
            questionnaire.scale.acceptance,
        )
        .set_maximum(ConditionalFormatType::Number, questionnaire.top_level())
        .set_minimum_color("#F3CFCF")
        .set_midpoint_color("#E6F1E6")
        .set_maximum_color("#BBDDC4")
}

/// The list of a column; nothing where any text may stand.
fn list(column: Column, questionnaire: &Questionnaire) -> Result<Option<DataValidation>, Failure> {
    let words = column.choices();
    if words.is_empty() {
        return Ok(None);
    }
    let rule = DataValidation::new()
        .set_error_style(DataValidationErrorStyle::Stop)
        .set_error_title("Not one of the choices")?;
    let all = words.join(", ");
    let rule = if column == Column::Answer {
        let levels = &questionnaire.scale.levels;
        let rows = levels.len() + words.len() + 1;
        let range = format!("={LEVELS}!$B$2:$B${rows}");
        let top = questionnaire.top_level();
        let names = (0..)
            .zip(levels)
            .map(|(number, level)| format!("{number} {}", level.name));
        let named = names.collect::<Vec<_>>().join(" · ");
        let shown = format!(
            "{named} · {}. More in the sheet {LEVELS}.",
            words.join(" · ")
        );
        let otherwise = format!("A level from 0 to {top}, {all}. See the sheet {LEVELS}.");
        let shown = if shown.chars().count() <= MESSAGE {
            shown
        } else {
            otherwise.clone()
        };
        rule.allow_list_formula(Formula::new(range))
            .set_input_message(shown)?
            .set_error_message(otherwise)?
    } else {
        rule.allow_list_strings(words)?
            .set_error_message(format!("Empty, or one of: {all}."))?
    };
    Ok(Some(rule))
}
