//! A status: colour, shape and word.

use leptos::prelude::*;

use crate::questionnaire::Status;

/// The status's name in files, attributes and styles.
pub(crate) const fn status_key(status: Status) -> &'static str {
    match status {
        Status::NotApplicable => "not_applicable",
        Status::NotAssessed => "not_assessed",
        Status::LikelyMajor => "likely_major",
        Status::LikelyMinor => "likely_minor",
        Status::Incomplete => "incomplete",
        Status::Ofi => "ofi",
        Status::Conforms => "conforms",
    }
}

/// The status in words. Always a likelihood: only an auditor decides.
pub(crate) const fn status_name(status: Status) -> &'static str {
    match status {
        Status::NotApplicable => "Not applicable",
        Status::NotAssessed => "Not assessed",
        Status::LikelyMajor => "Likely major",
        Status::LikelyMinor => "Likely minor",
        Status::Incomplete => "Incomplete",
        Status::Ofi => "Improvement",
        Status::Conforms => "Likely conforms",
    }
}

/// The status with its sign.
pub(crate) fn status(status: Status) -> AnyView {
    let key = status_key(status);
    view! { <span class="st" data-status=key data-value=key>{status_name(status)}</span> }.into_any()
}
