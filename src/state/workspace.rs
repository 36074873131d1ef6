//! A reader's own work: their figures in place of the published ones, the workbench, the draft of a plan.

use super::store::{Load, LoadedData, Store};
use super::subscribers::drop_subscribers;
use leptos::prelude::*;
use plan_method::progress::State;
use plan_model::dataset::Dataset;
use plan_model::wire::Refusal;
use std::any::Any;
use std::sync::Arc;

/// A view of the workbench's that other pages show while a reader's own figures are there.
pub type LocalView = Arc<dyn Fn() -> AnyView + Send + Sync>;

/// The published data behind a reader's own.
#[derive(Clone)]
pub struct Local {
    published: Arc<Dataset>,
    refused: Vec<Refusal>,
    /// Says above every page that they are shown, with a way back.
    pub notice: LocalView,
    /// Drawn on the wall: tiles whose state they change.
    pub on_wall: LocalView,
}

/// What the workbench or the drafting page keeps while it isn't shown; only their own part knows the type.
pub type Held = Arc<dyn Any + Send + Sync>;

/// A reader's own work; cheap to copy. None of it is stored, and it goes with the visit.
#[derive(Clone, Copy)]
pub struct Workspace {
    store: Store,
    /// A reader's own figures, while they are shown on every page.
    pub local: RwSignal<Option<Local>>,
    /// The targets whose state these figures change, by position, with their state without them; kept by what is drawn on
    /// the wall, empty while nothing is.
    pub before: RwSignal<Vec<(usize, State)>>,
    /// Whether the wall shows those states, so that a reader can compare.
    pub shows_before: RwSignal<bool>,
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
            before: RwSignal::new(Vec::new()),
            shows_before: RwSignal::new(false),
            workbench: StoredValue::new(None),
            draft: StoredValue::new(None),
        }
    }

    /// The published data, whatever is shown; `None` while there are none.
    pub fn published(self) -> Option<Arc<Dataset>> {
        self.hidden().or_else(|| self.store.load.with(|load| load.data().cloned()))
    }

    /// The published data while a reader's own figures are shown in place of them; follows that when read inside a view.
    pub fn hidden(self) -> Option<Arc<Dataset>> {
        self.local.with(|local| local.as_ref().map(|local| local.published.clone()))
    }

    /// Shows data with a reader's own figures on every page.
    pub fn show_local(self, data: Arc<Dataset>, notice: LocalView, on_wall: LocalView) {
        let Some(published) = untrack(|| self.published()) else { return };
        let refused = untrack(|| self.store.refused());
        self.local.set(Some(Local { published, refused: refused.clone(), notice, on_wall }));
        self.store.put(Load::Ready(LoadedData { data, refused }));
    }

    /// Shows the published data again, and nothing else.
    pub fn show_published(self) {
        let Some(Local { published, refused, .. }) = self.local.get_untracked() else { return };
        self.local.set(None);
        self.before.set(Vec::new());
        self.store.put(Load::Ready(LoadedData { data: published, refused }));
    }

    /// Ends a visit: the published data are shown again, and nothing of the reader's own is kept.
    pub(super) fn end_visit(self) {
        self.show_published();
        let Self { store: _, local, before, shows_before, workbench, draft } = self;
        drop_subscribers(local);
        drop_subscribers(before);
        shows_before.set(false);
        drop_subscribers(shows_before);
        workbench.set_value(None);
        draft.set_value(None);
    }
}
