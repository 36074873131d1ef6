//! Every rule on a whole data folder, from bytes.

use super::search_rules::synonyms;
use super::standing_rules::{PlanWithText, answers, named_places, punctuation};
use super::{Context, Exclusion, Issue, Rule, accounting, against_source, observations, plan as plan_rules};
use crate::dataset::Parts;
use crate::date::parse_day;
use crate::district::Place;
use crate::geo::{self, Shape};
use crate::id;
use crate::plan::Plan;
use crate::release::ReleaseChanges;
use crate::wire::{self, Cause};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The files of a data folder: path below it, bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Everything wrong with a data folder, file by file; all of it, not the first.
///
/// A file that can't be read is reported once: references into it aren't followed, and what leans on
/// it is still checked as far as it goes. What an operator may write into `kiosk.json` is judged where its words are
/// known, by `plan_present::kiosk::check_file`.
pub fn folder(files: &Files) -> Vec<Issue> {
    let mut issues = Vec::new();
    let parts = read(files, &mut issues);
    shared(&parts, &mut issues);
    let context = Context::new(&parts);
    let exclusions = list(files, wire::EXCLUSIONS, &mut issues, |file: wire::ExclusionsFile| file.exclusions);
    for plan in &parts.plans {
        let file = format!("{}{}.json", wire::PLANS, plan.id);
        issues.extend(plan_rules(&file, plan, &context));
        source(&file, plan, files, &exclusions, &mut issues);
    }
    foreign_exclusions(&parts, &exclusions, &mut issues);
    issues.extend(observations(wire::OBSERVATIONS, &parts.observations, &parts));
    let texts: Vec<PlanWithText<'_>> = parts
        .plans
        .iter()
        .filter_map(|plan| Some((plan, std::str::from_utf8(files.get(&plan.source.file)?).ok()?)))
        .collect();
    issues.extend(answers(&parts.observations, &texts));
    issues.extend(named_places(&parts, &texts));
    let context = list(files, wire::CONTEXT, &mut Vec::new(), |file: wire::ContextFile| file.context);
    issues.extend(punctuation(&parts, &context));
    indicator_names(&parts, &mut issues);
    parse::<wire::PinyinFile>(files, wire::PINYIN, &mut issues);
    let groups = list(files, wire::SYNONYMS, &mut issues, |file: wire::SynonymsFile| file.groups);
    issues.extend(synonyms(wire::SYNONYMS, &groups));
    let releases = list(files, wire::CHANGES, &mut issues, |file: wire::ChangesFile| file.releases);
    issues.extend(unlisted_release(files, &releases));
    issues.extend(release_observations(&parts, &releases));
    if files.contains_key(wire::KIOSK) {
        parse::<wire::KioskFile>(files, wire::KIOSK, &mut issues);
    }
    covered(files, &parts, &mut issues);
    boundaries(files, &parts, &mut issues);
    manifest(files, &mut issues);
    without_echoes(issues)
}

/// Every record of a data folder that can be read; what can't is left out, and [`folder`] says why.
pub fn parts(files: &Files) -> Parts {
    read(files, &mut Vec::new())
}

/// The issues without those that only say that an unreadable file's records can't be found.
fn without_echoes(mut issues: Vec<Issue>) -> Vec<Issue> {
    let unreadable: HashSet<String> = issues
        .iter()
        .filter(|issue| matches!(issue.rule, Rule::Unreadable(_) | Rule::Newer(_)))
        .map(|issue| issue.file.clone())
        .collect();
    let lost_plans: Vec<&str> = unreadable.iter().filter_map(|path| plan_id(path)).collect();
    issues.retain(|issue| {
        let Rule::UnknownReference { field, found } = &issue.rule else { return true };
        let lost = match *field {
            "district" => unreadable.contains(wire::DISTRICTS),
            "indicator" => unreadable.contains(wire::INDICATORS),
            "lead/support" => unreadable.contains(wire::DEPARTMENTS),
            "topics" => unreadable.contains(wire::TOPICS),
            "places" => unreadable.contains(wire::PLACES),
            "plan" => lost_plans.contains(&found.as_str()),
            "releases.observations" => unreadable.contains(wire::OBSERVATIONS),
            "targets" => lost_plans.iter().any(|plan| found.starts_with(&format!("{plan}-target-"))),
            _ => false,
        };
        !lost
    });
    issues
}

/// The id of the plan that a path is for.
fn plan_id(path: &str) -> Option<&str> {
    path.strip_prefix(wire::PLANS)?.strip_suffix(".json")
}

