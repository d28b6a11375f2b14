//! The scores of all leaves at one moment.

use crate::assessment::Assessment;
use crate::questionnaire::file::ViewGroup;
use crate::questionnaire::{LeafIx, Node, Questionnaire, Status};

use super::leaf::{LeafScore, leaf_score};
use super::rollup::{RollUp, Sums};

/// The scores of all leaves, in reading order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scores {
    /// One score for each leaf of the questionnaire.
    pub leaves: Vec<LeafScore>,
}

impl Scores {
    /// Scores every leaf.
    #[must_use]
    pub fn of(questionnaire: &Questionnaire, assessment: &Assessment) -> Self {
        let places = 0..questionnaire.leaves.len();
        Self {
            leaves: places
                .map(|leaf| leaf_score(questionnaire, assessment, leaf))
                .collect(),
        }
    }

    /// Scores one leaf anew: all that one answer or one target can change.
    pub fn rescore(&mut self, questionnaire: &Questionnaire, assessment: &Assessment, at: LeafIx) {
        if let Some(score) = self.leaves.get_mut(at) {
            *score = leaf_score(questionnaire, assessment, at);
        }
    }

    /// The score of a leaf.
    #[must_use]
    pub fn leaf(&self, leaf: LeafIx) -> Option<&LeafScore> {
        self.leaves.get(leaf)
    }

    /// The status of a leaf; that of one beyond the questionnaire is not applicable.
    #[must_use]
    pub fn status(&self, leaf: LeafIx) -> Status {
        self.leaf(leaf)
            .map_or(Status::NotApplicable, |score| score.status)
    }

    /// What a selection of leaves says together.
    pub fn roll_up(
        &self,
        questionnaire: &Questionnaire,
        leaves: impl IntoIterator<Item = LeafIx>,
    ) -> RollUp {
        let mut sums = Sums::default();
        for score in leaves.into_iter().filter_map(|leaf| self.leaf(leaf)) {
            sums.add(score);
        }
        sums.roll_up(&questionnaire.scoring)
    }

    /// What all leaves say together.
    #[must_use]
    pub fn overall(&self, questionnaire: &Questionnaire) -> RollUp {
        self.roll_up(questionnaire, 0..self.leaves.len())
    }

    /// What the leaves at or below a clause say together.
    #[must_use]
    pub fn of_node(&self, questionnaire: &Questionnaire, node: &Node) -> RollUp {
        self.roll_up(questionnaire, node.leaves.clone())
    }

    /// What the leaves of a view's group say together.
    #[must_use]
    pub fn of_group(&self, questionnaire: &Questionnaire, group: &ViewGroup) -> RollUp {
        let leaves = group
            .clauses
            .iter()
            .filter_map(|clause| questionnaire.leaf_index(clause.as_str()));
        self.roll_up(questionnaire, leaves)
    }
}
