//! The parts of a report, which people choose from.

/// A part of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// One page for the sponsor.
    Summary,
    /// The organisation and what is in scope.
    Profile,
    /// How the results came about, and what they cannot say.
    Method,
    /// The verdicts with every rule.
    Readiness,
    /// Scores in pictures and figures.
    Maturity,
    /// What an auditor would likely find.
    Findings,
    /// The plan with its reasons.
    Roadmap,
    /// The checklist of documents.
    Documents,
    /// Nonconformities, audits, reviews and all else on the way to the certificate.
    Certification,
    /// What does not apply, and why.
    Applicability,
    /// Which answers may not hold, and why.
    Quality,
    /// Every answer with its evidence, note and owner.
    Answers,
    /// What was answered but is no longer asked.
    Appendix,
}

impl Part {
    /// Every part, in the report's order: what a sponsor reads comes first.
    pub const ALL: [Self; 13] = [
        Self::Summary,
        Self::Profile,
        Self::Method,
        Self::Readiness,
        Self::Maturity,
        Self::Findings,
        Self::Roadmap,
        Self::Documents,
        Self::Certification,
        Self::Applicability,
        Self::Quality,
        Self::Answers,
        Self::Appendix,
    ];

    /// The part's name on the command line and in anchors.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Profile => "profile",
            Self::Readiness => "readiness",
            Self::Maturity => "maturity",
            Self::Findings => "findings",
            Self::Roadmap => "roadmap",
            Self::Documents => "documents",
            Self::Certification => "certification",
            Self::Applicability => "applicability",
            Self::Quality => "quality",
            Self::Answers => "answers",
            Self::Method => "method",
            Self::Appendix => "appendix",
        }
    }

    /// The part's heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Summary => "Summary",
            Self::Profile => "Organisation and scope",
            Self::Readiness => "Readiness for the audits",
            Self::Maturity => "Maturity by clause",
            Self::Findings => "Likely findings",
            Self::Roadmap => "Roadmap",
            Self::Documents => "Documents",
            Self::Certification => "Steps, audits and decisions",
            Self::Applicability => "What does not apply",
            Self::Quality => "How far the answers can be relied on",
            Self::Answers => "Every answer, clause by clause",
            Self::Method => "Method and its limits",
            Self::Appendix => "Appendix: kept, but no longer asked",
        }
    }

    /// Whether it begins on a page of its own where it is printed; short parts follow the one
    /// before them.
    #[must_use]
    pub const fn opens_page(self) -> bool {
        !matches!(self, Self::Method | Self::Readiness | Self::Applicability)
    }

    /// The part of that name.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.key() == key)
    }
}
