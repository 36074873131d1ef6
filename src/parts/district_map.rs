//! The map of the districts in its figure, with its legend and the list that does the same.

use super::export_subject::{ChartDrawing, DrawingBody};
use super::figure::Figure;
use super::remote::failed_view;
use crate::chart::{ChartView, current_theme};
use crate::state::{AppState, use_app};
use crate::ui::erased::{Button, effect, on_click, reactive};
use crate::ui::localized::localized;
use leptos::prelude::*;
use plan_charts::{
    InsetShapes, LegendEntry, Outline, district_map, fill_class, map_geojson, picture, with_inset,
};
use plan_method::address::Metric;
use plan_model::lang::Lang;
use plan_present::names;
use plan_present::present::{self, Area, Fill, MapSheet, Side};
use plan_present::text::LangTexts;

/// Size of a map in a file, in CSS pixels.
pub const PICTURE: (u32, u32) = (900, 900);

/// The map of the chosen metric on the day of judging, among the targets that the filters choose. A district may be
/// chosen on it, in the list beside it, or in the schematic grid that stands in for it.
#[component]
pub fn DistrictMap(
    /// Called with a district's id when it is chosen.
    on_select: Callback<String>,
    /// Whether that puts it into the filters or takes it out, rather than leads somewhere.
    #[prop(optional)]
    toggles: bool,
) -> impl IntoView {
    let state = use_app();
    let sheet: Signal<MapSheet> = Memo::new(move |_| {
        let lang = state.nav.lang.get();
        let (metric, query) = state.nav.address.with(|address| (address.metric, address.query.clone()));
        state.store.judged.with(|judged| match judged {
            Some(judged) => present::map(judged, metric, &query, lang),
            None => MapSheet::empty(lang),
        })
    })
    .into();
    let (failed, set_failed) = signal(false);
    let (drawn, set_drawn) = signal(false);
    // The picture is there first; the live map, with its library, comes when somebody reaches for it.
    let wanted = RwSignal::new(false);
    effect(move || state.store.want_boundaries());
    let covered = covered_districts(sheet);
    let outlines = Memo::new(move |_| {
        let covered = covered.read();
        let may_move = |code: &str| covered.iter().all(|(_, covered)| covered != code);
        state.store.boundaries.with(|found| found.ready().map(|found| with_inset(&found.shapes, may_move)))
    });
    let geojson = Memo::new(move |_| {
        outlines.with(|outlines| {
            let outlines = outlines.as_ref()?;
            sheet.with_untracked(|sheet| Some(map_geojson(sheet, &outlines.framed(), &[]).to_string()))
        })
    });
    let broken = Memo::new(move |_| state.store.boundaries.with(|found| found.failed().is_some()));
    let option = Signal::derive(move || {
        state.theme_changes.track();
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
        let lang = state.nav.lang.get();
        let found =
            state.store.boundaries.with(|found| found.ready().map(|found| found.source.attribution(lang)));
        let inset = outlines.with(|outlines| {
            let (code, _) = outlines.as_ref()?.inset.as_ref()?;
            Some(sheet.with(|sheet| present::inset_note(sheet, code, lang)))
        });
        found.into_iter().chain(inset).collect::<Vec<_>>().join(lang.pick("；", "; "))
    });
    let drawing = Callback::new(move |()| {
        let geojson = geojson.get_untracked()?;
        let option = sheet.with_untracked(|sheet| district_map(sheet, &current_theme()));
        let legend = sheet.with_untracked(|sheet| keys(sheet, state.nav.lang.get_untracked()));
        let body = DrawingBody::Chart(option, Some(geojson));
        Some(ChartDrawing { body, axis: String::new(), legend, size: PICTURE })
    });
    let still = reactive(move || match drawn.get() {
        true => ().into_any(),
        false => map_picture(sheet, outlines, covered_only),
    });
    // A memo, since every touch asks anew, and a map that is made again misses the click that follows.
    let is_live = Memo::new(move |_| wanted.get() && !failed.get());
    let live = reactive(move || match is_live.get() {
        true => view! {
            <ChartView
                option
                geojson
                class="map-chart"
                on_select=covered_only
                failed=set_failed
                drawn=set_drawn
            />
        }
        .into_any(),
        false => ().into_any(),
    });
    let tiles = reactive(move || match broken.get() {
        true => view! {
            {boundary_notice(state)}
            <TileGrid sheet on_select=covered_only />
        }
        .into_any(),
        false => ().into_any(),
    });
    view! {
        <Figure
            title=Signal::derive(move || sheet.with(|sheet| sheet.title.clone()))
            sentence=Signal::derive(move || sheet.with(|sheet| sheet.sentence.clone()))
            table=Signal::derive(move || sheet.with(|sheet| sheet.table.clone()))
            source
            drawing
        >
            <MetricChoice />
            <div class="map-layout">
                <div
                    class="map-slot"
                    on:pointerenter=move |_| wanted.set(true)
                    on:pointerdown=move |_| wanted.set(true)
                >
                    {tiles}
                    {still}
                    {live}
                </div>
                <div class="map-side">
                    <MapLegend sheet />
                    {district_list(state, sheet, (toggles, on_select))}
                </div>
            </div>
        </Figure>
    }
}

