//! A reader's own figures in place of the published ones, for as long as the reader likes.

use super::{AppState, Load};
use leptos::prelude::*;
use plan_model::dataset::Dataset;
use plan_model::wire::{Manifest, Refusal};
use std::any::Any;
use std::sync::Arc;

/// What stands above every page while a reader's own figures are shown.
pub type LocalNotice = Arc<dyn Fn() -> AnyView + Send + Sync>;

/// The published data behind a reader's own.
#[derive(Clone)]
pub struct Local {
    published: Arc<Dataset>,
    refused: Vec<Refusal>,
    /// Says that they are shown, with a way back.
    pub notice: LocalNotice,
}

/// What the workbench or the drafting page holds while it isn't shown; only their own part knows the type.
pub type Held = Arc<dyn Any + Send + Sync>;

impl AppState {
    /// The published data, whatever is shown; `None` while there are none.
    pub fn published(self) -> Option<Arc<Dataset>> {
        let behind = self.local.with(|local| local.as_ref().map(|local| local.published.clone()));
        behind.or_else(|| self.load.with(|load| load.ready().cloned()))
    }

    /// Shows data with a reader's own figures on every page.
    pub fn show_local(self, data: Arc<Dataset>, notice: LocalNotice) {
        let Some(published) = untrack(|| self.published()) else { return };
        let refused = untrack(|| self.refused());
        self.local.set(Some(Local { published, refused: refused.clone(), notice }));
        self.load.set(Load::Ready { data, refused });
    }

    /// Shows the published data again, and nothing else.
    pub fn show_published(self) {
        let Some(Local { published, refused, .. }) = self.local.get_untracked() else { return };
        self.local.set(None);
        self.load.set(Load::Ready { data: published, refused });
    }

    /// The list of all files of the release that was loaded.
    pub fn release_manifest(self) -> Option<Manifest> {
        self.manifest.with_value(|loaded| loaded.as_ref().map(|(_, manifest)| manifest.clone()))
    }
}
