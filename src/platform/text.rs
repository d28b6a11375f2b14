//! What the browser knows about letters, so that the page need not bring the tables.

use js_sys::JsString;

/// The text in small letters, of every script that has them.
#[must_use]
pub fn lower(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}

/// Whether a text has a word in it, which is given in small letters, however the text writes it.
#[must_use]
pub fn has(text: &str, word: &str) -> bool {
    JsString::from(text).to_lower_case().includes(word, 0)
}
