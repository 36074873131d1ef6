//! What the first visit costs: every file that the first view needs, raw and compressed.

use std::{
    fs,
    io::{Read as _, Write as _},
    path::Path,
    thread,
};

use anyhow::{Context, Result, anyhow, bail};

use crate::project::{Project, files_below};

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

/// What comes on first need: the chart library when a reader reaches for the map or opens a goal chart, and the code of
/// the other pages.
const ON_NEED: &[&str] = &["echarts.*.js", "plan-atlas-*.wasm"];

/// One file, in bytes.
struct Weight {
    file: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints the table and compares its sum with [`LIMIT`].
///
/// # Errors
///
/// If a file is missing, or the sum is over the limit.
pub fn run(project: &Project) -> Result<()> {
    let web = project.packed()?;
    let all = files_below(&web)?;
    let files = listed(FIRST_LOAD, &all)?;
    let on_need = listed(ON_NEED, &all)?;
    // The strongest compression is slow, so all files are weighed at once.
    let weights = thread::scope(|scope| {
        let weighing: Vec<_> = files.into_iter().map(|file| scope.spawn(|| weigh(&web, file))).collect();
        weighing
            .into_iter()
            .map(|one| one.join().map_err(|_| anyhow!("weighing stopped"))?)
            .collect::<Result<Vec<_>>>()
    })?;
    let sum = total(&weights);
    print!("{}", table(&weights, &sum));
    for file in on_need {
        let weight = weigh(&web, file)?;
        println!("on first need: {} {} bytes raw, {} brotli", weight.file, weight.raw, weight.brotli);
    }
    if sum.brotli > LIMIT {
        bail!("the first load is {} bytes over its budget of {LIMIT}", sum.brotli - LIMIT);
    }
    println!("{} of {LIMIT} bytes are left", LIMIT - sum.brotli);
    Ok(())
}

fn weigh(web: &Path, file: String) -> Result<Weight> {
    let bytes = fs::read(web.join(&file))?;
    Ok(Weight { raw: bytes.len(), gzip: gzip(&bytes)?, brotli: brotli(&bytes)?, file })
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

fn total(weights: &[Weight]) -> Weight {
    let sum = |of: fn(&Weight) -> usize| weights.iter().map(of).sum();
    Weight {
        file: "first load".to_owned(),
        raw: sum(|w| w.raw),
        gzip: sum(|w| w.gzip),
        brotli: sum(|w| w.brotli),
    }
}

/// The table as text, the sum last.
fn table(weights: &[Weight], sum: &Weight) -> String {
    let line = |w: &Weight| format!("{:<36} {:>9} {:>9} {:>9}\n", w.file, w.raw, w.gzip, w.brotli);
    let rows: String = weights.iter().map(line).collect();
    format!("{:<36} {:>9} {:>9} {:>9}\n{rows}{}", "file", "raw", "gzip", "brotli", line(sum))
}

fn gzip(bytes: &[u8]) -> Result<usize> {
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
        let sum = total(&[weight("a"), weight("b")]);
        assert_eq!(sum.raw, 2000);
        assert!(sum.brotli < sum.gzip && sum.gzip < sum.raw);
        assert!(table(&[weight("a")], &sum).lines().last().unwrap().starts_with("first load"));
    }
}
