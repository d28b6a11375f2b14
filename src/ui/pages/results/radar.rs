//! The radar and its table: target, declared, and backed by evidence. The distance between the
//! last two is the message.

use std::cmp::Reverse;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::assessment::{Assessment, Timestamp};
use crate::platform::page;
use crate::questionnaire::{AssessmentId, Key, Questionnaire};
use crate::report::picture::{Item, PAGE, Selection, radar_of, ranges as spans, selection, tabs};
use crate::report::{Age, Case, Other, answered_at};
use crate::route::{Page, Route};
use crate::ui::actions::place;
use crate::ui::components::{
    address, explored, figure, percent, range, save_picture, score, table,
};
use crate::ui::dom::{El, el, value_of};
use crate::ui::pages::picture::pictured_as;
use crate::ui::work::Here;

/// The id of the line that says what the radar shows; it has the focus when that has changed.
pub(crate) const VIEW_TITLE: &str = "view-title";
/// The id of the field that chooses what the radar is compared with.
const COMPARE: &str = "compare-with";

/// The radar of a view, with its tabs, its legend, its message and its table.
pub(super) fn radar(
    here: Here,
    view: Option<Key>,
    compared: RwSignal<Option<AssessmentId>>,
) -> Option<El> {
    let questionnaire = here.questionnaire();
    let name = view.as_ref().map_or("", Key::as_str);
    let shown = here.with(|work| selection(&questionnaire, &work.scores, name))?;
    let back = (shown.tab != name).then(|| {
        let page = Page::Results(place(&shown.tab));
        let href = Route::In(here.id(), page).to_string();
        el("a").attr("href", href).child("← Back")
    });
    let header = el("header").child((
        el("h2").child("Declared, and backed by evidence"),
        tab_links(here, &questionnaire, &shown.tab),
    ));
    let other = other(here, &questionnaire, compared);
    let picture = radar_of(&questionnaire, &shown, other.as_ref(), width(here));
    let figure = el("figure").child((
        explored(here, &picture),
        el("figcaption").child(picture.sentence.as_str()),
    ));
    let title = el("p")
        .class("small")
        .attr("id", VIEW_TITLE)
        .attr("tabindex", "-1")
        .child((back, " ", shown.title.as_str()));
    let panel = el("section").class("panel").child((
        header,
        title,
        figure,
        choice(here, &questionnaire, compared),
        figures(here, &shown),
    ));
    let save = save_picture(here, &picture.name, move || {
        Some(radar_of(&questionnaire, &shown, other.as_ref(), PAGE).alone())
    });
    Some(panel.child(save))
}

/// What the radar is compared with, where somebody chose it.
fn other(
    here: Here,
    questionnaire: &Questionnaire,
    compared: RwSignal<Option<AssessmentId>>,
) -> Option<Other> {
    let id = compared.get()?;
    here.app.works.with(|works| {
        let (other, shown) = (works.get(&id)?, works.get(&here.id())?);
        Some(Other::of(
            questionnaire,
            &other.assessment,
            &shown.assessment,
        ))
    })
}

/// The groups of what there is to compare with, in the order of what is asked for most.
const AGES: [(Age, &str); 3] = [
    (Age::Earlier, "Earlier"),
    (Age::Later, "Later"),
    (Age::Unknown, "Of no other moment"),
];

