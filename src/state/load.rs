//! Loading: the first view's files at once, boundaries when a map asks.

use super::AppState;
use crate::platform::{boot, fetch};
use futures::future::join_all;
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan_model::dataset::Dataset;
use plan_model::geo::{self, BoundarySource, GeoError, Shape};
use plan_model::load::{self, Fetched};
use plan_model::wire::{self, Cause, Manifest, Refusal};
use plan_present::embed::release_folder;
use std::sync::Arc;

/// The data folder beside the page.
pub(super) const FOLDER: &str = "data";

/// What came of loading the dataset.
#[derive(Clone, PartialEq)]
pub enum Load {
    /// Under way.
    Pending,
    /// There, perhaps without some files.
    Ready {
        /// What can be shown.
        data: Arc<Dataset>,
        /// What can't.
        refused: Vec<Refusal>,
    },
    /// Nothing can be shown.
    Failed(Vec<Refusal>),
}

impl Load {
    /// The dataset, once it is there.
    pub fn ready(&self) -> Option<&Arc<Dataset>> {
        match self {
            Load::Ready { data, .. } => Some(data),
            Load::Pending | Load::Failed(_) => None,
        }
    }
}

/// The boundaries of the map.
#[derive(Clone, PartialEq)]
pub enum Boundaries {
    /// Nobody has asked.
    Unasked,
    /// Under way.
    Pending,
    /// There.
    Ready(Arc<Outlines>),
    /// They can't be drawn; why, for the log.
    Failed(String),
}

/// Outlines of the districts.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlines {
    /// As exact as they are known.
    pub shapes: Vec<Shape>,
    /// The file that they were read from.
    text: String,
    /// The record of where they come from.
    pub source: BoundarySource,
}

impl Outlines {
    /// Reads a boundary file.
    ///
    /// # Errors
    ///
    /// Those of [`geo::read`].
    pub fn read(text: String, source: BoundarySource) -> Result<Self, GeoError> {
        Ok(Self { shapes: geo::read(&text)?, text, source })
    }

    /// The same with fewer points, for a map that is far away: half as much to paint. Read when such a map asks, not by
    /// everybody who loads boundaries. `None` never, for a file that was read before.
    pub fn coarse(&self) -> Option<Vec<Shape>> {
        geo::read_coarse(&self.text, geo::COARSE).ok()
    }
}

impl Boundaries {
    /// The outlines, once they are there.
    pub fn ready(&self) -> Option<&Outlines> {
        match self {
            Boundaries::Ready(ready) => Some(ready),
            _ => None,
        }
    }
}

impl AppState {
    /// Loads the dataset. Called again, it starts over.
    pub fn load(self) {
        self.load.set(Load::Pending);
        spawn_local(async move {
            let load = match fetch_dataset(self).await {
                Ok((data, refused)) => Load::Ready { data: Arc::new(data), refused },
                Err(refused) => Load::Failed(refused),
            };
            let refused = match &load {
                Load::Ready { refused, .. } | Load::Failed(refused) => refused.as_slice(),
                Load::Pending => &[],
            };
            for refusal in refused {
                boot::log(&detail(refusal));
            }
            self.load.set(load);
        });
    }

    /// Loads the boundaries unless they are there or on their way; what failed is tried again.
    pub fn want_boundaries(self) {
        let had = self
            .boundaries
            .with_untracked(|boundaries| matches!(boundaries, Boundaries::Pending | Boundaries::Ready(_)));
        if had {
            return;
        }
        self.boundaries.set(Boundaries::Pending);
        spawn_local(async move {
            let boundaries = match fetch_boundaries(self).await {
                Ok(ready) => Boundaries::Ready(Arc::new(ready)),
                Err(reason) => {
                    boot::log(&reason);
                    Boundaries::Failed(reason)
                }
            };
            self.boundaries.set(boundaries);
        });
    }
}

/// Every breach of a refused file, for the console.
pub(super) fn detail(refusal: &Refusal) -> String {
    match &refusal.cause {
        Cause::Broken(issues) => issues.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
        cause => format!("{}: {cause:?}", refusal.file),
    }
}

/// The list of all files of a folder, with their sizes and checksums.
async fn manifest_of(folder: &str) -> Result<Manifest, Refusal> {
    let bytes = fetch::data(folder, wire::MANIFEST, "").await;
    let bytes = bytes.map_err(|cause| Refusal { file: wire::MANIFEST.to_owned(), cause })?;
    wire::manifest(&bytes)
}

