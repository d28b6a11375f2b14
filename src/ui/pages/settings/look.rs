//! Colours and keys.

use leptos::prelude::*;

use crate::ui::app::{App, Theme};
use crate::ui::components::{key_list, key_switch, panel, segmented};
use crate::ui::dom::{El, el, is_checked};

/// Theme and contrast.
pub(super) fn look(app: App) -> El {
    let themes = [
        (Theme::System, "As the system"),
        (Theme::Light, "Light"),
        (Theme::Dark, "Dark"),
    ];
    let theme = segmented(
        "theme".to_owned(),
        "Theme",
        themes
            .map(|(theme, name)| (theme.name(), name.to_owned()))
            .into(),
        move || app.settings.with(|settings| settings.theme.name()),
        move |name| app.set_settings(|settings| settings.theme = Theme::of(name)),
    );
    let contrast = el("input")
        .attr("type", "checkbox")
        .flag_by("checked", move || {
            app.settings.with(|settings| settings.contrast)
        })
        .on("change", move |event| {
            app.set_settings(|settings| settings.contrast = is_checked(&event));
        });
    let text = "High contrast: darker lines and texts. A system that asks for more contrast gets it anyway.";
    panel("Look").class("panel stack").child((
        theme,
        el("label")
            .class("check")
            .child((contrast, el("span").child(text))),
    ))
}

/// Keyboard shortcuts: on or off, and which there are.
pub(super) fn keys(app: App) -> El {
    let list = el("details")
        .class("more-of")
        .child((el("summary").child("What each key does"), key_list()));
    panel("Keyboard shortcuts")
        .class("panel stack")
        .child((key_switch(app), list))
}