/// That the outlines can't be used, if so, with "try again".
pub fn boundary_notice(state: AppState) -> AnyView {
    let why = state.store.boundaries.with(|found| found.failed().cloned());
    let Some(why) = why else { return ().into_any() };
    failed_view(|texts| texts.boundary_failed, &[why], Some(Box::new(move || state.store.want_boundaries())))
}

/// Ids and codes of the districts whose plan is here. What is drawn of them is laid out anew when these change, and not with
/// every filter.
fn covered_districts(sheet: Signal<MapSheet>) -> Memo<Vec<(String, String)>> {
    Memo::new(move |_| {
        sheet.with(|sheet| {
            let covered = sheet.areas.iter().filter(|area| area.fill != Fill::NotCovered);
            covered.map(|area| (area.district.clone(), area.adcode.clone())).collect()
        })
    })
}

/// What something is called or how it is dressed on a map that may change.
fn of_area(sheet: Signal<MapSheet>, district: &str, say: fn(&Area) -> String) -> Signal<String> {
    let district = district.to_owned();
    Signal::derive(move || {
        let said = |sheet: &MapSheet| sheet.areas.iter().find(|area| area.district == district).map(say);
        sheet.with(said).unwrap_or_default()
    })
}

/// The map as a still picture, with the same choice on it; nothing until the outlines are there.
pub fn map_picture(
    sheet: Signal<MapSheet>,
    outlines: Memo<Option<InsetShapes>>,
    on_select: Callback<String>,
) -> AnyView {
    let covered = covered_districts(sheet);
    reactive(move || {
        covered.track();
        let picture = outlines.with(|outlines| {
            let outlines = outlines.as_ref()?;
            Some(sheet.with_untracked(|sheet| picture(sheet, outlines)))
        });
        let Some(picture) = picture else { return ().into_any() };
        let (width, height) = picture.size;
        let shape = |outline: &Outline| area_shape(sheet, outline, on_select);
        let areas: Vec<AnyView> = picture.outlines.iter().map(shape).collect();
        let named = picture.outlines.iter().filter(|outline| outline.covered);
        let labels: Vec<AnyView> = named.map(|outline| area_label(sheet, outline)).collect();
        view! {
            <svg
                class="map-picture"
                viewBox=format!("0 0 {width} {height}")
                aria-hidden="true"
                focusable="false"
            >
                <defs>
                    {hatch("hatch-not-covered", "10", "rotate(-45)", ["hatch-ground", "hatch-line"])}
                    {hatch("hatch-no-data", "7", "rotate(45)", ["hatch-panel", "hatch-line strong"])}
                </defs>
                <path class="inset-frame" d=picture.frame />
                {areas}
                {labels}
            </svg>
        }
        .into_any()
    })
}

