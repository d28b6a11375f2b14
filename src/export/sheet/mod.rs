//! The case as tables of values, for spreadsheets and other programs: what CSV and XLSX are
//! written from. CSV has the tables that other programs ask for; a workbook has everything.

mod answers;
mod documents;
mod doubts;
mod findings;
mod levels;
mod profile;
mod raised;
mod roadmap;
mod settings;
mod way;

pub use levels::LEVELS;
pub(super) use roadmap::numbers;

use crate::date::Date;
use crate::report::Case;
use crate::report::words;

/// A table of values with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Its name for people.
    pub name: &'static str,
    /// Its name in file names.
    pub key: &'static str,
    /// Its columns: each its heading, and how wide it is in characters.
    pub columns: Vec<(&'static str, u8)>,
    /// Its rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// A sheet that is being made, column by column, so that a heading stands beside what is below it.
struct Columns<T> {
    entries: Vec<T>,
    made: Sheet,
}

impl Sheet {
    /// The beginning of a sheet with a row for each of the entries.
    fn of<T>(
        name: &'static str,
        key: &'static str,
        entries: impl Iterator<Item = T>,
    ) -> Columns<T> {
        let entries: Vec<T> = entries.collect();
        let made = Self {
            name,
            key,
            columns: Vec::new(),
            rows: entries.iter().map(|_| Vec::new()).collect(),
        };
        Columns { entries, made }
    }
}

impl<T> Columns<T> {
    /// The sheet with one more column: its heading, its width in characters, and what stands in it.
    fn column(mut self, title: &'static str, width: u8, cell: impl Fn(&T) -> Cell) -> Self {
        self.made.columns.push((title, width));
        for (row, entry) in self.made.rows.iter_mut().zip(&self.entries) {
            row.push(cell(entry));
        }
        self
    }

    /// The whole sheet.
    fn sheet(self) -> Sheet {
        self.made
    }
}

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// A day.
    Day(Date),
}

impl Cell {
    fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text)
        }
    }

    fn number(value: Option<f64>) -> Self {
        value.map_or(Self::Empty, Self::Number)
    }

    fn day(day: Option<Date>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }

    /// A name for ever, where there is one.
    fn id<'a, I: ToString + 'a>(id: impl Into<Option<&'a I>>) -> Self {
        id.into()
            .map_or(Self::Empty, |id| Self::text(id.to_string()))
    }

    fn yes(is: bool) -> Self {
        if is { Self::text("yes") } else { Self::Empty }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::text(text)
    }
}

impl From<u8> for Cell {
    fn from(number: u8) -> Self {
        Self::Number(f64::from(number))
    }
}

/// Names one after the other in a cell.
fn joined<T: ToString>(names: impl Iterator<Item = T>) -> Cell {
    Cell::text(words::numbers(names))
}

/// Everything that a case says, for a workbook: the tables that are files of their own, what may be
/// written into the answers, and each register in which something stands.
#[must_use]
pub fn all_sheets(case: &Case<'_>) -> Vec<Sheet> {
    let mut all = Vec::new();
    for sheet in sheets(case) {
        let answers = sheet.key == "answers";
        all.push(sheet);
        if answers {
            all.push(levels::levels(case.questionnaire));
            all.push(profile::profile(case));
        }
    }
    let registers = [
        raised::nonconformities(case),
        raised::audits(case),
        way::reviews(case),
        way::inputs(case),
        raised::actions(case),
        way::parties(case),
        way::bodies(case),
        way::answers_of_bodies(case),
        way::steps(case),
        settings::packages(case),
        settings::targets(case),
        doubts::doubts(case),
    ];
    all.extend(registers.into_iter().filter(|one| !one.rows.is_empty()));
    all
}

/// The tables of a case that are files of their own.
#[must_use]
pub fn sheets(case: &Case<'_>) -> Vec<Sheet> {
    vec![
        answers::answers(case),
        findings::findings(case),
        roadmap::roadmap(case),
        roadmap::milestones(case),
        documents::documents(case),
    ]
}
