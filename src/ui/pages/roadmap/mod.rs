//! What to do, in which order, by when.

mod behind;
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
use crate::route::{Page, Route};
use crate::scoring::RollUp;
use crate::ui::components::parts;
use crate::ui::dom::{El, el};
use crate::ui::memo::{Memo, memo};
use crate::ui::work::Here;

/// Says that the plan reckons with work where nothing is known.
fn unanswered(here: Here, overall: &RollUp) -> Option<El> {
    let text = headline::unrated(overall)?;
    let open = overall.applicable.saturating_sub(overall.rated);
    let route = Route::In(here.id(), Page::Assess(None)).to_string();
    let link = el("a").attr("href", route).child("Go on answering");
    let note = el("p").class("note").attr("data-open", open.to_string());
    Some(note.child((text, " ", link)))
}

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
        let plan = planned.get()?;
        here.with(|work| headline::roadmap(&questionnaire, &work.assessment, &plan, today))
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
    let known = here.questionnaire();
    let overall = memo(move || here.with(|work| work.scores.overall(&known)));
    let plan = el("div").within(move || gantt::gantt(here, planned));
    let dates = steer::steer(here, planned, slack, today);
    let mut below = vec![("The plan", plan), ("Where the date comes from", dates)];
    // Not every questionnaire leads to milestones.
    below.extend(milestones::milestones(here, planned, today).map(|one| ("Milestones", one)));
    let table = el("div").within(move || {
        (!is_empty.get()).then(|| packages::packages(here, planned, slack, assumed, today))
    });
    below.extend([
        ("Effort and years", gantt::effort_and_cycle(here)),
        ("What if", whatif::whatif(here, assumed, today)),
        ("Packages", table),
        (
            "Answers that matter most",
            influence::influence(here, today),
        ),
    ]);
    el("main").attr("id", "main").class("page").child((
        el("p").class("kicker").text_by(read(|head| &head.over)),
        el("h1")
            .attr("tabindex", "-1")
            .text_by(read(|head| &head.title)),
        el("p").class("lead").text_by(read(|head| &head.lead)),
        el("div").within(move || unanswered(here, &overall.get()?)),
        behind::behind(here, planned, today),
        settings::settings(here),
        el("div").within(empty),
        parts(below),
    ))
}
