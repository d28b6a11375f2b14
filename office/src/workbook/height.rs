//! How high a row must be for its texts. Excel finds that out by itself when it opens a file, other
//! programs do not and let one text lie over the next; so it is estimated here, rather too high
//! than too low.

use crate::letters::lines;

/// The height of a line, in points.
const LINE: f64 = 15.0;
/// The most that Excel lets a row be high.
const MOST: f64 = 409.0;

/// Beside a text there is a margin within its cell, in digits.
const MARGIN: f64 = 0.7;

/// A row being measured.
pub(super) struct Height(usize);

impl Height {
    /// A row in which nothing stands yet.
    pub(super) const fn new() -> Self {
        Self(1)
    }

    /// The row with a text in a column that is so many characters wide.
    pub(super) fn with(&mut self, text: &str, width: f64) {
        let room = width - MARGIN;
        let lines = text.split('\n').map(|line| lines(line, room)).sum();
        self.0 = self.0.max(lines);
    }

    /// The height in points.
    pub(super) fn points(&self) -> f64 {
        u32::try_from(self.0).map_or(MOST, |lines| (f64::from(lines) * LINE).min(MOST))
    }
}

#[cfg(test)]
mod tests {
    use super::{Height, MOST};

    fn points(text: &str, width: f64) -> f64 {
        let mut height = Height::new();
        height.with(text, width);
        height.points()
    }

    #[test]
    fn a_short_text_takes_a_line_and_line_ends_take_one_each() {
        assert!((points("", 10.0) - 15.0).abs() < 0.01);
        assert!((points("Located", 10.0) - 15.0).abs() < 0.01);
        assert!((points("one\ntwo\n\nfour", 10.0) - 60.0).abs() < 0.01);
    }

    #[test]
    fn a_row_is_as_high_as_its_longest_text_and_no_higher_than_may_be() {
        let mut height = Height::new();
        height.with("short", 10.0);
        height.with(&"word ".repeat(20), 12.0);
        height.with("short", 10.0);
        assert!(height.points() > 60.0, "{}", height.points());
        assert!((points(&"lorem ".repeat(4_000), 40.0) - MOST).abs() < 0.01);
    }
}
