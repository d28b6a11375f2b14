//! A panel with a heading, and tables.

use crate::ui::dom::{El, el};

/// A panel with its heading.
pub(crate) fn panel(title: &str) -> El {
    el("section")
        .class("panel")
        .child(el("header").child(el("h2").child(title)))
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

/// A cell with a figure.
pub(crate) fn figure(text: impl AsRef<str>) -> El {
    let text = text.as_ref();
    el("td").class("n").attr("data-value", text).child(text)
}
