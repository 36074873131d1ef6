//! The data package: the files of the data folder that change, with their manifest and a list of the changes.

use crate::check::AcceptedRow;
use crate::preview::Preview;
use plan_export::{ExportError, archive};
use plan_model::Datelike;
use plan_model::NaiveDate;
use plan_model::check;
use plan_model::dataset::{Dataset, Parts};
use plan_model::lang::Lang;
use plan_model::observation::Observation;
use plan_model::plan::Bilingual;
use plan_model::rebuild;
use plan_model::release::ReleaseChanges;
use plan_model::wire::{self, ChangesFile, Manifest, ManifestFile, ObservationsFile};

/// A package that an administrator puts into the data folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// The release that it makes.
    pub release: String,
    /// The archive.
    pub bytes: Vec<u8>,
}

/// The file that tells an administrator what to do; the data folder's manifest leaves such files out.
const GUIDE: &str = "UPDATE.md";

/// The id of the next release: year and month of the day, with a number where the month has a release already.
pub fn next_release(current: &str, today: NaiveDate) -> String {
    let month = format!("{}.{:02}", today.year(), today.month());
    match current.strip_prefix(&month) {
        None => month,
        Some(rest) => {
            let n = rest.strip_prefix('.').and_then(|n| n.parse::<u32>().ok()).unwrap_or(1);
            format!("{month}.{}", n + 1)
        }
    }
}

/// The published data with a reader's values as a new release. `manifest` and `changes` are those of the folder that
/// the package will be put into; `previews` are what changes, in Chinese and in English.
///
/// # Errors
///
/// If a file can't be written, or the product's own reader would refuse it.
pub fn package(
    data: &Dataset,
    manifest: &Manifest,
    changes: &ChangesFile,
    entries: &[AcceptedRow],
    today: NaiveDate,
    previews: [&Preview; 2],
) -> Result<Package, ExportError> {
    let release = next_release(&manifest.release, today);
    let mut observations: Vec<Observation> =
        data.observations().iter().map(|row| row.to_record(data)).collect();
    let stem = release.replace('.', "-");
    observations.extend(
        entries
            .iter()
            .enumerate()
            .map(|(n, entry)| Observation { id: format!("obs-{stem}-{:03}", n + 1), ..entry.record.clone() }),
    );
    let observations = rebuild::json(&ObservationsFile { schema: wire::SCHEMA, observations })?;
    let listed = listed(previews);
    let mut releases = vec![ReleaseChanges { id: release.clone(), date: today, changes: listed.clone() }];
    releases.extend(changes.releases.iter().cloned());
    let changes = rebuild::json(&ChangesFile { schema: wire::SCHEMA, releases })?;
    let renewed = [(wire::OBSERVATIONS, observations.as_slice()), (wire::CHANGES, changes.as_slice())];
    let manifest = rebuild::json(&manifest_with(manifest, &renewed, &release, today))?;
    read_back(data, &manifest, &renewed)?;
    let guide = guide(&release, &listed);
    let [observations, changes] = renewed;
    let bytes = archive(&[(GUIDE, guide.as_bytes()), observations, changes, (wire::MANIFEST, &manifest)])?;
    Ok(Package { release, bytes })
}

/// Reads the files as the product will, so that none goes out that would be refused with everything it holds.
fn read_back(data: &Dataset, manifest: &[u8], renewed: &[(&str, &[u8])]) -> Result<(), ExportError> {
    let refused = |file: &str| ExportError::Refused(file.to_owned());
    let manifest = wire::manifest(manifest).map_err(|_| refused(wire::MANIFEST))?;
    for (path, bytes) in renewed {
        wire::verify(&manifest, path, bytes).map_err(|_| refused(path))?;
        if *path == wire::CHANGES {
            wire::changes(bytes).map_err(|_| refused(path))?;
            continue;
        }
        let rows = wire::parse::<ObservationsFile>(bytes).map_err(|_| refused(path))?.observations;
        let parts = Parts {
            districts: data.districts().to_vec(),
            plans: data.plans().to_vec(),
            indicators: data.indicators().to_vec(),
            ..Parts::default()
        };
        if let Some(issue) = check::observations(path, &rows, &parts).iter().find(|issue| issue.is_error()) {
            return Err(ExportError::Refused(issue.to_string()));
        }
    }
    Ok(())
}

/// The folder's manifest once these files are put into it.
fn manifest_with(folder: &Manifest, renewed: &[(&str, &[u8])], release: &str, date: NaiveDate) -> Manifest {
    let of = |file: &ManifestFile| match renewed.iter().find(|(path, _)| *path == file.path) {
        Some((path, bytes)) => {
            ManifestFile { path: (*path).to_owned(), sha256: wire::sha256(bytes), bytes: bytes.len() as u64 }
        }
        None => file.clone(),
    };
    let files = folder.files.iter().map(of).collect();
    Manifest { schema: wire::SCHEMA, release: release.to_owned(), date, files }
}

/// What the release changes, the sum first.
fn listed([zh, en]: [&Preview; 2]) -> Vec<Bilingual> {
    let both = |zh: String, en: String| Bilingual { zh: zh.into(), en: en.into() };
    let sum = both(zh.sentence.clone(), en.sentence.clone());
    let lines = zh.changes.iter().zip(&en.changes).map(|(zh, en)| both(zh.line(Lang::Zh), en.line(Lang::En)));
    [sum].into_iter().chain(lines).collect()
}

fn guide(release: &str, listed: &[Bilingual]) -> String {
    let mut out = format!(
        "# 数据版本 {release} · Data release {release}\n\n\
         1. 先把原来的 `data` 文件夹改名备份，再复制一份仍叫 `data`。\n\
         2. 把这里的 `observations.json`、`changes.json`、`manifest.json` 放进 `data`，替换同名文件。\n\
         3. 网站版到此为止；内网版和单文件版照 `docs/deploy.md` 用 `repack.html` 做出新的 `data.js`。\n\
         4. 在源码的 `data` 里替换的，再运行 `cargo xtask data` 和 `cargo xtask check`。\n\n\
         1. Rename the folder `data` as a backup, and copy it back as `data`.\n\
         2. Put `observations.json`, `changes.json` and `manifest.json` into it, over the old ones.\n\
         3. The web form is done; for the intranet and single forms make a new `data.js` with `repack.html`, as `docs/deploy.md` says.\n\
         4. In the sources' `data`, run `cargo xtask data` and `cargo xtask check`.\n\n"
    );
    for change in listed {
        out += &format!("* {}\n  {}\n", change.zh, change.en);
    }
    out
}