/// Lines on a ground, as far apart as a square of so many units is wide.
fn hatch(
    id: &'static str,
    side: &'static str,
    turned: &'static str,
    [ground, line]: [&'static str; 2],
) -> AnyView {
    view! {
        <pattern id=id width=side height=side patternUnits="userSpaceOnUse" patternTransform=turned>
            <rect class=ground width=side height=side />
            <path class=line d=format!("M0 0 V{side}") />
        </pattern>
    }
    .into_any()
}

fn area_shape(sheet: Signal<MapSheet>, outline: &Outline, on_select: Callback<String>) -> AnyView {
    let class = of_area(sheet, &outline.district, |area| {
        let covered = match (area.fill != Fill::NotCovered, area.chosen) {
            (false, _) => "",
            (true, true) => " covered",
            (true, false) => " covered faint",
        };
        format!("area {}{covered}", fill_class(area.fill))
    });
    // An attribute, since a style sheet's `url(#…)` is resolved against the sheet in older engines; the other fills are there.
    let hatch = of_area(sheet, &outline.district, |area| match area.fill {
        Fill::NoData | Fill::NotCovered => format!("url(#hatch-{})", fill_class(area.fill)),
        Fill::Class(_) | Fill::Unscaled => "none".to_owned(),
    });
    let district = outline.district.clone();
    let select = on_click(move || on_select.run(district.clone()));
    view! { <path class=class fill=hatch d=outline.path.clone() on:click=select /> }.into_any()
}

fn area_label(sheet: Signal<MapSheet>, outline: &Outline) -> AnyView {
    let (x, y) = outline.label;
    let (class, x): (fn(&Area) -> String, f64) = match outline.side {
        Side::Centre => (|area| format!("area-label centre {}", fill_class(area.fill)), x),
        Side::West => (|_| "area-label west".to_owned(), x - 30.0),
        Side::East => (|_| "area-label east".to_owned(), x + 30.0),
    };
    let class = of_area(sheet, &outline.district, class);
    // One line, since names of neighbours stand closer below each other than beside each other.
    let words = of_area(sheet, &outline.district, |area| format!("{} {}", area.name, area.text));
    view! {
        <text class=class x=x.to_string() y=y.to_string() dy="0.35em">
            {words}
        </text>
    }
    .into_any()
}

/// Which number the map shows.
#[component]
fn MetricChoice() -> impl IntoView {
    let state = use_app();
    let metric = Memo::new(move |_| state.nav.address.with(|address| address.metric.plain()));
    view! {
        <fieldset class="segmented">
            <legend>{localized(|texts| texts.map_metric)}</legend>
            {Metric::PLAIN
                .into_iter()
                .map(|choice| {
                    view! {
                        <label class="segment">
                            <input
                                type="radio"
                                name="metric"
                                value=choice.slug()
                                prop:checked=move || metric.get() == choice
                                on:change=move |_| state.nav.change(|address| address.metric = choice)
                            />
                            <span>{move || names::metric(choice, state.nav.lang.get())}</span>
                        </label>
                    }
                })
                .collect::<Vec<_>>()}
        </fieldset>
    }
}

/// The legend: class name, words, and how many districts.
fn entries(sheet: &MapSheet, lang: Lang) -> Vec<(String, String, usize)> {
    let texts = lang.texts();
    let classes = sheet
        .classes
        .iter()
        .enumerate()
        .map(|(at, class)| (format!("sequence-{}", at + 1), class.label.clone(), class.count));
    let others = [
        ("no-data".to_owned(), texts.no_data.to_owned(), sheet.no_data),
        ("not-covered".to_owned(), texts.not_covered.to_owned(), sheet.not_covered),
    ];
    let unscaled = ("unscaled".to_owned(), texts.map_unscaled.to_owned(), sheet.unscaled);
    classes.chain((sheet.unscaled > 0).then_some(unscaled)).chain(others).collect()
}

/// The same legend for a file.
pub fn keys(sheet: &MapSheet, lang: Lang) -> Vec<LegendEntry> {
    let theme = current_theme();
    let colour = |class: &str| {
        let class = class.strip_prefix("sequence-").and_then(|class| class.parse::<usize>().ok());
        match class.and_then(|class| theme.sequence.get(class.checked_sub(1)?)) {
            Some(colour) => colour.clone(),
            None => theme.panel.clone(),
        }
    };
    let key = |(class, label, n): (String, String, usize)| LegendEntry {
        fill: if class == "not-covered" { theme.not_covered.clone() } else { colour(&class) },
        outline: theme.muted.clone(),
        label: format!("{label} ({n})"),
    };
    entries(sheet, lang).into_iter().map(key).collect()
}

/// Classes, then what stands on no scale, with how many districts are in each.
#[component]
pub fn MapLegend(
    /// The map.
    sheet: Signal<MapSheet>,
) -> impl IntoView {
    let state = use_app();
    let rows = move || {
        let lang = state.nav.lang.get();
        sheet
            .with(|sheet| entries(sheet, lang))
            .into_iter()
            .map(|(class, label, count)| {
                view! {
                    <li class="legend-entry">
                        <span class=format!("swatch {class}") aria-hidden="true"></span>
                        <span>{label}</span>
                        <span class="legend-count">{count}</span>
                    </li>
                }
            })
            .collect::<Vec<_>>()
    };
    view! {
        <ul class="legend" aria-label=localized(|texts| texts.map_legend)>
            {rows}
        </ul>
    }
}

/// The same choice without a map: a button for each covered district; where it toggles, pressed if it is chosen.
fn district_list(state: AppState, sheet: Signal<MapSheet>, choice: (bool, Callback<String>)) -> AnyView {
    let covered = covered_districts(sheet);
    // The buttons stay while numbers change, or the one that is pressed would lose focus.
    let rows = reactive(move || {
        let button = |(district, _): (String, String)| area_button(state, sheet, district, choice);
        covered.get().into_iter().map(button).collect::<Vec<_>>().into_any()
    });
    view! {
        <nav class="district-list" aria-label=localized(|texts| texts.district_list)>
            <ul>{rows}</ul>
        </nav>
    }
    .into_any()
}

fn area_button(
    state: AppState,
    sheet: Signal<MapSheet>,
    district: String,
    (toggles, on_select): (bool, Callback<String>),
) -> AnyView {
    let (name, value) = (
        of_area(sheet, &district, |area| area.name.clone()),
        of_area(sheet, &district, |area| area.text.clone()),
    );
    let (chosen, id) = (district.clone(), district);
    let pressed = move || {
        let is_chosen = || state.nav.address.with(|address| address.query.districts.contains(&chosen));
        toggles.then(|| is_chosen().to_string())
    };
    let button = Button {
        pressed: Signal::derive(pressed),
        ..Button::new("district-button", move || on_select.run(id.clone()))
    };
    let content = view! {
        <span>{name}</span>
        <span class="number">{value}</span>
    };
    view! { <li>{button.view(content.into_any())}</li> }.into_any()
}

/// The districts as tiles in their rough places; stands in where the boundary can't be drawn.
#[component]
pub fn TileGrid(
    /// What they show.
    sheet: Signal<MapSheet>,
    /// Called with a district's id when it is chosen.
    on_select: Callback<String>,
) -> impl IntoView {
    let tiles = move || {
        sheet.with(|sheet| {
            // Where all are alike none stands out.
            let some = sheet.areas.iter().any(|area| !area.chosen);
            sheet
                .areas
                .iter()
                .map(|area| {
                    let fill = fill_class(area.fill);
                    let chosen = if some && area.chosen { " chosen" } else { "" };
                    let district = area.district.clone();
                    view! {
                        <button
                            type="button"
                            class=format!("tile {fill}{chosen}")
                            style:grid-column=(area.tile.0 + 1).to_string()
                            style:grid-row=(area.tile.1 + 1).to_string()
                            disabled=area.fill == Fill::NotCovered
                            on:click=move |_| on_select.run(district.clone())
                        >
                            <span>{area.name.clone()}</span>
                            <span class="number">{area.text.clone()}</span>
                        </button>
                    }
                })
                .collect::<Vec<_>>()
        })
    };
    view! {
        <div class="tile-grid">{tiles}</div>
        <p class="figure-source">{localized(|texts| texts.schematic)}</p>
    }
}
