//! Where in the product somebody is: the address after `#`, so that one build runs in any folder.

use std::fmt;

use crate::questionnaire::{AssessmentId, Key, QuestionnaireId};

/// A place in the product. Printing and parsing are each other's inverse.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// The first screen.
    #[default]
    Start,
    /// All assessments.
    Desk,
    /// How the person likes to work, where everything is kept, backups.
    Settings,
    /// Makes a new assessment and goes there; of the default questionnaire where none is named.
    New(Option<QuestionnaireId>),
    /// Adds the example and goes there.
    Example,
    /// The guide: the page, section or entry named, or its first page.
    Guide(Option<Key>),
    /// A page of one assessment.
    In(AssessmentId, Page),
}

/// A page of an assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// One leaf's questions; a clause number or a question's id, or the next unanswered.
    Assess(Option<Key>),
    /// Verdicts, charts and findings; what the radar shows, where it is not the main clauses.
    Results(Option<Key>),
    /// The dated plan.
    Roadmap,
    /// The documents and how far they are.
    Documents,
    /// The steps, audits and findings up to the certificate and after it.
    Certification,
    /// The organisation and its targets.
    Profile,
    /// The guide, with links that lead into this assessment.
    Guide(Option<Key>),
    /// The whole as it is printed and sent.
    Report,
    /// Earlier states to go back to.
    History,
}

impl Page {
    /// The page's name in the address.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Assess(_) => "assess",
            Self::Results(_) => "results",
            Self::Roadmap => "roadmap",
            Self::Documents => "documents",
            Self::Certification => "certification",
            Self::Profile => "profile",
            Self::Guide(_) => "guide",
            Self::Report => "report",
            Self::History => "history",
        }
    }

    /// Whether both are the same page, whatever they show on it.
    #[must_use]
    pub fn is_same_page(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Route {
    /// The place that a fragment names; the first screen where it names none.
    #[must_use]
    pub fn parse(fragment: &str) -> Self {
        let path = fragment.trim_start_matches('#').trim_matches('/');
        let parts: Vec<&str> = path.split('/').collect();
        Self::of(&parts).unwrap_or_default()
    }

    fn of(parts: &[&str]) -> Option<Self> {
        Some(match parts {
            ["desk"] => Self::Desk,
            ["settings"] => Self::Settings,
            ["new"] => Self::New(None),
            ["new", questionnaire] => Self::New(Some(questionnaire.parse().ok()?)),
            ["example"] => Self::Example,
            ["guide"] => Self::Guide(None),
            ["guide", place] => Self::Guide(Some(place.parse().ok()?)),
            ["a", id, page @ ..] => Self::In(id.parse().ok()?, Self::page(page)?),
            _ => return None,
        })
    }

    fn page(parts: &[&str]) -> Option<Page> {
        Some(match parts {
            [] | ["assess"] => Page::Assess(None),
            ["assess", place] => Page::Assess(Some(place.parse().ok()?)),
            ["results"] => Page::Results(None),
            ["results", view] => Page::Results(Some(view.parse().ok()?)),
            ["roadmap"] => Page::Roadmap,
            ["documents"] => Page::Documents,
            ["certification"] => Page::Certification,
            ["profile"] => Page::Profile,
            ["guide"] => Page::Guide(None),
            ["guide", place] => Page::Guide(Some(place.parse().ok()?)),
            ["report"] => Page::Report,
            ["history"] => Page::History,
            _ => return None,
        })
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start => f.write_str("#/"),
            Self::Desk => f.write_str("#/desk"),
            Self::Settings => f.write_str("#/settings"),
            Self::New(None) => f.write_str("#/new"),
            Self::New(Some(questionnaire)) => write!(f, "#/new/{questionnaire}"),
            Self::Example => f.write_str("#/example"),
            Self::Guide(None) => f.write_str("#/guide"),
            Self::Guide(Some(place)) => write!(f, "#/guide/{place}"),
            Self::In(id, page) => {
                write!(f, "#/a/{id}/{}", page.name())?;
                match page {
                    Page::Assess(Some(place))
                    | Page::Results(Some(place))
                    | Page::Guide(Some(place)) => write!(f, "/{place}"),
                    _ => Ok(()),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printing_and_parsing_are_inverse() {
        let addresses = [
            "#/",
            "#/desk",
            "#/settings",
            "#/new",
            "#/new/service-desk-basics",
            "#/example",
            "#/a/x1/assess",
            "#/a/x1/assess/8.6.1",
            "#/a/x1/assess/8.6.1-q1",
            "#/a/x1/results",
            "#/a/x1/results/classic",
            "#/a/x1/roadmap",
            "#/a/x1/documents",
            "#/a/x1/certification",
            "#/a/x1/profile",
            "#/a/x1/guide",
            "#/a/x1/guide/how.scope",
            "#/guide",
            "#/guide/how.scope",
            "#/a/x1/report",
            "#/a/x1/history",
        ];
        for address in addresses {
            assert_eq!(Route::parse(address).to_string(), address);
        }
    }

    #[test]
    fn what_names_no_place_is_the_first_screen() {
        for odd in [
            "",
            "#",
            "#/nowhere",
            "#/a",
            "#/a/x y/assess",
            "#/a/x/assess/<b>",
            "#/a/x/roadmap/1",
        ] {
            assert_eq!(Route::parse(odd), Route::Start, "{odd}");
        }
        assert_eq!(Route::parse("#/a/x1/").to_string(), "#/a/x1/assess");
    }
}
