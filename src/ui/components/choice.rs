//! A choice between a few things, as native radio buttons in a row.

use leptos::prelude::*;

/// One of the options, by its value and its name. `name` groups the radio buttons and must be
/// unique on the page; `label` is what is chosen.
pub(crate) fn segmented(
    name: String,
    label: &'static str,
    options: Vec<(&'static str, String)>,
    chosen: impl Fn() -> &'static str + Copy + Send + Sync + 'static,
    choose: impl Fn(&str) + 'static,
) -> AnyView {
    let radios = options
        .into_iter()
        .map(|(value, text)| {
            view! {
                <label>
                    <input
                        type="radio"
                        name=name.clone()
                        value=value
                        prop:checked=move || chosen() == value
                    />
                    {text}
                </label>
            }
        })
        .collect_view();
    view! {
        <div
            class="seg"
            role="group"
            aria-label=label
            on:change=move |event| choose(&event_target_value(&event))
        >
            {radios}
        </div>
    }
    .into_any()
}
