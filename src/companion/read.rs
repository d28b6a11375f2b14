//! From text to typed content.

use serde_json_borrow::Value;

use super::certification::Certification;
use super::guide::GuideFile;
use super::outline::Outlines;
use crate::questionnaire::tree::{Decode, typed};
use crate::questionnaire::{Problem, tree_of};

const GUIDE: &str = "clausewise-guide";
const OUTLINES: &str = "clausewise-outlines";
const CERTIFICATION: &str = "clausewise-certification";

/// Any of the files that go with a questionnaire.
#[derive(Clone, Debug, PartialEq)]
pub enum Companion {
    /// The guide.
    Guide(GuideFile),
    /// The outlines of documents.
    Outlines(Outlines),
    /// What is worth knowing of audits and reviews.
    Certification(Box<Certification>),
}

fn file<T: Decode>(text: &str, format: &str, what: &str) -> Result<T, Problem> {
    typed(tree_of(text, format, what)?)
}

/// The guide that a text holds.
///
/// # Errors
/// What is wrong first, with its path.
pub fn read_guide(text: &str) -> Result<GuideFile, Problem> {
    file(text, GUIDE, "guide")
}

/// The outlines that a text holds.
///
/// # Errors
/// What is wrong first, with its path.
pub fn read_outlines(text: &str) -> Result<Outlines, Problem> {
    file(text, OUTLINES, "outlines")
}

/// What a text holds of audits and reviews.
///
/// # Errors
/// What is wrong first, with its path.
pub fn read_certification(text: &str) -> Result<Certification, Problem> {
    file(text, CERTIFICATION, "certification")
}

/// Whichever companion a text holds; nothing where it is none.
#[must_use]
pub fn read_companion(text: &str) -> Option<Result<Companion, Problem>> {
    let tree: Value<'_> = serde_json::from_str(text).ok()?;
    Some(match tree.as_object()?.get("format")?.as_str()? {
        GUIDE => read_guide(text).map(Companion::Guide),
        OUTLINES => read_outlines(text).map(Companion::Outlines),
        CERTIFICATION => read_certification(text).map(|read| Companion::Certification(read.into())),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = r#""format_version":1,"questionnaire":"q","language":"en","licence":"CC-BY-4.0","notice":"N""#;

    #[test]
    fn what_is_wrong_has_its_place() {
        let guide = |block: &str| {
            read_guide(&format!(
                r#"{{"format":"clausewise-guide",{HEAD},"terms":[],"pages":[{{"id":"a","title":"A",
                "short":"A","lead":"L","sections":[{{"id":"s","title":"S","blocks":[{block}],
                "links":[]}}]}}]}}"#
            ))
        };
        assert!(guide(r#"{"p":"Text."},{"terms":true}"#).is_ok());
        for (block, path) in [
            (r#"{"p":1}"#, "$.pages[0].sections[0].blocks[0].p"),
            (r#"{"q":"Text."}"#, "$.pages[0].sections[0].blocks[0].q"),
            (r#"{"p":"a","q":"b"}"#, "$.pages[0].sections[0].blocks[0]"),
            (r#"{"terms":1}"#, "$.pages[0].sections[0].blocks[0].terms"),
            (
                r#"{"entries":[{"label":"L","texts":[],"to":"nowhere"}]}"#,
                "$.pages[0].sections[0].blocks[0].entries[0].to",
            ),
        ] {
            assert_eq!(guide(block).unwrap_err().path, path, "{block}");
        }
        let other = read_outlines(&format!(r#"{{"format":"clausewise-guide",{HEAD}}}"#));
        assert_eq!(other.unwrap_err().path, "$.format");
    }

    #[test]
    fn a_companion_is_known_by_its_format() {
        let outlines = format!(r#"{{"format":"clausewise-outlines",{HEAD},"documents":[]}}"#);
        assert!(matches!(
            read_companion(&outlines),
            Some(Ok(Companion::Outlines(_)))
        ));
        assert!(read_companion(r#"{"format":"clausewise-questionnaire"}"#).is_none());
        assert!(read_companion("nonsense").is_none());
    }
}
