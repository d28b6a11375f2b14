//! The pieces of a report as Word's paragraphs and tables.

use clausewise::report::document::{Block, Column, Entry, Fact, Section, Table as Figures, Text};
use clausewise::report::picture::Picture;
use docx_rs::{
    AlignmentType, BorderType, Docx, Hyperlink, HyperlinkType, LineSpacing, Paragraph, Pic,
    Shading, ShdType, Table, TableBorder, TableBorderPosition, TableBorders, TableCell,
    TableLayoutType, TableRow, WidthType,
};

use super::text::{add, run};
use crate::{Draw, Png};

/// The width of the text, in twentieths of a point.
const WIDTH: usize = 9_860;
/// English metric units in a centimetre.
const CM: f64 = 360_000.0;
/// How wide a picture may be, how high, and how high a plan may be.
const ACROSS: f64 = 17.2 * CM;
const PICTURE: f64 = 10.0 * CM;
const PLAN: f64 = 21.0 * CM;

/// A document that is being written.
pub(super) struct Writer<'a> {
    pub(super) docx: Docx,
    draw: &'a Draw<'a>,
    bookmarks: usize,
}

impl<'a> Writer<'a> {
    pub(super) fn new(docx: Docx, draw: &'a Draw<'a>) -> Self {
        Self {
            docx,
            draw,
            bookmarks: 0,
        }
    }

    fn change(&mut self, act: impl FnOnce(Docx) -> Docx) {
        let docx = std::mem::take(&mut self.docx);
        self.docx = act(docx);
    }

    fn paragraph(&mut self, paragraph: Paragraph) {
        self.change(|docx| docx.add_paragraph(paragraph));
    }

    /// A paragraph of that style.
    pub(super) fn line(&mut self, style: &str, text: &str) {
        self.paragraph(Paragraph::new().style(style).add_run(run(text)));
    }

    /// The beginning of a part, on a new page.
    pub(super) fn section(&mut self, anchor: &str, title: &str) {
        let head = Paragraph::new().style("Heading1").page_break_before(true);
        self.heading(anchor, head, &Text::plain(title));
    }

    /// The lines of the contents that lead to a part and to what is below it. Links, because the
    /// page numbers of a table of contents are known only where it is shown.
    pub(super) fn contents(&mut self, section: &Section) {
        let line = |anchor: &str, text: &str, depth: i32| {
            let words = run(text).color("1F5F5B");
            let words = if depth == 0 {
                words.bold()
            } else {
                words.size(18)
            };
            let link = Hyperlink::new(anchor, HyperlinkType::Anchor).add_run(words);
            Paragraph::new()
                .indent(Some(depth * 360), None, None, None)
                .line_spacing(LineSpacing::new().after(20))
                .add_hyperlink(link)
        };
        self.paragraph(line(section.part.key(), section.part.title(), 0));
        for block in &section.blocks {
            if let Block::Heading(heading) = block
                && heading.depth == 1
            {
                self.paragraph(line(&heading.anchor, &heading.text.bare(), 1));
            }
        }
    }

    fn heading(&mut self, anchor: &str, paragraph: Paragraph, text: &Text) {
        self.bookmarks += 1;
        let number = self.bookmarks;
        let marked = paragraph.add_bookmark_start(number, anchor);
        let marked = add(marked, text, false).add_bookmark_end(number);
        self.paragraph(marked.keep_next(true));
    }

    pub(super) fn block(&mut self, block: &Block) {
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
            Block::Paragraph(text) => self.paragraph(add(Paragraph::new(), text, false)),
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
        let rows = facts.iter().map(|fact| {
            let name = Paragraph::new().add_run(run(&fact.name).size(17).color("5B5F66"));
            let value = add(Paragraph::new(), &fact.value, true);
            row([name, value], &widths)
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
        let mut rows = vec![TableRow::new(heads.collect()).cant_split()];
        for cells in &table.rows {
            let lines = cells.iter().zip(&table.columns).map(|(cell, column)| {
                let line = add(Paragraph::new(), cell, true);
                if column.figures {
                    line.align(AlignmentType::Right)
                } else {
                    line
                }
            });
            rows.push(row(lines, &widths));
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
            .set_borders(borders);
        self.change(|docx| docx.add_table(table));
        self.paragraph(Paragraph::new());
    }

    /// The picture with its sentence; where it cannot be drawn, its figures instead.
    fn picture(&mut self, picture: &Picture) {
        match (self.draw)(&picture.scene) {
            Some(png) => {
                let centred = Paragraph::new().align(AlignmentType::Center);
                let shown = docx_rs::Run::new().add_image(sized(png, &picture.name));
                self.paragraph(centred.keep_next(true).add_run(shown));
            }
            None => self.table(&picture.table),
        }
        self.line(
            "Caption",
            &[&picture.title, ". ", &picture.sentence].concat(),
        );
    }

    fn entry(&mut self, entry: &Entry) {
        let mut title = add(Paragraph::new().style("EntryTitle"), &entry.title, false);
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

fn row(lines: impl IntoIterator<Item = Paragraph>, widths: &[usize]) -> TableRow {
    let cells = lines.into_iter().zip(widths).map(|(line, width)| {
        TableCell::new()
            .width(*width, WidthType::Dxa)
            .add_paragraph(line)
    });
    TableRow::new(cells.collect())
}

/// Widths by what stands in the columns: room for the longest word, and more where texts are long.
fn widths(table: &Figures) -> Vec<usize> {
    let wish = |place: usize, column: &Column| {
        let cells = table.rows.iter().filter_map(|row| row.get(place));
        let texts: Vec<String> = cells.map(Text::bare).collect();
        let words = texts.iter().flat_map(|text| text.split_whitespace());
        let longest = words
            .chain([column.title])
            .map(|word| word.chars().count())
            .max()
            .unwrap_or(0)
            .min(18);
        let all: usize = texts.iter().map(|text| text.chars().count().min(60)).sum();
        let mean = all / texts.len().max(1);
        (longest + 2).max(mean)
    };
    let columns = table.columns.iter().enumerate();
    let wishes: Vec<usize> = columns.map(|(place, column)| wish(place, column)).collect();
    let sum = wishes.iter().sum::<usize>().max(1);
    wishes.iter().map(|wish| WIDTH * wish / sum).collect()
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
