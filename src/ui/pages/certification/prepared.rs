//! What to prepare: what an audit looks at, how findings are graded, what to ask a certification
//! body. The texts come from the questionnaire's companion, fetched when a fold is opened.

use std::sync::Arc;

use leptos::prelude::*;

use crate::assessment::{Audit, AuditKind, CertificationBody};
use crate::companion::certification::{BodyQuestion, Input};
use crate::companion::{Certification, read_certification};
use crate::map::Map;
use crate::questionnaire::{Key, uncapitalised};
use crate::ui::companions::{companion, shown};
use crate::ui::components::{Held, Record, printed};
use crate::ui::dom::{El, Part, el, value_of};
use crate::ui::place::address;
use crate::ui::work::Here;

/// Said where the questionnaire's companion does not know it.
const NOTHING: &str = "There is nothing on it for this questionnaire.";

/// A fold that fetches what it shows when it is opened.
pub(super) fn fold(
    here: Here,
    title: &str,
    show: impl Fn(&Arc<Certification>) -> El + Clone + 'static,
) -> El {
    let opened = RwSignal::new(false);
    let content = move || opened.get().then(|| fetched(here, show.clone()));
    el("details")
        .class("more-of wide")
        .on("toggle", move |_| opened.set(true))
        .child((el("summary").child(title), el("div").within(content)))
}

/// What of the companion is shown, once it is there.
pub(super) fn fetched(here: Here, show: impl Fn(&Arc<Certification>) -> El + 'static) -> El {
    let id = here.questionnaire().id.clone();
    let file = companion(here.app, &id, "certification", read_certification);
    shown(file, NOTHING, show)
}

/// What to ask a certification body, with room for its answers. Days have fields of their own.
pub(super) fn questions(one: Record<CertificationBody>) -> El {
    fold(one.here(), "Questions to ask before signing", move |file| {
        let asked = file.body_questions.iter().filter(|question| !question.days);
        let rows = asked.map(|question: &BodyQuestion| {
            let help = [&question.why, " A good answer: ", &question.good].concat();
            note(one, &question.id, &question.ask, &help, (), |body| {
                &mut body.answers
            })
        });
        let asked = el("div").class("stack").attr("data-questions", "");
        asked.child(rows.collect::<Vec<_>>())
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
        about(one.here(), file, kind)
    })
}

/// The same in a place that is open.
pub(super) fn contents(here: Here, kind: &'static str) -> El {
    fetched(here, move |file| about(here, file, kind))
}

/// What the companion says of an audit.
fn about(here: Here, file: &Certification, kind: &str) -> El {
    let Some(audit) = file.audits.iter().find(|audit| audit.id.as_str() == kind) else {
        return el("p").child(NOTHING);
    };
    let looked = audit
        .looks_at
        .iter()
        .map(|input| item(input).child((" ", link(here, input))));
    let texts = |texts: &[String]| {
        let rows = texts.iter().map(|text| el("li").child(text.as_str()));
        el("ul").child(rows.collect::<Vec<_>>())
    };
    el("div").class("prose").child((
        el("p").child([&audit.purpose, " When: ", &uncapitalised(&audit.when)].concat()),
        el("h3").child("What it looks at"),
        el("ul").child(looked.collect::<Vec<_>>()),
        el("h3").child("Have ready"),
        texts(&audit.prepare),
        el("h3").child("What comes of it"),
        texts(&audit.outcome),
    ))
}

/// How findings are graded, and what has to be done about each.
pub(super) fn grades(here: Here) -> El {
    fold(
        here,
        "How findings are graded, and by when they are corrected",
        |file| {
            let rows = file.grades.iter().map(|grade| {
                let days = grade.days.map(|days| {
                    [
                        "Counted here: ",
                        &days.to_string(),
                        " days unless you say otherwise.",
                    ]
                    .concat()
                });
                let examples = ["For example: ", &grade.examples.join("; "), "."].concat();
                el("li").attr("data-grade", grade.id.as_str()).child((
                    el("b").child([&grade.name, ". "].concat()),
                    [&grade.meaning, " ", &grade.duty, " "].concat(),
                    days,
                    el("span").class("small").child(examples),
                ))
            });
            let list = el("ul").child(rows.collect::<Vec<_>>());
            el("div").class("prose").child(list)
        },
    )
}

/// What is looked at or decided, in a line.
pub(super) fn item(input: &Input) -> El {
    el("li").child((
        el("b").child([&input.text, ". "].concat()),
        input.detail.as_str(),
    ))
}

/// Where in the product it is found.
pub(super) fn link(here: Here, input: &Input) -> Option<El> {
    let address = address(input.to.as_ref()?, Some(&here.id()))?;
    let name = ["Go there: ", &input.text].concat();
    let link = el("a").attr("href", address).attr("aria-label", name);
    Some(link.child("Go there"))
}

/// A text that is kept under the id of what it is about; `more` stands below it.
pub(super) fn note<T: Held>(
    one: Record<T>,
    id: &Key,
    label: &str,
    help: &str,
    more: impl Part,
    at: fn(&mut T) -> &mut Map<Key, String>,
) -> El {
    let name = ["note-", &one.id(), "-", id.as_str()].concat();
    let help_id = [&name, "-help"].concat();
    let (read, changed) = (id.clone(), id.clone());
    let on_paper = {
        let id = id.clone();
        move || {
            one.read(|held| at(&mut held.clone()).remove(&id))
                .unwrap_or_default()
        }
    };
    let text = el("textarea")
        .attr("id", &name)
        .attr("rows", "2")
        .attr("maxlength", "20000")
        .attr("aria-describedby", &help_id)
        .value_by(move || {
            one.read(|held| at(&mut held.clone()).remove(&read))
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
    let place = el("div").class("field").attr("data-input", id.as_str());
    printed(place, on_paper).child((
        el("label").class("label").attr("for", &name).child(label),
        el("span").class("help").attr("id", &help_id).child(help),
        more,
        text,
    ))
}
