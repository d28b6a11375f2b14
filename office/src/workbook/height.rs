//! How high a row must be for its texts. Excel finds that out by itself when it opens a file, other
//! programs do not and let one text lie over the next; so it is estimated here, rather too high
//! than too low.

/// The height of a line, in points.
const LINE: f64 = 15.0;
/// The most that Excel lets a row be high.
const MOST: f64 = 409.0;

/// A row being measured.
pub(super) struct Height(usize);

impl Height {
    /// A row in which nothing stands yet.
    pub(super) const fn new() -> Self {
        Self(1)
    }

    /// The row with a text in a column that is so many characters wide.
    pub(super) fn with(&mut self, text: &str, width: f64) {
        let lines = text.split('\n').map(|line| lines(line, width)).sum();
        self.0 = self.0.max(lines);
    }

    /// The height in points.
    pub(super) fn points(&self) -> f64 {
        u32::try_from(self.0).map_or(MOST, |lines| (f64::from(lines) * LINE).min(MOST))
    }
}

/// Lines that a text without line ends takes: words go to the next line whole, and one that is
/// longer than a line is cut.
fn lines(text: &str, width: f64) -> usize {
    // Beside the text there is a margin within the cell.
    let room = (width - 0.7).max(1.0);
    let (mut lines, mut used) = (1, 0.0);
    for word in text.split_inclusive(' ') {
        let needs: f64 = word.trim_end().chars().map(wide).sum();
        if used > 0.0 && used + needs > room {
            lines += 1;
            used = 0.0;
        }
        if needs > room {
            let over = (needs / room).ceil();
            lines += over as usize - 1;
            used = needs - (over - 1.0) * room;
        } else {
            used += needs;
        }
        used += if word.ends_with(' ') { wide(' ') } else { 0.0 };
    }
    lines
}

/// How wide a character is, where a digit is 1: the font's own widths, in steps.
fn wide(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '\'' | '|' | '.' | ',' | ':' | ';' | '!' | ' ' => 0.5,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' => 0.7,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 1.6,
        'A'..='Z' => 1.2,
        // Signs of Asian scripts and pictures take two places.
        '\u{1100}'.. => 2.0,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::{Height, MOST, lines};

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
    fn words_go_to_the_next_line_whole_and_long_ones_are_cut() {
        assert_eq!(lines("aaaa bbbb", 10.7), 1);
        assert_eq!(lines("aaaa bbbbb cccc", 10.7), 2);
        assert_eq!(lines("aaaaaa bbbbbb", 10.7), 2);
        assert_eq!(lines(&"a".repeat(25), 10.7), 3);
        assert_eq!(lines(&["x ", &"a".repeat(25)].concat(), 10.7), 4);
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

    #[test]
    fn wide_signs_take_more_room() {
        assert!(lines(&"漢字".repeat(10), 20.7) > lines(&"ab".repeat(10), 20.7));
    }
}
