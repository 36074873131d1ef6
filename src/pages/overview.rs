//! 总览: how many commitments, in what state; the map; first and last deadlines; what published values settle.

use crate::parts::district_map::DistrictMap;
use crate::parts::note_list::NoteList;
use crate::parts::replay::ReplayControls;
use crate::parts::state_badge::{StateBadge, StateMark};
use crate::state::use_app;
use crate::ui::link::Link;
use leptos::prelude::*;
use plan_core::address::{Address, Page};
use plan_core::present::{self, DeadlineRow, DistrictRow, NoteRow, Overview};
use plan_core::progress::State;
use plan_core::query::Query;

/// The overview page.
#[component]
pub fn OverviewPage() -> impl IntoView {
    let state = use_app();
    let sheet = Memo::new(move |_| {
        let lang = state.lang.get();
        state.judged.with(|judged| {
            judged
                .as_ref()
                .map(|judged| present::overview(&judged.data, &judged.statuses, judged.as_of, lang))
        })
    });
    super::titled(move || state.texts().overview.to_owned());
    move || sheet.get().map(|sheet| view! { <Body sheet /> })
}

/// A list of targets of this view, with other choices.
fn list(address: &Address, choose: impl FnOnce(&mut Query)) -> Address {
    let mut query = address.query.cleared();
    choose(&mut query);
    query.normalise();
    Address { page: Page::Targets, query, source: None, ..address.clone() }
}

#[component]
fn Body(sheet: Overview) -> impl IntoView {
    let state = use_app();
    let texts = state.texts();
    let map = Memo::new(move |_| {
        let lang = state.lang.get();
        let metric = state.address.with(|address| address.metric);
        state.judged.with(|judged| match judged {
            Some(judged) => present::map(&judged.data, &judged.statuses, metric, &[], lang),
            None => present::MapSheet::empty(lang),
        })
    });
    let open_district = Callback::new(move |district: String| {
        let address =
            state.address.with_untracked(|address| list(address, |query| query.districts = vec![district]));
        state.visit(&address);
    });
    let total = sheet.total;
    let states: Vec<_> = sheet
        .states
        .iter()
        .cloned()
        .map(|row| {
            let chosen = row.state;
            let to = Signal::derive(move || {
                state.address.with(|address| list(address, |query| query.states = vec![chosen]))
            });
            let width = format!("{:.2}%", 100.0 * row.count as f64 / total.max(1) as f64);
            view! {
                <li class="state-row">
                    <Link to class="state-link">
                        <StateMark state=chosen />
                        <span class="state-name">{row.name.clone()}</span>
                        <span class="state-count">{row.text.clone()}</span>
                    </Link>
                    <span class="state-track" aria-hidden="true">
                        <span class=format!("state-bar state-{}", chosen.slug()) style:width=width></span>
                    </span>
                </li>
            }
            .into_any()
        })
        .collect();
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
                    <ul class="state-list">{states}</ul>
                    <p><Link to=Signal::derive(move || state.address.with(|address| list(address, |_| {}))) class="button">{texts.see_all}</Link></p>
                </section>
                <Deadlines sheet=sheet.clone() />
            </div>
            <section class="panel map-panel">
                <ReplayControls />
                <DistrictMap sheet=map on_select=open_district />
            </section>
        </div>
        <section class="panel" aria-labelledby="settled">
            <h2 id="settled">{texts.reached_or_missed}</h2>
            {if sheet.settled.is_empty() {
                view! { <p>{texts.no_evidence}</p> }.into_any()
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
fn DistrictCard(row: DistrictRow) -> impl IntoView {
    let state = use_app();
    let texts = state.texts();
    let lang = state.lang.get_untracked();
    let district = row.district.clone();
    let to = Signal::derive(move || {
        let district = district.clone();
        state.address.with(|address| list(address, |query| query.districts = vec![district]))
    });
    let numbers = [
        (texts.commitments, row.commitments),
        (plan_core::text::state(State::Achieved, lang), row.achieved),
        (plan_core::text::state(State::Missed, lang), row.missed),
        (plan_core::text::state(State::DueNoData, lang), row.due_no_data),
    ]
    .map(|(name, n)| view! { <div class="figure-pair"><dt>{name}</dt><dd>{n}</dd></div> });
    view! {
        <li class=format!("panel district-card district-{}", row.district)>
            <h3><Link to><span class="district-mark" aria-hidden="true"></span>{row.name.clone()}</Link></h3>
            <p class="plan-title" lang="zh-CN">{row.title.clone()}</p>
            {(lang == plan_core::text::Lang::En).then(|| view! { <p class="gloss">{row.title_en.clone()}" ("{texts.english_gloss}")"</p> })}
            <p class="hint">{texts.period}" "{row.period.clone()}</p>
            <dl class="figure-pairs">{numbers}</dl>
            <PlanNotes notes=row.notes.clone() />
        </li>
    }
}

/// The remarks on one plan's text; listed when they are opened.
#[component]
fn PlanNotes(notes: Vec<NoteRow>) -> impl IntoView {
    let state = use_app();
    let n = notes.len();
    let open = RwSignal::new(false);
    let flip = move |_| open.update(|open| *open = !*open);
    view! {
        <button type="button" class="button quiet" aria-expanded=move || open.get().to_string() on:click=flip>
            {move || format!("{} {n}", state.texts().plan_notes)}
        </button>
        <Show when=move || open.get()>
            <NoteList notes=notes.clone() />
        </Show>
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
            let year = plan_core::Datelike::year(&group.date);
            let to = Signal::derive(move || {
                state.address.with(|address| list(address, |query| query.due = vec![year]))
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
                    <Link to class="deadline-date">{group.text.clone()}</Link>
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
    let lang = state.lang.get_untracked();
    let texts = state.texts();
    let id = row.target.clone();
    let to = Signal::derive(move || state.address.with(|address| address.on(Page::Target(id.clone()))));
    view! {
        <li class="settled-row">
            <StateBadge state=row.state lang />
            <Link to class="settled-name">{row.district.clone()}" · "{row.name.clone()}</Link>
            <span>{texts.target}" "{row.asked.clone()}" · "{row.deadline.clone()}</span>
            <span>{texts.observed}" "{row.reading.clone().unwrap_or_default()}</span>
        </li>
    }
}
