//! The deadlines of the wall on a time axis; a year chooses what falls due in it.

use super::replay::replay_controls;
use super::time_brush::TimeBrush;
use super::wall::{WallController, presence};
use crate::state::AppState;
use crate::ui::erased::{link, on_click, on_press, reactive, reactive_text};
use crate::ui::localized::localized;
use leptos::prelude::*;
use plan_charts::{StripForm, StripYear, TimeStrip, time_strip};
use plan_method::address::Page;
use plan_method::query::Facet;
use plan_model::{Datelike, NaiveDate};
use plan_present::present::replay_day;
use plan_present::text::LangTexts;

/// Width of what takes hold of the day, in CSS pixels.
const HANDLE: f64 = 36.0;

/// The strip with the replay below it.
pub fn time_strip_view(controller: WallController) -> AnyView {
    let state = controller.state;
    let layout = Memo::new(move |_| {
        let form = if controller.phone.get() { StripForm::PHONE } else { StripForm::DESK };
        controller.sheet.with(|sheet| time_strip(sheet, form, state.nav.today.get()))
    });
    let brush = TimeBrush::new(controller, layout);
    let view_box = move || layout.with(|strip| format!("0 0 {} {}", strip.form.width, strip.height));
    let class = move || if controller.phone.get() { "time-strip blocks" } else { "time-strip" };
    let still = reactive(move || {
        let strip = layout.read();
        controller.sheet.with(|sheet| {
            let known: Vec<bool> = sheet.bands.iter().map(|band| band.issue_known).collect();
            let districts: Vec<&str> = sheet.bands.iter().map(|band| band.district.as_str()).collect();
            bands(&strip, &known, &districts)
        })
    });
    let dots = reactive(move || {
        let (strip, sheet, choice) = (layout.read(), controller.sheet.read(), controller.choice.read());
        let radius = strip.form.dot / 2.0;
        let dot = |(at, [x, y]): (usize, &[f64; 2])| {
            let tile = sheet.tiles.get(at);
            let (own, issued) = tile.map_or((false, false), |tile| (tile.own_date, tile.issued));
            let presence = presence(issued, choice.fits.get(at).copied().unwrap_or(true));
            let class = format!("due-dot{}{presence}", if own { " own" } else { "" });
            let radius = if own { radius } else { radius - 0.5 };
            view! { <circle class=class cx=x.to_string() cy=y.to_string() r=radius.to_string() /> }.into_any()
        };
        strip.dots.iter().enumerate().map(dot).collect::<Vec<_>>().into_any()
    });
    let years = reactive(move || {
        let strip = layout.read();
        let year = |(at, year): (usize, &StripYear)| year_view(brush, &strip, at, *year);
        strip.years.iter().enumerate().map(year).collect::<Vec<_>>().into_any()
    });
    view! {
        <section class="panel time-panel" aria-labelledby="time-strip">
            <div class="time-head">
                <h2 id="time-strip">{reactive_text(move || state.texts().time_strip.to_owned())}</h2>
                <p class="hint">{reactive_text(move || state.texts().time_strip_help.to_owned())}</p>
            </div>
            <svg
                class=class
                role="group"
                aria-label=localized(|texts| texts.time_strip_help)
                viewBox=view_box
                node_ref=brush.slot
                focusable="false"
                on:pointerdown=brush.down()
                on:pointermove=brush.moves()
            >
                {years}
                {still}
                {dots}
                {handle(brush, layout, state)}
            </svg>
            <div class="time-foot">
                {replay_controls(brush.replay)}
                {reactive(move || link(
                    "button quiet",
                    |address| address.on(Page::Calendar),
                    state.texts().calendar,
                ))}
            </div>
        </section>
    }
    .into_any()
}

