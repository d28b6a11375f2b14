//! Texts in Markdown: every sign that could mean something is escaped, and every line end becomes
//! one that the place allows.

use crate::inert::visible;

/// Where a text stands, and so what a line end becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A line of its own, such as a heading: line ends become spaces.
    Line,
    /// A paragraph.
    Block,
    /// An item of a list, whose further lines are indented.
    Item,
    /// A cell of a table.
    Cell,
}

impl Place {
    pub(super) const fn new_line(self) -> &'static str {
        match self {
            Self::Line => " ",
            Self::Block => "\\\n",
            Self::Item => "\\\n  ",
            Self::Cell => "<br>",
        }
    }
}

/// The text so that a reader of Markdown shows exactly it.
pub(super) fn escape(text: &str, place: Place) -> String {
    let shown = visible(text);
    let mut out = String::with_capacity(shown.len() + 16);
    for (number, line) in shown.split('\n').enumerate() {
        if number > 0 {
            out.push_str(place.new_line());
        }
        write(&mut out, line, number > 0, place);
    }
    out
}

fn write(out: &mut String, line: &str, further: bool, place: Place) {
    // An empty line would end the paragraph.
    if line.trim().is_empty() && further && place != Place::Line {
        out.push_str("&nbsp;");
        return;
    }
    let mut begins = true;
    let mut number = false;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            // Spaces at the beginning of a further line could make it code.
            ' ' | '\t' if begins && further => out.push_str("&nbsp;"),
            '\t' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#' | '$' => {
                out.push('\\');
                out.push(c);
            }
            // Lists, rules and underlined headings begin with these.
            '+' | '-' | '=' | ':' if begins => {
                out.push('\\');
                out.push(c);
            }
            // A number begins a list where a space, or what comes after this text, follows its dot.
            '.' | ')' if number && chars.peek().is_none_or(|next| next.is_whitespace()) => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
        number = (begins || number) && c.is_ascii_digit();
        begins = begins && matches!(c, ' ' | '\t');
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, escape};

    #[test]
    fn what_could_mean_something_is_escaped() {
        assert_eq!(escape("a *b* <c>", Place::Line), "a \\*b\\* \\<c\\>");
        assert_eq!(escape("1. one", Place::Block), "1\\. one");
        assert_eq!(escape("2)", Place::Block), "2\\)");
        assert_eq!(escape("8.6.1 and 1.5", Place::Block), "8.6.1 and 1.5");
        assert_eq!(
            escape("- x\n\n    y", Place::Block),
            "\\- x\\\n&nbsp;\\\n&nbsp;&nbsp;&nbsp;&nbsp;y"
        );
        assert_eq!(escape("a|b\nc", Place::Cell), "a\\|b<br>c");
    }
}
