//! Topics and comparison: the two pages behind one link of the head, each a step from the other.

use crate::state::use_app;
use crate::ui::link::Link;
use crate::ui::localized::localized;
use leptos::prelude::*;
use plan_method::address::Page;
use plan_present::names;

/// Links to both, the own one current.
pub fn topic_nav(own: &Page) -> AnyView {
    let state = use_app();
    let links = [Page::Topics, Page::Compare].map(|page| {
        let (here, name) = (page == *own, page.clone());
        let to = Signal::derive(move || state.nav.address.with(|address| address.on(page.clone())));
        view! {
            <li>
                <Link to class="choice-link" current=Signal::derive(move || here)>
                    {move || names::page(&name, state.nav.lang.get())}
                </Link>
            </li>
        }
        .into_any()
    });
    view! {
        <nav aria-label=localized(|texts| texts.nav_topics)>
            <ul class="choice-links">{Vec::from(links)}</ul>
        </nav>
    }
    .into_any()
}
