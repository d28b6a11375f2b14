//! The first sheet: what the sponsor asks for, and a radar that Excel draws itself, so that it can
//! be copied into a presentation and still be edited.

use clausewise::inert::visible;
use clausewise::report::picture::selection;
use clausewise::report::words::{capitalised, person_days, verdict};
use clausewise::report::{Case, headline};
use clausewise::tenths::tenths;
use rust_xlsxwriter::{
    Chart, ChartFormat, ChartLine, ChartLineDashType, ChartType, Color, Workbook, Worksheet,
};

use super::formats;
use super::tables::{A4, Rest};
use crate::Failure;

const NAME: &str = "Summary";

/// Adds the sheet.
pub(super) fn write(book: &mut Workbook, case: &Case<'_>, rest: &mut Rest) -> Result<(), Failure> {
    let page = book.add_worksheet();
    page.set_name(NAME)?;
    page.set_column_width(0, 34)?.set_column_width(1, 12)?;
    page.set_column_width(2, 12)?.set_column_width(3, 12)?;
    let title = visible(&case.assessment.title);
    let title = rest.fitting(&title, format!("{NAME}, title"));
    page.write_string_with_format(0, 0, title, &formats::title())?;
    let mut row = 1;
    for (name, value) in facts(case) {
        let value = rest.fitting(&value, format!("{NAME}, {name}"));
        page.write_string_with_format(row, 0, name, &formats::name())?;
        page.write_string(row, 1, value)?;
        row += 1;
    }
    row += 1;
    scores(page, case, row)?;
    page.set_landscape()
        .set_paper_size(A4)
        .set_print_fit_to_pages(1, 1);
    Ok(())
}

/// Names and values, as in the report's summary.
fn facts(case: &Case<'_>) -> Vec<(String, String)> {
    let head = headline::results(
        case.questionnaire,
        &case.scores,
        &case.verdicts,
        &case.plan,
        case.today,
    );
    let mut facts = vec![
        (
            "Organisation".to_owned(),
            visible(&case.assessment.profile.organisation).into_owned(),
        ),
        ("Questionnaire".to_owned(), case.questionnaire.title.clone()),
        ("Looked at on".to_owned(), case.today.long()),
        ("Result".to_owned(), head.title),
        ("Scores".to_owned(), head.lead),
    ];
    for report in &case.verdicts {
        let said = format!("Self-assessed: {}", verdict(report.verdict));
        facts.push((capitalised(&report.name), said));
    }
    if !case.plan.packages.is_empty() {
        let work = format!(
            "{} in {} packages, done by {}",
            person_days(case.plan.effort_days),
            case.plan.packages.len(),
            case.plan.finish.long()
        );
        facts.push(("Work".to_owned(), work));
    }
    let remark = "Only a certification body decides, after an audit.";
    facts.push(("Self-assessed".to_owned(), remark.to_owned()));
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

/// The scores of the main clauses, and their radar beside them.
fn scores(page: &mut Worksheet, case: &Case<'_>, top: u32) -> Result<(), Failure> {
    let shown = selection(case.questionnaire, &case.scores, "");
    page.write_string_with_format(top, 0, "Maturity by main clause", &formats::heading())?;
    let head = top + 1;
    page.write_string_with_format(head, 0, "Clause", &formats::head())?;
    for (column, title) in (1_u16..).zip(["Target", "Declared", "Backed"]) {
        page.write_string_with_format(head, column, title, &formats::number_head())?;
    }
    let mut last = head;
    for item in &shown.items {
        last += 1;
        page.write_string_with_format(last, 0, item.label(), &formats::text())?;
        let scores = [item.scores.target, item.scores.declared, item.scores.backed];
        for (column, value) in (1_u16..).zip(scores) {
            match value {
                Some(value) => {
                    // Rounded before Excel does it: Excel rounds 3.15 up, by its decimals, where the
                    // report rounds the number that it is, a little less, to 3.1. A reader who has
                    // both files should find one figure.
                    let value = tenths(value);
                    page.write_number_with_format(last, column, value, &formats::score())?
                }
                None => page.write_blank(last, column, &formats::score())?,
            };
        }
    }
    if shown.items.len() >= 3 {
        let chart = radar(case, head, last);
        page.insert_chart(top, 5, &chart)?;
    }
    Ok(())
}

fn radar(case: &Case<'_>, head: u32, last: u32) -> Chart {
    let mut chart = Chart::new(ChartType::Radar);
    let lines = [
        (1_u16, 0x005b_5f66, ChartLineDashType::Dash, 1.5),
        (2, formats::MINOR, ChartLineDashType::Solid, 1.75),
        (3, formats::ACCENT, ChartLineDashType::Solid, 2.5),
    ];
    for (column, colour, dash, width) in lines {
        let mut line = ChartLine::new();
        line.set_color(Color::RGB(colour))
            .set_dash_type(dash)
            .set_width(width);
        let mut format = ChartFormat::new();
        format.set_line(&line);
        chart
            .add_series()
            .set_name((NAME, head, column))
            .set_categories((NAME, head + 1, 0, last, 0))
            .set_values((NAME, head + 1, column, last, column))
            .set_format(&mut format);
    }
    chart.title().set_name("Declared, and backed by evidence");
    chart
        .y_axis()
        .set_min(0)
        .set_max(case.questionnaire.top_level())
        .set_major_unit(1);
    chart.set_width(620).set_height(460);
    chart.set_alt_text(
        "A radar of the main clauses with target, declared and backed maturity; the table beside it has the figures.",
    );
    chart
}
