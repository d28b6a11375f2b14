//! The case as tables of values, for spreadsheets and other programs: what CSV and XLSX are
//! written from.

mod answers;
mod documents;
mod findings;
mod roadmap;

pub(super) use roadmap::numbers;

use crate::date::Date;
use crate::report::Case;

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

    fn yes(is: bool) -> Self {
        if is { Self::text("yes") } else { Self::Empty }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<u8> for Cell {
    fn from(number: u8) -> Self {
        Self::Number(f64::from(number))
    }
}

/// Every table of a case.
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
