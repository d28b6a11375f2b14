//! Builds the page's elements: a thin, unerased hand on the DOM, driven by Leptos' signals.
//!
//! Leptos' own `view!` gives every combination of tag, attributes and children a type of its own
//! with a dozen functions each. For these pages that made a Wasm of 452 kB with brotli, three
//! times what people on a slow line can be asked to wait for. Here every element is one type, and
//! a closure costs its own body and nothing else. Signals, memos, effects, owners and their
//! cleaning up stay Leptos'.
//!
//! Every text that stands on the page comes through here. Characters in it that would turn others
//! around or hide are shown; what stands in fields to be edited keeps them.

use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, HtmlInputElement, Node};

use crate::inert::visible;

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element that is being built.
#[derive(Clone, Debug)]
pub(crate) struct El(Element);

/// Whatever can stand within an element: elements, texts, nothing, or several of them.
pub(crate) trait Part {
    /// Appends itself.
    fn add_to(self, parent: &Node);
}

thread_local! {
    /// Asked for once: a long page is made of ten thousand elements.
    static DOCUMENT: Document = crate::platform::page::document()
        .unwrap_or_else(|| unreachable!("a page has a document"));
}

/// A new HTML element.
pub(crate) fn el(tag: &str) -> El {
    match DOCUMENT.with(|document| document.create_element(tag)) {
        Ok(element) => El(element),
        Err(_) => unreachable!("tags are words of this program"),
    }
}

/// A new SVG element.
pub(crate) fn svg(tag: &str) -> El {
    match DOCUMENT.with(|document| document.create_element_ns(Some(SVG), tag)) {
        Ok(element) => El(element),
        Err(_) => unreachable!("tags are words of this program"),
    }
}

/// An element that is there already.
pub(crate) fn existing(element: Element) -> El {
    El(element)
}

/// Runs now and whenever what it reads has changed, until its owner is gone.
pub(crate) fn follow(run: impl FnMut() + 'static) {
    follow_boxed(Box::new(run));
}

fn follow_boxed(mut run: Box<dyn FnMut()>) {
    let effect = RenderEffect::new(move |_| run());
    // The owner keeps the effect, and drops it when it is cleaned up.
    StoredValue::new_local(effect);
}

impl El {
    /// The element itself.
    pub(crate) fn element(&self) -> &Element {
        &self.0
    }

    fn set(&self, name: &str, value: Option<&str>) {
        // Fails only for names that are not names.
        let _ = match value {
            // A label is read out as it would be shown; other attributes are for programs.
            Some(value) if name == "aria-label" => self.0.set_attribute(name, &visible(value)),
            Some(value) => self.0.set_attribute(name, value),
            None => self.0.remove_attribute(name),
        };
    }

    /// Sets the classes.
    pub(crate) fn class(self, classes: &str) -> Self {
        self.set("class", Some(classes));
        self
    }

    /// Sets an attribute.
    pub(crate) fn attr(self, name: &str, value: impl AsRef<str>) -> Self {
        self.set(name, Some(value.as_ref()));
        self
    }

    /// Sets an attribute where there is a value.
    pub(crate) fn maybe(self, name: &str, value: Option<impl AsRef<str>>) -> Self {
        if let Some(value) = value {
            self.set(name, Some(value.as_ref()));
        }
        self
    }

    /// Keeps an attribute in step; absent where there is no value.
    pub(crate) fn attr_by(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + 'static,
    ) -> Self {
        let value: Box<dyn Fn() -> Option<String>> = Box::new(value);
        self.follow_attr(name, value)
    }

    fn follow_attr(self, name: &'static str, value: Box<dyn Fn() -> Option<String>>) -> Self {
        let element = self.clone();
        follow_boxed(Box::new(move || element.set(name, value().as_deref())));
        self
    }

    fn follow_prop(self, name: &'static str, value: Box<dyn Fn() -> JsValue>) -> Self {
        let element = self.0.clone();
        follow_boxed(Box::new(move || {
            // A property of an element can be set.
            let _ = js_sys::Reflect::set(&element, &name.into(), &value());
        }));
        self
    }

    /// Sets a yes-or-no property, such as `checked` or `disabled`.
    pub(crate) fn set_is(&self, name: &str, value: bool) {
        // A property of an element can be set.
        let _ = js_sys::Reflect::set(&self.0, &name.into(), &value.into());
    }

    /// Keeps a yes-or-no property in step, such as `checked` or `disabled`.
    pub(crate) fn flag_by(self, name: &'static str, value: impl Fn() -> bool + 'static) -> Self {
        self.follow_prop(name, Box::new(move || value().into()))
    }

    /// Says of a button that it can do nothing now. Not disabled, which would take the focus away from
    /// whoever has just pressed it.
    pub(crate) fn idle_by(self, is_idle: impl Fn() -> bool + 'static) -> Self {
        self.attr_by("aria-disabled", move || {
            is_idle().then(|| "true".to_owned())
        })
    }

