//! The raw file of the rescue page: all that a browser kept, as it was. Its records become
//! assessments again through the store's own reading.

use serde_json::Value;

use super::json::Members;
use super::reader::{Limits, Reader, take};
use super::refusal::Refusal;
use super::version::check_version;

/// What stands in a rescue file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rescue {
    /// Keys and texts of the browser's storage.
    pub storage: Vec<(String, String)>,
    /// Keys and texts of the browser's databases.
    pub databases: Vec<(String, String)>,
    /// What could not be read when the file was made, in the browser's words.
    pub unread: Vec<String>,
}

/// Reads a rescue file from its root.
pub(super) fn read(mut root: Members) -> Result<Rescue, Refusal> {
    check_version(root.get("version"))?;
    let mut reader = Reader::new(Limits::KEPT);
    let mut rescue = Rescue::default();
    for name in ["local_storage_error", "indexed_db_error"] {
        if let Some(Value::String(error)) = root.remove(name) {
            rescue.unread.push(error);
        }
    }
    if let Some(storage) = part(&mut reader, &mut root, "local_storage") {
        reader.enter("local_storage");
        for (key, value) in storage {
            reader.enter_key(&key);
            if let Some(text) = reader.string(value) {
                rescue.storage.push((key, text));
            }
            reader.leave();
        }
        reader.leave();
    }
    if let Some(databases) = part(&mut reader, &mut root, "indexed_db") {
        for store in databases
            .into_iter()
            .filter_map(|(_, stores)| object(stores))
        {
            for (_, entries) in store {
                rescue.databases.extend(pairs(entries));
            }
        }
    }
    if reader.is_clean() {
        Ok(rescue)
    } else {
        Err(reader.refusal())
    }
}

/// A part of the file; nothing where it could not be read when the file was made.
fn part(reader: &mut Reader, root: &mut Members, name: &'static str) -> Option<Members> {
    let value = take(root, name)?;
    reader.enter(name);
    let part = reader.object(value);
    reader.leave();
    part
}

fn object(value: Value) -> Option<Members> {
    match value {
        Value::Object(map) => Some(map),
        _ => None,
    }
}

/// The entries of a store that are a key and a text, as those of records are. What else a later
/// release keeps there is not for this one.
fn pairs(entries: Value) -> impl Iterator<Item = (String, String)> {
    let entries = match entries {
        Value::Array(entries) => entries,
        _ => Vec::new(),
    };
    entries.into_iter().filter_map(|entry| match entry {
        Value::Array(pair) => match <[Value; 2]>::try_from(pair) {
            Ok([Value::String(key), Value::String(text)]) => Some((key, text)),
            _ => None,
        },
        _ => None,
    })
}
