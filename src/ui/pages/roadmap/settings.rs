//! Start, lanes and capacity of the plan.

use leptos::prelude::*;

use crate::assessment::{FieldValue, Plan};
use crate::platform::clock;
use crate::roadmap::size_of;
use crate::ui::work::Here;

/// The most packages in parallel.
const MOST_LANES: u8 = 50;
/// The most person-days a week.
const MOST_DAYS: f64 = 1000.0;

/// The three fields at the top. What is left empty follows from the size in the profile.
pub(super) fn settings(here: Here) -> AnyView {
    let questionnaire = here.questionnaire();
    let suggested = here.memo(move |work| {
        size_of(&questionnaire, &work.assessment)
            .map(|size| (size.lanes, size.person_days_per_week))
            .unwrap_or_default()
    });
    let read = move |text: fn(&Plan) -> String| {
        move || {
            here.with(|work| text(&work.assessment.plan))
                .unwrap_or_default()
        }
    };
    let start = read(|plan| plan.start.map(|day| day.to_string()).unwrap_or_default());
    let lanes = read(|plan| {
        plan.lanes
            .map(|lanes| lanes.to_string())
            .unwrap_or_default()
    });
    let days = read(|plan| {
        plan.person_days_per_week
            .map(|days| days.to_string())
            .unwrap_or_default()
    });
    let set_start = move |event| {
        here.set(
            FieldValue::PlanStart(event_target_value(&event).parse().ok()),
            false,
        );
    };
    let set_lanes = move |event| {
        let lanes = event_target_value(&event).parse().ok();
        let lanes = lanes.filter(|lanes| (1..=MOST_LANES).contains(lanes));
        here.set(FieldValue::Lanes(lanes), false);
    };
    let set_days = move |event| {
        let days = event_target_value(&event).parse().ok();
        let days = days.filter(|days: &f64| *days > 0.0 && *days <= MOST_DAYS);
        here.set(FieldValue::WeeklyDays(days), false);
    };
    view! {
        <div class="settings no-print">
            <label class="field">
                <span>"Start"</span>
                <input type="date" prop:value=start on:change=set_start />
                <span class="help">{format!("empty: today, {}", clock::today().short())}</span>
            </label>
            <label class="field">
                <span>"Packages in parallel"</span>
                <input
                    type="number"
                    min="1"
                    max=MOST_LANES
                    step="1"
                    prop:value=lanes
                    on:change=set_lanes
                />
                <span class="help">"empty: " {move || suggested.get().0}</span>
            </label>
            <label class="field">
                <span>"Person-days a week"</span>
                <input
                    type="number"
                    min="0.5"
                    max=MOST_DAYS
                    step="0.5"
                    prop:value=days
                    on:change=set_days
                />
                <span class="help">"empty: " {move || suggested.get().1} ", for all together"</span>
            </label>
        </div>
    }
    .into_any()
}
