//! A button, and the fields that every form has.

use crate::date::Date;
use crate::ui::dom::{El, el, value_of};

/// A button with a text that does something.
pub(crate) fn button(class: &str, text: &str, act: impl FnMut() + 'static) -> El {
    boxed_button(class, text, Box::new(act))
}

fn boxed_button(class: &str, text: &str, mut act: Box<dyn FnMut()>) -> El {
    el("button")
        .class(class)
        .attr("type", "button")
        .on("click", move |_| act())
        .child(text)
}

/// A control with its label above.
pub(crate) fn field(label: &str, control: El) -> El {
    el("label")
        .class("field")
        .child((el("span").child(label), control))
}

/// A control in its place, and its text for paper, where a control cuts what does not fit.
pub(crate) fn printed(place: El, text: impl Fn() -> String + 'static) -> El {
    place.attr_by("data-print", move || Some(text()))
}

/// A field for a day, with its label above.
pub(crate) fn day_field(
    label: &str,
    read: impl Fn() -> Option<Date> + Copy + 'static,
    set: impl Fn(Option<Date>) + 'static,
) -> El {
    printed(field(label, day_input(read, set)), in_words(read))
}

/// The control for a day on its own.
pub(crate) fn day_input(
    read: impl Fn() -> Option<Date> + 'static,
    set: impl Fn(Option<Date>) + 'static,
) -> El {
    el("input")
        .attr("type", "date")
        .value_by(move || read().map_or_else(String::new, |day| day.to_string()))
        .on("change", move |event| {
            let value = value_of(&event);
            // While a year is typed, its first digits make years of their own, such as 0002.
            if !value.starts_with('0') {
                set(value.parse().ok());
            }
        })
}

/// A day as one reads it; nothing where there is none.
pub(crate) fn in_words(read: impl Fn() -> Option<Date>) -> impl Fn() -> String {
    move || read().map_or_else(String::new, Date::short)
}
