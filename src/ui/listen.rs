//! What the browser tells the app: another address, another width, keys that work everywhere, a
//! file or text that is dropped or pasted, and that the page is about to go.

use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{DataTransfer, DragEvent, HtmlInputElement, KeyboardEvent, MediaQueryList};

use super::actions;
use super::app::{App, Dialog, Saving};
use super::keeping::{Keeping, Kept};
use super::later::{self, Act};
use super::soon;
use super::work::Here;
use crate::platform::log::LOST;
use crate::platform::{files, page};
use crate::route::Route;
use crate::store::{PREFIX, SaveState};

/// The widest window that counts as narrow: charts are drawn anew for it.
const NARROW: &str = "(max-width: 640px)";

fn narrow() -> Option<MediaQueryList> {
    page::window()?.match_media(NARROW).ok()?
}

/// Whether the window is as narrow as a phone.
pub(super) fn is_narrow() -> bool {
    narrow().is_some_and(|query| query.matches())
}

/// Follows the address, the window's width, keys that work everywhere, and what is dropped or pasted.
pub(super) fn listen(app: App) {
    window_event_listener_untyped("hashchange", move |_| {
        // What waits belongs to the page that is about to go. On the window itself, listeners are called
        // in the order in which they were added, so being called first has to be written down here.
        soon::catch_up();
        let route = Route::parse(&page::fragment());
        if app.route.with_untracked(|shown| *shown != route) {
            app.route.set(route);
        }
    });
    for event in ["keydown", "click"] {
        before_all(event, soon::catch_up);
    }
    // Whoever is in another field begins something new, which is taken back by itself.
    window_event_listener_untyped("focusin", move |_| {
        app.works.update_untracked(|works| {
            for (_, work) in works.iter_mut() {
                work.history.pause();
            }
        });
    });
    // What is owed is written before the page goes, and anew where a store was cleared under it.
    for name in ["pagehide", "visibilitychange", "storage", LOST] {
        window_event_listener_untyped(name, move |event| {
            let key = Reflect::get(&event, &"key".into()).unwrap_or_default();
            // Only where all of the store was cleared is there no key.
            if key.is_null() || event.type_() == LOST {
                app.tell(Keeping::suspect);
            }
            app.flush();
            // Another tab has put something there.
            if let Some(key) = key.as_string().filter(|key| key.starts_with(PREFIX)) {
                later::look_again(app, key);
            }
        });
    }
    window_event_listener_untyped("beforeunload", move |event| {
        // Leaving is questioned only where something would be lost.
        let is_unsaved = |saving: &Saving| saving.state == SaveState::Unsaved;
        if app.save.with_untracked(is_unsaved) || app.keeper.with_value(Kept::is_owing) {
            event.prevent_default();
        }
    });
    window_event_listener_untyped("keydown", move |event| {
        let event: KeyboardEvent = event.unchecked_into();
        let typing = is_typing(&event);
        let command = event.ctrl_key() || event.meta_key();
        let handled = match event.key().as_str() {
            "z" | "Z" if command && !owns_undo(&event) => act(
                app,
                if event.shift_key() {
                    actions::redo
                } else {
                    actions::undo
                },
            ),
            "y" | "Y" if command && !owns_undo(&event) => act(app, actions::redo),
            "s" | "S" if command => act(app, export),
            "?" if !command && !typing && app.settings.with_untracked(|settings| settings.keys) => {
                app.dialog.set(Some(Dialog::Keys));
                true
            }
            _ => false,
        };
        if handled {
            event.prevent_default();
        }
    });
    window_event_listener_untyped("dragover", |event| event.prevent_default());
    window_event_listener_untyped("drop", move |event| {
        event.prevent_default();
        let event: DragEvent = event.unchecked_into();
        if let Some(act) = event.data_transfer().and_then(|data| received(&data)) {
            later::act(app, act);
        }
    });
    window_event_listener_untyped("paste", move |event| {
        let event: web_sys::ClipboardEvent = event.unchecked_into();
        let data = event.clipboard_data().filter(|_| !is_typing(&event));
        if let Some(act) = data.and_then(|data| received(&data)) {
            event.prevent_default();
            later::act(app, act);
        }
    });
    if let Some(query) = narrow() {
        let changed = Closure::<dyn Fn()>::new(move || {
            app.narrow.set(is_narrow());
        });
        query.set_onchange(Some(changed.as_ref().unchecked_ref()));
        // The page lives as long as the app.
        changed.forget();
    }
    if let Some(door) = page::element("door-open") {
        let opens = Closure::<dyn Fn()>::new(actions::choose_file);
        door.set_onclick(Some(opens.as_ref().unchecked_ref()));
        opens.forget();
    }
}

/// Calls back on an event before anything on the page hears of it.
fn before_all(event: &str, act: fn()) {
    let callback = Closure::<dyn Fn()>::new(act).into_js_value();
    if let Some(window) = page::window() {
        // The page lives as long as the app.
        let _ =
            window.add_event_listener_with_callback_and_bool(event, callback.unchecked_ref(), true);
    }
}

/// What was dropped or pasted: files, or else a text. It can only be read while the event lasts.
fn received(data: &DataTransfer) -> Option<Act> {
    let files = data.files().map(files::list).unwrap_or_default();
    if !files.is_empty() {
        return Some(Act::Open(files));
    }
    let text = data.get_data("text/plain").ok()?;
    (!text.trim().is_empty()).then_some(Act::OpenText(text))
}

fn is_typing(event: &web_sys::Event) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| {
        let field = "input:not([type=radio]):not([type=checkbox]), textarea";
        target.matches(field).unwrap_or(false)
    })
}

/// Whether a step back is the field's own: in a text, and in a number or a day that is not yet taken.
fn owns_undo(event: &web_sys::Event) -> bool {
    let field = event.target().and_then(|target| target.dyn_into().ok());
    let is_taken = field.is_some_and(|field: HtmlInputElement| {
        matches!(field.type_().as_str(), "number" | "date")
            && field.value() == field.default_value()
    });
    !is_taken && is_typing(event)
}

fn export(here: Here) {
    later::act(here.app, Act::Export(here.id()));
}

fn act(app: App, action: fn(Here)) -> bool {
    app.here().map(action).is_some()
}
