//! The radar and its table: target, declared, and backed by evidence. The distance between the
//! last two is the message.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::chart::{Axis, BarsSpec, RadarSpec, Scene};
use crate::platform::page;
use crate::questionnaire::{AssessmentId, Key, Questionnaire};
use crate::report::Earlier;
use crate::report::picture::{
    Item, Selection, Target, before, radar_of, ranges as spans, scale, selection, tabs, values,
};
use crate::route::{Page, Route};
use crate::ui::actions::place;
use crate::ui::components::{Link, chart, figure, percent, range, save_picture, score, table};
use crate::ui::dom::{El, el, value_of};
use crate::ui::pages::picture::pictured_as;
use crate::ui::work::Here;

/// The id of the line that says what the radar shows; it has the focus when that has changed.
pub(crate) const VIEW_TITLE: &str = "view-title";
/// The id of the field that chooses what the radar is compared with.
const COMPARE: &str = "compare-with";
/// Fewer axes than this make bars: two points have no shape.
const RADAR_AXES: usize = 3;
/// So wide a picture is drawn that is saved as a file.
const SAVED: u32 = 640;

fn address(here: Here, target: &Target) -> String {
    let page = match target {
        Target::View(view) => Page::Results(place(view)),
        Target::Leaf(leaf) => Page::Assess(place(leaf)),
    };
    Route::In(here.id(), page).to_string()
}

/// A point of the radar in words.
fn named(item: &Item) -> String {
    let scores = &item.scores;
    [
        &item.number,
        " ",
        &item.title,
        ": declared ",
        &score(scores.declared),
        ", backed by evidence ",
        &score(scores.backed),
        ", target ",
        &score(scores.target),
    ]
    .concat()
}

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
    let legend = [
        ("l-target", "target"),
        ("l-declared", "declared"),
        ("l-backed", "backed by evidence"),
    ];
    let earlier = earlier(here, &questionnaire, compared);
    let mut legend = Vec::from(legend);
    if earlier.is_some() {
        legend.push(("l-earlier", "backed, compared"));
    }
    let legend: Vec<El> = legend
        .into_iter()
        .map(|(class, text)| el("li").class(class).child(text))
        .collect();
    let whole = radar_of(&questionnaire, &shown, earlier.as_ref(), SAVED);
    let scene = draw(
        here,
        &questionnaire,
        &shown,
        before(&questionnaire, &shown, earlier.as_ref()),
    );
    let links: Vec<Link> = shown
        .items
        .iter()
        .map(|item| Link {
            href: address(here, &item.leads_to),
            name: named(item),
        })
        .collect();
    let picture = el("figure").child((
        chart(scene, &links),
        el("ul").class("legend").child(legend),
        el("figcaption").child(whole.sentence.as_str()),
    ));
    let title = el("p")
        .class("small")
        .attr("id", VIEW_TITLE)
        .attr("tabindex", "-1")
        .child((back, " ", shown.title.as_str()));
    Some(el("section").class("panel").child((
        header,
        title,
        picture,
        choice(here, &questionnaire, compared),
        figures(here, &shown),
        save_picture(here, &whole),
    )))
}

/// What the radar is compared with, where somebody chose it.
fn earlier(
    here: Here,
    questionnaire: &Questionnaire,
    compared: RwSignal<Option<AssessmentId>>,
) -> Option<Earlier> {
    let id = compared.get()?;
    let works = here.app.works;
    works.with(|works| Some(Earlier::of(questionnaire, &works.get(&id)?.assessment)))
}

/// The field that chooses another assessment to compare with, where there is one that answers the
/// same questionnaire: an earlier export that was opened, or a copy that was kept.
fn choice(
    here: Here,
    questionnaire: &Questionnaire,
    compared: RwSignal<Option<AssessmentId>>,
) -> Option<El> {
    let own = here.id();
    let others: Vec<(AssessmentId, String)> = here.app.works.with(|works| {
        let others = works.iter().filter(|(id, work)| {
            **id != own && work.assessment.questionnaire.id == questionnaire.id
        });
        others
            .map(|(id, work)| (id.clone(), work.assessment.title.clone()))
            .collect()
    });
    if others.is_empty() {
        return None;
    }
    let chosen = compared.get();
    let option = |value: &str, name: &str, is: bool| {
        el("option")
            .attr("value", value)
            .maybe("selected", is.then_some(""))
            .child(name)
    };
    let mut options = vec![option("", "nothing", chosen.is_none())];
    for (id, title) in &others {
        options.push(option(id.as_str(), title, chosen.as_ref() == Some(id)));
    }
    let select = el("select")
        .attr("id", COMPARE)
        .on("change", move |event| {
            compared.set(value_of(&event).parse().ok());
            // The field is built anew with the radar, which is under way now.
            spawn_local(async { page::focus(COMPARE) });
        })
        .child(options);
    Some(
        el("label")
            .class("field compare")
            .child((el("span").child("Compare with"), select)),
    )
}

fn label(item: &Item) -> String {
    [&item.number, " ", &item.title].concat().trim().to_owned()
}

fn tab_links(here: Here, questionnaire: &Questionnaire, current: &str) -> El {
    let links: Vec<El> = tabs(questionnaire)
        .into_iter()
        .map(|(name, title)| {
            let href = Route::In(here.id(), Page::Results(place(&name))).to_string();
            el("a")
                .attr("href", href)
                .maybe("aria-current", (name == current).then_some("true"))
                .child(title)
        })
        .collect();
    el("nav")
        .class("seg")
        .attr("aria-label", "What the chart shows")
        .child(links)
}

/// So wide a chart is drawn; it then takes the room it has.
pub(super) fn width(here: Here) -> u32 {
    if here.app.narrow.get() { 320 } else { 560 }
}

fn draw(
    here: Here,
    questionnaire: &Questionnaire,
    shown: &Selection,
    earlier: Vec<Option<f64>>,
) -> Scene {
    let axes: Vec<Axis> = shown
        .items
        .iter()
        .map(|item| Axis {
            number: item.number.clone(),
            title: item.title.clone(),
            values: values(&item.scores),
        })
        .collect();
    let title = [&shown.title, ": target, declared and backed maturity"].concat();
    let (scale, width) = (scale(questionnaire), width(here));
    if axes.len() < RADAR_AXES {
        crate::chart::bars(&BarsSpec {
            title,
            width,
            scale,
            rows: axes,
            legend: false,
        })
    } else {
        crate::chart::radar(&RadarSpec {
            title,
            width,
            scale,
            axes,
            earlier,
            legend: false,
        })
    }
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
        picture
            .map(|picture| pictured_as(here, "How sure is it?", picture, |scene| chart(scene, &[])))
    })
}
