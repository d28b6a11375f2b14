//! Text without a font: widths from a table of averages over the system's sans faces, so that
//! the layout is the same in every browser, natively and in tests.

/// The sizes of text in charts; none is below what stays readable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextSize {
    /// 11 px: ticks, values, secondary lines.
    Small,
    /// 12 px: labels.
    Normal,
}

impl TextSize {
    /// The font size in scene units.
    #[must_use]
    pub fn px(self) -> u32 {
        match self {
            Self::Small => 11,
            Self::Normal => 12,
        }
    }
}

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

/// The width of a character in hundredths of the font size. The values are those of the wider
/// system faces, so that a label that fits here fits everywhere.
fn advance(c: char) -> u32 {
    match c {
        'i' | 'j' | 'l' | '\'' | 'I' | 'J' => 29,
        ' ' | '\u{a0}' | '.' | ',' | ':' | ';' | '!' | '/' | '|' => 33,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' => 41,
        's' | 'z' | 'c' => 54,
        'k' | 'v' | 'x' | 'y' | '–' | 'L' => 59,
        'm' | 'W' | '@' | '%' | '—' => 99,
        'M' | 'w' | '→' | '▲' | '◆' | '○' | '□' | '✓' => 86,
        '0'..='9' | 'a'..='z' => 64,
        'C' | 'D' | 'G' | 'H' | 'N' | 'O' | 'Q' | 'U' => 78,
        'A'..='Z' => 69,
        c if u32::from(c) < 0x0250 => 66,
        // Beyond Latin the widest class is the safe one.
        _ => 100,
    }
}

/// Less than the tenth that coordinates are rounded to.
const HAIR: f64 = 0.1;

/// The estimated width of a line of text, in scene units.
pub(super) fn width(text: &str, size: TextSize, bold: bool) -> f64 {
    let hundredths: u32 = text.chars().map(advance).fold(0, u32::saturating_add);
    let regular = f64::from(hundredths) * f64::from(size.px()) / 100.0;
    if bold { regular * 1.12 } else { regular }
}

/// The text, shortened at a word where that keeps most of it, so that it fits; an ellipsis shows
/// the cut. Empty where not even a few letters fit.
pub(super) fn shorten(text: &str, size: TextSize, bold: bool, room: f64) -> String {
    // Room that was measured for this very text may have lost a hair on its way.
    if width(text, size, bold) <= room + HAIR {
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
    if word_end * 5 >= kept.len() * 4 {
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

/// The text in at most `most` lines of the normal size in bold, broken between words; none where
/// it does not fit. With `cut`, the last line is shortened instead.
pub(super) fn wrap(text: &str, room: f64, most: usize, cut: bool) -> Option<Vec<String>> {
    let fits = |line: &str| width(line, TextSize::Normal, true) <= room;
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let full = lines.len() >= most;
        if let Some(line) = lines.last_mut() {
            let joined = [line.as_str(), word].join(" ");
            // With no line left, an overlong last line is what `shorten` cuts below.
            if fits(&joined) || full {
                *line = joined;
                continue;
            }
        }
        lines.push(word.to_owned());
    }
    if lines.iter().all(|line| fits(line)) {
        return Some(lines);
    }
    if !cut {
        return None;
    }
    for line in &mut lines {
        *line = shorten(line, TextSize::Normal, true, room);
    }
    lines.iter().all(|line| !line.is_empty()).then_some(lines)
}

/// Number and title as one label.
pub(super) fn label(number: &str, title: &str) -> String {
    match (number, title) {
        ("", only) | (only, "") => only.to_owned(),
        _ => [number, title].join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts at 12 px with their widths in DejaVu Sans, as a browser measures them: the widest of
    /// the faces that a system brings.
    const MEASURED: [(&str, f64, f64); 8] = [
        (
            "8.2.3 Control of parties involved in the service lifecycle",
            331.3,
            375.1,
        ),
        ("4 Context", 58.5, 65.5),
        ("10 Improvement", 99.8, 111.5),
        ("3.1 → 2.6", 55.9, 60.9),
        ("Management review 9 Jun", 156.6, 176.0),
        ("Wöchentliche Prüfung", 131.1, 149.5),
        (
            "Monitoring, measurement, analysis and evaluation",
            305.1,
            345.0,
        ),
        ("backed by evidence", 119.8, 133.6),
    ];

    #[test]
    fn widths_agree_with_the_widest_system_face() {
        for (text, regular, bold) in MEASURED {
            for (measured, is_bold) in [(regular, false), (bold, true)] {
                let ratio = width(text, TextSize::Normal, is_bold) / measured;
                assert!((0.97..1.08).contains(&ratio), "{text} {is_bold}: {ratio}");
            }
        }
    }

    #[test]
    fn a_shortened_text_fits_and_shows_the_cut() {
        let text = "Management of internal suppliers";
        for room in [30.0, 60.0, 100.0, 150.0, 199.0] {
            let short = shorten(text, TextSize::Normal, true, room);
            assert!(width(&short, TextSize::Normal, true) <= room, "{short}");
            assert!(short.is_empty() || short.ends_with('…'));
        }
        assert_eq!(shorten("Design", TextSize::Normal, true, 60.0), "Design");
        assert_eq!(shorten("Design", TextSize::Normal, true, 10.0), "");
    }

    #[test]
    fn wrapping_breaks_between_words_and_says_when_it_cannot() {
        assert_eq!(
            wrap("8.6.3 Problem management", 120.0, 2, false),
            Some(vec!["8.6.3 Problem".to_owned(), "management".to_owned()])
        );
        assert_eq!(wrap("Understanding the organization", 60.0, 2, false), None);
        let cut = wrap("8.1 Operational planning and control", 90.0, 2, true).unwrap();
        assert!(cut.len() == 2 && cut[1].ends_with('…'), "{cut:?}");
    }

    #[test]
    fn numbers_are_written_short() {
        let written = |value| {
            let mut out = String::new();
            push_decimal(&mut out, value);
            out
        };
        assert_eq!(written(12.0), "12");
        assert_eq!(written(-0.5), "-0.5");
        assert_eq!(written(1.05), "1.05");
        assert_eq!(written(0.001), "0");
    }
}
