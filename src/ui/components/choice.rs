//! A choice between a few things, as native radio buttons in a row.

use crate::ui::dom::{El, el, follow, value_of};

/// One of the options, by its value and its name. `name` groups the radio buttons and must be
/// unique on the page; `label` is what is chosen.
pub(crate) fn segmented(
    name: String,
    label: &'static str,
    options: Vec<(&'static str, String)>,
    chosen: impl Fn() -> &'static str + 'static,
    choose: impl Fn(&str) + 'static,
) -> El {
    boxed(name, label, options, Box::new(chosen), Box::new(choose))
}

fn boxed(
    name: String,
    label: &'static str,
    options: Vec<(&'static str, String)>,
    chosen: Box<dyn Fn() -> &'static str>,
    choose: Box<dyn Fn(&str)>,
) -> El {
    let mut radios = Vec::with_capacity(options.len());
    let mut labels = Vec::with_capacity(options.len());
    for (value, text) in options {
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", &name)
            .attr("value", value);
        radios.push((value, radio.clone()));
        labels.push(el("label").child((radio, text)));
    }
    follow(move || {
        let chosen = chosen();
        for (value, radio) in &radios {
            radio.set_is("checked", *value == chosen);
        }
    });
    el("div")
        .class("seg")
        .attr("role", "group")
        .attr("aria-label", label)
        .on("change", move |event| choose(&value_of(&event)))
        .child(labels)
}
