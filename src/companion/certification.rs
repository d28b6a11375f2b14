//! What is worth knowing of audits and reviews, as written in
//! `questionnaires/companions/*.certification.json`.

use super::place::Place;
use crate::questionnaire::{ClauseId, Key, QuestionnaireId};

/// What each audit stage looks at, what a review needs, and what to ask a certification body.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Certification {
    /// Where an editor finds the JSON Schema of this format; nothing else looks at it.
    #[cfg_attr(feature = "schema", schemars(rename = "$schema", default))]
    pub schema: Option<String>,
    /// Always `clausewise-certification`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "clausewise-certification")))]
    pub format: String,
    /// Version of this file format; 1.
    #[cfg_attr(feature = "schema", schemars(extend("const" = 1)))]
    pub format_version: u32,
    /// The questionnaire that it goes with.
    pub questionnaire: QuestionnaireId,
    /// BCP 47 tag of the texts' language.
    pub language: String,
    /// SPDX expression of the content's licence.
    pub licence: String,
    /// What readers must be told about the source of the texts.
    pub notice: String,
    /// The audits of the three years, in their order.
    pub audits: Vec<Audit>,
    /// What top management looks at in its review.
    pub review_inputs: Vec<Input>,
    /// What the review decides on.
    pub review_outputs: Vec<Input>,
    /// What an auditor checks of a scope statement. Ids that the product knows: `organisation`,
    /// `services`, `sites`, `parties`, `control` (the statuses of its clauses), `requirements` and
    /// `length`.
    pub scope_checks: Vec<Input>,
    /// What to ask a certification body before signing.
    pub body_questions: Vec<BodyQuestion>,
    /// How nonconformities are graded and by when they are corrected.
    pub grades: Vec<Grade>,
    /// Texts of the statement of applicability.
    pub applicability: Applicability,
}

/// One audit of the cycle.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Audit {
    /// Its name for ever, such as `stage1`.
    pub id: Key,
    /// What it is called.
    pub name: String,
    /// What it is for, in a sentence or two.
    pub purpose: String,
    /// When it takes place, and which limits of time there are.
    pub when: String,
    /// What the auditors look at.
    pub looks_at: Vec<Input>,
    /// What to have ready.
    pub prepare: Vec<String>,
    /// What comes of it.
    pub outcome: Vec<String>,
}

/// Something that is looked at.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Input {
    /// Its name for ever within its list.
    pub id: Key,
    /// What it is.
    pub text: String,
    /// What to prepare or to decide, or how an auditor tests it.
    pub detail: String,
    /// The leaf clauses where it comes from.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub clauses: Vec<ClauseId>,
    /// Where in the product it is found.
    #[cfg_attr(feature = "schema", schemars(default, with = "Option<String>"))]
    pub to: Option<Place>,
}

/// A question to a certification body.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct BodyQuestion {
    /// Its name for ever.
    pub id: Key,
    /// The question.
    pub ask: String,
    /// Why it matters.
    pub why: String,
    /// What a good answer sounds like.
    pub good: String,
    /// Whether the answer is a number of auditor days.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub days: bool,
}

/// A grade of nonconformity.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Grade {
    /// Its name for ever: `major`, `minor` or `ofi`.
    pub id: Key,
    /// What it is called.
    pub name: String,
    /// What it means.
    pub meaning: String,
    /// What has to be done.
    pub duty: String,
    /// Days until the correction is due by default; none where there is no duty.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub days: Option<u16>,
    /// Examples.
    pub examples: Vec<String>,
}

/// Texts of the statement of applicability.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Applicability {
    /// Its heading.
    pub title: String,
    /// What applies and why, a paragraph each.
    pub intro: Vec<String>,
    /// What stands above the requirements that were set aside with a reason.
    pub not_applicable: String,
    /// What stands there where none was set aside.
    pub none_set_aside: String,
    /// What stands above the parties.
    pub parties: String,
    /// What stands there where no party is named.
    pub no_parties: String,
    /// How parties are controlled, a sentence each.
    pub control: Vec<String>,
    /// The clauses that cannot be set aside as soon as there is a party of a kind.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub called_for: CalledFor,
}

/// What each kind of party calls for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct CalledFor {
    /// Another organisation under contract.
    pub external_supplier: Vec<ClauseId>,
    /// Another part of the same organisation.
    pub internal_supplier: Vec<ClauseId>,
    /// A customer that supplies part of the service.
    pub customer: Vec<ClauseId>,
}
