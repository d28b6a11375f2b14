//! Follows the address and puts the right page on the screen.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::actions;
use super::app::App;
use super::backup;
use super::components::{button, toast, top};
use super::dom::{El, Part, el, existing, follow};
use super::later::{self, Act, View};
use super::pages;
use super::work::Here;
use crate::platform::{files, page};
use crate::questionnaire::{AssessmentId, Key};
use crate::route::{Page, Route};
use crate::store::SaveState;
use crate::ui::memo::{Memo, memo};

/// Builds the page under an owner that lives as long as the page does.
pub(super) fn mount(app: App) {
    let Some(root) = page::element("app") else {
        return;
    };
    let owner = Owner::new();
    owner.with(|| build(app, &existing(root.into())));
    std::mem::forget(owner);
}

/// What of the address decides which page is built; what changes within a page does not.
#[derive(Clone, PartialEq)]
enum Screen {
    Start,
    Desk,
    Guide,
    Settings,
    Making(Route),
    In(AssessmentId, &'static str),
}

fn build(app: App, root: &El) {
    let screen = memo(move || match app.route.get() {
        Route::Start => Screen::Start,
        Route::Desk => Screen::Desk,
        Route::Guide(_) => Screen::Guide,
        Route::Settings => Screen::Settings,
        making @ (Route::New(_) | Route::Example) => Screen::Making(making),
        Route::In(id, page) => Screen::In(id, page.name()),
    });
    let content = el("div").class("slot").within(move || match screen.get() {
        Screen::Start | Screen::Making(_) => None,
        Screen::Desk => Some(later::view(app, View::Desk)),
        Screen::Guide => Some(later::view(app, View::Guide(place(app)))),
        Screen::Settings => Some(later::view(app, View::Settings)),
        Screen::In(id, name) => Some(match Here::new(app, &id) {
            Some(here) => page_of(here, name),
            None => missing(app, &id),
        }),
    });
    let chooser = el("input")
        .attr("type", "file")
        .attr("id", actions::CHOOSER)
        .attr("accept", ".json,application/json")
        .attr("multiple", "")
        .class("vh")
        .attr("tabindex", "-1")
        .attr("aria-hidden", "true")
        .on("change", move |event| chosen(app, &event));
    let said = el("p").class("vh").attr("aria-live", "polite");
    let said = said.text_by(move || app.announcement.get());
    root.clone().child((
        top(app, skip_link()),
        storage_alert(app),
        el("div").attr("id", backup::REMINDER).class("slot"),
        content,
    ));
    // Dialogs and messages belong to every screen, also to the first one.
    let dialog = el("div").within(move || {
        let is_wanted = app.dialog.with(Option::is_some);
        is_wanted.then(|| later::view(app, View::Dialog))
    });
    let over = el("div")
        .attr("id", "over")
        .child((toast(app), dialog, said, chooser));
    if let Some(body) = page::document().and_then(|document| document.body()) {
        over.add_to(&body);
    }
    if let Some(place) = page::element("start-continue") {
        existing(place.into()).within(move || going_on(app));
    }
    follow_screen(app, screen);
}

/// On the first screen: the way back to what was worked on last.
fn going_on(app: App) -> Option<(&'static str, El)> {
    app.works.with(|works| {
        let (id, work) = works.iter().max_by_key(|(_, work)| work.changed())?;
        let route = Route::In(id.clone(), Page::Assess(None)).to_string();
        let title = el("bdi").child(work.assessment.title.as_str());
        Some(("Go on with ", el("a").attr("href", route).child(title)))
    })
}

/// What happens around a page when another one is shown.
fn follow_screen(app: App, screen: Memo<Screen>) {
    follow(move || {
        let now = screen.get();
        page::set_flag(
            "data-screen",
            Some(if now == Screen::Start { "start" } else { "app" }),
        );
        match now {
            Screen::Making(Route::New(questionnaire)) => actions::start(app, questionnaire),
            Screen::Making(_) => later::act(app, Act::Example),
            _ => {}
        }
    });
    let before = StoredValue::new(None);
    follow(move || {
        let now = app.route.get();
        let moved = match &before.get_value() {
            None => Moved::Nowhere,
            // Who drills down in a chart wants to see the chart.
            // So does who goes to a section of the page that is read.
            Some(was) if is_same_guide_page(was, &now) => Moved::Within,
            Some(Route::In(was, Page::Results(_))) if matches!(&now, Route::In(id, Page::Results(_)) if id == was) => {
                Moved::Within
            }
            // A new clause is a new page to whoever reads it.
            Some(_) => Moved::ToPage,
        };
        if moved == Moved::ToPage {
            page::to_top();
        }
        app.moved.set_value(moved);
        now_shown(app, moved);
        before.set_value(Some(now));
    });
}

/// What a change of the address has brought.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moved {
    /// The page has just been opened.
    Nowhere,
    /// Another view on the same page.
    Within,
    /// Another page.
    ToPage,
}

