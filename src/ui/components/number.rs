//! Fields for numbers.

use std::fmt::Display;
use std::str::FromStr;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use crate::assessment::{FieldValue, MOST_WEEKLY_DAYS};
use crate::ui::app::App;
use crate::ui::dom::{El, el};
use crate::ui::work::Here;

/// What a field takes.
pub(crate) struct Bounds<T> {
    pub(crate) least: T,
    pub(crate) most: T,
    /// How far its arrows go.
    pub(crate) step: &'static str,
}

/// A field for a number; empty for none. What does not lie within its bounds is not taken: that is
/// said, and the field shows again what holds.
pub(crate) fn number<T>(
    app: App,
    bounds: Bounds<T>,
    read: impl Fn() -> Option<T> + Copy + 'static,
    take: impl Fn(Option<T>) + 'static,
) -> El
where
    T: Copy + Display + FromStr + PartialOrd + 'static,
{
    let Bounds { least, most, step } = bounds;
    let shown = move || read().map_or_else(String::new, |number| number.to_string());
    el("input")
        .attr("type", "number")
        .attr("min", least.to_string())
        .attr("max", most.to_string())
        .attr("step", step)
        .value_by(shown)
        .on("change", move |event| {
            let Some(input) = input_of(&event) else {
                return;
            };
            let typed = input.value();
            let number = typed
                .parse()
                .ok()
                .filter(|number| (least..=most).contains(number));
            // What is no number at all, such as a lone minus, a browser hands out as nothing.
            if number.is_some() || typed.is_empty() && !input.validity().bad_input() {
                return take(number);
            }
            input.set_value(&shown());
            let bounds = [&least.to_string(), " to ", &most.to_string()].concat();
            app.toast(refusal(&typed, &bounds), None);
        })
}

fn input_of(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

fn refusal(typed: &str, bounds: &str) -> String {
    let what = if typed.is_empty() { "That" } else { typed };
    [
        what,
        " was not taken: here go numbers from ",
        bounds,
        ". The field is as before.",
    ]
    .concat()
}

/// The person-days a week that the plan counts on.
pub(crate) fn weekly_days(here: Here) -> El {
    let bounds = Bounds {
        least: 0.1,
        most: MOST_WEEKLY_DAYS,
        step: "0.1",
    };
    let read = move || {
        here.with(|work| work.assessment.plan.person_days_per_week)
            .flatten()
    };
    number(here.app, bounds, read, move |days| {
        here.set(FieldValue::WeeklyDays(days), false);
    })
}
