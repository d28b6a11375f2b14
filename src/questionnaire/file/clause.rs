//! The clause tree, its questions, documents and other groupings.

use serde::{Deserialize, Serialize};

use super::{is_default, is_yes, yes};
use crate::map::Map;
use crate::questionnaire::id::{ClauseId, DocumentId, Key};

/// A clause: either a group with clauses below, or a leaf with questions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// The number people cite.
    pub number: ClauseId,
    /// The title.
    pub title: String,
    /// A shorter title for charts and the tree.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    /// Clauses below; a group has some, a leaf none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<Clause>,
    /// What only a leaf has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leaf: Option<LeafEntry>,
}

/// The content of a leaf clause.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LeafEntry {
    /// Weight in roll-ups: 1 to 3.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 3)))]
    pub weight: u8,
    /// What the clause asks for, in our own words, a sentence each.
    pub intent: Vec<String>,
    /// What an auditor asks to see.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
    /// What auditors typically find.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<String>,
    /// Text of the highest level, for questions that have none of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub improving: Option<String>,
    /// Who usually owns it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// Practices of other frameworks that cover it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub practices: Vec<String>,
    /// Leaves that must be done first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<ClauseId>,
    /// Leaves that help, without being needed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub helped_by: Vec<ClauseId>,
    /// Documents that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<DocumentId>,
    /// Person-days from nothing to the acceptance line in the reference size; above 0.
    #[cfg_attr(feature = "schema", schemars(extend("exclusiveMinimum" = 0)))]
    pub effort_days: f64,
    /// Days of records that an auditor wants to see after the work is done.
    #[serde(default, skip_serializing_if = "is_default")]
    pub lead_days: u16,
    /// A remark on the numbering.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// The questions, at least one.
    pub questions: Vec<QuestionEntry>,
}

/// A question. Its id for ever is `<clause number>-<id>`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QuestionEntry {
    /// Name within the clause.
    pub id: Key,
    /// Kind: where its common level texts come from.
    pub kind: Key,
    /// Weight within the leaf: 1 to 3.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 3)))]
    pub weight: u8,
    /// The question.
    pub text: String,
    /// Citation, where it is not simply the clause.
    #[serde(default, rename = "ref", skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// What would show it.
    pub hint: String,
    /// The typical sign of being just below the acceptance line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_enough: Option<String>,
    /// What is there at the acceptance line.
    pub accepted: String,
    /// Texts of this question alone, by level; they win over all others.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub levels: Map<u8, String>,
    /// Whether a requirement stands behind it.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub must: bool,
    /// Whether missing it alone is likely a major nonconformity.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cornerstone: bool,
    /// Whether it belongs to the quick scan.
    #[serde(default, skip_serializing_if = "is_default")]
    pub quick: bool,
    /// Whether the first audit stage looks at it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub stage1: bool,
    /// Whether it depends on an event that may not have happened yet.
    #[serde(default, skip_serializing_if = "is_default")]
    pub event: bool,
    /// Condition under which it may be not applicable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_applicable_if: Option<Key>,
    /// Documents that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<DocumentId>,
}

/// A document of the checklist.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DocumentEntry {
    /// Its name for ever.
    pub id: DocumentId,
    /// What it is called.
    pub name: String,
    /// The clause or clauses that ask for it, as people cite them.
    pub clause: String,
    /// Policy, plan, record, register, procedure, agreement or statement.
    #[serde(rename = "type")]
    pub form: Key,
    /// Explicit, implied or practical.
    pub basis: Key,
    /// Grouping for people who think in kinds of documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Key>,
    /// Whether the first audit stage looks at it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub core: bool,
}

/// Another grouping of the leaves, each leaf once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct View {
    /// Its name for ever.
    pub id: Key,
    /// What it is called.
    pub name: String,
    /// Its groups in order.
    pub groups: Vec<ViewGroup>,
}

/// One group of a view.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ViewGroup {
    /// Full name.
    pub name: String,
    /// Name for a chart's axis.
    pub short: String,
    /// Its leaves.
    pub clauses: Vec<ClauseId>,
}
