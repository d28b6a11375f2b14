//! The dates up to the certificate's expiry, each with what fixes it.

use leptos::prelude::*;

use super::Planned;
use crate::report::explain::why_milestone;
use crate::ui::work::Here;

/// The list; absent where the questionnaire leads to no certificate.
pub(super) fn milestones(here: Here, planned: Memo<Planned>) -> AnyView {
    let questionnaire = here.questionnaire();
    if questionnaire.milestones.is_empty() {
        return ().into_any();
    }
    let rows = move || {
        planned.get().0.map(|plan| {
            plan.milestones
                .iter()
                .map(|milestone| {
                    let why = why_milestone(&questionnaire, &plan, milestone);
                    let day = milestone.date.to_string();
                    view! {
                        <li data-milestone=milestone.id.to_string() data-value=day>
                            <span>{milestone.name.clone()}</span>
                            <b>{milestone.date.long()}</b>
                            <span class="small">{why}</span>
                        </li>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <section class="panel">
            <header><h2>"To the certificate, and through its three years"</h2></header>
            <ol class="milestones">{rows}</ol>
        </section>
    }
    .into_any()
}
