//! What a profile may raise.

use crate::map::Map;

use serde::{Deserialize, Serialize};

use crate::questionnaire::id::{ClauseId, Key};

/// What a profile may raise. It never changes scores or requirements.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProfileModel {
    /// Kinds of organisation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub types: Vec<ProfileChoice>,
    /// Reasons for the assessment.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub drivers: Vec<ProfileChoice>,
    /// Regulations that overlap.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regulations: Vec<Regulation>,
    /// Sectors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sectors: Vec<Named>,
    /// Regions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<Named>,
    /// Certificates that an organisation may hold, with what they save.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub certificates: Vec<CertificateModel>,
    /// What to say beside the regulations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// An id and its name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// Its name for ever.
    pub id: Key,
    /// What it is called.
    pub name: String,
}

/// A choice that raises emphasis and perhaps targets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProfileChoice {
    /// Its name for ever.
    pub id: Key,
    /// What it is called.
    pub name: String,
    /// Leaves of raised emphasis: 1.0 to 1.5.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub emphasis: Map<ClauseId, f64>,
    /// Leaves with a higher target.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub targets: Map<ClauseId, u8>,
    /// What to bear in mind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hints: Vec<String>,
}

/// A regulation that overlaps: emphasis only, suggested where region and sector match.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Regulation {
    /// Its short name, which may hold spaces: also its name for ever.
    pub id: String,
    /// Its full name.
    pub name: String,
    /// Whom it concerns.
    pub who: String,
    /// When it applies, as text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// Leaves of raised emphasis: 1.0 to 1.5.
    pub emphasis: Map<ClauseId, f64>,
    /// Where it asks for more.
    pub beyond: Vec<String>,
    /// How certain the mapping is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certainty: Option<String>,
    /// Regions in which it is suggested.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<Key>,
    /// Sectors in which it is suggested; any where empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sectors: Vec<Key>,
    /// A question to ask before suggesting it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ask: Option<String>,
}

/// A certificate that saves effort on some leaves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CertificateModel {
    /// Its name for ever.
    pub id: Key,
    /// What it is called.
    pub name: String,
    /// Other certificates that it counts as.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counts_as: Vec<Key>,
    /// Share of the effort that remains: above 0, at most 1.
    #[cfg_attr(
        feature = "schema",
        schemars(range(max = 1), extend("exclusiveMinimum" = 0))
    )]
    pub factor: f64,
    /// Leaves on which it saves effort.
    pub clauses: Vec<ClauseId>,
}
