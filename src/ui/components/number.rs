//! Fields for numbers.

use std::fmt::Display;
use std::str::FromStr;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use crate::assessment::{FieldValue, MOST_WEEKLY_DAYS};
use crate::ui::app::{App, Toast};
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
    let refused = StoredValue::new(String::new());
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
                let is_said = |toast: &Toast| refused.with_value(|text| toast.text == *text);
                if app
                    .toast
                    .with_untracked(|toast| toast.as_ref().is_some_and(is_said))
                {
                    app.toast.set(None);
                }
                return take(number);
            }
            input.set_value(&shown());
            let kind = if "0.5".parse::<T>().is_ok() {
                "numbers"
            } else {
                "whole numbers"
            };
            let what = if typed.is_empty() { "that" } else { &typed };
            let text = format!(
                "{}: {what} was not taken. Here go {kind} from {least} to {most}. The field is as \
                 before.",
                name_of(&input)
            );
            refused.set_value(text.clone());
            app.toast(text, None);
        })
}

fn input_of(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

/// What a field is called, without what is said of it besides.
fn name_of(input: &HtmlInputElement) -> String {
    if let Some(name) = input.get_attribute("aria-label") {
        return name.split(';').next().unwrap_or_default().to_owned();
    }
    let label = input.closest("label").ok().flatten();
    let name = label.and_then(|label| label.first_element_child());
    name.and_then(|name| name.text_content())
        .unwrap_or_default()
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
