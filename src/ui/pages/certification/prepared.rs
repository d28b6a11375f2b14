//! What to prepare: the agenda of a review, what an audit looks at, what to ask a certification
//! body. The texts come from the questionnaire's companion, fetched when a fold is opened.

use std::sync::Arc;

use leptos::prelude::*;

use crate::assessment::{Audit, AuditKind, CertificationBody, Review};
use crate::companion::certification::{BodyQuestion, Input};
use crate::companion::{Certification, read_certification};
use crate::map::Map;
use crate::questionnaire::Key;
use crate::ui::companions::{Fetched, companion};
use crate::ui::components::{Held, Record};
use crate::ui::dom::{El, el, value_of};
use crate::ui::place::address;
use crate::ui::work::Here;

/// A fold that fetches what it shows when it is opened.
fn fold(here: Here, title: &str, show: impl Fn(&Arc<Certification>) -> El + Clone + 'static) -> El {
    let opened = RwSignal::new(false);
    let content = move || {
        let show = show.clone();
        opened.get().then(|| {
            let id = here.questionnaire().id.clone();
            let file = companion(here.app, &id, "certification", read_certification);
            el("div").within(move || {
                file.with(|file| match file {
                    Fetched::Waiting => el("p").attr("role", "status").child("One moment …"),
                    Fetched::Nothing => {
                        el("p").child("There is nothing on it for this questionnaire.")
                    }
                    Fetched::Failed(reason) => el("p")
                        .class("error")
                        .child(["It did not arrive: ", reason, "."].concat()),
                    Fetched::Here(file) => show(file),
                })
            })
        })
    };
    el("details")
        .class("more-of wide")
        .on("toggle", move |_| opened.set(true))
        .child((el("summary").child(title), el("div").within(content)))
}

/// The agenda of a review: every input, with room for what was seen.
pub(super) fn agenda(one: Record<Review>) -> El {
    let title = "Agenda: every input that the standard asks for";
    fold(one.here(), title, move |file| {
        let inputs = file.review_inputs.iter();
        let rows = inputs.map(|input| {
            let help = input.detail.as_str();
            note(
                one,
                &input.id,
                &input.text,
                help,
                link(one.here(), input),
                |review| &mut review.inputs,
            )
        });
        let decide = file.review_outputs.iter().map(item);
        el("div").class("stack").child((
            rows.collect::<Vec<_>>(),
            el("p").class("label").child("To decide on"),
            el("ul").child(decide.collect::<Vec<_>>()),
        ))
    })
}

/// What to ask a certification body, with room for its answers. Days have fields of their own.
pub(super) fn questions(one: Record<CertificationBody>) -> El {
    fold(one.here(), "Questions to ask before signing", move |file| {
        let asked = file.body_questions.iter().filter(|question| !question.days);
        let rows = asked.map(|question: &BodyQuestion| {
            let help = [&question.why, " A good answer: ", &question.good].concat();
            note(one, &question.id, &question.ask, &help, None, |body| {
                &mut body.answers
            })
        });
        el("div").class("stack").child(rows.collect::<Vec<_>>())
    })
}

/// What an audit of that kind looks at, and what to have ready.
pub(super) fn looks_at(one: Record<Audit>) -> El {
    let title = "What this audit looks at, and what to have ready";
    fold(one.here(), title, move |file| {
        let kind = match one.read(|audit| audit.kind) {
            AuditKind::Internal => "internal_audit",
            AuditKind::Stage1 => "stage1",
            AuditKind::Stage2 => "stage2",
            AuditKind::Surveillance => "surveillance",
            AuditKind::Recertification => "recertification",
        };
        let Some(audit) = file.audits.iter().find(|audit| audit.id.as_str() == kind) else {
            return el("p").child("There is nothing on it for this questionnaire.");
        };
        let looked = audit
            .looks_at
            .iter()
            .map(|input| item(input).child((" ", link(one.here(), input))));
        let texts = |texts: &[String]| {
            let rows = texts.iter().map(|text| el("li").child(text.as_str()));
            el("ul").child(rows.collect::<Vec<_>>())
        };
        el("div").class("stack").child((
            el("p").child([&audit.purpose, " ", &audit.when].concat()),
            el("p").class("label").child("It looks at"),
            el("ul").child(looked.collect::<Vec<_>>()),
            el("p").class("label").child("Have ready"),
            texts(&audit.prepare),
            el("p").class("label").child("What comes of it"),
            texts(&audit.outcome),
        ))
    })
}

fn item(input: &Input) -> El {
    el("li").child((
        el("b").child([&input.text, ". "].concat()),
        input.detail.as_str(),
    ))
}

/// Where in the product it is found.
fn link(here: Here, input: &Input) -> Option<El> {
    let address = address(input.to.as_ref()?, Some(&here.id()))?;
    let name = ["Go there: ", &input.text].concat();
    let link = el("a").attr("href", address).attr("aria-label", name);
    Some(link.child("Go there"))
}

/// A text that is kept under the id of what it is about.
fn note<T: Held>(
    one: Record<T>,
    id: &Key,
    label: &str,
    help: &str,
    link: Option<El>,
    at: fn(&mut T) -> &mut Map<Key, String>,
) -> El {
    let name = ["note-", &one.id(), "-", id.as_str()].concat();
    let help_id = [&name, "-help"].concat();
    let (shown, changed) = (id.clone(), id.clone());
    let text = el("textarea")
        .attr("id", &name)
        .attr("rows", "2")
        .attr("maxlength", "20000")
        .attr("aria-describedby", &help_id)
        .value_by(move || {
            one.read(|held| at(&mut held.clone()).remove(&shown))
                .unwrap_or_default()
        })
        .on("input", move |event| {
            let text = value_of(&event);
            one.change(true, |held| {
                if text.trim().is_empty() {
                    at(held).remove(&changed);
                } else {
                    at(held).insert(changed.clone(), text);
                }
            });
        });
    el("div").class("field").child((
        el("label").class("label").attr("for", &name).child(label),
        el("span").class("help").attr("id", &help_id).child(help),
        text,
        link.map(|link| el("p").child(link)),
    ))
}
