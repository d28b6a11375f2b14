//! How wide the columns of a table are: no word is parted where there is any way around it, and
//! what is left goes where texts are long.

use clausewise::report::table::{Column, Table};
use clausewise::report::text::{Run, Text};

use crate::letters::{lines, width};

/// The width of the text, in twentieths of a point.
pub(super) const WIDTH: usize = 9_860;
/// The margin left and right within a cell, and both together.
pub(super) const MARGIN: usize = 70;
const MARGINS: f64 = 140.0;
/// How wide a digit of a table is at most, in common fonts, and how wide it usually is.
const DIGIT: f64 = 94.0;
const USUAL: f64 = 90.0;
/// How much wider bold letters are.
const BOLD: f64 = 1.2;
/// A word longer than so many digits may be parted.
const LONG_WORD: f64 = 24.0;
/// A text of no more than so many digits stays on one line, such as a day.
const SHORT_LINE: f64 = 13.0;
/// A text is wished to have no more than so many digits on a line.
const LONG_LINE: f64 = 60.0;
/// A row of more lines may go on on the next page: otherwise it would leave half a page empty.
const MOST_LINES: usize = 20;

/// What a column needs.
struct Need {
    /// The least: no word is parted, and short texts stay on one line.
    least: f64,
    /// What it would like to have.
    wished: f64,
    /// What keeps every text on one line.
    widest: f64,
}

/// The widths of the table's columns, together as wide as the text.
pub(super) fn widths(table: &Table) -> Vec<usize> {
    let columns = table.columns.iter().enumerate();
    let needs: Vec<Need> = columns
        .map(|(at, column)| need(table, at, column))
        .collect();
    let sum = |of: fn(&Need) -> f64| needs.iter().map(of).sum::<f64>();
    let (least, wished, widest) = (
        sum(|need| need.least),
        sum(|need| need.wished),
        sum(|need| need.widest),
    );
    let whole = WIDTH as f64;
    // Everybody has the one; of what is left everybody gets the same share of the way to the other.
    let between = |from: f64, to: f64| (whole - from) / (to - from);
    let width = |need: &Need| {
        if whole <= least {
            need.least * whole / least
        } else if whole <= wished {
            need.least + (need.wished - need.least) * between(least, wished)
        } else if whole <= widest {
            need.wished + (need.widest - need.wished) * between(wished, widest)
        } else {
            need.widest * whole / widest
        }
    };
    needs.iter().map(|need| width(need) as usize).collect()
}

fn need(table: &Table, place: usize, column: &Column) -> Need {
    let cells = table.rows.iter().filter_map(|row| row.get(place));
    let texts = cells.filter(|text| !text.is_empty());
    let texts = texts.map(|text| (text.bare(), factor(text)));
    let (mut least, mut sum, mut count) = (longest(column.title) * BOLD, 0.0, 0.0);
    let mut widest: f64 = 0.0;
    for (text, factor) in texts {
        least = least.max(longest(&text) * factor);
        let across = text.lines().map(width).fold(0.0, f64::max) * factor;
        widest = widest.max(across);
        // Of several lines together the half, so that they do not become a tower.
        let all = text.lines().map(width).sum::<f64>() * factor / 2.0;
        sum += across.max(all).min(LONG_LINE);
        count += 1.0;
    }
    let least = if widest <= SHORT_LINE {
        least.max(widest)
    } else {
        least
    };
    // Texts of one line are to stay so; of longer ones the mean counts. A head may take two lines.
    let widest = widest.max(width(column.title) * BOLD / 2.0);
    let wished = if widest <= LONG_LINE / 2.0 || count < 1.0 {
        widest
    } else {
        sum / count
    };
    let least = least.min(LONG_WORD) * DIGIT + MARGINS;
    let wished = (wished * DIGIT + MARGINS).max(least);
    Need {
        least,
        wished,
        widest: (widest * DIGIT + MARGINS).max(wished),
    }
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
    use clausewise::report::table::{Column, Table};
    use clausewise::report::text::Text;

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
