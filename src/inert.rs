//! Characters that do something where a text should only stand there.

use std::borrow::Cow;

/// The text with every control character shown as its picture (`␀`) and every character that
/// changes the writing direction of others shown as its number (`[U+202E]`). Line ends and tabs
/// stay. Nothing is dropped.
///
/// Marks that only give the direction of neighbouring signs stay too: Arabic and Hebrew need them.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(acts) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if acts(c) {
            show(&mut shown, c);
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// Whether a character acts on others, or is none that a file of text may hold.
pub(crate) fn acts(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        // Ends of lines and paragraphs that no keyboard has, and marks around notes within a line.
        '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}' => true,
        // XML has no way to write these, not even escaped.
        '\u{fffe}' | '\u{ffff}' => true,
        _ => c.is_control(),
    }
}

fn show(out: &mut String, c: char) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let code = u32::from(c);
    match code {
        0..=0x1f => out.extend(char::from_u32(0x2400 + code)),
        0x7f => out.push('\u{2421}'),
        _ => {
            out.push_str("[U+");
            for place in [12, 8, 4, 0] {
                let digit = usize::try_from(code >> place & 0xf);
                let digit = digit.ok().and_then(|digit| DIGITS.get(digit));
                out.extend(digit.map(|digit| char::from(*digit)));
            }
            out.push(']');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn what_acts_is_shown_and_all_else_stays() {
        assert_eq!(visible("a\u{0}b\u{1b}\u{7f}"), "a␀b␛␡");
        assert_eq!(
            visible("a\u{202e}b\u{2069}\u{85}"),
            "a[U+202E]b[U+2069][U+0085]"
        );
        assert_eq!(visible("\u{ffff}"), "[U+FFFF]");
        assert_eq!(visible("a\u{2028}b\u{fff9}"), "a[U+2028]b[U+FFF9]");
        assert_eq!(visible("one\ntwo\tthree\r"), "one\ntwo\tthree␍");
        assert_eq!(visible("שלום\u{200f} 👩‍🔧 <b>&"), "שלום\u{200f} 👩‍🔧 <b>&");
    }
}
