//! Where in the product a text leads.

use std::fmt;
use std::str::FromStr;

use crate::questionnaire::{AssessmentId, ClauseId, DocumentId, Key};

/// A place where somebody acts on what was read, written as in `assess/8.6.1` or `guide/how`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A new assessment.
    New,
    /// The example.
    Example,
    /// All assessments.
    Desk,
    /// A page of the guide, or a section of one as `page.section`.
    Guide(Key),
    /// The questions, of a clause where one is named.
    Assess(Option<ClauseId>),
    /// The documents, one where it is named.
    Documents(Option<DocumentId>),
    /// A page of the assessment without further parts.
    Page(Within),
}

/// The pages of an assessment that have no further parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// Verdicts, charts and findings.
    Results,
    /// The dated plan.
    Roadmap,
    /// The way to the certificate.
    Certification,
    /// What goes to the sponsor.
    Report,
    /// The organisation.
    Profile,
}

impl Within {
    const ALL: [(&'static str, Self); 5] = [
        ("results", Self::Results),
        ("roadmap", Self::Roadmap),
        ("certification", Self::Certification),
        ("report", Self::Report),
        ("profile", Self::Profile),
    ];
}

/// The text names no place of the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPlace;

impl fmt::Display for NotAPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("must be a place, such as assess/8.6.1, documents/D01, guide/how or results")
    }
}

impl std::error::Error for NotAPlace {}

impl FromStr for Place {
    type Err = NotAPlace;

    fn from_str(text: &str) -> Result<Self, NotAPlace> {
        let (page, part) = match text.split_once('/') {
            Some((page, part)) => (page, Some(part)),
            None => (text, None),
        };
        Ok(match (page, part) {
            ("new", None) => Self::New,
            ("example", None) => Self::Example,
            ("desk", None) => Self::Desk,
            ("guide", Some(part)) => Self::Guide(part.parse().map_err(|_| NotAPlace)?),
            ("assess", None) => Self::Assess(None),
            ("assess", Some(part)) => Self::Assess(Some(part.parse().map_err(|_| NotAPlace)?)),
            ("documents", None) => Self::Documents(None),
            ("documents", Some(part)) => {
                Self::Documents(Some(part.parse().map_err(|_| NotAPlace)?))
            }
            (page, None) => {
                let found = Within::ALL.iter().find(|(name, _)| *name == page);
                Self::Page(found.ok_or(NotAPlace)?.1)
            }
            _ => return Err(NotAPlace),
        })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::New => f.write_str("new"),
            Self::Example => f.write_str("example"),
            Self::Desk => f.write_str("desk"),
            Self::Guide(part) => write!(f, "guide/{part}"),
            Self::Assess(None) => f.write_str("assess"),
            Self::Assess(Some(clause)) => write!(f, "assess/{clause}"),
            Self::Documents(None) => f.write_str("documents"),
            Self::Documents(Some(document)) => write!(f, "documents/{document}"),
            Self::Page(within) => {
                let found = Within::ALL.iter().find(|(_, one)| one == within);
                f.write_str(found.map_or("", |(name, _)| name))
            }
        }
    }
}

impl Place {
    /// Its address, seen from within an assessment or from outside of any; nothing where the place
    /// belongs to an assessment and there is none.
    #[must_use]
    pub fn address(&self, assessment: Option<&AssessmentId>) -> Option<String> {
        match (self, assessment) {
            (Self::New | Self::Example | Self::Desk, _) | (Self::Guide(_), None) => {
                Some(format!("#/{self}"))
            }
            (_, Some(assessment)) => Some(format!("#/a/{assessment}/{self}")),
            (_, None) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_says_where_it_leads() {
        let id: AssessmentId = "x1".parse().unwrap();
        for (text, outside, within) in [
            ("new", Some("#/new"), "#/new"),
            (
                "guide/how.scope",
                Some("#/guide/how.scope"),
                "#/a/x1/guide/how.scope",
            ),
            ("assess/4.3", None, "#/a/x1/assess/4.3"),
            ("documents/D01", None, "#/a/x1/documents/D01"),
            ("results", None, "#/a/x1/results"),
        ] {
            let place: Place = text.parse().unwrap();
            assert_eq!(place.to_string(), text);
            assert_eq!(place.address(None).as_deref(), outside);
            assert_eq!(place.address(Some(&id)).as_deref(), Some(within));
        }
        for wrong in [
            "",
            "nowhere",
            "results/4",
            "assess/<b>",
            "new/x",
            "guide",
            "assess/a/b",
        ] {
            assert_eq!(wrong.parse::<Place>(), Err(NotAPlace), "{wrong}");
        }
    }
}
