//! 地图: the districts by one metric, or one of them with its places; lists beside it follow.

use crate::parts::filter_bar::{Chips, FilterBar};
use crate::parts::map_controller::MapController;
use crate::parts::map_figure::{is_tiled, map_figure};
use crate::parts::map_side::{district_buttons, place_list, targets_below, way_back};
use crate::state::{AppState, use_app};
use crate::ui::erased::{effect, reactive, reactive_text};
use leptos::prelude::*;
use plan_method::address::{Drawing, Metric};
use plan_method::query::Query;
use plan_model::lang::Lang;
use plan_present::names;
use plan_present::present::LangMapTexts;
use plan_present::present::{self, CityMap, MapSheet, Showing};
use plan_present::text::LangTexts;

/// The map page.
#[component]
pub fn MapPage() -> impl IntoView {
    let state = use_app();
    effect(move || {
        state.store.want_boundaries();
        state.store.want_river();
        state.store.want_places();
    });
    let list = super::chosen(|judged, query, lang| {
        let query = Query { group: None, ..query.clone() };
        present::targets(judged, &query, lang)
    });
    // What the map is asked for; a chosen place changes the address, but not this.
    let asked = Memo::new(move |_| {
        state.nav.address.with(|address| (address.metric, address.of.clone(), address.query.clone()))
    });
    let city =
        Memo::new(move |_| asked.with(|(metric, of, query)| city(state, *metric, of.as_deref(), query)));
    // One chosen district is shown by itself, if its plan is here.
    let district = Memo::new(move |_| {
        let one = state.nav.address.with(|address| match address.query.districts.as_slice() {
            [one] => Some(one.clone()),
            _ => None,
        })?;
        state.store.load.with(|load| load.data()?.plan_of(&one).map(|_| one))
    });
    let places = Memo::new(move |_| {
        let (district, lang) = (district.get()?, state.nav.lang.get());
        let places = state.store.places.with(|places| places.ready().cloned())?;
        state.store.judged.with(|judged| {
            let judged = judged.as_ref()?;
            state
                .nav
                .address
                .with(|address| present::place_map(judged, &district, &places, &address.query, lang))
        })
    });
    let controller = MapController::new(state, city, district, places);
    effect(move || {
        district.track();
        controller.under.set(None);
    });
    let targets = Memo::new(move |_| {
        let all: Vec<usize> = list.with(|list| list.targets().collect());
        let Some(place) = state.nav.address.with(|address| address.place.clone()) else { return all };
        let named = state
            .store
            .judged
            .with(|judged| judged.as_ref().map(|judged| present::targets_at(&judged.data, &all, &place)));
        named.unwrap_or(all)
    });
    super::titled(move || heading(controller));
    super::announced(move || sentence(controller, targets));
    let side = vec![
        panel(
            vec![way_back(controller), district_buttons(controller)],
            reactive_text(move || state.texts().districts.to_owned()),
        ),
        reactive(move || match district.get() {
            Some(_) => {
                panel(vec![place_list(controller)], reactive_text(move || state.texts().places.to_owned()))
            }
            None => ().into_any(),
        }),
    ];
    let facets = Signal::derive(move || list.with(|list| list.facets.clone()));
    let chips = Signal::derive(move || list.with(|list| list.chips.clone()));
    view! {
        <header class="page-head">
            <h1>{reactive_text(move || heading(controller))}</h1>
            <p class="lead">{reactive_text(move || state.nav.lang.get().map_texts().lead.to_owned())}</p>
        </header>
        <div class="targets-layout">
            <FilterBar facets />
            <div class="column">
                <div class="map-page">
                    <section class="panel">
                        {controls(controller)} <Chips chips /> {map_figure(controller)}
                    </section>
                    <div class="column map-page-side">{side}</div>
                </div>
                <section class="panel" aria-labelledby="map-targets">
                    {targets_below(controller, targets)}
                </section>
            </div>
        </div>
    }
}

/// A section with a heading.
fn panel(content: Vec<AnyView>, heading: AnyView) -> AnyView {
    view! {
        <section class="panel">
            <h2>{heading}</h2>
            {content}
        </section>
    }
    .into_any()
}

/// The map of the city.
fn city(state: AppState, metric: Metric, of: Option<&str>, query: &Query) -> CityMap {
    let lang = state.nav.lang.get();
    state.store.judged.with(|judged| match judged {
        Some(judged) => {
            let showing = Showing { metric, of, query };
            present::city_map(judged, showing, lang)
        }
        None => {
            CityMap { sheet: MapSheet::empty(lang), subjects: Vec::new(), n_scaled: 0, facts: Vec::new() }
        }
    })
}

fn heading(controller: MapController) -> String {
    let state = controller.state;
    let map = state.texts().map;
    let name = controller.district.get().and_then(|id| {
        let lang = state.nav.lang.get();
        state
            .store
            .load
            .with(|load| load.data().map(|data| present::district_name(data, &id, lang).to_owned()))
    });
    name.map_or_else(|| map.to_owned(), |name| format!("{map} · {name}"))
}

