//! The version of a file's form.

use serde_json::Value;

use super::VERSION;
use super::reader::{Limits, Reader};
use super::refusal::Refusal;

/// There is one version of every kind so far. An older one will be migrated here, before anything is decoded.
pub(super) fn check_version(version: Option<&Value>) -> Result<(), Refusal> {
    match version.and_then(Value::as_u64) {
        Some(VERSION) => Ok(()),
        Some(version) if version > VERSION => Err(Refusal::Newer { version }),
        _ => {
            let mut reader = Reader::new(Limits::KEPT);
            reader.enter("version");
            reader.problem(match version {
                None => "is missing",
                Some(_) => "must be the whole number 1",
            });
            Err(reader.refusal())
        }
    }
}
