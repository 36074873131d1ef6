//! `data`: rebuilds what is generated in the data folder: spans, checksums, manifest, schemas, dictionary.

mod dictionary;
mod spans;

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result, anyhow};
use plan_core::{
    NaiveDate,
    check::{Files, is_listed},
    plan::Plan,
    wire::{self, Manifest, ManifestFile},
};
use serde::Serialize;

use crate::{folder, project::Project};

/// Rebuilds what is generated. `--release ID DATE` names a new release; else the manifest keeps its own.
///
/// # Errors
///
/// If a file can't be read or written, or a clause isn't in its text; then nothing is written.
pub fn run(project: &Project, words: &[String]) -> Result<()> {
    let root = words
        .first()
        .filter(|word| !word.starts_with("--"))
        .map_or_else(|| project.path("data"), |path| path.into());
    let mut files = folder::read(&root)?;
    let before = files.clone();
    let release = release(&files, words)?;
    rebuild_plans(&mut files)?;
    for (path, text) in dictionary::schemas()? {
        files.insert(path, text.into_bytes());
    }
    files.insert("DICTIONARY.md".to_owned(), dictionary::markdown()?.into_bytes());
    files.insert(wire::MANIFEST.to_owned(), manifest(&files, release)?);
    write_changed(&root, &before, &files)
}

fn release(files: &Files, words: &[String]) -> Result<(String, NaiveDate)> {
    if let Some(at) = words.iter().position(|word| word == "--release") {
        let (Some(id), Some(date)) = (words.get(at + 1), words.get(at + 2)) else {
            return Err(anyhow!("say which release: cargo xtask data --release 2026.12 2026-12-01"));
        };
        let date = plan_core::date::parse_day(date).with_context(|| format!("{date} is no day; write YYYY-MM-DD"))?;
        return Ok((id.clone(), date));
    }
    let bytes = files
        .get(wire::MANIFEST)
        .context("there is no manifest.json yet. Type: cargo xtask data --release 2026.12 2026-12-01")?;
    let manifest = wire::manifest(bytes).map_err(|refusal| anyhow!("manifest.json: {:?}", refusal.cause))?;
    Ok((manifest.release, manifest.date))
}

fn rebuild_plans(files: &mut Files) -> Result<()> {
    let paths: Vec<String> =
        files.keys().filter(|path| path.starts_with(wire::PLANS) && path.ends_with(".json")).cloned().collect();
    for path in paths {
        let bytes = files.get(&path).context("the plan vanished")?;
        let mut plan: Plan = wire::parse(bytes).map_err(|cause| anyhow!("{path}: {cause:?}"))?;
        let source = files
            .get(&plan.source.file)
            .with_context(|| format!("{path}: its source {} isn't there", plan.source.file))?;
        let text = std::str::from_utf8(source).with_context(|| format!("{} isn't UTF-8", plan.source.file))?;
        spans::rebuild(&mut plan, text).with_context(|| path.clone())?;
        plan.source.sha256 = wire::sha256(source);
        files.insert(path, json(&plan)?);
    }
    Ok(())
}

fn manifest(files: &Files, (release, date): (String, NaiveDate)) -> Result<Vec<u8>> {
    let listed = files.iter().filter(|(path, _)| is_listed(path)).map(|(path, bytes)| ManifestFile {
        path: path.clone(),
        sha256: wire::sha256(bytes),
        bytes: bytes.len() as u64,
    });
    json(&Manifest { schema: wire::SCHEMA, release, date, files: listed.collect() })
}

/// JSON as the data folder writes it: one space of indent, a newline at the end.
pub(crate) fn json<T: Serialize>(value: &T) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let style = serde_json::ser::PrettyFormatter::with_indent(b" ");
    let mut serializer = serde_json::Serializer::with_formatter(&mut out, style);
    value.serialize(&mut serializer)?;
    out.push(b'\n');
    Ok(out)
}

fn write_changed(root: &Path, before: &Files, after: &Files) -> Result<()> {
    let changed: BTreeMap<&String, &Vec<u8>> =
        after.iter().filter(|(path, bytes)| before.get(*path) != Some(*bytes)).collect();
    for (path, bytes) in &changed {
        let file = root.join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&file, bytes).with_context(|| format!("{path} can't be written"))?;
        println!("wrote {path}");
    }
    println!("{} files, {} rewritten", after.len(), changed.len());
    Ok(())
}
