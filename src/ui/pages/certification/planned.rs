//! What was planned against what came of it, step by step.

use std::sync::Arc;

use crate::date::Date;
use crate::report::journey::{departure, progress};
use crate::roadmap::{Journey, StepProgress, StepState};
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
        .child(table("Planned and actual", &HEADINGS, body))
}

fn row(at: usize, state: &StepState, name: &str) -> El {
    let day = |day: Option<Date>| day.map_or_else(|| "–".to_owned(), Date::short);
    let number = at.saturating_add(1).to_string();
    let done = match (state.done, state.progress) {
        (None, StepProgress::Done) => "yes".to_owned(),
        (None, one @ (StepProgress::Doing | StepProgress::Late)) => progress(one).to_owned(),
        (done, _) => day(done),
    };
    // Once a step is done, the plan speaks of what is left.
    let by_plan = state
        .by_plan
        .filter(|_| state.progress != StepProgress::Done);
    let departures = state.departures.iter().map(|one| departure(*one));
    let departures = departures.collect::<Vec<_>>().join("; ");
    let cell = |text: String| el("td").child(text);
    el("tr").attr("data-planned", state.id.as_str()).child((
        el("th")
            .attr("scope", "row")
            .child([&number, " ", name].concat()),
        cell(day(by_plan)),
        cell(day(state.set_for)),
        cell(done),
        cell(departures),
    ))
}
