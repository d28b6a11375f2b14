//! The pieces of a report as Word's paragraphs and tables.

use clausewise::report::document::{Block, Entry, Fact, Section};
use clausewise::report::picture::Picture;
use clausewise::report::table::Table as Figures;
use clausewise::report::text::Text;
use docx_rs::{
    AlignmentType, BorderType, Docx, FieldCharType, InstrPAGEREF, InstrText, InstrToC, Paragraph,
    Pic, Run, Shading, ShdType, Table, TableBorder, TableBorderPosition, TableBorders, TableCell,
    TableCellMargins, TableLayoutType, TableRow, WidthType,
};

use super::columns::{MARGIN, WIDTH, fits_together, stays_whole, widths};
use super::finish::HEAD_ROW;
use super::text::{add, link, run};
use crate::{Draw, Png};

/// English metric units in a centimetre.
const CM: f64 = 360_000.0;
/// How wide a picture may be, how high, so that two fit on a page with their headings, and how high a
/// plan may be.
const ACROSS: f64 = 17.2 * CM;
const PICTURE: f64 = 8.6 * CM;
const PLAN: f64 = 21.0 * CM;

/// A document that is being written.
pub(super) struct Writer<'a> {
    pub(super) docx: Docx,
    draw: &'a Draw<'a>,
    bookmarks: usize,
    /// Whether the last thing is a table, on which another one must not follow directly.
    ends_in_table: bool,
    /// What each picture shows, in the order of the pictures.
    pub(super) sentences: Vec<String>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(docx: Docx, draw: &'a Draw<'a>) -> Self {
        Self {
            docx,
            draw,
            bookmarks: 0,
            ends_in_table: false,
            sentences: Vec::new(),
        }
    }

    fn change(&mut self, act: impl FnOnce(Docx) -> Docx) {
        let docx = std::mem::take(&mut self.docx);
        self.docx = act(docx);
    }

    fn paragraph(&mut self, paragraph: Paragraph) {
        self.ends_in_table = false;
        self.change(|docx| docx.add_paragraph(paragraph));
    }

    /// Room below a table. Headings bring their own: where a table fills its page, an empty line
    /// before the next part would be a page of its own.
    pub(super) fn apart(&mut self) {
        if self.ends_in_table {
            self.paragraph(Paragraph::new());
        }
    }

    /// A paragraph of that style.
    pub(super) fn line(&mut self, style: &str, text: &str) {
        self.apart();
        self.paragraph(Paragraph::new().style(style).add_run(run(text)));
    }

    /// A part with all that it says.
    pub(super) fn section(&mut self, section: &Section) {
        let part = section.part;
        let head = Paragraph::new().style("Heading1");
        let head = head.page_break_before(part.opens_page());
        self.heading(part.key(), head, &Text::plain(part.title()));
        let next = section.blocks.iter().skip(1).map(Some).chain([None]);
        for (block, next) in section.blocks.iter().zip(next) {
            self.block(block, next);
        }
    }

    /// The contents: links to every part and to what is below it, each with the number of its page,
    /// in a field that Word knows as a table of contents. Where a page ends is known only where it is
    /// shown, so "Update table" puts the numbers in, and until then the names stand alone. A document
    /// that asks to be updated when it is opened makes Word ask its reader a question first.
    pub(super) fn contents(&mut self, sections: &[Section]) {
        let mut lines = Vec::new();
        for section in sections {
            lines.push(("TOC1", section.part.key(), section.part.title().to_owned()));
            for block in &section.blocks {
                if let Block::Heading(heading) = block
                    && heading.depth == 1
                {
                    lines.push(("TOC2", &heading.anchor, heading.text.bare()));
                }
            }
        }
        let last = lines.len().saturating_sub(1);
        for (place, (style, anchor, text)) in lines.into_iter().enumerate() {
            let link = link(anchor).add_run(run(&text)).add_run(page_of(anchor));
            let mut line = Paragraph::new().style(style);
            if place == 0 {
                let levels = InstrToC::new().heading_styles_range(1, 2).hyperlink();
                line = line.add_run(
                    Run::new()
                        .add_field_char(FieldCharType::Begin, false)
                        .add_instr_text(InstrText::TOC(levels))
                        .add_field_char(FieldCharType::Separate, false),
                );
            }
            line = line.add_hyperlink(link);
            if place == last {
                line = line.add_run(Run::new().add_field_char(FieldCharType::End, false));
            }
            self.paragraph(line);
        }
    }

    fn heading(&mut self, anchor: &str, paragraph: Paragraph, text: &Text) {
        let marked = self.named(anchor, paragraph, text);
        self.paragraph(marked.keep_next(true));
    }

    /// The paragraph with a text that links can lead to.
    fn named(&mut self, anchor: &str, paragraph: Paragraph, text: &Text) -> Paragraph {
        self.bookmarks += 1;
        let number = self.bookmarks;
        let marked = paragraph.add_bookmark_start(number, anchor);
        add(marked, text, false).add_bookmark_end(number)
    }

    /// A piece, which stays with the next one where it only leads to that.
    fn block(&mut self, block: &Block, next: Option<&Block>) {
        if !matches!(block, Block::Heading(_) | Block::Entry(_)) {
            self.apart();
        }
        match block {
            Block::Heading(heading) => {
                let style = if heading.depth == 1 {
                    "Heading2"
                } else {
                    "Heading3"
                };
                let head = Paragraph::new().style(style);
                self.heading(&heading.anchor, head, &heading.text);
            }
            Block::Paragraph(text) => {
                let leads = next.is_some_and(|next| {
                    !matches!(
                        next,
                        Block::Paragraph(_) | Block::Note(_) | Block::Picture(_)
                    )
                });
                self.paragraph(add(Paragraph::new(), text, false).keep_next(leads));
            }
            Block::Note(text) => {
                self.paragraph(add(Paragraph::new().style("Quote"), text, false));
            }
            Block::List(items) => {
                for item in items {
                    let line = Paragraph::new().style("ListBullet").add_run(run("•\t"));
                    self.paragraph(add(line, item, false));
                }
            }
            Block::Facts(all) => self.facts(all),
            Block::Table(all) => self.table(all),
            Block::Picture(one) => self.picture(one),
            Block::Entry(one) => self.entry(one),
        }
    }

    pub(super) fn facts(&mut self, facts: &[Fact]) {
        if facts.is_empty() {
            return;
        }
        let widths = [2_000, WIDTH - 2_000];
        let [_, width] = &widths;
        let values = || facts.iter().map(|fact| (&fact.value, width));
        // A thing with its facts is not parted by the end of a page, unless they fill one.
        let together = fits_together(values());
        let last = facts.len() - 1;
        let rows = facts.iter().enumerate().map(|(place, fact)| {
            let kept = together && place < last;
            let name = Paragraph::new().add_run(run(&fact.name).size(17).color("5B5F66"));
            let value = add(Paragraph::new(), &fact.value, true);
            let row = row([name.keep_next(kept), value.keep_next(kept)], &widths);
            whole(row, [(&fact.value, width)].into_iter())
        });
        self.grid(rows.collect(), &widths);
    }

    fn table(&mut self, table: &Figures) {
        let widths = widths(table);
        let heads = table.columns.iter().zip(&widths).map(|(column, width)| {
            let words = run(column.title).size(17).bold();
            let line = Paragraph::new().add_run(words);
            let line = if column.figures {
                line.align(AlignmentType::Right)
            } else {
                line
            };
            let ground = Shading::new().shd_type(ShdType::Clear).fill("F2F0EA");
            TableCell::new()
                .width(*width, WidthType::Dxa)
                .shading(ground)
                .add_paragraph(line.keep_next(true))
        });
        let head = TableRow::new(heads.collect()).row_height(HEAD_ROW);
        let mut rows = vec![head.cant_split()];
        let last = table.rows.len().saturating_sub(1);
        for (place, cells) in table.rows.iter().enumerate() {
            // Neither the first row nor the last stands alone, nor one that names those below it.
            let kept =
                place < last && (place == 0 || place + 1 == last || table.heads_group(place));
            let lines = cells.iter().zip(&table.columns).map(|(cell, column)| {
                let line = add(Paragraph::new(), cell, true).keep_next(kept);
                if column.figures {
                    line.align(AlignmentType::Right)
                } else {
                    line
                }
            });
            let row = row(lines, &widths);
            rows.push(whole(row, cells.iter().zip(&widths)));
        }
        self.grid(rows, &widths);
    }

    fn grid(&mut self, rows: Vec<TableRow>, widths: &[usize]) {
        let line = |position| {
            TableBorder::new(position)
                .border_type(BorderType::Single)
                .size(4)
                .color("C9C5BA")
        };
        let borders = TableBorders::with_empty()
            .set(line(TableBorderPosition::Bottom))
            .set(line(TableBorderPosition::InsideH));
        let table = Table::new(rows)
            .set_grid(widths.to_vec())
            .width(WIDTH, WidthType::Dxa)
            .layout(TableLayoutType::Fixed)
            .margins(TableCellMargins::new().margin(20, MARGIN, 20, MARGIN))
            .set_borders(borders);
        self.change(|docx| docx.add_table(table));
        self.ends_in_table = true;
    }

    /// The picture with its sentence; where it cannot be drawn, its figures instead.
    fn picture(&mut self, picture: &Picture) {
        match (self.draw)(&picture.scene) {
            Some(png) => {
                let centred = Paragraph::new().align(AlignmentType::Center);
                let shown = Run::new().add_image(sized(png, &picture.name));
                let said = [&picture.title, ". ", &picture.sentence].concat();
                self.sentences.push(said);
                self.paragraph(centred.keep_next(true).add_run(shown));
            }
            None => {
                self.line("EntryTitle", &picture.title);
                self.table(&picture.table);
            }
        }
        self.line("Caption", &picture.sentence);
    }

    fn entry(&mut self, entry: &Entry) {
        let title = Paragraph::new().style("EntryTitle");
        let mut title = if entry.anchor.is_empty() {
            add(title, &entry.title, false)
        } else {
            self.named(&entry.anchor, title, &entry.title)
        };
        if !entry.marks.is_empty() {
            let marks = format!("  ({})", entry.marks.join(", "));
            title = title.add_run(run(&marks).size(17).color("5B5F66").disable_bold());
        }
        self.paragraph(title.keep_next(true));
        if !entry.lead.is_empty() {
            let lead = add(Paragraph::new(), &entry.lead, false);
            self.paragraph(lead.keep_next(!entry.facts.is_empty()));
        }
        self.facts(&entry.facts);
    }
}

