//! Beside the questions, quiet until wanted: what an auditor asks for, documents, dependencies.

use leptos::prelude::*;

use crate::assessment::{DocumentRecord, DocumentState, Edit};
use crate::questionnaire::{DocumentId, LeafIx};
use crate::route::{Page, Route};
use crate::ui::actions::place;
use crate::ui::work::Here;

/// What helps to answer a leaf.
pub(super) fn beside(here: Here, index: LeafIx) -> AnyView {
    let Some(leaf) = here.leaf(index) else {
        return ().into_any();
    };
    view! {
        {list("An auditor asks to see", leaf.evidence)}
        {list("Typical findings", leaf.findings)}
        {documents(here, leaf.documents)}
        {leaves(here, "Needs first", leaf.needs)}
        {leaves(here, "Helped by", leaf.helped_by)}
        {leaves(here, "Needed by", leaf.needed_by)}
        {leaf.owner.map(|owner| list("Usual owner", vec![owner]))}
    }
    .into_any()
}

fn list(title: &'static str, lines: Vec<String>) -> Option<AnyView> {
    let lines: Vec<_> = lines
        .into_iter()
        .map(|line| view! { <li>{line}</li> })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section>
                <h2>{title}</h2>
                <ul>{lines}</ul>
            </section>
        }
        .into_any()
    })
}

fn leaves(here: Here, title: &'static str, leaves: Vec<LeafIx>) -> Option<AnyView> {
    let links: Vec<_> = leaves
        .into_iter()
        .filter_map(|index| here.leaf(index))
        .map(|leaf| {
            let route = Route::In(here.id(), Page::Assess(place(leaf.number.as_str())));
            let text = format!("{} {}", leaf.number, leaf.short);
            view! { <li><a href=route.to_string()>{text}</a></li> }
        })
        .collect();
    (!links.is_empty()).then(|| {
        view! {
            <section>
                <h2>{title}</h2>
                <ul>{links}</ul>
            </section>
        }
        .into_any()
    })
}

const STATES: [(&str, &str, DocumentState); 3] = [
    ("missing", "Missing", DocumentState::Missing),
    ("draft", "Draft", DocumentState::Draft),
    ("approved", "Approved", DocumentState::Approved),
];

/// The leaf's documents, each with its state: the verdicts ask for them.
fn documents(here: Here, ids: Vec<DocumentId>) -> Option<AnyView> {
    let questionnaire = here.questionnaire();
    let rows: Vec<_> = ids
        .into_iter()
        .filter_map(|id| {
            let document = questionnaire.document(id.as_str())?;
            let name = format!("{} {}", document.id, document.name);
            let label = format!("State of {name}");
            let read = id.clone();
            let state = here.memo(move |work| {
                work.assessment.documents.get(&read).map(|record| record.state).unwrap_or_default()
            });
            let options = STATES.map(|(value, name, one)| {
                view! { <option value=value prop:selected=move || state.get() == one>{name}</option> }
            });
            let choose = move |event| {
                let value = event_target_value(&event);
                let Some((.., state)) = STATES.iter().find(|(name, ..)| *name == value) else {
                    return;
                };
                let known = here.peek(|work| work.assessment.documents.get(&id).cloned()).flatten();
                let record = DocumentRecord { state: *state, ..known.unwrap_or_default() };
                let record = (record != DocumentRecord::default()).then_some(record);
                here.edit(Edit::Document(id.clone(), record), false);
            };
            Some(view! {
                <li>
                    <span>{name}</span>
                    <select aria-label=label on:change=choose>{options}</select>
                </li>
            })
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section>
                <h2>"Documents"</h2>
                <ul class="docs">{rows}</ul>
            </section>
        }
        .into_any()
    })
}