fn skip_link() -> El {
    el("a")
        .class("skip")
        .attr("href", "#main")
        .on("click", skip)
        .child("Skip to the content")
}

/// The fragment is the address, so the link's own jump would leave the page.
fn skip(event: web_sys::Event) {
    event.prevent_default();
    if let Some(heading) = page::document()
        .and_then(|page| page.query_selector("#main h1").ok().flatten())
        .and_then(|heading| heading.dyn_into::<web_sys::HtmlElement>().ok())
    {
        let _ = heading.focus();
    }
}

fn chosen(app: App, event: &web_sys::Event) {
    let input = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return };
    let files = input.files().map(files::list).unwrap_or_default();
    if !files.is_empty() {
        later::act(app, Act::Open(files));
    }
    // The same file can be chosen again.
    input.set_value("");
}

/// A page that had to be fetched is there now.
pub(super) fn arrived(app: App) {
    now_shown(app, app.moved.get_value());
}

/// Names the page in the tab and moves the focus to the heading of what is new, unless a question
/// has it already because the address names it.
fn now_shown(app: App, moved: Moved) {
    request_animation_frame(move || {
        let heading = page::document().and_then(|document| {
            let screen = if app.route.with_untracked(|route| *route == Route::Start) {
                "#start h1"
            } else {
                "#main h1"
            };
            document.query_selector(screen).ok().flatten()
        });
        let Some(heading) = heading.and_then(|h| h.dyn_into::<web_sys::HtmlElement>().ok()) else {
            return;
        };
        if let Some(text) = heading.text_content() {
            page::set_title(&[&text, " – Clausewise"].concat());
        }
        match moved {
            Moved::ToPage if !pages::has_question_in_use() => {
                let _ = heading.focus();
            }
            Moved::Within => page::show_panel_of(pages::VIEW_TITLE),
            _ => {}
        }
    });
}

/// Whether both are in the same page of the guide.
fn is_same_guide_page(was: &Route, now: &Route) -> bool {
    let page = |route: &Route| match route {
        Route::Guide(Some(place)) | Route::In(_, Page::Guide(Some(place))) => {
            place.as_str().split('.').next().map(str::to_owned)
        }
        _ => None,
    };
    page(now).is_some() && page(was) == page(now)
}

/// The part of a page that the address names.
fn place(app: App) -> Memo<Option<Key>> {
    memo(move || match app.route.get() {
        Route::Guide(place)
        | Route::In(_, Page::Assess(place) | Page::Results(place) | Page::Guide(place)) => place,
        _ => None,
    })
}

fn page_of(here: Here, name: &'static str) -> El {
    let app = here.app;
    let place = place(app);
    match name {
        "assess" => pages::assess(here, place),
        _ => later::view(app, View::Page(here, name, place)),
    }
}

/// The address names an assessment that is not on the desk, or one without its questionnaire.
fn missing(app: App, id: &AssessmentId) -> El {
    let text = if app.works.with_untracked(|works| works.contains_key(id)) {
        "Its questionnaire is not loaded: the network is away, or safe mode is on. The answers are safe, and can be exported from the desk."
    } else {
        "It is not in this browser. It may be in another browser, or it was deleted here."
    };
    el("main").attr("id", "main").class("page").child((
        el("h1")
            .attr("tabindex", "-1")
            .child("This assessment cannot be shown"),
        el("p").class("lead").child(text),
        el("a")
            .class("btn primary")
            .attr("href", "#/desk")
            .child("Go to the desk"),
    ))
}

/// Says what is wrong with storage, for as long as it is wrong.
fn storage_alert(app: App) -> El {
    let state = memo(move || app.save.with(|saving| (saving.settled, saving.why.clone())));
    el("div").attr("role", "alert").within(move || {
        let (state, why) = state.get();
        let (title, text) = match state {
            SaveState::Unsaved => (
                "Your newest answers are not saved",
                "They are in this tab only, until you close it. ",
            ),
            SaveState::Session => ("Your newest answers are in one store only", ""),
            SaveState::Saved if !why.is_empty() => ("Storage is nearly full", ""),
            SaveState::Saved | SaveState::Saving => return None,
        };
        app.route.track();
        let export = app.here().map(|here| {
            button("btn primary", "Export now", move || {
                later::act(app, Act::Export(here.id()))
            })
        });
        Some(
            el("section")
                .class("alert storage no-print")
                .attr("data-alert", "storage")
                .child((el("h2").child(title), el("p").child((text, why)), export)),
        )
    })
}