/// A tab and the page of a place, which whoever shows the document puts in.
fn page_of(anchor: &str) -> Run {
    let field = InstrPAGEREF::new(anchor).hyperlink();
    Run::new()
        .add_tab()
        .add_field_char(FieldCharType::Begin, false)
        .add_instr_text(InstrText::PAGEREF(field))
        .add_field_char(FieldCharType::Separate, false)
        .add_field_char(FieldCharType::End, false)
}

/// The row, kept on one page where it is not too high for that.
fn whole<'a>(row: TableRow, cells: impl Iterator<Item = (&'a Text, &'a usize)>) -> TableRow {
    if stays_whole(cells) {
        row.cant_split()
    } else {
        row
    }
}

fn row(lines: impl IntoIterator<Item = Paragraph>, widths: &[usize]) -> TableRow {
    let cells = lines.into_iter().zip(widths).map(|(line, width)| {
        TableCell::new()
            .width(*width, WidthType::Dxa)
            .add_paragraph(line)
    });
    TableRow::new(cells.collect())
}

/// The picture in the size that a page has room for: a plan may take a page, the others half.
fn sized(png: Png, name: &str) -> Pic {
    let most = if name.starts_with("plan") {
        PLAN
    } else {
        PICTURE
    };
    let (width, height) = (f64::from(png.width.max(1)), f64::from(png.height.max(1)));
    let scale = (ACROSS / width).min(most / height);
    let size = |pixels: f64| (pixels * scale).round() as u32;
    Pic::new_with_dimensions(png.bytes, png.width, png.height).size(size(width), size(height))
}
