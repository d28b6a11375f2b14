//! The report as a document for Word: headings that make its contents, tables, pictures.

mod blocks;
mod columns;
mod finish;
mod text;

use clausewise::export::Paper;
use clausewise::report::document::Document;
use docx_rs::{
    AlignmentType, BreakType, Docx, Footer, Header, NumPages, PageMargin, PageNum, Paragraph, Run,
};

use self::blocks::Writer;
use self::text::run;
use crate::{Draw, Failure};

/// Twentieths of a point in a millimetre.
const MM: f64 = 56.6929;
/// How wide the text is, in millimetres.
const TEXT: f64 = 174.0;

/// The styles, as a file of their own: the library marks none as the default one, and writes what
/// makes a style in another order than the format asks for.
const STYLES: &str = include_str!("styles.xml");

/// The report as a document for Word.
///
/// # Errors
/// Where the archive cannot be written, which is not expected.
pub fn word(document: &Document, paper: Paper, draw: &Draw<'_>) -> Result<Vec<u8>, Failure> {
    let cover = &document.cover;
    let mut docx = paged(Docx::new(), paper)
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
    writer.contents(&document.sections);
    for section in &document.sections {
        writer.section(section);
    }
    writer.apart();
    let sentences = writer.sentences;
    let mut parts = writer.docx.build();
    parts.styles = STYLES.as_bytes().to_vec();
    parts.document = finish::body(parts.document, &sentences)?;
    parts.doc_props.core = finish::properties(&cover.running_title(), cover.day);
    finish::file(parts)
}

fn styled_line(style: &str, text: &str) -> Paragraph {
    Paragraph::new().style(style).add_run(run(text))
}

fn head(title: &str) -> Header {
    Header::new().add_paragraph(styled_line("Header", title))
}

fn foot() -> Footer {
    let line = styled_line("Footer", "Self-assessed · ")
        .align(AlignmentType::Right)
        .add_page_num(PageNum::new())
        .add_run(run(" of "))
        .add_num_pages(NumPages::new());
    Footer::new().add_paragraph(line)
}

fn mm(millimetres: f64) -> i32 {
    (millimetres * MM).round() as i32
}

/// The page: of either paper the same width is written on.
fn paged(docx: Docx, paper: Paper) -> Docx {
    let (width, height) = match paper {
        Paper::A4 => (210.0, 297.0),
        Paper::Letter => (215.9, 279.4),
    };
    let side = mm((width - TEXT) / 2.0);
    docx.page_size(mm(width).unsigned_abs(), mm(height).unsigned_abs())
        .page_margin(
            PageMargin::new()
                .top(mm(22.0))
                .bottom(mm(20.0))
                .left(side)
                .right(side),
        )
}

/// A line end within a paragraph.
fn broken(run: Run) -> Run {
    run.add_break(BreakType::TextWrapping)
}
