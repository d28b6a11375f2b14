//! The bar at the top: where one is, whether it is saved, what one can do everywhere.

use leptos::prelude::*;

use crate::route::{Page, Route};
use crate::store::SaveState;
use crate::ui::actions;
use crate::ui::app::{App, Dialog, Theme};
use crate::ui::work::Here;

/// The bar at the top of every page but the first screen.
pub(crate) fn top(app: App) -> AnyView {
    let place = Memo::new(move |_| match app.route.get() {
        Route::In(id, page) => Some((id, page.name())),
        _ => None,
    });
    let middle = move || {
        place.get().map(|(id, current)| {
            let tab = |name: &'static str, page: Page| {
                let is_here = page.name() == current;
                view! {
                    <a
                        href=Route::In(id.clone(), page).to_string()
                        aria-current=is_here.then_some("page")
                    >
                        {name}
                    </a>
                }
            };
            view! {
                <nav class="tabs" aria-label="This assessment">
                    {tab("Assess", Page::Assess(None))}
                    {tab("Results", Page::Results(None))}
                    {tab("Roadmap", Page::Roadmap)}
                    {tab("Profile", Page::Profile)}
                </nav>
            }
        })
    };
    let tools = move || {
        place
            .get()
            .and_then(|(id, _)| Here::new(app, &id))
            .map(tools)
    };
    view! {
        <header class="top">
            <a class="brand" href="#/">
                {brand_mark()}
                "Clausewise"
            </a>
            {middle}
            <span class="spring"></span>
            <div class="top-tools">
                {save_indicator(app)}
                {tools}
                <a class="btn" href="#/desk">"Desk"</a>
                {theme_button(app)}
            </div>
        </header>
    }
    .into_any()
}

fn brand_mark() -> AnyView {
    view! {
        <svg viewBox="0 0 22 22" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.5">
            <path d="M11 1.5 19.2 6.2v9.6L11 20.5 2.8 15.8V6.2z"></path>
            <path class="brand-fill" d="m11 6.3 4.4 3.2-1.7 5.2H8.3L6.6 9.5z" stroke="none"></path>
        </svg>
    }
    .into_any()
}

fn tools(here: Here) -> AnyView {
    let app = here.app;
    let title = here.memo(|work| work.assessment.title.clone());
    let can_undo = here.memo(|work| work.history.can_undo());
    let can_redo = here.memo(|work| work.history.can_redo());
    view! {
        <bdi class="whose">{title}</bdi>
        <span class="row">
            <button
                class="btn icon"
                type="button"
                aria-label="Undo"
                title="Undo (Ctrl+Z)"
                prop:disabled=move || !can_undo.get()
                on:click=move |_| actions::undo(here)
            >
                "↶"
            </button>
            <button
                class="btn icon"
                type="button"
                aria-label="Redo"
                title="Redo (Ctrl+Y)"
                prop:disabled=move || !can_redo.get()
                on:click=move |_| actions::redo(here)
            >
                "↷"
            </button>
            <button
                class="btn icon"
                type="button"
                aria-label="Keyboard shortcuts"
                title="Keyboard shortcuts (?)"
                on:click=move |_| app.dialog.set(Some(Dialog::Keys))
            >
                "?"
            </button>
            <button class="btn" type="button" on:click=move |_| actions::export(here)>
                "Export"
            </button>
        </span>
    }
    .into_any()
}

/// Where the newest edits are, in a word; why not, where they are not saved.
fn save_indicator(app: App) -> AnyView {
    let key = move || match app.save.with(|saving| saving.state) {
        SaveState::Saved => "saved",
        SaveState::Saving => "saving",
        SaveState::Session => "session",
        SaveState::Unsaved => "unsaved",
    };
    let text = move || {
        app.save.with(|saving| match saving.state {
            SaveState::Saved => format!("Saved {}", saving.at),
            SaveState::Saving => "Saving".to_owned(),
            SaveState::Session => "Kept in this tab only".to_owned(),
            SaveState::Unsaved => "NOT SAVED".to_owned(),
        })
    };
    view! { <span class="save" data-save-state=key>{text}</span> }.into_any()
}

fn theme_button(app: App) -> AnyView {
    let theme = move || app.settings.with(|settings| settings.theme);
    let name = move || match theme() {
        Theme::System => "Theme: as the system",
        Theme::Light => "Theme: light",
        Theme::Dark => "Theme: dark",
    };
    let sign = move || match theme() {
        Theme::System => "◐",
        Theme::Light => "○",
        Theme::Dark => "●",
    };
    let next = move |_| {
        app.set_settings(|settings| {
            settings.theme = match settings.theme {
                Theme::System => Theme::Light,
                Theme::Light => Theme::Dark,
                Theme::Dark => Theme::System,
            };
        });
    };
    view! {
        <button class="btn icon" type="button" aria-label=name title=name on:click=next>
            {sign}
        </button>
    }
    .into_any()
}
