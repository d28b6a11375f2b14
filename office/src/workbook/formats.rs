//! How cells look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// Dark on white, as in the page's light theme.
pub(super) const ACCENT: u32 = 0x001f_5f5b;
pub(super) const MAJOR: u32 = 0x00a3_262a;
pub(super) const MINOR: u32 = 0x008a_5200;
pub(super) const OFI: u32 = 0x0034_5f9e;
pub(super) const OK: u32 = 0x002f_6b3a;
/// What explains.
const QUIET: u32 = 0x005b_5f66;
/// Lines between rows.
const RULE: u32 = 0x00d9_d5ca;

/// The page's title.
pub(super) fn title() -> Format {
    Format::new().set_bold().set_font_size(18)
}

/// A heading.
pub(super) fn heading() -> Format {
    Format::new()
        .set_bold()
        .set_font_size(13)
        .set_font_color(Color::RGB(ACCENT))
}

/// The head of a column.
pub(super) fn head() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_font_color(Color::White)
        .set_background_color(Color::RGB(ACCENT))
}

/// The head of a column of numbers.
pub(super) fn number_head() -> Format {
    head().set_align(FormatAlign::Right).set_indent(1)
}

/// The name of a fact.
pub(super) fn name() -> Format {
    Format::new().set_font_color(Color::RGB(QUIET))
}

/// A cell with a line below it, which keeps rows apart.
fn cell() -> Format {
    Format::new()
        .set_align(FormatAlign::Top)
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color(Color::RGB(RULE))
}

/// A text, which may be long.
pub(super) fn text() -> Format {
    cell().set_text_wrap()
}

/// A text that stays what somebody types, also where it looks like a number or a date.
pub(super) fn typed() -> Format {
    // Excel's own format for text, by its number.
    text().set_num_format_index(49)
}

/// A number with as many decimals as it has, apart from the text that follows it.
pub(super) fn number() -> Format {
    cell().set_align(FormatAlign::Right).set_indent(1)
}

/// A score with one decimal.
pub(super) fn score() -> Format {
    number().set_num_format("0.0")
}

/// A score with two decimals, so that those of a column stand under each other.
pub(super) fn hundredths() -> Format {
    number().set_num_format("0.00")
}

/// A share of a whole, as per cent.
pub(super) fn share() -> Format {
    number().set_num_format("0%")
}

/// A day.
pub(super) fn day() -> Format {
    cell()
        .set_align(FormatAlign::Left)
        .set_num_format("yyyy-mm-dd")
}

/// A status in its colour.
pub(super) fn coloured(colour: u32) -> Format {
    Format::new().set_bold().set_font_color(Color::RGB(colour))
}
