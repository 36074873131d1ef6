//! The deadlines of the wall on a time axis; a year chooses what falls due in it.

use super::replay::ReplayControls;
use super::wall::{WallController, presence};
use crate::ui::erased::{link, on_click, on_press, reactive, reactive_text};
use leptos::prelude::*;
use plan_charts::{StripForm, StripYear, TimeStrip, time_strip};
use plan_method::address::Page;
use plan_method::query::Facet;
use plan_present::text::LangTexts;

/// The strip with the replay below it.
pub fn time_strip_view(controller: WallController) -> AnyView {
    let state = controller.state;
    let layout = Memo::new(move |_| {
        let form = if controller.phone.get() { StripForm::PHONE } else { StripForm::DESK };
        controller.sheet.with(|sheet| time_strip(sheet, form))
    });
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
        let year = |(at, year): (usize, &StripYear)| year_view(controller, &strip, at, *year);
        strip.years.iter().enumerate().map(year).collect::<Vec<_>>().into_any()
    });
    let today = reactive(move || {
        let strip = layout.read();
        let x = strip.as_of.to_string();
        view! { <line class="strip-today" x1=x.clone() x2=x y1="0" y2=strip.axis.to_string() /> }.into_any()
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
                aria-label=move || state.texts().time_strip_help
                viewBox=view_box
                focusable="false"
            >
                {still}
                {dots}
                {today}
                {years}
            </svg>
            <div class="time-foot">
                <ReplayControls />
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
fn year_view(controller: WallController, strip: &TimeStrip, at: usize, year: StripYear) -> AnyView {
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
    let pressed =
        move || controller.state.nav.address.with(|address| address.query.due.contains(&year)).to_string();
    let flip = move || controller.flip(Facet::Due, &year.to_string());
    let (click, press) = (on_click(flip), on_press(flip));
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
