//! What a visit costs: every file that the first view needs, everything that a visitor may load, and each form as a whole.

use std::{
    fs,
    io::{Read as _, Write as _},
    path::Path,
    thread,
};

use anyhow::{Context, Result, anyhow, bail};

use crate::{
    project::{Project, files_below},
    site::{Form, WORKER},
};

/// Most bytes that the first load may have after brotli.
const LIMIT: usize = 450_000;

/// What the first view loads, as paths in `dist/web`; `*` stands for anything but a slash.
const FIRST_LOAD: &[&str] = &[
    "index.html",
    "boot.*.js",
    "styles.*.css",
    "plan-atlas.*.js",
    "plan-atlas_bg.*.wasm",
    "data/manifest.json",
    "data/districts.json",
    "data/plans/*.json",
    "data/indicators.json",
    "data/observations.json",
    "data/departments.json",
    "data/topics.json",
    "data/geo/districts.topo.json",
];

/// What comes on first need: the chart library when a reader reaches for the map or opens a goal chart, the code of the
/// other pages, what offers new versions, and the data that those pages ask for.
const ON_NEED: &[&str] = &[
    "echarts.*.js",
    "plan-atlas-*.wasm",
    "later.*.css",
    "access.*.css",
    "update.*.js",
    "data/geo/SOURCES.json",
    "data/geo/huangpu.geojson",
    "data/places.json",
    "data/pinyin.json",
    "data/synonyms.json",
    "data/changes.json",
    "data/sources/*.txt",
];

/// What only a hall loads, from its own disk; no visit does, so it isn't in the sum.
const KIOSK: &[&str] =
    &["kiosk.*.js", "kiosk.*.css", "han-*.woff2", "plan-atlas-kiosk.*.wasm", "data/kiosk.json"];

/// What only those load who bring data of their own, each when it is opened; a reader's visit doesn't, so it isn't in the sum.
const WORKBENCH: &[&str] = &["plan-atlas-workbench.*.wasm"];
/// Most bytes of it after gzip.
const WORKBENCH_LIMIT: usize = 220_000;

/// Most bytes that what the maps draw may have after brotli.
const GEOMETRY_LIMIT: usize = 30_000;
/// What the maps draw, as paths in `dist/web`.
const GEOMETRY: &[&str] = &["data/geo/districts.topo.json", "data/geo/huangpu.geojson"];

/// Most bytes that everything together may have after gzip.
const VISIT_LIMIT: usize = 1_300_000;
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
    let all = files_below(&web)?;
    let first = weigh_all(&web, listed(FIRST_LOAD, &all)?)?;
    let first_sum = total("first load", &first);
    print!("{}", table(&first, &first_sum));
    let kiosk = listed(KIOSK, &all)?;
    let workbench = listed(WORKBENCH, &all)?;
    let apart = |file: &String| kiosk.contains(file) || workbench.contains(file);
    let visited = listed(ON_NEED, &all)?.into_iter().filter(|file| !apart(file)).collect();
    let on_need = weigh_all(&web, visited)?;
    let kiosk = weigh_all(&web, kiosk)?;
    let workbench = weigh_all(&web, workbench)?;
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
    let geometry = total("what the maps draw", &weigh_all(&web, listed(GEOMETRY, &all)?)?);
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

/// Weighs files at once: the strongest compression is slow.
fn weigh_all(web: &Path, files: Vec<String>) -> Result<Vec<Weight>> {
    thread::scope(|scope| {
        let weighing: Vec<_> = files.into_iter().map(|file| scope.spawn(|| weigh(web, file))).collect();
        weighing
            .into_iter()
            .map(|one| one.join().map_err(|_| anyhow!("weighing stopped"))?)
            .collect::<Result<Vec<_>>>()
    })
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

fn weigh(web: &Path, file: String) -> Result<Weight> {
    let bytes = fs::read(web.join(&file))?;
    // What is shipped compressed is weighed as it is shipped; the rest a server compresses itself.
    let small = match fs::metadata(web.join(format!("{file}.gz"))) {
        Ok(small) => usize::try_from(small.len())?,
        Err(_) => gzip(&bytes)?,
    };
    Ok(Weight { raw: bytes.len(), gzip: small, brotli: brotli(&bytes)?, file })
}

/// The files that fit a list of patterns, in the order of the list.
fn listed(patterns: &[&str], files: &[String]) -> Result<Vec<String>> {
    let mut wanted = Vec::new();
    for pattern in patterns {
        let before = wanted.len();
        wanted.extend(files.iter().filter(|file| matches(pattern, file)).cloned());
        if wanted.len() == before {
            bail!(
                "dist/web/{pattern} is missing. If the first view no longer needs it, change the lists in crates/xtask/src/budget.rs"
            );
        }
    }
    Ok(wanted)
}

/// Whether a path fits a pattern with at most one `*`.
fn matches(pattern: &str, path: &str) -> bool {
    let Some((start, end)) = pattern.split_once('*') else {
        return pattern == path;
    };
    path.strip_prefix(start)
        .and_then(|rest| rest.strip_suffix(end))
        .is_some_and(|middle| !middle.contains('/'))
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

/// Size after gzip at its best, in bytes.
///
/// # Errors
///
/// If it can't be packed.
pub(crate) fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish().context("gzip")?.len())
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut packed = Vec::new();
    brotli::CompressorReader::new(bytes, 4096, 11, 22).read_to_end(&mut packed).context("brotli")?;
    Ok(packed.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_one_part_of_a_path() {
        let check =
            |pattern, path, expected| assert_eq!(matches(pattern, path), expected, "{pattern} {path}");
        check("index.html", "index.html", true);
        check("boot.*.js", "boot.0a1b.js", true);
        check("boot.*.js", "data/boot.0a1b.js", false);
        check("data/plans/*.json", "data/plans/yangpu.json", true);
        check("data/plans/*.json", "data/plans/old/yangpu.json", false);
        check("data/geo/districts.topo.json", "data/geo/districts.topo.json", true);
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = listed(FIRST_LOAD, &["index.html".to_owned()]).unwrap_err().to_string();
        assert!(error.contains("boot.*.js"), "{error}");
    }

    #[test]
    fn compressed_is_smaller_and_sums_add_up() {
        let bytes = b"plan plan plan plan ".repeat(50);
        let weight = |file: &str| Weight {
            file: file.into(),
            raw: bytes.len(),
            gzip: gzip(&bytes).unwrap(),
            brotli: brotli(&bytes).unwrap(),
        };
        let sum = total("first load", &[weight("a"), weight("b")]);
        assert_eq!(sum.raw, 2000);
        assert!(sum.brotli < sum.gzip && sum.gzip < sum.raw);
        assert!(table(&[weight("a")], &sum).lines().last().unwrap().starts_with("first load"));
    }
}
