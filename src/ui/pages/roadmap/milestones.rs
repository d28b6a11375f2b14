//! The dates up to the certificate's expiry, each with what fixes it.

use std::sync::Arc;

use crate::date::Date;
use crate::report::explain::why_milestone;
use crate::report::words::count;
use crate::roadmap::{Milestone, Roadmap};
use crate::ui::components::panel;
use crate::ui::dom::{El, el};
use crate::ui::memo::Memo;
use crate::ui::work::Here;

/// The list; absent where the questionnaire leads to no certificate.
pub(super) fn milestones(
    here: Here,
    planned: Memo<Option<Arc<Roadmap>>>,
    today: Date,
) -> Option<El> {
    let questionnaire = here.questionnaire();
    if questionnaire.milestones.is_empty() {
        return None;
    }
    let rows = move || {
        let plan = planned.get()?;
        let row = |milestone: &Milestone| {
            let why = why_milestone(&questionnaire, &plan, milestone);
            el("li")
                .attr("data-milestone", milestone.id.as_str())
                .attr("data-value", milestone.date.to_string())
                .child((
                    el("span").child((milestone.name.as_str(), " ", state(milestone, today))),
                    el("b").child(milestone.date.long()),
                    el("span").class("small").child(why),
                ))
        };
        Some(
            plan.course_by_day()
                .into_iter()
                .map(row)
                .collect::<Vec<_>>(),
        )
    };
    let list = el("ol").class("milestones").within(rows);
    let undated = move || {
        let plan = planned.get()?;
        let off = needed_off(plan.needed_off)?;
        Some(el("p").class("note").child(off))
    };
    Some(
        panel("To the certificate, and through its three years")
            .child((list, el("div").within(undated))),
    )
}

/// Why stage 2 and what follows have no day, where they have none.
fn needed_off(many: usize) -> Option<String> {
    (many > 0).then(|| {
        let many = count(many, "package is put off", "packages are put off");
        [
            "Stage 2 and the certificate have no day: ",
            &many,
            " that stage 2 needs.",
        ]
        .concat()
    })
}

/// Whether it has happened, or should have.
fn state(milestone: &Milestone, today: Date) -> Option<El> {
    let (key, word) = if milestone.has_happened() {
        ("done", "done")
    } else if milestone.date < today {
        ("late", "overdue")
    } else {
        return None;
    };
    Some(el("span").class("tag").attr("data-state", key).child(word))
}
