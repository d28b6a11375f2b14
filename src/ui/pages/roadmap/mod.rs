//! What to do, in which order, by when.

mod gantt;
mod milestones;
mod packages;
mod settings;

use std::sync::Arc;

use leptos::prelude::*;

use crate::platform::clock;
use crate::report;
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
    let kicker = move || {
        planned.get().0.map(|plan| {
            let packages = match plan.packages.len() {
                1 => "1 package".to_owned(),
                n => format!("{n} packages"),
            };
            format!(
                "{packages} · {} person-days · {} in parallel, {} person-days a week · from {}",
                plan.effort_days,
                plan.lanes,
                plan.person_days_per_week,
                plan.start.long()
            )
        })
    };
    let headline = {
        let questionnaire = questionnaire.clone();
        move || planned.get().0.map(|plan| report::roadmap_headline(&questionnaire, &plan))
    };
    let lead = {
        let questionnaire = questionnaire.clone();
        move || planned.get().0.map(|plan| report::roadmap_lead(&questionnaire, &plan))
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
            <p class="kicker">{kicker}</p>
            <h1 tabindex="-1">{headline}</h1>
            <p class="lead">{lead}</p>
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
