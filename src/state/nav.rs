//! The address and the history: where the reader is, and going elsewhere.

use super::subscribers::{drop_subscribers, scoped_memo};
use crate::platform::{clock, document, frame, history, history::HistoryStep, keys::EarlyInput};
use leptos::prelude::*;
use plan_method::address::{Address, Unread};
use plan_model::NaiveDate;
use plan_model::dataset::Dataset;
use plan_model::lang::Lang;
use plan_present::embed::Embed;
use plan_present::kiosk;
use std::sync::Arc;

/// The site's page, beside the one that is embedded.
const HOME: &str = "index.html";

/// The attribute of the page's root while what the reader asked for is being built.
const BUSY: &str = "data-busy";

/// The address and what follows from it alone; cheap to copy.
#[derive(Clone, Copy)]
pub struct Nav {
    query: RwSignal<String>,
    /// The data that ids in the address are looked up in; `None` while there are none.
    data: RwSignal<Option<Arc<Dataset>>>,
    /// The view that somebody else's page holds; `None` on the site.
    pub embed: Memo<Option<Embed>>,
    /// Whether the page runs unattended in a hall. The address bar then stays as the operator wrote it.
    pub kiosk: bool,
    /// What the address bar says, without what names nothing that the data have.
    pub address: Memo<Address>,
    /// Parts of the address that can't be read, and those that name nothing that the data have.
    pub unread: Memo<Vec<Unread>>,
    /// The notice that the reader has dismissed, so that it stays away until the address changes again.
    pub dismissed: RwSignal<Vec<Unread>>,
    /// The reader's calendar day.
    pub today: RwSignal<NaiveDate>,
    /// The day everything is judged on.
    pub as_of: Memo<NaiveDate>,
    /// Language.
    pub lang: Memo<Lang>,
    /// What the reader asked for and neither address bar nor page say yet, for one frame.
    pending: StoredValue<Option<(String, HistoryStep)>>,
    /// Input during that frame: what was asked for comes first.
    early_input: StoredValue<EarlyInput, LocalStorage>,
}

/// What a query string says.
#[derive(PartialEq)]
struct QueryReading {
    embed: Option<Embed>,
    address: Address,
    unread: Vec<Unread>,
}

impl QueryReading {
    fn of(query: &str, embedded: bool) -> Self {
        match embedded {
            true => {
                let (embed, unread) = Embed::read(query);
                Self { address: embed.address.clone(), embed: Some(embed), unread }
            }
            false => {
                let (address, unread) = Address::read(query);
                Self { embed: None, address, unread }
            }
        }
    }
}

impl Nav {
    pub(super) fn new(query: String, today: NaiveDate, embedded: bool) -> Self {
        let query = RwSignal::new(query);
        let data = RwSignal::new(None::<Arc<Dataset>>);
        let read = Memo::new(move |_| {
            let QueryReading { embed, address, mut unread } =
                query.with(|query| QueryReading::of(query, embedded));
            let address = match data.get() {
                Some(data) => {
                    let (address, unknown) = address.known(&data);
                    unread.extend(unknown);
                    address
                }
                None => address,
            };
            let embed = embed.map(|embed| Embed { address: address.clone(), ..embed });
            QueryReading { embed, address, unread }
        });
        let embed = Memo::new(move |_| read.with(|read| read.embed.clone()));
        let address = Memo::new(move |_| read.with(|read| read.address.clone()));
        let unread = Memo::new(move |_| read.with(|read| read.unread.clone()));
        let today = RwSignal::new(today);
        Self {
            query,
            data,
            embed,
            kiosk: false,
            address,
            unread,
            dismissed: RwSignal::new(Vec::new()),
            today,
            as_of: Memo::new(move |_| address.with(|address| address.as_of).unwrap_or_else(|| today.get())),
            lang: Memo::new(move |_| address.with(|address| address.lang)),
            pending: StoredValue::new(None),
            early_input: StoredValue::new_local(EarlyInput::default()),
        }
    }

    /// Where this page is: reads the address bar and the clock, and follows "back" and "forward".
    pub(super) fn of_page() -> Self {
        let (query, embedded) = (history::query(), frame::is_embed());
        let kiosk = !embedded && kiosk::asked(&query);
        let query = if kiosk { String::new() } else { query };
        let nav = Self { kiosk, ..Self::new(query, clock::today(), embedded) };
        if !kiosk {
            history::on_travel(move |query| {
                nav.pending.set_value(None);
                nav.busy(false);
                nav.query.set(query);
            });
        }
        nav.early_input.set_value(EarlyInput::new(move || nav.settle()));
        nav
    }

    /// The same with memos that go with the current owner.
    pub(super) fn scoped(self) -> Self {
        Self {
            address: scoped_memo(self.address),
            unread: scoped_memo(self.unread),
            lang: scoped_memo(self.lang),
            as_of: scoped_memo(self.as_of),
            ..self
        }
    }

    /// Which data the ids in the address are looked up in from now on.
    pub(super) fn know(self, data: Option<Arc<Dataset>>) {
        self.data.set(data);
    }

    /// Goes to an address as a new step that "back" undoes.
    pub fn visit(self, address: &Address) {
        self.go(address, HistoryStep::New);
    }

    /// Changes the current step.
    pub fn amend(self, address: &Address) {
        self.go(address, HistoryStep::Same);
    }

    /// Goes to an address as a new step where `anew` says so, or else changes the current one: what a drag does, which is
    /// one step however far it goes.
    pub fn step(self, address: &Address, anew: bool) {
        self.go(address, if anew { HistoryStep::New } else { HistoryStep::Same });
    }

    fn go(self, address: &Address, step: HistoryStep) {
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
        if is_there || (self.kiosk && !address.page.row().in_kiosk) {
            return;
        }
        self.pending.set_value(Some((query, step)));
        self.busy(true);
        clock::after_paint(move || self.settle());
    }

    /// Goes where the reader asked to go, after the browser has had one frame to show that it was heard: an entry in the
    /// history takes a browser as long as a frame, and a page takes longer. Whatever the reader does next comes after it
    /// (see [`Nav::busy`]).
    pub fn settle(self) {
        let Some((query, step)) = self.pending.try_update_value(Option::take).flatten() else { return };
        if !self.kiosk {
            history::write(&query, step);
        }
        // The view that asked may be gone, and its scoped memos with it.
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
        self.early_input.with_value(|input| input.turn(busy));
    }

    /// Shows another view in the same frame; the host's history stays as it is.
    pub fn set_embed(self, embed: &Embed) {
        let query = embed.write();
        history::write(&query, HistoryStep::Same);
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

    /// Ends a visit: goes home at once, since a step that came while the next visitor is there would be a step of theirs.
    pub(super) fn end_visit(self, home: &Address) {
        self.amend(home);
        self.settle();
        let Self {
            // All of these are now those of the home address, or fixed for the page. Views follow them by scoped memos.
            query: _,
            embed: _,
            kiosk: _,
            address: _,
            unread: _,
            as_of: _,
            lang: _,
            pending: _,
            early_input: _,
            data,
            dismissed,
            today,
        } = self;
        dismissed.set(Vec::new());
        drop_subscribers(dismissed);
        drop_subscribers(data);
        drop_subscribers(today);
    }
}
