//! Provides the state, chooses the frame and the page: one match.

use crate::frames::site::Site;
use crate::lazy_pages;
use crate::pages::{overview::OverviewPage, problem::ProblemPage};
use crate::parts::appearance;
use crate::parts::lazy::lazy_view;
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
        return lazy_view(lazy_pages::fetch_embedded, lazy_pages::embedded_view);
    }
    if state.nav.kiosk {
        let content: fn() -> AnyView = || view! { <Content /> }.into_any();
        return lazy_view(lazy_pages::fetch_kiosk, move || lazy_pages::kiosk_view(content));
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
            Page::Home if state.nav.kiosk => lazy_view(lazy_pages::fetch_home, lazy_pages::home_page),
            Page::Overview | Page::Home => view! {
                <OverviewPage />
                {lazy_view(lazy_pages::fetch_overview_more, lazy_pages::overview_more)}
            }
            .into_any(),
            Page::Districts => lazy_view(lazy_pages::fetch_districts, lazy_pages::districts_page),
            Page::District(id) => {
                lazy_view(lazy_pages::fetch_district, move || lazy_pages::district_page(id.clone()))
            }
            Page::Targets => lazy_view(lazy_pages::fetch_targets, lazy_pages::targets_page),
            Page::Compare => lazy_view(lazy_pages::fetch_compare, lazy_pages::compare_page),
            Page::Indicator(id) => {
                lazy_view(lazy_pages::fetch_indicator, move || lazy_pages::indicator_page(id.clone()))
            }
            Page::Brief(id) => lazy_view(lazy_pages::fetch_brief, move || lazy_pages::brief_page(id.clone())),
            Page::Matters(id) => {
                lazy_view(lazy_pages::fetch_matters, move || lazy_pages::matters_page(id.clone()))
            }
            Page::Request(id) => {
                lazy_view(lazy_pages::fetch_request, move || lazy_pages::request_page(id.clone()))
            }
            Page::Topics => lazy_view(lazy_pages::fetch_topics, lazy_pages::topics_page),
            Page::Topic(id) => lazy_view(lazy_pages::fetch_topic, move || lazy_pages::topic_page(id.clone())),
            Page::Target(id) => {
                lazy_view(lazy_pages::fetch_target, move || lazy_pages::target_page(id.clone()))
            }
            Page::Tasks => lazy_view(lazy_pages::fetch_tasks, lazy_pages::tasks_page),
            Page::Task(id) => lazy_view(lazy_pages::fetch_task, move || lazy_pages::task_page(id.clone())),
            Page::Departments => lazy_view(lazy_pages::fetch_departments, lazy_pages::departments_page),
            Page::Department(id) => {
                lazy_view(lazy_pages::fetch_department, move || lazy_pages::department_page(id.clone()))
            }
            Page::Text(id) => lazy_view(lazy_pages::fetch_text, move || lazy_pages::text_page(id.clone())),
            Page::Doubts => lazy_view(lazy_pages::fetch_doubts, lazy_pages::doubts_page),
            Page::Missing => lazy_view(lazy_pages::fetch_missing, lazy_pages::missing_page),
            Page::Search => lazy_view(lazy_pages::fetch_search, lazy_pages::search_page),
            Page::Draft => lazy_view(lazy_pages::fetch_draft, lazy_pages::draft_page),
            Page::Method => lazy_view(lazy_pages::fetch_method, lazy_pages::method_page),
            Page::Access => lazy_view(lazy_pages::fetch_statement, lazy_pages::access_page),
            Page::Calendar => lazy_view(lazy_pages::fetch_calendar, lazy_pages::calendar_page),
            Page::Workbench => lazy_view(lazy_pages::fetch_workbench, lazy_pages::workbench_page),
            Page::Map => lazy_view(lazy_pages::fetch_map, lazy_pages::map_page),
            Page::Embed(target) => {
                lazy_view(lazy_pages::fetch_snippets, move || lazy_pages::snippets_page(target.clone()))
            }
        }
    }
}
