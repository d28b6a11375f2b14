//! A status: colour, shape and word.

use leptos::prelude::*;

use crate::questionnaire::Status;
use crate::report::words;

/// The status with its sign.
pub(crate) fn status(status: Status) -> AnyView {
    let key = status.key();
    view! { <span class="st" data-status=key data-value=key>{words::status(status)}</span> }
        .into_any()
}
