//! Audits and management reviews: planned, done, and what came of them.

use crate::assessment::{Audit, AuditKind, Review, Span};
use crate::date::Date;
use crate::report::journey::audit as kind_name;
use crate::report::words::count;
use crate::ui::components::{Cases, Record};
use crate::ui::dom::{El, el};
use crate::ui::work::{Here, Work};

use super::agenda::agenda;
use super::entries::{List, entries, names, numbers};
use super::findings::found_in;
use super::prepared::looks_at;

const KINDS: Cases<AuditKind> = &[
    ("internal", "Internal audit", AuditKind::Internal),
    ("stage1", "Stage 1 audit", AuditKind::Stage1),
    ("stage2", "Stage 2 audit", AuditKind::Stage2),
    (
        "surveillance",
        "Surveillance audit",
        AuditKind::Surveillance,
    ),
    (
        "recertification",
        "Recertification audit",
        AuditKind::Recertification,
    ),
];

static AUDITS: List<Audit> = List {
    title: "Audits",
    hint: "The audit programme: internal audits that together cover every clause, each by somebody who does not audit own work, and then the audits of the certification body.",
    add: "Add an audit",
    new: new_audit,
    by: |audit| audit.started.or(audit.planned).or(audit.ended),
    head: audit_head,
    form: audit_form,
};

static REVIEWS: List<Review> = List {
    title: "Management reviews",
    hint: "Top management looks at how the system does and decides. Record the day, what was looked at, and every decision with who does it by when.",
    add: "Add a management review",
    new: |_, _| Review::default(),
    by: |review| review.held.or(review.planned),
    head: review_head,
    form: review_form,
};

/// The panel of audits, and which clauses no internal audit covers.
pub(super) fn audits(here: Here, today: Date) -> El {
    let questionnaire = here.questionnaire();
    let open = here.memo(move |work| {
        let internal: Vec<&Audit> = work
            .assessment
            .register
            .audits()
            .map(|(_, audit)| audit)
            .filter(|audit| audit.kind == AuditKind::Internal)
            .collect();
        let leaves = questionnaire.leaves.iter();
        let open = leaves.filter(|leaf| !internal.iter().any(|one| one.covers(&leaf.number)));
        let open: Vec<String> = open.map(|leaf| leaf.number.to_string()).collect();
        if internal.is_empty() {
            Vec::new()
        } else {
            open
        }
    });
    let gap = move || {
        let open = open.get();
        let first = open.iter().take(8).cloned().collect::<Vec<_>>().join(", ");
        (!open.is_empty()).then(|| {
            let many = count(open.len(), "clause", "clauses");
            let text = [
                "No internal audit covers ",
                &many,
                ": ",
                &first,
                if open.len() > 8 { " …" } else { "" },
            ];
            el("p")
                .class("note")
                .attr("data-gap", "")
                .child(text.concat())
        })
    };
    entries(here, today, &AUDITS).child(el("div").within(gap))
}

/// The panel of reviews.
pub(super) fn reviews(here: Here, today: Date) -> El {
    entries(here, today, &REVIEWS)
}

/// The audit that comes next.
fn new_audit(work: &Work, _: Date) -> Audit {
    let has = |kind: AuditKind| {
        let mut audits = work.assessment.register.audits();
        audits.any(|(_, audit)| audit.kind == kind && audit.ended.is_some())
    };
    let order = [
        AuditKind::Internal,
        AuditKind::Stage1,
        AuditKind::Stage2,
        AuditKind::Surveillance,
    ];
    let kind = order.into_iter().find(|kind| !has(*kind));
    Audit {
        kind: kind.unwrap_or(AuditKind::Surveillance),
        ..Audit::default()
    }
}

/// When it was or is to be, and how that differs from the plan.
fn when(span: Span, is_overdue: bool) -> (&'static str, String) {
    match (span.planned, span.ended) {
        (_, None) if is_overdue => {
            let planned = span.planned.map(Date::short).unwrap_or_default();
            ("late", ["overdue, planned for ", &planned].concat())
        }
        (Some(planned), None) => ("doing", ["planned for ", &planned.short()].concat()),
        (None, None) => ("todo", "not planned yet".to_owned()),
        (planned, Some(done)) => {
            // What counts against the plan is the first day, for being done the last.
            let began = span.began.unwrap_or(done);
            let mut text = if began < done {
                ["done from ", &began.short(), " to ", &done.short()].concat()
            } else {
                ["done on ", &done.short()].concat()
            };
            let late = planned.map_or(0, |planned| began.days_since(planned));
            if late > 0 {
                let days = usize::try_from(late).unwrap_or(0);
                text.push_str(", ");
                text.push_str(&count(days, "day", "days"));
                text.push_str(" later than planned");
            }
            ("done", text)
        }
    }
}

fn audit_head(audit: &Audit, today: Date) -> (String, &'static str, String) {
    let mut name = kind_name(audit.kind).to_owned();
    for part in [&audit.title, &audit.auditor] {
        if !part.is_empty() {
            name.push_str(if part == &audit.title { ": " } else { ", " });
            name.push_str(part);
        }
    }
    let (key, state) = match (audit.started, audit.ended) {
        (Some(started), None) => ("doing", ["since ", &started.short()].concat()),
        _ => when(audit.span(), audit.is_overdue(today)),
    };
    (name, key, state)
}

fn audit_form(one: Record<Audit>) -> Vec<El> {
    vec![
        one.choice("Kind", KINDS, |audit| &mut audit.kind),
        one.text("Title", |audit| &mut audit.title),
        one.names(
            "Clauses; empty for all",
            "such as 4, 5, 8.6",
            |audit| numbers(&audit.clauses),
            |audit, text| audit.clauses = names(text),
        ),
        one.days("Auditor days", |audit| &mut audit.days),
        one.text("Auditor", |audit| &mut audit.auditor),
        one.text("Why the auditor is independent", |audit| {
            &mut audit.independence
        }),
        one.day("Planned for", |audit| &mut audit.planned),
        one.day("Began on", |audit| &mut audit.started),
        one.day("Ended on", |audit| &mut audit.ended),
        one.area("Result", |audit| &mut audit.result),
        found_in(one),
        looks_at(one),
    ]
}

fn review_head(review: &Review, today: Date) -> (String, &'static str, String) {
    let span = Span {
        planned: review.planned,
        began: review.held,
        ended: review.held,
    };
    let (key, state) = when(span, review.is_overdue(today));
    ("Management review".to_owned(), key, state)
}

fn review_form(one: Record<Review>) -> Vec<El> {
    vec![
        one.day("Planned for", |review| &mut review.planned),
        one.day("Held on", |review| &mut review.held),
        one.text("Attendees", |review| &mut review.attendees),
        one.area("Decisions, each with who and by when", |review| {
            &mut review.decisions
        }),
        agenda(one),
    ]
}
