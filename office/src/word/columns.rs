//! How wide the columns of a table are: no word is parted where there is any way around it, and
//! what is left goes where texts are long.

use clausewise::report::document::{Column, Run, Table, Text};

use crate::letters::{lines, width};

/// The width of the text, in twentieths of a point.
pub(super) const WIDTH: usize = 9_860;
/// The margin left and right within a cell, and both together.
pub(super) const MARGIN: usize = 70;
const MARGINS: f64 = 140.0;
/// How wide a digit of a table is at most, in common fonts, and how wide it usually is.
const DIGIT: f64 = 104.0;
const USUAL: f64 = 90.0;
/// How much wider bold letters are.
const BOLD: f64 = 1.2;
/// A word longer than so many digits may be parted.
const LONG_WORD: f64 = 24.0;
/// A text is wished to have no more than so many digits on a line.
const LONG_LINE: f64 = 60.0;
/// A row of more lines may go on on the next page: otherwise it would leave half a page empty.
const MOST_LINES: usize = 20;

/// The widths of the table's columns, together as wide as the text.
pub(super) fn widths(table: &Table) -> Vec<usize> {
    let columns = table.columns.iter().enumerate();
    let needs = columns.map(|(place, column)| needs(table, place, column));
    let (least, wished): (Vec<f64>, Vec<f64>) = needs.unzip();
    let whole = WIDTH as f64;
    let taken: f64 = least.iter().sum();
    let shares: Vec<f64> = if taken >= whole {
        least.iter().map(|one| one * whole / taken).collect()
    } else {
        let more: Vec<f64> = least
            .iter()
            .zip(&wished)
            .map(|(one, all)| all - one)
            .collect();
        let all = more.iter().sum::<f64>();
        // Where every text has its room, what is left is shared by what columns have.
        let left = whole - taken;
        let share = |(one, more): (&f64, &f64)| {
            if all < left {
                (one + more) * whole / (taken + all)
            } else {
                one + more * left / all
            }
        };
        least.iter().zip(&more).map(share).collect()
    };
    shares.iter().map(|share| *share as usize).collect()
}

/// The least that a column needs, and what it would like to have.
fn needs(table: &Table, place: usize, column: &Column) -> (f64, f64) {
    let cells = table.rows.iter().filter_map(|row| row.get(place));
    let texts = cells.map(|text| (text.bare(), factor(text)));
    let (mut least, mut sum, mut count) = (longest(column.title) * BOLD, 0.0, 0.0);
    let mut widest = width(column.title) * BOLD;
    for (text, factor) in texts {
        least = least.max(longest(&text) * factor);
        let across = text.lines().map(width).fold(0.0, f64::max) * factor;
        widest = widest.max(across);
        // Of several lines together the half, so that they do not become a tower.
        let all = text.lines().map(width).sum::<f64>() * factor / 2.0;
        sum += across.max(all).min(LONG_LINE);
        count += 1.0;
    }
    // Texts of one line are to stay so; of longer ones the mean counts.
    let wished = if widest <= LONG_LINE / 2.0 || count < 1.0 {
        widest
    } else {
        sum / count
    };
    let least = least.min(LONG_WORD) * DIGIT + MARGINS;
    (least, (wished * DIGIT + MARGINS).max(least))
}

fn longest(text: &str) -> f64 {
    let words = text.split(|c: char| c.is_whitespace() && c != '\u{a0}');
    words.map(width).fold(0.0, f64::max)
}

fn factor(text: &Text) -> f64 {
    let bold = |run: &Run| matches!(run, Run::Strong(_) | Run::Status(_));
    if text.0.iter().any(bold) { BOLD } else { 1.0 }
}

/// Whether a row with these texts stays on one page.
pub(super) fn stays_whole<'a>(mut cells: impl Iterator<Item = (&'a Text, &'a usize)>) -> bool {
    cells.all(|cell| high(cell) <= MOST_LINES)
}

/// Whether rows with one of these texts each stay on one page together.
pub(super) fn fits_together<'a>(rows: impl Iterator<Item = (&'a Text, &'a usize)>) -> bool {
    rows.map(high).sum::<usize>() <= MOST_LINES
}

/// The lines that a cell of such a width needs.
fn high((text, width): (&Text, &usize)) -> usize {
    let room = (*width as f64 - MARGINS) / USUAL;
    let text = text.bare();
    text.split('\n').map(|line| lines(line, room)).sum()
}

#[cfg(test)]
mod tests {
    use clausewise::report::document::{Column, Table, Text};

    use super::{DIGIT, MARGINS, WIDTH, longest, stays_whole, widths};

    fn table(titles: &[&'static str], cells: &[&str]) -> Table {
        Table {
            name: String::new(),
            columns: titles
                .iter()
                .map(|title| Column {
                    title,
                    figures: false,
                })
                .collect(),
            rows: vec![cells.iter().map(|cell| Text::plain(*cell)).collect()],
        }
    }

    #[test]
    fn no_word_is_parted_beside_long_texts() {
        let long = "a text of some length ".repeat(20);
        let table = table(
            &["Target", "Capability", "Improvement", "Days", "Why"],
            &["3", "2", "Likely conforms", "14", &long],
        );
        let widths = widths(&table);
        assert!(widths.iter().sum::<usize>() <= WIDTH);
        for (width, column) in widths.iter().zip(&table.columns) {
            let word = longest(column.title) * 1.2 * DIGIT + MARGINS;
            assert!(*width as f64 + 1.0 >= word, "{}: {width}", column.title);
        }
        assert!(widths[4] > WIDTH / 3, "{widths:?}");
    }

    #[test]
    fn more_than_fits_is_shared_and_nothing_needs_nothing() {
        let word = "x".repeat(60);
        let many = table(&["One"; 12], &[word.as_str(); 12]);
        let sum: usize = widths(&many).iter().sum();
        assert!(sum <= WIDTH && sum > WIDTH - 20, "{sum}");
        let few = table(&["One", "Two"], &["a", "b"]);
        let sum: usize = widths(&few).iter().sum();
        assert!(sum <= WIDTH && sum > WIDTH - 4, "{sum}");
    }

    #[test]
    fn a_row_higher_than_half_a_page_may_go_on_on_the_next() {
        let (short, long) = (Text::plain("short"), Text::plain("lorem ".repeat(3_000)));
        let width = WIDTH / 2;
        assert!(stays_whole([(&short, &width)].into_iter()));
        assert!(!stays_whole(
            [(&short, &width), (&long, &width)].into_iter()
        ));
    }
}
