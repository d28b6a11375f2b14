//! Where the parties and the questions that were set aside contradict each other: what somebody
//! takes part in cannot be missing.

use crate::assessment::{Assessment, Party, PartyKind, Response};
use crate::companion::Certification;
use crate::map::Set;
use crate::questionnaire::{ClauseId, EntryId, LeafIx, Question, QuestionId, Questionnaire};
use crate::report::text::Text;
use crate::report::words::short_list;

/// So many questions are named in a sentence.
const NAMED: usize = 6;

/// A party takes part in a clause of which questions are set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The party, by its id in the register.
    pub party: EntryId,
    /// Its name as it was written.
    pub name: String,
    /// The clause.
    pub leaf: LeafIx,
    /// The questions that are set aside.
    pub questions: Vec<QuestionId>,
}

impl Contradiction {
    /// What is contradictory, and what to do about it.
    #[must_use]
    pub fn sentence(&self, questionnaire: &Questionnaire) -> Text {
        let leaf = questionnaire.leaves.get(self.leaf);
        let number = leaf.map_or("", |leaf| leaf.number.as_str());
        let ids: Vec<&str> = self.questions.iter().map(QuestionId::as_str).collect();
        let who = if self.name.trim().is_empty() {
            Text::plain("A party without a name")
        } else {
            Text::typed(&self.name)
        };
        who.then(Text::plain(format!(
            " takes part in {number}, but {} set aside there ({}). Only one of the two can be true: answer what was set aside, or correct the party.",
            if ids.len() == 1 { "a question is" } else { "questions are" },
            short_list(&ids, NAMED),
        )))
    }
}

/// Every contradiction, by party and clause.
#[must_use]
pub fn contradictions(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    file: &Certification,
) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for (index, leaf) in questionnaire.leaves.iter().enumerate() {
        let questions = questionnaire.questions_of(leaf).iter();
        let aside = questions.filter(|question| is_set_aside(assessment, question));
        let aside: Vec<QuestionId> = aside.map(|question| question.id.clone()).collect();
        if aside.is_empty() {
            continue;
        }
        for (id, party) in assessment.register.parties() {
            if names(party, &leaf.number) || calls_for(party, file, &leaf.number) {
                found.push(Contradiction {
                    party: id.clone(),
                    name: party.name.clone(),
                    leaf: index,
                    questions: aside.clone(),
                });
            }
        }
    }
    found.sort_by(|a, b| (&a.party, a.leaf).cmp(&(&b.party, b.leaf)));
    found
}

pub(super) fn is_set_aside(assessment: &Assessment, question: &Question) -> bool {
    let answer = assessment.answers.get(&question.id);
    let response = answer.and_then(|answer| answer.response.as_ref());
    matches!(response, Some(Response::NotApplicable(_)))
}

/// Whether a clause is the other or lies below it.
fn is_within(clause: &ClauseId, other: &ClauseId) -> bool {
    let rest = clause.as_str().strip_prefix(other.as_str());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Whether somebody who names these clauses takes part in that one: it is among them, or one above
/// or below it is.
pub(super) fn takes_part(clauses: &Set<ClauseId>, leaf: &ClauseId) -> bool {
    let mut clauses = clauses.iter();
    clauses.any(|clause| is_within(leaf, clause) || is_within(clause, leaf))
}

/// Whether the party names this very clause, or a part of it. A whole group says too little: there
/// may be other clauses in it that it takes part in.
fn names(party: &Party, leaf: &ClauseId) -> bool {
    party.clauses.iter().any(|clause| is_within(clause, leaf))
}

/// Whether there being a party of that kind calls for the clause.
fn calls_for(party: &Party, file: &Certification, leaf: &ClauseId) -> bool {
    let called_for = &file.applicability.called_for;
    let clauses = match party.kind {
        PartyKind::ExternalSupplier => &called_for.external_supplier,
        PartyKind::InternalSupplier => &called_for.internal_supplier,
        PartyKind::Customer => &called_for.customer,
    };
    clauses.iter().any(|clause| is_within(leaf, clause))
}
