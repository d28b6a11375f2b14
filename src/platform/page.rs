//! The page around the app: address, title, focus, printing.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CustomEvent, CustomEventInit, Document, DomException, Element, HtmlElement, NodeList,
    ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition, Window,
};

/// The style sheets for later that are not there yet.
const LATER: &str = "link[data-later][disabled], link[data-later=coming]";

/// The window, which a page always has.
#[must_use]
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document, which a page always has.
#[must_use]
pub fn document() -> Option<Document> {
    window()?.document()
}

/// Whether the system asks for dark pages.
#[must_use]
pub fn prefers_dark() -> bool {
    let query = window().and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok());
    query.flatten().is_some_and(|query| query.matches())
}

/// The part of the address after `#`, with it.
#[must_use]
pub fn fragment() -> String {
    window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// Goes to another fragment, as a step that the back button returns from.
pub fn go(fragment: &str) {
    if let Some(window) = window() {
        // A fragment can always be set.
        let _ = window.location().set_hash(fragment);
    }
}

/// Shows another fragment in place of the present one.
pub fn replace_fragment(fragment: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        // Refused only where called far too often: the page is right, the address old.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(fragment));
    }
}

/// The element of that id.
#[must_use]
pub fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the focus to the element of that id, where it is there, and brings it into view.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
        reveal(&element, ScrollLogicalPosition::Nearest);
    }
}

/// Moves the focus to the page's heading: where reading begins.
pub fn focus_heading() {
    let heading = document().and_then(|page| page.query_selector("#main h1").ok().flatten());
    let heading = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok());
    // A page without a heading is on its way.
    let _ = heading.map(|heading| heading.focus());
}

/// Moves the focus to the page's heading where what had it has gone.
pub fn focus_heading_where_lost() {
    let active = document().and_then(|page| page.active_element());
    if active.is_none_or(|active| active.tag_name() == "BODY") {
        focus_heading();
    }
}

/// Moves the focus to the first field within the element of that id.
pub fn focus_field(id: &str) {
    let within = element(id).and_then(|element| element.query_selector("input").ok().flatten());
    let field = within.and_then(|field| field.dyn_into::<HtmlElement>().ok());
    // A field that has gone meanwhile needs no focus.
    let _ = field.map(|field| field.focus());
}

/// Moves the focus to a part of the page and brings it to the top.
pub fn show_part(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
        reveal(&element, ScrollLogicalPosition::Start);
    }
}

/// Moves the focus to a part of a panel and brings the panel's head to the top.
pub fn show_panel_of(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
        let panel = element.closest(".panel").ok().flatten();
        reveal(
            panel.as_ref().unwrap_or(&element),
            ScrollLogicalPosition::Start,
        );
    }
}

/// Brings an element into view at once.
pub fn reveal(element: &Element, place: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(place);
    options.set_behavior(ScrollBehavior::Instant);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls to the page's beginning.
pub fn to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = window() {
        // Refused only where the page is going away already.
        let _ = window.location().reload();
    }
}

/// Sets an attribute of the whole page, which styles and tests read.
pub fn set_flag(name: &str, value: Option<&str>) {
    let root = document().and_then(|document| document.document_element());
    if let Some(root) = root {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// Fetches the style sheets that the first screen and answering do without; they are there when this
/// returns, or have not come.
pub async fn style_all() {
    let links = document().and_then(|page| page.query_selector_all(LATER).ok());
    let links = links.iter().flat_map(NodeList::values).flatten();
    let links: Vec<Element> = links.map(JsCast::unchecked_into).collect();
    let on_their_way: Vec<Promise> = links.iter().map(coming).collect();
    for (link, coming) in links.iter().zip(on_their_way) {
        let _ = JsFuture::from(coming).await;
        let _ = link.set_attribute("data-later", "");
    }
}

/// Lets a style sheet come, unless it is on its way.
fn coming(link: &Element) -> Promise {
    Promise::new(&mut |done, _| {
        for event in ["load", "error"] {
            let heard = link.add_event_listener_with_callback(event, &done);
            // What cannot be listened to is not waited for.
            if heard.is_err() {
                let _ = done.call0(&JsValue::NULL);
            }
        }
        let _ = link.set_attribute("data-later", "coming");
        let _ = link.remove_attribute("disabled");
    })
}

/// Whether the whole page has an attribute.
#[must_use]
pub fn has_flag(name: &str) -> bool {
    let root = document().and_then(|document| document.document_element());
    root.is_some_and(|root| root.has_attribute(name))
}

/// Sets a custom property of the whole page, which style sheets read. An assignment from a program
/// is no inline style: the policy allows it.
pub fn set_property(name: &str, value: &str) {
    let root = document().and_then(|document| document.document_element());
    if let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        // Fails only for names that are not names.
        let _ = root.style().set_property(name, value);
    }
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = window() {
        // Refused only in frames that may not print.
        let _ = window.print();
    }
}

/// The tab's title.
#[must_use]
pub fn title() -> String {
    document().map_or_else(String::new, |document| document.title())
}

/// Sets the tab's title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Tells the page that the app stops, and why: what comes next needs no Wasm.
pub fn tell_panic(message: &str) {
    tell("clausewise:panic", message);
}

/// Tells the window that something has happened, and what.
pub fn tell(name: &str, detail: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&detail.into());
    let event = CustomEvent::new_with_event_init_dict(name, &init);
    if let (Some(window), Ok(event)) = (window(), event) {
        let _ = window.dispatch_event(&event);
    }
}

/// Waits for so many milliseconds.
pub async fn wait(ms: i32) {
    let timer = Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            // A page can always set a timer.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms);
        }
    });
    // A timer is never refused.
    let _ = JsFuture::from(timer).await;
}

/// A browser's error in its own words.
#[must_use]
pub fn describe(error: &JsValue) -> String {
    if let Some(exception) = error.dyn_ref::<DomException>() {
        return [exception.name(), exception.message()].join(": ");
    }
    error.dyn_ref::<js_sys::Error>().map_or_else(
        || "the browser gave no reason".to_owned(),
        |error| String::from(error.message()),
    )
}
