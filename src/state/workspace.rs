//! A reader's own work: their figures in place of the published ones, the workbench, the draft of a plan.

use super::store::{Load, LoadedData, Store};
use super::subscribers::drop_subscribers;
use leptos::prelude::*;
use plan_model::dataset::Dataset;
use plan_model::wire::Refusal;
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

/// What the workbench or the drafting page keeps while it isn't shown; only their own part knows the type.
pub type Held = Arc<dyn Any + Send + Sync>;

/// A reader's own work; cheap to copy. None of it is stored, and it goes with the visit.
#[derive(Clone, Copy)]
pub struct Workspace {
    store: Store,
    /// A reader's own figures, while they are shown on every page.
    pub local: RwSignal<Option<Local>>,
    /// What the workbench holds while its page isn't shown.
    pub workbench: StoredValue<Option<Held>>,
    /// The draft of a plan, while its page isn't shown.
    pub draft: StoredValue<Option<Held>>,
}

impl Workspace {
    pub(super) fn new(store: Store) -> Self {
        Self {
            store,
            local: RwSignal::new(None),
            workbench: StoredValue::new(None),
            draft: StoredValue::new(None),
        }
    }

    /// The published data, whatever is shown; `None` while there are none.
    pub fn published(self) -> Option<Arc<Dataset>> {
        let behind = self.local.with(|local| local.as_ref().map(|local| local.published.clone()));
        behind.or_else(|| self.store.load.with(|load| load.data().cloned()))
    }

    /// Shows data with a reader's own figures on every page.
    pub fn show_local(self, data: Arc<Dataset>, notice: LocalNotice) {
        let Some(published) = untrack(|| self.published()) else { return };
        let refused = untrack(|| self.store.refused());
        self.local.set(Some(Local { published, refused: refused.clone(), notice }));
        self.store.put(Load::Ready(LoadedData { data, refused }));
    }

    /// Shows the published data again, and nothing else.
    pub fn show_published(self) {
        let Some(Local { published, refused, .. }) = self.local.get_untracked() else { return };
        self.local.set(None);
        self.store.put(Load::Ready(LoadedData { data: published, refused }));
    }

    /// Ends a visit: the published data are shown again, and nothing of the reader's own is kept.
    pub(super) fn end_visit(self) {
        self.show_published();
        let Self { store: _, local, workbench, draft } = self;
        drop_subscribers(local);
        workbench.set_value(None);
        draft.set_value(None);
    }
}
