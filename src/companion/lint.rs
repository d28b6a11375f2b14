//! What is wrong with companion files, each problem with its JSON path: references that lead
//! nowhere, names that occur twice, texts that are empty, and what is left out of the
//! questionnaire.

mod certification;
mod guide;
mod outlines;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::certification::Certification;
use super::guide::GuideFile;
use super::outline::Outlines;
use super::place::Place;
use crate::questionnaire::{MAX_TEXT_CHARS, Problem, Questionnaire, QuestionnaireId};

/// Everything that is wrong with a guide; nothing where it is clean.
#[must_use]
pub fn lint_guide(file: &GuideFile, questionnaire: &Questionnaire) -> Vec<Problem> {
    let mut linter = Linter::new(questionnaire);
    linter.head(
        &file.questionnaire,
        [&file.language, &file.licence, &file.notice],
    );
    guide::lint(&mut linter, file);
    linter.problems
}

/// Everything that is wrong with outlines; nothing where they are clean.
#[must_use]
pub fn lint_outlines(file: &Outlines, questionnaire: &Questionnaire) -> Vec<Problem> {
    let mut linter = Linter::new(questionnaire);
    linter.head(
        &file.questionnaire,
        [&file.language, &file.licence, &file.notice],
    );
    outlines::lint(&mut linter, file);
    linter.problems
}

/// Everything that is wrong with what is said of audits and reviews; nothing where it is clean.
/// Places within the guide are not looked for.
#[must_use]
pub fn lint_certification(file: &Certification, questionnaire: &Questionnaire) -> Vec<Problem> {
    let mut linter = Linter::new(questionnaire);
    linter.head(
        &file.questionnaire,
        [&file.language, &file.licence, &file.notice],
    );
    certification::lint(&mut linter, file);
    linter.problems
}

struct Linter<'q> {
    questionnaire: &'q Questionnaire,
    problems: Vec<Problem>,
}

impl<'q> Linter<'q> {
    const fn new(questionnaire: &'q Questionnaire) -> Self {
        Self {
            questionnaire,
            problems: Vec::new(),
        }
    }

    fn say(&mut self, path: &str, message: impl Into<String>) {
        self.problems.push(Problem::at(path, message));
    }

    fn head(&mut self, questionnaire: &QuestionnaireId, texts: [&String; 3]) {
        if *questionnaire != self.questionnaire.id {
            let message = format!("goes with \"{questionnaire}\", not with this questionnaire");
            self.say("$.questionnaire", message);
        }
        for (name, text) in ["language", "licence", "notice"].into_iter().zip(texts) {
            self.text(&format!("$.{name}"), text);
        }
    }

    /// A text that people read: there, trimmed and not endless.
    fn text(&mut self, path: &str, text: &str) {
        if text.trim().is_empty() {
            self.say(path, "must not be empty");
        } else if text.trim().len() != text.len() {
            self.say(path, "must not begin or end with a space");
        }
        if text.chars().count() > MAX_TEXT_CHARS {
            let message = format!("must have at most {MAX_TEXT_CHARS} characters");
            self.say(path, message);
        }
    }

    /// A list of texts in which something stands.
    fn texts(&mut self, path: &str, texts: &[String]) {
        self.some(path, texts.len());
        for (index, text) in texts.iter().enumerate() {
            self.text(&format!("{path}[{index}]"), text);
        }
    }

    fn some(&mut self, path: &str, count: usize) {
        if count == 0 {
            self.say(path, "must have at least one entry");
        }
    }

    /// Names at `path[index].<field>`, each only once.
    fn unique<'i>(&mut self, path: &str, field: &str, names: impl Iterator<Item = &'i str>) {
        let mut seen = BTreeSet::new();
        for (index, name) in names.enumerate() {
            if !seen.insert(name) {
                let message = format!("\"{name}\" is there already");
                self.say(&format!("{path}[{index}].{field}"), message);
            }
        }
    }

    /// A place of the product whose clause or document must be there.
    fn place(&mut self, path: &str, place: &Place) {
        let questionnaire = self.questionnaire;
        match place {
            Place::Assess(Some(clause)) if questionnaire.leaf_index(clause.as_str()).is_none() => {
                self.say(path, format!("there is no leaf clause \"{clause}\""));
            }
            Place::Documents(Some(document))
                if questionnaire.document(document.as_str()).is_none() =>
            {
                self.say(path, format!("there is no document \"{document}\""));
            }
            _ => {}
        }
    }
}