    /// Keeps a field's value in step. What somebody types stays until the value itself changes.
    pub(crate) fn value_by(self, value: impl Fn() -> String + 'static) -> Self {
        let value: Box<dyn Fn() -> String> = Box::new(value);
        let element = self.0.clone();
        // Nobody types in a list of options, and it forgets its choice when its options are new.
        let is_typed = element.tag_name() != "SELECT";
        let mut last = None;
        follow_boxed(Box::new(move || {
            let wanted = JsValue::from(value());
            if is_typed && last.replace(wanted.clone()).as_ref() == Some(&wanted) {
                return;
            }
            let name = JsValue::from("value");
            // By this one tells what is typed and not yet taken.
            if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
                input.set_default_value(wanted.as_string().as_deref().unwrap_or_default());
            }
            // Setting the same text again would move the cursor to its end.
            if js_sys::Reflect::get(&element, &name).ok().as_ref() != Some(&wanted) {
                let _ = js_sys::Reflect::set(&element, &name, &wanted);
            }
        }));
        self
    }

    /// Keeps the text in step; there is nothing else within.
    pub(crate) fn text_by(self, text: impl Fn() -> String + 'static) -> Self {
        let text: Box<dyn Fn() -> String> = Box::new(text);
        let element = self.0.clone();
        follow_boxed(Box::new(move || {
            element.set_text_content(Some(&visible(&text())))
        }));
        self
    }

    /// Draws all that is within anew whenever what that reads has changed.
    pub(crate) fn within<P: Part>(self, content: impl Fn() -> P + 'static) -> Self {
        let draw: Box<dyn Fn(&Node)> = Box::new(move |parent| content().add_to(parent));
        let element = self.0.clone();
        follow_boxed(Box::new(move || {
            element.set_text_content(None);
            draw(&element);
        }));
        self
    }

    /// Calls back on an event.
    pub(crate) fn on(self, event: &str, act: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, Box::new(act))
    }

    fn listen(self, event: &str, act: Box<dyn FnMut(Event)>) -> Self {
        // The browser owns the closure and frees it together with the element.
        let callback = Closure::wrap(act).into_js_value();
        let _ = self
            .0
            .add_event_listener_with_callback(event, callback.unchecked_ref());
        self
    }

    /// Appends a part.
    pub(crate) fn child(self, part: impl Part) -> Self {
        part.add_to(&self.0);
        self
    }
}

impl Part for El {
    fn add_to(self, parent: &Node) {
        // Only a node within itself could not be appended.
        let _ = parent.append_child(&self.0);
    }
}

impl Part for &str {
    fn add_to(self, parent: &Node) {
        let text = visible(self);
        let text = DOCUMENT.with(|document| document.create_text_node(&text));
        let _ = parent.append_child(&text);
    }
}

impl Part for String {
    fn add_to(self, parent: &Node) {
        self.as_str().add_to(parent);
    }
}

impl<P: Part> Part for Option<P> {
    fn add_to(self, parent: &Node) {
        if let Some(part) = self {
            part.add_to(parent);
        }
    }
}

impl<P: Part> Part for Vec<P> {
    fn add_to(self, parent: &Node) {
        for part in self {
            part.add_to(parent);
        }
    }
}

impl<P: Part, const N: usize> Part for [P; N] {
    fn add_to(self, parent: &Node) {
        for part in self {
            part.add_to(parent);
        }
    }
}

impl Part for () {
    fn add_to(self, _: &Node) {}
}

macro_rules! parts_in_a_row {
    ($($part:ident)+) => {
        impl<$($part: Part),+> Part for ($($part,)+) {
            fn add_to(self, parent: &Node) {
                #[allow(non_snake_case, reason = "the types' names serve as variables")]
                let ($($part,)+) = self;
                $($part.add_to(parent);)+
            }
        }
    };
}

parts_in_a_row!(A B);
parts_in_a_row!(A B C);
parts_in_a_row!(A B C D);
parts_in_a_row!(A B C D E);
parts_in_a_row!(A B C D E F);
parts_in_a_row!(A B C D E F G);
parts_in_a_row!(A B C D E F G H);
parts_in_a_row!(A B C D E F G H I);

/// The value of the field that an event comes from.
pub(crate) fn value_of(event: &Event) -> String {
    let name = JsValue::from("value");
    let value = event
        .target()
        .and_then(|target| js_sys::Reflect::get(&target, &name).ok());
    value
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}

/// Whether the box that an event comes from is ticked.
pub(crate) fn is_checked(event: &Event) -> bool {
    let name = JsValue::from("checked");
    let value = event
        .target()
        .and_then(|target| js_sys::Reflect::get(&target, &name).ok());
    value.is_some_and(|value| value.is_truthy())
}
