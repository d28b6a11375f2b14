//! Single keys on the page: levels, movement, evidence, note. They never fire in a text field and
//! can be switched off.

use crate::ui::memo::Memo;
use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollLogicalPosition};

use super::{card, leaf};
use crate::platform::page;
use crate::questionnaire::LeafIx;
use crate::route::{Page, Route};
use crate::ui::actions::place;
use crate::ui::work::Here;

/// Fields that letters and figures are typed in.
const OWN: &str = "input:not([type=radio]):not([type=checkbox]), select, textarea";

/// What opens a note.
const CLOSED_NOTE: &str = "[data-note][aria-expanded=false]";

/// Listens while the page is shown.
pub(super) fn listen(here: Here, leaf: Memo<LeafIx>) {
    let handle = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" {
            leave_field(&event);
        } else if is_for_the_page(here, &event) && act(here, leaf.get_untracked(), &event.key()) {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Everything in a card that takes the focus.
const CONTROLS: &str = "input, select, textarea, button";

/// Goes from a control of a card to the card, where single keys answer and move again.
fn leave_field(event: &KeyboardEvent) {
    let target = event.target();
    let target = target.and_then(|target| target.dyn_into::<Element>().ok());
    let field = target.filter(|one| one.matches(CONTROLS).unwrap_or(false));
    let card = field.and_then(|field| field.closest("[data-question]").ok().flatten());
    if let Some(card) = card.and_then(|card| card.dyn_into::<HtmlElement>().ok()) {
        // An element of the page can have the focus.
        let _ = card.focus();
    }
}

/// Whether the key is meant as a command and not for a field, a dialog or the browser.
fn is_for_the_page(here: Here, event: &KeyboardEvent) -> bool {
    let app = here.app;
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented() {
        return false;
    }
    if !app.settings.with_untracked(|settings| settings.keys)
        || app.dialog.with_untracked(Option::is_some)
    {
        return false;
    }
    let Some(target) = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
    else {
        return true;
    };
    let is_arrow = event.key().starts_with("Arrow");
    // Arrows choose between radio buttons; letters and figures mean nothing to them.
    let own = if is_arrow {
        "input, select, textarea, summary, .side, .beside"
    } else {
        OWN
    };
    !target.closest(own).is_ok_and(|field| field.is_some())
}

/// Does what the key stands for; false where it stands for nothing.
fn act(here: Here, index: LeafIx, key: &str) -> bool {
    if let Ok(level) = key.parse::<u8>() {
        return answer(here, level);
    }
    match key {
        "ArrowDown" | "j" => step(1),
        "ArrowUp" | "k" => step(-1),
        "ArrowRight" => turn(here, index.checked_add(1)),
        "ArrowLeft" => turn(here, index.checked_sub(1)),
        "e" | "E" => press("[name$=\"-evidence\"]:checked") || press("[name$=\"-evidence\"]"),
        "n" | "N" => note(),
        "u" | "U" => {
            leaf::go_to_next(here, index);
            true
        }
        _ => false,
    }
}

fn cards() -> Vec<HtmlElement> {
    let found = page::document().and_then(|page| page.query_selector_all("[data-question]").ok());
    let Some(found) = found else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|index| found.get(index)?.dyn_into().ok())
        .collect()
}

/// The card in use: the one with the focus, else the first without an answer, else the first.
fn current() -> Option<HtmlElement> {
    in_use().or_else(|| cards().into_iter().next())
}

/// The card that a level is meant for: the one with the focus. On a page that was just opened, it is
/// the first without an answer; nobody who is elsewhere changes an answer that they do not look at.
fn in_use() -> Option<HtmlElement> {
    let cards = cards();
    let focused = card::focused();
    let by_focus = cards
        .iter()
        .find(|card| focused.is_some() && card.get_attribute("data-question") == focused);
    let unanswered = || {
        cards.iter().find(|card| {
            !card
                .query_selector(".levels input:checked")
                .is_ok_and(|checked| checked.is_some())
        })
    };
    by_focus.or_else(unanswered).cloned()
}

/// Whether the focus is on something that is neither a question nor where reading begins.
fn is_elsewhere() -> bool {
    let active = page::document().and_then(|page| page.active_element());
    active.is_some_and(|one| {
        let is_start = one.matches("body, h1").unwrap_or(false);
        !is_start && card::focused().is_none()
    })
}

/// Gives the card in use a level and moves on to the next one.
fn answer(here: Here, level: u8) -> bool {
    let questionnaire = here.questionnaire();
    if level > questionnaire.top_level() || is_elsewhere() {
        return false;
    }
    let Some(id) = in_use().and_then(|card| card.get_attribute("data-question")) else {
        here.app.say("Every question here has an answer");
        return step(0);
    };
    let allowed = here
        .peek(|work| work.assessment.answers.get(id.as_str()).cloned())
        .flatten()
        .is_none_or(|answer| card::may_have(&questionnaire, &answer, level));
    if !allowed {
        let most = questionnaire.scale.acceptance.to_string();
        here.app
            .say(["At most ", &most, " while it has not happened"].concat());
        return true;
    }
    page::focus(&card::element_id(&id));
    card::rate(here, &id, level);
    let end = if step(1) {
        ""
    } else {
        // There a figure changes nothing, and Enter leads on.
        page::focus(leaf::NEXT);
        ". That was the last question here: Enter leads on"
    };
    if let Some(name) = questionnaire.scale.levels.get(usize::from(level)) {
        here.app
            .say([&level.to_string(), ", ", &name.name, end].concat());
    }
    true
}

/// Moves the focus by so many cards.
fn step(by: isize) -> bool {
    let cards = cards();
    let focused = card::focused();
    let at = cards
        .iter()
        .position(|card| focused.is_some() && card.get_attribute("data-question") == focused);
    let to = match at {
        Some(at) => at.checked_add_signed(by),
        // From the button behind the last one, back to that.
        None if by < 0 && is_elsewhere() => cards.len().checked_sub(1),
        None => current().and_then(|card| cards.iter().position(|one| *one == card)),
    };
    let Some(card) = to.and_then(|to| cards.get(to)) else {
        return false;
    };
    let _ = card.focus();
    page::reveal(card, ScrollLogicalPosition::Nearest);
    true
}

fn turn(here: Here, to: Option<LeafIx>) -> bool {
    let Some(leaf) = to.and_then(|to| here.leaf(to)) else {
        return false;
    };
    here.app.go(&Route::In(
        here.id(),
        Page::Assess(place(leaf.number.as_str())),
    ));
    true
}

/// The first such control of the card in use.
fn control(selector: &str) -> Option<HtmlElement> {
    let found = current()?.query_selector(selector).ok()??;
    found.dyn_into().ok()
}

/// Moves the focus to the first such control of the card in use.
fn press(selector: &str) -> bool {
    control(selector).is_some_and(|control| control.focus().is_ok())
}

/// Opens the note of the card in use and goes into it.
fn note() -> bool {
    // Whoever opens it is led into it.
    match control(CLOSED_NOTE) {
        Some(button) => {
            button.click();
            true
        }
        None => press("[data-note-text]"),
    }
}
