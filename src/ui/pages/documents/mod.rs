//! The documents: which are asked for, which are there, who keeps them, and what is overdue.

mod filter;
mod row;

use leptos::prelude::*;

use crate::assessment::{Assessment, DocumentState};
use crate::date::Date;
use crate::platform::clock;
use crate::questionnaire::{DocumentId, Questionnaire};
use crate::report::words::count;
use crate::ui::components::{panel, table};
use crate::ui::dom::{El, el};
use crate::ui::keyed::keyed;
use crate::ui::memo::{Memo, memo};
use crate::ui::work::Here;

use filter::{Filter, filters};
pub(in crate::ui::pages) use row::state_field;

const HEADINGS: [&str; 7] = [
    "Document",
    "State",
    "Place",
    "Owner",
    "Approved on",
    "Next review",
    "Asked for by",
];

/// How many documents are how far.
#[derive(Clone, Copy, Default, PartialEq)]
struct Tally {
    all: usize,
    approved: usize,
    drafts: usize,
    core: usize,
    core_there: usize,
    overdue: usize,
}

impl Tally {
    fn of(questionnaire: &Questionnaire, assessment: &Assessment, today: Date) -> Self {
        let mut tally = Self::default();
        for document in &questionnaire.documents {
            let record = assessment.documents.get(document.id.as_str());
            let state = record.map_or(DocumentState::Missing, |record| record.state);
            tally.all += 1;
            tally.approved += usize::from(state == DocumentState::Approved);
            tally.drafts += usize::from(state == DocumentState::Draft);
            tally.core += usize::from(document.core);
            tally.core_there += usize::from(document.core && state != DocumentState::Missing);
            tally.overdue += usize::from(record.is_some_and(|one| one.is_overdue(today)));
        }
        tally
    }

    fn title(self) -> String {
        let approved = [
            &self.approved.to_string(),
            " of ",
            &count(self.all, "document", "documents"),
            " approved",
        ];
        let mut title = approved.concat();
        if self.drafts > 0 {
            title.push_str(", ");
            title.push_str(&count(self.drafts, "draft", "drafts"));
        }
        title.push('.');
        title
    }

    fn lead(self) -> String {
        let core = [
            "The first audit stage looks at ",
            &self.core.to_string(),
            " of them; ",
            &self.core_there.to_string(),
            " of these are there.",
        ];
        let mut lead = core.concat();
        if self.overdue > 0 {
            lead.push(' ');
            lead.push_str(&count(self.overdue, "review is", "reviews are"));
            lead.push_str(" overdue.");
        }
        lead
    }
}

/// The page.
pub(crate) fn documents(here: Here) -> El {
    let questionnaire = here.questionnaire();
    let today = clock::today();
    let head = || el("main").attr("id", "main").class("page");
    if questionnaire.documents.is_empty() {
        return head().child((
            el("h1").attr("tabindex", "-1").child("No documents"),
            el("p")
                .class("lead")
                .child("This questionnaire asks for no documents."),
        ));
    }
    let tally = {
        let questionnaire = questionnaire.clone();
        here.memo(move |work| Tally::of(&questionnaire, &work.assessment, today))
    };
    let filter = RwSignal::new(Filter::default());
    // A filter looks at the documents as they are when it is set, so that no row goes away under
    // the hand that changes it.
    let shown: Memo<Vec<DocumentId>> = {
        let questionnaire = questionnaire.clone();
        memo(move || {
            let filter = filter.get();
            let chosen = here.peek(|work| filter.chosen(&questionnaire, &work.assessment, today));
            chosen.unwrap_or_default()
        })
    };
    let rows = keyed(el("tbody"), shown, move |id| row::row(here, id, today));
    let nothing = move || {
        shown.get().is_empty().then(|| {
            el("p")
                .class("note")
                .child("No document fits. Choose fewer conditions.")
        })
    };
    let found = move || count(shown.get().len(), "document", "documents");
    let share = |of: fn(Tally) -> usize| move || Some(of(tally.get()).to_string());
    head().child((
        el("p").class("kicker").child("Documents"),
        el("h1")
            .attr("tabindex", "-1")
            .text_by(move || tally.get().title()),
        el("p").class("lead").text_by(move || tally.get().lead()),
        el("progress")
            .class("bar tall")
            .attr("aria-label", "Documents approved")
            .attr("max", tally.get_untracked().all.to_string())
            .attr_by("value", share(|tally| tally.approved)),
        filters(&questionnaire, filter),
        panel("Checklist").child((
            el("p").class("small").attr("role", "status").text_by(found),
            el("div").within(nothing),
            table("Documents", &HEADINGS, rows).class("scroll-x documents cards"),
        )),
    ))
}
