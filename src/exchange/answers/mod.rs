//! Answers as a table: what an owner fills in offline, and how it comes back in. The columns'
//! headings are the format; `docs/format.md` has them for people.

mod read;
mod table;

pub use read::{read_answers, read_rows};

/// The columns that are read. Those that only explain are beside them in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The question's id.
    Question,
    /// The level, `unknown` or `not applicable`.
    Answer,
    /// `none`, `located` or `checked`.
    Evidence,
    /// Where the evidence is.
    Place,
    /// `high`, `medium` or `low`.
    Confidence,
    /// Why it does not apply.
    Reason,
    /// `yes` where the event has not happened yet.
    Pending,
    /// Who answers or acts.
    Owner,
    /// Free text.
    Note,
}

impl Column {
    /// Every column that is read.
    pub const ALL: [Self; 9] = [
        Self::Question,
        Self::Answer,
        Self::Evidence,
        Self::Place,
        Self::Confidence,
        Self::Reason,
        Self::Pending,
        Self::Owner,
        Self::Note,
    ];

    /// The column's heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Question => "Question id",
            Self::Answer => "Answer",
            Self::Evidence => "Evidence",
            Self::Place => "Where the evidence is",
            Self::Confidence => "Confidence",
            Self::Reason => "Reason why not applicable",
            Self::Pending => "Event pending",
            Self::Owner => "Owner",
            Self::Note => "Note",
        }
    }
}

impl Column {
    /// The words of which one may stand in the column, the one that an empty cell means first. Of an
    /// answer these are the words beside its levels.
    #[must_use]
    pub const fn choices(self) -> &'static [&'static str] {
        match self {
            Self::Answer => &[UNKNOWN, NOT_APPLICABLE],
            Self::Evidence => &["none", "located", "checked"],
            Self::Confidence => &["medium", "high", "low"],
            Self::Pending => &["no", "yes"],
            _ => &[],
        }
    }
}

/// Headings of columns that explain and are not read.
pub const EXPLAINING: [&str; 7] = [
    "Clause",
    "Clause title",
    "Question",
    "Kind",
    "What the answer means",
    "Changed at",
    "Changed by",
];

/// What a table says for "don't know".
pub const UNKNOWN: &str = "unknown";
/// What a table says for "not applicable".
pub const NOT_APPLICABLE: &str = "not applicable";

/// A text as a cell that no spreadsheet takes for a formula: with an apostrophe before signs that
/// begin one. A text that already looks guarded gets one more, so that [`unguarded`] always finds
/// back.
#[must_use]
pub fn guarded(text: &str) -> String {
    if looks_like_formula(text) {
        ["'", text].concat()
    } else {
        text.to_owned()
    }
}

/// The text of a guarded cell.
#[must_use]
pub fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if looks_like_formula(rest) => rest,
        _ => text,
    }
}

/// Whether a spreadsheet may compute it, after any apostrophes.
fn looks_like_formula(text: &str) -> bool {
    text.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}

#[cfg(test)]
mod tests {
    use super::{guarded, unguarded};

    #[test]
    fn a_guarded_text_is_no_formula_and_comes_back() {
        for text in [
            "", "a", "=1", "'=1", "''=1", "'a", "+", "-x", "@", "\tx", "\nx", "'",
        ] {
            let safe = guarded(text);
            assert!(
                !safe.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']),
                "{text:?}"
            );
            assert_eq!(unguarded(&safe), text);
        }
        assert_eq!(guarded("'a"), "'a");
    }
}
