//! The data files as bytes: names, layouts, checksums, and why a file is refused.
//!
//! Nothing here panics on data. How the files become a dataset: [`crate::load`].

mod kiosk_file;

pub use kiosk_file::{KioskFile, kiosk};

use crate::district::{Department, District, Place};
use crate::exclusion::Exclusion;
use crate::geo::Boundaries;
use crate::indicator::{Indicator, Matter, Topic};
use crate::issue::Issue;
use crate::observation::Observation;
use crate::plan::PlanSource;
use crate::release::ReleaseChanges;
use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Version of the layout that this build reads.
pub const SCHEMA: u32 = 1;

/// The file that lists the others.
pub const MANIFEST: &str = "manifest.json";
/// All districts.
pub const DISTRICTS: &str = "districts.json";
/// Indicators.
pub const INDICATORS: &str = "indicators.json";
/// Published values.
pub const OBSERVATIONS: &str = "observations.json";
/// Values that are context, never observations.
pub const CONTEXT: &str = "context.json";
/// Responsible departments.
pub const DEPARTMENTS: &str = "departments.json";
/// Places.
pub const PLACES: &str = "places.json";
/// Topics.
pub const TOPICS: &str = "topics.json";
/// How Han characters are spelled in pinyin.
pub const PINYIN: &str = "pinyin.json";
/// Words that mean the same.
pub const SYNONYMS: &str = "synonyms.json";
/// What changed in the data from release to release.
pub const CHANGES: &str = "changes.json";
/// Settings of the kiosk.
pub const KIOSK: &str = "kiosk.json";
/// Numerals in the plan texts that are no figures.
pub const EXCLUSIONS: &str = "exclusions.json";
/// Boundary records.
pub const BOUNDARIES: &str = "geo/SOURCES.json";
/// Folder of the plans.
pub const PLANS: &str = "plans/";

/// One file of the release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ManifestFile {
    /// Path below `data/`.
    pub path: String,
    /// SHA-256 of the bytes, lower-case hex.
    pub sha256: String,
    /// Size in bytes.
    pub bytes: u64,
}

/// `manifest.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Version of the layout.
    pub schema: u32,
    /// Release id.
    pub release: String,
    /// Day of the release.
    #[serde(deserialize_with = "crate::date::day")]
    pub date: NaiveDate,
    /// Every other file, by path.
    pub files: Vec<ManifestFile>,
}

impl Manifest {
    /// Paths of the files that the first view needs: everything but plan texts, places, context, geometry and exclusions.
    pub fn first_view(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|file| file.path.as_str()).filter(|path| {
            path.starts_with(PLANS)
                || [DISTRICTS, INDICATORS, OBSERVATIONS, DEPARTMENTS, TOPICS].contains(path)
        })
    }

    /// The record of a file.
    pub fn file(&self, path: &str) -> Option<&ManifestFile> {
        self.files.iter().find(|file| file.path == path)
    }
}

macro_rules! list_file {
    ($(#[$doc:meta])* $name:ident, $field:ident: $row:ty) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            /// Version of the layout; see [`SCHEMA`].
            pub schema: u32,
            /// The rows.
            pub $field: Vec<$row>,
        }
    };
}

list_file!(
    /// `districts.json`.
    DistrictsFile, districts: District
);
list_file!(
    /// `indicators.json`.
    IndicatorsFile, indicators: Indicator
);
list_file!(
    /// `departments.json`.
    DepartmentsFile, departments: Department
);
list_file!(
    /// `places.json`.
    PlacesFile, places: Place
);
/// `topics.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TopicsFile {
    /// Version of the layout; see [`SCHEMA`].
    pub schema: u32,
    /// The rows.
    pub topics: Vec<Topic>,
    /// Matters of everyday life; left out where nobody assigned any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub matters: Vec<Matter>,
}
list_file!(
    /// `exclusions.json`.
    ExclusionsFile, exclusions: Exclusion
);

list_file!(
    /// `observations.json`: published values of the five districts.
    ObservationsFile, observations: Observation
);
list_file!(
    /// `context.json`: values of other districts and of the city, targets of other documents, census
    /// figures. Never observations, and not loaded by the first view.
    ContextFile, context: serde_json::Value
);

/// `pinyin.json`: the readings, without tones, of every Han character in the data. Generated; for search only.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PinyinFile {
    /// Version of the layout; see [`SCHEMA`].
    pub schema: u32,
    /// Every syllable with the characters that it is a reading of, in the order of their code points.
    pub syllables: BTreeMap<String, String>,
}

/// Words and phrases, Chinese or English, that a search takes for the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SynonymGroup {
    /// Id.
    pub id: String,
    /// At least two; upper and lower case, wide and narrow forms are the same.
    pub words: Vec<String>,
}

list_file!(
    /// `synonyms.json`: for search only; nothing is concluded from it.
    SynonymsFile, groups: SynonymGroup
);

