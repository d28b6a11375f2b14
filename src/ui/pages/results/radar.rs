//! The radar and its table: target, declared, and backed by evidence. The distance between the
//! last two is the message.

use leptos::prelude::*;

use crate::chart::{Axis, BarsSpec, RadarSpec, RangeRow, RangesSpec, Scale, Values};
use crate::questionnaire::{Key, Questionnaire};
use crate::report::headline;
use crate::report::picture::{Item, Selection, Target, selection, tabs};
use crate::route::{Page, Route};
use crate::ui::actions::place;
use crate::ui::components::{chart, figure, panel, percent, range, score, table};
use crate::ui::dom::{El, el};
use crate::ui::work::Here;

/// The id of the line that says what the radar shows; it has the focus when that has changed.
pub(crate) const VIEW_TITLE: &str = "view-title";
/// Fewer axes than this make bars: two points have no shape.
const RADAR_AXES: usize = 3;

fn address(here: Here, target: &Target) -> String {
    let page = match target {
        Target::View(view) => Page::Results(place(view)),
        Target::Leaf(leaf) => Page::Assess(place(leaf)),
    };
    Route::In(here.id(), page).to_string()
}

fn values(item: &Item) -> Values {
    Values {
        target: item.scores.target,
        declared: item.scores.declared,
        backed: item.scores.backed,
    }
}

fn scale(questionnaire: &Questionnaire) -> Scale {
    Scale {
        max: questionnaire.top_level(),
        acceptance: Some(questionnaire.scale.acceptance),
    }
}

/// The radar of a view, with its tabs, its legend, its message and its table.
pub(super) fn radar(here: Here, view: Option<Key>) -> Option<El> {
    let questionnaire = here.questionnaire();
    let name = view.as_ref().map_or("", Key::as_str);
    let shown = here.with(|work| selection(&questionnaire, &work.scores, name))?;
    let back = (shown.tab != name).then(|| {
        let page = Page::Results(place(&shown.tab));
        let href = Route::In(here.id(), page).to_string();
        el("a").attr("href", href).child("← Back")
    });
    let axes: Vec<_> = shown
        .items
        .iter()
        .map(|item| (label(item), item.scores.clone()))
        .collect();
    let header = el("header").child((
        el("h2").child("Declared, and backed by evidence"),
        tab_links(here, &questionnaire, &shown.tab),
    ));
    let legend = [
        ("l-target", "target"),
        ("l-declared", "declared"),
        ("l-backed", "backed by evidence"),
    ];
    let legend = legend.map(|(class, text)| el("li").class(class).child(text));
    let picture = el("figure").child((
        draw(here, &questionnaire, &shown),
        el("ul").class("legend").child(legend),
        el("figcaption").child(headline::radar(&axes)),
    ));
    let title = el("p")
        .class("small")
        .attr("id", VIEW_TITLE)
        .attr("tabindex", "-1")
        .child((back, " ", shown.title.as_str()));
    Some(
        el("section")
            .class("panel")
            .child((header, title, picture, figures(here, &shown))),
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

fn draw(here: Here, questionnaire: &Questionnaire, shown: &Selection) -> El {
    let axes: Vec<Axis> = shown
        .items
        .iter()
        .map(|item| Axis {
            number: item.number.clone(),
            title: item.title.clone(),
            values: values(item),
        })
        .collect();
    let links: Vec<String> = shown
        .items
        .iter()
        .map(|item| address(here, &item.leads_to))
        .collect();
    let title = [&shown.title, ": target, declared and backed maturity"].concat();
    let (scale, width) = (scale(questionnaire), width(here));
    let scene = if axes.len() < RADAR_AXES {
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
            legend: false,
        })
    };
    chart(scene, &links)
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
    let picture = move || {
        let rows = here.with(|work| {
            selection(&questionnaire, &work.scores, "")
                .items
                .iter()
                .map(|item| RangeRow {
                    number: item.number.clone(),
                    title: item.title.clone(),
                    low: item.scores.low.unwrap_or_default(),
                    high: item.scores.high.unwrap_or_default(),
                    values: values(item),
                })
                .collect()
        });
        let spec = RangesSpec {
            title: "Possible range by main clause".to_owned(),
            width: width(here),
            scale: scale(&questionnaire),
            rows: rows.unwrap_or_default(),
            compact: false,
        };
        chart(crate::chart::ranges(&spec), &[])
    };
    panel("How sure is it?").child(el("figure").child((
        el("div").within(picture),
        el("figcaption").child(
            "The bar spans what the answers allow: open questions, low confidence and missing evidence widen it.",
        ),
    )))
}
