//! One question: its text, its described levels, and what goes with an answer.

use leptos::prelude::*;

use super::details::details;
use crate::assessment::{Answer, Evidence, Rating, Response};
use crate::platform::page;
use crate::questionnaire::{QuestionIx, Questionnaire};
use crate::ui::work::Here;

const PREFIX: &str = "q-";

/// The id of a question's element.
pub(super) fn element_id(question: &str) -> String {
    format!("{PREFIX}{question}")
}

/// The id of the question within which the focus is.
pub(super) fn focused() -> Option<String> {
    let active = page::document()?.active_element()?;
    let card = active.closest("[data-question]").ok()??;
    card.get_attribute("data-question")
}

/// Gives a question a level; what was known of evidence and confidence stays.
pub(super) fn rate(here: Here, question: &str, level: u8) {
    here.answer(question, false, |answer| {
        let known = answer.rating().cloned();
        let (evidence, confidence) = known.map_or_else(
            || {
                (
                    Evidence::default(),
                    crate::assessment::Confidence::default(),
                )
            },
            |rating| (rating.evidence, rating.confidence),
        );
        answer.response = Some(Response::Rated(Rating {
            level,
            evidence,
            confidence,
        }));
    });
}

/// Whether an answer may have this level: of something that has not happened yet, readiness is
/// rated, at most up to the acceptance line.
pub(super) fn may_have(questionnaire: &Questionnaire, answer: &Answer, level: u8) -> bool {
    !answer.event_pending || level <= questionnaire.scale.acceptance
}

/// The question's card.
pub(super) fn card(here: Here, index: QuestionIx) -> AnyView {
    let questionnaire = here.questionnaire();
    let Some(question) = questionnaire.questions.get(index).cloned() else {
        return ().into_any();
    };
    let id = question.id.clone();
    let answer = here.memo(move |work| {
        work.assessment
            .answers
            .get(&id)
            .cloned()
            .unwrap_or_default()
    });
    let level =
        Memo::new(move |_| answer.with(|answer| answer.rating().map(|rating| rating.level)));
    let pending = Memo::new(move |_| answer.with(|answer| answer.event_pending));
    let acceptance = questionnaire.scale.acceptance;
    let name = question.id.to_string();

    let levels = questionnaire
        .scale
        .levels
        .iter()
        .zip(0_u8..)
        .map(|(described, value)| {
            let accepted = (value == acceptance).then(|| {
                view! { <em>" An auditor would accept this."</em> }
            });
            let is_above = value > acceptance;
            let is_line = value == acceptance;
            view! {
                <label class:accepted=is_line>
                    <input
                        type="radio"
                        name=name.clone()
                        value=value
                        prop:checked=move || level.get() == Some(value)
                        prop:disabled=move || is_above && pending.get()
                    />
                    <kbd aria-hidden="true">{value}</kbd>
                    <b>{described.name.clone()}</b>
                    <span>{questionnaire.level_text(&question, value)} {accepted}</span>
                </label>
            }
        });
    let levels = levels.collect_view();
    let tags = [
        (question.cornerstone, "cornerstone", "tag key"),
        (question.must, "must", "tag"),
        (question.event, "may not have happened yet", "tag"),
    ];
    let tags = tags
        .into_iter()
        .filter(|(shown, ..)| *shown)
        .map(|(_, text, class)| view! { <span class=class>{text}</span> })
        .collect_view();
    let heading = format!("{}-text", element_id(question.id.as_str()));
    let choose_id = question.id.to_string();
    let choose = move |event| {
        if let Ok(level) = event_target_value(&event).parse() {
            rate(here, &choose_id, level);
        }
    };
    let (id, text) = (question.id.to_string(), question.text.clone());
    let details = details(here, question, answer);
    view! {
        <article
            class="q"
            id=element_id(&id)
            data-question=id
            tabindex="-1"
            aria-labelledby=heading.clone()
        >
            <header>
                <h2 id=heading.clone()>{text}</h2>
                {tags}
            </header>
            <div class="levels" role="radiogroup" aria-labelledby=heading.clone() on:change=choose>
                {levels}
            </div>
            {details}
        </article>
    }
    .into_any()
}
