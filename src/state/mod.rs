//! What the app knows: the address, the dataset, and what follows from the two.

mod load;
mod local;
mod wanted;

pub use load::{Boundaries, Load, Outlines};
pub use local::{Held, Local, LocalNotice};
pub use plan_method::judged::Judged;
pub use wanted::{Lexicon, River, Wanted};

use crate::platform::{clock, document, frame, history, history::Step, keys::BeforeInput};
use leptos::prelude::*;
use leptos::reactive::computed::ArcMemo;
use leptos::reactive::graph::{Source, ToAnySource, ToAnySubscriber};
use plan_method::address::{Address, Unread};
use plan_model::NaiveDate;
use plan_model::district::Place;
use plan_model::lang::Lang;
use plan_model::wire::{ChangesFile, Manifest, Refusal};
use plan_present::embed::Embed;
use plan_present::kiosk;
use plan_present::text::LangTexts;
use plan_present::text::Texts;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The site's page, beside the one that is embedded.
const HOME: &str = "index.html";

/// Least time between two things that are said, in milliseconds.
const HUSH_MS: f64 = 500.0;

/// The attribute of the page's root while what the reader asked for is being built.
const BUSY: &str = "data-busy";

/// The app's state, in context; cheap to copy.
#[derive(Clone, Copy)]
pub struct AppState {
    query: RwSignal<String>,
    /// The view that somebody else's page holds; `None` on the site.
    pub embed: Memo<Option<Embed>>,
    /// Whether the page runs unattended in a hall. The address bar then stays as the operator wrote it.
    pub kiosk: bool,
    /// What the address bar says.
    pub address: Memo<Address>,
    /// Parts of the address that could not be read.
    pub unread: Memo<Vec<Unread>>,
    /// What came of loading.
    pub load: RwSignal<Load>,
    /// The folder and manifest of what was loaded, for files that are fetched later.
    manifest: StoredValue<Option<(String, Manifest)>>,
    /// What the reader asked for and neither address bar nor page say yet, for one frame.
    pending: StoredValue<Option<(String, Step)>>,
    /// What the reader does before that frame comes after it.
    hurry: StoredValue<BeforeInput, LocalStorage>,
    /// How high the embedded view was when its host was last told, in CSS pixels; 0 before that.
    pub height: StoredValue<u32>,
    /// A reader's own figures, while they are shown.
    pub local: RwSignal<Option<Local>>,
    /// What the workbench holds while its page isn't shown.
    pub held: StoredValue<Option<Held>>,
    /// The draft of a plan, while its page isn't shown.
    pub draft: StoredValue<Option<Held>>,
    /// The boundaries, once somebody asked for them.
    pub boundaries: RwSignal<Boundaries>,
    /// Texts of plans that somebody asked for, by plan id.
    pub plan_texts: RwSignal<BTreeMap<String, Wanted<String>>>,
    /// The places that plans name, once somebody asked for them.
    pub places: RwSignal<Option<Wanted<Vec<Place>>>>,
    /// The line of the Huangpu, once a map asked for it.
    pub river: RwSignal<Option<Wanted<River>>>,
    /// What the search needs beside the data, once somebody asked for it.
    pub lexicon: RwSignal<Option<Wanted<Lexicon>>>,
    /// What changed from release to release, once somebody asked for it.
    pub changes: RwSignal<Option<Wanted<ChangesFile>>>,
    /// The reader's calendar day.
    pub today: RwSignal<NaiveDate>,
    /// The day everything is judged on.
    pub as_of: Memo<NaiveDate>,
    /// Language.
    pub lang: Memo<Lang>,
    /// Where every target stands on the chosen day.
    pub judged: Memo<Option<Judged>>,
    /// The notice that the reader has dismissed, so that it stays away until the address changes again.
    pub dismissed: RwSignal<Vec<Unread>>,
    /// What the one live region says.
    pub announcement: RwSignal<String>,
    /// What it says next, and when it last said something, by the steady clock.
    next_said: StoredValue<(Option<String>, f64)>,
    /// Whether what a page can do without may be fetched: the data cursors, the explanations of terms.
    pub extras: RwSignal<bool>,
    /// Counts up when colours or sizes change, so that charts read the tokens again.
    pub look: RwSignal<u32>,
}

impl AppState {
    /// The site's state at a query string, with nothing loaded yet.
    pub fn new(query: String, today: NaiveDate) -> Self {
        Self::at(query, today, false)
    }

    /// The state of a view in somebody else's page, with nothing loaded yet.
    pub fn embedded(query: String, today: NaiveDate) -> Self {
        Self::at(query, today, true)
    }

