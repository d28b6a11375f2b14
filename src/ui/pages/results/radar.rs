//! The radar and its table: target, declared, and backed by evidence. The distance between the
//! last two is the message.

use leptos::prelude::*;

use super::selection::{Item, Selection, Target, selection, tabs};
use crate::chart::{Axis, BarsSpec, RadarSpec, RangeRow, RangesSpec, Scale, Values};
use crate::questionnaire::{Key, Questionnaire};
use crate::report::headline;
use crate::route::{Page, Route};
use crate::ui::actions::place;
use crate::ui::components::{ChartLink, chart, percent, range, score};
use crate::ui::work::Here;

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
pub(super) fn radar(here: Here, view: Option<Key>) -> AnyView {
    let questionnaire = here.questionnaire();
    let name = view.as_ref().map_or("", Key::as_str).to_owned();
    let Some(shown) = here.with(|work| selection(&questionnaire, &work.scores, &name)) else {
        return ().into_any();
    };
    let back = (shown.tab != name).then(|| {
        let page = Page::Results(place(&shown.tab));
        view! { <a href=Route::In(here.id(), page).to_string()>"← Back"</a> " " }
    });
    let axes: Vec<_> = shown
        .items
        .iter()
        .map(|item| (label(item), item.scores.clone()))
        .collect();
    let message = headline::radar(&axes);
    let (title, tabs, table) = (
        shown.title.clone(),
        tab_links(here, &shown.tab),
        table(here, &shown),
    );
    let picture = move || draw(here, &questionnaire, &shown);
    view! {
        <section class="panel">
            <header>
                <h2>"Declared, and backed by evidence"</h2>
                {tabs}
            </header>
            <p class="small">{back} {title}</p>
            <figure>
                {picture}
                <ul class="legend">
                    <li class="l-target">"target"</li>
                    <li class="l-declared">"declared"</li>
                    <li class="l-backed">"backed by evidence"</li>
                </ul>
                <figcaption>{message}</figcaption>
            </figure>
            {table}
        </section>
    }
    .into_any()
}

fn label(item: &Item) -> String {
    format!("{} {}", item.number, item.title).trim().to_owned()
}

fn tab_links(here: Here, current: &str) -> AnyView {
    let questionnaire = here.questionnaire();
    let links = tabs(&questionnaire)
        .into_iter()
        .map(|(name, title)| {
            let is_current = name == current;
            let href = Route::In(here.id(), Page::Results(place(&name))).to_string();
            view! { <a href=href aria-current=is_current.then_some("true")>{title}</a> }
        })
        .collect_view();
    view! { <nav class="seg" aria-label="What the chart shows">{links}</nav> }.into_any()
}

fn draw(here: Here, questionnaire: &Questionnaire, shown: &Selection) -> AnyView {
    let axes: Vec<Axis> = shown
        .items
        .iter()
        .map(|item| Axis {
            number: item.number.clone(),
            title: item.title.clone(),
            values: values(item),
        })
        .collect();
    let links: Vec<ChartLink> = shown
        .items
        .iter()
        .map(|item| ChartLink {
            href: address(here, &item.leads_to),
            label: format!("{}: {}", label(item), score(item.scores.backed)),
        })
        .collect();
    let title = format!("{}: target, declared and backed maturity", shown.title);
    let scale = scale(questionnaire);
    let width = if here.app.narrow.get() { 320 } else { 560 };
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

fn table(here: Here, shown: &Selection) -> AnyView {
    let rows = shown
        .items
        .iter()
        .map(|item| {
            let scores = &item.scores;
            let weakest = scores
                .weakest
                .map_or_else(|| "–".to_owned(), |level| level.to_string());
            view! {
                <tr>
                    <th scope="row"><a href=address(here, &item.leads_to)>{label(item)}</a></th>
                    <td class="n">{score(scores.target)}</td>
                    <td class="n" data-value=score(scores.declared)>{score(scores.declared)}</td>
                    <td class="n" data-value=score(scores.backed)>{score(scores.backed)}</td>
                    <td class="n">{range(scores.low, scores.high)}</td>
                    <td class="n">{weakest}</td>
                    <td class="n">{percent(scores.coverage)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="scroll-x" tabindex="0" role="region" aria-label="Figures of the chart">
            <table>
                <caption class="vh">"Figures of the chart"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Clause"</th>
                        <th scope="col" class="n">"Target"</th>
                        <th scope="col" class="n">"Declared"</th>
                        <th scope="col" class="n">"Backed"</th>
                        <th scope="col" class="n">"Range"</th>
                        <th scope="col" class="n">"Weakest"</th>
                        <th scope="col" class="n">"Covered"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// How far each main clause could be off.
pub(super) fn ranges(here: Here) -> AnyView {
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
        let width = if here.app.narrow.get() { 320 } else { 560 };
        let spec = RangesSpec {
            title: "Possible range by main clause".to_owned(),
            width,
            scale: scale(&questionnaire),
            rows: rows.unwrap_or_default(),
            compact: false,
        };
        chart(crate::chart::ranges(&spec), &[])
    };
    view! {
        <section class="panel">
            <header><h2>"How sure is it?"</h2></header>
            <figure>
                {picture}
                <figcaption>
                    "The bar spans what the answers allow: open questions, low confidence and missing evidence widen it."
                </figcaption>
            </figure>
        </section>
    }
    .into_any()
}
