//! The map of the map's page in its figure: by borders or by tiles, with what is said about it.

use super::district_map::{MapLegend, PICTURE, TileGrid, boundary_notice, keys, map_picture};
use super::export_subject::{ChartDrawing, DrawingBody};
use super::figure::Figure;
use super::map_controller::{MAP_ID, MapController};
use super::map_side::mark_legend;
use super::replay::{ReplayController, replay_controls};
use crate::chart::{Chart, ChartView, Roaming, current_theme, follow_roam};
use crate::platform::{document, media};
use crate::state::{AppState, Remote};
use crate::ui::erased::{Button, effect, reactive, reactive_text};
use leptos::ev;
use leptos::html::Div;
use leptos::prelude::*;
use plan_charts::{
    CLUSTER_ID_PREFIX, ChartKind, ChartOption, InsetShapes, LegendEntry, MapExtent, PlaceMapView, Viewport,
    map_geojson, place_map,
};
use plan_method::address::Drawing;
use plan_model::lang::Lang;
use plan_present::present::LangMapTexts;
use plan_present::present::{Exactness, MapTexts, PlaceMap};

/// The shorter side of the slot until the real one is known, in CSS pixels.
const SIDE: f64 = 600.0;

/// Whether the tiles stand there instead of borders.
pub fn is_tiled(state: AppState) -> bool {
    let drawing = state.nav.address.with(|address| address.drawing);
    drawing.map_or_else(media::is_narrow, |drawing| drawing == Drawing::Tiles)
}

/// Where the lines and places on the map come from, with the review number of a map that has one.
fn source(controller: MapController, tiled: bool) -> String {
    let state = controller.state;
    let lang = state.nav.lang.get();
    let mut said = Vec::new();
    if !tiled {
        said.extend(
            state.store.boundaries.with(|found| found.ready().map(|found| found.source.attribution(lang))),
        );
        said.extend(
            state.store.river.with(|river| river.ready().map(|river| river.source.attribution(lang))),
        );
        if controller.district.with(Option::is_some) {
            said.push(lang.map_texts().places_source.to_owned());
        }
    }
    said.join(lang.pick("；", "; "))
}

/// Outlines and river as the library takes them, once both are there, or the river can't be had.
fn geojson(controller: MapController, coarse: bool) -> Option<String> {
    let state = controller.state;
    let river = match state.store.river.get() {
        Remote::Ready(river) => river.lines.clone(),
        Remote::Failed(_) => Vec::new(),
        Remote::Unasked | Remote::Pending => return None,
    };
    state.store.boundaries.with(|found| {
        let outlines = found.ready()?;
        let far = if coarse { Some(outlines.coarse()?) } else { None };
        let shapes = far.as_deref().unwrap_or(&outlines.shapes);
        controller.city.with_untracked(|city| Some(map_geojson(&city.sheet, shapes, &river).to_string()))
    })
}

/// The option for a slot whose shorter side has so many CSS pixels; `None` until the outlines are there.
fn option(
    controller: MapController,
    seen: Viewport,
    side: f64,
    roams: bool,
    coarse: bool,
) -> Option<ChartOption> {
    let ground = controller.ground.get()?;
    let chosen = controller.state.nav.address.with(|address| address.query.districts.clone());
    let places = controller.places.get();
    let (place, under) = (controller.chosen_place(), controller.under.get());
    controller.city.with(|city| {
        let sheet = &city.sheet;
        let scene = PlaceMapView {
            sheet,
            chosen: &chosen,
            places: places.as_ref(),
            place,
            under,
            viewport: seen,
            side,
            roams,
            coarse,
        };
        Some(place_map(&scene, &ground, &current_theme()))
    })
}

/// What each mark means, for a file.
fn mark_keys(lang: Lang) -> Vec<LegendEntry> {
    let theme = current_theme();
    let key = |exactness: Exactness| LegendEntry {
        fill: if exactness.is_known() { theme.stated.clone() } else { theme.panel.clone() },
        outline: theme.stated.clone(),
        label: exactness.words(lang).to_owned(),
    };
    Exactness::ALL.into_iter().map(key).collect()
}

