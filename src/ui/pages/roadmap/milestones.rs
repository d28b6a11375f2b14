//! The dates up to the certificate's expiry, each with what fixes it.

use std::sync::Arc;

use crate::report::explain::why_milestone;
use crate::roadmap::Roadmap;
use crate::ui::components::panel;
use crate::ui::dom::{El, el};
use crate::ui::memo::Memo;
use crate::ui::work::Here;

/// The list; absent where the questionnaire leads to no certificate.
pub(super) fn milestones(here: Here, planned: Memo<Option<Arc<Roadmap>>>) -> Option<El> {
    let questionnaire = here.questionnaire();
    if questionnaire.milestones.is_empty() {
        return None;
    }
    let rows = move || {
        let plan = planned.get()?;
        let row = |milestone| {
            let why = why_milestone(&questionnaire, &plan, milestone);
            el("li")
                .attr("data-milestone", milestone.id.as_str())
                .attr("data-value", milestone.date.to_string())
                .child((
                    el("span").child(milestone.name.as_str()),
                    el("b").child(milestone.date.long()),
                    el("span").class("small").child(why),
                ))
        };
        Some(plan.milestones.iter().map(row).collect::<Vec<_>>())
    };
    let list = el("ol").class("milestones").within(rows);
    Some(panel("To the certificate, and through its three years").child(list))
}
