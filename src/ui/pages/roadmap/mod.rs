//! What to do, in which order, by when.

mod gantt;
mod influence;
mod milestones;
mod more;
mod packages;
mod settings;
mod steer;
mod whatif;

use std::sync::Arc;

use crate::platform::clock;
use crate::report::headline::{self, Headline};
use crate::roadmap::{Roadmap, Slack, roadmap as plan, slack as slack_of};
use crate::ui::dom::{El, el};
use crate::ui::memo::{Memo, memo};
use crate::ui::work::Here;

/// The page.
pub(crate) fn roadmap(here: Here) -> El {
    let questionnaire = here.questionnaire();
    let today = clock::today();
    let planned: Memo<Option<Arc<Roadmap>>> = {
        let questionnaire = questionnaire.clone();
        here.memo(move |work| {
            Some(Arc::new(plan(
                &questionnaire,
                &work.assessment,
                &work.scores,
                today,
            )))
        })
    };
    let slack: Memo<Option<Arc<Slack>>> = {
        let questionnaire = questionnaire.clone();
        memo(move || {
            let plan = planned.get()?;
            here.with(|work| Arc::new(slack_of(&questionnaire, &work.assessment, &plan)))
        })
    };
    let assumed = whatif::Assumed::new();
    let head = memo(move || {
        planned
            .get()
            .map(|plan| headline::roadmap(&questionnaire, &plan))
    });
    let read = move |text: fn(&Headline) -> &String| {
        move || {
            head.with(|head| head.as_ref().map(|head| text(head).clone()))
                .unwrap_or_default()
        }
    };
    let is_empty = memo(move || planned.get().is_none_or(|plan| plan.packages.is_empty()));
    let empty = move || {
        is_empty.get().then(|| {
            el("p").class("note").child(
                "Every clause is likely met: there is nothing to plan. Keep records, audit and review.",
            )
        })
    };
    el("main").attr("id", "main").class("page").child((
        el("p").class("kicker").text_by(read(|head| &head.over)),
        el("h1")
            .attr("tabindex", "-1")
            .text_by(read(|head| &head.title)),
        el("p").class("lead").text_by(read(|head| &head.lead)),
        settings::settings(here),
        el("div").within(empty),
        el("div").class("stack").child((
            el("div").within(move || gantt::gantt(here, planned)),
            steer::steer(here, planned, slack, today),
            milestones::milestones(here, planned),
            whatif::whatif(here, assumed, today),
            el("div").within(move || {
                (!is_empty.get()).then(|| packages::packages(here, planned, slack, assumed))
            }),
            influence::influence(here, today),
        )),
    ))
}
