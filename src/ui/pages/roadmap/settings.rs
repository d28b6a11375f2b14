//! Start, lanes and capacity of the plan.

use crate::assessment::{FieldValue, Plan};
use crate::platform::clock;
use crate::roadmap::size_of;
use crate::ui::components::{day_field, field};
use crate::ui::dom::{El, el, value_of};
use crate::ui::work::Here;

/// The most packages in parallel.
const MOST_LANES: u8 = 50;
/// The most person-days a week.
const MOST_DAYS: f64 = 1000.0;

/// The three fields at the top. What is left empty follows from the size in the profile.
pub(super) fn settings(here: Here) -> El {
    let questionnaire = here.questionnaire();
    let suggested = here.memo(move |work| {
        size_of(&questionnaire, &work.assessment)
            .map(|size| (size.lanes, size.person_days_per_week))
            .unwrap_or_default()
    });
    let read = move |text: fn(&Plan) -> Option<String>| {
        move || {
            here.with(|work| text(&work.assessment.plan))
                .flatten()
                .unwrap_or_default()
        }
    };
    let number = |most: &str, least: &str, step: &str| {
        el("input")
            .attr("type", "number")
            .attr("min", least)
            .attr("max", most)
            .attr("step", step)
    };
    let help = |text: El| text.class("help");
    let start = day_field(
        "Start",
        move || here.with(|work| work.assessment.plan.start).flatten(),
        move |day| here.set(FieldValue::PlanStart(day), false),
    );
    let lanes = number(&MOST_LANES.to_string(), "1", "1")
        .value_by(read(|plan| plan.lanes.map(|lanes| lanes.to_string())))
        .on("change", move |event| {
            let lanes: Option<u8> = value_of(&event).parse().ok();
            let lanes = lanes.filter(|lanes| (1..=MOST_LANES).contains(lanes));
            here.set(FieldValue::Lanes(lanes), false);
        });
    let days = number(&MOST_DAYS.to_string(), "0.5", "0.5")
        .value_by(read(|plan| {
            plan.person_days_per_week.map(|days| days.to_string())
        }))
        .on("change", move |event| {
            let days: Option<f64> = value_of(&event).parse().ok();
            let days = days.filter(|days| *days > 0.0 && *days <= MOST_DAYS);
            here.set(FieldValue::WeeklyDays(days), false);
        });
    let today = ["If empty: today, ", &clock::today().short()].concat();
    let lanes_help = move || ["If empty: ", &suggested.get().0.to_string()].concat();
    let days_help = move || {
        [
            "If empty: ",
            &suggested.get().1.to_string(),
            ", for all together",
        ]
        .concat()
    };
    let [target, weekends, off] = super::steer::fields(here);
    el("div").class("settings no-print").child([
        start.child(help(el("span").child(today))),
        field("Packages in parallel", lanes).child(help(el("span").text_by(lanes_help))),
        field("Person-days a week", days).child(help(el("span").text_by(days_help))),
        target,
        weekends,
        off,
    ])
}
