//! The loop: one scene after the other, each with its source and its day, and the invitation to touch.

use super::session::KioskSession;
use crate::parts::district_map::MapPicture;
use crate::parts::state_badge::StateMark;
use crate::state::{AppState, use_app};
use crate::ui::erased::{element, text_element};
use crate::ui::foreign::foreign;
use leptos::prelude::*;
use plan_model::lang::Lang;
use plan_present::kiosk::words;
use plan_present::present::{SceneClause, SceneFigure, SceneSheet, scene_day, scene_map};

/// The loop. The page's live region stays silent: nobody has asked for anything yet.
pub fn scene_now(kiosk: KioskSession) -> AnyView {
    let state = use_app();
    let shown = move || {
        kiosk.scene.track();
        let state = state.scoped();
        match kiosk.sheet(state) {
            Some((sheet, lang)) => shown(kiosk, state, sheet, lang),
            None => {
                let inside = vec![
                    text_element("h1", "", None, kiosk.title(Lang::Zh)),
                    text_element("p", "", None, state.texts().loading),
                ];
                element("main", "scene", None, inside)
            }
        }
    };
    view! { <div class="orbit">{shown}</div> }.into_any()
}

fn shown(kiosk: KioskSession, state: AppState, sheet: SceneSheet, lang: Lang) -> AnyView {
    let SceneSheet { question, answer, figures, clause, map, mut source, as_of } = sheet;
    let with_bars = figures.iter().any(|figure| figure.share.is_some());
    let class = if with_bars { "scene-figures barred" } else { "scene-figures" };
    let mut body: Vec<AnyView> = clause.map(quoted).into_iter().collect();
    if map {
        source = format!("{source} · {}", credit(state, lang));
        body.push(through_the_years(kiosk, state, lang));
    }
    if !figures.is_empty() {
        let figures = figures.into_iter().map(|one| figure(one, lang)).collect();
        body.push(element("ul", class, None, figures));
    }
    let other = lang.other();
    let touch = vec![
        text_element("span", "", None, words(lang).touch),
        text_element("span", "", Some(other.tag()), words(other).touch),
    ];
    let inside = vec![
        text_element("p", "scene-title", None, kiosk.title(lang)),
        text_element("h1", "", None, question),
        text_element("p", "scene-answer", None, answer),
        element("div", "scene-body", None, body),
        text_element("p", "scene-source", None, format!("{as_of} · {source}")),
        element("p", "scene-touch", None, touch),
    ];
    element("main", "scene", Some(lang.tag()), inside)
}

fn figure(figure: SceneFigure, lang: Lang) -> AnyView {
    let SceneFigure { value, name, about, share, state, district } = figure;
    let class = match (&state, &district) {
        (Some(state), _) => format!("scene-figure state-{}", state.slug()),
        (None, Some(district)) => format!("scene-figure district-{district}"),
        (None, None) => "scene-figure".to_owned(),
    };
    let mut title: Vec<AnyView> = Vec::new();
    title.extend(state.map(|state| view! { <StateMark state /> }.into_any()));
    let [value_lang, name_lang] = [&value, &name].map(|text| foreign(text, lang));
    title.push(text_element("span", "", name_lang, name));
    let mut inside = vec![
        text_element("strong", "", value_lang, value),
        element("span", "scene-name", None, title),
        text_element("span", "scene-about", None, about),
    ];
    inside.extend(share.map(|share| {
        let width = format!("{}%", (share * 100.0).round());
        view! {
            <span class="scene-track" aria-hidden="true">
                <span class="scene-bar" style:width=width></span>
            </span>
        }
        .into_any()
    }));
    element("li", class, None, inside)
}

fn quoted(clause: SceneClause) -> AnyView {
    let origin = vec![
        text_element("span", "", Some(Lang::Zh.tag()), clause.plan),
        text_element("span", "", None, format!(" · {}", clause.place)),
    ];
    let inside = vec![
        text_element("blockquote", "", Some(Lang::Zh.tag()), clause.text),
        element("figcaption", "", None, origin),
    ];
    element("figure", "scene-clause", None, inside)
}

/// Whose outlines the map has.
fn credit(state: AppState, lang: Lang) -> String {
    state
        .store
        .boundaries
        .with(|found| found.ready().map(|found| found.source.attribution(lang)).unwrap_or_default())
}

/// The map on a day that moves on while the scene stands.
fn through_the_years(kiosk: KioskSession, state: AppState, lang: Lang) -> AnyView {
    state.store.want_boundaries();
    let map = move || {
        let share = f64::from(kiosk.share.get()) / 1000.0;
        let judged = state.store.judged.get_untracked()?;
        let day = scene_day(&judged.data, state.nav.today.get_untracked(), share);
        let (sheet, day) = scene_map(&judged, day, lang);
        let covered = sheet.areas.iter().filter(|area| area.value.is_some());
        let rows = covered.map(|area| {
            let inside = vec![
                text_element("span", "", None, area.name.clone()),
                text_element("strong", "", None, area.text.clone()),
            ];
            element("li", "", None, inside)
        });
        let rows = element("ul", "scene-areas", None, rows.collect());
        let picture = view! { <MapPicture sheet=Signal::stored(sheet) on_select=Callback::new(|_| {}) /> };
        Some(vec![picture.into_any(), text_element("p", "scene-day", None, day), rows])
    };
    view! { <div class="scene-map">{map}</div> }.into_any()
}
