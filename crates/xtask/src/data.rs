//! `data`: rebuilds what is generated in the data folder: spans, checksums, pinyin, manifest, schemas, dictionary.

mod changelog;
mod dictionary;
mod pinyin;

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result, anyhow, bail};
use plan_model::check::Files;
use plan_model::dataset::Release;
use plan_model::rebuild;
use plan_model::wire;

use crate::{folder, project::Project};

const USAGE: &str = "say: cargo xtask data [DIR] [--release 2026.12 2026-12-01]";

/// Rebuilds what is generated. `--release ID DATE` names a new release; else the manifest keeps its own.
///
/// # Errors
///
/// If a file can't be read or written, or words aren't in their text; then nothing is written.
pub fn run(project: &Project, words: &[String]) -> Result<()> {
    let (root, named) = arguments(words)?;
    let root = root.map_or_else(|| project.path("data"), |path| path.into());
    let before = folder::read(&root)?;
    let after = rebuilt(&before, named)?;
    write_changed(&root, &before, &after)
}

/// The folder and the release that the words name.
fn arguments(words: &[String]) -> Result<(Option<&str>, Option<Release>)> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (root, rest) = match words.as_slice() {
        [root, rest @ ..] if !root.starts_with("--") => (Some(*root), rest),
        rest => (None, rest),
    };
    match rest {
        [] => Ok((root, None)),
        ["--release", id, date] => {
            let date = plan_model::date::parse_day(date)
                .with_context(|| format!("{date} is no day; write YYYY-MM-DD"))?;
            Ok((root, Some(Release { id: (*id).to_owned(), date })))
        }
        _ => bail!(USAGE),
    }
}

/// The files with everything generated made anew.
pub(crate) fn rebuilt(before: &Files, named: Option<Release>) -> Result<Files> {
    let mut files = before.clone();
    let release = named.map_or_else(|| current(before), Ok)?;
    rebuild::plans(&mut files).map_err(|issues| {
        let lines: Vec<String> = issues.iter().map(ToString::to_string).collect();
        anyhow!("nothing was written:\n{}", lines.join("\n"))
    })?;
    files.insert(wire::PINYIN.to_owned(), rebuild::json(&pinyin::table(&files))?);
    for (path, text) in dictionary::schemas()? {
        files.insert(path, text.into_bytes());
    }
    files.insert("DICTIONARY.md".to_owned(), dictionary::markdown()?.into_bytes());
    files.insert("CHANGELOG.md".to_owned(), changelog::markdown(&files)?.into_bytes());
    let manifest = rebuild::json(&rebuild::manifest(&files, release))?;
    files.insert(wire::MANIFEST.to_owned(), manifest);
    Ok(files)
}

/// The release that the manifest names.
pub(crate) fn current(files: &Files) -> Result<Release> {
    let bytes =
        files.get(wire::MANIFEST).with_context(|| format!("there is no manifest.json yet; {USAGE}"))?;
    let manifest = wire::manifest(bytes).map_err(|refusal| anyhow!("manifest.json: {:?}", refusal.cause))?;
    Ok(Release { id: manifest.release, date: manifest.date })
}

/// Writes the files that differ, and says which.
pub(crate) fn write_changed(root: &Path, before: &Files, after: &Files) -> Result<()> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_folder_is_as_generated() {
        let before =
            folder::read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data"))).expect("data/");
        let after = rebuilt(&before, None).expect("it rebuilds");
        let stale: Vec<&String> = after.keys().filter(|path| before.get(*path) != after.get(*path)).collect();
        assert!(stale.is_empty(), "run `cargo xtask data`; stale: {stale:?}");
    }

    #[test]
    fn words_that_mean_nothing_are_refused() {
        let read = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            arguments(&words)
                .map(|(root, release)| (root.map(str::to_owned), release.map(|release| release.id)))
                .ok()
        };
        assert_eq!(read(&[]), Some((None, None)));
        assert_eq!(
            read(&["x", "--release", "2026.12", "2026-12-01"]),
            Some((Some("x".into()), Some("2026.12".into())))
        );
        for bad in [
            &["--relaese", "2026.12", "2026-12-01"][..],
            &["--release", "2026.12"],
            &["--release", "1", "2026-13-01"],
        ] {
            assert_eq!(read(bad), None, "{bad:?}");
        }
    }
}
