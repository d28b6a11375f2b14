//! The bar at the top: where one is, whether it is saved, what one can do everywhere.

use leptos::prelude::*;

use super::button;
use crate::questionnaire::AssessmentId;
use crate::route::{Page, Route};
use crate::store::SaveState;
use crate::ui::actions;
use crate::ui::app::{App, Dialog, Theme};
use crate::ui::backup;
use crate::ui::dom::{El, el, svg};
use crate::ui::later::{self, Act};
use crate::ui::memo::{Memo, memo};
use crate::ui::work::Here;

/// The bar at the top of every page but the first screen; the link that skips it comes first.
pub(crate) fn top(app: App, skip: El) -> El {
    let place = memo(move || match app.route.get() {
        Route::In(id, page) => Some((id, page.name())),
        _ => None,
    });
    let tabs = el("div")
        .class("slot")
        .within(move || place.get().map(|(id, at)| tabs(&id, at)));
    let tools = el("div").class("slot").within(move || {
        place
            .get()
            .and_then(|(id, _)| Here::new(app, &id))
            .map(tools)
    });
    let age = el("div").class("slot").within(move || {
        place
            .get()
            .and_then(|(id, _)| Here::new(app, &id))
            .map(backup::age)
    });
    let right = el("div").class("top-tools").child((
        el("div").class("state").child((save_indicator(app), age)),
        tools,
        el("a").class("btn").attr("href", "#/desk").child("Desk"),
        guide_link(app, place),
        el("a")
            .class("btn icon")
            .attr("href", "#/settings")
            .attr("aria-label", "Settings and data")
            .attr("title", "Settings and data")
            .child("⚙"),
        theme_button(app),
    ));
    let brand = el("a")
        .class("brand")
        .attr("href", "#/")
        .child((brand_mark(), "Clausewise"));
    let spring = el("span").class("spring");
    // Whoever comes here is about to want what comes with the second Wasm.
    el("header")
        .class("top")
        .on("pointerenter", |_| later::prepare())
        .on("focusin", |_| later::prepare())
        .child((skip, brand, tabs, spring, right))
}

fn tabs(id: &AssessmentId, current: &str) -> El {
    let tab = |name: &str, page: Page| {
        let is_here = page.name() == current;
        el("a")
            .attr("href", Route::In(id.clone(), page).to_string())
            .maybe("aria-current", is_here.then_some("page"))
            .child(name)
    };
    el("nav")
        .class("tabs")
        .attr("aria-label", "This assessment")
        .child([
            tab("Assess", Page::Assess(None)),
            tab("Results", Page::Results(None)),
            tab("Roadmap", Page::Roadmap),
            tab("Documents", Page::Documents),
            tab("Certification", Page::Certification),
            tab("Report", Page::Report),
            tab("Profile", Page::Profile),
        ])
}

/// The guide: within an assessment its links lead there.
fn guide_link(app: App, place: Memo<Option<(AssessmentId, &'static str)>>) -> El {
    let is_here = move || {
        app.route
            .with(|route| matches!(route, Route::Guide(_) | Route::In(_, Page::Guide(_))))
    };
    let address = move || {
        place.with(|place| match place {
            Some((id, _)) => Route::In(id.clone(), Page::Guide(None)).to_string(),
            None => Route::Guide(None).to_string(),
        })
    };
    el("a")
        .class("btn")
        .attr_by("href", move || Some(address()))
        .attr_by("aria-current", move || is_here().then(|| "page".to_owned()))
        .child("Guide")
}

fn brand_mark() -> El {
    let hexagon = svg("path").attr("d", "M11 1.5 19.2 6.2v9.6L11 20.5 2.8 15.8V6.2z");
    let heart = svg("path")
        .class("brand-fill")
        .attr("d", "m11 6.3 4.4 3.2-1.7 5.2H8.3L6.6 9.5z")
        .attr("stroke", "none");
    svg("svg")
        .attr("viewBox", "0 0 22 22")
        .attr("aria-hidden", "true")
        .attr("fill", "none")
        .attr("stroke", "currentColor")
        .attr("stroke-width", "1.5")
        .child([hexagon, heart])
}

fn tools(here: Here) -> El {
    let app = here.app;
    let title = here.memo(|work| work.assessment.title.clone());
    let can_undo = here.memo(|work| work.history.can_undo());
    let can_redo = here.memo(|work| work.history.can_redo());
    let icon = |sign: &str, name: &str, key: &str, act: Box<dyn Fn()>| {
        button("btn icon", sign, act)
            .attr("aria-label", name)
            .attr("title", [name, " (", key, ")"].concat())
    };
    el("div").class("slot").child((
        el("bdi").class("whose").text_by(move || title.get()),
        el("span").class("row").child([
            icon("↶", "Undo", "Ctrl+Z", Box::new(move || actions::undo(here)))
                .flag_by("disabled", move || !can_undo.get()),
            icon("↷", "Redo", "Ctrl+Y", Box::new(move || actions::redo(here)))
                .flag_by("disabled", move || !can_redo.get()),
            icon(
                "?",
                "Keyboard shortcuts",
                "?",
                Box::new(move || app.dialog.set(Some(Dialog::Keys))),
            ),
            button("btn", "Export", move || {
                later::act(app, Act::Export(here.id()));
            }),
        ]),
    ))
}

/// Where the newest edits are, in a word.
fn save_indicator(app: App) -> El {
    let key = move || match app.save.with(|saving| saving.state) {
        SaveState::Saved => "saved",
        SaveState::Saving => "saving",
        SaveState::Session => "session",
        SaveState::Unsaved => "unsaved",
    };
    let text = move || {
        app.save.with(|saving| match saving.state {
            SaveState::Saved => ["Saved ", &saving.at].concat(),
            SaveState::Saving => "Saving".to_owned(),
            SaveState::Session => "Saved in this browser session only".to_owned(),
            SaveState::Unsaved => "NOT SAVED".to_owned(),
        })
    };
    el("span")
        .class("save")
        .attr_by("data-save-state", move || Some(key().to_owned()))
        .text_by(text)
}

fn theme_button(app: App) -> El {
    let look = move || match app.settings.with(|settings| settings.theme) {
        Theme::System => ("◐", "Theme: as the system"),
        Theme::Light => ("○", "Theme: light"),
        Theme::Dark => ("●", "Theme: dark"),
    };
    let next = move || {
        app.set_settings(|settings| {
            settings.theme = match settings.theme {
                Theme::System => Theme::Light,
                Theme::Light => Theme::Dark,
                Theme::Dark => Theme::System,
            };
        });
    };
    button("btn icon", "", next)
        .attr_by("aria-label", move || Some(look().1.to_owned()))
        .attr_by("title", move || Some(look().1.to_owned()))
        .text_by(move || look().0.to_owned())
}
