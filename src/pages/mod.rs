//! What a reader visits. Pages don't import each other.

pub mod brief;
pub mod calendar;
pub mod compare;
pub mod concept;
pub mod district;
pub mod districts;
pub mod embedded;
pub mod method;
pub mod overview;
pub mod overview_more;
pub mod problem;
pub mod search;
pub mod snippets;
pub mod target;
pub mod targets;
pub mod task;
pub mod tasks;
pub mod text;
pub mod topic;
pub mod topics;
pub mod unit;
pub mod units;

use crate::platform::document;
use crate::state::{Judged, use_app};
use leptos::prelude::*;
use plan_core::text::Lang;

/// Keeps the tab's title in step with a page.
fn titled(title: impl Fn() -> String + 'static) {
    let state = use_app();
    Effect::new(move |_| document::set_title(&format!("{} · {}", title(), state.texts().product)));
}

/// What a page shows: its title in the tab, and itself.
type Shown = (String, AnyView);

/// Makes a page of the data, as judged on a day, in a language.
type Make = Box<dyn Fn(&Judged, Lang) -> Shown + Send>;

/// A page that follows day and language and nothing else, made anew when one of them changes. One piece of code for all
/// such pages, because a memo and an effect for each would weigh more than the page.
fn judged_page(make: impl Fn(&Judged, Lang) -> Shown + Send + 'static) -> AnyView {
    made(Box::new(make))
}

fn made(make: Make) -> AnyView {
    let state = use_app();
    let page = move || {
        let lang = state.lang.get();
        let judged = state.judged.get()?;
        let (title, view) = make(&judged, lang);
        let title = format!("{title} · {}", lang.texts().product);
        Effect::new(move |_| document::set_title(&title));
        Some(view)
    };
    page.into_any()
}
