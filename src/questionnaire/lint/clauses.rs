//! The clause tree, its questions, documents and views.

use std::collections::BTreeSet;

use super::{Linter, MAX_QUESTIONS, Place};
use crate::questionnaire::file::{Clause, QuestionEntry};

/// What a document can be.
const FORMS: [&str; 7] = [
    "policy",
    "plan",
    "record",
    "register",
    "procedure",
    "agreement",
    "statement",
];
/// Why a document is asked for.
const BASES: [&str; 3] = ["explicit", "implied", "practical"];

impl Linter<'_> {
    pub(super) fn clauses(&mut self) {
        self.titles(&self.file.clauses, "$.clauses");
        let places = std::mem::take(&mut self.leaves);
        for place in &places {
            self.leaf(place);
        }
        let questions = || places.iter().flat_map(|place| &place.leaf.questions);
        if questions().count() > MAX_QUESTIONS {
            let message = format!("must hold at most {MAX_QUESTIONS} questions");
            self.say("$.clauses", message);
        }
        if !questions().any(|question| question.quick) {
            self.say("$.clauses", "at least one question must be \"quick\"");
        }
        self.leaves = places;
        self.documents();
        self.views();
    }

    fn titles(&mut self, clauses: &[Clause], path: &str) {
        if clauses.is_empty() && path == "$.clauses" {
            self.say(path, "must have at least one clause");
        }
        for (index, clause) in clauses.iter().enumerate() {
            let path = format!("{path}[{index}]");
            self.text(&format!("{path}.title"), &clause.title);
            self.optional_text(&format!("{path}.short"), clause.short.as_ref());
            self.titles(&clause.clauses, &format!("{path}.clauses"));
        }
    }

    fn leaf(&mut self, place: &Place<'_>) {
        let (path, leaf) = (&place.path, place.leaf);
        self.within(&format!("{path}.weight"), leaf.weight.into(), 1.0, 3.0);
        self.above_zero(&format!("{path}.effort_days"), leaf.effort_days, 10_000.0);
        self.section(&format!("{path}.intent"), &leaf.intent);
        self.texts(&format!("{path}.evidence"), &leaf.evidence);
        self.texts(&format!("{path}.findings"), &leaf.findings);
        self.texts(&format!("{path}.practices"), &leaf.practices);
        self.optional_text(&format!("{path}.improving"), leaf.improving.as_ref());
        self.optional_text(&format!("{path}.owner"), leaf.owner.as_ref());
        self.optional_text(&format!("{path}.remark"), leaf.remark.as_ref());
        self.document_references(&format!("{path}.documents"), &leaf.documents);
        for (field, clauses) in [("needs", &leaf.needs), ("helped_by", &leaf.helped_by)] {
            let mut seen = BTreeSet::new();
            for (index, number) in clauses.iter().enumerate() {
                if !seen.insert(number) {
                    let message = format!("leaf clause {number} is listed twice");
                    self.say(&format!("{path}.{field}[{index}]"), message);
                }
            }
        }
        for (index, question) in leaf.questions.iter().enumerate() {
            let path = format!("{path}.questions[{index}]");
            self.question(&path, question, leaf.improving.is_some());
        }
    }

    fn question(&mut self, path: &str, question: &QuestionEntry, improving: bool) {
        self.within(&format!("{path}.weight"), question.weight.into(), 1.0, 3.0);
        self.text(&format!("{path}.text"), &question.text);
        self.text(&format!("{path}.hint"), &question.hint);
        self.optional_text(&format!("{path}.ref"), question.reference.as_ref());
        self.phrase(&format!("{path}.accepted"), &question.accepted);
        if let Some(sign) = &question.not_enough {
            self.phrase(&format!("{path}.not_enough"), sign);
        }
        if question.cornerstone && !question.must {
            let message = "a cornerstone must be a must question";
            self.say(&format!("{path}.cornerstone"), message);
        }
        self.document_references(&format!("{path}.documents"), &question.documents);
        self.level_texts(&format!("{path}.levels"), &question.levels);
        let Some(kind) = self.file.kinds.get(&question.kind) else {
            let message = format!("there is no kind \"{}\"", question.kind);
            self.say(&format!("{path}.kind"), message);
            return;
        };
        let scale = &self.file.scale;
        let top = scale.levels.len().saturating_sub(1);
        for level in (0..=u8::MAX).take(scale.levels.len()) {
            let has_text = level == scale.acceptance
                || question.levels.contains_key(&level)
                || kind.levels.contains_key(&level)
                || improving && usize::from(level) == top;
            if !has_text {
                let message = format!(
                    "level {level} has no text: neither here nor in kind \"{}\"",
                    question.kind
                );
                self.say(&format!("{path}.levels"), message);
            }
        }
    }

    /// A text that becomes part of a sentence, which brings its own full stop.
    fn phrase(&mut self, path: &str, text: &str) {
        self.text(path, text);
        if text.ends_with('.') {
            self.say(path, "must not end with a full stop: one is added");
        }
    }

    fn documents(&mut self) {
        let documents = &self.file.documents;
        self.unique("$.documents", documents.iter().map(|d| d.id.as_str()));
        let mut named = BTreeSet::new();
        for place in &self.leaves {
            let of_questions = place.leaf.questions.iter().flat_map(|q| &q.documents);
            named.extend(place.leaf.documents.iter().chain(of_questions));
        }
        for (index, document) in documents.iter().enumerate() {
            let path = format!("$.documents[{index}]");
            self.text(&format!("{path}.name"), &document.name);
            self.text(&format!("{path}.clause"), &document.clause);
            for (field, value, known) in [
                ("type", &document.form, FORMS.as_slice()),
                ("basis", &document.basis, BASES.as_slice()),
            ] {
                if !known.contains(&value.as_str()) {
                    let message = format!("must be one of {}", known.join(", "));
                    self.say(&format!("{path}.{field}"), message);
                }
            }
            if !named.contains(&document.id) {
                self.say(&path, "is not named by any clause or question");
            }
        }
    }

    fn views(&mut self) {
        let views = &self.file.views;
        self.unique("$.views", views.iter().map(|view| view.id.as_str()));
        for (index, view) in views.iter().enumerate() {
            let path = format!("$.views[{index}]");
            self.text(&format!("{path}.name"), &view.name);
            let mut missing = self.numbers.clone();
            for (index, group) in view.groups.iter().enumerate() {
                let path = format!("{path}.groups[{index}]");
                self.text(&format!("{path}.name"), &group.name);
                self.text(&format!("{path}.short"), &group.short);
                for (index, clause) in group.clauses.iter().enumerate() {
                    if missing.remove(clause.as_str()) {
                        continue;
                    }
                    let message = if self.numbers.contains(clause.as_str()) {
                        format!("leaf clause \"{clause}\" is in this view already")
                    } else {
                        format!("there is no leaf clause \"{clause}\"")
                    };
                    self.say(&format!("{path}.clauses[{index}]"), message);
                }
            }
            if !missing.is_empty() {
                let numbers: Vec<&str> = missing.into_iter().collect();
                let message = format!("these leaf clauses are in no group: {}", numbers.join(", "));
                self.say(&path, message);
            }
        }
    }
}
