//! The files of one release: which folder they are in, fetching them, and whether they are the right ones.

use crate::platform::fetch;
use futures::future::join_all;
use leptos::prelude::*;
use plan_model::dataset::Dataset;
use plan_model::load::{self, Fetched};
use plan_model::wire::{self, Cause, KioskFile, Manifest, Refusal};
use plan_present::embed::{Embed, release_folder};

/// The data folder beside the page.
const FOLDER: &str = "data";

/// Where files come from; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct ReleaseFiles {
    embed: Memo<Option<Embed>>,
    /// The folder and manifest of what was loaded, for files that are fetched on demand.
    loaded: StoredValue<Option<(String, Manifest)>>,
}

impl ReleaseFiles {
    /// The current release, or the one that an embedded view is pinned to.
    pub fn new(embed: Memo<Option<Embed>>) -> Self {
        Self { embed, loaded: StoredValue::new(None) }
    }

    /// The list of all files of the release that was loaded.
    pub fn manifest(self) -> Option<Manifest> {
        self.loaded.with_value(|loaded| loaded.as_ref().map(|(_, manifest)| manifest.clone()))
    }

    /// The folder and the manifest to load from: the current release, or the one that an embed is pinned to, which has moved
    /// to a folder of its own once another took its place.
    async fn find(self) -> Result<(String, Manifest), Refusal> {
        let pinned =
            self.embed.with_untracked(|embed| embed.as_ref().and_then(|embed| embed.release.clone()));
        let current = manifest_of(FOLDER).await;
        let Some(release) = pinned else { return current.map(|manifest| (FOLDER.to_owned(), manifest)) };
        if let Ok(manifest) = current
            && manifest.release == release
        {
            return Ok((FOLDER.to_owned(), manifest));
        }
        let folder = release_folder(&release);
        // Other figures than the pinned ones would be worse than none.
        match manifest_of(&folder).await {
            Ok(manifest) if manifest.release == release => Ok((folder, manifest)),
            _ => Err(refusal(&format!("{folder}/{}", wire::MANIFEST), Cause::Missing)),
        }
    }

    /// Fetches the files that the first view needs, all at once. Beside the dataset stand the files that were refused while
    /// the rest can be used.
    ///
    /// # Errors
    ///
    /// Every refused file, if nothing can be shown.
    pub async fn dataset(self) -> Result<(Dataset, Vec<Refusal>), Vec<Refusal>> {
        let (folder, manifest) = self.find().await.map_err(|refusal| vec![refusal])?;
        self.loaded.set_value(Some((folder.clone(), manifest.clone())));
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

    /// A file of the release that was loaded, with the list that names its checksum.
    ///
    /// # Errors
    ///
    /// If it can't be had.
    pub async fn file(self, path: &str) -> Result<(Manifest, Vec<u8>), Refusal> {
        let (folder, manifest) = match self.loaded.get_value() {
            Some(loaded) => loaded,
            None => self.find().await?,
        };
        let bytes = fetch::data(&folder, path, version(&manifest, path)).await;
        bytes.map(|bytes| (manifest, bytes)).map_err(|cause| refusal(path, cause))
    }

    /// A file whose bytes are those of the release, read.
    ///
    /// # Errors
    ///
    /// If it can't be had, is another one, or doesn't read.
    pub async fn checked<T>(self, path: &str, read: fn(&[u8]) -> Result<T, Cause>) -> Result<T, Refusal> {
        let (manifest, bytes) = self.file(path).await?;
        let checked = wire::verify(&manifest, path, &bytes).and_then(|()| read(&bytes));
        checked.map_err(|cause| refusal(path, cause))
    }

    /// The settings of the kiosk. An operator may change them in place, so no checksum is held against them.
    ///
    /// # Errors
    ///
    /// If the file can't be had or read.
    pub async fn kiosk_file(self) -> Result<KioskFile, Refusal> {
        let bytes = match fetch::data(FOLDER, wire::KIOSK, "").await {
            Ok(bytes) => bytes,
            // Kept for use offline under the name that carries a checksum.
            Err(_) => self.file(wire::KIOSK).await?.1,
        };
        wire::kiosk(&bytes).map_err(|cause| refusal(wire::KIOSK, cause))
    }
}

/// A file that isn't used, and why.
pub(super) fn refusal(path: &str, cause: Cause) -> Refusal {
    Refusal { file: path.to_owned(), cause }
}

/// The list of all files of a folder, with their sizes and checksums.
async fn manifest_of(folder: &str) -> Result<Manifest, Refusal> {
    let bytes = fetch::data(folder, wire::MANIFEST, "").await;
    wire::manifest(&bytes.map_err(|cause| refusal(wire::MANIFEST, cause))?)
}

/// The beginning of a file's checksum; it changes whenever the file does.
fn version<'a>(manifest: &'a Manifest, path: &str) -> &'a str {
    manifest.file(path).and_then(|file| file.sha256.get(..12)).unwrap_or_default()
}
