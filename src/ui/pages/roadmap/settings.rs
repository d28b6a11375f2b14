//! Start, lanes and capacity of the plan.

use crate::assessment::{FieldValue, MOST_LANES};
use crate::platform::clock;
use crate::roadmap::size_of;
use crate::ui::components::{Bounds, day_field, field, number, weekly_days};
use crate::ui::dom::{El, el};
use crate::ui::work::Here;

/// The three fields at the top. What is left empty follows from the size in the profile.
pub(super) fn settings(here: Here) -> El {
    let questionnaire = here.questionnaire();
    let suggested = here.memo(move |work| {
        size_of(&questionnaire, &work.assessment)
            .map(|size| (size.lanes, size.person_days_per_week))
            .unwrap_or_default()
    });
    let help = |text: El| text.class("help");
    let start = day_field(
        "Start",
        move || here.with(|work| work.assessment.plan.start).flatten(),
        move |day| here.set(FieldValue::PlanStart(day), false),
    );
    let bounds = Bounds {
        least: 1,
        most: MOST_LANES,
        step: "1",
    };
    let read = move || here.with(|work| work.assessment.plan.lanes).flatten();
    let lanes = number(here.app, bounds, read, move |lanes| {
        here.set(FieldValue::Lanes(lanes), false);
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
        field("Person-days a week", weekly_days(here)).child(help(el("span").text_by(days_help))),
        target,
        weekends,
        off,
    ])
}
