//! What a reader visits. Pages don't import each other.

pub mod access;
pub mod brief;
pub mod calendar;
pub mod compare;
pub mod department;
pub mod departments;
pub mod district;
pub mod districts;
pub mod doubts;
pub mod draft;
pub mod embedded;
pub mod indicator;
pub mod map;
pub mod matters;
pub mod method;
pub mod missing;
pub mod overview;
pub mod overview_more;
pub mod problem;
pub mod request;
pub mod search;
pub mod snippets;
pub mod target;
pub mod targets;
pub mod task;
pub mod tasks;
pub mod text;
pub mod topic;
pub mod topics;
pub mod workbench;

use crate::parts::not_found::not_found;
use crate::platform::document;
use crate::state::{Judged, use_app};
use leptos::prelude::*;
use plan_method::query::Query;
use plan_model::lang::Lang;
use plan_present::present::Nowhere;
use plan_present::text::LangTexts;

/// Keeps the tab's title in step with a page.
fn titled(title: impl Fn() -> String + 'static) {
    let state = use_app();
    Effect::new(move |_| document::set_title(&format!("{} · {}", title(), state.texts().product)));
}

/// What the address chooses from the data, as judged on a day, in a language; nothing while there are no data.
fn chosen<S>(make: fn(&Judged, &Query, Lang) -> S) -> Memo<S>
where
    S: Default + PartialEq + Send + Sync + 'static,
{
    let state = use_app();
    let query = Memo::new(move |_| state.nav.address.with(|address| address.query.clone()));
    Memo::new(move |_| {
        let lang = state.nav.lang.get();
        state.store.judged.with(|judged| {
            let judged = judged.as_ref();
            judged.map(|judged| query.with(|query| make(judged, query, lang))).unwrap_or_default()
        })
    })
}

/// Says a sentence to readers who listen whenever it becomes another. The first view says it on the page.
fn announced(sentence: impl Fn() -> String + 'static) {
    let state = use_app();
    Effect::new(move |before: Option<String>| {
        let sentence = sentence();
        if before.is_some_and(|before| before != sentence) {
            state.speech.announce(sentence.clone());
        }
        sentence
    });
}

/// What a page shows: its title in the tab, and itself.
type Shown = (String, AnyView);

/// Makes a page of the data, as judged on a day, in a language.
type MakePage = Box<dyn Fn(&Judged, Lang) -> Shown + Send>;

/// A page that follows day and language and nothing else, rebuilt when one of them changes. Type-erased: one instantiation
/// for all such pages, because a memo and an effect for each would weigh more than the page.
fn judged_page(make: impl Fn(&Judged, Lang) -> Shown + Send + 'static) -> AnyView {
    made(Box::new(make))
}

/// Title and page of a record that the data doesn't have.
fn unknown(title: &'static str, lang: Lang) -> Shown {
    (title.to_owned(), not_found(&Nowhere { title, help: lang.texts().unknown_target_help }))
}

fn made(make: MakePage) -> AnyView {
    let state = use_app();
    let page = move || {
        let lang = state.nav.lang.get();
        let judged = state.store.judged.get()?;
        let (title, view) = make(&judged, lang);
        let title = format!("{title} · {}", lang.texts().product);
        Effect::new(move |_| document::set_title(&title));
        Some(view)
    };
    page.into_any()
}
