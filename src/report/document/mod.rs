//! The report as a typed document: what it says, in which order, without a word on how it is set.
//! The page, the HTML file, Markdown and Word are all written from it, so none can leave out what
//! another has.

mod answers;
mod appendix;
mod applicability;
mod block;
mod certification;
mod cover;
mod documents;
mod findings;
mod maturity;
mod method;
mod part;
mod profile;
mod quality;
mod readiness;
mod roadmap;
mod steps;
mod summary;

pub use block::{Block, Entry, Fact, Heading};
pub use cover::{Cover, running_title};
pub use part::Part;

use super::Case;
use crate::report::text::Text;

/// A whole report.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// What stands on its first page.
    pub cover: Cover,
    /// Its parts in order.
    pub sections: Vec<Section>,
}

/// One part of the report with what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Which part.
    pub part: Part,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// The report on a case with the parts that were chosen, in the report's own order. A part that
/// has nothing to say about this questionnaire, such as documents where none are asked for, is
/// left out.
#[must_use]
pub fn document(case: &Case<'_>, parts: &[Part]) -> Document {
    let chosen = Part::ALL.into_iter().filter(|part| parts.contains(part));
    let sections = chosen.map(|part| Section {
        part,
        blocks: blocks(case, part),
    });
    let sections = sections.filter(|section| !section.blocks.is_empty());
    let mut document = Document {
        cover: cover::cover(case),
        sections: sections.collect(),
    };
    // Links lead to answers, which may have been left out.
    if !parts.contains(&Part::Answers) {
        let blocks = document.sections.iter_mut();
        let blocks = blocks.flat_map(|section| &mut section.blocks);
        blocks.flat_map(Block::texts).for_each(Text::unlink);
    }
    document
}

fn blocks(case: &Case<'_>, part: Part) -> Vec<Block> {
    match part {
        Part::Summary => summary::summary(case),
        Part::Profile => profile::profile(case),
        Part::Readiness => readiness::readiness(case),
        Part::Maturity => maturity::maturity(case),
        Part::Findings => findings::findings(case),
        Part::Roadmap => roadmap::roadmap(case),
        Part::Documents => documents::documents(case),
        Part::Certification => certification::certification(case),
        Part::Applicability => applicability::applicability(case),
        Part::Quality => quality::doubtful(case),
        Part::Answers => answers::answers(case),
        Part::Method => method::method(case),
        Part::Appendix => appendix::appendix(case),
    }
}
