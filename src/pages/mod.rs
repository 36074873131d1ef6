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
use crate::state::use_app;
use leptos::prelude::*;

/// Keeps the tab's title in step with a page.
fn titled(title: impl Fn() -> String + 'static) {
    let state = use_app();
    Effect::new(move |_| document::set_title(&format!("{} · {}", title(), state.texts().product)));
}
