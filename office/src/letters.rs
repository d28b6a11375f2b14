//! How much room words take. Which font a reader has is not known, so widths are rather too large
//! than too small.

/// Lines that a text without line ends takes, where there is room for so many digits: words go to
/// the next line whole, and one that is longer than a line is cut.
pub(crate) fn lines(text: &str, room: f64) -> usize {
    let room = room.max(1.0);
    let (mut lines, mut used) = (1, 0.0);
    for word in text.split_inclusive(' ') {
        let needs = width(word.trim_end());
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

/// How wide a text is on one line, where a digit is 1.
pub(crate) fn width(text: &str) -> f64 {
    text.chars().map(wide).sum()
}

/// How wide a character is, where a digit is 1: what common fonts have, in steps.
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
    use super::lines;

    #[test]
    fn words_go_to_the_next_line_whole_and_long_ones_are_cut() {
        assert_eq!(lines("aaaa bbbb", 10.0), 1);
        assert_eq!(lines("aaaa bbbbb cccc", 10.0), 2);
        assert_eq!(lines("aaaaaa bbbbbb", 10.0), 2);
        assert_eq!(lines(&"a".repeat(25), 10.0), 3);
        assert_eq!(lines(&["x ", &"a".repeat(25)].concat(), 10.0), 4);
    }

    #[test]
    fn wide_signs_take_more_room() {
        assert!(lines(&"漢字".repeat(10), 20.0) > lines(&"ab".repeat(10), 20.0));
    }
}
