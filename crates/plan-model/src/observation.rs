//! Observations: values that have been published, each with its publication.

use crate::date::Precision;
use crate::plan::{Bilingual, Bound};
pub use crate::publication::{Grade, LinkState, Publication};
use crate::shared::SharedStr;
use crate::slugs;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The day an observation stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AsOf {
    /// Last day of what the publication names.
    #[serde(deserialize_with = "crate::date::day")]
    pub date: NaiveDate,
    /// How exactly the publication says it.
    pub precision: Precision,
    /// Whether the date was worked out by us; the note says how.
    pub inferred: bool,
}

/// What span of time a value covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Coverage {
    /// It stands at its date.
    Point,
    /// It covers a whole year.
    FullYear,
    /// It covers only part of a year, and is never judged against a full-year target.
    PartYear,
    /// It is an average of several years, of which its date is the last.
    SeveralYears,
}

/// Whether a value is a result or a starting point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ObservationKind {
    /// A result.
    Actual,
    /// A starting point.
    Baseline,
}

/// How well the published value's definition fits the target's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Match {
    /// The same indicator.
    Exact,
    /// The same thing, defined slightly differently.
    Close,
    /// Context only; never used for a status.
    Related,
}

slugs!(Match {
    Exact => "exact",
    Close => "close",
    Related => "related",
});

/// Beginning of the ids of values that only this reader has: read from a file, and not published.
pub const LOCAL: &str = "obs-local-";

/// Whether the record with this id is a value that only this reader has.
pub fn is_local(id: &str) -> bool {
    id.starts_with(LOCAL)
}

/// A published value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Observation {
    /// `obs-<row>`.
    pub id: String,
    /// The district it is a value of.
    pub district: SharedStr,
    /// The plan it speaks to.
    pub plan: SharedStr,
    /// The indicator, as the publication counts it.
    pub indicator: SharedStr,
    /// Targets it may be set against; only for an exact or close match.
    pub targets: Vec<String>,
    /// The plan's own words that it speaks to, where no target can be set against it: a direction without a number, or
    /// an amount that is counted otherwise. `null` where `targets` says it, or where it is only related.
    #[serde(default)]
    pub answers: Option<String>,
    /// What the publication counts, in its words.
    pub names: Bilingual,
    /// In `unit`.
    #[serde(serialize_with = "crate::number::plain_one")]
    pub value: f64,
    /// How exact it claims to be.
    pub bound: Bound,
    /// As published.
    pub unit: SharedStr,
    /// The day it stands for.
    pub as_of: AsOf,
    /// What span it covers.
    pub period: Coverage,
    /// Result or starting point.
    pub kind: ObservationKind,
    /// How well the definition fits.
    #[serde(rename = "match")]
    pub definition: Match,
    /// Where it was published.
    pub source: Publication,
    /// Caveat, in our words.
    pub note_zh: Option<String>,
    /// Caveat, in our words.
    pub note_en: Option<String>,
}