/// The map as it is seen, for a file.
fn drawing(controller: MapController) -> Option<ChartDrawing> {
    let lang = controller.state.nav.lang.get();
    let option = option(controller, controller.seen.get()?, f64::from(PICTURE.0), false, false)?;
    let legend = match controller.places.with(Option::is_some) {
        true => mark_keys(lang),
        false => controller.city.with(|city| keys(&city.sheet, lang)),
    };
    let body = DrawingBody::Chart(option, geojson(controller, false));
    Some(ChartDrawing { body, axis: String::new(), legend, size: PICTURE })
}

/// Goes to what was clicked: a district by its id, a place by its, or places that crowd.
fn clicked(controller: MapController, id: &str) {
    document::focus(MAP_ID);
    if let Some(crowd) = id.strip_prefix(CLUSTER_ID_PREFIX) {
        let at: Vec<usize> = crowd.split(',').filter_map(|at| at.parse().ok()).collect();
        let points: Vec<[f64; 2]> = controller.places.with_untracked(|places| {
            let marks = places.iter().flat_map(PlaceMap::marks).enumerate();
            marks.filter(|(n, _)| at.contains(n)).map(|(_, mark)| mark.at).collect()
        });
        controller.see(|seen, ground| seen.centred_on(&points, ground));
        return;
    }
    let is_place = controller
        .places
        .with_untracked(|places| places.iter().flat_map(PlaceMap::marks).any(|mark| mark.id == id));
    if is_place {
        controller.choose_place(Some(id.to_owned()));
    } else if controller.district.with_untracked(|alone| alone.as_deref() != Some(id)) {
        controller.open_district(id);
    }
}

/// The map by borders: a picture at once, the library's map as soon as it can be had.
fn borders(controller: MapController) -> AnyView {
    let state = controller.state;
    let slot = NodeRef::<Div>::new();
    let (failed, set_failed) = signal(false);
    let (drawn, set_drawn) = signal(false);
    // What the map is pointed at, unless a reader points it elsewhere.
    let home = Memo::new(move |_| {
        let ground = controller.ground.get()?;
        let part = controller.district.get().and_then(|alone| {
            let code = controller.city.with_untracked(|city| {
                let area = city.sheet.areas.iter().find(|area| area.district == alone)?;
                Some(area.adcode.clone())
            })?;
            state.store.boundaries.with_untracked(|found| {
                MapExtent::of(found.ready()?.shapes.iter().filter(|shape| shape.adcode == code))
            })
        });
        Some(part.map_or_else(|| ground.whole(), |part| ground.viewport_of(&part)))
    });
    controller.seen.set(home.get_untracked());
    effect(move || controller.seen.set(home.get()));
    // A finger scrolls the page until there is more of the map than is seen.
    let roams = Memo::new(move |_| {
        let near = |seen: Option<Viewport>| seen.map_or(1.0, |seen| seen.zoom);
        media::has_mouse() || near(controller.seen.get()) > near(home.get()) * 1.01
    });
    let side = move || {
        let side = slot.get().map(|slot| slot.client_width().min(slot.client_height()));
        side.filter(|side| *side > 0).map_or(SIDE, f64::from)
    };
    let seen = move || controller.seen.get().or_else(|| home.get());
    let coarse = Memo::new(move |_| {
        let far = |ground: MapExtent| Some(ground.is_far(seen()?, side() * media::pixel_ratio()));
        controller.ground.get().and_then(far).unwrap_or(false)
    });
    let chart = Signal::derive(move || {
        state.theme_changes.track();
        let option = seen().and_then(|seen| option(controller, seen, side(), roams.get(), coarse.get()));
        option.unwrap_or(ChartOption { kind: ChartKind::PlaceMap, json: serde_json::Value::Null })
    });
    let geojson = Memo::new(move |_| geojson(controller, coarse.get()));
    let roaming = StoredValue::new_local(None::<Roaming>);
    let on_made = Callback::new(move |chart: Chart| {
        roaming.set_value(Some(follow_roam(&chart, move |middle, zoom| {
            controller.seen.try_set(Some(Viewport { middle, zoom }));
        })));
    });
    let on_select = Callback::new(move |id: String| clicked(controller, &id));
    let sheet = Signal::derive(move || controller.city.with(|city| city.sheet.clone()));
    let on_key = move |event: ev::KeyboardEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.alt_key()) && controller.key(&event.key()) {
            event.prevent_default();
        }
    };
    let outlines = Memo::new(move |_| {
        state.store.boundaries.with(|found| Some(InsetShapes::in_place(&found.ready()?.shapes)))
    });
    let still = reactive(move || match drawn.get() {
        true => ().into_any(),
        false => map_picture(sheet, outlines, on_select),
    });
    let moving = reactive(move || match failed.get() {
        true => ().into_any(),
        false => view! {
            <ChartView
                option=chart
                geojson
                class="map-chart"
                on_select
                on_made
                failed=set_failed
                drawn=set_drawn
            />
        }
        .into_any(),
    });
    let label = Signal::derive(move || state.texts().map.to_owned());
    let caption = reactive_text(move || {
        controller.fact().unwrap_or_else(|| state.nav.lang.get().map_texts().keys.to_owned())
    });
    let tool = |name: fn(&MapTexts) -> &'static str, does: Box<dyn Fn()>| {
        Button::new("button", does)
            .view(reactive_text(move || name(state.nav.lang.get().map_texts()).to_owned()))
    };
    let moved = move |by: [f64; 2]| -> Box<dyn Fn()> {
        Box::new(move || controller.see(|seen, ground| seen.panned(by, ground)))
    };
    let tools = vec![
        tool(|texts| texts.nearer, Box::new(move || controller.zoom(true))),
        tool(|texts| texts.further, Box::new(move || controller.zoom(false))),
        tool(|texts| texts.to_west, moved([-0.3, 0.0])),
        tool(|texts| texts.to_north, moved([0.0, 0.3])),
        tool(|texts| texts.to_south, moved([0.0, -0.3])),
        tool(|texts| texts.to_east, moved([0.3, 0.0])),
        tool(|texts| texts.reset, Box::new(move || controller.seen.set(home.get_untracked()))),
    ];
    let tools_label = Signal::derive(move || state.nav.lang.get().map_texts().move_map.to_owned());
    view! {
        <div
            id=MAP_ID
            class="map-slot"
            node_ref=slot
            tabindex="0"
            role="application"
            aria-label=label
            aria-describedby="map-keys"
            on:keydown=on_key
        >
            {still}
            {moving}
        </div>
        <p id="map-keys" class="map-page-caption">
            {caption}
        </p>
        <div class="map-page-tools" role="group" aria-label=tools_label>
            {tools}
        </div>
    }
    .into_any()
}

