//! Files that come on need: the texts of the plans, and the places that they name.

use super::AppState;
use super::load::{detail, fetch_manifest, version};
use crate::platform::{boot, fetch};
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan_core::district::Place;
use plan_core::plan::PlanSource;
use plan_core::wire::{self, Cause, Manifest, PinyinFile, Refusal, SynonymsFile};
use std::sync::Arc;

/// A file that somebody asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Wanted<T> {
    /// Under way.
    Pending,
    /// There.
    Ready(Arc<T>),
    /// It can't be used, and why.
    Failed(Refusal),
}

impl<T> Wanted<T> {
    fn from(outcome: Result<T, Refusal>) -> Self {
        match outcome {
            Ok(value) => Self::Ready(Arc::new(value)),
            Err(refusal) => {
                boot::log(&detail(&refusal));
                Self::Failed(refusal)
            }
        }
    }

    /// Whether asking again would be for nothing.
    fn is_had(wanted: Option<&Self>) -> bool {
        matches!(wanted, Some(Self::Pending | Self::Ready(_)))
    }
}

/// What the search needs beside the data.
#[derive(Clone, Debug, PartialEq)]
pub struct Lexicon {
    /// How characters are spelled.
    pub pinyin: PinyinFile,
    /// Words that mean the same.
    pub synonyms: SynonymsFile,
    /// The places that plans name.
    pub places: Vec<Place>,
}

impl AppState {
    /// Loads what the search needs unless it is there or on its way; what failed is tried again.
    pub fn want_lexicon(self) {
        if self.lexicon.with_untracked(|lexicon| Wanted::is_had(lexicon.as_ref())) {
            return;
        }
        self.lexicon.set(Some(Wanted::Pending));
        spawn_local(async move {
            let lexicon = Wanted::from(fetch_lexicon(self).await);
            self.lexicon.set(Some(lexicon));
        });
    }

    /// Loads the text of a plan unless it is there or on its way; what failed is tried again.
    pub fn want_text(self, plan: &str) {
        let source = self.load.with_untracked(|load| Some(load.ready()?.plan(plan)?.source.clone()));
        let Some(source) = source else { return };
        if self.plan_texts.with_untracked(|texts| Wanted::is_had(texts.get(plan))) {
            return;
        }
        let plan = plan.to_owned();
        self.plan_texts.update(|texts| {
            texts.insert(plan.clone(), Wanted::Pending);
        });
        spawn_local(async move {
            let text = Wanted::from(fetch_text(self, &source).await);
            self.plan_texts.update(|texts| {
                texts.insert(plan, text);
            });
        });
    }

    /// The text of a plan, if it was asked for; follows it when read inside a view.
    pub fn text_of(self, plan: &str) -> Option<Wanted<String>> {
        self.plan_texts.with(|texts| texts.get(plan).cloned())
    }

    /// Loads the places unless they are there or on their way; what failed is tried again.
    pub fn want_places(self) {
        if self.places.with_untracked(|places| Wanted::is_had(places.as_ref())) {
            return;
        }
        self.places.set(Some(Wanted::Pending));
        spawn_local(async move {
            let places = Wanted::from(fetch_places(self).await);
            self.places.set(Some(places));
        });
    }
}

/// A file of the release that was loaded, with the list that names its checksum.
async fn fetch_file(state: AppState, path: &str) -> Result<(Manifest, Vec<u8>), Refusal> {
    let (folder, manifest) = match state.manifest.get_value() {
        Some(loaded) => loaded,
        None => fetch_manifest(state).await?,
    };
    let bytes = fetch::data(&folder, path, version(&manifest, path)).await;
    bytes.map(|bytes| (manifest, bytes)).map_err(|cause| refusal(path, cause))
}

fn refusal(path: &str, cause: Cause) -> Refusal {
    Refusal { file: path.to_owned(), cause }
}

async fn fetch_text(state: AppState, source: &PlanSource) -> Result<String, Refusal> {
    let (manifest, bytes) = fetch_file(state, &source.file).await?;
    wire::plan_text(&manifest, source, bytes).map_err(|cause| refusal(&source.file, cause))
}

async fn fetch_places(state: AppState) -> Result<Vec<Place>, Refusal> {
    fetch_checked(state, wire::PLACES, wire::places).await
}

async fn fetch_lexicon(state: AppState) -> Result<Lexicon, Refusal> {
    Ok(Lexicon {
        pinyin: fetch_checked(state, wire::PINYIN, wire::pinyin).await?,
        synonyms: fetch_checked(state, wire::SYNONYMS, wire::synonyms).await?,
        places: fetch_places(state).await?,
    })
}

/// A file whose bytes are those of the release, read.
async fn fetch_checked<T>(
    state: AppState,
    path: &str,
    read: fn(&[u8]) -> Result<T, Cause>,
) -> Result<T, Refusal> {
    let (manifest, bytes) = fetch_file(state, path).await?;
    let checked = wire::verify(&manifest, path, &bytes).and_then(|()| read(&bytes));
    checked.map_err(|cause| refusal(path, cause))
}
