//! From files to a [`Dataset`]: what can be shown, and what is refused by name.
//!
//! Nothing here panics on data. A plan that breaks a rule is refused alone; a file that everything
//! else leans on takes the whole dataset with it.

use crate::check;
use crate::dataset::{Dataset, Parts, Release};
use crate::issue::Rule;
use crate::wire::{
    Cause, DEPARTMENTS, DISTRICTS, DepartmentsFile, DistrictsFile, INDICATORS, IndicatorsFile, Manifest,
    OBSERVATIONS, ObservationsFile, PLACES, PLANS, PlacesFile, Refusal, TOPICS, TopicsFile, parse, verify,
};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// What was fetched: a path with its bytes, or why it couldn't be had.
pub type Fetched = BTreeMap<String, Result<Vec<u8>, Cause>>;

/// What came of loading.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// What can be shown.
    pub dataset: Dataset,
    /// What can't, each with its reason.
    pub refused: Vec<Refusal>,
}

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
    let topics = list(manifest, fetched, TOPICS, &mut refused, |f: TopicsFile| (f.topics, f.matters));
    let (Some(districts), Some(indicators), Some(departments), Some((topics, matters))) =
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
        matters,
        places: places.unwrap_or_default(),
        ..Parts::default()
    };
    let context = check::Context::new(&shared);
    let mut plans = Vec::new();
    for path in manifest.first_view().filter(|path| path.starts_with(PLANS)) {
        match one(manifest, fetched, path)
            .and_then(|plan| check::accept(path, plan, &context).map_err(Cause::Broken))
        {
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
    rows: impl Fn(F) -> T,
) -> Option<T> {
    match one::<F>(manifest, fetched, path) {
        Ok(file) => Some(rows(file)),
        Err(cause) => {
            refused.push(Refusal { file: path.to_owned(), cause });
            None
        }
    }
}
