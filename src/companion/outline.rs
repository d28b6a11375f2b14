//! Outlines of documents, as written in `questionnaires/companions/*.outlines.json`: what each is
//! for, what belongs in it, and what goes wrong with it.

use crate::questionnaire::{ClauseId, DocumentId, Questionnaire, QuestionnaireId};

/// The outlines of a questionnaire's documents.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Outlines {
    /// Where an editor finds the JSON Schema of this format; nothing else looks at it.
    #[cfg_attr(feature = "schema", schemars(rename = "$schema", default))]
    pub schema: Option<String>,
    /// Always `clausewise-outlines`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "clausewise-outlines")))]
    pub format: String,
    /// Version of this file format; 1.
    #[cfg_attr(feature = "schema", schemars(extend("const" = 1)))]
    pub format_version: u32,
    /// The questionnaire that it goes with.
    pub questionnaire: QuestionnaireId,
    /// BCP 47 tag of the texts' language.
    pub language: String,
    /// SPDX expression of the content's licence.
    pub licence: String,
    /// What readers must be told about the source of the texts.
    pub notice: String,
    /// An outline for each document.
    pub documents: Vec<Outline>,
}

/// What one document should hold.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Outline {
    /// The document.
    pub id: DocumentId,
    /// What it is for, in one sentence.
    pub purpose: String,
    /// Who usually writes it and keeps it up to date.
    pub owner: String,
    /// Who usually approves it.
    pub approver: String,
    /// When to look at it again, such as `Every year, and when services change`.
    pub review: String,
    /// Its sections in order.
    pub sections: Vec<Heading>,
    /// What goes wrong with it.
    pub mistakes: Vec<String>,
}

/// A section of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Heading {
    /// Its heading.
    pub title: String,
    /// What to write there.
    pub write: String,
    /// Headings of a table to fill in; none where it is text.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub columns: Vec<String>,
    /// What of the profile stands there already.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub filled_with: Option<Fill>,
}

/// What of the profile can stand in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "snake_case"))]
pub enum Fill {
    /// The scope statement.
    Scope,
    /// The services, one a row.
    Services,
    /// The outside parties, one a row.
    Suppliers,
    /// The inside teams and customers that supply something, one a row.
    InternalSuppliers,
    /// The regulations that apply, one a row.
    Regulations,
    /// The sponsor.
    Sponsor,
}

impl Outlines {
    /// The outline of a document.
    #[must_use]
    pub fn get(&self, document: &str) -> Option<&Outline> {
        self.documents
            .iter()
            .find(|outline| outline.id.as_str() == document)
    }
}

/// The clauses that a document shows, in reading order.
#[must_use]
pub fn clauses_of(questionnaire: &Questionnaire, document: &DocumentId) -> Vec<ClauseId> {
    questionnaire
        .leaves
        .iter()
        .filter(|leaf| {
            leaf.documents.contains(document)
                || questionnaire
                    .questions_of(leaf)
                    .iter()
                    .any(|question| question.documents.contains(document))
        })
        .map(|leaf| leaf.number.clone())
        .collect()
}
