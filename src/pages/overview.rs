//! 总览: how many commitments, in what state; the map; first and last deadlines; what published values settle.

use crate::parts::district_card::DistrictCard;
use crate::parts::district_map::DistrictMap;
use crate::parts::replay::ReplayControls;
use crate::parts::state_badge::StateBadge;
use crate::parts::state_bars::StateBars;
use crate::state::use_app;
use crate::ui::link::Link;
use leptos::prelude::*;
use plan_method::address::Page;
use plan_present::present::{self, DeadlineRow, Overview};

/// The overview page.
#[component]
pub fn OverviewPage() -> impl IntoView {
    let state = use_app();
    let sheet = Memo::new(move |_| {
        let lang = state.nav.lang.get();
        state.store.judged.with(|judged| judged.as_ref().map(|judged| present::overview(judged, lang)))
    });
    super::titled(move || state.texts().overview.to_owned());
    move || sheet.get().map(|sheet| view! { <Body sheet /> })
}

#[component]
fn Body(sheet: Overview) -> impl IntoView {
    let state = use_app();
    let texts = state.texts();
    let districts: Vec<_> =
        sheet.districts.iter().cloned().map(|row| view! { <DistrictCard row /> }).collect();
    let settled: Vec<_> = sheet.settled.iter().cloned().map(|row| view! { <SettledRow row /> }).collect();
    view! {
        <header class="page-head">
            <p class="tagline">{texts.tagline}</p>
            <h1>{sheet.title.clone()}</h1>
            <p class="lead">{sheet.sentence.clone()}</p>
        </header>
        <div class="overview-grid">
            <div class="column">
                <section class="panel" aria-labelledby="by-state">
                    <h2 id="by-state">{texts.by_state}</h2>
                    <p class="hint">{texts.commitments_help}</p>
                    <StateBars rows=sheet.states.clone() total=sheet.total />
                    <p>
                        <Link
                            to=Signal::derive(move || {
                                state.nav.address.with(|address| address.list(Page::Targets, |_| {}))
                            })
                            class="button"
                        >
                            {texts.see_all}
                        </Link>
                    </p>
                </section>
                <Deadlines sheet=sheet.clone() />
            </div>
            <section class="panel map-panel">
                <ReplayControls />
                <DistrictMap />
            </section>
        </div>
        <section class="panel" aria-labelledby="settled">
            <h2 id="settled">{texts.reached_or_missed}</h2>
            {if sheet.settled.is_empty() {
                view! { <p>{texts.no_observation}</p> }.into_any()
            } else {
                view! { <ul class="settled-list">{settled}</ul> }.into_any()
            }}
        </section>
        <section aria-labelledby="by-district">
            <h2 id="by-district">{texts.by_district}</h2>
            <ul class="district-cards">{districts}</ul>
        </section>
        <p class="hint">{texts.as_of}" "{sheet.as_of.clone()}" · "{texts.as_of_help}</p>
    }
}

#[component]
fn Deadlines(sheet: Overview) -> impl IntoView {
    let state = use_app();
    let texts = state.texts();
    let next = sheet.next_deadline;
    let rows: Vec<_> = sheet
        .deadlines
        .iter()
        .cloned()
        .enumerate()
        .map(|(at, group)| {
            let year = plan_model::Datelike::year(&group.date);
            let to = Signal::derive(move || {
                state.nav.address.with(|address| address.list(Page::Targets, |query| query.due = vec![year]))
            });
            let names: Vec<String> =
                group.districts.iter().map(|(_, name, n)| format!("{name} {n}")).collect();
            let class = match (group.passed, next == Some(at)) {
                (true, _) => "deadline passed",
                (false, true) => "deadline next",
                (false, false) => "deadline",
            };
            view! {
                <li class=class>
                    <Link to class="deadline-date">
                        {group.text.clone()}
                    </Link>
                    <span class="deadline-count">{present::count_of(group.count, sheet.lang)}</span>
                    <span class="deadline-districts">{names.join(" · ")}</span>
                </li>
            }
            .into_any()
        })
        .collect();
    let first = sheet.deadlines.first().map(|group| group.text.clone()).unwrap_or_default();
    let last = sheet.deadlines.last().map(|group| group.text.clone()).unwrap_or_default();
    let finding = present::deadline_finding(&sheet);
    view! {
        <section class="panel" aria-labelledby="deadlines">
            <h2 id="deadlines">{texts.deadline}</h2>
            <p>{finding}</p>
            <p class="hint">{texts.first_deadline}" "{first}" · "{texts.last_deadline}" "{last}</p>
            <ol class="deadline-list">{rows}</ol>
        </section>
    }
}

#[component]
fn SettledRow(row: DeadlineRow) -> impl IntoView {
    let state = use_app();
    let lang = state.nav.lang.get_untracked();
    let texts = state.texts();
    let id = row.target.clone();
    let to = Signal::derive(move || state.nav.address.with(|address| address.on(Page::Target(id.clone()))));
    view! {
        <li class="settled-row">
            <StateBadge state=row.state lang />
            <Link to class="settled-name">
                {row.district.clone()}
                " · "
                {row.name.clone()}
            </Link>
            <span>{texts.target}" "{row.asked.clone()}" · "{row.deadline.clone()}</span>
            <span>{texts.observed}" "{row.reading.clone().unwrap_or_default()}</span>
        </li>
    }
}
