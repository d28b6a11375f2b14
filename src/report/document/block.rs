//! What a part of the report is made of.

use crate::report::picture::Picture;
use crate::report::table::Table;
use crate::report::text::Text;

/// A piece of a part, from top to bottom.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading within the part.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Text),
    /// A paragraph that qualifies what stands before it.
    Note(Text),
    /// A list without order.
    List(Vec<Text>),
    /// Names with values.
    Facts(Vec<Fact>),
    /// A table.
    Table(Table),
    /// A picture with its sentence; its table is there for those who cannot see it.
    Picture(Box<Picture>),
    /// A thing with its facts that stays together: a question with its answer, a package with its
    /// reasons.
    Entry(Entry),
}

/// A heading within a part.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// 1 below the part, 2 below that.
    pub depth: u8,
    /// Its name within the report, for links: letters, digits, dots, hyphens, underscores.
    pub anchor: String,
    /// What it says.
    pub text: Text,
}

/// A name and a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The name.
    pub name: String,
    /// The value; never empty.
    pub value: Text,
}

/// A thing with its facts.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its name within the report, for links; may be empty.
    pub anchor: String,
    /// What it is.
    pub title: Text,
    /// Short remarks at the title, such as `must`.
    pub marks: Vec<&'static str>,
    /// What is said of it first; may be empty.
    pub lead: Text,
    /// Its facts.
    pub facts: Vec<Fact>,
}

impl Entry {
    /// How it is set: one with more characters than fit on half a page may go on on the next one.
    #[must_use]
    pub fn class(&self) -> &'static str {
        const HALF_A_PAGE: usize = 2_500;
        let texts = self.facts.iter().map(|fact| &fact.value);
        let length: usize = texts.map(|text| text.bare().chars().count()).sum();
        if length > HALF_A_PAGE {
            "report-entry long"
        } else {
            "report-entry"
        }
    }
}

impl Fact {
    /// A fact with words of ours.
    pub(super) fn new(name: &str, value: impl Into<Text>) -> Self {
        Self {
            name: name.to_owned(),
            value: value.into(),
        }
    }

    /// A fact that somebody typed, where something was.
    pub(super) fn typed(name: &str, value: &str) -> Option<Self> {
        (!value.is_empty()).then(|| Self::new(name, Text::typed(value)))
    }
}

impl Block {
    /// A heading right below the part.
    pub(super) fn heading(anchor: impl Into<String>, text: impl Into<Text>) -> Self {
        Self::Heading(Heading {
            depth: 1,
            anchor: anchor.into(),
            text: text.into(),
        })
    }

    /// Every text in it.
    pub(super) fn texts(&mut self) -> Vec<&mut Text> {
        fn values(facts: &mut [Fact]) -> impl Iterator<Item = &mut Text> {
            facts.iter_mut().map(|fact| &mut fact.value)
        }
        match self {
            Self::Heading(heading) => vec![&mut heading.text],
            Self::Paragraph(text) | Self::Note(text) => vec![text],
            Self::List(items) => items.iter_mut().collect(),
            Self::Facts(facts) => values(facts).collect(),
            Self::Table(table) => table.rows.iter_mut().flatten().collect(),
            Self::Picture(picture) => picture.table.rows.iter_mut().flatten().collect(),
            Self::Entry(entry) => {
                let own = [&mut entry.title, &mut entry.lead];
                own.into_iter().chain(values(&mut entry.facts)).collect()
            }
        }
    }

    /// A paragraph.
    pub(super) fn paragraph(text: impl Into<Text>) -> Self {
        Self::Paragraph(text.into())
    }
}
