//! What goes with an answer: evidence, confidence, note, owner, and the two other ways to answer.

use leptos::html;
use leptos::prelude::*;

use crate::assessment::{Answer, Confidence, EvidenceState, Response};
use crate::questionnaire::Question;
use crate::ui::components::segmented;
use crate::ui::work::Here;

/// The rows below a question's levels.
pub(super) fn details(here: Here, question: Question, answer: Memo<Answer>) -> AnyView {
    let question = StoredValue::new(question);
    let id = move || question.with_value(|question| question.id.to_string());
    let rated = Memo::new(move |_| answer.with(|answer| answer.rating().is_some()));
    let asks_reason = RwSignal::new(answer.with_untracked(Answer::is_not_applicable));
    let shows_note = RwSignal::new(answer.with_untracked(|answer| !answer.note.is_empty()));
    let shows_owner = RwSignal::new(answer.with_untracked(|answer| !answer.owner.is_empty()));
    // What undo or an import brings back must be seen.
    Effect::new(move |_| {
        answer.with(|answer| {
            if !answer.note.is_empty() {
                shows_note.set(true);
            }
            if !answer.owner.is_empty() {
                shows_owner.set(true);
            }
            if answer.is_not_applicable() {
                asks_reason.set(true);
            } else if answer.response.is_some() {
                asks_reason.set(false);
            }
        });
    });
    let is_unknown =
        move || answer.with(|answer| matches!(answer.response, Some(Response::Unknown)));
    let toggle_unknown = move |_| {
        here.answer(&id(), false, |answer| {
            answer.response = match answer.response {
                Some(Response::Unknown) => None,
                _ => Some(Response::Unknown),
            };
        });
    };
    let condition = question.with_value(|question| question.not_applicable_if.clone());
    let not_applicable = condition.is_some().then(|| {
        let toggle = move |_| {
            let opens = !asks_reason.get_untracked();
            asks_reason.set(opens);
            if !opens {
                here.answer(&id(), false, |answer| {
                    if answer.is_not_applicable() {
                        answer.response = None;
                    }
                });
            }
        };
        view! {
            <button
                class="link"
                type="button"
                aria-pressed=move || asks_reason.get().to_string()
                on:click=toggle
            >
                "Not applicable…"
            </button>
        }
    });
    let clear = move || {
        answer.with(|answer| answer.response.is_some()).then(|| {
            let clear = move |_| here.answer(&id(), false, |answer| answer.response = None);
            view! { <button class="link" type="button" on:click=clear>"Clear answer"</button> }
        })
    };
    view! {
        <div class="row">
            {evidence(here, question, answer, rated)}
            {confidence(here, question, answer, rated)}
            <button
                class="link"
                type="button"
                aria-pressed=move || is_unknown().to_string()
                on:click=toggle_unknown
            >
                "Don’t know"
            </button>
            {not_applicable}
            <button
                class="link"
                type="button"
                data-note=""
                aria-expanded=move || shows_note.get().to_string()
                on:click=move |_| shows_note.update(|shown| *shown = !*shown)
            >
                "Note"
            </button>
            <button
                class="link"
                type="button"
                aria-expanded=move || shows_owner.get().to_string()
                on:click=move |_| shows_owner.update(|shown| *shown = !*shown)
            >
                "Owner"
            </button>
            {clear}
        </div>
        <div class="more">
            {move || asks_reason.get().then(|| reason(here, question, answer))}
            {pending(here, question, answer)}
            {move || {
                let located = answer.with(|answer| {
                    answer.rating().is_some_and(|rating| rating.evidence.state != EvidenceState::None)
                });
                located.then_some(()).map(|()| place(here, question, answer))
            }}
            {move || shows_owner.get().then(|| owner(here, question, answer))}
            {move || shows_note.get().then(|| note(here, question, answer))}
        </div>
        {hint(here, question, answer)}
    }
    .into_any()
}

const EVIDENCE: [(&str, &str, EvidenceState); 3] = [
    ("none", "None", EvidenceState::None),
    ("located", "Located", EvidenceState::Located),
    ("checked", "Checked", EvidenceState::Checked),
];

