//! Who takes part in services from outside the system, and how that is controlled; and which
//! questions do not apply, with the reasons.

use crate::assessment::{Party, PartyKind, Response};
use crate::date::Date;
use crate::platform::clock;
use crate::report::words::count;
use crate::route::{Page, Route};
use crate::ui::actions::place;
use crate::ui::components::{Cases, Record};
use crate::ui::dom::{El, el};
use crate::ui::work::Here;

use super::entries::{List, entries, names, numbers};

const KINDS: Cases<PartyKind> = &[
    (
        "external_supplier",
        "External supplier",
        PartyKind::ExternalSupplier,
    ),
    (
        "internal_supplier",
        "Internal supplier",
        PartyKind::InternalSupplier,
    ),
    (
        "customer",
        "Customer acting as a supplier",
        PartyKind::Customer,
    ),
];

static PARTIES: List<Party> = List {
    title: "Applicability and other parties",
    hint: "List everybody outside the system who provides or operates services, parts of them or processes, with how you measure and evaluate what they do. Accountability stays with you.",
    add: "Add a party",
    new: |_, _| Party::default(),
    by: |_| None,
    head,
    form,
};

/// The panel: every clause applies; what does not, with its reason; and the parties.
pub(super) fn parties(here: Here) -> El {
    let statement = move || statement(here);
    entries(here, clock::today(), &PARTIES).child(el("div").class("applies").within(statement))
}

/// The statement of applicability.
fn statement(here: Here) -> Vec<El> {
    let questionnaire = here.questionnaire();
    let set_aside = here.with(|work| {
        let answers = work.assessment.answers.iter();
        answers
            .filter_map(|(id, answer)| match &answer.response {
                Some(Response::NotApplicable(reason)) => Some((id.to_string(), reason.clone())),
                _ => None,
            })
            .collect::<Vec<_>>()
    });
    let set_aside = set_aside.unwrap_or_default();
    let all = count(questionnaire.leaves.len(), "clause", "clauses");
    let text = if set_aside.is_empty() {
        ["All ", &all, " apply. No question is set aside."].concat()
    } else {
        let many = count(set_aside.len(), "question is", "questions are");
        [
            "All ",
            &all,
            " apply. ",
            &many,
            " set aside because a condition does not hold:",
        ]
        .concat()
    };
    let rows = set_aside.iter().map(|(id, reason)| {
        let route = Route::In(here.id(), Page::Assess(place(id))).to_string();
        el("li").child((
            el("a").attr("href", route).child(id.as_str()),
            " ",
            el("bdi").child(reason.as_str()),
        ))
    });
    let list = el("ul").child(rows.collect::<Vec<_>>());
    let mut parts = vec![
        el("h3").child("Statement of applicability"),
        el("p").class("small").child(text),
    ];
    if !set_aside.is_empty() {
        parts.push(list);
    }
    parts
}

fn head(party: &Party, _: Date) -> (String, &'static str, String) {
    let name = if party.name.is_empty() {
        "Party"
    } else {
        &party.name
    };
    let kind = KINDS.iter().find(|(.., kind)| *kind == party.kind);
    let kind = kind.map_or("", |(_, name, _)| name);
    if party.control.trim().is_empty() {
        return (
            name.to_owned(),
            "late",
            [kind, ", control not described"].concat(),
        );
    }
    (name.to_owned(), "done", kind.to_owned())
}

fn form(one: Record<Party>) -> Vec<El> {
    vec![
        one.text("Name", |party| &mut party.name),
        one.choice("Kind", KINDS, |party| &mut party.kind),
        one.names(
            "Clauses it takes part in",
            "such as 8.6.1, 8.7",
            |party| numbers(&party.clauses),
            |party, text| party.clauses = names(text),
        ),
        one.text("Owner", |party| &mut party.owner),
        one.text("Agreement: where it is", |party| &mut party.agreement),
        one.area("Services, components or processes it provides", |party| {
            &mut party.contributes
        }),
        one.area("Control: how you measure and evaluate it", |party| {
            &mut party.control
        }),
    ]
}
