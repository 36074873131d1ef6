//! Loading: the first view's files at once, boundaries when a map asks.

use super::AppState;
use crate::platform::{boot, fetch};
use futures::future::join_all;
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan_core::dataset::Dataset;
use plan_core::geo::{self, BoundarySource, Shape};
use plan_core::wire::{self, Cause, Fetched, Manifest, Refusal};
use std::sync::Arc;

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
    /// There, with the record of where they come from.
    Ready(Arc<(Vec<Shape>, BoundarySource)>),
    /// They can't be drawn; why, for the log.
    Failed(String),
}

impl AppState {
    /// Loads the dataset. Called again, it starts over.
    pub fn load(self) {
        self.load.set(Load::Pending);
        spawn_local(async move {
            let load = match fetch_dataset().await {
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
fn detail(refusal: &Refusal) -> String {
    match &refusal.cause {
        Cause::Broken(issues) => issues.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
        cause => format!("{}: {cause:?}", refusal.file),
    }
}

async fn fetch_manifest() -> Result<Manifest, Refusal> {
    let bytes = fetch::data(wire::MANIFEST, "").await;
    let bytes = bytes.map_err(|cause| Refusal { file: wire::MANIFEST.to_owned(), cause })?;
    wire::manifest(&bytes)
}

/// Fetches the files that the first view needs, all at once.
async fn fetch_dataset() -> Result<(Dataset, Vec<Refusal>), Vec<Refusal>> {
    let manifest = fetch_manifest().await.map_err(|refusal| vec![refusal])?;
    let paths: Vec<&str> = manifest.first_view().collect();
    let fetches = paths.iter().map(|path| fetch::data(path, version(&manifest, path)));
    let bytes = join_all(fetches).await;
    let fetched: Fetched = paths.iter().map(|path| (*path).to_owned()).zip(bytes).collect();
    wire::assemble(&manifest, &fetched).map(|loaded| (loaded.dataset, loaded.refused))
}

/// The beginning of a file's checksum; it changes whenever the file does.
fn version<'a>(manifest: &'a Manifest, path: &str) -> &'a str {
    manifest.file(path).and_then(|file| file.sha256.get(..12)).unwrap_or_default()
}

async fn fetch_boundaries(state: AppState) -> Result<(Vec<Shape>, BoundarySource), String> {
    let manifest = fetch_manifest().await.map_err(|refusal| detail(&refusal))?;
    let get = async |path: &str| {
        let bytes = fetch::data(path, version(&manifest, path))
            .await
            .map_err(|cause| format!("{path}: {cause:?}"))?;
        wire::verify(&manifest, path, &bytes).map_err(|cause| format!("{path}: {cause:?}"))?;
        Ok::<_, String>(bytes)
    };
    let record = wire::boundaries(&get(wire::BOUNDARIES).await?).map_err(|cause| format!("{cause:?}"))?;
    let source = record.drawn().cloned().ok_or_else(|| "no boundary record".to_owned())?;
    let path = format!("geo/{}", source.file);
    let text = String::from_utf8(get(&path).await?).map_err(|e| e.to_string())?;
    let shapes = geo::read(&text).map_err(|e| format!("{path}: {e}"))?;
    let codes: Vec<String> = state.load.with_untracked(|load| {
        let districts = load.ready().map(|data| data.districts()).unwrap_or_default();
        districts.iter().map(|district| district.adcode.clone()).collect()
    });
    geo::complete(&shapes, codes.iter().map(String::as_str)).map_err(|e| format!("{path}: {e}"))?;
    Ok((shapes, source))
}
