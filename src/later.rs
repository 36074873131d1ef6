//! The pages that come on first need: what the first view does without.

use crate::pages::{
    calendar::CalendarPage, district::DistrictPage, districts::DistrictsPage, target::TargetPage,
    targets::TargetsPage, task::TaskPage, tasks::TasksPage, unit::UnitPage, units::UnitsPage,
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
    /// The districts.
    districts_page after fetch_districts in district () view! { <DistrictsPage /> }.into_any();
    /// The page of one district.
    district_page after fetch_district in district (id: String) view! { <DistrictPage id /> }.into_any();
    /// The tree of tasks.
    tasks_page after fetch_tasks in tasks () view! { <TasksPage /> }.into_any();
    /// The page of one task.
    task_page after fetch_task in tasks (id: String) view! { <TaskPage id /> }.into_any();
    /// The responsible units.
    units_page after fetch_units in units () view! { <UnitsPage /> }.into_any();
    /// The page of one responsible unit.
    unit_page after fetch_unit in units (id: String) view! { <UnitPage id /> }.into_any();
    /// The deadlines.
    calendar_page after fetch_calendar in calendar () view! { <CalendarPage /> }.into_any();
}

/// Fetches every page, one after the other. A failure is left to whoever opens the page.
async fn fetch_all() {
    let _ = fetch_targets().await;
    let _ = fetch_target().await;
    let _ = fetch_district().await;
    let _ = fetch_tasks().await;
    let _ = fetch_units().await;
    let _ = fetch_calendar().await;
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