/// Paths that the manifest lists: everything but itself, what is written for people or editors, and the script that
/// holds the other files for pages that may not fetch.
pub fn is_listed(path: &str) -> bool {
    path != wire::MANIFEST && !path.ends_with(".md") && !path.ends_with(".js") && !path.starts_with("schema/")
}

/// A release of which the list of changes, newest first, says nothing. An unreadable list is reported as such.
fn unlisted_release(files: &Files, releases: &[ReleaseChanges]) -> Option<Issue> {
    let newest = releases.first()?;
    let manifest = wire::manifest(files.get(wire::MANIFEST)?).ok()?;
    let listed = newest.id == manifest.release && newest.date == manifest.date && !newest.changes.is_empty();
    (!listed).then(|| issue(wire::CHANGES, &newest.id, Rule::UnlistedRelease(manifest.release)))
}

/// Observations that a release is said to have brought: each exists, and came once.
fn release_observations(parts: &Parts, releases: &[ReleaseChanges]) -> Vec<Issue> {
    let known: HashSet<&str> = parts.observations.iter().map(|row| row.id.as_str()).collect();
    let mut seen = HashSet::new();
    let mut issues = Vec::new();
    for release in releases {
        for id in &release.observations {
            let wrong = match (known.contains(id.as_str()), seen.insert(id)) {
                (true, true) => continue,
                (true, false) => Rule::DuplicateId,
                (false, _) => Rule::UnknownReference { field: "releases.observations", found: id.clone() },
            };
            issues.push(issue(wire::CHANGES, &release.id, wrong));
        }
    }
    issues
}

fn issue(file: &str, id: &str, rule: Rule) -> Issue {
    Issue { file: file.to_owned(), id: id.to_owned(), rule }
}

/// Reads every file that parses; days that the calendar lacks are reported one by one and stood in for.
fn read(files: &Files, issues: &mut Vec<Issue>) -> Parts {
    let plans = files.keys().filter(|path| plan_id(path).is_some());
    let mut read_plan = |path: &String| {
        let plan: Plan = parse(files, path, issues)?;
        if *path != format!("{}{}.json", wire::PLANS, plan.id) {
            issues.push(issue(path, &plan.id, Rule::ForeignRecord(plan.id.clone())));
        }
        Some(plan)
    };
    let plans = plans.filter_map(&mut read_plan).collect();
    parse::<wire::ContextFile>(files, wire::CONTEXT, issues);
    let topics = parse::<wire::TopicsFile>(files, wire::TOPICS, issues);
    let (topics, matters) = topics.map(|file| (file.topics, file.matters)).unwrap_or_default();
    Parts {
        plans,
        districts: list(files, wire::DISTRICTS, issues, |file: wire::DistrictsFile| file.districts),
        indicators: list(files, wire::INDICATORS, issues, |file: wire::IndicatorsFile| file.indicators),
        observations: list(files, wire::OBSERVATIONS, issues, |file: wire::ObservationsFile| {
            file.observations
        }),
        departments: list(files, wire::DEPARTMENTS, issues, |file: wire::DepartmentsFile| file.departments),
        places: list(files, wire::PLACES, issues, |file: wire::PlacesFile| file.places),
        topics,
        matters,
    }
}

fn list<F: DeserializeOwned, T>(
    files: &Files,
    path: &str,
    issues: &mut Vec<Issue>,
    rows: impl Fn(F) -> Vec<T>,
) -> Vec<T> {
    parse::<F>(files, path, issues).map(rows).unwrap_or_default()
}

fn parse<T: DeserializeOwned>(files: &Files, path: &str, issues: &mut Vec<Issue>) -> Option<T> {
    let Some(bytes) = files.get(path) else {
        issues.push(issue(path, "", Rule::Unreadable("the file is missing".to_owned())));
        return None;
    };
    let mut value: Value = match serde_json::from_slice(bytes) {
        Ok(value) => value,
        Err(error) => {
            issues.push(issue(path, "", Rule::Unreadable(error.to_string())));
            return None;
        }
    };
    if let Some(found) = value["schema"].as_u64().filter(|found| *found > u64::from(wire::SCHEMA)) {
        issues.push(issue(path, "", Rule::Newer(found)));
        return None;
    }
    days(&mut value, path, "", issues);
    match serde_json::from_value(value) {
        Ok(file) => Some(file),
        Err(_) => {
            // Parsed again from the bytes for the line and column.
            let message = match wire::parse::<T>(bytes) {
                Err(Cause::Malformed { message, .. }) => message,
                _ => "a field has an unexpected value".to_owned(),
            };
            issues.push(issue(path, "", Rule::Unreadable(message)));
            None
        }
    }
}

