//! The pieces of a report as HTML.

use crate::chart::Palette;
use crate::export::markup::Markup;
use crate::report::document::{Block, Entry, Fact};
use crate::report::picture::Picture;
use crate::report::table::Table;
use crate::report::text::{Run, Text};
use crate::report::words;

pub(super) fn write(page: &mut Markup, block: &Block, palette: &Palette) {
    match block {
        Block::Heading(heading) => {
            let tag = if heading.depth == 1 { "h3" } else { "h4" };
            page.open_with(tag, &[("id", &heading.anchor)]);
            text(page, &heading.text);
            page.close_line();
        }
        Block::Paragraph(words) => {
            page.open("p");
            text(page, words);
            page.close_line();
        }
        Block::Note(words) => {
            page.open_with("p", &[("class", "note")]);
            text(page, words);
            page.close_line();
        }
        Block::List(items) => {
            page.open("ul");
            for item in items {
                page.open("li");
                text(page, item);
                page.close();
            }
            page.close_line();
        }
        Block::Facts(all) => facts(page, all),
        Block::Table(all) => table(page, all),
        Block::Picture(one) => picture(page, one, palette),
        Block::Entry(one) => entry(page, one),
    }
}

fn text(page: &mut Markup, words: &Text) {
    for run in &words.0 {
        match run {
            Run::Plain(text) => {
                page.text(text);
            }
            Run::Strong(text) => {
                page.element("b", text);
            }
            Run::Quiet(text) => {
                page.element("small", text);
            }
            Run::Typed(text) => {
                page.open_with("bdi", &[("class", "typed")])
                    .text(text)
                    .close();
            }
            Run::Status(status) => {
                page.open_with("span", &[("class", "st"), ("data-status", status.key())]);
                page.open_with("span", &[("aria-hidden", "true")]);
                page.text(words::sign(*status)).text(" ").close();
                page.text(words::status(*status)).close();
            }
            Run::Link { to, text } => {
                page.open_with("a", &[("href", &format!("#{to}"))])
                    .text(text)
                    .close();
            }
            Run::Break => {
                page.empty("br", &[]);
            }
        }
    }
}

pub(super) fn facts(page: &mut Markup, facts: &[Fact]) {
    if facts.is_empty() {
        return;
    }
    page.open_with("dl", &[("class", "report-facts")]);
    for fact in facts {
        page.open("div").element("dt", &fact.name).open("dd");
        text(page, &fact.value);
        page.close().close();
    }
    page.close_line();
}

fn table(page: &mut Markup, table: &Table) {
    // On a narrow screen the table moves, not the page.
    let name = [&table.name, ", table"].concat();
    let attributes = [
        ("class", "scroll-x"),
        ("tabindex", "0"),
        ("role", "region"),
        ("aria-label", &name),
    ];
    page.open_with("div", &attributes);
    page.open_with("table", &[("aria-label", &table.name)])
        .open("thead")
        .open("tr");
    for column in &table.columns {
        let mut attributes = vec![("scope", "col")];
        if column.figures {
            attributes.push(("class", "n"));
        }
        page.open_with("th", &attributes).text(column.title).close();
    }
    page.close().close_line().open("tbody").raw("\n");
    for (row, cells) in table.rows.iter().enumerate() {
        if table.heads_group(row) {
            page.open_with("tr", &[("class", "group")]);
        } else {
            page.open("tr");
        }
        for (place, cell) in cells.iter().enumerate() {
            let figures = table
                .columns
                .get(place)
                .is_some_and(|column| column.figures);
            match (place, figures) {
                (0, _) => page.open_with("th", &[("scope", "row")]),
                (_, true) => page.open_with("td", &[("class", "n")]),
                (_, false) => page.open("td"),
            };
            text(page, cell);
            page.close();
        }
        page.close_line();
    }
    page.close().close().close_line();
}

fn picture(page: &mut Markup, picture: &Picture, palette: &Palette) {
    page.open("figure").raw(&picture.scene.to_svg(palette));
    page.element("figcaption", &picture.sentence);
    page.open_with("details", &[("class", "no-print")]);
    page.element("summary", "Figures of the picture");
    table(page, &picture.table);
    page.close().close_line();
}

fn entry(page: &mut Markup, entry: &Entry) {
    let mut attributes = vec![("class", entry.class())];
    if !entry.anchor.is_empty() {
        attributes.push(("id", &entry.anchor));
    }
    page.open_with("div", &attributes)
        .open_with("p", &[("class", "title")]);
    text(page, &entry.title);
    for mark in &entry.marks {
        page.text(" ")
            .open_with("span", &[("class", "tag")])
            .text(mark)
            .close();
    }
    page.close();
    if !entry.lead.is_empty() {
        page.open("p");
        text(page, &entry.lead);
        page.close();
    }
    facts(page, &entry.facts);
    page.close_line();
}
