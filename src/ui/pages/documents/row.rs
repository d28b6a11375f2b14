//! One document: its state, place, owner and days.

use leptos::prelude::*;

use crate::assessment::{DocumentRecord, DocumentState, Edit};
use crate::date::Date;
use crate::questionnaire::DocumentId;
use crate::route::{Page, Route};
use crate::ui::actions::place;
use crate::ui::dom::{El, el, value_of};
use crate::ui::outline::outline;
use crate::ui::work::Here;

use super::filter::readable;

const STATES: [(&str, &str, DocumentState); 3] = [
    ("missing", "Missing", DocumentState::Missing),
    ("draft", "Draft", DocumentState::Draft),
    ("approved", "Approved", DocumentState::Approved),
];

#[derive(Clone, Copy)]
struct Row {
    here: Here,
    id: StoredValue<DocumentId>,
    today: Date,
}

/// The row of a document.
pub(super) fn row(here: Here, id: &DocumentId, today: Date) -> El {
    let row = Row {
        here,
        id: StoredValue::new(id.clone()),
        today,
    };
    row.draw()
}

impl Row {
    fn record(self) -> DocumentRecord {
        let found = self.here.with(|work| {
            self.id
                .with_value(|id| work.assessment.documents.get(id).cloned())
        });
        found.flatten().unwrap_or_default()
    }

    /// Changes what is known; what says nothing is not kept.
    fn change(self, typing: bool, change: impl FnOnce(&mut DocumentRecord)) {
        let mut record = untrack(|| self.record());
        change(&mut record);
        let record = (record != DocumentRecord::default()).then_some(record);
        self.here
            .edit(Edit::Document(self.id.get_value(), record), typing);
    }

    fn label(self, what: &str) -> String {
        self.id
            .with_value(|id| [what, " of ", id.as_str()].concat())
    }

    fn draw(self) -> El {
        let questionnaire = self.here.questionnaire();
        let id = self.id.with_value(DocumentId::to_string);
        let Some(document) = questionnaire.document(&id) else {
            return el("tr");
        };
        let facts = [
            readable(document.form.as_str()),
            document.basis.to_string(),
            document
                .group
                .as_ref()
                .map(|group| group.as_str().replace('_', " "))
                .unwrap_or_default(),
        ];
        let facts = facts
            .into_iter()
            .filter(|fact| !fact.is_empty())
            .collect::<Vec<_>>()
            .join(" · ");
        let core = document
            .core
            .then(|| el("span").class("tag").child("stage 1"));
        let head = el("th").attr("scope", "row").child((
            el("b").child(id.as_str()),
            " ",
            document.name.as_str(),
            el("br"),
            el("span").class("small").child((facts, " ")),
            core,
            outline(
                self.here.app,
                questionnaire.clone(),
                Some(self.here.id()),
                document.id.clone(),
            ),
        ));
        let today = self.today;
        let is_overdue = move || self.record().is_overdue(today);
        let overdue = move || is_overdue().then(|| el("span").class("late").child("overdue"));
        let review = el("td").child((
            self.day("Next review", |record| &mut record.next_review),
            el("div").within(overdue),
        ));
        let clauses = document.clause.split('/').map(str::trim).map(|clause| {
            let node = questionnaire.node(clause);
            let route = Route::In(self.here.id(), Page::Assess(place(clause)));
            match node {
                Some(_) => (
                    Some(el("a").attr("href", route.to_string()).child(clause)),
                    " ",
                ),
                None => (None, clause),
            }
        });
        el("tr")
            .attr("data-document", &id)
            .attr_by("data-value", move || {
                let state = self.record().state;
                let found = STATES.iter().find(|(.., one)| *one == state);
                found.map(|(value, ..)| (*value).to_owned())
            })
            .child((
                head,
                el("td").child(self.state()),
                el("td").child(self.text("Place", |record| &mut record.reference)),
                el("td").child(self.text("Owner", |record| &mut record.owner)),
                el("td").child(self.day("Approved on", |record| &mut record.approved_on)),
                review,
                el("td").child(clauses.collect::<Vec<_>>()),
            ))
    }

    fn state(self) -> El {
        let today = self.today;
        STATES
            .iter()
            .fold(el("select"), |select, (value, name, _)| {
                select.child(el("option").attr("value", value).child(*name))
            })
            .attr("aria-label", self.label("State"))
            .value_by(move || {
                let state = self.record().state;
                let found = STATES.iter().find(|(.., one)| *one == state);
                found.map_or("", |(value, ..)| value).to_owned()
            })
            .on("change", move |event| {
                let value = value_of(&event);
                let Some((.., state)) = STATES.iter().find(|(one, ..)| *one == value) else {
                    return;
                };
                self.change(false, |record| {
                    // Whoever approves it today need not write the day too.
                    if *state == DocumentState::Approved && record.approved_on.is_none() {
                        record.approved_on = Some(today);
                    }
                    record.state = *state;
                });
            })
    }

    fn text(self, what: &str, at: fn(&mut DocumentRecord) -> &mut String) -> El {
        el("input")
            .attr("type", "text")
            .attr("maxlength", "20000")
            .attr("aria-label", self.label(what))
            .value_by(move || std::mem::take(at(&mut self.record())))
            .on("input", move |event| {
                let text = value_of(&event);
                self.change(true, |record| *at(record) = text);
            })
    }

    fn day(self, what: &str, at: fn(&mut DocumentRecord) -> &mut Option<Date>) -> El {
        el("input")
            .attr("type", "date")
            .attr("aria-label", self.label(what))
            .value_by(move || {
                let day = *at(&mut self.record());
                day.map_or_else(String::new, |day| day.to_string())
            })
            .on("change", move |event| {
                let day = value_of(&event).parse().ok();
                self.change(false, |record| *at(record) = day);
            })
    }
}