/// What is said when map or list have changed.
fn sentence(controller: MapController, targets: Memo<Vec<usize>>) -> String {
    let lang = controller.state.nav.lang.get();
    let n = present::count_of(targets.with(Vec::len), lang);
    let said = match controller.places.get() {
        Some(places) => places.sentence,
        None => controller.city.with(|city| city.sheet.title.clone()),
    };
    format!("{said} {n}{}", lang.pick("目标。", "."))
}

/// A choice with its name and what it changes.
fn select(
    id: &'static str,
    name: fn(Lang) -> &'static str,
    options: AnyView,
    value: Signal<String>,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    let state = use_app();
    let choose: Box<dyn FnMut(leptos::ev::Event)> = Box::new(move |event| choose(event_target_value(&event)));
    view! {
        <label class="field inline">
            <span>{reactive_text(move || name(state.nav.lang.get()).to_owned())}</span>
            <select id=id on:change=choose prop:value=value>
                {options}
            </select>
        </label>
    }
    .into_any()
}

fn option(value: &str, name: String, chosen: bool) -> AnyView {
    view! {
        <option value=value.to_owned() selected=chosen>
            {name}
        </option>
    }
    .into_any()
}

/// Metric, what it is of, and how the map is drawn.
fn controls(controller: MapController) -> AnyView {
    let state = controller.state;
    let metric = Memo::new(move |_| state.nav.address.with(|address| address.metric));
    let options = reactive(move || {
        let (lang, now) = (state.nav.lang.get(), metric.get_untracked());
        let options = Metric::ALL.into_iter();
        let options = options.map(|one| option(one.slug(), names::metric(one, lang).to_owned(), one == now));
        options.collect::<Vec<_>>().into_any()
    });
    let metrics = select(
        "map-metric",
        |lang| lang.texts().map_metric,
        options,
        Signal::derive(move || metric.get().slug().to_owned()),
        move |value| {
            if let Some(metric) = Metric::from_slug(&value) {
                state.nav.change(|address| {
                    address.metric = metric;
                    address.of = None;
                });
            }
        },
    );
    let has_subjects = Memo::new(move |_| controller.city.with(|city| !city.subjects.is_empty()));
    let subjects = reactive(move || {
        if !has_subjects.get() {
            return ().into_any();
        }
        let options = reactive(move || subject_options(controller, metric.get()));
        let value = Signal::derive(move || {
            controller.city.with(|city| {
                let chosen = city.subjects.iter().find(|choice| choice.chosen);
                chosen.map(|choice| choice.slug.clone()).unwrap_or_default()
            })
        });
        select(
            "map-of",
            |lang| lang.map_texts().of,
            options,
            value,
            move |of| {
                state.nav.change(|address| address.of = Some(of));
            },
        )
    });
    let drawing = |choice: Drawing| {
        let name = move || match choice {
            Drawing::Borders => state.nav.lang.get().map_texts().borders.to_owned(),
            Drawing::Tiles => state.nav.lang.get().map_texts().tiles.to_owned(),
        };
        let is = Signal::derive(move || is_tiled(state) == (choice == Drawing::Tiles));
        let choose: Box<dyn FnMut(leptos::ev::Event)> =
            Box::new(move |_| state.nav.change(|address| address.drawing = Some(choice)));
        view! {
            <label class="segment">
                <input type="radio" name="map" value=choice.slug() prop:checked=is on:change=choose />
                <span>{reactive_text(name)}</span>
            </label>
        }
        .into_any()
    };
    let drawings: Vec<AnyView> = Drawing::ALL.into_iter().map(drawing).collect();
    let legend = reactive_text(move || state.nav.lang.get().map_texts().drawing.to_owned());
    view! {
        <div class="map-page-controls">
            {metrics}{subjects} <fieldset class="segmented">
                <legend>{legend}</legend>
                {drawings}
            </fieldset>
        </div>
    }
    .into_any()
}

/// What the metric can be of; indicators parted by whether they may stand on a scale.
fn subject_options(controller: MapController, metric: Metric) -> AnyView {
    let texts = controller.state.nav.lang.get().map_texts();
    controller.city.with(|city| {
        let options = |choices: &[present::Choice]| {
            let options = choices.iter().map(|choice| {
                option(&choice.slug, format!("{} ({})", choice.name, choice.count), choice.chosen)
            });
            options.collect::<Vec<_>>().into_any()
        };
        let (scaled, others) = city.subjects.split_at(city.n_scaled.min(city.subjects.len()));
        match metric {
            Metric::Target | Metric::Value => {}
            Metric::Commitments | Metric::Observed | Metric::DueNoData | Metric::State | Metric::Domain => {
                return options(scaled);
            }
        }
        let groups = [(texts.scaled, scaled), (texts.in_words, others)].into_iter();
        let groups = groups
            .filter(|(_, choices)| !choices.is_empty())
            .map(|(label, choices)| view! { <optgroup label=label>{options(choices)}</optgroup> }.into_any());
        groups.collect::<Vec<_>>().into_any()
    })
}
