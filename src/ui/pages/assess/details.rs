//! What goes with an answer: evidence, confidence, note, owner, and the two other ways to answer.

use leptos::prelude::*;

use crate::assessment::{Answer, Confidence, EvidenceState, Response};
use crate::platform::page;
use crate::questionnaire::Question;
use crate::ui::components::{button, field, segmented};
use crate::ui::dom::{El, el, follow, is_checked, value_of};
use crate::ui::memo::{Memo, memo};
use crate::ui::work::Here;

/// Names of fields that are opened.
const NOTE: &str = "note";
const OWNER: &str = "owner";
const REASON: &str = "reason";
/// What the id of the question's own element begins with.
pub(super) const QUESTION: &str = "q";

/// One question's details: what every piece of them needs.
#[derive(Clone, Copy)]
struct Details {
    here: Here,
    id: StoredValue<String>,
    answer: Memo<Answer>,
    acceptance: u8,
}

impl Details {
    fn change(self, typing: bool, change: impl FnOnce(&mut Answer)) {
        self.id
            .with_value(|id| self.here.answer(id, typing, change));
    }

    /// Keeps a text of the answer in step with a field of its own.
    fn text(self, control: El, read: fn(&Answer) -> String, write: fn(&mut Answer, String)) -> El {
        control
            .attr("maxlength", "20000")
            .value_by(move || self.answer.with(read))
            .on("input", move |event| {
                let text = value_of(&event);
                self.change(true, |answer| write(answer, text));
            })
    }

    /// The id of a field of the question's.
    fn field(self, name: &str) -> String {
        self.id.with_value(|id| [name, "-", id].concat())
    }

    /// Goes into a field that has just been opened, so that what is typed now is written there.
    fn go_into(self, name: &str) {
        let field = self.field(name);
        request_animation_frame(move || page::focus(&field));
    }

    /// A part that is there while something holds.
    fn part(self, is_shown: impl Fn() -> bool + Send + Sync + 'static, draw: fn(Self) -> El) -> El {
        let shown = memo(is_shown);
        el("div")
            .class("slot")
            .within(move || shown.get().then(|| draw(self)))
    }
}

/// Adds the rows below a question's levels to its card.
pub(super) fn details(here: Here, question: &Question, answer: Memo<Answer>, card: El) -> El {
    let details = Details {
        here,
        id: StoredValue::new(question.id.to_string()),
        answer,
        acceptance: here.questionnaire().scale.acceptance,
    };
    let asks_reason = RwSignal::new(false);
    let shows_note = RwSignal::new(false);
    let shows_owner = RwSignal::new(false);
    // What is there, and what undo or an import brings back, must be seen.
    follow(move || {
        answer.with(|answer| {
            if !answer.note.is_empty() {
                shows_note.set(true);
            }
            if !answer.owner.is_empty() {
                shows_owner.set(true);
            }
            if answer.response.is_some() {
                asks_reason.set(answer.is_not_applicable());
            }
        });
    });
    let opener = |name: &str, field: &'static str, shown: RwSignal<bool>| {
        button("link", name, move || {
            shown.update(|shown| *shown = !*shown);
            if shown.get_untracked() {
                details.go_into(field);
            }
        })
        .attr_by("aria-expanded", move || Some(shown.get().to_string()))
    };
    let condition = question.not_applicable_if.clone();
    let not_applicable = condition
        .is_some()
        .then(|| not_applicable(details, asks_reason));
    // In a line of their own, where one more moves nothing.
    let links = el("div").class("row").child((
        unknown(details),
        not_applicable,
        opener("Note", NOTE, shows_note).attr("data-note", ""),
        opener("Owner", OWNER, shows_owner),
        details.part(
            move || answer.with(|answer| answer.response.is_some()),
            clear,
        ),
    ));
    let row = el("div")
        .class("row")
        .child((evidence(details), confidence(details), links));
    // The memo keeps the field while somebody types in it: every letter sets the signal anew.
    let is_asking = memo(move || asks_reason.get());
    let reason = el("div").class("slot").within(move || {
        is_asking
            .get()
            .then(|| reason(details, condition.as_deref().unwrap_or_default()))
    });
    let is_located = move || {
        answer.with(|answer| {
            let rating = answer.rating();
            rating.is_some_and(|rating| rating.evidence.state != EvidenceState::None)
        })
    };
    let more = el("div").class("more").child((
        reason,
        question.event.then(|| pending(details)),
        details.part(is_located, place),
        details.part(move || shows_owner.get(), owner),
        details.part(move || shows_note.get(), note),
    ));
    card.child((row, more, hint(details, &question.hint)))
}

