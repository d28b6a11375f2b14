//! The bar at the top: where one is, whether it is saved, what one can do everywhere.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::button;
use crate::platform::page;
use crate::questionnaire::AssessmentId;
use crate::route::{Page, Route};
use crate::store::SaveState;
use crate::ui::actions;
use crate::ui::app::{App, Dialog, Theme};
use crate::ui::backup;
use crate::ui::dom::{El, el, existing};
use crate::ui::later::{self, Act};
use crate::ui::memo::memo;
use crate::ui::work::Here;

/// The bar at the top of every page but the first screen; the link that skips it comes first. It is
/// one line at every width: where there is no room, pages and tools open below it.
pub(crate) fn top(app: App, skip: El) -> El {
    let at = memo(move || match app.route.get() {
        Route::In(id, page) => (Some(id), page.name()),
        Route::Desk => (None, "desk"),
        Route::Settings => (None, "settings"),
        Route::Guide(_) => (None, "guide"),
        _ => (None, ""),
    });
    // Another page draws it anew, which also closes what was open of it.
    let bar = el("div").class("slot").within(move || {
        let (id, at) = at.get();
        bar(app, id.as_ref(), at)
    });
    // Whoever comes here is about to want what comes with the second Wasm.
    el("header")
        .class("top")
        .on("pointerenter", |_| later::prepare())
        .on("focusin", |_| later::prepare())
        .child((skip, bar))
}

/// What stands in the bar on a page of that name.
fn bar(app: App, id: Option<&AssessmentId>, at: &str) -> Vec<El> {
    let here = id.and_then(|id| Here::new(app, id));
    let state = el("div").class("state");
    let state = state.child((save_indicator(app), here.map(backup::age)));
    let whose = el("div").class("whose-bar");
    let mut parts = Vec::from_iter(brand());
    parts.push(whose.child((here.map(title), state)));
    if let Some(id) = id {
        let certifies = here.is_some_and(|here| here.questionnaire().leads_to_certificate());
        parts.extend(tabs(
            id,
            at,
            if certifies { "Certification" } else { "Steps" },
        ));
    }
    let guide = id.map_or(Route::Guide(None), |id| {
        Route::In(id.clone(), Page::Guide(None))
    });
    let link = |name: &str, page: &str, address: &str| {
        el("a")
            .class("btn")
            .attr("href", address)
            .maybe("aria-current", (page == at).then_some("page"))
            .child(name)
    };
    let everywhere = el("div")
        .attr("id", "tools")
        .class("tools-bar")
        .attr("popover", "")
        .child((
            here.map(tools),
            link("Desk", "desk", "#/desk"),
            link("Guide", "guide", &guide.to_string()),
            link("⚙", "settings", "#/settings")
                .class("btn icon")
                .attr("aria-label", "Settings and data")
                .attr("title", "Settings and data"),
            theme_button(app),
        ));
    let more = opener("tools", "btn icon more", "⋯").attr("aria-label", "More");
    parts.extend([more, everywhere]);
    parts
}

/// A button that opens a part of the bar below it, where that has no room in the line.
fn opener(opens: &str, class: &str, text: &str) -> El {
    el("button")
        .class(class)
        .attr("type", "button")
        .attr("popovertarget", opens)
        .child(text)
}

fn tabs(id: &AssessmentId, current: &str, way: &str) -> [El; 2] {
    let pages = [
        ("Assess", Page::Assess(None)),
        ("Results", Page::Results(None)),
        ("Roadmap", Page::Roadmap),
        ("Documents", Page::Documents),
        (way, Page::Certification),
        ("Report", Page::Report),
        ("Profile", Page::Profile),
    ];
    let mut shown = "Pages";
    let links = pages.map(|(name, page)| {
        let is_here = page.name() == current;
        if is_here {
            shown = name;
        }
        el("a")
            .attr("href", Route::In(id.clone(), page).to_string())
            .maybe("aria-current", is_here.then_some("page"))
            .child(name)
    });
    let list = el("nav")
        .attr("id", "pages")
        .class("tabs")
        .attr("popover", "")
        .attr("aria-label", "This assessment")
        .child(links);
    let open = opener("pages", "btn pages", shown).attr(
        "aria-label",
        ["Pages of this assessment, now ", shown].concat(),
    );
    [open, list]
}

/// The mark and the name, as on the first screen, which is part of the page.
/// The name of the app, which leads to the first screen.
pub(crate) fn brand() -> Option<El> {
    let page = page::document()?;
    let brand = page.query_selector("#start .brand").ok()??;
    let copy = brand.clone_node_with_deep(true).ok()?;
    Some(existing(copy.unchecked_into()))
}

fn title(here: Here) -> El {
    let title = here.memo(|work| work.assessment.title.clone());
    el("bdi").class("whose").text_by(move || title.get())
}

fn tools(here: Here) -> [El; 4] {
    let app = here.app;
    let can_undo = here.memo(|work| work.history.can_undo());
    let can_redo = here.memo(|work| work.history.can_redo());
    let icon = |sign: &str, name: &str, key: &str, act: Box<dyn Fn()>| {
        button("btn icon", sign, act)
            .attr("aria-label", name)
            .attr("title", [name, " (", key, ")"].concat())
    };
    [
        icon("↶", "Undo", "Ctrl+Z", Box::new(move || actions::undo(here)))
            .idle_by(move || !can_undo.get()),
        icon("↷", "Redo", "Ctrl+Y", Box::new(move || actions::redo(here)))
            .idle_by(move || !can_redo.get()),
        icon(
            "?",
            "Keyboard shortcuts",
            "?",
            Box::new(move || app.dialog.set(Some(Dialog::Keys))),
        ),
        button("btn", "Export", move || {
            later::act(app, Act::Export(here.id()));
        })
        .attr("popovertarget", "tools")
        .attr("popovertargetaction", "hide"),
    ]
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
            SaveState::Session => "Saved in one store only".to_owned(),
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
