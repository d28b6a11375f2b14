//! What was planned against what came of it, step by step.

use std::sync::Arc;

use crate::date::Date;
use crate::report::journey::{departures, done};
use crate::roadmap::{Journey, StepState};
use crate::ui::components::{panel, table};
use crate::ui::dom::{El, el};
use crate::ui::memo::Memo;
use crate::ui::work::Here;

const HEADINGS: [&str; 5] = ["Step", "By the plan", "Planned by you", "Done", "Departure"];

/// The panel.
pub(super) fn planned(here: Here, journey: Memo<Option<Arc<Journey>>>) -> El {
    let rows = move || {
        let questionnaire = here.questionnaire();
        let journey = journey.get()?;
        let steps = journey.steps.iter().zip(&questionnaire.steps).enumerate();
        let rows = steps.map(|(at, (state, model))| row(at, state, &model.name));
        Some(rows.collect::<Vec<_>>())
    };
    let body = el("tbody").within(rows);
    panel("Planned and actual")
        .attr("data-panel", "planned")
        .child((
            table("Planned and actual", &HEADINGS, body),
            el("p").class("small").child(
                "The plan has a day for what is to come, and for what was done after the plan began. What counts against a planned day is the first day.",
            ),
        ))
}

fn row(at: usize, state: &StepState, name: &str) -> El {
    let day = |day: Option<Date>| day.map_or_else(|| "–".to_owned(), Date::short);
    let number = at.saturating_add(1).to_string();
    let cell = |text: String| el("td").child(text);
    el("tr").attr("data-planned", state.id.as_str()).child((
        el("th")
            .attr("scope", "row")
            .child([&number, " ", name].concat()),
        cell(day(state.by_plan)),
        cell(day(state.set_for)),
        cell(done(state)),
        cell(departures(state)),
    ))
}
