//! The views that stand in other people's pages: one arm each.

use crate::parts::calendar_figure::CalendarFigure;
use crate::parts::district_card::DistrictCard;
use crate::parts::district_map::DistrictMap;
use crate::parts::export_subject::SharedView;
use crate::parts::goal_figure::GoalFigure;
use crate::parts::remote::{Say, failed_view, loading};
use crate::parts::side_by_side::Sides;
use crate::parts::state_bars::StateBars;
use crate::parts::target_item::target_item;
use crate::parts::value_panels::value_panels;
use crate::state::{Judged, use_app};
use crate::ui::link::Link;
use leptos::prelude::*;
use plan_method::address::{Address, Page};
use plan_present::embed::{Embed, LIST_ROWS, View};
use plan_present::names;
use plan_present::present;
use plan_present::text::LangTexts;

/// The view that a frame in somebody else's page asks for, or what stands in its way.
#[component]
pub fn EmbeddedPage() -> impl IntoView {
    let state = use_app();
    let refused = Memo::new(move |_| state.store.load.with(|load| load.failed().cloned()));
    let pinned = Memo::new(move |_| {
        state.nav.embed.with(|embed| embed.as_ref().is_some_and(|embed| embed.release.is_some()))
    });
    let pending = Memo::new(move |_| state.store.judged.with(Option::is_none));
    move || match (refused.get(), pending.get()) {
        (Some(refused), _) => {
            let title: Say =
                if pinned.get() { |texts| texts.embed_release_gone } else { |texts| texts.load_failed };
            failed_view(title, &refused, Some(Box::new(move || state.store.load())))
        }
        (None, true) => loading(|texts| texts.loading),
        (None, false) => view! { <EmbeddedView /> }.into_any(),
    }
}

/// The view, or what it lacks.
#[component]
fn EmbeddedView() -> impl IntoView {
    let state = use_app();
    let embed = Memo::new(move |_| state.nav.embed.get().unwrap_or_default());
    // The metric is the map's own matter: it patches its chart.
    let shown = Memo::new(move |_| {
        let mut embed = embed.get();
        embed.address.metric = Default::default();
        (embed, state.store.judged.get())
    });
    super::titled(move || names::view(embed.with(|embed| embed.view), state.nav.lang.get()).to_owned());
    move || {
        let (embed, judged) = shown.get();
        let Some(judged) = judged else { return ().into_any() };
        if let Some(lacks) = embed.lacks(&judged.data) {
            return view! { <p class="notice">{state.texts().embed_lacks}<code>{lacks}</code></p> }
                .into_any();
        }
        match embed.view {
            View::Goal => goal(&embed, &judged),
            View::District => district(&embed, &judged),
            View::Map => view! { <EmbeddedMap /> }.into_any(),
            View::List => rows(&embed, &judged),
            View::States => states(&embed, &judged),
            View::Compare => compare(&embed, &judged),
            View::Calendar => calendar(&embed, &judged),
        }
    }
}

fn goal(embed: &Embed, judged: &Judged) -> AnyView {
    let state = use_app();
    let lang = embed.address.lang;
    let sheet = embed.target().and_then(|id| present::target(judged, id, lang));
    let Some(sheet) = sheet else { return ().into_any() };
    let open = Callback::new(move |record: String| state.nav.change(|address| address.source = Some(record)));
    let goal = sheet.goal.clone();
    view! {
        <header class="embed-head">
            <p class="eyebrow">
                {sheet.district_name.clone()}" · "<span lang="zh-CN">{sheet.plan_title.clone()}</span>
            </p>
            <h1>{sheet.name.clone()}</h1>
        </header>
        <GoalFigure sheet=Signal::derive(move || goal.clone()) target=sheet.id.clone() on_select=open />
    }
    .into_any()
}

fn district(embed: &Embed, judged: &Judged) -> AnyView {
    let rows = present::overview(judged, embed.address.lang).districts;
    let row = rows.into_iter().find(|row| Some(row.district.as_str()) == embed.district());
    let Some(row) = row else { return ().into_any() };
    view! {
        <h1 class="visually-hidden">{row.name.clone()}</h1>
        <ul class="district-cards">
            <DistrictCard row />
        </ul>
    }
    .into_any()
}

#[component]
fn EmbeddedMap() -> impl IntoView {
    let state = use_app();
    let on_select = Callback::new(move |district: String| {
        let list = |address: &Address| address.list(Page::Targets, |query| query.districts = vec![district]);
        state.nav.visit(&state.nav.address.with_untracked(list));
    });
    view! {
        <h1 class="visually-hidden">{move || names::view(View::Map, state.nav.lang.get())}</h1>
        <DistrictMap on_select />
    }
}

fn rows(embed: &Embed, judged: &Judged) -> AnyView {
    let state = use_app();
    let mut query = embed.address.query.clone();
    query.group = None;
    let sheet = present::targets(judged, &query, embed.address.lang);
    let more = sheet.shown.saturating_sub(LIST_ROWS);
    let items: Vec<_> = sheet
        .targets()
        .take(LIST_ROWS)
        .filter_map(|at| present::target_row(judged, at, embed.address.lang))
        .map(|row| target_item(state, row, false, Box::new(|| {})))
        .collect();
    let to = Signal::derive(move || state.nav.address.with(|address| address.on(Page::Targets)));
    view! {
        <header class="embed-head figure-caption">
            <h1>{sheet.title.clone()}</h1>
        </header>
        <ul class="target-rows">{items}</ul>
        {(more > 0)
            .then(|| {
                view! {
                    <p>
                        <Link to class="button">
                            {state.texts().see_all}
                            " (+"
                            {more}
                            ")"
                        </Link>
                    </p>
                }
            })}
    }
    .into_any()
}

fn calendar(embed: &Embed, judged: &Judged) -> AnyView {
    let lang = embed.address.lang;
    let sheet = present::calendar(judged, lang);
    view! {
        <h1 class="visually-hidden">{names::view(View::Calendar, lang)}</h1>
        <CalendarFigure sheet=Signal::derive(move || sheet.clone()) />
    }
    .into_any()
}

fn compare(embed: &Embed, judged: &Judged) -> AnyView {
    let lang = embed.address.lang;
    let texts = lang.texts();
    let sheet = embed.indicator().and_then(|id| present::indicator(judged, id, lang));
    let Some(sheet) = sheet else { return ().into_any() };
    view! {
        <header class="embed-head figure-caption">
            <h1>{sheet.name}</h1>
        </header>
        {value_panels(sheet.panels, SharedView::Indicator(sheet.id))}
        {sheet.targets.map(|sheet| view! { <Sides sheet id="targets" heading=texts.targets_compared /> })}
        {sheet.values.map(|sheet| view! { <Sides sheet id="values" heading=texts.values_compared /> })}
    }
    .into_any()
}

fn states(embed: &Embed, judged: &Judged) -> AnyView {
    let sheet = present::states(judged, &embed.address.query, embed.address.lang);
    view! {
        <header class="embed-head figure-caption">
            <h1>{sheet.title.clone()}</h1>
            <p>{sheet.sentence.clone()}</p>
        </header>
        <StateBars rows=sheet.rows total=sheet.total within=embed.address.query.clone() />
    }
    .into_any()
}
