//! What stands beside the map of the map's page: districts, places with the clauses that name them, targets.

use super::gloss::gloss;
use super::map_controller::{MAP_ID, MapController};
use super::remote::{Waiting, remote_view};
use super::target_lines::target_list;
use crate::platform::document;
use crate::ui::erased::{Button, link, on_click, reactive, reactive_text};
use leptos::prelude::*;
use plan_charts::place_shape;
use plan_method::address::Page;
use plan_model::lang::Lang;
use plan_present::present::LangMapTexts;
use plan_present::present::{self, Exactness, Fill, PlaceMark};
use plan_present::text::LangTexts;

/// Most targets that are listed below the map; the list has a page of its own.
const MOST: usize = 30;

/// `true` or `false`, for a button that is pressed while something holds.
fn pressed(holds: Memo<bool>) -> Signal<Option<String>> {
    Signal::derive(move || Some(holds.get().to_string()))
}

/// A button for each district that has a plan, with the same facts as the map, and the names of the others.
pub fn district_buttons(controller: MapController) -> AnyView {
    let state = controller.state;
    let rows = reactive(move || {
        let lang = state.nav.lang.get();
        controller.city.with(|city| {
            let mut others: Vec<&str> = Vec::new();
            let mut rows: Vec<AnyView> = Vec::new();
            for (at, area) in city.sheet.areas.iter().enumerate() {
                if area.fill == Fill::NotCovered {
                    others.push(&area.name);
                    continue;
                }
                let (district, own) = (area.district.clone(), area.district.clone());
                let chosen = Memo::new(move |_| {
                    state.nav.address.with(|address| address.query.districts.contains(&own))
                });
                let button = Button {
                    class: Signal::stored("district-button".to_owned()),
                    pressed: pressed(chosen),
                    on_click: on_click(move || match chosen.get_untracked() {
                        true => controller.go(Vec::new()),
                        false => controller.open_district(&district),
                    }),
                    on_enter: Box::new(move || {
                        if controller.district.with_untracked(Option::is_none) {
                            controller.under.set(Some(at));
                        }
                    }),
                };
                let (name, value) = (area.name.clone(), area.text.clone());
                let content = view! {
                    <span>{name}</span>
                    <span class="number">{value}</span>
                };
                rows.push(view! { <li>{button.view(content.into_any())}</li> }.into_any());
            }
            let (colon, comma) = (lang.pick("：", ": "), lang.pick("、", ", "));
            let others = format!("{}{colon}{}", lang.texts().not_covered, others.join(comma));
            view! {
                <ul>{rows}</ul>
                <p class="hint">{others}</p>
            }
            .into_any()
        })
    });
    let label = Signal::derive(move || state.texts().district_list.to_owned());
    view! {
        <nav class="district-list" aria-label=label>
            {rows}
        </nav>
    }
    .into_any()
}

/// A mark as on the map.
fn mark(kind: &str, exactness: Exactness) -> AnyView {
    let known = exactness.is_known();
    let fill = if known { "currentColor" } else { "none" };
    let dash = (exactness == Exactness::Part).then_some("3 3");
    let rim = match exactness {
        Exactness::Disc => Some("none"),
        Exactness::Area => Some("6 4"),
        Exactness::Pin | Exactness::Part => None,
    };
    let rim = rim.map(|dash| view! { <circle r="19" stroke-dasharray=dash /> });
    view! {
        <svg class="legend-mark place-symbol" viewBox="-20 -20 40 40" aria-hidden="true" focusable="false">
            {rim}
            <path d=place_shape(kind) fill=fill stroke-dasharray=dash />
        </svg>
    }
    .into_any()
}

/// What each kind of mark means.
pub fn mark_legend(lang: Lang) -> AnyView {
    let row = |exactness: Exactness| {
        let words = exactness.words(lang);
        view! { <li class="legend-entry">{mark("venue", exactness)}<span>{words}</span></li> }.into_any()
    };
    let rows: Vec<AnyView> = Exactness::ALL.into_iter().map(row).collect();
    view! { <ul class="legend">{rows}</ul> }.into_any()
}

/// The places of the district that is shown, by kind; the chosen one with the clauses that name it.
pub fn place_list(controller: MapController) -> AnyView {
    let state = controller.state;
    let places = reactive(move || {
        let waiting = Waiting {
            pending: |texts| texts.places_pending,
            failed: |texts| texts.places_failed,
            retry: Box::new(move || state.store.want_places()),
        };
        remote_view(&state.store.places.get(), waiting, |_| groups(controller))
    });
    // The choice may be a place of another district, or one that the filters leave out.
    let lost = reactive(move || {
        let is_lost = controller.places.with(Option::is_some)
            && state.nav.address.with(|address| address.place.is_some())
            && controller.chosen_place().is_none();
        if !is_lost {
            return ().into_any();
        }
        let texts = state.nav.lang.get().map_texts();
        let drop =
            Button::new("button", move || controller.choose_place(None)).view(texts.place_drop.into_any());
        view! { <p class="notice">{texts.place_unknown}" "{drop}</p> }.into_any()
    });
    view! {
        {lost}
        {places}
    }
    .into_any()
}

