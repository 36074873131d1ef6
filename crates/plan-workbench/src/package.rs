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
    let id = |n: usize| format!("obs-{stem}-{:03}", n + 1);
    observations.extend(
        entries.iter().enumerate().map(|(n, entry)| Observation { id: id(n), ..entry.record.clone() }),
    );
    let observations = rebuild::json(&ObservationsFile { schema: wire::SCHEMA, observations })?;
    let listed = listed(previews);
    let mut releases = vec![ReleaseChanges {
        id: release.clone(),
        date: today,
        changes: listed.clone(),
        observations: (0..entries.len()).map(id).collect(),
    }];
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
         这三个文件替换数据文件夹里的同名文件，其余文件不动；要换就一起换。每一步的说明见 `docs/deploy.md`。\n\n\
         1. 复制一份网站版的 `data`，用 `observations.json`、`changes.json`、`manifest.json` 替换其中的同名文件：这就是新的数据文件夹。\n\
         2. 网站版：把原来的 `data` 改名为 `data-旧版本号`，把新的数据文件夹放到原处，名叫 `data`。\n\
         3. 内网版：双击 `repack.html`，选新的数据文件夹，下载 `data.js`。把原来的 `data/data.js` 移到 `data-旧版本号/data.js`，再把新的放进 `data`。\n\
         4. 单文件版：双击网站版或内网版的 `repack.html`，选新的数据文件夹，再选原来的 `plan-atlas.html`，下载新的 `plan-atlas.html`，用它代替原来的。\n\
         5. 源码：替换 `data` 里的同名文件，运行 `cargo xtask data` 和 `cargo xtask check`。\n\n\
         These three files take the place of those of the same names in the data folder, all of them or none; the others stay. `docs/deploy.md` explains each step.\n\n\
         1. Copy `data` of the web form, and put `observations.json`, `changes.json` and `manifest.json` over the files of the same names: this is the new data folder.\n\
         2. Web: rename the old `data` to `data-RELEASE`, and put the new data folder in its place, as `data`.\n\
         3. Intranet: open `repack.html` by double click, choose the new data folder, and download `data.js`. Move the old `data/data.js` to `data-RELEASE/data.js`, and put the new one into `data`.\n\
         4. Single file: open `repack.html` of the web or intranet form by double click, choose the new data folder, then your `plan-atlas.html`, download the new `plan-atlas.html`, and put it in the place of the old one.\n\
         5. Sources: put the files over those in `data`, and run `cargo xtask data` and `cargo xtask check`.\n\n"
    );
    for change in listed {
        out += &format!("* {}\n  {}\n", change.zh, change.en);
    }
    out
}
