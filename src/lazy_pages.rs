//! The pages that come on first need: what the first view does without.
//!
//! They are in two files: the list with the page of a target, the tools of the large type and what few readers open
//! there; and all other pages. More files would share more code, and the splitter puts what any set of files shares into
//! a file of its own. The kiosk has one that only a hall loads. The workbench and the drafts share one, fetched when
//! either is opened.

use crate::frames::{
    embed::Embed,
    kiosk::{self, Kiosk},
};
use crate::pages::{
    access::AccessPage, brief::BriefPage, calendar::CalendarPage, compare::ComparePage,
    department::DepartmentPage, departments::DepartmentsPage, district::DistrictPage,
    districts::DistrictsPage, doubts::DoubtsPage, draft::DraftPage, embedded::EmbeddedPage,
    indicator::IndicatorPage, map::MapPage, matters::MattersPage, method::MethodPage, missing::MissingPage,
    overview_more::OverviewMore, request::RequestPage, search::SearchPage, snippets::SnippetsPage,
    target::TargetPage, targets::TargetsPage, task::TaskPage, tasks::TasksPage, text::TextPage,
    topic::TopicPage, topics::TopicsPage, workbench::WorkbenchPage,
};
use crate::parts::access_bar::fetch_tools;
use crate::parts::lazy::lazy;
use crate::platform::{clock, keys, media};
use crate::state::AppState;
use leptos::prelude::*;
use leptos::task::spawn_local;

lazy! {
    /// The list of targets.
    targets_page after fetch_targets in list () view! { <TargetsPage /> }.into_any();
    /// The page of one target.
    target_page after fetch_target in list (id: String) view! { <TargetPage id /> }.into_any();
    /// A view in somebody else's page, with its frame.
    embedded_view after fetch_embedded in list () view! { <Embed><EmbeddedPage /></Embed> }.into_any();
    /// The accessibility statement.
    access_page after fetch_statement in list () view! { <AccessPage /> }.into_any();
    /// The hall's frame, with its loop.
    kiosk_view after fetch_kiosk in kiosk (content: fn() -> AnyView) view! { <Kiosk content /> }.into_any();
    /// Where a hall's visitor begins.
    home_page after fetch_home in kiosk () kiosk::home();
    /// A plan's text becomes a draft.
    draft_page after fetch_draft in workbench () view! { <DraftPage /> }.into_any();
    /// What stands below the overview's first view.
    overview_more after fetch_overview_more in pages () view! { <OverviewMore /> }.into_any();
    /// A briefing for paper.
    brief_page after fetch_brief in pages (id: Option<String>) view! { <BriefPage id /> }.into_any();
    /// What is pinned, side by side.
    compare_page after fetch_compare in pages () view! { <ComparePage /> }.into_any();
    /// One indicator across districts.
    indicator_page after fetch_indicator in pages (id: String) view! { <IndicatorPage id /> }.into_any();
    /// Topics by plan.
    topics_page after fetch_topics in pages () view! { <TopicsPage /> }.into_any();
    /// One topic across districts.
    topic_page after fetch_topic in pages (id: String) view! { <TopicPage id /> }.into_any();
    /// Snippets for other people's pages.
    snippets_page after fetch_snippets in pages (target: Option<String>)
        view! { <SnippetsPage target /> }.into_any();
    /// The districts.
    districts_page after fetch_districts in pages () view! { <DistrictsPage /> }.into_any();
    /// The page of one district.
    district_page after fetch_district in pages (id: String) view! { <DistrictPage id /> }.into_any();
    /// The tree of tasks.
    tasks_page after fetch_tasks in pages () view! { <TasksPage /> }.into_any();
    /// The page of one task.
    task_page after fetch_task in pages (id: String) view! { <TaskPage id /> }.into_any();
    /// The responsible departments.
    departments_page after fetch_departments in pages () view! { <DepartmentsPage /> }.into_any();
    /// The page of one responsible department.
    department_page after fetch_department in pages (id: String) view! { <DepartmentPage id /> }.into_any();
    /// A plan's whole text.
    text_page after fetch_text in pages (id: String) view! { <TextPage id /> }.into_any();
    /// Matters of everyday life.
    matters_page after fetch_matters in pages (id: Option<String>) view! { <MattersPage id /> }.into_any();
    /// What lacks a result.
    missing_page after fetch_missing in pages () view! { <MissingPage /> }.into_any();
    /// Requests for government information.
    request_page after fetch_request in pages (id: String) view! { <RequestPage id /> }.into_any();
    /// Every doubt about the plans' texts.
    doubts_page after fetch_doubts in pages () view! { <DoubtsPage /> }.into_any();
    /// The map.
    map_page after fetch_map in pages () view! { <MapPage /> }.into_any();
    /// The search.
    search_page after fetch_search in pages () view! { <SearchPage /> }.into_any();
    /// Rules, words, data.
    method_page after fetch_method in pages () view! { <MethodPage /> }.into_any();
    /// A reader's own figures; not fetched ahead, because few visits need it.
    workbench_page after fetch_workbench in workbench () view! { <WorkbenchPage /> }.into_any();
    /// The deadlines.
    calendar_page after fetch_calendar in pages () view! { <CalendarPage /> }.into_any();
}

/// Fetches the files of the site, one after the other. A failure is left to whoever opens a page.
async fn fetch_all() {
    let _ = fetch_targets().await;
    let _ = fetch_compare().await;
    let _ = fetch_tools().await;
}

/// How long the first view is left alone before the other pages' parts are fetched, in milliseconds.
const IDLE_MS: u32 = 1_500;

/// Fetches the parts once the first view stands, so that the next page is there when it is asked for; not for a
/// reader who saves data.
pub fn fetch_ahead(state: AppState) {
    if !media::saves_data() {
        clock::after(IDLE_MS, move || {
            spawn_local(async move {
                fetch_all().await;
                state.store.extras.set(true);
            });
        });
    }
    // Whoever goes by keyboard needs the data cursors.
    keys::on_key("Tab", move || {
        state.store.extras.set(true);
        false
    });
}
