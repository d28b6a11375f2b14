//! How one question counts (engine, sections 1 and 2).

use crate::assessment::{Assessment, Confidence, EvidenceState, Response};
use crate::questionnaire::{Question, Questionnaire};

/// How a question counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing {
    /// It leaves every sum.
    NotApplicable,
    /// Nobody has answered it.
    Unanswered,
    /// Somebody looked and did not know: counts as unanswered, but is to be found out.
    Unknown,
    /// It is rated.
    Rated(Judged),
}

/// A rated question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged {
    /// The level as declared.
    pub level: u8,
    /// The level that evidence backs: without evidence one below the acceptance line at most.
    pub effective: u8,
    /// How far the level may be off, in levels.
    pub doubt: f64,
    /// How far a requirement behind it is met.
    pub met: Met,
}

/// How far a requirement is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Met {
    /// More than one level below the acceptance line.
    No,
    /// One level below the acceptance line.
    Partly,
    /// At the acceptance line or above.
    Yes,
}

impl Standing {
    /// Whether the question counts at all.
    #[must_use]
    pub fn is_applicable(self) -> bool {
        self != Self::NotApplicable
    }

    /// The rating, where there is one.
    #[must_use]
    pub const fn rated(self) -> Option<Judged> {
        match self {
            Self::Rated(judged) => Some(judged),
            _ => None,
        }
    }
}

impl Judged {
    /// Whether missing evidence took something away.
    #[must_use]
    pub const fn is_capped(self) -> bool {
        self.effective < self.level
    }
}

/// How a question counts. An answer "not applicable" counts only where the questionnaire has a
/// condition for it; else the question is as good as unanswered.
#[must_use]
pub fn standing(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    question: &Question,
) -> Standing {
    let response = assessment
        .answers
        .get(&question.id)
        .and_then(|answer| answer.response.as_ref());
    let rating = match response {
        None => return Standing::Unanswered,
        Some(Response::Unknown) => return Standing::Unknown,
        Some(Response::NotApplicable(_)) if question.not_applicable_if.is_some() => {
            return Standing::NotApplicable;
        }
        Some(Response::NotApplicable(_)) => return Standing::Unanswered,
        Some(Response::Rated(rating)) => rating,
    };
    let line = questionnaire.scale.acceptance;
    let level = rating.level.min(questionnaire.top_level());
    let backed = rating.evidence.state != EvidenceState::None;
    let effective = if backed || level < line {
        level
    } else {
        line.saturating_sub(1)
    };
    let doubts = &questionnaire.scoring.doubt;
    Standing::Rated(Judged {
        level,
        effective,
        doubt: match rating.confidence {
            Confidence::High => doubts.high,
            Confidence::Medium => doubts.medium,
            Confidence::Low => doubts.low,
        },
        met: if effective >= line {
            Met::Yes
        } else if effective.saturating_add(1) == line {
            Met::Partly
        } else {
            Met::No
        },
    })
}