/// The folder and the manifest to load from: the current release, or the one that an embed is pinned to, which has moved
/// to a folder of its own once another took its place.
async fn fetch_manifest(state: AppState) -> Result<(String, Manifest), Refusal> {
    let pinned = state.embed.with_untracked(|embed| embed.as_ref().and_then(|embed| embed.release.clone()));
    let current = manifest_of(FOLDER).await;
    let Some(release) = pinned else { return current.map(|manifest| (FOLDER.to_owned(), manifest)) };
    if let Ok(manifest) = current
        && manifest.release == release
    {
        return Ok((FOLDER.to_owned(), manifest));
    }
    let folder = release_folder(&release);
    let gone = || Refusal { file: format!("{folder}/{}", wire::MANIFEST), cause: Cause::Missing };
    // Other figures than the pinned ones would be worse than none.
    match manifest_of(&folder).await {
        Ok(manifest) if manifest.release == release => Ok((folder, manifest)),
        _ => Err(gone()),
    }
}

/// Fetches the files that the first view needs, all at once.
async fn fetch_dataset(state: AppState) -> Result<(Dataset, Vec<Refusal>), Vec<Refusal>> {
    let (folder, manifest) = fetch_manifest(state).await.map_err(|refusal| vec![refusal])?;
    state.manifest.set_value(Some((folder.clone(), manifest.clone())));
    let paths: Vec<&str> = manifest.first_view().collect();
    let fetches = paths.iter().map(|path| fetch::data(&folder, path, version(&manifest, path)));
    let bytes = join_all(fetches).await;
    // One after the other: collected, a map brings a sort of its own.
    let mut fetched = Fetched::new();
    for (path, bytes) in paths.iter().zip(bytes) {
        fetched.insert((*path).to_owned(), bytes);
    }
    load::assemble(&manifest, &fetched).map(|loaded| (loaded.dataset, loaded.refused))
}

/// The beginning of a file's checksum; it changes whenever the file does.
fn version<'a>(manifest: &'a Manifest, path: &str) -> &'a str {
    manifest.file(path).and_then(|file| file.sha256.get(..12)).unwrap_or_default()
}

/// A file of the release that was loaded, with the list that names its checksum.
pub(super) async fn fetch_file(state: AppState, path: &str) -> Result<(Manifest, Vec<u8>), Refusal> {
    let (folder, manifest) = match state.manifest.get_value() {
        Some(loaded) => loaded,
        None => fetch_manifest(state).await?,
    };
    let bytes = fetch::data(&folder, path, version(&manifest, path)).await;
    bytes.map(|bytes| (manifest, bytes)).map_err(|cause| refusal(path, cause))
}

/// A file whose bytes are those of the release, read.
pub(super) async fn fetch_checked<T>(
    state: AppState,
    path: &str,
    read: fn(&[u8]) -> Result<T, Cause>,
) -> Result<T, Refusal> {
    let (manifest, bytes) = fetch_file(state, path).await?;
    let checked = wire::verify(&manifest, path, &bytes).and_then(|()| read(&bytes));
    checked.map_err(|cause| refusal(path, cause))
}

pub(super) fn refusal(path: &str, cause: Cause) -> Refusal {
    Refusal { file: path.to_owned(), cause }
}

async fn fetch_boundaries(state: AppState) -> Result<Outlines, String> {
    let told = |refusal: Refusal| detail(&refusal);
    let record = fetch_checked(state, wire::BOUNDARIES, wire::boundaries).await.map_err(told)?;
    let source = record.drawn().cloned().ok_or_else(|| "no boundary record".to_owned())?;
    let path = format!("geo/{}", source.file);
    let bytes = fetch_checked(state, &path, |bytes| Ok(bytes.to_vec())).await.map_err(told)?;
    let text = String::from_utf8(bytes).map_err(|e| e.to_string())?;
    let outlines = Outlines::read(text, source).map_err(|e| format!("{path}: {e}"))?;
    let codes: Vec<String> = state.load.with_untracked(|load| {
        let districts = load.ready().map(|data| data.districts()).unwrap_or_default();
        districts.iter().map(|district| district.adcode.clone()).collect()
    });
    geo::sound(&outlines.shapes, codes.iter().map(String::as_str)).map_err(|e| format!("{path}: {e}"))?;
    Ok(outlines)
}
