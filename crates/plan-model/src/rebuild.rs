//! What a data folder derives from what people write in it: spans, checksums, the manifest.
//!
//! `cargo xtask data` writes the results to disk; the data tests use the same functions in memory.

mod spans;

pub use spans::spans;

use crate::check::{Files, Issue, Rule, is_listed};
use crate::dataset::Release;
use crate::plan::Plan;
use crate::wire::{self, Cause, Manifest, ManifestFile};
use serde::Serialize;

/// Rewrites every plan with its spans and its source's checksum computed anew.
///
/// # Errors
///
/// Every plan that can't be read, every source that isn't there, and every record whose words aren't
/// in the text; the files are then left as they were.
pub fn plans(files: &mut Files) -> Result<(), Vec<Issue>> {
    let mut issues = Vec::new();
    let mut rebuilt = Vec::new();
    for path in files.keys().filter(|path| path.starts_with(wire::PLANS) && path.ends_with(".json")) {
        match plan(files, path) {
            Ok(bytes) => rebuilt.push((path.clone(), bytes)),
            Err(found) => issues.extend(found),
        }
    }
    if !issues.is_empty() {
        return Err(issues);
    }
    files.extend(rebuilt);
    Ok(())
}

fn plan(files: &Files, path: &str) -> Result<Vec<u8>, Vec<Issue>> {
    let issue = |file: &str, id: &str, rule| vec![Issue { file: file.to_owned(), id: id.to_owned(), rule }];
    let unreadable = |file: &str, message: &str| issue(file, "", Rule::Unreadable(message.to_owned()));
    let bytes = files.get(path).ok_or_else(|| unreadable(path, "the file is missing"))?;
    let mut plan: Plan = wire::parse(bytes).map_err(|cause| match cause {
        Cause::Newer { found } => issue(path, "", Rule::Newer(found)),
        Cause::Malformed { message, .. } => unreadable(path, &message),
        other => unreadable(path, &format!("{other:?}")),
    })?;
    let source =
        files.get(&plan.source.file).ok_or_else(|| unreadable(&plan.source.file, "the file is missing"))?;
    let text = std::str::from_utf8(source).map_err(|_| unreadable(&plan.source.file, "not UTF-8"))?;
    let lost = spans(&mut plan, text);
    if !lost.is_empty() {
        let issues = lost.into_iter().flat_map(|(id, words)| issue(path, &id, Rule::NotInText(words)));
        return Err(issues.collect());
    }
    plan.source.sha256 = wire::sha256(source);
    json(&plan).map_err(|error| unreadable(path, &error.to_string()))
}

/// The manifest of these files, under a release's name.
pub fn manifest(files: &Files, release: Release) -> Manifest {
    let listed = files.iter().filter(|(path, _)| is_listed(path)).map(|(path, bytes)| ManifestFile {
        path: path.clone(),
        sha256: wire::sha256(bytes),
        bytes: bytes.len() as u64,
    });
    Manifest { schema: wire::SCHEMA, release: release.id, date: release.date, files: listed.collect() }
}

/// JSON as the data folder writes it: one space of indent, a newline at the end.
///
/// # Errors
///
/// If the value can't be written as JSON; no record of the data is of that kind.
pub fn json<T: Serialize>(value: &T) -> serde_json::Result<Vec<u8>> {
    let mut out = Vec::new();
    let style = serde_json::ser::PrettyFormatter::with_indent(b" ");
    let mut serializer = serde_json::Serializer::with_formatter(&mut out, style);
    value.serialize(&mut serializer)?;
    out.push(b'\n');
    Ok(out)
}
