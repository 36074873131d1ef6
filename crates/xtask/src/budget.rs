//! What a visit costs: every file that the first view needs, everything that a visitor may load, and each form as a whole.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};

use crate::{
    cache::Cache,
    compress, parallel,
    project::{Project, files_below},
    shipped::{self, Form, Loads, ROWS, WORKER},
};

/// Most bytes that the first load may have after brotli.
const LIMIT: usize = 450_000;

/// Most bytes that the workbench may have besides, after gzip; a reader's visit doesn't load it. It has room for telling files
/// apart by what they are, for asking about what a sheet hides, doubles or contradicts, and for the wall, the form and the note
/// that go with one's own figures.
const WORKBENCH_LIMIT: usize = 269_000;

/// Most bytes that what the maps draw may have after brotli.
const GEOMETRY_LIMIT: usize = 30_000;
/// What the maps draw, by the names of their rows.
const GEOMETRY: [&str; 2] = ["data/geo/districts.topo.json", "data/geo/huangpu.geojson"];

/// Most bytes that everything together may have after gzip.
const VISIT_LIMIT: usize = 1_489_000;
/// Most bytes that may be kept for use offline, uncompressed.
const OFFLINE_LIMIT: usize = 6_000_000;

/// One file, in bytes.
struct Weight {
    file: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints the tables and compares them with their limits.
///
/// # Errors
///
/// If a file is missing, or a sum is over its limit.
pub fn run(project: &Project) -> Result<()> {
    let web = project.packed(Form::Web.name(), Form::Web.page())?;
    let cache = Cache::of(project)?;
    let all = files_below(&web)?;
    let weigh = |files: Vec<String>| parallel::map(&files, |file| weigh(&cache, &web, file));
    let first = weigh(loaded(Loads::First, &all)?)?;
    let first_sum = total("first load", &first);
    print!("{}", table(&first, &first_sum));
    let on_need = weigh(loaded(Loads::OnNeed, &all)?)?;
    let kiosk = weigh(loaded(Loads::Kiosk, &all)?)?;
    let workbench = weigh(loaded(Loads::OwnData, &all)?)?;
    let workbench_sum = total("the workbench besides", &workbench);
    let visit = total("all that a visit may load", first.iter().chain(&on_need));
    print!("\non first need\n{}", table(&on_need, &visit));
    print!("\nonly in a kiosk\n{}", table(&kiosk, &total("a kiosk besides", &kiosk)));
    print!("\nonly for data of one's own\n{}", table(&workbench, &workbench_sum));
    println!("\n{:<36} {:>9} {:>9}", "form", "files", "raw");
    for form in Form::PACKED {
        let folder = project.packed(form.name(), form.page())?;
        let files = files_below(&folder)?;
        println!("{:<36} {:>9} {:>9}", form.name(), files.len(), raw(&folder, &files)?);
    }
    let geometry = total("what the maps draw", &weigh(GEOMETRY.map(str::to_owned).to_vec())?);
    let kept = kept_offline(&web, &all)?;
    println!("{:<36} {:>9} {:>9}", "kept for use offline", kept.len(), raw(&web, &kept)?);
    let mut over = Vec::new();
    for (what, bytes, limit) in [
        ("the first load after brotli", first_sum.brotli, LIMIT),
        ("what the maps draw, after brotli", geometry.brotli, GEOMETRY_LIMIT),
        ("all that a visit may load after gzip", visit.gzip, VISIT_LIMIT),
        ("the workbench's own after gzip", workbench_sum.gzip, WORKBENCH_LIMIT),
        ("what is kept for use offline", raw(&web, &kept)?, OFFLINE_LIMIT),
    ] {
        println!("{what}: {bytes} of {limit} bytes");
        if bytes > limit {
            over.push(format!("{what} is {} bytes over its budget", bytes - limit));
        }
    }
    if !over.is_empty() {
        bail!("{}", over.join("; "));
    }
    Ok(())
}

/// The sum of some files, uncompressed.
fn raw(folder: &Path, files: &[String]) -> Result<usize> {
    let sizes = files.iter().map(|file| Ok(usize::try_from(fs::metadata(folder.join(file))?.len())?));
    sizes.sum()
}

/// What the service worker keeps: the program's files that it names, and every file of the data's manifest.
fn kept_offline(web: &Path, all: &[String]) -> Result<Vec<String>> {
    let worker = fs::read_to_string(web.join(WORKER)).context("dist/web/sw.js")?;
    let manifest =
        fs::read_to_string(web.join("data/manifest.json")).context("dist/web/data/manifest.json")?;
    let kept = all.iter().filter(|file| {
        let quoted = format!("\"{file}\"");
        let data = file.strip_prefix("data/").map(|path| format!("\"{path}\""));
        *file == "index.html" || worker.contains(&quoted) || data.is_some_and(|path| manifest.contains(&path))
    });
    Ok(kept.cloned().collect())
}

fn weigh(cache: &Cache, web: &Path, file: &str) -> Result<Weight> {
    let bytes = fs::read(web.join(file)).with_context(|| format!("dist/web/{file}"))?;
    // What is shipped compressed is weighed as it is shipped; the rest a server compresses itself.
    let gzip = match fs::metadata(web.join(format!("{file}.gz"))) {
        Ok(small) => usize::try_from(small.len())?,
        Err(_) => compress::gzip_size(&bytes)?,
    };
    Ok(Weight { raw: bytes.len(), gzip, brotli: cache.brotli_size(&bytes)?, file: file.to_owned() })
}

/// The files of the web form that are loaded then, in the order of the rows.
fn loaded(when: Loads, files: &[String]) -> Result<Vec<String>> {
    let mut wanted = Vec::new();
    for row in ROWS.iter().filter(|row| row.loads == when && row.is_in(Form::Web)) {
        let before = wanted.len();
        let is_of_row =
            |file: &&String| shipped::find(file, Form::Web).is_some_and(|found| found.name == row.name);
        wanted.extend(files.iter().filter(is_of_row).cloned());
        if wanted.len() == before {
            bail!(
                "dist/web/{} is missing. If the site no longer needs it, change its row in crates/xtask/src/shipped.rs",
                row.name
            );
        }
    }
    Ok(wanted)
}

fn total<'a>(name: &str, weights: impl IntoIterator<Item = &'a Weight>) -> Weight {
    let weights: Vec<&Weight> = weights.into_iter().collect();
    let sum = |of: fn(&Weight) -> usize| weights.iter().map(|weight| of(weight)).sum();
    Weight { file: name.to_owned(), raw: sum(|w| w.raw), gzip: sum(|w| w.gzip), brotli: sum(|w| w.brotli) }
}

