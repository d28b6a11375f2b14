//! Whether a file is as it was exported: a SHA-256 over its canonical JSON, which it carries.
//!
//! It shows damage and later changes. It does not show who has written the file: whoever changes
//! one can work out the checksum anew.

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::canonical::canonical_without;
use super::json::Members;
use super::writer::hex;

/// The field of the checksum.
pub(super) const FIELD: &str = "sha256";
/// What an assessment's checksum does not cover: itself, and what tells only when and by which
/// release the file was written, so that the same assessment always has the same checksum.
pub(super) const NOT_COVERED: [&str; 3] = [FIELD, "exported_at", "generator"];

/// What the checksum of a file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Integrity {
    /// It fits: the file is as it was exported.
    Undamaged,
    /// It does not fit: something in the file has changed since it was exported.
    Changed,
    /// There is none: the file comes from an earlier release or from another program.
    Absent,
}

impl Integrity {
    /// What that means for whoever opens the file.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Undamaged => {
                "Undamaged: the checksum in the file fits what is in it. (It does not show who has \
                 written the file.)"
            }
            Self::Changed => {
                "Changed since export: the checksum in the file does not fit what is in it. Look \
                 through the values before you rely on them, or ask for another copy."
            }
            Self::Absent => {
                "The file carries no checksum, so nothing shows whether it was changed since it \
                 was exported."
            }
        }
    }

    /// A word for programs.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Undamaged => "undamaged",
            Self::Changed => "changed",
            Self::Absent => "absent",
        }
    }
}

/// The checksum of a file's root, in lower-case hexadecimal digits.
pub(super) fn checksum(root: &Members, not_covered: &[&str]) -> String {
    let text = canonical_without(root, not_covered);
    let sum = Sha256::digest(text.as_bytes());
    sum.iter().map(|byte| hex(u64::from(*byte), 2)).collect()
}

/// Compares a file's checksum with what is in the file.
pub(super) fn judge(root: &Members, not_covered: &[&str]) -> Integrity {
    match root.get(FIELD) {
        None | Some(Value::Null) => Integrity::Absent,
        Some(Value::String(sum)) if *sum == checksum(root, not_covered) => Integrity::Undamaged,
        Some(_) => Integrity::Changed,
    }
}
