//! A button, and the fields that every form has.

use crate::ui::dom::{El, el};

/// A button with a text that does something.
pub(crate) fn button(class: &str, text: &str, act: impl FnMut() + 'static) -> El {
    boxed_button(class, text, Box::new(act))
}

fn boxed_button(class: &str, text: &str, mut act: Box<dyn FnMut()>) -> El {
    el("button")
        .class(class)
        .attr("type", "button")
        .on("click", move |_| act())
        .child(text)
}

/// A control with its label above.
pub(crate) fn field(label: &str, control: El) -> El {
    el("label")
        .class("field")
        .child((el("span").child(label), control))
}
