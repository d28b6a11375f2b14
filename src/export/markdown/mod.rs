//! The report as Markdown (CommonMark with the tables of GitHub's): for wikis and version control.

mod escape;

use self::escape::{Place, escape};
use crate::report::document::{Block, Document, Entry, Fact};
use crate::report::table::Table;
use crate::report::text::{Run, Text};
use crate::report::words;

/// The report as Markdown.
#[must_use]
pub fn markdown(document: &Document) -> String {
    let cover = &document.cover;
    let mut out = Writer(String::new());
    out.line(&["# ", &escape(&cover.title, Place::Line)]);
    if !cover.organisation.is_empty() {
        out.line(&["**", &escape(&cover.organisation, Place::Line), "**"]);
    }
    out.line(&[&escape(&cover.kind, Place::Line)]);
    out.facts(&cover.facts);
    out.line(&["> ", &escape(&cover.remark, Place::Line)]);
    for section in &document.sections {
        out.line(&["## ", section.part.title()]);
        for block in &section.blocks {
            out.block(block);
        }
    }
    while out.0.ends_with("\n\n") {
        out.0.pop();
    }
    out.0
}

/// A page of its own as Markdown: a title, facts about it, and blocks.
#[must_use]
pub fn markdown_page(title: &str, facts: &[Fact], blocks: &[Block]) -> String {
    let mut out = Writer(String::new());
    out.line(&["# ", &escape(title, Place::Line)]);
    out.facts(facts);
    for block in blocks {
        out.block(block);
    }
    while out.0.ends_with("\n\n") {
        out.0.pop();
    }
    out.0
}

struct Writer(String);

impl Writer {
    /// Writes a paragraph of these pieces, with an empty line after it.
    fn line(&mut self, pieces: &[&str]) {
        for piece in pieces {
            self.0.push_str(piece);
        }
        self.0.push_str("\n\n");
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(heading) => {
                let signs = if heading.depth == 1 { "### " } else { "#### " };
                self.line(&[signs, &runs(&heading.text, Place::Line)]);
            }
            Block::Paragraph(text) => self.line(&[&runs(text, Place::Block)]),
            Block::Note(text) => self.line(&["> ", &runs(text, Place::Line)]),
            Block::List(items) => {
                for item in items {
                    self.0.push_str("- ");
                    self.0.push_str(&runs(item, Place::Line));
                    self.0.push('\n');
                }
                self.0.push('\n');
            }
            Block::Facts(all) => self.facts(all),
            Block::Table(all) => self.table(all),
            Block::Picture(picture) => {
                self.line(&["**", &escape(&picture.title, Place::Line), "**"]);
                self.line(&[&escape(&picture.sentence, Place::Line)]);
                self.table(&picture.table);
            }
            Block::Entry(one) => self.entry(one),
        }
    }

    fn facts(&mut self, facts: &[Fact]) {
        for fact in facts {
            self.0.push_str("- ");
            self.0.push_str(&escape(&fact.name, Place::Line));
            self.0.push_str(": ");
            self.0.push_str(&runs(&fact.value, Place::Item));
            self.0.push('\n');
        }
        if !facts.is_empty() {
            self.0.push('\n');
        }
    }

    fn table(&mut self, table: &Table) {
        for column in &table.columns {
            self.0.push_str("| ");
            self.0.push_str(&escape(column.title, Place::Line));
            self.0.push(' ');
        }
        self.0.push_str("|\n");
        for column in &table.columns {
            self.0
                .push_str(if column.figures { "| ---: " } else { "| --- " });
        }
        self.0.push_str("|\n");
        for row in &table.rows {
            for cell in row {
                self.0.push_str("| ");
                self.0.push_str(&runs(cell, Place::Cell));
                self.0.push(' ');
            }
            self.0.push_str("|\n");
        }
        self.0.push('\n');
    }

    fn entry(&mut self, entry: &Entry) {
        let mut title = runs(&entry.title, Place::Line);
        for mark in &entry.marks {
            title.push_str(" (");
            title.push_str(mark);
            title.push(')');
        }
        self.line(&["**", title.trim(), "**"]);
        if !entry.lead.is_empty() {
            self.line(&[&runs(&entry.lead, Place::Block)]);
        }
        self.facts(&entry.facts);
    }
}

/// The runs of a text. Strong ones are strong only where they stand in no strong line already.
fn runs(text: &Text, place: Place) -> String {
    let mut out = String::new();
    for run in &text.0 {
        match run {
            Run::Strong(text) if place != Place::Line => {
                out.push_str("**");
                out.push_str(&escape(text, place));
                out.push_str("**");
            }
            Run::Plain(text) | Run::Strong(text) | Run::Quiet(text) | Run::Typed(text) => {
                // The space before a word belongs to the run, not to what is escaped.
                out.push_str(&escape(text, place));
            }
            Run::Link { text, .. } => out.push_str(&escape(text, place)),
            Run::Status(status) => {
                out.push_str(words::sign(*status));
                out.push(' ');
                out.push_str(words::status(*status));
            }
            Run::Break => out.push_str(place.new_line()),
        }
    }
    out
}