/// The day of judging as a line with a handle: a slider that steps as the replay does.
fn handle(brush: TimeBrush, layout: Memo<TimeStrip>, state: AppState) -> AnyView {
    let days = |day: NaiveDate| day.num_days_from_ce().to_string();
    let [first, last] = brush.replay.days().ends().map(days);
    let text = |text: Box<dyn Fn() -> String + Send + Sync>| Signal::derive(text);
    let number =
        |of: fn(&TimeStrip) -> f64| text(Box::new(move || layout.with(|strip| of(strip).to_string())));
    let x = number(|strip| strip.as_of);
    view! {
        <line class="strip-today" x1=x x2=x y1="0" y2=number(|strip| strip.axis) />
        <g
            class="strip-handle"
            role="slider"
            tabindex="0"
            aria-label=text(Box::new(move || state.texts().time_strip_day.to_owned()))
            aria-valuemin=first
            aria-valuemax=last
            aria-valuenow=text(Box::new(move || days(state.nav.as_of.get())))
            aria-valuetext=text(Box::new(move || replay_day(state.nav.as_of.get(), state.nav.lang.get())))
            on:pointerdown=brush.down_on_handle()
            on:keydown=brush.keys()
        >
            <rect
                class="head-hit"
                x=number(|strip| strip.as_of - HANDLE / 2.0)
                y="0"
                width=HANDLE.to_string()
                height=number(|strip| strip.bands_end().max(HANDLE))
                rx="3"
            />
            <circle class="strip-grip" cx=x cy="8" r="7" />
        </g>
    }
    .into_any()
}

fn bands(strip: &TimeStrip, known: &[bool], districts: &[&str]) -> AnyView {
    let at = |value: f64| value.to_string();
    let band = |(n, band): (usize, &plan_charts::StripBand)| {
        let known = known.get(n).copied().unwrap_or(false);
        let district = districts.get(n).copied().unwrap_or_default();
        let class = format!("strip-band district-{district}{}", if known { "" } else { " unknown" });
        view! {
            <text class="strip-name" x="0" y=at(band.y + strip.form.letters * 0.36)>
                {band.text.clone()}
            </text>
            <line class=class x1=at(band.from) x2=at(band.to) y1=at(band.y) y2=at(band.y) />
        }
        .into_any()
    };
    let bands: Vec<AnyView> = strip.bands.iter().enumerate().map(band).collect();
    let end = strip.left + strip.year_width * strip.years.len() as f64;
    let ticks: String = (0..=strip.years.len())
        .map(|n| format!("M{:.1} 0V{}", strip.left + strip.year_width * n as f64, strip.axis + 4.0))
        .collect();
    view! {
        <path class="strip-tick" d=ticks />
        {bands}
        <line class="strip-axis" x1=at(strip.left) x2=at(end) y1=at(strip.axis) y2=at(strip.axis) />
    }
    .into_any()
}

/// A year below the axis; a button where something falls due in it.
fn year_view(brush: TimeBrush, strip: &TimeStrip, at: usize, year: StripYear) -> AnyView {
    let StripYear { year, count } = year;
    let place = |value: f64| value.to_string();
    let left = strip.left + strip.year_width * at as f64;
    let middle = left + strip.year_width / 2.0;
    let y = strip.axis + strip.form.letters * 1.4;
    let words = if strip.short_years() { format!("{:02}", year.rem_euclid(100)) } else { year.to_string() };
    if count == 0 {
        return view! {
            <text class="strip-year" x=place(middle) y=place(y)>
                {words}
            </text>
        }
        .into_any();
    }
    let controller = brush.controller;
    let pressed =
        move || controller.state.nav.address.with(|address| address.query.due.contains(&year)).to_string();
    let flip = move || controller.flip(Facet::Due, &year.to_string());
    let click = on_click(move || {
        if !brush.swept() {
            flip();
        }
    });
    let press = on_press(flip);
    let lang = controller.state.nav.lang.get();
    // It begins with what is seen, which on a phone is the year's last two digits.
    let (count_text, deadline) = (plan_present::present::count_of(count, lang), lang.texts().deadline);
    let label = match strip.short_years() {
        true => format!("{words} {count_text} · {deadline} {year}"),
        false => format!("{year} {count_text} · {deadline}"),
    };
    view! {
        <g
            class="strip-choice"
            role="button"
            tabindex="0"
            aria-label=label
            aria-pressed=pressed
            on:click=click
            on:keydown=press
        >
            <rect
                class="year-ground"
                x=place(left)
                y="0"
                width=place(strip.year_width)
                height=place(strip.axis)
            />
            <rect
                class="head-hit"
                x=place(left + 2.0)
                y=place(strip.axis + 3.0)
                width=place(strip.year_width - 4.0)
                height=place(strip.form.letters * 1.7)
                rx="3"
            />
            <text class="strip-year" x=place(middle) y=place(y)>
                {words}
                " "
                <tspan class="head-count" dx="2">
                    {count.to_string()}
                </tspan>
            </text>
        </g>
    }
    .into_any()
}
