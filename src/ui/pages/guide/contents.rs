//! Beside the page: all pages and the search on one side, the sections of the page on the other.

use leptos::prelude::*;

use super::Reading;
use crate::companion::guide::Page;
use crate::companion::{Hit, search};
use crate::ui::companions::Fetched;
use crate::ui::components::field;
use crate::ui::dom::{El, Part, el, value_of};
use crate::ui::memo::memo;

/// Search, and the pages or what was found.
pub(super) fn contents(reading: Reading) -> El {
    let query = RwSignal::new(String::new());
    let box_ = el("input")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .on("input", move |event| query.set(value_of(&event)));
    let list = el("div").within(move || {
        let words = query.get();
        if words.trim().chars().count() < 2 {
            pages(reading)
        } else {
            hits(reading, &words)
        }
    });
    let fold = el("details")
        .class("fold")
        .maybe("open", (!reading.app.narrow.get_untracked()).then_some(""))
        .child((
            el("summary").child("Pages and search"),
            el("div")
                .class("tools")
                .child(field("Search the guide", box_)),
            list,
        ));
    el("nav")
        .class("side")
        .attr("aria-label", "Guide")
        .child(fold)
}

fn pages(reading: Reading) -> Vec<El> {
    let current = memo(move || reading.page().map(|page| page.id));
    let pages = reading.guide.with(|guide| match guide {
        Fetched::Here(guide) => guide
            .pages
            .iter()
            .map(|page| (page.id.clone(), page.short.clone()))
            .collect(),
        _ => Vec::new(),
    });
    let rows: Vec<El> = pages
        .into_iter()
        .map(|(id, name)| {
            let address = reading.part(id.as_str());
            let is_here = move || {
                let here = current.with(|current| current.as_ref() == Some(&id));
                here.then(|| "page".to_owned())
            };
            el("li").child(
                el("a")
                    .attr("href", address)
                    .attr_by("aria-current", is_here)
                    .child(name),
            )
        })
        .collect();
    vec![el("ul").class("tree").child(rows)]
}

fn hits(reading: Reading, query: &str) -> Vec<El> {
    let hits = reading.guide.with(|guide| match guide {
        Fetched::Here(guide) => search(guide, query),
        _ => Vec::new(),
    });
    let count = match hits.len() {
        0 => "Nothing found. Try another word.".to_owned(),
        1 => "1 place".to_owned(),
        count => [&count.to_string(), " places"].concat(),
    };
    let rows: Vec<El> = hits.iter().map(|hit| row(reading, hit)).collect();
    vec![
        el("p").class("small").attr("role", "status").child(count),
        el("ul").class("hits").child(rows),
    ]
}

fn row(reading: Reading, hit: &Hit) -> El {
    let text: Vec<Piece> = hit.text.iter().cloned().map(Piece).collect();
    let link = el("a").attr("href", reading.part(&hit.place)).child((
        el("b").child(hit.title.as_str()),
        el("small").child(hit.page.as_str()),
        el("span").child(text),
    ));
    el("li").child(link)
}

/// A piece of a text that was found; marked where it is what was looked for.
struct Piece((bool, String));

impl Part for Piece {
    fn add_to(self, parent: &web_sys::Node) {
        let (is_marked, text) = self.0;
        if is_marked {
            el("mark").child(text).add_to(parent);
        } else {
            text.add_to(parent);
        }
    }
}

/// The sections of the page, where there are several.
pub(super) fn on_this_page(reading: Reading, page: Option<&Page>) -> Option<Vec<El>> {
    let page = page.filter(|page| page.sections.len() > 1)?;
    let rows: Vec<El> = page
        .sections
        .iter()
        .map(|section| {
            let place = [page.id.as_str(), ".", section.id.as_str()].concat();
            let link = el("a").attr("href", reading.part(&place));
            el("li").child(link.child(section.title.as_str()))
        })
        .collect();
    Some(vec![
        el("h2").child("On this page"),
        el("ul").class("sections").child(rows),
    ])
}
