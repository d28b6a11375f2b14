//! The questionnaire as the product works with it: flat lists in reading order, with every
//! reference resolved.

use crate::map::Map;
use std::ops::Range;

use super::file::{
    CertificateModel, DocumentEntry, Kind, Landmark, MilestoneModel, PriorityModel, ProfileModel,
    Scale, Scoring, Size, Step, VerdictModel, View,
};
use super::id::{ClauseId, DocumentId, Key, QuestionId, QuestionnaireId};

/// Position of a leaf among all leaves, in reading order.
pub type LeafIx = usize;
/// Position of a clause among all clauses, in reading order.
pub type NodeIx = usize;
/// Position of a question among all questions, in reading order.
pub type QuestionIx = usize;

/// A questionnaire whose references all lead somewhere and whose dependencies have no cycle.
#[derive(Clone, Debug, PartialEq)]
pub struct Questionnaire {
    /// Its name for ever.
    pub id: QuestionnaireId,
    /// Version of the content.
    pub version: String,
    /// BCP 47 tag of the texts.
    pub language: String,
    /// Full name.
    pub title: String,
    /// What it assesses.
    pub summary: String,
    /// SPDX expression of the content's licence.
    pub licence: String,
    /// What readers must be told about the source of the texts.
    pub notice: String,
    /// Editions it is based on.
    pub based_on: Vec<String>,
    /// The maturity scale.
    pub scale: Scale,
    /// Parameters of the scores.
    pub scoring: Scoring,
    /// Level texts by kind.
    pub(super) kinds: Map<Key, Kind>,
    /// Every clause, a group before what is below it.
    pub nodes: Vec<Node>,
    /// The leaves in reading order.
    pub leaves: Vec<Leaf>,
    /// All questions in reading order.
    pub questions: Vec<Question>,
    /// The documents of the checklist.
    pub documents: Vec<DocumentEntry>,
    /// Other groupings of the leaves.
    pub views: Vec<View>,
    /// What a profile may raise.
    pub profile: ProfileModel,
    /// Verdicts in the order in which they build on each other.
    pub verdicts: Vec<VerdictModel>,
    /// How points are given.
    pub priority: PriorityModel,
    /// Sizes of organisations.
    pub sizes: Vec<Size>,
    /// Position of the size that is assumed until one is chosen.
    pub default_size: usize,
    /// Durations in weeks by table, then by phase.
    pub weeks: Map<Key, Map<Key, u16>>,
    /// Milestones, each after those it refers to.
    pub milestones: Vec<MilestoneModel>,
    /// The journey's steps.
    pub steps: Vec<Step>,
    pub(super) node_by_number: Map<ClauseId, NodeIx>,
    pub(super) question_by_id: Map<QuestionId, QuestionIx>,
    /// Leaves so that each comes after those it needs.
    pub(super) dependency_order: Vec<LeafIx>,
}

/// A clause of the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The number people cite.
    pub number: ClauseId,
    /// The title.
    pub title: String,
    /// The short title, or the title where there is none.
    pub short: String,
    /// 0 for a main clause.
    pub depth: usize,
    /// The clause above.
    pub parent: Option<NodeIx>,
    /// The clauses directly below.
    pub children: Vec<NodeIx>,
    /// The leaf, where this is one.
    pub leaf: Option<LeafIx>,
    /// The leaves at or below; always consecutive.
    pub leaves: Range<LeafIx>,
}

/// A leaf clause: the unit that is scored and planned.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// The number people cite.
    pub number: ClauseId,
    /// The title.
    pub title: String,
    /// The short title, or the title where there is none.
    pub short: String,
    /// Its place in the tree.
    pub node: NodeIx,
    /// Weight in roll-ups: 1 to 3.
    pub weight: u8,
    /// What the clause asks for, a sentence each.
    pub intent: Vec<String>,
    /// What an auditor asks to see.
    pub evidence: Vec<String>,
    /// What auditors typically find.
    pub findings: Vec<String>,
    /// Text of the highest level for questions without one of their own.
    pub(super) improving: Option<String>,
    /// Who usually owns it.
    pub owner: Option<String>,
    /// Practices of other frameworks that cover it.
    pub practices: Vec<String>,
    /// Leaves that must be done first.
    pub needs: Vec<LeafIx>,
    /// Leaves that need this one.
    pub needed_by: Vec<LeafIx>,
    /// Leaves that help without being needed.
    pub helped_by: Vec<LeafIx>,
    /// Documents that show it.
    pub documents: Vec<DocumentId>,
    /// Person-days from nothing to the acceptance line in the reference size.
    pub effort_days: f64,
    /// Days of records wanted after the work is done.
    pub lead_days: u16,
    /// Its questions.
    pub questions: Range<QuestionIx>,
}

