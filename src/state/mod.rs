//! What the app knows: the address, the dataset, what follows from the two, and a reader's own work.

mod files;
mod nav;
mod release;
mod remote;
mod speech;
mod store;
mod subscribers;
mod workspace;

pub use files::{Lexicon, Outlines, River};
pub use nav::Nav;
pub use plan_method::judged::Judged;
pub use remote::Remote;
pub use speech::Speech;
pub use store::{Load, LoadedData, Store};
pub use subscribers::drop_subscribers;
pub use workspace::{Held, Local, LocalView, Workspace};

use leptos::prelude::*;
use plan_method::address::Address;
use plan_model::NaiveDate;
use plan_present::text::LangTexts;
use plan_present::text::Texts;

/// The app's state, in context; cheap to copy.
///
/// Each part ends a kiosk visitor's visit by taking itself apart field by field, so that a new field doesn't compile until
/// it is decided what becomes of it.
#[derive(Clone, Copy)]
pub struct AppState {
    /// The address and the history.
    pub nav: Nav,
    /// The data, and what is fetched on demand.
    pub store: Store,
    /// A reader's own figures and drafts.
    pub workspace: Workspace,
    /// What readers who listen are told.
    pub speech: Speech,
    /// Counts up when colours or sizes change, so that charts read the style sheet's tokens again.
    pub theme_changes: RwSignal<u32>,
}

impl AppState {
    /// The site's state at a query string, with nothing loaded yet.
    pub fn new(query: String, today: NaiveDate) -> Self {
        Self::at(Nav::new(query, today, false))
    }

    /// The state of a view in somebody else's page, with nothing loaded yet.
    pub fn embedded(query: String, today: NaiveDate) -> Self {
        Self::at(Nav::new(query, today, true))
    }

    /// The state of this page: reads the address bar and the clock, and follows "back" and "forward".
    pub fn of_page() -> Self {
        Self::at(Nav::of_page())
    }

    fn at(nav: Nav) -> Self {
        let store = Store::new(nav);
        Self {
            nav,
            store,
            workspace: Workspace::new(store),
            speech: Speech::new(),
            theme_changes: RwSignal::new(0),
        }
    }

    /// The same state for a view that comes and goes, provided as context to everything inside it. What the view
    /// subscribes to is then its own and is disposed of with it: a memo keeps a mark of every subscriber it has ever had,
    /// and the app's own memos live for weeks in a hall. Callbacks that may outlast the view read what they need
    /// beforehand. To be called on the state from outside of the view: the context of a view that is made anew still has
    /// the one from before.
    pub fn scoped(self) -> Self {
        let scoped = Self { nav: self.nav.scoped(), store: self.store.scoped(), ..self };
        provide_context(scoped);
        scoped
    }

    /// Ends the visit of whoever was at a panel in a hall: goes home, undoes everything that a visitor can change, and
    /// drops the subscribers that the views of the visit have left on signals that live on. Views that are still there run
    /// again, so this is for a moment in which the page is made anew anyway.
    pub fn end_visit(self, home: &Address) {
        let Self { nav, store, workspace, speech, theme_changes } = self;
        nav.end_visit(home);
        workspace.end_visit();
        store.end_visit();
        speech.end_visit();
        drop_subscribers(theme_changes);
    }

    /// The words of the current language; follows it when read inside a view.
    pub fn texts(self) -> &'static Texts {
        self.nav.lang.get().texts()
    }
}

/// The app's state from context.
pub fn use_app() -> AppState {
    expect_context()
}