/// The places by kind, or that there is none.
fn groups(controller: MapController) -> AnyView {
    let lang = controller.state.nav.lang.get();
    let Some(places) = controller.places.get() else { return ().into_any() };
    let group = |(kind, marks): &(String, Vec<PlaceMark>)| {
        let rows: Vec<AnyView> = marks.iter().map(|mark| place_row(controller, mark, lang)).collect();
        let symbol = marks.first().map(|one| mark(&one.kind, Exactness::Pin));
        let heading = format!("{kind} · {}", marks.len());
        view! {
            <h3 class="place-kind">{symbol}{heading}</h3>
            <ul>{rows}</ul>
        }
        .into_any()
    };
    let mut groups: Vec<AnyView> = places.groups.iter().map(group).collect();
    if groups.is_empty() {
        groups.push(view! { <p class="absent">{lang.map_texts().places_none}</p> }.into_any());
    }
    groups.into_any()
}

fn place_row(controller: MapController, mark: &PlaceMark, lang: Lang) -> AnyView {
    let at = mark.number - 1;
    let chosen = Memo::new(move |_| controller.chosen_place() == Some(at));
    let id = mark.id.clone();
    let button = Button {
        class: Signal::stored("place-button".to_owned()),
        pressed: pressed(chosen),
        on_click: on_click(move || controller.choose_place((!chosen.get_untracked()).then(|| id.clone()))),
        on_enter: Box::new(move || controller.under.set(Some(at))),
    };
    let (name, precision) = (gloss(&mark.name, lang), mark.precision.clone());
    let content = view! {
        <strong>{mark.number}</strong>
        <span>{name}" "<span class="hint">{precision}</span></span>
    };
    let mark = mark.clone();
    let card = reactive(move || if chosen.get() { card(controller, &mark, lang) } else { ().into_any() });
    view! { <li>{button.view(content.into_any())}{card}</li> }.into_any()
}

/// Tasks that name a place, each with the sentences that do.
fn card(controller: MapController, mark: &PlaceMark, lang: Lang) -> AnyView {
    let state = controller.state;
    let texts = lang.texts();
    if mark.tasks.is_empty() {
        return view! { <p class="absent place-card">{texts.named_by_none}</p> }.into_any();
    }
    let plan = controller.district.get().and_then(|district| {
        state.store.load.with_untracked(|load| load.data()?.plan_of(&district).map(|plan| plan.id.clone()))
    });
    let Some(plan) = plan else { return ().into_any() };
    state.store.want_text(&plan);
    let text = state.store.text_of(&plan);
    let task = |(id, title): &(String, _)| {
        let to = id.clone();
        let clauses = text.ready().map(|text| clauses(controller, id, mark, text, lang));
        let title = link("", move |address| address.on(Page::Task(to.clone())), gloss(title, lang));
        view! {
            <li>
                <span class="role">{texts.task_word}</span>
                {title}
                {clauses}
            </li>
        }
        .into_any()
    };
    let tasks: Vec<AnyView> = mark.tasks.iter().map(task).collect();
    let waiting = Waiting {
        pending: |texts| texts.text_pending,
        failed: |texts| texts.text_failed,
        retry: Box::new(move || state.store.want_text(&plan)),
    };
    let missing = remote_view(&text, waiting, |_| ().into_any());
    view! {
        <ul class="place-card">{tasks}</ul>
        {missing}
    }
    .into_any()
}

/// The sentences of a task that name a place.
fn clauses(controller: MapController, task: &str, mark: &PlaceMark, text: &str, lang: Lang) -> AnyView {
    let clauses = controller.state.store.load.with_untracked(|load| {
        let found = load.data().map(|data| present::naming_clauses(data, task, &mark.spellings, text));
        found.unwrap_or_default()
    });
    if clauses.is_empty() {
        return view! { <p class="hint">{lang.map_texts().clause_other_words}</p> }.into_any();
    }
    let quote = |clause| {
        view! {
            <blockquote class="clause" lang="zh-CN">
                {clause}
            </blockquote>
        }
        .into_any()
    };
    clauses.into_iter().map(quote).collect::<Vec<AnyView>>().into_any()
}

/// The targets that map, filters and chosen place leave, by their positions in
/// [`plan_model::dataset::Dataset::targets`].
pub fn targets_below(controller: MapController, targets: Memo<Vec<usize>>) -> AnyView {
    let state = controller.state;
    reactive(move || {
        let lang = state.nav.lang.get();
        let (heading, lines, more) = targets.with(|targets| {
            let lines = state.store.judged.with(|judged| {
                let judged = judged.as_ref();
                judged.map(|judged| present::target_lines(judged, targets, MOST, lang))
            });
            let n = present::count_of(targets.len(), lang);
            (format!("{} · {n}", lang.texts().targets), lines.unwrap_or_default(), targets.len() > MOST)
        });
        let more = if more {
            link("button", |address| address.on(Page::Targets), lang.map_texts().see_targets)
        } else {
            ().into_any()
        };
        view! {
            <h2 id="map-targets">{heading}</h2>
            {target_list(&lines, lang)}
            {more}
        }
        .into_any()
    })
}

/// The way back to the city, while districts are chosen.
pub fn way_back(controller: MapController) -> AnyView {
    let state = controller.state;
    let chosen = Memo::new(move |_| state.nav.address.with(|address| !address.query.districts.is_empty()));
    reactive(move || {
        if !chosen.get() {
            return ().into_any();
        }
        let back = move || {
            controller.go(Vec::new());
            document::focus(MAP_ID);
        };
        Button::new("button", back)
            .view(reactive_text(move || state.nav.lang.get().map_texts().whole.to_owned()))
    })
}
