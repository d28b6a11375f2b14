//! A status: colour, shape and word.

use crate::questionnaire::Status;
use crate::report::words;
use crate::ui::dom::{El, el};

/// The status with its sign.
pub(crate) fn status(status: Status) -> El {
    let key = status.key();
    el("span")
        .class("st")
        .attr("data-status", key)
        .attr("data-value", key)
        .child(words::status(status))
}