    fn at(query: String, today: NaiveDate, embedded: bool) -> Self {
        let query = RwSignal::new(query);
        let embed = Memo::new(move |_| embedded.then(|| query.with(|query| Embed::read(query).0)));
        let address = Memo::new(move |_| match embed.get() {
            Some(embed) => embed.address,
            None => query.with(|query| Address::read(query).0),
        });
        let load = RwSignal::new(Load::Pending);
        let unread = Memo::new(move |_| {
            let mut unread = query.with(|query| match embedded {
                true => Embed::read(query).1,
                false => Address::read(query).1,
            });
            load.with(|load| {
                if let Some(data) = load.ready() {
                    unread.extend(address.with(|address| address.unknown(data)));
                }
            });
            unread
        });
        let today = RwSignal::new(today);
        let as_of = Memo::new(move |_| address.with(|address| address.as_of).unwrap_or_else(|| today.get()));
        let lang = Memo::new(move |_| address.with(|address| address.lang));
        let judged = Memo::new(move |old: Option<&Option<Judged>>| {
            let as_of = as_of.get();
            load.with(|load| {
                let data = load.ready()?;
                // Another day of the same data keeps what doesn't depend on the day.
                let old = old.and_then(Option::as_ref).filter(|old| Arc::ptr_eq(&old.data, data));
                Some(old.map_or_else(|| Judged::new(data.clone(), as_of), |old| old.on(as_of)))
            })
        });
        Self {
            query,
            embed,
            kiosk: false,
            address,
            unread,
            load,
            manifest: StoredValue::new(None),
            pending: StoredValue::new(None),
            hurry: StoredValue::new_local(BeforeInput::default()),
            height: StoredValue::new(0),
            local: RwSignal::new(None),
            held: StoredValue::new(None),
            draft: StoredValue::new(None),
            boundaries: RwSignal::new(Boundaries::Unasked),
            plan_texts: RwSignal::default(),
            places: RwSignal::default(),
            river: RwSignal::default(),
            lexicon: RwSignal::default(),
            changes: RwSignal::default(),
            today,
            as_of,
            lang,
            judged,
            dismissed: RwSignal::new(Vec::new()),
            announcement: RwSignal::new(String::new()),
            next_said: StoredValue::new((None, f64::NEG_INFINITY)),
            extras: RwSignal::new(false),
            look: RwSignal::new(0),
        }
    }

    /// The state of this page: reads the address bar and the clock, and follows "back" and "forward".
    pub fn of_page() -> Self {
        let (query, embedded) = (history::query(), frame::is_embed());
        let kiosk = !embedded && kiosk::asked(&query);
        let state =
            Self { kiosk, ..Self::at(if kiosk { String::new() } else { query }, clock::today(), embedded) };
        if !kiosk {
            history::on_travel(move |query| {
                state.pending.set_value(None);
                state.busy(false);
                state.query.set(query);
            });
        }
        state.hurry.set_value(BeforeInput::new(move || state.settle()));
        state
    }

    /// The same state for a view that comes and goes, and in context for everything inside it. What the view follows is
    /// then its own and goes with it: a memo keeps a mark of whoever has ever followed it, and the app's own memos live
    /// for weeks in a hall. Callbacks that may outlast the view read what they need beforehand. To be called on the state
    /// from outside of the view: the context of a view that is made anew still has the one from before.
    pub fn scoped(self) -> Self {
        let scoped = Self {
            address: own(self.address),
            unread: own(self.unread),
            lang: own(self.lang),
            as_of: own(self.as_of),
            judged: own(self.judged),
            ..self
        };
        provide_context(scoped);
        scoped
    }

    /// Lets go of the marks that views which are gone have left on the app's signals. Whatever follows them still is
    /// asked again, so this is for a moment in which the page is made anew anyway.
    pub fn let_go(self) {
        let_go(self.load);
        let_go(self.boundaries);
        let_go(self.plan_texts);
        let_go(self.places);
        let_go(self.lexicon);
        let_go(self.changes);
        let_go(self.today);
        let_go(self.dismissed);
        let_go(self.announcement);
        let_go(self.extras);
        let_go(self.look);
    }