fn evidence(
    here: Here,
    question: StoredValue<Question>,
    answer: Memo<Answer>,
    rated: Memo<bool>,
) -> AnyView {
    let id = question.with_value(|question| question.id.to_string());
    let name = format!("{id}-evidence");
    let chosen = move || {
        let state = answer.with(|answer| {
            answer
                .rating()
                .map_or(EvidenceState::None, |rating| rating.evidence.state)
        });
        EVIDENCE
            .iter()
            .find(|(.., one)| *one == state)
            .map_or("", |(value, ..)| value)
    };
    let choose = move |value: &str| {
        let Some((.., state)) = EVIDENCE.iter().find(|(name, ..)| *name == value) else {
            return;
        };
        here.answer(&id, false, |answer| {
            if let Some(Response::Rated(rating)) = &mut answer.response {
                rating.evidence.state = *state;
            }
        });
    };
    let options = EVIDENCE
        .iter()
        .map(|(value, text, _)| (*value, (*text).to_owned()))
        .collect();
    view! {
        <fieldset prop:disabled=move || !rated.get()>
            <span aria-hidden="true">"Evidence"</span>
            {segmented(name, "Evidence", options, chosen, choose)}
        </fieldset>
    }
    .into_any()
}

const CONFIDENCE: [(&str, &str, Confidence); 3] = [
    ("high", "High", Confidence::High),
    ("medium", "Medium", Confidence::Medium),
    ("low", "Low", Confidence::Low),
];

fn confidence(
    here: Here,
    question: StoredValue<Question>,
    answer: Memo<Answer>,
    rated: Memo<bool>,
) -> AnyView {
    let id = question.with_value(|question| question.id.to_string());
    let name = format!("{id}-confidence");
    let chosen = move || {
        let confidence = answer
            .with(|answer| answer.rating().map(|rating| rating.confidence))
            .unwrap_or_default();
        CONFIDENCE
            .iter()
            .find(|(.., one)| *one == confidence)
            .map_or("", |(value, ..)| value)
    };
    let choose = move |value: &str| {
        let Some((.., confidence)) = CONFIDENCE.iter().find(|(name, ..)| *name == value) else {
            return;
        };
        here.answer(&id, false, |answer| {
            if let Some(Response::Rated(rating)) = &mut answer.response {
                rating.confidence = *confidence;
            }
        });
    };
    let options = CONFIDENCE
        .iter()
        .map(|(value, text, _)| (*value, (*text).to_owned()))
        .collect();
    view! {
        <fieldset prop:disabled=move || !rated.get()>
            <span aria-hidden="true">"Confidence"</span>
            {segmented(name, "Confidence", options, chosen, choose)}
        </fieldset>
    }
    .into_any()
}

/// Where the evidence is.
fn place(here: Here, question: StoredValue<Question>, answer: Memo<Answer>) -> AnyView {
    let write = move |event| {
        let text = event_target_value(&event);
        here.answer(
            &question.with_value(|question| question.id.to_string()),
            true,
            |answer| {
                if let Some(Response::Rated(rating)) = &mut answer.response {
                    rating.evidence.reference = text;
                }
            },
        );
    };
    let value = move || {
        answer.with(|answer| {
            answer
                .rating()
                .map(|rating| rating.evidence.reference.clone())
                .unwrap_or_default()
        })
    };
    view! {
        <label class="field">
            <span>"Where is the evidence?"</span>
            <input type="text" maxlength="20000" prop:value=value on:input=write />
        </label>
    }
    .into_any()
}

fn owner(here: Here, question: StoredValue<Question>, answer: Memo<Answer>) -> AnyView {
    let write = move |event| {
        let text = event_target_value(&event);
        let id = question.with_value(|question| question.id.to_string());
        here.answer(&id, true, |answer| answer.owner = text);
    };
    view! {
        <label class="field">
            <span>"Owner: who answers or acts"</span>
            <input
                type="text"
                maxlength="20000"
                prop:value=move || answer.with(|answer| answer.owner.clone())
                on:input=write
            />
        </label>
    }
    .into_any()
}

