//! Which documents are shown.

use leptos::prelude::*;

use crate::assessment::{Assessment, DocumentState};
use crate::date::Date;
use crate::questionnaire::file::DocumentEntry;
use crate::questionnaire::{DocumentId, Questionnaire};
use crate::ui::components::field;
use crate::ui::dom::{El, el, is_checked, value_of};

/// What a document must be like to be shown; an empty text is no condition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    words: String,
    clause: String,
    form: String,
    basis: String,
    group: String,
    state: String,
    core: bool,
    overdue: bool,
}

const STATES: [(&str, DocumentState); 3] = [
    ("missing", DocumentState::Missing),
    ("draft", DocumentState::Draft),
    ("approved", DocumentState::Approved),
];

impl Filter {
    /// The documents that fit, in the questionnaire's order.
    pub(super) fn chosen(
        &self,
        questionnaire: &Questionnaire,
        assessment: &Assessment,
        today: Date,
    ) -> Vec<DocumentId> {
        let fitting = questionnaire
            .documents
            .iter()
            .filter(|document| self.fits(document, assessment, today));
        fitting.map(|document| document.id.clone()).collect()
    }

    fn fits(&self, document: &DocumentEntry, assessment: &Assessment, today: Date) -> bool {
        let record = assessment.documents.get(document.id.as_str());
        let state = record.map_or(DocumentState::Missing, |record| record.state);
        let is = |wanted: &str, found: &str| wanted.is_empty() || wanted == found;
        let text = [document.id.as_str(), " ", &document.name].concat();
        let mut clauses = document.clause.split('/').map(str::trim);
        let in_clause = |clause: &str| {
            clause
                .strip_prefix(self.clause.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        text.to_lowercase()
            .contains(self.words.trim().to_lowercase().as_str())
            && (self.clause.is_empty() || clauses.any(in_clause))
            && is(&self.form, document.form.as_str())
            && is(&self.basis, document.basis.as_str())
            && is(
                &self.group,
                document.group.as_ref().map_or("", |group| group.as_str()),
            )
            && STATES
                .iter()
                .all(|(name, one)| self.state != *name || *one == state)
            && (!self.core || document.core)
            && (!self.overdue || record.is_some_and(|record| record.is_overdue(today)))
    }
}

/// A key as people read it: `process_documentation` is `Process documentation`.
pub(super) fn readable(key: &str) -> String {
    let text = key.replace('_', " ");
    let mut chars = text.chars();
    let first = chars.next().map(|first| first.to_uppercase().to_string());
    [first.unwrap_or_default().as_str(), chars.as_str()].concat()
}

/// The conditions.
pub(super) fn filters(questionnaire: &Questionnaire, filter: RwSignal<Filter>) -> El {
    let documents = &questionnaire.documents;
    let different = |of: &dyn Fn(&DocumentEntry) -> Option<String>| {
        let mut found: Vec<String> = Vec::new();
        for key in documents.iter().filter_map(of) {
            if !found.contains(&key) {
                found.push(key);
            }
        }
        found
            .into_iter()
            .map(|key| (key.clone(), readable(&key)))
            .collect::<Vec<_>>()
    };
    let clauses = questionnaire
        .main_clauses()
        .map(|node| {
            let number = node.number.to_string();
            (number.clone(), [&number, " ", &node.short].concat())
        })
        .collect();
    let states = STATES
        .iter()
        .map(|(name, _)| ((*name).to_owned(), readable(name)))
        .collect();
    let words = el("input")
        .attr("type", "search")
        .attr("placeholder", "Name or number")
        .on("input", move |event| {
            filter.update(|filter| filter.words = value_of(&event));
        });
    el("div").class("settings no-print").child((
        field("Find", words),
        select("Clause", clauses, filter, |filter| &mut filter.clause),
        select(
            "Kind",
            different(&|document| document.group.as_ref().map(ToString::to_string)),
            filter,
            |filter| &mut filter.group,
        ),
        select(
            "Form",
            different(&|document| Some(document.form.to_string())),
            filter,
            |filter| &mut filter.form,
        ),
        select(
            "Basis",
            different(&|document| Some(document.basis.to_string())),
            filter,
            |filter| &mut filter.basis,
        ),
        select("State", states, filter, |filter| &mut filter.state),
        el("div").class("checks").child([
            check("Stage 1 looks at it", filter, |filter| &mut filter.core),
            check("Review overdue", filter, |filter| &mut filter.overdue),
        ]),
    ))
}

fn select(
    label: &str,
    options: Vec<(String, String)>,
    filter: RwSignal<Filter>,
    at: fn(&mut Filter) -> &mut String,
) -> El {
    let option = |value: &str, name: &str| el("option").attr("value", value).child(name);
    let select = options
        .iter()
        .fold(
            el("select").child(option("", "Any")),
            |select, (key, name)| select.child(option(key, name)),
        )
        .on("change", move |event| {
            filter.update(|filter| *at(filter) = value_of(&event));
        });
    field(label, select)
}

fn check(label: &str, filter: RwSignal<Filter>, at: fn(&mut Filter) -> &mut bool) -> El {
    let input = el("input")
        .attr("type", "checkbox")
        .on("change", move |event| {
            filter.update(|filter| *at(filter) = is_checked(&event));
        });
    el("label")
        .class("check")
        .child((input, el("span").child(label)))
}
