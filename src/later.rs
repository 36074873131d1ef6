//! The pages that come on first need: what the first view does without.

use crate::frames::embed::Embed;
use crate::pages::{
    embedded::EmbeddedView, snippets::SnippetsPage, target::TargetPage, targets::TargetsPage,
};
use crate::parts::later::later;
use crate::platform::{clock, media};
use leptos::prelude::*;
use leptos::task::spawn_local;

later! {
    /// The list of targets.
    targets_page after fetch_targets in targets () view! { <TargetsPage /> }.into_any();
    /// The page of one target.
    target_page after fetch_target in target (id: String) view! { <TargetPage id /> }.into_any();
    /// A view in somebody else's page, with its frame.
    embedded_view after fetch_embedded in embedded () view! { <Embed><EmbeddedPage /></Embed> }.into_any();
    /// Snippets for other people's pages.
    snippets_page after fetch_snippets in snippets (target: Option<String>) view! { <SnippetsPage target /> }.into_any();
}

/// Fetches every page, one after the other. A failure is left to whoever opens the page.
async fn fetch_all() {
    let _ = fetch_targets().await;
    let _ = fetch_target().await;
}

/// How long the first view is left alone before the other pages' parts are fetched, in milliseconds.
const IDLE_MS: u32 = 1_500;

/// Fetches the parts once the first view stands, so that the next page is there when it is asked for; not for a
/// reader who saves data.
pub fn fetch_ahead() {
    if !media::saves_data() {
        clock::after(IDLE_MS, || spawn_local(fetch_all()));
    }
}
