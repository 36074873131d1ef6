//! Files that come on need: the texts of the plans, and the places that they name.

use super::AppState;
use super::load::{FOLDER, detail, fetch_checked, fetch_file, refusal};
use crate::platform::{boot, fetch};
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan_model::geo::{self, BoundarySource};
use plan_model::plan::PlanSource;
use plan_model::wire::{self, Cause, KioskFile, PinyinFile, Refusal, SynonymsFile};
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
}

/// The line of the Huangpu, with the record of where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct River {
    /// Its pieces, as degrees east and north.
    pub lines: Vec<Vec<[f64; 2]>>,
    /// Where they come from.
    pub source: BoundarySource,
}

impl AppState {
    /// Loads what the search needs unless it is there or on its way; what failed is tried again.
    pub fn want_lexicon(self) {
        want(self.lexicon, fetch_lexicon(self));
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

    /// Loads what changed from release to release unless it is there or on its way; what failed is tried again.
    pub fn want_changes(self) {
        want(self.changes, fetch_checked(self, wire::CHANGES, wire::changes));
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
            Err(_) => fetch_file(self, wire::KIOSK).await?.1,
        };
        wire::kiosk(&bytes).map_err(|cause| refusal(wire::KIOSK, cause))
    }

    /// Loads the line of the river unless it is there or on its way; what failed is tried again.
    pub fn want_river(self) {
        want(self.river, fetch_river(self));
    }

    /// Loads the places unless they are there or on their way; what failed is tried again.
    pub fn want_places(self) {
        want(self.places, fetch_checked(self, wire::PLACES, wire::places));
    }
}

/// Sets a file on its way unless it is there or on its way; what failed is tried again.
fn want<T: Send + Sync + 'static>(
    file: RwSignal<Option<Wanted<T>>>,
    fetch: impl Future<Output = Result<T, Refusal>> + 'static,
) {
    if file.with_untracked(|file| Wanted::is_had(file.as_ref())) {
        return;
    }
    file.set(Some(Wanted::Pending));
    spawn_local(async move { file.set(Some(Wanted::from(fetch.await))) });
}

async fn fetch_text(state: AppState, source: &PlanSource) -> Result<String, Refusal> {
    let (manifest, bytes) = fetch_file(state, &source.file).await?;
    wire::plan_text(&manifest, source, bytes).map_err(|cause| refusal(&source.file, cause))
}

async fn fetch_river(state: AppState) -> Result<River, Refusal> {
    let record = fetch_checked(state, wire::BOUNDARIES, wire::boundaries).await?;
    // A line without a record isn't drawn.
    let source = record.record(&record.river).cloned();
    let source = source.ok_or_else(|| refusal(wire::BOUNDARIES, Cause::Missing))?;
    let lines = |bytes: &[u8]| {
        let malformed = |message: String| Cause::Malformed { line: 0, column: 0, message };
        let text = std::str::from_utf8(bytes).map_err(|error| malformed(error.to_string()))?;
        geo::lines(text).map_err(|error| malformed(error.to_string()))
    };
    let lines = fetch_checked(state, &format!("geo/{}", source.file), lines).await?;
    Ok(River { lines, source })
}

async fn fetch_lexicon(state: AppState) -> Result<Lexicon, Refusal> {
    Ok(Lexicon {
        pinyin: fetch_checked(state, wire::PINYIN, wire::pinyin).await?,
        synonyms: fetch_checked(state, wire::SYNONYMS, wire::synonyms).await?,
    })
}
