//! One assessment that is worked on, and the handle through which pages read and change it.

use std::sync::Arc;

use crate::ui::memo::{Memo, memo};
use leptos::prelude::*;

use super::app::App;
use super::soon;
use crate::assessment::{Answer, Assessment, Edit, FieldValue, History, Timestamp};
use crate::platform::clock;
use crate::questionnaire::{AssessmentId, Leaf, LeafIx, Questionnaire};
use crate::scoring::Scores;

/// An assessment with what follows from it.
#[derive(Clone)]
pub(crate) struct Work {
    /// The document.
    pub(crate) assessment: Assessment,
    /// The questionnaire it answers; absent where that could not be loaded.
    pub(crate) questionnaire: Option<Arc<Questionnaire>>,
    /// Scores of all leaves, kept in step with the answers.
    pub(crate) scores: Scores,
    /// What can be undone.
    pub(crate) history: History,
    /// How many edits of other tabs it has taken in.
    pub(crate) heard: u32,
}

impl Work {
    /// The work on an assessment, scored.
    pub(crate) fn new(assessment: Assessment, questionnaire: Option<Arc<Questionnaire>>) -> Self {
        let scores = questionnaire
            .as_ref()
            .map_or_else(Scores::default, |questionnaire| {
                Scores::of(questionnaire, &assessment)
            });
        Self {
            assessment,
            questionnaire,
            scores,
            history: History::default(),
            heard: 0,
        }
    }

    /// When it was last changed.
    pub(crate) fn changed(&self) -> Option<Timestamp> {
        self.assessment.updated_at.clone()
    }

    /// Brings the scores in step after an edit.
    fn rescore(&mut self, edit: &Edit) {
        let Some(questionnaire) = self.questionnaire.clone() else {
            return;
        };
        let leaf = match edit {
            Edit::Answer(question, _) => questionnaire
                .question(question.as_str())
                .map(|question| question.leaf),
            Edit::Target(leaf, _) => questionnaire.leaf_index(leaf.as_str()),
            Edit::Field(FieldValue::Types(_)) | Edit::Header(_) => {
                self.scores = Scores::of(&questionnaire, &self.assessment);
                return;
            }
            _ => return,
        };
        if let Some(leaf) = leaf {
            self.scores.rescore(&questionnaire, &self.assessment, leaf);
        }
    }

    /// Applies what was done elsewhere, which is no step of this tab's.
    pub(crate) fn hear(&mut self, edit: Edit) {
        self.history.forget(&edit.cell());
        self.assessment.apply(edit.clone());
        self.heard = self.heard.wrapping_add(1);
        self.did(&[edit]);
    }

    fn did(&mut self, edits: &[Edit]) {
        self.assessment.updated_at = clock::now();
        for edit in edits {
            self.rescore(edit);
        }
    }
}

/// The assessment a page is about. Cheap to copy into every closure.
#[derive(Clone, Copy)]
pub(crate) struct Here {
    /// The app.
    pub(crate) app: App,
    id: StoredValue<AssessmentId>,
    questionnaire: StoredValue<Arc<Questionnaire>>,
}

impl Here {
    /// The handle to an assessment that is on the desk and whose questionnaire is there.
    pub(crate) fn new(app: App, id: &AssessmentId) -> Option<Self> {
        let questionnaire = app
            .works
            .with_untracked(|works| works.get(id)?.questionnaire.clone())?;
        Some(Self {
            app,
            id: StoredValue::new(id.clone()),
            questionnaire: StoredValue::new(questionnaire),
        })
    }

    /// The assessment's name.
    pub(crate) fn id(self) -> AssessmentId {
        self.id.get_value()
    }

    /// The questionnaire.
    pub(crate) fn questionnaire(self) -> Arc<Questionnaire> {
        self.questionnaire.get_value()
    }

    /// Something of the questionnaire's leaf.
    pub(crate) fn leaf(self, leaf: LeafIx) -> Option<Leaf> {
        self.questionnaire
            .with_value(|questionnaire| questionnaire.leaves.get(leaf).cloned())
    }

    /// Reads the work and follows its changes.
    pub(crate) fn with<T>(self, read: impl FnOnce(&Work) -> T) -> Option<T> {
        self.id
            .with_value(|id| self.app.works.with(|works| works.get(id).map(read)))
    }

    /// Reads the work once.
    pub(crate) fn peek<T>(self, read: impl FnOnce(&Work) -> T) -> Option<T> {
        self.id.with_value(|id| {
            self.app
                .works
                .with_untracked(|works| works.get(id).map(read))
        })
    }

    /// A memo of something of the work.
    pub(crate) fn memo<T: PartialEq + Default + Send + Sync + 'static>(
        self,
        read: impl Fn(&Work) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        memo(move || self.with(&read).unwrap_or_default())
    }

    /// Changes one cell. With `typing`, the edit joins the step before where that changed the
    /// same cell.
    pub(crate) fn edit(self, edit: Edit, typing: bool) {
        self.edit_all(vec![edit], typing);
    }

    /// Changes several cells as one step.
    pub(crate) fn edit_all(self, edits: Vec<Edit>, typing: bool) {
        self.change(|work| {
            work.history
                .apply(&mut work.assessment, edits.clone(), typing);
            Some(edits)
        });
    }

    /// Sets a single field.
    pub(crate) fn set(self, value: FieldValue, typing: bool) {
        self.edit(Edit::Field(value), typing);
    }

    /// Changes the answer to a question.
    pub(crate) fn answer(self, question: &str, typing: bool, change: impl FnOnce(&mut Answer)) {
        soon::catch_up();
        let Ok(id) = question.parse() else { return };
        let mut answer = self
            .peek(|work| work.assessment.answers.get(question).cloned())
            .flatten()
            .unwrap_or_default();
        let before = answer.clone();
        change(&mut answer);
        if answer == before {
            return self.app.show_save_state();
        }
        answer.at = clock::now();
        let answer = (!answer.is_empty()).then_some(answer);
        self.edit(Edit::Answer(id, answer), typing);
    }

    /// Takes the newest step back; false where there is none.
    pub(crate) fn undo(self) -> bool {
        self.change(|work| work.history.undo(&mut work.assessment))
    }

    /// Does the step again that was taken back last; false where there is none.
    pub(crate) fn redo(self) -> bool {
        self.change(|work| work.history.redo(&mut work.assessment))
    }

    /// Applies a change, brings scores in step and keeps every changed cell.
    fn change(self, change: impl FnOnce(&mut Work) -> Option<Vec<Edit>>) -> bool {
        soon::catch_up();
        let id = self.id();
        let mut edits = None;
        self.app.works.update(|works| {
            if let Some(work) = works.get_mut(&id) {
                edits = change(work);
                work.did(edits.as_deref().unwrap_or_default());
            }
        });
        let Some(edits) = edits else { return false };
        self.app.keep(&id, &edits);
        true
    }
}