list_file!(
    /// `changes.json`: what changed from release to release, newest first. The first is the release of the manifest.
    ChangesFile, releases: ReleaseChanges
);

/// Why a file was refused.
#[derive(Clone, Debug, PartialEq)]
pub enum Cause {
    /// It isn't there.
    Missing,
    /// It could not be had; the browser's or server's own words.
    Unreachable(String),
    /// Its bytes aren't those of the release: cut off, or changed.
    Changed {
        /// Size in the manifest, in bytes.
        expected_bytes: u64,
        /// Size found, in bytes.
        found_bytes: u64,
    },
    /// It was written for a newer version of the product.
    Newer {
        /// Its version.
        found: u64,
    },
    /// It isn't JSON of the expected shape.
    Malformed {
        /// Line, from 1; 0 if unknown.
        line: usize,
        /// Column, from 1; 0 if unknown.
        column: usize,
        /// The parser's words.
        message: String,
    },
    /// It reads, but breaks rules.
    Broken(Vec<Issue>),
}

/// A file that isn't used, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// Path below `data/`.
    pub file: String,
    /// Why.
    pub cause: Cause,
}

/// SHA-256 of some bytes, lower-case hex.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads one file of a known kind.
///
/// # Errors
///
/// [`Cause::Newer`] before anything else, so that a newer layout isn't reported as malformed.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Cause> {
    let malformed = |e: serde_json::Error| Cause::Malformed {
        line: e.line(),
        column: e.column(),
        message: e.to_string(),
    };
    #[derive(Deserialize)]
    struct Head {
        schema: Option<u64>,
    }
    let head: Head = serde_json::from_slice(bytes).map_err(malformed)?;
    match head.schema {
        Some(found) if found > u64::from(SCHEMA) => Err(Cause::Newer { found }),
        _ => serde_json::from_slice(bytes).map_err(malformed),
    }
}

/// Reads `manifest.json`.
///
/// # Errors
///
/// A [`Refusal`] that names the manifest.
pub fn manifest(bytes: &[u8]) -> Result<Manifest, Refusal> {
    parse(bytes).map_err(|cause| Refusal { file: MANIFEST.to_owned(), cause })
}

/// Checks a file's bytes against the manifest.
///
/// # Errors
///
/// [`Cause::Changed`] if they differ; [`Cause::Missing`] if the manifest doesn't know the file.
pub fn verify(manifest: &Manifest, path: &str, bytes: &[u8]) -> Result<(), Cause> {
    let file = manifest.file(path).ok_or(Cause::Missing)?;
    let found_bytes = bytes.len() as u64;
    if file.bytes == found_bytes && file.sha256 == sha256(bytes) {
        Ok(())
    } else {
        Err(Cause::Changed { expected_bytes: file.bytes, found_bytes })
    }
}

/// Reads the places.
///
/// # Errors
///
/// A [`Cause`].
pub fn places(bytes: &[u8]) -> Result<Vec<Place>, Cause> {
    parse(bytes).map(|file: PlacesFile| file.places)
}

/// Reads how characters are spelled, for the search.
///
/// # Errors
///
/// A [`Cause`].
pub fn pinyin(bytes: &[u8]) -> Result<PinyinFile, Cause> {
    parse(bytes)
}

/// Reads which words mean the same, for the search.
///
/// # Errors
///
/// A [`Cause`].
pub fn synonyms(bytes: &[u8]) -> Result<SynonymsFile, Cause> {
    parse(bytes)
}

/// Reads what changed from release to release.
///
/// # Errors
///
/// A [`Cause`].
pub fn changes(bytes: &[u8]) -> Result<ChangesFile, Cause> {
    parse(bytes)
}

/// Reads a plan's text, whose bytes must be those that the plan's places were counted in.
///
/// # Errors
///
/// [`Cause::Changed`] if they aren't; [`Cause::Malformed`] if they are no text.
pub fn plan_text(manifest: &Manifest, source: &PlanSource, bytes: Vec<u8>) -> Result<String, Cause> {
    verify(manifest, &source.file, &bytes)?;
    let found_bytes = bytes.len() as u64;
    if manifest.file(&source.file).is_none_or(|file| file.sha256 != source.sha256) {
        return Err(Cause::Changed { expected_bytes: found_bytes, found_bytes });
    }
    String::from_utf8(bytes).map_err(|e| Cause::Malformed { line: 0, column: 0, message: e.to_string() })
}

/// Reads the boundary records.
///
/// # Errors
///
/// A [`Cause`]; also if the file that is to be drawn has no record.
pub fn boundaries(bytes: &[u8]) -> Result<Boundaries, Cause> {
    let boundaries: Boundaries = parse(bytes)?;
    if boundaries.drawn().is_none() {
        return Err(Cause::Malformed {
            line: 0,
            column: 0,
            message: format!("{} has no source record", boundaries.default),
        });
    }
    Ok(boundaries)
}
