//! Who takes part in services from outside the system, and how that is controlled.

use crate::assessment::{Party, PartyKind};
use crate::date::Date;
use crate::platform::clock;
use crate::ui::components::{Cases, Record};
use crate::ui::dom::El;
use crate::ui::work::Here;

use super::applies::applies;
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

/// The panel: the parties, and the statement of applicability that they are part of.
pub(super) fn parties(here: Here) -> El {
    entries(here, clock::today(), &PARTIES).child(applies(here))
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