/// Fields that hold a day.
const DAYS: [&str; 6] = ["date", "start", "end", "adopted_on", "issued_on", "as_of"];

fn days(value: &mut Value, path: &str, record: &str, issues: &mut Vec<Issue>) {
    match value {
        Value::Array(rows) => rows.iter_mut().for_each(|row| days(row, path, record, issues)),
        Value::Object(fields) => {
            let own = fields.get("id").and_then(Value::as_str).unwrap_or(record).to_owned();
            for (name, field) in fields.iter_mut() {
                match field {
                    Value::String(text) if DAYS.contains(&name.as_str()) && parse_day(text).is_none() => {
                        issues.push(issue(path, &own, Rule::OutsideCalendar(text.clone())));
                        *text = "2000-01-01".to_owned();
                    }
                    Value::Array(_) | Value::Object(_) => days(field, path, &own, issues),
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

fn shared(parts: &Parts, issues: &mut Vec<Issue>) {
    let lists: [(&str, Vec<&str>); 6] = [
        (wire::DISTRICTS, parts.districts.iter().map(|row| row.id.as_str()).collect()),
        (wire::INDICATORS, parts.indicators.iter().map(|row| row.id.as_str()).collect()),
        (wire::DEPARTMENTS, parts.departments.iter().map(|row| row.id.as_str()).collect()),
        (wire::PLACES, parts.places.iter().map(|row| row.id.as_str()).collect()),
        (wire::TOPICS, parts.topics.iter().map(|row| row.id.as_str()).collect()),
        (wire::TOPICS, parts.matters.iter().map(|row| row.id.as_str()).collect()),
    ];
    for (file, ids) in lists {
        let mut seen = HashSet::new();
        for row in ids {
            if !id::is_well_formed(row) {
                issues.push(issue(file, row, Rule::IllFormedId(String::new())));
            }
            if !seen.insert(row) {
                issues.push(issue(file, row, Rule::DuplicateId));
            }
        }
    }
    for matter in &parts.matters {
        let topics = matter.topics.iter().filter(|id| parts.topics.iter().all(|row| row.id != **id));
        let indicators =
            matter.indicators.iter().filter(|id| parts.indicators.iter().all(|row| row.id != **id));
        let unknown = topics.map(|id| ("topics", id)).chain(indicators.map(|id| ("indicator", id)));
        issues.extend(unknown.map(|(field, found)| {
            issue(wire::TOPICS, &matter.id, Rule::UnknownReference { field, found: found.clone() })
        }));
    }
    let owned = parts
        .departments
        .iter()
        .map(|row| (wire::DEPARTMENTS, &row.id, &row.district, "unit"))
        .chain(parts.places.iter().map(|row| (wire::PLACES, &row.id, &row.district, "place")));
    for (file, row, district, kind) in owned {
        let prefix = format!("{district}-{kind}-");
        if !row.starts_with(&prefix) {
            issues.push(issue(file, row, Rule::IllFormedId(prefix)));
        }
        if parts.districts.iter().all(|known| &known.id != district) {
            let found = district.clone();
            issues.push(issue(file, row, Rule::UnknownReference { field: "district", found }));
        }
    }
}

fn source(file: &str, plan: &Plan, files: &Files, exclusions: &[Exclusion], issues: &mut Vec<Issue>) {
    let text = files.get(&plan.source.file).map(|bytes| std::str::from_utf8(bytes));
    match text {
        Some(Ok(text)) => {
            issues.extend(against_source(file, plan, text));
            issues.extend(accounting(file, plan, text, exclusions));
        }
        Some(Err(_)) => issues.push(issue(&plan.source.file, "", Rule::Unreadable("not UTF-8".to_owned()))),
        None => issues.push(issue(&plan.source.file, "", Rule::Unreadable("the file is missing".to_owned()))),
    }
}

fn foreign_exclusions(parts: &Parts, exclusions: &[Exclusion], issues: &mut Vec<Issue>) {
    let unknown: BTreeSet<&str> = exclusions
        .iter()
        .map(|exclusion| exclusion.plan.as_str())
        .filter(|plan| parts.plans.iter().all(|known| known.id != *plan))
        .collect();
    for plan in unknown {
        let rule = Rule::UnknownReference { field: "plan", found: plan.to_owned() };
        issues.push(issue(wire::EXCLUSIONS, plan, rule));
    }
}

fn indicator_names(parts: &Parts, issues: &mut Vec<Issue>) {
    for row in &parts.indicators {
        let said = [&row.names.zh, &row.names.en, &row.definition.zh, &row.definition.en];
        if said.iter().any(|text| text.trim().is_empty()) {
            issues.push(issue(wire::INDICATORS, &row.id, Rule::NoName));
        }
    }
}

/// A plan file that can't be read still covers its district.
fn covered(files: &Files, parts: &Parts, issues: &mut Vec<Issue>) {
    for district in &parts.districts {
        let has_plan = parts.plans.iter().any(|plan| plan.district == district.id)
            || files.contains_key(&format!("{}{}.json", wire::PLANS, district.id));
        if district.covered != has_plan {
            issues.push(issue(wire::DISTRICTS, &district.id, Rule::CoveredDisagrees { covered: has_plan }));
        }
    }
}

fn boundaries(files: &Files, parts: &Parts, issues: &mut Vec<Issue>) {
    let Some(bytes) = files.get(wire::BOUNDARIES) else {
        issues.push(issue(wire::BOUNDARIES, "", Rule::Unreadable("the file is missing".to_owned())));
        return;
    };
    let record = match wire::boundaries(bytes) {
        Ok(record) => record,
        Err(cause) => {
            issues.push(issue(wire::BOUNDARIES, "", refusal(cause)));
            return;
        }
    };
    for file in [&record.default, &record.fallback, &record.river] {
        if record.sources.iter().all(|source| source.file != *file) {
            let message = format!("{file} has no source record");
            issues.push(issue(wire::BOUNDARIES, file, Rule::Boundary(message)));
        }
        let path = format!("geo/{file}");
        let text = match files.get(&path).map(|bytes| std::str::from_utf8(bytes)) {
            Some(Ok(text)) => text,
            Some(Err(_)) => {
                issues.push(issue(&path, "", Rule::Unreadable("not UTF-8".to_owned())));
                continue;
            }
            None => {
                issues.push(issue(&path, "", Rule::Unreadable("the file is missing".to_owned())));
                continue;
            }
        };
        if *file == record.river {
            if let Err(error) = geo::lines(text) {
                issues.push(issue(&path, "", Rule::Boundary(error.to_string())));
            }
            continue;
        }
        match geo::read(text) {
            Ok(shapes) => {
                let codes = parts.districts.iter().map(|district| district.adcode.as_str());
                let faults = geo::faults(&shapes, codes);
                issues.extend(
                    faults.into_iter().map(|error| issue(&path, "", Rule::Boundary(error.to_string()))),
                );
                if *file == record.default {
                    places(&shapes, parts, issues);
                }
            }
            Err(error) => issues.push(issue(&path, "", Rule::Boundary(error.to_string()))),
        }
    }
}

/// A refused file as a rule of its own.
fn refusal(cause: Cause) -> Rule {
    match cause {
        Cause::Newer { found } => Rule::Newer(found),
        Cause::Malformed { message, .. } => Rule::Unreadable(message),
        Cause::Missing => Rule::Unreadable("the file is missing".to_owned()),
        other => Rule::Unreadable(format!("{other:?}")),
    }
}

fn places(shapes: &[Shape], parts: &Parts, issues: &mut Vec<Issue>) {
    let inside = |place: &Place| {
        let district = parts.districts.iter().find(|district| district.id == place.district)?;
        let shape = shapes.iter().find(|shape| shape.adcode == district.adcode)?;
        Some(shape.contains([place.lon, place.lat]))
    };
    for place in &parts.places {
        if inside(place) == Some(false) {
            issues.push(issue(wire::PLACES, &place.id, Rule::PlaceOutside));
        }
    }
}

fn manifest(files: &Files, issues: &mut Vec<Issue>) {
    let Some(manifest) = parse::<wire::Manifest>(files, wire::MANIFEST, issues) else { return };
    for (path, bytes) in files.iter().filter(|(path, _)| is_listed(path)) {
        if wire::verify(&manifest, path, bytes).is_err() {
            issues.push(issue(path, "", Rule::ManifestStale));
        }
    }
    let mut seen = HashSet::new();
    for file in &manifest.files {
        let once = seen.insert(file.path.as_str());
        if !once || !is_listed(&file.path) || !files.contains_key(&file.path) {
            issues.push(issue(&file.path, "", Rule::ManifestStale));
        }
    }
}