fn note(here: Here, question: StoredValue<Question>, answer: Memo<Answer>) -> AnyView {
    let area = NodeRef::<html::Textarea>::new();
    let write = move |event| {
        let text = event_target_value(&event);
        let id = question.with_value(|question| question.id.to_string());
        here.answer(&id, true, |answer| answer.note = text);
    };
    view! {
        <label class="field">
            <span>"Note"</span>
            <textarea
                node_ref=area
                maxlength="20000"
                prop:value=move || answer.with(|answer| answer.note.clone())
                on:input=write
            ></textarea>
        </label>
    }
    .into_any()
}

/// Why the question does not apply. The answer counts once there is a reason.
fn reason(here: Here, question: StoredValue<Question>, answer: Memo<Answer>) -> AnyView {
    let id = question.with_value(|question| question.id.to_string());
    let condition = question.with_value(|question| question.not_applicable_if.clone());
    let help = format!("reason-help-{id}");
    let error = format!("reason-error-{id}");
    let text = move || {
        answer.with(|answer| match &answer.response {
            Some(Response::NotApplicable(reason)) => reason.clone(),
            _ => String::new(),
        })
    };
    let is_missing = move || text().trim().is_empty();
    let write = move |event| {
        let text = event_target_value(&event);
        here.answer(&id, true, |answer| {
            answer.response = match (text.trim().is_empty(), &answer.response) {
                (false, _) => Some(Response::NotApplicable(text)),
                (true, Some(Response::NotApplicable(_))) => None,
                (true, _) => answer.response.take(),
            };
        });
    };
    view! {
        <label class="field">
            <span>"Why does it not apply?"</span>
            <span class="help" id=help.clone()>{condition}</span>
            <textarea
                maxlength="20000"
                aria-required="true"
                aria-describedby=format!("{help} {error}")
                prop:value=text
                on:input=write
            ></textarea>
            <span class="error" id=error>
                {move || is_missing().then_some("Write the reason: without one the question stays unanswered.")}
            </span>
        </label>
    }
    .into_any()
}

/// For questions about events: whether the event has happened yet.
fn pending(here: Here, question: StoredValue<Question>, answer: Memo<Answer>) -> Option<AnyView> {
    let is_event = question.with_value(|question| question.event);
    let acceptance = here.questionnaire().scale.acceptance;
    let is_above = move || {
        answer.with(|answer| {
            answer
                .rating()
                .is_some_and(|rating| rating.level > acceptance)
        })
    };
    let set = move |event| {
        let pending = event_target_checked(&event);
        let id = question.with_value(|question| question.id.to_string());
        here.answer(&id, false, |answer| answer.event_pending = pending);
    };
    is_event.then(|| {
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || answer.with(|answer| answer.event_pending)
                    prop:disabled=is_above
                    on:change=set
                />
                <span>
                    {format!("It has not happened yet: the level says how ready you are, at most {acceptance}.")}
                </span>
            </label>
        }
        .into_any()
    })
}

/// What would show it; with a warning where the level does not count for want of evidence.
fn hint(here: Here, question: StoredValue<Question>, answer: Memo<Answer>) -> AnyView {
    let acceptance = here.questionnaire().scale.acceptance;
    let counts_less = Memo::new(move |_| {
        answer.with(|answer| {
            answer.rating().is_some_and(|rating| {
                rating.level >= acceptance && rating.evidence.state == EvidenceState::None
            })
        })
    });
    let example = question.with_value(|question| question.hint.clone());
    let warning = move || {
        counts_less.get().then(|| {
            let counted = acceptance.saturating_sub(1);
            view! { "Without located evidence this counts as " <b>{counted}</b> " in the verdicts. " }
        })
    };
    view! {
        <p class="note" data-warn=move || counts_less.get().then_some("")>
            {warning} "An auditor might ask for: " {example}
        </p>
    }
    .into_any()
}
