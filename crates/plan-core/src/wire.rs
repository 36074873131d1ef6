//! The data files as bytes: what they hold, and how they become a [`Dataset`] or are refused by name.
//!
//! Nothing here panics on data. A plan that breaks a rule is refused alone; a file that everything
//! else leans on takes the whole dataset with it.

mod kiosk_file;

pub use kiosk_file::{KioskFile, kiosk};

use crate::check::{self, Issue, Rule};
use crate::dataset::{Dataset, Parts, Release};
use crate::district::{Department, District, Place};
use crate::geo::Boundaries;
use crate::indicator::{Indicator, Topic};
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
/// Concepts.
pub const INDICATORS: &str = "indicators.json";
/// Published values.
pub const OBSERVATIONS: &str = "observations.json";
/// Values that are context, never observations.
pub const CONTEXT: &str = "context.json";
/// Responsible units.
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
list_file!(
    /// `topics.json`.
    TopicsFile, topics: Topic
);
list_file!(
    /// `exclusions.json`.
    ExclusionsFile, exclusions: check::Exclusion
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

/// What came of loading.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// What can be shown.
    pub dataset: Dataset,
    /// What can't, each with its reason.
    pub refused: Vec<Refusal>,
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

/// What was fetched: a path with its bytes, or why it couldn't be had.
pub type Fetched = BTreeMap<String, Result<Vec<u8>, Cause>>;

/// Builds a dataset from what was fetched.
///
/// A plan that can't be read or breaks a rule is refused alone. Without observations every target
/// would look unreported, so they are refused with a notice and the plans still show.
///
/// # Errors
///
/// All refusals, if a file that everything leans on (districts, indicators, departments, topics) or
/// every single plan is among them.
pub fn assemble(manifest: &Manifest, fetched: &Fetched) -> Result<Loaded, Vec<Refusal>> {
    let mut refused = Vec::new();
    let districts = list(manifest, fetched, DISTRICTS, &mut refused, |f: DistrictsFile| f.districts);
    let indicators = list(manifest, fetched, INDICATORS, &mut refused, |f: IndicatorsFile| f.indicators);
    let departments = list(manifest, fetched, DEPARTMENTS, &mut refused, |f: DepartmentsFile| f.departments);
    let topics = list(manifest, fetched, TOPICS, &mut refused, |f: TopicsFile| f.topics);
    let (Some(districts), Some(indicators), Some(departments), Some(topics)) =
        (districts, indicators, departments, topics)
    else {
        return Err(refused);
    };
    // The first view does without places; references to them are followed only when they are there.
    let places = match fetched.contains_key(PLACES) {
        true => list(manifest, fetched, PLACES, &mut refused, |f: PlacesFile| f.places),
        false => None,
    };
    let observations =
        list(manifest, fetched, OBSERVATIONS, &mut refused, |f: ObservationsFile| f.observations);
    let shared = Parts {
        districts,
        indicators,
        departments,
        topics,
        places: places.unwrap_or_default(),
        ..Parts::default()
    };
    let context = check::Context::new(&shared);
    let mut plans = Vec::new();
    for path in manifest.first_view().filter(|path| path.starts_with(PLANS)) {
        match one(manifest, fetched, path).and_then(|plan| check::accept(path, plan, &context)) {
            Ok(plan) => plans.push(plan),
            Err(cause) => refused.push(Refusal { file: path.to_owned(), cause }),
        }
    }
    if plans.is_empty() {
        return Err(refused);
    }
    let mut parts = Parts { plans, ..shared };
    if let Some(rows) = observations {
        let issues = check::observations(OBSERVATIONS, &rows, &parts);
        let fatal = issues.iter().any(|issue| issue.is_error() && !follows(&issue.rule, &refused));
        if fatal {
            refused.push(Refusal { file: OBSERVATIONS.to_owned(), cause: Cause::Broken(issues) });
        } else {
            parts.observations = rows;
        }
    }
    let release = Release { id: manifest.release.clone(), date: manifest.date };
    Ok(Loaded { dataset: Dataset::new(release, parts), refused })
}

/// Whether a breach is only there because a plan was refused: it takes its targets with it.
fn follows(rule: &Rule, refused: &[Refusal]) -> bool {
    let Rule::UnknownReference { field: "targets" | "plan", found } = rule else { return false };
    let plans = refused.iter().filter_map(|refusal| refusal.file.strip_prefix(PLANS)?.strip_suffix(".json"));
    plans.into_iter().any(|plan| found == plan || found.starts_with(&format!("{plan}-target-")))
}

fn one<T: DeserializeOwned>(manifest: &Manifest, fetched: &Fetched, path: &str) -> Result<T, Cause> {
    let bytes = match fetched.get(path) {
        None => return Err(Cause::Missing),
        Some(Err(cause)) => return Err(cause.clone()),
        Some(Ok(bytes)) => bytes,
    };
    // A newer layout is said as such, even though its bytes aren't the manifest's either.
    match parse::<T>(bytes) {
        Err(cause @ Cause::Newer { .. }) => Err(cause),
        parsed => verify(manifest, path, bytes).and(parsed),
    }
}

fn list<F: DeserializeOwned, T>(
    manifest: &Manifest,
    fetched: &Fetched,
    path: &str,
    refused: &mut Vec<Refusal>,
    rows: impl Fn(F) -> Vec<T>,
) -> Option<Vec<T>> {
    match one::<F>(manifest, fetched, path) {
        Ok(file) => Some(rows(file)),
        Err(cause) => {
            refused.push(Refusal { file: path.to_owned(), cause });
            None
        }
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
