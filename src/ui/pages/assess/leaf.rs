//! The middle of the page: one leaf, its score and its questions.

use leptos::prelude::*;

use super::card;
use super::scope::{is_asked, next_unanswered};
use super::score::score_strip;
use crate::questionnaire::{Leaf, LeafIx, Questionnaire};
use crate::report::words::{count, is_are};
use crate::route::{Page, Route};
use crate::ui::actions::place;
use crate::ui::components::button;
use crate::ui::dom::{El, el};
use crate::ui::work::Here;

/// What to know before the first answer.
const FIRST: &str = "Choose the level that describes today. From the thick line on, an auditor would accept it, once you say where the evidence is. “Must” is required by the standard; without a “cornerstone” the certificate is at stake. Do not know? Say so: it stays open, and you can come back.";

/// The id of the button that leads on.
pub(super) const NEXT: &str = "next-unanswered";

/// A leaf's questions, as they are asked when the page opens: answering never makes one vanish. All
/// but the first one wait until they may follow.
pub(super) fn leaf(here: Here, index: LeafIx, follows: RwSignal<bool>) -> Vec<El> {
    let questionnaire = here.questionnaire();
    let Some(leaf) = questionnaire.leaves.get(index) else {
        return vec![heading("There is no such clause")];
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
    let mut parts = vec![
        el("p").class("crumb").child(crumb(&questionnaire, leaf)),
        heading(&[leaf.number.as_str(), " ", &leaf.title].concat()),
        el("p").class("lead").child(leaf.intent.join(" ")),
        score_strip(here, index),
    ];
    // It stays while this clause is shown: nothing moves when the first answer is given.
    if here.peek(|work| work.assessment.answers.is_empty()) == Some(true) {
        parts.push(el("p").class("note").attr("data-first", "").child(FIRST));
    }
    if hidden > 0 {
        parts.push(hidden_note(here, hidden, asked.is_empty()));
    }
    let mut cards = asked.into_iter();
    parts.extend(cards.next().and_then(|first| card::card(here, first)));
    let others = move || {
        let cards = cards.clone().filter_map(|ix| card::card(here, ix));
        cards.chain([pager(here, index)]).collect::<Vec<_>>()
    };
    let rest = el("div").class("slot");
    parts.push(rest.within(move || follows.get().then(&others)));
    parts
}

fn heading(text: &str) -> El {
    el("h1").attr("tabindex", "-1").child(text)
}

/// Says that the filter hides questions, and takes it away.
fn hidden_note(here: Here, hidden: usize, all: bool) -> El {
    let text = if all {
        "The filter hides every question of this clause. ".to_owned()
    } else {
        [
            &count(hidden, "question", "questions"),
            " of this clause ",
            is_are(hidden),
            " hidden by the filter. ",
        ]
        .concat()
    };
    let show = button("link", "Show all questions", move || {
        super::tree::show_all(here.app)
    });
    el("p").class("note filter-note").child((text, show))
}

/// The clauses above, from the main clause down.
fn crumb(questionnaire: &Questionnaire, leaf: &Leaf) -> String {
    let mut names = Vec::new();
    let mut at = questionnaire
        .nodes
        .get(leaf.node)
        .and_then(|node| node.parent);
    while let Some(node) = at.and_then(|node| questionnaire.nodes.get(node)) {
        names.push([node.number.as_str(), " ", &node.short].concat());
        at = node.parent;
    }
    names.reverse();
    names.join(" › ")
}

fn pager(here: Here, index: LeafIx) -> El {
    let link = move |to: Option<LeafIx>, before: &str, after: &str| {
        let leaf = here.leaf(to?)?;
        let text = [before, leaf.number.as_str(), " ", &leaf.short, after].concat();
        let href = Route::In(here.id(), Page::Assess(place(leaf.number.as_str()))).to_string();
        Some(el("a").class("btn").attr("href", href).child(text))
    };
    el("nav")
        .class("pager")
        .attr("aria-label", "Clause by clause")
        .child((
            link(index.checked_sub(1), "← ", ""),
            button("btn primary", "Next unanswered", move || {
                go_to_next(here, index)
            })
            .attr("id", NEXT),
            link(index.checked_add(1), "", " →"),
        ))
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
