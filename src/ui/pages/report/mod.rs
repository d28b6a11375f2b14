//! What goes to the sponsor: the report as it will be printed, and every file that it can become.

mod answers;
mod blocks;
mod office;
mod rest;
mod tools;

pub(super) use blocks::block;
pub(crate) use blocks::figures_behind;

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::platform::{clock, page};
use crate::report::Case;
use crate::report::document::{Block, Document, Part, Section, document};
use crate::ui::dom::{El, el, follow};
use crate::ui::memo::memo;
use crate::ui::work::{Here, Work};
use rest::Rest;

/// The page.
pub(crate) fn report(here: Here) -> El {
    let chosen = RwSignal::new(Part::ALL.to_vec());
    let shown = memo(move || with_case(here, |case| Arc::new(document(case, &chosen.get()))));
    let article = el("article").class("report");
    let rest = Rest::new(here, article.clone());
    follow(move || {
        // Whatever was still to come belongs to what was shown before.
        rest.begin(shown.get());
    });
    // A browser calls the PDF by the page's title.
    let usual = StoredValue::new(String::new());
    let before_print = window_event_listener_untyped("beforeprint", move |_| {
        rest.finish();
        let title = shown.with(|shown| shown.as_ref().map(|one| one.cover.running_title()));
        usual.set_value(page::title());
        if let Some(title) = title {
            page::set_title(&title);
        }
    });
    let after_print = window_event_listener_untyped("afterprint", move |_| {
        page::set_title(&usual.get_value());
    });
    on_cleanup(move || {
        before_print.remove();
        after_print.remove();
    });
    let article = article.on("click", move |event| {
        follow_link(&event, rest);
    });
    el("main").attr("id", "main").class("page").child((
        el("div").class("no-print").child((
            el("h1").attr("tabindex", "-1").child("Report"),
            el("p").class("lead").child(
                "Everything that was answered, judged and planned, ready to print or to send. It is made in this browser; nothing leaves it until you send it.",
            ),
            tools::tools(here, chosen),
        )),
        article,
    ))
}

/// Does something with the case as it is today.
pub(crate) fn with_case<T>(here: Here, act: impl FnOnce(&Case<'_>) -> T) -> Option<T> {
    let questionnaire = here.questionnaire();
    let read = |work: &Work| act(&Case::of(&questionnaire, &work.assessment, clock::today()));
    here.with(read)
}

fn cover(document: &Document) -> El {
    let cover = &document.cover;
    let organisation = (!cover.organisation.is_empty()).then(|| {
        let name = el("bdi").child(cover.organisation.as_str());
        el("p").class("lead").child(name)
    });
    el("header").class("report-cover").child((
        el("p").class("kicker").child(cover.kind.as_str()),
        el("h1").child(el("bdi").child(cover.title.as_str())),
        organisation,
        blocks::facts(&cover.facts),
        el("p").class("note").child(cover.remark.as_str()),
    ))
}

fn link(to: &str, text: &str) -> El {
    el("a").attr("href", ["#", to].concat()).child(text)
}

fn contents(document: &Document) -> El {
    let entry = |section: &Section| {
        let headings: Vec<El> = section
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Heading(heading) if heading.depth == 1 => Some(heading),
                _ => None,
            })
            .map(|heading| el("li").child(link(&heading.anchor, &heading.text.bare())))
            .collect();
        let below = (!headings.is_empty()).then(|| el("ol").child(headings));
        el("li").child((link(section.part.key(), section.part.title()), below))
    };
    let entries: Vec<El> = document.sections.iter().map(entry).collect();
    el("nav")
        .class("report-contents")
        .attr("aria-label", "Contents")
        .child((el("h2").child("Contents"), el("ol").child(entries)))
}

/// A part of the report with its heading alone; what it says comes into it later.
fn section(section: &Section) -> El {
    let key = section.part.key();
    let heading = [key, "-title"].concat();
    el("section")
        .class(&["report-part report-", key].concat())
        .attr("id", key)
        .attr("tabindex", "-1")
        .attr("aria-labelledby", &heading)
        .child(el("h2").attr("id", &heading).child(section.part.title()))
}

/// The fragment is the app's address, so a link within the report is followed by hand.
fn follow_link(event: &Event, rest: Rest) {
    let target = event
        .target()
        .and_then(|one| one.dyn_into::<Element>().ok());
    let link = target.and_then(|one| one.closest("a[href^='#']").ok().flatten());
    let to = link.and_then(|link| link.get_attribute("href"));
    if let Some(to) = to.as_deref().and_then(|to| to.strip_prefix('#'))
        && !to.starts_with('/')
    {
        event.prevent_default();
        rest.finish();
        page::focus(to);
    }
}
