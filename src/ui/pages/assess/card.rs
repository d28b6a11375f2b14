//! One question: its text, its described levels, and what goes with an answer.

use super::details::{QUESTION, details};
use crate::assessment::{Answer, Evidence, Rating, Response};
use crate::platform::page;
use crate::questionnaire::{Question, QuestionIx, Questionnaire};
use crate::ui::dom::{El, el, follow, value_of};
use crate::ui::memo::{Memo, memo};
use crate::ui::soon::after_paint;
use crate::ui::work::Here;

/// The id of a question's element.
pub(super) fn element_id(question: &str) -> String {
    [QUESTION, "-", question].concat()
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

/// The question's card; absent where there is no such question.
pub(super) fn card(here: Here, index: QuestionIx) -> Option<El> {
    let questionnaire = here.questionnaire();
    let question = questionnaire.questions.get(index)?;
    let read = question.id.clone();
    let answer = here.memo(move |work| {
        work.assessment
            .answers
            .get(&read)
            .cloned()
            .unwrap_or_default()
    });
    let id = question.id.to_string();
    let element_id = element_id(&id);
    let heading = [element_id.as_str(), "-text"].concat();
    let tags = [
        (question.cornerstone, "cornerstone", "tag key"),
        (question.must, "must", "tag"),
        (question.event, "may not have happened yet", "tag"),
    ];
    let tags = tags.into_iter().filter(|(shown, ..)| *shown);
    let tags = tags
        .map(|(_, text, class)| el("span").class(class).child(text))
        .collect::<Vec<_>>();
    let title = el("h2").attr("id", &heading).child(question.text.as_str());
    let choose_id = id.clone();
    let levels = levels(&questionnaire, question, answer)
        .attr("aria-labelledby", &heading)
        .on("change", move |event| {
            // The browser shows by itself what was chosen.
            if let Ok(level) = value_of(&event).parse() {
                let id = choose_id.clone();
                here.app.expect_change();
                after_paint(move || rate(here, &id, level));
            }
        });
    let card = el("article")
        .class("q")
        .attr("id", &element_id)
        .attr("data-question", &id)
        .attr("tabindex", "-1")
        .attr("aria-labelledby", &heading)
        .child((el("header").child((title, tags)), levels));
    Some(details(here, question, answer, card))
}

/// The described levels as native radio buttons.
fn levels(questionnaire: &Questionnaire, question: &Question, answer: Memo<Answer>) -> El {
    let acceptance = questionnaire.scale.acceptance;
    let mut radios = Vec::with_capacity(questionnaire.scale.levels.len());
    let mut rows = Vec::with_capacity(questionnaire.scale.levels.len());
    for (described, level) in questionnaire.scale.levels.iter().zip(0_u8..) {
        let value = level.to_string();
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", question.id.as_str())
            .attr("value", &value);
        radios.push(radio.clone());
        let accepted =
            (level == acceptance).then(|| el("em").child(" An auditor would accept this."));
        let class = if level == acceptance { "accepted" } else { "" };
        rows.push(el("label").class(class).child((
            radio,
            el("kbd").attr("aria-hidden", "true").child(value),
            el("b").child(described.name.as_str()),
            el("span").child((questionnaire.level_text(question, level), accepted)),
        )));
    }
    let state = memo(move || {
        answer.with(|answer| {
            (
                answer.rating().map(|rating| rating.level),
                answer.event_pending,
            )
        })
    });
    follow(move || {
        let (chosen, pending) = state.get();
        for (radio, level) in radios.iter().zip(0_u8..) {
            radio.set_is("checked", chosen == Some(level));
            radio.set_is("disabled", pending && level > acceptance);
        }
    });
    el("div")
        .class("levels")
        .attr("role", "radiogroup")
        .child(rows)
}