/// The field that chooses another assessment to compare with, where there is one that answers the
/// same questionnaire: an earlier export that was opened, or a copy that was kept. Each says of
/// which day it is, and whether that is earlier.
fn choice(
    here: Here,
    questionnaire: &Questionnaire,
    compared: RwSignal<Option<AssessmentId>>,
) -> Option<El> {
    let own = here.id();
    let chosen = compared.get();
    let option = |value: &str, name: &str, is: bool| {
        el("option")
            .attr("value", value)
            .maybe("selected", is.then_some(""))
            .child(name)
    };
    let groups: Vec<El> = here.app.works.with(|works| {
        let shown = works.get(&own).map(|work| &work.assessment)?;
        let others = works.iter().map(|(_, work)| &work.assessment);
        let mut others: Vec<&Assessment> = others
            .filter(|one| one.id != own && one.questionnaire.id == questionnaire.id)
            .collect();
        others.sort_by_key(|one| Reverse(answered_at(one)));
        let groups = AGES.into_iter().filter_map(|(age, name)| {
            let of_age = others.iter().filter(|one| Age::of(one, shown) == age);
            let mut options: Vec<El> = of_age
                .map(|one| {
                    let day = answered_at(one).and_then(Timestamp::date);
                    let day = day.map_or_else(String::new, |day| [" · ", &day.short()].concat());
                    let name = [one.title.as_str(), &day].concat();
                    option(one.id.as_str(), &name, chosen.as_ref() == Some(&one.id))
                })
                .collect();
            // The nearest stands first in each group.
            if age == Age::Later {
                options.reverse();
            }
            (!options.is_empty()).then(|| el("optgroup").attr("label", name).child(options))
        });
        Some(groups.collect())
    })?;
    if groups.is_empty() {
        return None;
    }
    let select = el("select")
        .attr("id", COMPARE)
        .on("change", move |event| {
            compared.set(value_of(&event).parse().ok());
            // The field is built anew with the radar, which is under way now.
            spawn_local(async { page::focus(COMPARE) });
        })
        .child((option("", "nothing", chosen.is_none()), groups));
    Some(
        el("label")
            .class("field compare")
            .child((el("span").child("Compare with"), select)),
    )
}

fn label(item: &Item) -> String {
    [&item.number, " ", &item.title].concat().trim().to_owned()
}

/// Links to the selections, where there is more than one.
fn tab_links(here: Here, questionnaire: &Questionnaire, current: &str) -> Option<El> {
    let tabs = tabs(questionnaire);
    if tabs.len() < 2 {
        return None;
    }
    let links: Vec<El> = tabs
        .into_iter()
        .map(|(name, title)| {
            let href = Route::In(here.id(), Page::Results(place(&name))).to_string();
            el("a")
                .attr("href", href)
                .maybe("aria-current", (name == current).then_some("true"))
                .child(title)
        })
        .collect();
    let list = el("nav")
        .class("seg")
        .attr("aria-label", "What the chart shows");
    Some(list.child(links))
}

/// So wide a chart is drawn; it then takes the room it has.
pub(super) fn width(here: Here) -> u32 {
    if here.app.narrow.get() { 320 } else { 560 }
}

fn figures(here: Here, shown: &Selection) -> El {
    let rows: Vec<El> = shown
        .items
        .iter()
        .map(|item| {
            let scores = &item.scores;
            let weakest = scores
                .weakest
                .map_or_else(|| "–".to_owned(), |level| level.to_string());
            let link = el("a")
                .attr("href", address(here, &item.leads_to))
                .child(label(item));
            el("tr").child((
                el("th").attr("scope", "row").child(link),
                figure(score(scores.target)),
                figure(score(scores.declared)),
                figure(score(scores.backed)),
                figure(range(scores.low, scores.high)),
                figure(weakest),
                figure(percent(scores.coverage)),
            ))
        })
        .collect();
    let heads = [
        "Clause",
        "#Target",
        "#Declared",
        "#Backed",
        "#Range",
        "#Weakest",
        "#Covered",
    ];
    table("Figures of the chart", &heads, el("tbody").child(rows))
}

/// How far each main clause could be off.
pub(super) fn ranges(here: Here) -> El {
    let questionnaire = here.questionnaire();
    el("div").within(move || {
        let width = width(here);
        let picture = here.with(|work| spans(&questionnaire, &work.scores, width));
        let on_page = |case: &Case<'_>| spans(case.questionnaire, &case.scores, PAGE);
        picture.map(|picture| pictured_as(here, "How sure is it?", picture, on_page))
    })
}
