//! What is known about boundary files: whose they are, and which of them are drawn.

use crate::lang::Lang;
use serde::{Deserialize, Serialize};

/// What is known about a boundary file. A map without this record isn't built.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BoundarySource {
    /// File name below `data/geo/`.
    pub file: String,
    /// What it draws: `districts` or `river`.
    pub layer: String,
    /// `topojson` or `geojson`.
    pub format: String,
    /// Short title.
    pub title: String,
    /// Licence, as declared by where it comes from.
    pub licence: String,
    /// Words that must stand near the map.
    pub attribution_zh: String,
    /// Words that must stand near the map.
    pub attribution_en: String,
    /// Where it comes from.
    pub origin: String,
    /// Datum of the coordinates.
    pub datum: String,
    /// 审图号, if the map has been reviewed.
    pub review_number: Option<String>,
    /// What a deployer must know.
    pub notes_zh: String,
    /// What a deployer must know.
    pub notes_en: String,
}

impl BoundarySource {
    /// What stands near the map: whose it is, and the review number of a map that has one.
    pub fn attribution(&self, lang: Lang) -> String {
        let words = lang.pick(&self.attribution_zh, &self.attribution_en).trim();
        match &self.review_number {
            Some(number) => format!("{words} {number}"),
            None => words.to_owned(),
        }
    }
}

/// `data/geo/SOURCES.json`: which boundary files there are, and which are drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Boundaries {
    /// Version of this layout; see [`crate::wire::SCHEMA`].
    pub schema: u32,
    /// The file that is drawn. This one setting swaps the boundaries.
    pub default: String,
    /// Official, coarse outlines to swap in.
    pub fallback: String,
    /// The line of the Huangpu.
    pub river: String,
    /// One record a file.
    pub sources: Vec<BoundarySource>,
}

impl Boundaries {
    /// The record of the file that is drawn; `None` if it has none, and then nothing may be drawn.
    pub fn drawn(&self) -> Option<&BoundarySource> {
        self.record(&self.default)
    }

    /// The record of a file; `None` if it has none, and then nothing may be drawn from it.
    pub fn record(&self, file: &str) -> Option<&BoundarySource> {
        self.sources.iter().find(|source| source.file == file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beside_a_map_stands_whose_it_is_and_its_review_number() {
        let mut record: BoundarySource = serde_json::from_str(
            r#"{"file":"a.json","layer":"districts","format":"topojson","title":"a","licence":"l","attribution_zh":"甲",
               "attribution_en":"A","origin":"o","datum":"WGS84","review_number":null,"notes_zh":"","notes_en":""}"#,
        )
        .expect("a record");
        assert_eq!(record.attribution(Lang::Zh), "甲");
        record.review_number = Some("GS(2026)0000号".to_owned());
        assert_eq!(record.attribution(Lang::Zh), "甲 GS(2026)0000号");
        assert_eq!(record.attribution(Lang::En), "A GS(2026)0000号");
    }
}