/// The table as text, the sum last.
fn table(weights: &[Weight], sum: &Weight) -> String {
    let line = |w: &Weight| format!("{:<36} {:>9} {:>9} {:>9}\n", w.file, w.raw, w.gzip, w.brotli);
    let rows: String = weights.iter().map(line).collect();
    format!("{:<36} {:>9} {:>9} {:>9}\n{rows}{}", "file", "raw", "gzip", "brotli", line(sum))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_file_is_named() {
        let error = loaded(Loads::First, &["index.html".to_owned()]).unwrap_err().to_string();
        assert!(error.contains("boot.js"), "{error}");
    }

    #[test]
    fn files_are_weighed_once_with_those_who_load_them() {
        let files = [
            "data/geo/districts.topo.json",
            "data/geo/huangpu.geojson",
            "data/kiosk.json",
            "han-400.0123456789.woff2",
            "kiosk.0123456789.css",
            "kiosk.0123456789.css.gz",
            "kiosk.0123456789.js",
            "plan-atlas-kiosk.0123456789.js",
            "plan-atlas-kiosk.0123456789.wasm",
            "plan-atlas-rest.0123456789.wasm",
        ]
        .map(str::to_owned);
        let expected = [
            "plan-atlas-kiosk.0123456789.wasm",
            "kiosk.0123456789.js",
            "kiosk.0123456789.css",
            "han-400.0123456789.woff2",
            "data/kiosk.json",
        ];
        assert_eq!(loaded(Loads::Kiosk, &files).unwrap(), expected);
        let drawn = GEOMETRY.map(|name| shipped::named_row(name).map(|row| row.loads));
        assert_eq!(drawn, [Some(Loads::First), Some(Loads::OnNeed)]);
    }

    #[test]
    fn compressed_is_smaller_and_sums_add_up() {
        let bytes = b"plan plan plan plan ".repeat(50);
        let weight = |file: &str| Weight {
            file: file.into(),
            raw: bytes.len(),
            gzip: compress::gzip_size(&bytes).unwrap(),
            brotli: compress::brotli(&bytes).unwrap().len(),
        };
        let sum = total("first load", &[weight("a"), weight("b")]);
        assert_eq!(sum.raw, 2000);
        assert!(sum.brotli < sum.gzip && sum.gzip < sum.raw);
        assert!(table(&[weight("a")], &sum).lines().last().unwrap().starts_with("first load"));
    }
}