    /// The words of the current language; follows it when read inside a view.
    pub fn texts(self) -> &'static Texts {
        self.lang.get().texts()
    }

    /// Goes to an address as a new step that "back" undoes.
    pub fn visit(self, address: &Address) {
        self.go(address, Step::New);
    }

    /// Changes the current step.
    pub fn amend(self, address: &Address) {
        self.go(address, Step::Same);
    }

    fn go(self, address: &Address, step: Step) {
        if let Some(embed) = self.embed.get_untracked() {
            // Settings change in place; everything else is on the site, in a tab of its own.
            match embed.shows(address) {
                true => self.set_embed(&Embed { address: address.clone(), ..embed }),
                false => frame::open_tab(&self.href(address)),
            }
            return;
        }
        self.settle();
        let query = address.write();
        let is_there = self.query.with_untracked(|old| *old == query);
        if is_there || (self.kiosk && !kiosk::shows(&address.page)) {
            return;
        }
        self.pending.set_value(Some((query, step)));
        self.busy(true);
        clock::after_paint(move || self.settle());
    }

    /// Goes where the reader asked to go, after the browser has had one frame to show that it was heard: an entry in the
    /// history takes a browser as long as a frame, and a page takes longer. Whatever the reader does next comes after it
    /// (see [`AppState::busy`]).
    pub fn settle(self) {
        let Some((query, step)) = self.pending.try_update_value(Option::take).flatten() else { return };
        if !self.kiosk {
            history::write(&query, step);
        }
        // The view that asked may be gone, and what is its own with it.
        let read = |query: &String| Address::read(query).0;
        let (old, new) = (self.query.with_untracked(read), read(&query));
        let spot = (old.lang != new.lang).then(document::spot).flatten();
        self.query.set(query);
        self.busy(false);
        if old.page != new.page {
            document::scroll_to_top();
            document::focus("main");
        } else if let Some(spot) = spot {
            // Once the words have been changed, and before anybody sees them.
            clock::before_paint(move || spot.show());
        }
    }

    /// Marks the page while something is pending, and listens for what the reader does meanwhile.
    fn busy(self, busy: bool) {
        document::set_root_attribute(BUSY, busy.then_some(""));
        self.hurry.with_value(|hurry| hurry.turn(busy));
    }

    /// Shows another view in the same frame; the host's history stays as it is.
    pub fn set_embed(self, embed: &Embed) {
        let query = embed.write();
        history::write(&query, Step::Same);
        self.query.set(query);
    }

    /// Where a link to an address leads, relative to this page.
    pub fn href(self, address: &Address) -> String {
        match self.embed.with_untracked(Option::is_some) {
            true => format!("{HOME}?{}", Embed::home(address)),
            false => format!("?{}", address.write()),
        }
    }

    /// Changes the current address and goes there as a new step.
    pub fn change(self, change: impl FnOnce(&mut Address)) {
        let mut address = self.address.get_untracked();
        change(&mut address);
        self.visit(&address);
    }

    /// Says something to readers who listen: at most one sentence in [`HUSH_MS`], and the latest of those that came
    /// meanwhile.
    pub fn announce(self, text: String) {
        let now = clock::now().1;
        let said = self.next_said.try_update_value(|(next, last)| {
            let waits = next.is_some();
            *next = Some(text);
            (!waits).then(|| (*last + HUSH_MS - now).max(0.0))
        });
        match said.flatten() {
            None => {}
            // Never at once: what the reader did may keep the page busy for a while, and the pause counts from what is heard.
            Some(wait) => clock::after(wait as u32, move || self.say_next()),
        }
    }

    fn say_next(self) {
        let next = self.next_said.try_update_value(|(next, last)| {
            *last = clock::now().1;
            next.take()
        });
        if let Some(text) = next.flatten() {
            self.announcement.set(text);
        }
    }

    /// Files that were refused while the rest could be used.
    pub fn refused(self) -> Vec<Refusal> {
        self.load.with(|load| match load {
            Load::Ready { refused, .. } => refused.clone(),
            Load::Pending | Load::Failed(_) => Vec::new(),
        })
    }
}

/// A memo that follows another one, until the view is gone that it is made in.
fn own<T: Clone + PartialEq + Send + Sync + 'static>(memo: Memo<T>) -> Memo<T> {
    let own = ArcMemo::new(move |_| memo.get());
    // Followed from now on, not only when somebody asks.
    own.with_untracked(|_| ());
    let (source, subscriber) = (ArcMemo::from(memo).to_any_source(), own.to_any_subscriber());
    on_cleanup(move || source.remove_subscriber(&subscriber));
    own.into()
}

/// Lets go of the marks that views which are gone have left on a signal; views that are there follow it again.
pub fn let_go<T: Send + Sync + 'static>(signal: RwSignal<T>) {
    signal.notify();
    // Whoever was told follows anew once it looks.
    signal.clear_subscribers();
}

/// The app's state from context.
pub fn use_app() -> AppState {
    expect_context()
}
