//! The page itself: sections of paragraphs, lists, tables and entries, each with its links.

use leptos::prelude::*;

use super::{Reading, element_id, heading};
use crate::companion::guide::{Block, Entry, Page, Section};
use crate::companion::{Place, slug};
use crate::ui::companions::Fetched;
use crate::ui::components::table;
use crate::ui::dom::{El, el};
use crate::ui::memo::memo;
use crate::ui::outline::outline;

/// The article, or what to say while there is none.
pub(super) fn article(reading: Reading) -> El {
    let page = memo(move || reading.page());
    let title = move || {
        page.with(|page| {
            page.as_ref()
                .map_or("Guide".to_owned(), |p| p.title.clone())
        })
    };
    let lead = move || {
        page.with(|page| page.as_ref().map(|page| page.lead.clone()))
            .unwrap_or_else(|| instead(reading))
    };
    let body = el("div").class("article").within(move || {
        page.with(|page| {
            page.as_ref().map(|page| {
                let sections = page.sections.iter().map(|one| section(reading, page, one));
                (sections.collect::<Vec<_>>(), pager(reading, page))
            })
        })
    });
    el("main").attr("id", "main").child((
        el("p").class("kicker").child("Guide"),
        heading("").text_by(title),
        el("p").class("lead").text_by(lead),
        body,
        el("p").class("note").within(move || notice(reading)),
    ))
}

/// What stands there while there is no page.
fn instead(reading: Reading) -> String {
    reading.guide.with(|guide| match guide {
        Fetched::Waiting => "One moment …".to_owned(),
        Fetched::Nothing => "There is no guide to this questionnaire.".to_owned(),
        Fetched::Failed(reason) => [
            "The guide did not arrive: ",
            reason,
            ". Your answers are safe. Check the connection, then reload the page.",
        ]
        .concat(),
        Fetched::Here(_) => String::new(),
    })
}

/// Where the texts come from, and which assessment the links lead to.
fn notice(reading: Reading) -> Option<String> {
    let notice = reading.guide.with(|guide| match guide {
        Fetched::Here(guide) => Some(guide.notice.clone()),
        _ => None,
    })?;
    let title = reading.assessment.with_value(|id| {
        let id = id.as_ref()?;
        let works = reading.app.works;
        works.with(|works| Some(works.get(id)?.assessment.title.clone()))
    });
    Some(match title {
        Some(title) => [&notice, " Links on this page lead to “", &title, "”."].concat(),
        None => [
            &notice,
            " Start an assessment, and pages of this guide link to the places where you act on them.",
        ]
        .concat(),
    })
}

fn section(reading: Reading, page: &Page, section: &Section) -> El {
    let place = [page.id.as_str(), ".", section.id.as_str()].concat();
    let id = element_id(&place);
    let blocks: Vec<El> = section
        .blocks
        .iter()
        .map(|one| block(reading, &place, &section.title, one))
        .collect();
    let links: Vec<El> = section
        .links
        .iter()
        .filter_map(|link| {
            let address = reading.address(&link.to)?;
            let link = el("a")
                .class("btn")
                .attr("href", address)
                .child(link.text.as_str());
            Some(link)
        })
        .collect();
    let acts = (!links.is_empty()).then(|| el("p").class("row acts no-print").child(links));
    el("section").attr("aria-labelledby", &id).child((
        el("h2")
            .attr("id", &id)
            .attr("tabindex", "-1")
            .child(section.title.as_str()),
        blocks,
        acts,
    ))
}

fn block(reading: Reading, place: &str, title: &str, block: &Block) -> El {
    match block {
        Block::P(text) => el("p").child(text.as_str()),
        Block::Note(text) => el("p").class("note").child(text.as_str()),
        Block::List(items) => el("ul").child(rows(items)),
        Block::Numbered(items) => el("ol").child(rows(items)),
        Block::Table(content) => {
            let headings: Vec<&str> = content.head.iter().map(String::as_str).collect();
            let body: Vec<El> = content
                .rows
                .iter()
                .map(|row| el("tr").child(cells(&headings, row)))
                .collect();
            table(&content.name, &headings, el("tbody").child(body))
        }
        Block::Entries(entries) => {
            let rows: Vec<El> = entries
                .iter()
                .map(|one| entry(reading, place, one))
                .collect();
            el("dl").class("entries").child(rows)
        }
        // Put together from the questionnaire before it gets here.
        _ => el("p").child(title),
    }
}

fn rows(items: &[String]) -> Vec<El> {
    items
        .iter()
        .map(|item| el("li").child(item.as_str()))
        .collect()
}

/// The first cell names its row.
fn cells(headings: &[&str], row: &[String]) -> Vec<El> {
    row.iter()
        .zip(headings)
        .enumerate()
        .map(|(index, (text, heading))| {
            let cell = if index == 0 {
                el("th").attr("scope", "row")
            } else if heading.starts_with('#') {
                el("td").class("n")
            } else {
                el("td")
            };
            cell.child(text.as_str())
        })
        .collect()
}

fn entry(reading: Reading, place: &str, entry: &Entry) -> El {
    let id = element_id(&[place, ".", &slug(entry)].concat());
    let address = entry.to.as_ref().and_then(|to| reading.address(to));
    let name = el("dt").attr("id", id).attr("tabindex", "-1");
    let name = match address {
        Some(address) => name.child(el("a").attr("href", address).child(entry.label.as_str())),
        None => name.child(entry.label.as_str()),
    };
    let texts: Vec<El> = entry
        .texts
        .iter()
        .map(|text| el("dd").child(text.as_str()))
        .collect();
    el("div").child((name, texts, outline_of(reading, entry)))
}

/// What belongs in the document that an entry is about.
fn outline_of(reading: Reading, entry: &Entry) -> Option<El> {
    let Some(Place::Documents(Some(document))) = &entry.to else {
        return None;
    };
    let questionnaire = reading.questionnaire.get_value();
    let assessment = reading.assessment.get_value();
    let fold = outline(reading.app, questionnaire, assessment, document.clone());
    Some(el("dd").child(fold))
}

/// The pages before and after.
fn pager(reading: Reading, page: &Page) -> El {
    let link = |step: isize, sign: [&str; 2], rel: &str| {
        let found = reading.guide.with(|guide| {
            let Fetched::Here(guide) = guide else {
                return None;
            };
            let at = guide.pages.iter().position(|one| one.id == page.id)?;
            let other = guide.pages.get(at.checked_add_signed(step)?)?;
            Some((other.id.clone(), other.short.clone()))
        });
        found.map(|(id, name)| {
            let address = reading.part(id.as_str());
            el("a")
                .class("btn")
                .attr("href", address)
                .attr("rel", rel)
                .child([sign[0], &name, sign[1]].concat())
        })
    };
    el("nav")
        .class("pager")
        .attr("aria-label", "Pages before and after")
        .child((
            link(-1, ["← ", ""], "prev"),
            el("span").class("spring"),
            link(1, ["", " →"], "next"),
        ))
}
