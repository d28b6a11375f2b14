//! What a verdict says, and why.

use crate::questionnaire::Key;

/// What the answers say about readiness, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Too few must questions are rated to say anything.
    NotEnoughAnswers,
    /// Rules fail.
    NotReady,
    /// Rules fail, but only such as may.
    NearlyReady,
    /// Every rule holds.
    Ready,
}

impl Verdict {
    /// The verdict's name in files and on the page.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotEnoughAnswers => "not_enough_answers",
            Self::NotReady => "not_ready",
            Self::NearlyReady => "nearly_ready",
            Self::Ready => "ready",
        }
    }
}

/// A verdict with its reasons.
#[derive(Clone, Debug, PartialEq)]
pub struct VerdictReport {
    /// The verdict's id, such as `stage1`.
    pub id: Key,
    /// What it is a verdict on, such as `stage 1`.
    pub name: String,
    /// What the answers say.
    pub verdict: Verdict,
    /// Its rules in their order.
    pub rules: Vec<RuleReport>,
}

/// What a rule found.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleReport {
    /// The rule's id within its verdict.
    pub id: Key,
    /// What it asks for.
    pub text: String,
    /// Whether it holds.
    pub passed: bool,
    /// Ids of what fails it: questions, leaves, documents, events (`internal_audit`,
    /// `management_review`), the field `records_since` or another verdict. Empty where it holds.
    pub failing: Vec<String>,
    /// How far it is.
    pub measure: Measure,
}

impl RuleReport {
    /// Whether it holds only because there is nothing yet that it could fail on: true, and no
    /// achievement.
    #[must_use]
    pub const fn is_blank(&self) -> bool {
        self.passed
            && match self.measure {
                Measure::AtMost { open, of, .. } => open == of,
                Measure::AtLeast { of, .. } => of == 0,
                Measure::Days { .. } | Measure::Verdict(_) => false,
            }
    }
}

impl VerdictReport {
    /// The rules that fail.
    pub fn failed(&self) -> impl Iterator<Item = &RuleReport> {
        self.rules.iter().filter(|rule| !rule.passed)
    }
}

/// How far a rule is, in numbers for a sentence such as "17 of 21 core documents exist, 19
/// needed".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// So many of so many hold, and so many must.
    AtLeast {
        /// What holds.
        have: usize,
        /// What could hold.
        of: usize,
        /// What must hold.
        need: usize,
    },
    /// There are so many, and there may be so many.
    AtMost {
        /// What there is.
        have: usize,
        /// What there may be.
        limit: usize,
        /// Clauses that could be among them, because nothing in them is rated yet.
        open: usize,
        /// Clauses that were looked at and apply.
        of: usize,
    },
    /// So many days, where any are known, and so many must be.
    Days {
        /// Days up to today; absent where the first day is not known.
        have: Option<i64>,
        /// Days that must be.
        need: i64,
    },
    /// What another verdict says.
    Verdict(Verdict),
}
