//! What the browser knows about letters, so that the page need not bring the tables.

use js_sys::JsString;

/// The text in small letters, of every script that has them.
#[must_use]
pub fn lower(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}
