//! Provides the state, chooses the frame and the page: one match.

use crate::frames::site::Site;
use crate::lazy_pages;
use crate::pages::{overview::OverviewPage, problem::ProblemPage};
use crate::parts::appearance;
use crate::parts::lazy::Lazy;
use crate::parts::remote::loading;
use crate::platform::boot;
use crate::state::{AppState, Remote};
use leptos::prelude::*;
use plan_method::address::Page;

/// The app of this page.
#[component]
pub fn App() -> impl IntoView {
    let state = AppState::of_page();
    let embedded = state.nav.embed.with_untracked(Option::is_some);
    provide_context(state);
    appearance::follow(state);
    state.store.load();
    Effect::new(move |ready: Option<bool>| {
        let ready = ready.unwrap_or_default() || state.store.load.with(Remote::is_settled);
        if ready {
            boot::ready();
            if !embedded {
                lazy_pages::fetch_ahead(state);
            }
        }
        ready
    });
    if embedded {
        return view! { <Lazy fetch=lazy_pages::fetch_embedded make=lazy_pages::embedded_view /> }.into_any();
    }
    if state.nav.kiosk {
        let content: fn() -> AnyView = || view! { <Content /> }.into_any();
        return view! { <Lazy fetch=lazy_pages::fetch_kiosk make=move || lazy_pages::kiosk_view(content) /> }
            .into_any();
    }
    view! {
        <Site>
            <Content />
        </Site>
    }
    .into_any()
}

/// The page that the address asks for, or what stands in its way.
#[component]
pub fn Content() -> impl IntoView {
    let state = crate::state::use_app();
    let page = Memo::new(move |_| state.nav.address.with(|address| address.page.clone()));
    let failed = Memo::new(move |_| state.store.load.with(|load| load.failed().is_some()));
    let pending = Memo::new(move |_| state.store.judged.with(Option::is_none));
    move || {
        if failed.get() {
            return view! { <ProblemPage /> }.into_any();
        }
        if pending.get() {
            return loading(|texts| texts.loading);
        }
        let page = page.get();
        state.scoped();
        match page {
            Page::Overview => view! {
                <OverviewPage />
                <Lazy fetch=lazy_pages::fetch_overview_more make=lazy_pages::overview_more />
            }
            .into_any(),
            Page::Districts => {
                view! { <Lazy fetch=lazy_pages::fetch_districts make=lazy_pages::districts_page /> }.into_any()
            }
            Page::District(id) => {
                view! { <Lazy fetch=lazy_pages::fetch_district make=move || lazy_pages::district_page(id.clone()) /> }
                    .into_any()
            }
            Page::Targets => {
                view! { <Lazy fetch=lazy_pages::fetch_targets make=lazy_pages::targets_page /> }.into_any()
            }
            Page::Compare => {
                view! { <Lazy fetch=lazy_pages::fetch_compare make=lazy_pages::compare_page /> }.into_any()
            }
            Page::Indicator(id) => {
                view! { <Lazy fetch=lazy_pages::fetch_indicator make=move || lazy_pages::indicator_page(id.clone()) /> }
                    .into_any()
            }
            Page::Brief(id) => {
                view! { <Lazy fetch=lazy_pages::fetch_brief make=move || lazy_pages::brief_page(id.clone()) /> }
                    .into_any()
            }
            Page::Topics => view! { <Lazy fetch=lazy_pages::fetch_topics make=lazy_pages::topics_page /> }.into_any(),
            Page::Topic(id) => {
                view! { <Lazy fetch=lazy_pages::fetch_topic make=move || lazy_pages::topic_page(id.clone()) /> }
                    .into_any()
            }
            Page::Target(id) => {
                view! { <Lazy fetch=lazy_pages::fetch_target make=move || lazy_pages::target_page(id.clone()) /> }
                    .into_any()
            }
            Page::Tasks => view! { <Lazy fetch=lazy_pages::fetch_tasks make=lazy_pages::tasks_page /> }.into_any(),
            Page::Task(id) => {
                view! { <Lazy fetch=lazy_pages::fetch_task make=move || lazy_pages::task_page(id.clone()) /> }
                    .into_any()
            }
            Page::Departments => view! { <Lazy fetch=lazy_pages::fetch_departments make=lazy_pages::departments_page /> }.into_any(),
            Page::Department(id) => {
                view! { <Lazy fetch=lazy_pages::fetch_department make=move || lazy_pages::department_page(id.clone()) /> }
                    .into_any()
            }
            Page::Text(id) => {
                view! { <Lazy fetch=lazy_pages::fetch_text make=move || lazy_pages::text_page(id.clone()) /> }
                    .into_any()
            }
            Page::Search => view! { <Lazy fetch=lazy_pages::fetch_search make=lazy_pages::search_page /> }.into_any(),
            Page::Draft => view! { <Lazy fetch=lazy_pages::fetch_draft make=lazy_pages::draft_page /> }.into_any(),
            Page::Method => view! { <Lazy fetch=lazy_pages::fetch_method make=lazy_pages::method_page /> }.into_any(),
            Page::Access => {
                view! { <Lazy fetch=lazy_pages::fetch_statement make=lazy_pages::access_page /> }.into_any()
            }
            Page::Calendar => {
                view! { <Lazy fetch=lazy_pages::fetch_calendar make=lazy_pages::calendar_page /> }.into_any()
            }
            Page::Workbench => {
                view! { <Lazy fetch=lazy_pages::fetch_workbench make=lazy_pages::workbench_page /> }.into_any()
            }
            Page::Map => view! { <Lazy fetch=lazy_pages::fetch_map make=lazy_pages::map_page /> }.into_any(),
            Page::Embed(target) => {
                let make = move || lazy_pages::snippets_page(target.clone());
                view! { <Lazy fetch=lazy_pages::fetch_snippets make /> }.into_any()
            }
        }
    }
}
