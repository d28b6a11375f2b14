//! The middle of the page: one leaf, its score and its questions.

use leptos::prelude::*;

use super::card;
use super::scope::{is_asked, next_unanswered};
use super::score::score_strip;
use crate::questionnaire::{Leaf, LeafIx, Questionnaire};
use crate::route::{Page, Route};
use crate::ui::actions::place;
use crate::ui::work::Here;

/// A leaf's questions, as they are asked when the page opens: answering never makes one vanish.
pub(super) fn leaf(here: Here, index: LeafIx) -> AnyView {
    let questionnaire = here.questionnaire();
    let Some(leaf) = questionnaire.leaves.get(index) else {
        return view! { <h1 tabindex="-1">"There is no such clause"</h1> }.into_any();
    };
    let settings = here.app.settings.get();
    let asked: Vec<usize> = here
        .peek(|work| {
            leaf.questions
                .clone()
                .filter(|&ix| {
                    let question = questionnaire.questions.get(ix);
                    question.is_some_and(|question| is_asked(question, &work.assessment, &settings))
                })
                .collect()
        })
        .unwrap_or_default();
    let hidden = leaf.questions.len().saturating_sub(asked.len());
    let hidden_note = (hidden > 0).then(|| {
        let what = match (hidden, asked.is_empty()) {
            (1, false) => "1 question of this clause is hidden by the filter.".to_owned(),
            (n, false) => format!("{n} questions of this clause are hidden by the filter."),
            (_, true) => "The filter hides every question of this clause.".to_owned(),
        };
        view! {
            <p class="note">
                {what} " "
                <button class="link" type="button" on:click=move |_| super::tree::show_all(here.app)>
                    "Show all questions"
                </button>
            </p>
        }
    });
    let cards: Vec<AnyView> = asked.into_iter().map(|ix| card::card(here, ix)).collect();
    view! {
        <p class="crumb">{crumb(&questionnaire, leaf)}</p>
        <h1 tabindex="-1">{format!("{} {}", leaf.number, leaf.title)}</h1>
        <p class="lead">{leaf.intent.join(" ")}</p>
        {score_strip(here, index)}
        {cards}
        {hidden_note}
        {pager(here, index)}
    }
    .into_any()
}

/// The clauses above, from the main clause down.
fn crumb(questionnaire: &Questionnaire, leaf: &Leaf) -> String {
    let mut names = Vec::new();
    let mut at = questionnaire
        .nodes
        .get(leaf.node)
        .and_then(|node| node.parent);
    while let Some(node) = at.and_then(|node| questionnaire.nodes.get(node)) {
        names.push(format!("{} {}", node.number, node.short));
        at = node.parent;
    }
    names.reverse();
    names.join(" › ")
}

fn pager(here: Here, index: LeafIx) -> AnyView {
    let link = move |to: Option<LeafIx>, sign: &'static str, before: bool| {
        let leaf = here.leaf(to?)?;
        let text = if before {
            format!("{sign} {} {}", leaf.number, leaf.short)
        } else {
            format!("{} {} {sign}", leaf.number, leaf.short)
        };
        let href = Route::In(here.id(), Page::Assess(place(leaf.number.as_str()))).to_string();
        Some(view! { <a class="btn" href=href>{text}</a> })
    };
    view! {
        <nav class="pager" aria-label="Clause by clause">
            {link(index.checked_sub(1), "←", true)}
            <button class="btn primary" type="button" on:click=move |_| go_to_next(here, index)>
                "Next unanswered"
            </button>
            {link(Some(index + 1), "→", false)}
        </nav>
    }
    .into_any()
}

/// Goes to the next unanswered question after this leaf's first one; says so where there is none.
pub(super) fn go_to_next(here: Here, index: LeafIx) {
    let questionnaire = here.questionnaire();
    let settings = here.app.settings.get_untracked();
    let current = current_question(here, index);
    let next = here
        .peek(|work| {
            next_unanswered(
                &questionnaire,
                &work.assessment,
                &settings,
                current.as_deref(),
            )
        })
        .flatten();
    match next {
        Some(question) => {
            let route = Route::In(here.id(), Page::Assess(place(question.id.as_str())));
            here.app.go(&route);
            crate::platform::page::focus(&card::element_id(question.id.as_str()));
        }
        None => here
            .app
            .toast("Every question that is shown has an answer.", None),
    }
}

/// The question that has the focus; else the one before the leaf's first, so that "next" finds
/// that one.
fn current_question(here: Here, index: LeafIx) -> Option<String> {
    card::focused().or_else(|| {
        let questionnaire = here.questionnaire();
        let first = questionnaire
            .leaves
            .get(index)?
            .questions
            .start
            .checked_sub(1)?;
        questionnaire
            .questions
            .get(first)
            .map(|question| question.id.to_string())
    })
}
