//! The report as a document for Word: headings that make its contents, tables, pictures.

mod blocks;
mod text;

use std::io::Cursor;

use clausewise::report::document::Document;
use docx_rs::{
    AlignmentType, BreakType, Docx, Footer, Header, LineSpacing, NumPages, PageMargin, PageNum,
    Paragraph, Run, RunFonts, Style, StyleType,
};

use self::blocks::Writer;
use self::text::run;
use crate::{Draw, Failure};

/// Twentieths of a point in a millimetre.
const MM: f64 = 56.6929;

/// The report as a document for Word.
///
/// # Errors
/// Where the archive cannot be written, which is not expected.
pub fn word(document: &Document, draw: &Draw<'_>) -> Result<Vec<u8>, Failure> {
    let cover = &document.cover;
    let mut docx = styled(Docx::new())
        .header(head(&cover.running_title()))
        .footer(foot())
        .add_paragraph(styled_line("Subtitle", &cover.kind))
        .add_paragraph(styled_line("Title", &cover.title));
    if !cover.organisation.is_empty() {
        docx = docx.add_paragraph(styled_line("Subtitle", &cover.organisation));
    }
    let mut writer = Writer::new(docx, draw);
    writer.facts(&cover.facts);
    writer.line("Quote", &cover.remark);
    writer.line("ContentsTitle", "Contents");
    for section in &document.sections {
        writer.contents(section);
    }
    for section in &document.sections {
        writer.section(section.part.key(), section.part.title());
        for block in &section.blocks {
            writer.block(block);
        }
    }
    let mut bytes = Cursor::new(Vec::new());
    match writer.docx.build().pack(&mut bytes) {
        Ok(()) => Ok(bytes.into_inner()),
        Err(error) => Err(Failure::Archive(error.to_string())),
    }
}

fn styled_line(style: &str, text: &str) -> Paragraph {
    Paragraph::new().style(style).add_run(run(text))
}

fn head(title: &str) -> Header {
    let text = run(title).size(16).color("5B5F66");
    Header::new().add_paragraph(Paragraph::new().add_run(text))
}

fn foot() -> Footer {
    let line = Paragraph::new()
        .align(AlignmentType::Right)
        .add_run(run("Self-assessed · ").size(16))
        .add_page_num(PageNum::new())
        .add_run(run(" of ").size(16))
        .add_num_pages(NumPages::new());
    Footer::new().add_paragraph(line)
}

fn mm(millimetres: f64) -> i32 {
    (millimetres * MM).round() as i32
}

/// Page, fonts and styles. Sizes are in half points.
fn styled(docx: Docx) -> Docx {
    let serif = || RunFonts::new().ascii("Georgia").hi_ansi("Georgia");
    let spaced = |before, after| LineSpacing::new().before(before).after(after);
    let heading = |id: &str, name: &str, size, level, before| {
        Style::new(id, StyleType::Paragraph)
            .name(name)
            .based_on("Normal")
            .next("Normal")
            .fonts(serif())
            .size(size)
            .bold()
            .outline_lvl(level)
            .line_spacing(spaced(before, 100))
    };
    let plain = |id: &str, name: &str| {
        Style::new(id, StyleType::Paragraph)
            .name(name)
            .based_on("Normal")
    };
    docx.page_size(mm(210.0).unsigned_abs(), mm(297.0).unsigned_abs())
        .page_margin(
            PageMargin::new()
                .top(mm(22.0))
                .bottom(mm(20.0))
                .left(mm(18.0))
                .right(mm(18.0)),
        )
        .default_fonts(RunFonts::new().ascii("Calibri").hi_ansi("Calibri"))
        .default_size(20)
        .add_style(plain("Normal", "Normal").line_spacing(spaced(0, 100)))
        .add_style(
            plain("Title", "Title")
                .fonts(serif())
                .size(52)
                .bold()
                .line_spacing(spaced(120, 160)),
        )
        .add_style(plain("Subtitle", "Subtitle").size(26).color("5B5F66"))
        .add_style(
            plain("ContentsTitle", "Contents Title")
                .fonts(serif())
                .size(26)
                .bold(),
        )
        .add_style(plain("Quote", "Quote").italic().color("5B5F66"))
        .add_style(
            plain("Caption", "caption")
                .size(18)
                .color("5B5F66")
                .align(AlignmentType::Center),
        )
        .add_style(
            plain("EntryTitle", "Entry Title")
                .bold()
                .line_spacing(spaced(140, 40)),
        )
        .add_style(plain("ListBullet", "List Bullet"))
        .add_style(heading("Heading1", "heading 1", 34, 0, 240))
        .add_style(heading("Heading2", "heading 2", 26, 1, 220))
        .add_style(heading("Heading3", "heading 3", 22, 2, 180))
}

/// A line end within a paragraph.
fn broken(run: Run) -> Run {
    run.add_break(BreakType::TextWrapping)
}
