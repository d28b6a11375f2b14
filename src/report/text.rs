//! A line of the report: our own words, and what people typed, kept apart so that a writer can
//! isolate the latter.

use super::words;
use crate::questionnaire::Status;

/// A text made of runs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text(pub Vec<Run>);

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Run {
    /// Our own words, or the questionnaire's.
    Plain(String),
    /// The same, set strong.
    Strong(String),
    /// The same, set small and quiet.
    Quiet(String),
    /// What somebody typed, with its line ends: never read as markup, and isolated, so that its
    /// writing direction cannot reorder what stands around it.
    Typed(String),
    /// A status with its sign.
    Status(Status),
    /// A place within the report, by its anchor.
    Link {
        /// The anchor.
        to: String,
        /// What is to be read.
        text: String,
    },
    /// A new line.
    Break,
}

impl Text {
    /// Our own words.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self(vec![Run::Plain(text.into())])
    }

    /// Our own words, set strong.
    #[must_use]
    pub fn strong(text: impl Into<String>) -> Self {
        Self(vec![Run::Strong(text.into())])
    }

    /// What somebody typed.
    #[must_use]
    pub fn typed(text: &str) -> Self {
        if text.is_empty() {
            return Self::default();
        }
        Self(vec![Run::Typed(text.to_owned())])
    }

    /// A status.
    #[must_use]
    pub fn status(status: Status) -> Self {
        Self(vec![Run::Status(status)])
    }

    /// The text with one more run.
    #[must_use]
    pub fn and(mut self, run: Run) -> Self {
        self.0.push(run);
        self
    }

    /// The text followed by another.
    #[must_use]
    pub fn then(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Makes words of its links.
    pub(super) fn unlink(&mut self) {
        for run in &mut self.0 {
            if let Run::Link { text, .. } = run {
                *run = Run::Plain(std::mem::take(text));
            }
        }
    }

    /// The bare text, for places that know no runs.
    #[must_use]
    pub fn bare(&self) -> String {
        self.0.iter().map(Run::bare).collect()
    }
}

impl Run {
    /// The id of a question, which leads to it among the answers.
    pub(super) fn question(id: &str) -> Self {
        Self::Link {
            to: format!("question-{id}"),
            text: id.to_owned(),
        }
    }

    /// What is to be read.
    #[must_use]
    pub fn bare(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Strong(text) | Self::Quiet(text) | Self::Typed(text) => text,
            Self::Link { text, .. } => text,
            Self::Status(status) => words::status(*status),
            Self::Break => "\n",
        }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::plain(text)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::plain(text)
    }
}
