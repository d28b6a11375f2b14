//! Checks on the answers themselves: not what they say of the organisation, but whether they can be
//! relied on. Each says which answers it is about and why that matters; none changes a score.

mod checks;

use crate::questionnaire::QuestionIx;
use crate::report::Case;

/// What an answer, or several together, can be doubted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// A level that an auditor would accept, with nothing named that shows it.
    Evidence,
    /// A level above that, with nothing named that measures it.
    Measurement,
    /// A question that can cost the certificate alone, answered with a guess.
    Cornerstone,
    /// One level for every question of a clause.
    Uniform,
    /// One place named as evidence for several questions.
    Reused,
    /// An answer that nobody has looked at for a year.
    Stale,
}

/// What a check has found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Which answers it is about, in reading order; never empty.
    pub questions: Vec<QuestionIx>,
    /// What they have in common: our own words.
    pub what: String,
    /// What somebody typed that they have in common; empty where that is nothing.
    pub typed: String,
}

/// A check and all that it has found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quality {
    /// The check.
    pub check: Check,
    /// What it has found, in reading order; never empty.
    pub doubts: Vec<Doubt>,
}

impl Check {
    /// Every check, what weighs most first.
    pub const ALL: [Self; 6] = [
        Self::Evidence,
        Self::Measurement,
        Self::Cornerstone,
        Self::Uniform,
        Self::Reused,
        Self::Stale,
    ];

    /// A name for programs and anchors.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Evidence => "evidence",
            Self::Measurement => "measurement",
            Self::Cornerstone => "cornerstone",
            Self::Uniform => "uniform",
            Self::Reused => "reused",
            Self::Stale => "stale",
        }
    }

    /// What it is called.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Evidence => "High levels without evidence",
            Self::Measurement => "Levels above the acceptance line without a measure",
            Self::Cornerstone => "Cornerstones answered with low confidence",
            Self::Uniform => "The same level throughout a clause",
            Self::Reused => "Evidence named more than once",
            Self::Stale => "Answers older than a year",
        }
    }

    /// Why it matters, and what to do.
    #[must_use]
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Evidence => {
                "An auditor believes what can be shown. Without evidence these levels count less in \
                 the backed score: name where it is, or lower the level."
            }
            Self::Measurement => {
                "A level above the acceptance line says that the practice is measured and steered \
                 by it. Neither the evidence nor the note names a figure, a report or a review: name \
                 one, or lower the level."
            }
            Self::Cornerstone => {
                "Missing one of these alone is likely a major nonconformity, so a guess is a risk of its \
                 own: ask whoever knows."
            }
            Self::Uniform => {
                "Practices within a clause seldom stand at exactly the same level. Perhaps the clause \
                 was answered as a whole: read its questions one by one."
            }
            Self::Reused => {
                "One record can show several things, but an auditor asks for each of them: check that \
                 it does show every one."
            }
            Self::Stale => {
                "People leave and practices fade within a year: look again, and confirm or change the \
                 answer."
            }
        }
    }
}

/// What can be doubted of a case's answers, check by check; a check that finds nothing is left out.
#[must_use]
pub fn quality(case: &Case<'_>) -> Vec<Quality> {
    let found = Check::ALL.map(|check| Quality {
        check,
        doubts: checks::doubts(case, check),
    });
    let mut found = Vec::from(found);
    found.retain(|one| !one.doubts.is_empty());
    found
}
