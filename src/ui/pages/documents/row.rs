//! One document: its state, place, owner and days.

use leptos::prelude::*;

use crate::assessment::{DocumentRecord, DocumentState, Edit};
use crate::date::Date;
use crate::questionnaire::DocumentId;
use crate::route::{Page, Route};
use crate::ui::actions::place;
use crate::ui::components::{cell, day_input, in_words, printed};
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

/// The id of the field in which one says how far a document is.
pub(in crate::ui::pages) fn state_field(id: &DocumentId) -> String {
    ["state-of-", id.as_str()].concat()
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
            core,
            " ",
            document.name.as_str(),
            el("br"),
            el("span").class("small").child(facts),
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
        let review = self
            .day("Next review", |record| &mut record.next_review)
            .child(el("div").within(overdue));
        let clauses = document.clause.split('/').map(str::trim).map(|clause| {
            // A document may be asked for by a part of a clause; its questions are the clause's.
            let mut known = clause;
            while questionnaire.node(known).is_none() {
                match known.rsplit_once('.') {
                    Some((above, _)) => known = above,
                    None => return (None, clause),
                }
            }
            let route = Route::In(self.here.id(), Page::Assess(place(known)));
            let link = el("a").attr("href", route.to_string()).child(clause);
            (Some(link), " ")
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
                cell("State", self.state()),
                self.text("Place", |record| &mut record.reference),
                self.text("Owner", |record| &mut record.owner),
                self.day("Approved on", |record| &mut record.approved_on),
                review,
                cell("Asked for by", clauses.collect::<Vec<_>>()),
            ))
    }

    fn state(self) -> El {
        let today = self.today;
        STATES
            .iter()
            .fold(el("select"), |select, (value, name, _)| {
                select.child(el("option").attr("value", value).child(*name))
            })
            .attr("id", self.id.with_value(state_field))
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
        let read = move || std::mem::take(at(&mut self.record()));
        let input = el("input")
            .attr("type", "text")
            .attr("maxlength", "20000")
            .attr("aria-label", self.label(what))
            .value_by(read)
            .on("input", move |event| {
                let text = value_of(&event);
                self.change(true, |record| *at(record) = text);
            });
        printed(cell(what, input), read)
    }

    fn day(self, what: &str, at: fn(&mut DocumentRecord) -> &mut Option<Date>) -> El {
        let read = move || *at(&mut self.record());
        let input = day_input(read, move |day| {
            self.change(false, |record| *at(record) = day);
        });
        let input = input.attr("aria-label", self.label(what));
        printed(cell(what, input), in_words(read))
    }
}
