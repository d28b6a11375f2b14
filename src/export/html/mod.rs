//! The report as one HTML file: no script, nothing from elsewhere, the style within, pictures as
//! SVG. It opens offline, prints with page numbers, and is well-formed XML too.

mod blocks;

use super::markup::Markup;
use crate::chart::Palette;
use crate::report::document::{Block, Document, Section};

/// The rules that the page and the file share.
const REPORT: &str = include_str!("../../../public/styles/report.css");
/// What the file needs besides: the colours and the ground, which the page has elsewhere.
const FILE: &str = include_str!("file.css");

/// The paper that a report is printed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

impl Paper {
    /// Its name in a style sheet.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::Letter => "letter",
        }
    }
}

/// The report as one HTML file.
#[must_use]
pub fn html(document: &Document, paper: Paper) -> String {
    let title = document.cover.running_title();
    let mut page = Markup::new("<!DOCTYPE html>\n");
    page.open_with("html", &[("lang", "en"), ("xmlns", XHTML)])
        .raw("\n");
    page.open("head").raw("\n");
    page.empty("meta", &[("charset", "utf-8")]).raw("\n");
    page.empty(
        "meta",
        &[
            ("http-equiv", "Content-Security-Policy"),
            (
                "content",
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
            ),
        ],
    );
    page.raw("\n");
    let viewport = [
        ("name", "viewport"),
        ("content", "width=device-width, initial-scale=1"),
    ];
    page.empty("meta", &viewport).raw("\n");
    page.element("title", &format!("{title}: self-assessment report"))
        .raw("\n<style>\n");
    page.raw(FILE).raw(REPORT);
    page.raw(&page_rules(&title, paper)).raw("</style>\n");
    page.close_line();
    page.open("body")
        .raw("\n")
        .open_with("main", &[("class", "report")])
        .raw("\n");
    cover(&mut page, document);
    contents(&mut page, document);
    for section in &document.sections {
        write_section(&mut page, section);
    }
    page.close_line().close_line().close_line();
    page.finish()
}

/// The name of HTML as XML.
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// What depends on the paper and the title: its size and its running head.
fn page_rules(title: &str, paper: Paper) -> String {
    [
        "@page { size: ",
        paper.key(),
        " }\n:root { --report-title: ",
        &css_string(title),
        " }\n",
    ]
    .concat()
}

/// A text as a string of a style sheet: everything but letters and digits by its number, so that
/// nothing can end the string, the rule or the element around it.
#[must_use]
pub fn css_string(text: &str) -> String {
    let mut string = String::from("\"");
    for c in crate::inert::visible(text).chars() {
        if c.is_alphanumeric() || matches!(c, ' ' | ',' | '.' | ':') {
            string.push(c);
        } else {
            string.push_str(&format!("\\{:x} ", u32::from(c)));
        }
    }
    string.push('"');
    string
}

fn cover(page: &mut Markup, document: &Document) {
    let cover = &document.cover;
    page.open_with("header", &[("class", "report-cover")]);
    page.open_with("p", &[("class", "kicker")])
        .text(&cover.kind)
        .close_line();
    page.open("h1").element("bdi", &cover.title).close_line();
    if !cover.organisation.is_empty() {
        page.open_with("p", &[("class", "lead")]);
        page.element("bdi", &cover.organisation).close_line();
    }
    blocks::facts(page, &cover.facts);
    page.open_with("p", &[("class", "note")])
        .text(&cover.remark)
        .close_line();
    page.close_line();
}

fn contents(page: &mut Markup, document: &Document) {
    page.open_with(
        "nav",
        &[("class", "report-contents"), ("aria-label", "Contents")],
    );
    page.element("h2", "Contents").open("ol");
    for section in &document.sections {
        page.open("li");
        let to = format!("#{}", section.part.key());
        page.open_with("a", &[("href", &to)])
            .text(section.part.title())
            .close();
        let headings = section.blocks.iter().filter_map(|block| match block {
            Block::Heading(heading) if heading.depth == 1 => Some(heading),
            _ => None,
        });
        let mut headings = headings.peekable();
        if headings.peek().is_some() {
            page.open("ol");
            for heading in headings {
                let to = format!("#{}", heading.anchor);
                page.open("li").open_with("a", &[("href", &to)]);
                page.text(&heading.text.bare()).close().close();
            }
            page.close();
        }
        page.close();
    }
    page.close().close_line();
}

fn write_section(page: &mut Markup, section: &Section) {
    let key = section.part.key();
    let class = format!("report-part report-{key}");
    let heading = format!("{key}-title");
    page.open_with(
        "section",
        &[
            ("class", &class),
            ("id", key),
            ("aria-labelledby", &heading),
        ],
    );
    page.raw("\n").open_with("h2", &[("id", &heading)]);
    page.text(section.part.title()).close_line();
    for block in &section.blocks {
        blocks::write(page, block, &Palette::PRINT);
    }
    page.close_line();
}

#[cfg(test)]
mod tests {
    use super::css_string;

    #[test]
    fn no_title_can_leave_its_string() {
        let hostile = "a\" } </style><script>\\\n";
        let string = css_string(hostile);
        assert!(!string.contains('<') && !string.contains('\n'));
        assert_eq!(string.matches('"').count(), 2, "{string}");
        assert!(
            string.starts_with("\"a\\22  \\7d  \\3c \\2f style"),
            "{string}"
        );
    }
}