fn unknown(details: Details) -> El {
    let is_unknown = move || {
        details
            .answer
            .with(|answer| answer.response == Some(Response::Unknown))
    };
    button("link", "Don’t know", move || {
        details.change(false, |answer| {
            answer.response = match answer.response {
                Some(Response::Unknown) => None,
                _ => Some(Response::Unknown),
            };
        });
    })
    .attr_by("aria-pressed", move || Some(is_unknown().to_string()))
}

fn not_applicable(details: Details, asks_reason: RwSignal<bool>) -> El {
    button("link", "Not applicable…", move || {
        let opens = !asks_reason.get_untracked();
        asks_reason.set(opens);
        if opens {
            details.go_into(REASON);
        } else {
            details.change(false, |answer| {
                if answer.is_not_applicable() {
                    answer.response = None;
                }
            });
        }
    })
    .attr_by("aria-pressed", move || Some(asks_reason.get().to_string()))
    .attr_by("aria-expanded", move || Some(asks_reason.get().to_string()))
}

fn clear(details: Details) -> El {
    button("link", "Clear answer", move || {
        details.change(false, |answer| answer.response = None);
        // The button is gone with the answer; its question is there.
        page::focus(&details.field(QUESTION));
    })
}

const EVIDENCE: [(&str, &str, EvidenceState); 3] = [
    ("none", "None", EvidenceState::None),
    ("located", "Located", EvidenceState::Located),
    ("checked", "Checked", EvidenceState::Checked),
];

const CONFIDENCE: [(&str, &str, Confidence); 3] = [
    ("high", "High", Confidence::High),
    ("medium", "Medium", Confidence::Medium),
    ("low", "Low", Confidence::Low),
];

