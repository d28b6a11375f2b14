//! Choosing a certification body, and its decision.

use crate::assessment::{Certification, CertificationBody, Event, FieldValue};
use crate::date::Date;
use crate::platform::clock;
use crate::ui::components::{Record, day_field, field, panel, printed};
use crate::ui::dom::{El, el, value_of};
use crate::ui::work::Here;

use super::entries::{List, entries};
use super::prepared::questions;

static BODIES: List<CertificationBody> = List {
    title: "Certification bodies",
    hint: "Ask two or three, early: auditors are booked months ahead. Stage 1 and stage 2 days follow from the number of persons; take them from the quote. What counts is the accreditation for ISO/IEC 20000-1.",
    add: "Add a certification body",
    new: |_, _| CertificationBody::default(),
    by: |body| body.contracted,
    head,
    form,
};

/// The panel.
pub(super) fn bodies(here: Here) -> El {
    entries(here, clock::today(), &BODIES)
}

fn head(body: &CertificationBody, _: Date) -> (String, &'static str, String) {
    let name = if body.name.is_empty() {
        "Certification body"
    } else {
        &body.name
    };
    let days: f64 = [body.stage1_days, body.stage2_days]
        .into_iter()
        .flatten()
        .sum();
    match body.contracted {
        Some(day) => {
            let text = ["contract of ", &day.short()].concat();
            (name.to_owned(), "done", text)
        }
        None if days > 0.0 => {
            let text = ["quotes ", &days.to_string(), " days for both stages"].concat();
            (name.to_owned(), "doing", text)
        }
        None => (name.to_owned(), "todo", "asked".to_owned()),
    }
}

fn form(one: Record<CertificationBody>) -> Vec<El> {
    vec![
        one.text("Name", |body| &mut body.name),
        one.text("Accredited by whom, and for this standard", |body| {
            &mut body.accreditation
        }),
        one.days("Days for stage 1", |body| &mut body.stage1_days),
        one.days("Days for stage 2", |body| &mut body.stage2_days),
        one.days("Days a year for surveillance", |body| {
            &mut body.surveillance_days
        }),
        one.text("Price for three years", |body| &mut body.price),
        one.day("Contract signed on", |body| &mut body.contracted),
        one.area("Note", |body| &mut body.note),
        questions(one),
    ]
}

/// The decision and the certificate.
pub(super) fn decision(here: Here) -> El {
    let certification = move |read: fn(&Certification) -> Option<Date>| {
        move || {
            here.with(|work| read(&work.assessment.certification))
                .flatten()
        }
    };
    let event = move |set: fn(&mut Event, Option<Date>)| {
        move |day: Option<Date>| {
            let decision = here.peek(|work| work.assessment.certification.decision.clone());
            let mut decision = decision.unwrap_or_default();
            set(&mut decision, day);
            here.set(FieldValue::Decision(decision), false);
        }
    };
    let shown = move || {
        let found = here.with(|work| work.assessment.certification.certificate.clone());
        found.unwrap_or_default()
    };
    let certificate = el("input")
        .attr("type", "text")
        .attr("maxlength", "20000")
        .value_by(shown)
        .on("input", move |event| {
            here.set(FieldValue::Certificate(value_of(&event)), true);
        });
    panel("Decision and certificate").child((
        el("p").class("small").child(
            "The certificate counts three years from the decision. Surveillance comes at least once each calendar year, the first within twelve months; recertification is decided before the last day.",
        ),
        el("div").class("form").child([
            day_field(
                "Decision planned for",
                certification(|one| one.decision.planned),
                event(|event, day| event.planned = day),
            ),
            day_field(
                "Decided on",
                certification(|one| one.decision.completed),
                event(|event, day| event.completed = day),
            ),
            printed(field("Certificate: number or place", certificate), shown),
            day_field(
                "Last day of the certificate",
                certification(Certification::expiry),
                move |day| here.set(FieldValue::Expires(day), false),
            ),
        ]),
    ))
}
