//! What is wrong with a questionnaire file, each problem with its JSON path.
//!
//! [`read()`] turns text into the typed file and stops at the first thing that is not the format.
//! [`lint()`] takes the typed file and lists everything that an author should put right: what
//! [`compile`](super::compile()) refuses, and beyond that what would only show later, as a missing
//! text on a page or a rule that can never hold.

mod clauses;
mod plan;
mod profile;
mod read;
mod scale;
#[cfg(test)]
mod tests;
mod trail;
mod verdicts;

use std::collections::BTreeSet;

use super::compile::compile;
use super::file::{Clause, LeafEntry, QuestionnaireFile};
use super::id::{ClauseId, DocumentId};
use super::problem::Problem;

pub(super) use read::decode;
pub(crate) use read::tree_of;
pub use read::{MAX_FILE_BYTES, read};

/// The longest text, in characters.
pub const MAX_TEXT_CHARS: usize = 20_000;
/// The most questions.
pub const MAX_QUESTIONS: usize = 5_000;

/// Everything that is wrong with a file; nothing where it is clean.
#[must_use]
pub fn lint(file: &QuestionnaireFile) -> Vec<Problem> {
    let mut leaves = Vec::new();
    collect(&file.clauses, "$.clauses", &mut leaves);
    let numbers = leaves.iter().map(|leaf| leaf.number.as_str()).collect();
    let mut linter = Linter {
        file,
        leaves,
        numbers,
        documents: file.documents.iter().map(|d| d.id.as_str()).collect(),
        problems: compile(file.clone()).err().unwrap_or_default(),
    };
    linter.head();
    linter.scale();
    linter.clauses();
    linter.profile();
    linter.verdicts();
    linter.plan();
    linter.problems
}

/// A leaf of the file and where it is written.
struct Place<'a> {
    /// Path of the leaf's content.
    path: String,
    number: &'a ClauseId,
    leaf: &'a LeafEntry,
}

fn collect<'a>(clauses: &'a [Clause], path: &str, leaves: &mut Vec<Place<'a>>) {
    for (index, clause) in clauses.iter().enumerate() {
        if let Some(leaf) = &clause.leaf {
            leaves.push(Place {
                path: format!("{path}[{index}].leaf"),
                number: &clause.number,
                leaf,
            });
        }
        collect(&clause.clauses, &format!("{path}[{index}].clauses"), leaves);
    }
}

/// References at `path[index]`, each to something known and each only once.
fn references<'i>(
    problems: &mut Vec<Problem>,
    path: &str,
    what: &str,
    ids: impl Iterator<Item = &'i str>,
    known: &BTreeSet<&str>,
) {
    let mut seen = BTreeSet::new();
    for (index, id) in ids.enumerate() {
        let message = if !known.contains(id) {
            format!("there is no {what} \"{id}\"")
        } else if !seen.insert(id) {
            format!("{what} \"{id}\" is listed twice")
        } else {
            continue;
        };
        problems.push(Problem::at(format!("{path}[{index}]"), message));
    }
}

struct Linter<'a> {
    file: &'a QuestionnaireFile,
    leaves: Vec<Place<'a>>,
    /// Numbers of all leaves.
    numbers: BTreeSet<&'a str>,
    /// Ids of all documents.
    documents: BTreeSet<&'a str>,
    problems: Vec<Problem>,
}

impl Linter<'_> {
    fn say(&mut self, path: &str, message: impl Into<String>) {
        self.problems.push(Problem::at(path, message));
    }

    fn head(&mut self) {
        let file = self.file;
        let parts: Vec<&str> = file.version.split('.').collect();
        if parts.len() != 3 || parts.iter().any(|part| part.parse::<u32>().is_err()) {
            self.say("$.version", "must be three numbers, such as 1.0.0");
        }
        let is_tag = |part: &str| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        };
        if !file.language.split('-').all(is_tag) {
            self.say("$.language", "must be a language tag, such as en or pt-BR");
        }
        self.text("$.title", &file.title);
        self.text("$.summary", &file.summary);
        self.text("$.licence", &file.licence);
        self.text("$.notice", &file.notice);
        self.texts("$.based_on", &file.based_on);
    }

    /// A text that people read: there, trimmed and not endless.
    fn text(&mut self, path: &str, text: &str) {
        if text.trim().is_empty() {
            self.say(path, "must not be empty");
        } else if text.trim().len() != text.len() {
            self.say(path, "must not begin or end with a space");
        }
        // Most texts are far shorter than the limit in bytes already.
        if text.len() > MAX_TEXT_CHARS && text.chars().count() > MAX_TEXT_CHARS {
            let message = format!("must have at most {MAX_TEXT_CHARS} characters");
            self.say(path, message);
        }
    }

    fn optional_text(&mut self, path: &str, text: Option<&String>) {
        if let Some(text) = text {
            self.text(path, text);
        }
    }

    fn texts(&mut self, path: &str, texts: &[String]) {
        for (index, text) in texts.iter().enumerate() {
            self.text(&format!("{path}[{index}]"), text);
        }
    }

    /// A list of texts that must not be empty either.
    fn section(&mut self, path: &str, texts: &[String]) {
        if texts.is_empty() {
            self.say(path, "must have at least one entry");
        }
        self.texts(path, texts);
    }

    /// Ids at `path[index].id`, each only once.
    fn unique<'i>(&mut self, path: &str, ids: impl Iterator<Item = &'i str>) {
        let mut seen = BTreeSet::new();
        for (index, id) in ids.enumerate() {
            if !seen.insert(id) {
                let message = format!("\"{id}\" is there already");
                self.say(&format!("{path}[{index}].id"), message);
            }
        }
    }

    fn leaf_references(&mut self, path: &str, clauses: &[ClauseId]) {
        let ids = clauses.iter().map(ClauseId::as_str);
        references(&mut self.problems, path, "leaf clause", ids, &self.numbers);
    }

    fn document_references(&mut self, path: &str, documents: &[DocumentId]) {
        let ids = documents.iter().map(DocumentId::as_str);
        references(&mut self.problems, path, "document", ids, &self.documents);
    }

    /// A number within a range, both ends included.
    fn within(&mut self, path: &str, value: f64, low: f64, high: f64) {
        if !(low..=high).contains(&value) {
            self.say(path, format!("must be {low} to {high}"));
        }
    }

    /// A number above 0, up to a limit.
    fn above_zero(&mut self, path: &str, value: f64, high: f64) {
        if value <= 0.0 || !(0.0..=high).contains(&value) {
            self.say(path, format!("must be above 0 and at most {high}"));
        }
    }

    /// A target: from the acceptance line to the top of the scale.
    fn target(&mut self, path: &str, target: u8) {
        let scale = &self.file.scale;
        let top = scale.levels.len().saturating_sub(1);
        if target < scale.acceptance || usize::from(target) > top {
            let message = format!("must be a level from {} to {top}", scale.acceptance);
            self.say(path, message);
        }
    }
}
