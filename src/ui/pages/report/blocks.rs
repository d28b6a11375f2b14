//! The pieces of a report as elements.

use std::rc::Rc;

use web_sys::Node;

use crate::report::document::{Block, Entry, Fact};
use crate::report::picture::Picture;
use crate::report::table::Table;
use crate::report::text::{Run, Text};
use crate::report::words;
use crate::ui::components::explored;
use crate::ui::dom::{El, Part, el};
use crate::ui::pages::picture::saved;
use crate::ui::work::Here;

/// A piece of a document.
pub(in crate::ui::pages) fn block(here: Here, block: &Block) -> El {
    match block {
        Block::Heading(heading) => el(if heading.depth == 1 { "h3" } else { "h4" })
            .attr("id", &heading.anchor)
            .attr("tabindex", "-1")
            .child(&heading.text),
        Block::Paragraph(words) => el("p").child(words),
        Block::Note(words) => el("p").class("note").child(words),
        Block::List(items) => {
            let items = items.iter().map(|item| el("li").child(item));
            el("ul").child(items.collect::<Vec<_>>())
        }
        Block::Facts(all) => facts(all),
        Block::Table(all) => table(all),
        Block::Picture(one) => picture(here, one),
        Block::Entry(one) => entry(one),
    }
}

/// Runs stand in their parent as they are: plain words need no element of their own.
impl Part for &Text {
    fn add_to(self, parent: &Node) {
        for run in &self.0 {
            run.add_to(parent);
        }
    }
}

impl Part for &Run {
    fn add_to(self, parent: &Node) {
        match self {
            Run::Plain(text) => return text.as_str().add_to(parent),
            Run::Strong(text) => el("b").child(text.as_str()),
            Run::Quiet(text) => el("small").child(text.as_str()),
            Run::Typed(text) => el("bdi").class("typed").child(text.as_str()),
            Run::Status(status) => {
                let sign = el("span").attr("aria-hidden", "true");
                let sign = sign.child([words::sign(*status), " "].concat());
                el("span")
                    .class("st signed")
                    .attr("data-status", status.key())
                    .child((sign, words::status(*status)))
            }
            Run::Link { to, text } => super::link(to, text),
            Run::Break => el("br"),
        }
        .add_to(parent);
    }
}

pub(super) fn facts(facts: &[Fact]) -> El {
    let facts = facts.iter().map(|fact| {
        el("div").child((
            el("dt").child(fact.name.as_str()),
            el("dd").child(&fact.value),
        ))
    });
    el("dl")
        .class("report-facts")
        .child(facts.collect::<Vec<_>>())
}

/// A table with its name.
pub(crate) fn table(table: &Table) -> El {
    let heads = table.columns.iter().map(|column| {
        let head = el("th").attr("scope", "col").child(column.title);
        if column.figures {
            head.class("n")
        } else {
            head
        }
    });
    let rows = table.rows.iter().enumerate().map(|(place, row)| {
        let group = table.heads_group(place).then_some("group");
        let cells = row.iter().enumerate().map(|(place, cell)| {
            let figures = table.columns.get(place).is_some_and(|one| one.figures);
            let made = if place == 0 {
                el("th").attr("scope", "row")
            } else if figures {
                el("td").class("n")
            } else {
                el("td")
            };
            made.child(cell)
        });
        el("tr")
            .maybe("class", group)
            .child(cells.collect::<Vec<_>>())
    });
    let head = el("thead").child(el("tr").child(heads.collect::<Vec<_>>()));
    let body = el("tbody").child(rows.collect::<Vec<_>>());
    let all = el("table").attr("aria-label", &table.name);
    el("div")
        .class("scroll-x")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", [&table.name, ", table"].concat())
        .child(all.child((head, body)))
}

fn picture(here: Here, picture: &Picture) -> El {
    let picture = Rc::new(picture.clone());
    el("figure").child((
        explored(here, &picture),
        el("figcaption").child(picture.sentence.as_str()),
        figures_behind(&picture),
        saved(here, picture),
    ))
}

/// The figures of a picture, which open below it; until then there is no table.
pub(crate) fn figures_behind(picture: &Rc<Picture>) -> El {
    let details = el("details").class("no-print");
    let place = details.clone();
    let mut picture = Some(Rc::clone(picture));
    details
        .child(el("summary").child("Figures of the picture"))
        .on("toggle", move |_| {
            if let Some(picture) = picture.take() {
                table(&picture.table).add_to(place.element());
            }
        })
}

fn entry(entry: &Entry) -> El {
    let marks = entry
        .marks
        .iter()
        .map(|mark| el("span").class("tag").child(*mark));
    let title = el("p")
        .class("title")
        .child((&entry.title, marks.collect::<Vec<_>>()));
    let lead = (!entry.lead.is_empty()).then(|| el("p").child(&entry.lead));
    let facts = (!entry.facts.is_empty()).then(|| facts(&entry.facts));
    let anchor = (!entry.anchor.is_empty()).then_some(entry.anchor.as_str());
    el("div")
        .class(entry.class())
        .maybe("id", anchor)
        .maybe("tabindex", anchor.map(|_| "-1"))
        .child((title, lead, facts))
}
