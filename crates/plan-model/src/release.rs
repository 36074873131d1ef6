//! What changed from one release of the data to the next.

use crate::plan::Bilingual;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What changed in one release of the data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReleaseChanges {
    /// Release id, as in `manifest.json`.
    pub id: String,
    /// Day of the release.
    #[serde(deserialize_with = "crate::date::day")]
    pub date: NaiveDate,
    /// One change each, for readers.
    pub changes: Vec<Bilingual>,
    /// Ids of the observations that this release has and the one before it hadn't; empty where there are none, and for the
    /// first release.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub observations: Vec<String>,
}