/// A choice that only a rated answer has.
fn choice(
    details: Details,
    name: &'static str,
    options: Vec<(&'static str, String)>,
    chosen: fn(&Answer) -> &'static str,
    choose: fn(&mut Answer, &str),
) -> El {
    let group = details
        .id
        .with_value(|id| [id.as_str(), "-", &name.to_ascii_lowercase()].concat());
    let chosen = move || details.answer.with(chosen);
    let act = move |value: &str| details.change(false, |answer| choose(answer, value));
    let is_rated = move || details.answer.with(|answer| answer.rating().is_some());
    el("fieldset")
        .flag_by("disabled", move || !is_rated())
        .child((
            el("span").attr("aria-hidden", "true").child(name),
            segmented(group, name, options, chosen, act),
        ))
}

fn evidence(details: Details) -> El {
    let options = EVIDENCE
        .iter()
        .map(|(value, text, _)| (*value, (*text).to_owned()))
        .collect();
    let chosen = |answer: &Answer| {
        let state = answer
            .rating()
            .map_or(EvidenceState::None, |rating| rating.evidence.state);
        EVIDENCE
            .iter()
            .find(|(.., one)| *one == state)
            .map_or("", |(value, ..)| value)
    };
    let choose = |answer: &mut Answer, value: &str| {
        let state = EVIDENCE.iter().find(|(name, ..)| *name == value);
        if let (Some(Response::Rated(rating)), Some((.., state))) = (&mut answer.response, state) {
            rating.evidence.state = *state;
        }
    };
    choice(details, "Evidence", options, chosen, choose)
}

fn confidence(details: Details) -> El {
    let options = CONFIDENCE
        .iter()
        .map(|(value, text, _)| (*value, (*text).to_owned()))
        .collect();
    let chosen = |answer: &Answer| {
        let sure = answer
            .rating()
            .map(|rating| rating.confidence)
            .unwrap_or_default();
        CONFIDENCE
            .iter()
            .find(|(.., one)| *one == sure)
            .map_or("", |(value, ..)| value)
    };
    let choose = |answer: &mut Answer, value: &str| {
        let sure = CONFIDENCE.iter().find(|(name, ..)| *name == value);
        if let (Some(Response::Rated(rating)), Some((.., sure))) = (&mut answer.response, sure) {
            rating.confidence = *sure;
        }
    };
    choice(details, "Confidence", options, chosen, choose)
}

/// Where the evidence is.
fn place(details: Details) -> El {
    let read = |answer: &Answer| {
        answer
            .rating()
            .map(|rating| rating.evidence.reference.clone())
            .unwrap_or_default()
    };
    let write = |answer: &mut Answer, text| {
        if let Some(Response::Rated(rating)) = &mut answer.response {
            rating.evidence.reference = text;
        }
    };
    let input = details.text(el("input").attr("type", "text"), read, write);
    field("Where is the evidence?", input)
}

fn owner(details: Details) -> El {
    let input = details
        .text(
            el("input").attr("type", "text"),
            |answer| answer.owner.clone(),
            |answer, text| answer.owner = text,
        )
        .attr("id", details.field(OWNER));
    field("Owner: who answers or acts", input)
}

fn note(details: Details) -> El {
    let area = details
        .text(
            el("textarea").attr("data-note-text", ""),
            |answer| answer.note.clone(),
            |answer, text| answer.note = text,
        )
        .attr("id", details.field(NOTE));
    field("Note", area)
}

/// Why the question does not apply. The answer counts once there is a reason.
fn reason(details: Details, condition: &str) -> El {
    let (help, error) = (details.field("reason-help"), details.field("reason-error"));
    let read = |answer: &Answer| match &answer.response {
        Some(Response::NotApplicable(reason)) => reason.clone(),
        _ => String::new(),
    };
    let write = |answer: &mut Answer, text: String| {
        answer.response = match (text.trim().is_empty(), answer.response.take()) {
            (false, _) => Some(Response::NotApplicable(text)),
            (true, Some(Response::NotApplicable(_))) => None,
            (true, other) => other,
        };
    };
    let area = details
        .text(el("textarea"), read, write)
        .attr("id", details.field(REASON))
        .attr("aria-required", "true")
        .attr("aria-describedby", [&help, " ", &error].concat());
    let missing = move || {
        if details.answer.with(read).trim().is_empty() {
            "Write the reason: without one the question stays as it was.".to_owned()
        } else {
            String::new()
        }
    };
    field(
        "Why does it not apply?",
        el("span").class("help").attr("id", help).child(condition),
    )
    .child((
        area,
        el("span").class("error").attr("id", error).text_by(missing),
    ))
}

/// For questions about events: whether the event has happened yet.
fn pending(details: Details) -> El {
    let acceptance = details.acceptance;
    let is_above = move || {
        details.answer.with(|answer| {
            answer
                .rating()
                .is_some_and(|rating| rating.level > acceptance)
        })
    };
    let input = el("input")
        .attr("type", "checkbox")
        .flag_by("checked", move || {
            details.answer.with(|answer| answer.event_pending)
        })
        .flag_by("disabled", is_above)
        .on("change", move |event| {
            details.change(false, |answer| answer.event_pending = is_checked(&event));
        });
    let text = [
        "It has not happened yet: the level says how ready you are, at most ",
        &acceptance.to_string(),
        ".",
    ];
    el("label")
        .class("check")
        .child((input, el("span").child(text.concat())))
}

/// What would show it; with a warning where the level does not count for want of evidence.
fn hint(details: Details, hint: &str) -> El {
    let acceptance = details.acceptance;
    let counts_less = memo(move || {
        details.answer.with(|answer| {
            answer.rating().is_some_and(|rating| {
                rating.level >= acceptance && rating.evidence.state == EvidenceState::None
            })
        })
    });
    let warning = move || {
        if counts_less.get() {
            let counted = acceptance.saturating_sub(1).to_string();
            [
                "Without located evidence this counts as ",
                &counted,
                " in the verdicts. ",
            ]
            .concat()
        } else {
            String::new()
        }
    };
    el("p")
        .class("note")
        .attr_by("data-warn", move || counts_less.get().then(String::new))
        .child((
            el("span").text_by(warning),
            "An auditor might ask for: ",
            hint,
        ))
}
