//! The map of the districts in its figure, with its legend and the list that does the same.

use super::figure::Figure;
use crate::chart::{ChartView, current_theme};
use crate::state::{Boundaries, use_app};
use leptos::prelude::*;
use plan_charts::district_map;
use plan_core::address::Metric;
use plan_core::geo;
use plan_core::present::{Area, Fill, MapSheet};
use plan_core::text;

/// The map. Districts can be chosen on it, in the list beside it, and in the schematic grid that stands in for it.
#[component]
pub fn DistrictMap(
    /// What it says.
    #[prop(into)]
    sheet: Signal<MapSheet>,
    /// Called with the district that was chosen.
    on_select: Callback<String>,
) -> impl IntoView {
    let state = use_app();
    let (failed, set_failed) = signal(false);
    Effect::new(move |_| state.want_boundaries());
    let geojson = Memo::new(move |_| {
        state.boundaries.with(|boundaries| match boundaries {
            Boundaries::Ready(ready) => {
                let codes: Vec<(String, String)> = sheet.with_untracked(|sheet| {
                    sheet.areas.iter().map(|area| (area.adcode.clone(), area.district.clone())).collect()
                });
                let name = |code: &str| codes.iter().find(|(of, _)| of == code).map_or_else(|| code.to_owned(), |(_, id)| id.clone());
                Some(geo::to_geojson(&ready.0, name).to_string())
            }
            _ => None,
        })
    });
    let broken = Memo::new(move |_| {
        failed.get() || state.boundaries.with(|boundaries| matches!(boundaries, Boundaries::Failed(_)))
    });
    let option = Signal::derive(move || {
        state.look.track();
        sheet.with(|sheet| district_map(sheet, &current_theme()))
    });
    let covered_only = Callback::new(move |district: String| {
        let covered = sheet.with_untracked(|sheet| {
            sheet.areas.iter().any(|area| area.district == district && area.fill != Fill::NotCovered)
        });
        if covered {
            on_select.run(district);
        }
    });
    let source = Signal::derive(move || {
        let lang = state.lang.get();
        state.boundaries.with(|boundaries| match boundaries {
            Boundaries::Ready(ready) => {
                let record = &ready.1;
                let review = record.review_number.as_deref().unwrap_or_default();
                format!("{} {review}", lang.pick(&record.attribution_zh, &record.attribution_en)).trim_end().to_owned()
            }
            _ => String::new(),
        })
    });
    view! {
        <Figure
            title=Signal::derive(move || sheet.with(|sheet| sheet.title.clone()))
            sentence=Signal::derive(move || sheet.with(|sheet| sheet.sentence.clone()))
            table=Signal::derive(move || sheet.with(|sheet| sheet.table.clone()))
            source
        >
            <MetricChoice />
            <div class="map-layout">
                {move || if broken.get() {
                    view! {
                        <div class="map-slot">
                            <p class="notice">{state.texts().boundary_failed}</p>
                            <TileGrid sheet on_select=covered_only />
                        </div>
                    }.into_any()
                } else {
                    view! {
                        <ChartView option geojson class="map-slot map-chart" on_select=covered_only failed=set_failed />
                    }.into_any()
                }}
                <div class="map-side">
                    <MapLegend sheet />
                    <DistrictList sheet on_select />
                </div>
            </div>
        </Figure>
    }
}

/// Which number the map shows.
#[component]
fn MetricChoice() -> impl IntoView {
    let state = use_app();
    let metric = Memo::new(move |_| state.address.with(|address| address.metric));
    view! {
        <fieldset class="segmented">
            <legend>{move || state.texts().map_metric}</legend>
            {Metric::ALL.into_iter().map(|choice| view! {
                <label class="segment">
                    <input
                        type="radio"
                        name="metric"
                        value=choice.slug()
                        prop:checked=move || metric.get() == choice
                        on:change=move |_| state.change(|address| address.metric = choice)
                    />
                    <span>{move || text::metric(choice, state.lang.get())}</span>
                </label>
            }).collect::<Vec<_>>()}
        </fieldset>
    }
}

#[component]
fn MapLegend(sheet: Signal<MapSheet>) -> impl IntoView {
    let state = use_app();
    let entries = move || {
        let texts = state.texts();
        sheet.with(|sheet| {
            let classes = sheet.classes.iter().enumerate().map(|(at, class)| (format!("sequence-{}", at + 1), class.label.clone(), class.count));
            let others = [
                ("no-data".to_owned(), texts.no_data.to_owned(), sheet.no_data),
                ("not-covered".to_owned(), texts.not_covered.to_owned(), sheet.not_covered),
            ];
            classes
                .chain(others)
                .map(|(class, label, count)| view! {
                    <li class="legend-entry">
                        <span class=format!("swatch {class}") aria-hidden="true"></span>
                        <span>{label}</span>
                        <span class="legend-count">{count}</span>
                    </li>
                })
                .collect::<Vec<_>>()
        })
    };
    view! { <ul class="legend">{entries}</ul> }
}

/// The same choice without a map: a button for each covered district.
#[component]
fn DistrictList(sheet: Signal<MapSheet>, on_select: Callback<String>) -> impl IntoView {
    let state = use_app();
    let rows = move || {
        sheet.with(|sheet| {
            sheet.areas.iter().filter(|area| area.fill != Fill::NotCovered).map(|area| area_button(area, on_select)).collect::<Vec<_>>()
        })
    };
    view! {
        <nav class="district-list" aria-label=move || state.texts().district_list>
            <ul>{rows}</ul>
        </nav>
    }
}

fn area_button(area: &Area, on_select: Callback<String>) -> impl IntoView + use<> {
    let district = area.district.clone();
    view! {
        <li>
            <button type="button" class="district-button" on:click=move |_| on_select.run(district.clone())>
                <span>{area.name.clone()}</span>
                <span class="number">{area.text.clone()}</span>
            </button>
        </li>
    }
}

/// The districts as tiles in their rough places; stands in where the boundary can't be drawn.
#[component]
fn TileGrid(sheet: Signal<MapSheet>, on_select: Callback<String>) -> impl IntoView {
    let state = use_app();
    let tiles = move || {
        sheet.with(|sheet| {
            sheet.areas.iter().map(|area| {
                let fill = match area.fill {
                    Fill::Class(class) => format!("sequence-{}", class + 1),
                    Fill::NoData => "no-data".to_owned(),
                    Fill::NotCovered => "not-covered".to_owned(),
                };
                let district = area.district.clone();
                view! {
                    <button
                        type="button"
                        class=format!("tile {fill}")
                        style:grid-column=(area.tile.0 + 1).to_string()
                        style:grid-row=(area.tile.1 + 1).to_string()
                        disabled=area.fill == Fill::NotCovered
                        on:click=move |_| on_select.run(district.clone())
                    >
                        <span>{area.name.clone()}</span>
                        <span class="number">{area.text.clone()}</span>
                    </button>
                }
            }).collect::<Vec<_>>()
        })
    };
    view! {
        <div class="tile-grid">{tiles}</div>
        <p class="figure-source">{move || state.texts().schematic}</p>
    }
}
