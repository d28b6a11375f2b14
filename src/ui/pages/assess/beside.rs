//! Beside the questions, quiet until wanted: what an auditor asks for, documents, dependencies.

use crate::assessment::{DocumentRecord, DocumentState, Edit};
use crate::questionnaire::{DocumentId, LeafIx, Questionnaire};
use crate::route::{Page, Route};
use crate::ui::actions::place;
use crate::ui::dom::{El, el, value_of};
use crate::ui::work::Here;

/// What helps to answer a leaf.
pub(super) fn beside(here: Here, index: LeafIx) -> Vec<El> {
    let questionnaire = here.questionnaire();
    let Some(leaf) = questionnaire.leaves.get(index) else {
        return Vec::new();
    };
    let texts = |lines: &[String]| {
        lines
            .iter()
            .map(|line| el("li").child(line.as_str()))
            .collect::<Vec<_>>()
    };
    let links = |leaves: &[LeafIx]| {
        leaves
            .iter()
            .filter_map(|&index| questionnaire.leaves.get(index))
            .map(|leaf| {
                let route = Route::In(here.id(), Page::Assess(place(leaf.number.as_str())));
                let text = [leaf.number.as_str(), " ", &leaf.short].concat();
                el("li").child(el("a").attr("href", route.to_string()).child(text))
            })
            .collect::<Vec<_>>()
    };
    let owner: Vec<String> = leaf.owner.iter().cloned().collect();
    let lists = [
        ("An auditor asks to see", "", texts(&leaf.evidence)),
        ("Typical findings", "", texts(&leaf.findings)),
        (
            "Documents",
            "docs",
            documents(here, &questionnaire, &leaf.documents),
        ),
        ("Needs first", "", links(&leaf.needs)),
        ("Helped by", "", links(&leaf.helped_by)),
        ("Needed by", "", links(&leaf.needed_by)),
        ("Usual owner", "", texts(&owner)),
    ];
    lists
        .into_iter()
        .filter(|(.., rows)| !rows.is_empty())
        .map(|(title, class, rows)| {
            el("section").child((el("h2").child(title), el("ul").class(class).child(rows)))
        })
        .collect()
}

const STATES: [(&str, &str, DocumentState); 3] = [
    ("missing", "Missing", DocumentState::Missing),
    ("draft", "Draft", DocumentState::Draft),
    ("approved", "Approved", DocumentState::Approved),
];

/// The leaf's documents, each with its state: the verdicts ask for them.
fn documents(here: Here, questionnaire: &Questionnaire, ids: &[DocumentId]) -> Vec<El> {
    ids.iter()
        .filter_map(|id| questionnaire.document(id.as_str()))
        .map(|document| {
            let name = [document.id.as_str(), " ", &document.name].concat();
            let (read, id) = (document.id.clone(), document.id.clone());
            let state = move || {
                here.with(|work| {
                    work.assessment
                        .documents
                        .get(&read)
                        .map(|record| record.state)
                })
                .flatten()
                .unwrap_or_default()
            };
            let select = STATES
                .iter()
                .fold(el("select"), |select, (value, name, _)| {
                    select.child(el("option").attr("value", value).child(*name))
                })
                .attr("aria-label", ["State of ", &name].concat())
                .value_by(move || {
                    let state = state();
                    let found = STATES.iter().find(|(.., one)| *one == state);
                    found.map_or("", |(value, ..)| value).to_owned()
                })
                .on("change", move |event| {
                    set_state(here, &id, &value_of(&event))
                });
            el("li").child((el("span").child(name), select))
        })
        .collect()
}

fn set_state(here: Here, id: &DocumentId, value: &str) {
    let Some((.., state)) = STATES.iter().find(|(name, ..)| *name == value) else {
        return;
    };
    let known = here
        .peek(|work| work.assessment.documents.get(id).cloned())
        .flatten();
    let record = DocumentRecord {
        state: *state,
        ..known.unwrap_or_default()
    };
    let record = (record != DocumentRecord::default()).then_some(record);
    here.edit(Edit::Document(id.clone(), record), false);
}
