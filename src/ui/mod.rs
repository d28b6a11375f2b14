//! The pages.
use leptos::prelude::*;

/// Mounts the app on the page.
pub fn start() {
    mount_to_body(|| view! { <p>"Clausewise"</p> });
}
