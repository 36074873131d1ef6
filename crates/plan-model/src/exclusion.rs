//! Numerals in the plan texts that are no figures: `exclusions.json`.

use serde::{Deserialize, Serialize};

/// Why a numeral in a plan's text is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ExclusionKind {
    /// The number of a heading.
    HeadingNumber,
    /// The number of a document.
    DocumentNumber,
    /// A year in a title.
    TitleYear,
    /// The number of an item in a list.
    ListNumber,
    /// Part of a name (5G, 12345).
    Name,
    /// The date of an event.
    Date,
    /// A period or deadline year outside any clause.
    Period,
}

/// Words whose numerals are no figures, wherever they occur in a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Exclusion {
    /// Plan id.
    pub plan: String,
    /// The words, as published.
    pub text: String,
    /// Why.
    pub kind: ExclusionKind,
    /// In words, where the kind doesn't say enough.
    #[serde(default)]
    pub why: String,
}
