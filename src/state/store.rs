//! The data: the dataset with where its targets stand, and the files that are fetched on demand.

use super::files::{self, Lexicon, Outlines, River};
use super::nav::Nav;
use super::release::ReleaseFiles;
use super::remote::{Remote, ask, log};
use super::subscribers::{drop_subscribers, scoped_memo};
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan_method::judged::Judged;
use plan_model::dataset::Dataset;
use plan_model::district::Place;
use plan_model::wire::{self, ChangesFile, KioskFile, Manifest, Refusal};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What was loaded of a release.
#[derive(Clone, PartialEq)]
pub struct LoadedData {
    /// What can be shown.
    pub data: Arc<Dataset>,
    /// Files that were refused while the rest can be used.
    pub refused: Vec<Refusal>,
}

/// The dataset on its way. What fails is every file that was refused, since nothing can be shown then.
pub type Load = Remote<LoadedData, Vec<Refusal>>;

impl Load {
    /// The dataset, once it is there.
    pub fn data(&self) -> Option<&Arc<Dataset>> {
        self.ready().map(|loaded| &loaded.data)
    }
}

/// The data; cheap to copy.
#[derive(Clone, Copy)]
pub struct Store {
    nav: Nav,
    release: ReleaseFiles,
    /// The dataset.
    pub load: RwSignal<Load>,
    /// Where every target stands on the chosen day; `None` while there is no dataset.
    pub judged: Memo<Option<Judged>>,
    /// The outlines of the districts.
    pub boundaries: RwSignal<Remote<Arc<Outlines>>>,
    /// The line of the Huangpu.
    pub river: RwSignal<Remote<Arc<River>>>,
    /// The places that plans name.
    pub places: RwSignal<Remote<Arc<Vec<Place>>>>,
    /// What the search needs beside the data.
    pub lexicon: RwSignal<Remote<Arc<Lexicon>>>,
    /// What changed from release to release.
    pub changes: RwSignal<Remote<Arc<ChangesFile>>>,
    /// Texts of plans, by plan id.
    pub plan_texts: RwSignal<BTreeMap<String, Remote<Arc<String>>>>,
    /// Whether what a page can do without may be fetched: the data cursors, the explanations of terms.
    pub extras: RwSignal<bool>,
}

impl Store {
    pub(super) fn new(nav: Nav) -> Self {
        let load = RwSignal::new(Load::Unasked);
        let judged = Memo::new(move |old: Option<&Option<Judged>>| {
            let as_of = nav.as_of.get();
            load.with(|load| {
                let data = load.data()?;
                // Another day of the same data keeps what doesn't depend on the day.
                let old = old.and_then(Option::as_ref).filter(|old| Arc::ptr_eq(&old.data, data));
                Some(old.map_or_else(|| Judged::new(data.clone(), as_of), |old| old.on(as_of)))
            })
        });
        Self {
            nav,
            release: ReleaseFiles::new(nav.embed),
            load,
            judged,
            boundaries: RwSignal::default(),
            river: RwSignal::default(),
            places: RwSignal::default(),
            lexicon: RwSignal::default(),
            changes: RwSignal::default(),
            plan_texts: RwSignal::default(),
            extras: RwSignal::new(false),
        }
    }

    /// The same with memos that go with the current owner.
    pub(super) fn scoped(self) -> Self {
        Self { judged: scoped_memo(self.judged), ..self }
    }

    /// Loads the dataset. Called again, it starts over.
    pub fn load(self) {
        self.put(Load::Pending);
        spawn_local(async move {
            let load = match self.release.dataset().await {
                Ok((data, refused)) => Load::Ready(LoadedData { data: Arc::new(data), refused }),
                Err(refused) => Load::Failed(refused),
            };
            let refused = match &load {
                Load::Ready(LoadedData { refused, .. }) | Load::Failed(refused) => refused.as_slice(),
                Load::Unasked | Load::Pending => &[],
            };
            refused.iter().for_each(log);
            self.put(load);
        });
    }

    /// Takes what was loaded, first of all for the address: what it names that the data lack chooses nothing.
    pub fn put(self, load: Load) {
        self.nav.know(load.data().cloned());
        self.load.set(load);
    }

    /// Files that were refused while the rest could be used.
    pub fn refused(self) -> Vec<Refusal> {
        self.load.with(|load| load.ready().map(|loaded| loaded.refused.clone()).unwrap_or_default())
    }

    /// The list of all files of the release that was loaded.
    pub fn manifest(self) -> Option<Manifest> {
        self.release.manifest()
    }

    /// The settings of the kiosk.
    ///
    /// # Errors
    ///
    /// If the file can't be had or read.
    pub async fn kiosk_file(self) -> Result<KioskFile, Refusal> {
        self.release.kiosk_file().await
    }

    /// Fetches the outlines of the districts unless they are there or under way; what failed is fetched again. Does nothing
    /// before the districts are there, whose outlines they must be.
    pub fn want_boundaries(self) {
        let codes = self.load.with_untracked(|load| {
            let districts = load.data()?.districts();
            Some(districts.iter().map(|district| district.adcode.clone()).collect())
        });
        let Some(codes) = codes else { return };
        ask(self.boundaries, files::outlines(self.release, codes));
    }

    /// Fetches the line of the river, likewise.
    pub fn want_river(self) {
        ask(self.river, files::river(self.release));
    }

    /// Fetches the places, likewise.
    pub fn want_places(self) {
        let release = self.release;
        ask(self.places, async move { release.checked(wire::PLACES, wire::places).await.map(Arc::new) });
    }

    /// Fetches what the search needs, likewise.
    pub fn want_lexicon(self) {
        ask(self.lexicon, files::lexicon(self.release));
    }

    /// Fetches what changed from release to release, likewise.
    pub fn want_changes(self) {
        let release = self.release;
        ask(self.changes, async move { release.checked(wire::CHANGES, wire::changes).await.map(Arc::new) });
    }

    /// Fetches the text of a plan, likewise.
    pub fn want_text(self, plan: &str) {
        let source = self.load.with_untracked(|load| Some(load.data()?.plan(plan)?.source.clone()));
        let Some(source) = source else { return };
        if !self.plan_texts.with_untracked(|texts| texts.get(plan).is_none_or(Remote::needs_asking)) {
            return;
        }
        let plan = plan.to_owned();
        self.plan_texts.update(|texts| {
            texts.insert(plan.clone(), Remote::Pending);
        });
        spawn_local(async move {
            let text = files::plan_text(self.release, &source).await.into();
            self.plan_texts.update(|texts| {
                texts.insert(plan, text);
            });
        });
    }

    /// The text of a plan; follows it when read inside a view.
    pub fn text_of(self, plan: &str) -> Remote<Arc<String>> {
        self.plan_texts.with(|texts| texts.get(plan).cloned().unwrap_or_default())
    }

    /// Ends a visit: what was fetched stays for the next visitor, what the views of the visit subscribed to is dropped.
    pub(super) fn end_visit(self) {
        let Self {
            nav: _,
            release: _,
            load,
            // Views follow these by scoped memos.
            judged: _,
            boundaries,
            river,
            places,
            lexicon,
            changes,
            plan_texts,
            extras,
        } = self;
        drop_subscribers(load);
        drop_subscribers(boundaries);
        drop_subscribers(river);
        drop_subscribers(places);
        drop_subscribers(lexicon);
        drop_subscribers(changes);
        drop_subscribers(plan_texts);
        drop_subscribers(extras);
    }
}