/// A question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Its name for ever.
    pub id: QuestionId,
    /// The leaf it belongs to.
    pub leaf: LeafIx,
    /// Kind: where its common level texts come from.
    pub kind: Key,
    /// Weight within the leaf: 1 to 3.
    pub weight: u8,
    /// The question.
    pub text: String,
    /// How it is cited.
    pub reference: String,
    /// What would show it.
    pub hint: String,
    pub(super) not_enough: Option<String>,
    pub(super) accepted: String,
    pub(super) levels: Map<u8, String>,
    /// Whether a requirement stands behind it.
    pub must: bool,
    /// Whether missing it alone is likely a major nonconformity.
    pub cornerstone: bool,
    /// Whether it belongs to the quick scan.
    pub quick: bool,
    /// Whether the first audit stage looks at it.
    pub stage1: bool,
    /// Whether it depends on an event that may not have happened yet.
    pub event: bool,
    /// The condition under which it may be not applicable.
    pub not_applicable_if: Option<String>,
    /// Documents that show it.
    pub documents: Vec<DocumentId>,
}

impl Questionnaire {
    /// The clause of that number.
    #[must_use]
    pub fn node(&self, number: &str) -> Option<&Node> {
        self.nodes.get(*self.node_by_number.get(number)?)
    }

    /// The leaf clause of that number.
    #[must_use]
    pub fn leaf_index(&self, number: &str) -> Option<LeafIx> {
        self.node(number)?.leaf
    }

    /// The question of that id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.get(*self.question_by_id.get(id)?)
    }

    /// Whether it leads to a certificate: one of its milestones is the decision on it.
    #[must_use]
    pub fn leads_to_certificate(&self) -> bool {
        let mut landmarks = self.milestones.iter().map(|one| one.landmark);
        landmarks.any(|landmark| landmark == Some(Landmark::Decision))
    }

    /// The document of that id.
    #[must_use]
    pub fn document(&self, id: &str) -> Option<&DocumentEntry> {
        self.documents
            .iter()
            .find(|document| document.id.as_str() == id)
    }

    /// The questions of a leaf.
    pub fn questions_of(&self, leaf: &Leaf) -> &[Question] {
        self.questions
            .get(leaf.questions.clone())
            .unwrap_or_default()
    }

    /// The highest level of the scale.
    #[must_use]
    pub fn top_level(&self) -> u8 {
        u8::try_from(self.scale.levels.len().saturating_sub(1)).unwrap_or(u8::MAX)
    }

    /// The target of a leaf that nothing raises.
    #[must_use]
    pub fn default_target(&self) -> u8 {
        self.scoring.target.unwrap_or(self.scale.acceptance)
    }

    /// Leaves so that each comes after those it needs.
    #[must_use]
    pub fn dependency_order(&self) -> &[LeafIx] {
        &self.dependency_order
    }

    /// The main clauses in reading order.
    pub fn main_clauses(&self) -> impl Iterator<Item = &Node> {
        self.nodes.iter().filter(|node| node.depth == 0)
    }

    /// The certificate of that id.
    #[must_use]
    pub fn certificate(&self, id: &str) -> Option<&CertificateModel> {
        self.profile
            .certificates
            .iter()
            .find(|certificate| certificate.id.as_str() == id)
    }

    /// What a level means for a question. In this order: the question's own text; at the
    /// acceptance line what is there then; at the top what the clause says of improving; else the
    /// text of its kind, with the typical sign where it is just below the acceptance line.
    #[must_use]
    pub fn level_text(&self, question: &Question, level: u8) -> String {
        if let Some(own) = question.levels.get(&level) {
            return own.clone();
        }
        if level == self.scale.acceptance {
            return format!("{}.", question.accepted);
        }
        let leaf = self.leaves.get(question.leaf);
        let of_kind = self
            .kinds
            .get(question.kind.as_str())
            .and_then(|kind| kind.levels.get(&level));
        if level == self.top_level()
            && let Some(improving) = leaf.and_then(|leaf| leaf.improving.as_ref())
        {
            return improving.clone();
        }
        let text = of_kind.map_or("", String::as_str);
        match &question.not_enough {
            Some(sign) if level.saturating_add(1) == self.scale.acceptance => {
                format!("{text} Typical sign: {}.", uncapitalised(sign))
            }
            _ => text.to_owned(),
        }
    }
}

/// The text with a small first letter, for use within a sentence; `SLA` and `I` stay.
#[must_use]
pub fn uncapitalised(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            let first = first.to_ascii_lowercase();
            [first, second].into_iter().chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}
