//! Verdicts: rules that can hold, about things that exist.

use std::collections::BTreeSet;

use super::{Linter, references};
use crate::questionnaire::file::{Check, Clause, Selection};
use crate::questionnaire::id::{ClauseId, Key};

fn numbers<'a>(clauses: &'a [Clause], all: &mut BTreeSet<&'a str>) {
    for clause in clauses {
        all.insert(clause.number.as_str());
        numbers(&clause.clauses, all);
    }
}

impl Linter<'_> {
    pub(super) fn verdicts(&mut self) {
        let verdicts = &self.file.verdicts;
        self.unique("$.verdicts", verdicts.iter().map(|v| v.id.as_str()));
        let mut above = BTreeSet::new();
        for (index, verdict) in verdicts.iter().enumerate() {
            let path = format!("$.verdicts[{index}]");
            self.text(&format!("{path}.name"), &verdict.name);
            if verdict.rules.is_empty() {
                self.say(&format!("{path}.rules"), "must have at least one rule");
            }
            let ids: BTreeSet<&str> = verdict.rules.iter().map(|r| r.id.as_str()).collect();
            self.unique(
                &format!("{path}.rules"),
                verdict.rules.iter().map(|r| r.id.as_str()),
            );
            for (index, rule) in verdict.rules.iter().enumerate() {
                let path = format!("{path}.rules[{index}]");
                self.text(&format!("{path}.text"), &rule.text);
                self.check(&format!("{path}.check"), &rule.check, &above);
            }
            if let Some(nearly) = &verdict.nearly {
                let path = format!("{path}.nearly");
                references(
                    &mut self.problems,
                    &format!("{path}.may_fail"),
                    "rule",
                    nearly.may_fail.iter().flatten().map(Key::as_str),
                    &ids,
                );
                for (index, check) in nearly.checks.iter().enumerate() {
                    self.check(&format!("{path}.checks[{index}]"), check, &above);
                }
            }
            above.insert(verdict.id.as_str());
        }
    }

    /// A check, where `above` are the verdicts that it may build on.
    pub(super) fn check(&mut self, path: &str, check: &Check, above: &BTreeSet<&str>) {
        let file = self.file;
        match check {
            Check::Rated { questions } => {
                let mut all = self.leaves.iter().flat_map(|place| &place.leaf.questions);
                let (any, mark) = match questions {
                    Selection::Must => (all.any(|question| question.must), "must"),
                    Selection::Stage1 => (all.any(|question| question.stage1), "stage1"),
                };
                if !any {
                    let message = format!("no question is marked \"{mark}\"");
                    self.say(&format!("{path}.rated.questions"), message);
                }
            }
            Check::MustMet { share } => {
                self.within(&format!("{path}.must_met.share"), *share, 0.0, 1.0);
            }
            Check::NoStatus { clauses, .. } => {
                let mut known = BTreeSet::new();
                numbers(&file.clauses, &mut known);
                let path = format!("{path}.no_status.clauses");
                let clauses = clauses.iter().map(ClauseId::as_str);
                references(&mut self.problems, &path, "clause", clauses, &known);
            }
            Check::StatusAmong { clauses, statuses } => {
                let path = format!("{path}.status_among");
                self.leaf_references(&format!("{path}.clauses"), clauses);
                self.not_empty(&format!("{path}.clauses"), clauses.len());
                self.not_empty(&format!("{path}.statuses"), statuses.len());
            }
            Check::Approved { documents } => {
                let path = format!("{path}.approved.documents");
                self.document_references(&path, documents);
                self.not_empty(&path, documents.len());
            }
            Check::CoreDocuments { share } => {
                let path = format!("{path}.core_documents");
                self.within(&format!("{path}.share"), *share, 0.0, 1.0);
                if !file.documents.iter().any(|document| document.core) {
                    self.say(&path, "no document is marked \"core\"");
                }
            }
            Check::Dated { events } => {
                self.not_empty(&format!("{path}.dated.events"), events.len());
            }
            Check::Ready { verdict } => {
                if !above.contains(verdict.as_str()) {
                    let message = format!("there is no verdict \"{verdict}\" above this one");
                    self.say(&format!("{path}.ready.verdict"), message);
                }
            }
            Check::AtMost { .. } | Check::RecordsKept { .. } => {}
        }
    }

    pub(super) fn not_empty(&mut self, path: &str, entries: usize) {
        if entries == 0 {
            self.say(path, "must have at least one entry");
        }
    }
}
