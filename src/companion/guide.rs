//! The guide: pages in plain words, as written in `questionnaires/companions/*.guide.json`, and as
//! they are shown, with what the questionnaire knows already put in its place.

mod expand;

use super::place::Place;
use crate::questionnaire::file::DocumentEntry;
use crate::questionnaire::{ClauseId, Key, Questionnaire, QuestionnaireId};

/// A guide as it is written.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct GuideFile {
    /// Where an editor finds the JSON Schema of this format; nothing else looks at it.
    #[cfg_attr(feature = "schema", schemars(rename = "$schema", default))]
    pub schema: Option<String>,
    /// Always `clausewise-guide`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "clausewise-guide")))]
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
    /// Its pages, in the order in which they are read.
    pub pages: Vec<Page>,
    /// The field's words, in the order of the alphabet.
    pub terms: Vec<Term>,
}

/// A page on one question that people have.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Page {
    /// Its name in addresses, without a dot.
    pub id: Key,
    /// Its heading.
    pub title: String,
    /// Its name in the list of pages.
    pub short: String,
    /// What it says, in a sentence or two.
    pub lead: String,
    /// Its sections.
    pub sections: Vec<Section>,
}

/// A section of a page.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Section {
    /// Its name in addresses, within the page and without a dot.
    pub id: Key,
    /// Its heading.
    pub title: String,
    /// What it says.
    pub blocks: Vec<Block>,
    /// Where one acts on it.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub links: Vec<Link>,
}

/// A link to a place of the product.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Link {
    /// What one does there.
    pub text: String,
    /// The place.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub to: Place,
}

/// A piece of a section. Those after `Entries` are put together from the questionnaire, so that
/// nothing is written twice.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "snake_case"))]
pub enum Block {
    /// A paragraph.
    P(String),
    /// Something to bear in mind.
    Note(String),
    /// A list.
    List(Vec<String>),
    /// A list whose order counts.
    Numbered(Vec<String>),
    /// A table.
    Table(Table),
    /// Things with a name, and what there is to say of each.
    Entries(Vec<Entry>),
    /// The leaf clauses at or below a clause: what each asks for.
    Clause(ClauseId),
    /// The documents of a group.
    Documents(Key),
    /// The groups of a view with their clauses.
    View(Key),
    /// A step of the journey: who does it, and when it is done.
    Step(Key),
    /// All terms.
    Terms(bool),
}

/// A table; every row has as many cells as there are headings.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Table {
    /// What it shows.
    pub name: String,
    /// Headings of its columns; one that begins with `#` stands over figures.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

/// Something with a name, and what there is to say of it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Entry {
    /// Its name.
    pub label: String,
    /// What there is to say, a sentence or a paragraph each.
    pub texts: Vec<String>,
    /// Where one acts on it.
    #[cfg_attr(feature = "schema", schemars(default, with = "Option<String>"))]
    pub to: Option<Place>,
}

/// A word of the field.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Term {
    /// The word.
    pub term: String,
    /// What it means, in plain words.
    pub meaning: String,
    /// Where one meets it.
    #[cfg_attr(feature = "schema", schemars(default, with = "Option<String>"))]
    pub to: Option<Place>,
}

/// A guide as it is shown: nothing in it is left to be put together.
#[derive(Clone, Debug, PartialEq)]
pub struct Guide {
    /// What readers must be told about the source of the texts.
    pub notice: String,
    /// Its pages, in the order in which they are read.
    pub pages: Vec<Page>,
}

impl Guide {
    /// The guide of a questionnaire.
    #[must_use]
    pub fn new(file: GuideFile, questionnaire: &Questionnaire) -> Self {
        expand::guide(file, questionnaire)
    }

    /// The page that a place names: by itself, or with a section of it, or with an entry of that.
    #[must_use]
    pub fn page(&self, place: &str) -> Option<&Page> {
        let id = place.split('.').next()?;
        self.pages.iter().find(|page| page.id.as_str() == id)
    }
}

/// What a document is called in the guide.
fn document_label(document: &DocumentEntry) -> String {
    [document.id.as_str(), " ", &document.name].concat()
}
