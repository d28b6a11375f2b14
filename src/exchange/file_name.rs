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
/// Only `a-z`, `0-9`, hyphens and the dot before the extension; whole words of the title, as many as
/// fit; at most 100 characters for the extensions in use. The fixed beginning keeps it from being a
/// name that a system reserves.
#[must_use]
pub fn file_name(assessment: &Assessment, day: Date, extension: &str) -> String {
    let mut name = String::from("clausewise");
    let mut room = MAX_TITLE;
    let words = assessment.title.split(|c: char| !c.is_ascii_alphanumeric());
    for word in words.filter(|word| !word.is_empty()) {
        // A name ends with a whole word; only a first one that fills it alone is cut.
        let kept = if room == MAX_TITLE {
            word.get(..room.min(word.len())).unwrap_or_default()
        } else if word.len() < room {
            word
        } else {
            break;
        };
        name.push('-');
        name.push_str(&kept.to_ascii_lowercase());
        room = room.saturating_sub(kept.len() + 1);
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
