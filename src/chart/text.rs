//! Text without a font: widths from a table of averages over the system's sans faces, so that
//! the layout is the same in every browser, natively and in tests.

use super::scene::TextSize;

/// Writes a number with at most two decimals and no trailing zeros.
pub(super) fn push_decimal(out: &mut String, value: f64) {
    let hundredths = (value * 100.0).round() as i64;
    if hundredths < 0 {
        out.push('-');
    }
    let (whole, rest) = (
        hundredths.unsigned_abs() / 100,
        hundredths.unsigned_abs() % 100,
    );
    out.push_str(&whole.to_string());
    if rest > 0 {
        out.push('.');
        if rest % 10 == 0 {
            out.push_str(&(rest / 10).to_string());
        } else {
            if rest < 10 {
                out.push('0');
            }
            out.push_str(&rest.to_string());
        }
    }
}

/// A score with one decimal, or a dash where nothing is known.
pub(super) fn score(value: Option<f64>) -> String {
    let Some(value) = value else {
        return "–".to_owned();
    };
    let tenths = (value * 10.0).round().max(0.0) as u64;
    let mut text = (tenths / 10).to_string();
    text.push('.');
    text.push_str(&(tenths % 10).to_string());
    text
}

/// The width of a character in hundredths of the font size. The values lean towards the wider
/// faces (DejaVu Sans, Verdana), so that a label that fits here fits everywhere.
fn advance(c: char) -> u32 {
    match c {
        'i' | 'j' | 'l' | '\'' | '|' => 28,
        ' ' | '.' | ',' | ':' | ';' | '!' | 'I' => 32,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '/' | '-' => 40,
        'c' | 's' | 'z' | 'k' | 'v' | 'x' | 'y' | 'J' => 56,
        'm' | 'M' | 'w' | 'W' | '@' | '%' => 95,
        '→' | '—' | '…' | '▲' | '◆' | '○' | '✓' => 90,
        '–' => 50,
        '0'..='9' => 64,
        'a' | 'b' | 'd' | 'e' | 'g' | 'h' | 'n' | 'o' | 'p' | 'q' | 'u' => 63,
        'A'..='Z' => 72,
        c if (c as u32) < 0x0250 => 66,
        // Beyond Latin the widest class is the safe one.
        _ => 100,
    }
}

/// The estimated width of a line of text, in scene units.
pub(super) fn width(text: &str, size: TextSize, bold: bool) -> f64 {
    let hundredths: u32 = text.chars().map(advance).fold(0, u32::saturating_add);
    let regular = f64::from(hundredths) * f64::from(size.px()) / 100.0;
    if bold { regular * 1.09 } else { regular }
}

/// The text, shortened at a word where that keeps most of it, so that it fits; an ellipsis shows
/// the cut. Empty where not even a few letters fit.
pub(super) fn shorten(text: &str, size: TextSize, bold: bool, room: f64) -> String {
    if width(text, size, bold) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut word_end = 0;
    for c in text.chars() {
        if c == ' ' {
            word_end = kept.len();
        }
        kept.push(c);
        kept.push('…');
        let fits = width(&kept, size, bold) <= room;
        kept.pop();
        if !fits {
            kept.pop();
            break;
        }
    }
    if word_end * 3 >= kept.len() * 2 {
        kept.truncate(word_end);
    }
    let end = kept.trim_end_matches([' ', ',', '-', '–']).len();
    kept.truncate(end);
    if kept.chars().count() < 3 {
        return String::new();
    }
    kept.push('…');
    kept
}
