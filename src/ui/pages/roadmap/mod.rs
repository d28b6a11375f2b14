//! What to do, in which order, by when.

mod gantt;
mod milestones;
mod packages;
mod settings;

use std::sync::Arc;

use leptos::prelude::*;

use crate::platform::clock;
use crate::report::headline::{self, Headline};
use crate::roadmap::{Roadmap, roadmap as plan};
use crate::ui::work::Here;

/// The plan as the pieces of the page read it; cheap to compare, because it is one pointer.
#[derive(Clone, Debug, Default)]
pub(super) struct Planned(Option<Arc<Roadmap>>);

impl PartialEq for Planned {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

/// The page.
pub(crate) fn roadmap(here: Here) -> AnyView {
    let questionnaire = here.questionnaire();
    let today = clock::today();
    let planned = {
        let questionnaire = questionnaire.clone();
        here.memo(move |work| {
            let plan = plan(&questionnaire, &work.assessment, &work.scores, today);
            Planned(Some(Arc::new(plan)))
        })
    };
    let head = Memo::new(move |_| {
        planned
            .get()
            .0
            .map(|plan| headline::roadmap(&questionnaire, &plan))
    });
    let read = move |text: fn(&Headline) -> &String| {
        move || head.with(|head| head.as_ref().map(|head| text(head).clone()))
    };
    let empty = move || {
        planned.get().0.filter(|plan| plan.packages.is_empty()).map(|_| {
            view! {
                <p class="note">
                    "Every clause is likely met: there is nothing to plan. Keep records, audit and review."
                </p>
            }
        })
    };
    view! {
        <main id="main" class="page">
            <p class="kicker">{read(|head| &head.over)}</p>
            <h1 tabindex="-1">{read(|head| &head.title)}</h1>
            <p class="lead">{read(|head| &head.lead)}</p>
            {settings::settings(here)}
            {empty}
            <div class="stack">
                {move || gantt::gantt(here, planned.get().0, today)}
                {milestones::milestones(here, planned)}
                {packages::packages(here, planned)}
            </div>
        </main>
    }
    .into_any()
}
