//! Choosing a certification body, and its decision.

use crate::assessment::{Certification, CertificationBody, Event, FieldValue};
use crate::date::Date;
use crate::platform::clock;
use crate::ui::components::{Record, field, panel};
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
    let read = move |text: fn(&Certification) -> String| {
        move || {
            let found = here.with(|work| text(&work.assessment.certification));
            found.unwrap_or_default()
        }
    };
    let day = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
    let input = |kind: &str| el("input").attr("type", kind);
    let event = move |set: fn(&mut Event, Option<Date>)| {
        move |event: web_sys::Event| {
            let decision = here.peek(|work| work.assessment.certification.decision.clone());
            let mut decision = decision.unwrap_or_default();
            set(&mut decision, value_of(&event).parse().ok());
            here.set(FieldValue::Decision(decision), false);
        }
    };
    let planned = input("date")
        .value_by(read(move |one| {
            one.decision
                .planned
                .map_or_else(String::new, |day| day.to_string())
        }))
        .on("change", event(|event, day| event.planned = day));
    let made = input("date")
        .value_by(read(move |one| {
            one.decision
                .completed
                .map_or_else(String::new, |day| day.to_string())
        }))
        .on("change", event(|event, day| event.completed = day));
    let certificate = input("text")
        .attr("maxlength", "20000")
        .value_by(read(|one| one.certificate.clone()))
        .on("input", move |event| {
            here.set(FieldValue::Certificate(value_of(&event)), true);
        });
    let expiry = here.memo(|work| work.assessment.certification.expiry());
    let expires = input("date")
        .value_by(move || day(expiry.get()))
        .on("change", move |event| {
            here.set(FieldValue::Expires(value_of(&event).parse().ok()), false);
        });
    panel("Decision and certificate").child((
        el("p").class("small").child(
            "The certificate counts three years from the decision. Surveillance comes at least once each calendar year, the first within twelve months; recertification is decided before the last day.",
        ),
        el("div").class("form").child([
            field("Decision planned for", planned),
            field("Decided on", made),
            field("Certificate: number or place", certificate),
            field("Last day of the certificate", expires),
        ]),
    ))
}
