//! Publications: where something was read, and whether its page can be linked.

use crate::slugs;
use serde::{Deserialize, Serialize};

/// What kind of publication a value was read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// A government document or site.
    Official,
    /// A named newspaper or agency.
    Press,
}

slugs!(Grade {
    Official => "official",
    Press => "press",
});

/// Whether the publication's own page was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum LinkState {
    /// The page at the URL was read.
    Linked,
    /// Only a reprint was read; no link is shown.
    ReprintRead,
}

/// Where a value was published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// Title; descriptive where the page shows none.
    pub title: String,
    /// Publisher.
    pub publisher: String,
    /// Date as the page shows it; a year alone, or none, where it shows no more.
    pub published: Option<String>,
    /// Address of the page, only if it was read.
    pub url: Option<String>,
    /// Kind of publication.
    pub grade: Grade,
    /// Whether the page itself was read.
    pub link: LinkState,
}
