//! Provides the state, chooses the frame and the page: one match.

use crate::frames::site::Site;
use crate::later;
use crate::pages::{overview::OverviewPage, problem::ProblemPage};
use crate::parts::later::Later;
use crate::parts::look;
use crate::platform::boot;
use crate::state::{AppState, Boundaries, Load};
use leptos::prelude::*;
use plan_method::address::Page;

/// The app of this page.
#[component]
pub fn App() -> impl IntoView {
    let state = AppState::of_page();
    let embedded = state.embed.with_untracked(Option::is_some);
    provide_context(state);
    look::follow(state);
    state.load();
    Effect::new(move |ready: Option<bool>| {
        let ready = ready.unwrap_or_default() || state.load.with(|load| *load != Load::Pending);
        if ready && !map_pending(state) {
            boot::ready();
            if !embedded {
                later::fetch_ahead(state);
            }
        }
        ready
    });
    if embedded {
        return view! { <Later fetch=later::fetch_embedded make=later::embedded_view /> }.into_any();
    }
    if state.kiosk {
        return view! { <Later fetch=later::fetch_kiosk make=later::kiosk_view /> }.into_any();
    }
    view! { <Site><Content /></Site> }.into_any()
}

/// Whether the map of the first view is still to come. The static page shows it already, so it stays until then.
fn map_pending(state: AppState) -> bool {
    let shows_map = state.embed.with_untracked(Option::is_none)
        && !state.kiosk
        && state.address.with_untracked(|address| address.page == Page::Overview)
        && state.load.with_untracked(|load| load.ready().is_some());
    shows_map
        && state.boundaries.with(|boundaries| matches!(boundaries, Boundaries::Unasked | Boundaries::Pending))
}

/// The page that the address asks for, or what stands in its way.
#[component]
pub fn Content() -> impl IntoView {
    let state = crate::state::use_app();
    let page = Memo::new(move |_| state.address.with(|address| address.page.clone()));
    let failed = Memo::new(move |_| state.load.with(|load| matches!(load, Load::Failed(_))));
    let pending = Memo::new(move |_| state.judged.with(Option::is_none));
    move || {
        if failed.get() {
            return view! { <ProblemPage /> }.into_any();
        }
        if pending.get() {
            return view! { <p class="loading">{move || state.texts().loading}</p> }.into_any();
        }
        let page = page.get();
        state.scoped();
        match page {
            Page::Overview => view! {
                <OverviewPage />
                <Later fetch=later::fetch_overview_more make=later::overview_more />
            }
            .into_any(),
            Page::Districts => {
                view! { <Later fetch=later::fetch_districts make=later::districts_page /> }.into_any()
            }
            Page::District(id) => {
                view! { <Later fetch=later::fetch_district make=move || later::district_page(id.clone()) /> }
                    .into_any()
            }
            Page::Targets => {
                view! { <Later fetch=later::fetch_targets make=later::targets_page /> }.into_any()
            }
            Page::Compare => {
                view! { <Later fetch=later::fetch_compare make=later::compare_page /> }.into_any()
            }
            Page::Concept(id) => {
                view! { <Later fetch=later::fetch_concept make=move || later::concept_page(id.clone()) /> }
                    .into_any()
            }
            Page::Brief(id) => {
                view! { <Later fetch=later::fetch_brief make=move || later::brief_page(id.clone()) /> }
                    .into_any()
            }
            Page::Topics => view! { <Later fetch=later::fetch_topics make=later::topics_page /> }.into_any(),
            Page::Topic(id) => {
                view! { <Later fetch=later::fetch_topic make=move || later::topic_page(id.clone()) /> }
                    .into_any()
            }
            Page::Target(id) => {
                view! { <Later fetch=later::fetch_target make=move || later::target_page(id.clone()) /> }
                    .into_any()
            }
            Page::Tasks => view! { <Later fetch=later::fetch_tasks make=later::tasks_page /> }.into_any(),
            Page::Task(id) => {
                view! { <Later fetch=later::fetch_task make=move || later::task_page(id.clone()) /> }
                    .into_any()
            }
            Page::Units => view! { <Later fetch=later::fetch_units make=later::units_page /> }.into_any(),
            Page::Unit(id) => {
                view! { <Later fetch=later::fetch_unit make=move || later::unit_page(id.clone()) /> }
                    .into_any()
            }
            Page::Text(id) => {
                view! { <Later fetch=later::fetch_text make=move || later::text_page(id.clone()) /> }
                    .into_any()
            }
            Page::Search => view! { <Later fetch=later::fetch_search make=later::search_page /> }.into_any(),
            Page::Draft => view! { <Later fetch=later::fetch_draft make=later::draft_page /> }.into_any(),
            Page::Method => view! { <Later fetch=later::fetch_method make=later::method_page /> }.into_any(),
            Page::Access => {
                view! { <Later fetch=later::fetch_statement make=later::access_page /> }.into_any()
            }
            Page::Calendar => {
                view! { <Later fetch=later::fetch_calendar make=later::calendar_page /> }.into_any()
            }
            Page::Workbench => {
                view! { <Later fetch=later::fetch_workbench make=later::workbench_page /> }.into_any()
            }
            Page::Map => view! { <Later fetch=later::fetch_map make=later::map_page /> }.into_any(),
            Page::Embed(target) => {
                let make = move || later::snippets_page(target.clone());
                view! { <Later fetch=later::fetch_snippets make /> }.into_any()
            }
        }
    }
}
