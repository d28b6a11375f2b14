//! A panel with a heading, and tables.

use super::button;
use crate::platform::page;
use crate::ui::dom::{El, Part, el};

/// A panel with its heading.
pub(crate) fn panel(title: &str) -> El {
    el("section")
        .class("panel")
        .child(el("header").child(el("h2").child(title)))
}

/// The parts of a long page below each other, and above them the way to each.
pub(crate) fn parts(parts: Vec<(&'static str, El)>) -> [El; 2] {
    let mut jumps = Vec::with_capacity(parts.len());
    let mut shown = Vec::with_capacity(parts.len());
    for (at, (name, part)) in parts.into_iter().enumerate() {
        let id = ["part-", &at.to_string()].concat();
        shown.push(part.attr("id", &id).attr("tabindex", "-1"));
        jumps.push(button("link", name, move || page::show_part(&id)));
    }
    let nav = el("nav")
        .class("jumps no-print")
        .attr("aria-label", "On this page")
        .child(jumps);
    [nav, el("div").class("stack parts").child(shown)]
}

/// A table with a name for people who cannot see what is around it. Headings that begin with `#`
/// stand over figures.
pub(crate) fn table(name: &str, headings: &[&str], body: El) -> El {
    let heads: Vec<El> = headings
        .iter()
        .map(|text| {
            let head = el("th").attr("scope", "col");
            match text.strip_prefix('#') {
                Some(text) => head.class("n").child(text),
                None => head.child(*text),
            }
        })
        .collect();
    el("div")
        .class("scroll-x")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", name)
        .child(el("table").child((el("thead").child(el("tr").child(heads)), body)))
}

/// A cell that says below which heading it stands, for where a row is shown as a card.
pub(crate) fn cell(heading: &str, content: impl Part) -> El {
    el("td").attr("data-head", heading).child(content)
}

/// A cell with a figure.
pub(crate) fn figure(text: impl AsRef<str>) -> El {
    let text = text.as_ref();
    el("td").class("n").attr("data-value", text).child(text)
}
