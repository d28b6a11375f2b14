//! Names that are safe on every system, and titles that a file may hold.

use super::{MAX_FILE_BYTES, MAX_RESCUE_BYTES, MAX_TEXT_CHARS};
use crate::assessment::Assessment;
use crate::date::Date;

/// The longest part that comes from the title, in characters.
const MAX_TITLE: usize = 60;
/// What the names of the rescue page's files have in them.
const RESCUE: &str = "rescue";

/// A name such as `clausewise-my-assessment-2026-11-22.json`.
///
/// Only `a-z`, `0-9`, hyphens and the dot before the extension; at most 100 characters for the
/// extensions in use. The fixed beginning keeps it from being a name that a system reserves.
#[must_use]
pub fn file_name(assessment: &Assessment, day: Date, extension: &str) -> String {
    let mut name = String::from("clausewise");
    let mut pause = true;
    let limit = name.len().saturating_add(MAX_TITLE);
    for char in assessment.title.chars() {
        if name.len() >= limit {
            break;
        }
        if char.is_ascii_alphanumeric() {
            if pause {
                name.push('-');
            }
            name.push(char.to_ascii_lowercase());
        }
        pause = !char.is_ascii_alphanumeric();
    }
    name.push('-');
    name.push_str(&day.to_string());
    name.push('.');
    name.push_str(extension);
    name
}

/// A title with something before or behind it, where a file may hold that; the title alone where it
/// would become too long to be taken in again.
#[must_use]
pub fn longer_title(before: &str, title: &str, behind: &str) -> String {
    let longer = [before, title, behind].concat();
    if longer.chars().count() > MAX_TEXT_CHARS {
        title.to_owned()
    } else {
        longer
    }
}

/// How many bytes of a file of that name are read at most, which is known before any is: the rescue
/// page gives its files a name of their own.
#[must_use]
pub fn most_bytes(name: &str) -> usize {
    if name.to_ascii_lowercase().contains(RESCUE) {
        MAX_RESCUE_BYTES
    } else {
        MAX_FILE_BYTES
    }
}
