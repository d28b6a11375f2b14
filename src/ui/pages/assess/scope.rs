//! Which questions are asked: by the quick scan, by the filter, and which one comes next.

use leptos::prelude::*;

use crate::assessment::Assessment;
use crate::questionnaire::{LeafIx, Question, Questionnaire};
use crate::ui::app::{Filter, Settings};
use crate::ui::work::Here;

/// What the page shows: a leaf, and the question to bring into view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// The leaf.
    pub(super) leaf: LeafIx,
    /// The id of a question.
    pub(super) question: Option<String>,
    /// Another place that was asked for, and of which there is none.
    pub(super) missing: Option<String>,
}

impl Place {
    /// The place of that name; without one, or where there is none of it, the next question that
    /// is unanswered.
    pub(super) fn find(here: Here, name: Option<&str>) -> Self {
        let questionnaire = here.questionnaire();
        if let Some(node) = name.and_then(|name| questionnaire.node(name)) {
            return Self {
                leaf: node.leaves.start,
                ..Self::default()
            };
        }
        if let Some(question) = name.and_then(|name| questionnaire.question(name)) {
            return Self {
                leaf: question.leaf,
                question: name.map(str::to_owned),
                ..Self::default()
            };
        }
        let settings = here.app.settings.get_untracked();
        let next = here.peek(|work| {
            next_unanswered(&questionnaire, &work.assessment, &settings, None)
                .map(|question| question.leaf)
        });
        Self {
            leaf: next.flatten().unwrap_or_default(),
            question: None,
            missing: name.map(str::to_owned),
        }
    }
}

/// Whether a question is asked under these settings.
pub(super) fn is_asked(question: &Question, assessment: &Assessment, settings: &Settings) -> bool {
    let wanted = match settings.filter {
        Filter::All => true,
        Filter::Unanswered => !is_answered(assessment, question),
        Filter::Must => question.must,
        Filter::Cornerstone => question.cornerstone,
    };
    wanted && (!settings.quick || question.quick)
}

/// Whether a question has an answer; "don't know" is one, a note alone is not.
pub(super) fn is_answered(assessment: &Assessment, question: &Question) -> bool {
    assessment
        .answers
        .get(&question.id)
        .is_some_and(|answer| answer.response.is_some())
}

/// The next question without an answer after the one named, and round to the beginning.
pub(super) fn next_unanswered<'q>(
    questionnaire: &'q Questionnaire,
    assessment: &Assessment,
    settings: &Settings,
    after: Option<&str>,
) -> Option<&'q Question> {
    let questions = &questionnaire.questions;
    let from = after
        .and_then(|id| {
            questions
                .iter()
                .position(|question| question.id.as_str() == id)
        })
        .map_or(0, |place| place + 1);
    let (before, behind) = questions.split_at(from.min(questions.len()));
    behind.iter().chain(before).find(|question| {
        is_asked(question, assessment, settings) && !is_answered(assessment, question)
    })
}
