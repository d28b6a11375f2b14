//! The questionnaire file, as written in `questionnaires/*.json`: nested the way people think of
//! it, with every text that repeats written once. `docs/format.md` explains it; the published
//! JSON Schema is made from these types. `Questionnaire` is what the product works with.

mod clause;
mod plan;
mod profile;
mod verdict;

use crate::map::Map;

use serde::{Deserialize, Serialize};

pub use clause::*;
pub use plan::*;
pub use profile::*;
pub use verdict::*;

use super::id::{Key, QuestionnaireId};

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

const fn yes() -> bool {
    true
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
const fn is_yes(value: &bool) -> bool {
    *value
}

/// A whole questionnaire.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QuestionnaireFile {
    /// Where an editor finds the JSON Schema of this format; nothing else looks at it.
    #[serde(default, rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Always `clausewise-questionnaire`.
    #[cfg_attr(
        feature = "schema",
        schemars(extend("const" = "clausewise-questionnaire"))
    )]
    pub format: String,
    /// Version of this file format; 1.
    #[cfg_attr(feature = "schema", schemars(extend("const" = 1)))]
    pub format_version: u32,
    /// Names the questionnaire for ever.
    pub id: QuestionnaireId,
    /// Version of the content, `major.minor.patch`.
    pub version: String,
    /// BCP 47 tag of the texts' language.
    pub language: String,
    /// Full name, such as the standard's designation.
    pub title: String,
    /// One sentence: what it assesses.
    pub summary: String,
    /// SPDX expression of the content's licence.
    pub licence: String,
    /// What readers must be told about the source of the texts.
    pub notice: String,
    /// What the questionnaire is based on, such as editions and amendments.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub based_on: Vec<String>,
    /// The maturity scale.
    pub scale: Scale,
    /// Parameters of the scores.
    #[serde(default)]
    pub scoring: Scoring,
    /// Level texts by kind of question.
    pub kinds: Map<Key, Kind>,
    /// Conditions under which a question may be not applicable.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub conditions: Map<Key, String>,
    /// The clause tree with its questions.
    pub clauses: Vec<Clause>,
    /// The documents that the clauses ask for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<DocumentEntry>,
    /// Other groupings of the same leaves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub views: Vec<View>,
    /// What the organisation's profile may raise.
    #[serde(default, skip_serializing_if = "is_default")]
    pub profile: ProfileModel,
    /// Verdicts, in the order in which they build on each other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub verdicts: Vec<VerdictModel>,
    /// Priority, effort and schedule.
    pub plan: PlanModel,
}

/// Levels from 0 up, and the one that meets a requirement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// Level 0 first; 2 to 10 levels.
    #[cfg_attr(feature = "schema", schemars(length(min = 2, max = 10)))]
    pub levels: Vec<Level>,
    /// The acceptance line: the lowest level that meets a requirement. Levels at or above it
    /// need evidence; without, they count as one below.
    pub acceptance: u8,
}

/// One level of the scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// Short name, such as `In place`.
    pub name: String,
    /// What it means, in a few words.
    pub meaning: String,
}

/// Level texts that every question of a kind shares, by level.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// What the kind asks for, in one or two words.
    pub name: String,
    /// Texts by level; a level without one takes its text from the question or the clause.
    pub levels: Map<u8, String>,
}

/// Parameters of the scores (engine, sections 2 and 3).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Scoring {
    /// How far a level may be off, by confidence.
    pub doubt: Doubt,
    /// Upper ends of the ratings N, P and L as shares.
    pub rating_ends: [f64; 3],
    /// Target of a leaf that nothing raises; the acceptance line where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<u8>,
    /// Must questions not met make a likely major above this share of their weight …
    pub major_share: f64,
    /// … in leaves of at least this weight.
    pub major_weight: u8,
    /// A systemic warning from this share of a group's leaves being likely minor …
    pub systemic_share: f64,
    /// … and at least so many.
    pub systemic_leaves: u16,
    /// Verdicts need this share of must questions rated.
    pub enough_answers: f64,
}

/// How far a level may be off, in levels, by confidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Doubt {
    /// High confidence.
    pub high: f64,
    /// Medium confidence.
    pub medium: f64,
    /// Low confidence.
    pub low: f64,
}

impl Default for Scoring {
    /// The parameters of engine sections 2 to 4.
    fn default() -> Self {
        Self {
            doubt: Doubt {
                high: 0.25,
                medium: 0.5,
                low: 1.0,
            },
            rating_ends: [0.15, 0.5, 0.85],
            target: None,
            major_share: 0.5,
            major_weight: 2,
            systemic_share: 0.5,
            systemic_leaves: 3,
            enough_answers: 0.8,
        }
    }
}
