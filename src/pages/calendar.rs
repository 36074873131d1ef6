//! 日程: every deadline on a time axis and in a list by year and district; follows the day of judging.

use crate::parts::calendar_figure::{CalendarFigure, due};
use crate::parts::signpost_list::signpost_panel;
use crate::parts::target_lines::target_list;
use crate::state::use_app;
use crate::ui::erased::link;
use crate::ui::localized::localized;
use leptos::prelude::*;
use plan_model::lang::Lang;
use plan_model::plan::NoteKind;
use plan_present::present::{self, CalendarSheet, DistrictYear, Year};
use plan_present::text::LangTexts;

/// The calendar.
#[component]
pub fn CalendarPage() -> impl IntoView {
    let state = use_app();
    let sheet = Memo::new(move |_| {
        let lang = state.nav.lang.get();
        state.store.judged.with(|judged| judged.as_ref().map(|judged| present::calendar(judged, lang)))
    });
    super::titled(move || state.texts().calendar.to_owned());
    let goals = move || {
        let lang = state.nav.lang.get();
        let found = state.store.judged.with(|judged| {
            let data = &judged.as_ref()?.data;
            present::signposts(data, NoteKind::GoalInWords, None, lang)
        });
        signpost_panel(found, "goals", lang)
    };
    let drawn = Memo::new(move |_| sheet.with(Option::is_some));
    view! {
        <header class="page-head">
            <h1>{localized(|texts| texts.calendar)}</h1>
            <p class="lead">
                {move || {
                    sheet
                        .with(|sheet| sheet.as_ref().map(|sheet| present::judged_on(sheet.as_of, sheet.lang)))
                }}
            </p>
        </header>
        <Show when=move || drawn.get()>
            <section class="panel">
                <CalendarFigure sheet=Signal::derive(move || {
                    sheet
                        .get()
                        .unwrap_or_else(|| present::no_calendar(state.nav.as_of.get(), state.nav.lang.get()))
                }) />
            </section>
        </Show>
        {move || sheet.with(|sheet| sheet.as_ref().map(years))}
        {goals}
    }
}

fn years(sheet: &CalendarSheet) -> AnyView {
    let years: Vec<AnyView> = sheet.years.iter().map(|year| year_of(year, sheet.lang)).collect();
    view! { <ol class="years">{years}</ol> }.into_any()
}

fn year_of(row: &Year, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let year = row.year;
    let districts: Vec<AnyView> =
        row.districts.iter().map(|district| district_year(district, year, row.next, lang)).collect();
    let next = row.next.then(|| view! { <span class="tag">{texts.next_deadline}</span> });
    view! {
        <li class="panel year">
            <div class="year-head">
                <h2>{row.text.clone()}</h2>
                {next}
                <p class="year-sentence">{row.sentence.clone()}</p>
                {link("year-link", move |address| due(address, year, None), texts.see_these)}
            </div>
            {districts}
        </li>
    }
    .into_any()
}

fn district_year(row: &DistrictYear, year: i32, open: bool, lang: Lang) -> AnyView {
    let district = row.district.clone();
    let to = link(
        "district-year-link",
        move |address| due(address, year, Some(&district)),
        lang.texts().see_these,
    );
    view! {
        <details class=format!("fold district-year district-{}", row.district) open=open>
            <summary>
                <span class="district-year-name">
                    <span class="district-mark" aria-hidden="true"></span>
                    {row.name.clone()}
                </span>
                <span class="district-year-sentence">{row.sentence.clone()}</span>
            </summary>
            {target_list(&row.targets, lang)}
            <p>{to}</p>
        </details>
    }
    .into_any()
}