/// The map in its figure.
pub fn map_figure(controller: MapController) -> AnyView {
    let state = controller.state;
    let broken = Memo::new(move |_| state.store.boundaries.with(|found| found.failed().is_some()));
    let tiled = Memo::new(move |_| broken.get() || is_tiled(state));
    let sheet = Signal::derive(move || controller.city.with(|city| city.sheet.clone()));
    let of_places = move |say: fn(&PlaceMap, Lang) -> String,
                          or: fn(&plan_present::present::MapSheet) -> &String| {
        Signal::derive(move || match controller.places.get() {
            Some(places) => say(&places, state.nav.lang.get()),
            None => controller.city.with(|city| or(&city.sheet).clone()),
        })
    };
    let title = of_places(PlaceMap::title, |sheet| &sheet.title);
    let sentence = of_places(|places, _| places.sentence.clone(), |sheet| &sheet.sentence);
    let table = Signal::derive(move || match controller.places.get() {
        Some(places) => places.table(state.nav.lang.get()),
        None => controller.city.with(|city| city.sheet.table.clone()),
    });
    let on_select = Callback::new(move |id: String| controller.open_district(&id));
    let picture = reactive(move || match tiled.get() {
        true => view! { <TileGrid sheet on_select /> }.into_any(),
        false => borders(controller),
    });
    let notice = reactive(move || boundary_notice(state));
    let legend = reactive(move || match controller.places.with(Option::is_some) && !tiled.get() {
        true => mark_legend(state.nav.lang.get()),
        false => view! { <MapLegend sheet /> }.into_any(),
    });
    let source = Signal::derive(move || source(controller, tiled.get()));
    let drawing = Callback::new(move |()| untrack(|| drawing(controller)));
    view! {
        <Figure title sentence table source drawing>
            {notice}
            {picture}
            {replay_controls(ReplayController::new(state))}
            {legend}
        </Figure>
    }
    .into_any()
}
