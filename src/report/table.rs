//! A table of the report.

use super::text::{Run, Text};

/// A table. Each row has as many cells as there are columns; the first cell heads its row.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What it is called.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Vec<Text>>,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: &'static str,
    /// Whether it holds figures, which stand flush right.
    pub figures: bool,
}

impl Table {
    /// Whether that row names the rows below it, so that the end of a page must not part it from
    /// them: its first cell is strong throughout, which those of other rows are not.
    #[must_use]
    pub fn heads_group(&self, place: usize) -> bool {
        let is_strong = |row: &Vec<Text>| {
            let mut runs = row.first().into_iter().flat_map(|cell| &cell.0).peekable();
            runs.peek().is_some() && runs.all(|run| matches!(run, Run::Strong(_)))
        };
        self.rows.get(place).is_some_and(is_strong)
            && place + 1 < self.rows.len()
            && !self.rows.iter().all(is_strong)
    }
}

impl Column {
    /// A column of words.
    pub(crate) const fn words(title: &'static str) -> Self {
        Self {
            title,
            figures: false,
        }
    }

    /// A column of figures.
    pub(crate) const fn figures(title: &'static str) -> Self {
        Self {
            title,
            figures: true,
        }
    }
}
