//! Indicators: the quantities behind targets and observations.

use crate::plan::{Bilingual, Domain};
use serde::{Deserialize, Serialize};

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither.
    None,
}

/// What part of a district an indicator is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum IndicatorScope {
    /// The whole district.
    District,
    /// A part of it.
    Part,
    /// Either; each value says which.
    Any,
}

/// What values can be given for, by one definition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Id.
    pub id: String,
    /// What it is called.
    pub names: Bilingual,
    /// What is counted, and what isn't.
    pub definition: Bilingual,
    /// Usual unit, as written in Chinese.
    pub unit: Option<String>,
    /// Which way is better.
    pub better: Better,
    /// Whether values of different districts may be summed.
    pub additive: bool,
    /// What part of a district it is about.
    pub scope: IndicatorScope,
    /// Values are comparable only within one class.
    pub comparability: String,
}

/// A matter of everyday life, and what in the plans is about it: assigned by us, so that residents find what concerns them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Matter {
    /// Id.
    pub id: String,
    /// Chinese name.
    pub name_zh: String,
    /// English name.
    pub name_en: String,
    /// Topics whose tasks are about it, by id.
    pub topics: Vec<String>,
    /// Indicators whose targets are about it, by id. A task's topics are too coarse for that: one task may hold targets on
    /// quite different things.
    pub indicators: Vec<String>,
}

impl Matter {
    /// Whether targets of an indicator are about it.
    pub fn has_indicator(&self, id: &str) -> bool {
        self.indicators.iter().any(|own| own == id)
    }

    /// Whether tasks of a topic are about it.
    pub fn has_topic(&self, id: &str) -> bool {
        self.topics.iter().any(|own| own == id)
    }
}

/// A topic that plans have in common.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Id.
    pub id: String,
    /// Chinese name.
    pub name_zh: String,
    /// English name.
    pub name_en: String,
    /// Field of city life.
    pub domain: Domain,
}
