//! All leaves at a glance, and what an auditor would likely find.

use leptos::prelude::*;

use crate::questionnaire::{LeafIx, Status};
use crate::report::explain::why_status;
use crate::report::{headline, words};
use crate::route::{Page, Route};
use crate::ui::actions::place;
use crate::ui::components::{percent, range, score, status};
use crate::ui::work::Here;

/// Every leaf as a coloured sign, by main clause.
pub(super) fn heat(here: Here) -> AnyView {
    let questionnaire = here.questionnaire();
    let count = questionnaire.leaves.len();
    let rows = questionnaire
        .main_clauses()
        .cloned()
        .map(|node| {
            let cells = node
                .leaves
                .clone()
                .map(|index| cell(here, index))
                .collect_view();
            view! {
                <dt>{format!("{} {}", node.number, node.short)}</dt>
                <dd>{cells}</dd>
            }
        })
        .collect_view();
    view! {
        <section class="panel">
            <header><h2>{format!("All {count} clauses")}</h2></header>
            <dl class="heat">{rows}</dl>
            {systemic(here)}
        </section>
    }
    .into_any()
}

fn cell(here: Here, index: LeafIx) -> Option<AnyView> {
    let leaf = here.leaf(index)?;
    let state = move || {
        here.with(|work| work.scores.status(index))
            .unwrap_or(Status::NotAssessed)
    };
    let name = leaf.short.clone();
    let label = {
        let number = leaf.number.clone();
        move || format!("{number} {name}: {}", words::status(state()))
    };
    let href = Route::In(here.id(), Page::Assess(place(leaf.number.as_str()))).to_string();
    Some(
        view! {
            <a href=href data-status=move || state().key() aria-label=label.clone() title=label>
                {leaf.number.to_string()}
            </a>
        }
        .into_any(),
    )
}

/// A warning where many minor findings of one group could become a major one.
fn systemic(here: Here) -> AnyView {
    let questionnaire = here.questionnaire();
    let groups = move || {
        here.with(|work| {
            questionnaire
                .nodes
                .iter()
                .filter(|node| node.leaf.is_none())
                .filter(|node| work.scores.of_node(&questionnaire, node).systemic)
                .map(|node| format!("{} {}", node.number, node.short))
                .collect::<Vec<_>>()
        })
        .filter(|groups| !groups.is_empty())
        .map(|groups| {
            view! {
                <p class="note" data-warn="">
                    {groups.join(", ")}
                    ": at least half of the clauses here are likely minor. An auditor may combine them into a major."
                </p>
            }
        })
    };
    view! { {groups} }.into_any()
}

/// What is shown at once, and what opens.
const URGENT: [Status; 2] = [Status::LikelyMajor, Status::LikelyMinor];
const LATER: [Status; 3] = [Status::Incomplete, Status::Ofi, Status::NotAssessed];

/// Findings, the most severe first.
pub(super) fn findings(here: Here) -> AnyView {
    let counts = move || {
        let questionnaire = here.questionnaire();
        here.with(|work| headline::findings(&work.scores.overall(&questionnaire).counts))
    };
    let later = move || {
        let table = rows(here, &LATER);
        table.map(|table| {
            view! {
                <details class="more-of">
                    <summary>"Incomplete, improvements and not assessed"</summary>
                    {table}
                </details>
            }
        })
    };
    let urgent = move || {
        rows(here, &URGENT).unwrap_or_else(|| {
            view! { <p class="note">"No likely major and no likely minor nonconformity."</p> }
                .into_any()
        })
    };
    view! {
        <section class="panel">
            <header><h2>"Findings"</h2></header>
            <p class="small">{counts}</p>
            {urgent}
            {later}
        </section>
    }
    .into_any()
}

/// The leaves of these statuses as a table; absent where there are none.
fn rows(here: Here, statuses: &[Status]) -> Option<AnyView> {
    let questionnaire = here.questionnaire();
    let found = here.with(|work| {
        let mut found: Vec<(usize, LeafIx)> = (0..questionnaire.leaves.len())
            .filter_map(|leaf| {
                let status = work.scores.status(leaf);
                Some((statuses.iter().position(|one| *one == status)?, leaf))
            })
            .collect();
        found.sort_unstable();
        found
            .into_iter()
            .filter_map(|(_, index)| {
                let leaf = questionnaire.leaves.get(index)?;
                let scores = work.scores.leaf(index)?;
                let why = why_status(&questionnaire, &work.assessment, index, scores).sentence;
                let href =
                    Route::In(here.id(), Page::Assess(place(leaf.number.as_str()))).to_string();
                Some(view! {
                    <tr>
                        <th scope="row">
                            <a href=href>
                                <b>{leaf.number.to_string()}</b> " " {leaf.short.clone()}
                            </a>
                            <br />
                            {status(scores.status)}
                            <br />
                            <span class="small">{why}</span>
                        </th>
                        <td class="n">{score(scores.declared)}</td>
                        <td class="n">{score(scores.backed)}</td>
                        <td class="n">{range(scores.low, scores.high)}</td>
                        <td class="n">{percent(scores.coverage)}</td>
                    </tr>
                })
            })
            .collect::<Vec<_>>()
    })?;
    (!found.is_empty()).then(|| {
        view! {
            <table>
                <thead>
                    <tr>
                        <th scope="col">"Clause and why"</th>
                        <th scope="col" class="n">"Declared"</th>
                        <th scope="col" class="n">"Backed"</th>
                        <th scope="col" class="n">"Range"</th>
                        <th scope="col" class="n">"Covered"</th>
                    </tr>
                </thead>
                <tbody>{found}</tbody>
            </table>
        }
        .into_any()
    })
}
