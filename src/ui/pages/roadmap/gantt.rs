//! The plan as a picture.

use std::sync::Arc;

use leptos::prelude::*;

use crate::chart::{GanttLink, GanttMilestone, GanttRow, GanttSpec, Role, gantt as draw};
use crate::date::Date;
use crate::roadmap::{Roadmap, Slack};
use crate::route::{Page, Route};
use crate::ui::actions::place;
use crate::ui::components::{chart, panel};
use crate::ui::dom::{El, el};
use crate::ui::work::Here;

/// Milestones later than the audits would press the work into a corner of the picture; the
/// certificate's own life is in the list below it.
const LAST: &str = "decision";

/// Packages as bars with their lead times, and the milestones up to the decision.
pub(super) fn gantt(
    here: Here,
    plan: Option<Arc<Roadmap>>,
    slack: Option<Arc<Slack>>,
    today: Date,
) -> Option<El> {
    let plan = plan.filter(|plan| !plan.packages.is_empty())?;
    let questionnaire = here.questionnaire();
    let row_of = |leaf: usize| {
        plan.packages
            .iter()
            .position(|package| package.leaf == leaf)
    };
    let mut rows = Vec::with_capacity(plan.packages.len());
    let mut links = Vec::new();
    let mut labels = Vec::with_capacity(plan.packages.len());
    for (index, package) in plan.packages.iter().enumerate() {
        let title = questionnaire
            .leaves
            .get(package.leaf)
            .map(|leaf| leaf.short.clone());
        let title = title.unwrap_or_default();
        let route = Route::In(here.id(), Page::Assess(place(package.clause.as_str())));
        labels.push(route.to_string());
        rows.push(GanttRow {
            number: package.clause.to_string(),
            title,
            start: package.start,
            finish: package.finish,
            evidence_ready: (package.lead_days > 0).then_some(package.evidence_ready),
            role: if package.must_fix {
                Role::Bar
            } else {
                Role::Ofi
            },
            lane: None,
            critical: slack.as_ref().is_some_and(|slack| slack.is_critical(index)),
        });
        links.extend(
            package
                .needs
                .iter()
                .filter_map(|&leaf| row_of(leaf))
                .map(|from| GanttLink { from, to: index }),
        );
    }
    let last = plan.milestone(LAST).map(|milestone| milestone.date);
    let milestones = plan
        .milestones
        .iter()
        .filter(|milestone| last.is_none_or(|last| milestone.date <= last))
        .filter(|milestone| !milestone.id.as_str().ends_with("_end"))
        .map(|milestone| GanttMilestone {
            label: milestone.name.clone(),
            date: milestone.date,
        })
        .collect();
    let spec = GanttSpec {
        title: "The plan".to_owned(),
        width: if here.app.narrow.get() { 320 } else { 1100 },
        rows,
        links,
        milestones,
        today: Some(today),
    };
    Some(panel("The plan").child(el("figure").child((
        chart(draw(&spec), &labels),
        el("figcaption").child(
            "Dark: work. Light: the time that records need before an auditor accepts them. Blue: improvements.",
        ),
    ))))
}
