//! The loop: one scene after the other, each with its source and its day, and the invitation to touch.

use super::hall::Hall;
use crate::parts::district_map::MapPicture;
use crate::parts::state_badge::StateMark;
use crate::state::{AppState, Boundaries, use_app};
use crate::ui::foreign::foreign;
use leptos::prelude::*;
use plan_core::kiosk::words;
use plan_core::present::{SceneClause, SceneFigure, SceneSheet, scene_day, scene_map};
use plan_core::text::Lang;

/// The loop. The page's live region stays silent: nobody has asked for anything yet.
pub fn scene_now(hall: Hall) -> AnyView {
    let state = use_app();
    let shown = move || {
        hall.scene.track();
        match hall.sheet() {
            Some((sheet, lang)) => shown(hall, state, sheet, lang),
            None => view! { <main class="scene"><h1>{hall.title(Lang::Zh)}</h1><p>{state.texts().loading}</p></main> }
                .into_any(),
        }
    };
    view! { <div class="orbit">{shown}</div> }.into_any()
}

fn shown(hall: Hall, state: AppState, sheet: SceneSheet, lang: Lang) -> AnyView {
    let SceneSheet { question, answer, figures, clause, map, mut source, as_of } = sheet;
    let with_bars = figures.iter().any(|figure| figure.share.is_some());
    let class = if with_bars { "scene-figures barred" } else { "scene-figures" };
    let mut body: Vec<AnyView> = clause.map(quoted).into_iter().collect();
    if map {
        source = format!("{source} · {}", credit(state, lang));
        body.push(through_the_years(hall, state, lang));
    }
    if !figures.is_empty() {
        let figures: Vec<AnyView> = figures.into_iter().map(|one| figure(one, lang)).collect();
        body.push(view! { <ul class=class>{figures}</ul> }.into_any());
    }
    let other = lang.other();
    view! {
        <main class="scene" lang=lang.tag()>
            <p class="scene-hall">{hall.title(lang)}</p>
            <h1>{question}</h1>
            <p class="scene-answer">{answer}</p>
            <div class="scene-body">{body}</div>
            <p class="scene-source">{format!("{as_of} · {source}")}</p>
            <p class="scene-touch">
                <span>{words(lang).touch}</span>
                <span lang=other.tag()>{words(other).touch}</span>
            </p>
        </main>
    }
    .into_any()
}

fn figure(figure: SceneFigure, lang: Lang) -> AnyView {
    let SceneFigure { value, name, about, share, state, district } = figure;
    let class = match (&state, &district) {
        (Some(state), _) => format!("scene-figure state-{}", state.slug()),
        (None, Some(district)) => format!("scene-figure district-{district}"),
        (None, None) => "scene-figure".to_owned(),
    };
    let mark = state.map(|state| view! { <StateMark state /> }.into_any());
    let bar = share.map(|share| {
        let width = format!("{}%", (share * 100.0).round());
        view! { <span class="scene-track" aria-hidden="true"><span class="scene-bar" style:width=width></span></span> }
            .into_any()
    });
    let [value_lang, name_lang] = [&value, &name].map(|text| foreign(text, lang));
    view! {
        <li class=class>
            <strong lang=value_lang>{value}</strong>
            <span class="scene-name">{mark}<span lang=name_lang>{name}</span></span>
            <span class="scene-about">{about}</span>
            {bar}
        </li>
    }
    .into_any()
}

fn quoted(clause: SceneClause) -> AnyView {
    view! {
        <figure class="scene-clause">
            <blockquote lang="zh-CN">{clause.text}</blockquote>
            <figcaption><span lang="zh-CN">{clause.plan}</span>" · "{clause.place}</figcaption>
        </figure>
    }
    .into_any()
}

/// Whose outlines the map has.
fn credit(state: AppState, lang: Lang) -> String {
    state.boundaries.with(|boundaries| match boundaries {
        Boundaries::Ready(ready) => {
            lang.pick(&ready.1.attribution_zh, &ready.1.attribution_en).trim().to_owned()
        }
        _ => String::new(),
    })
}

/// The map on a day that moves on while the scene stands.
fn through_the_years(hall: Hall, state: AppState, lang: Lang) -> AnyView {
    state.want_boundaries();
    let map = move || {
        let share = f64::from(hall.share.get()) / 1000.0;
        let judged = state.judged.get_untracked()?;
        let day = scene_day(&judged.data, state.today.get_untracked(), share);
        let (sheet, day) = scene_map(&judged.data, day, lang);
        let covered = sheet.areas.iter().filter(|area| area.value.is_some());
        let rows: Vec<AnyView> = covered
            .map(|area| {
                view! { <li><span>{area.name.clone()}</span><strong>{area.text.clone()}</strong></li> }
                    .into_any()
            })
            .collect();
        Some(
            view! {
                <MapPicture sheet=Signal::stored(sheet) on_select=Callback::new(|_| {}) />
                <p class="scene-day">{day}</p>
                <ul class="scene-areas">{rows}</ul>
            }
            .into_any(),
        )
    };
    view! { <div class="scene-map">{map}</div> }.into_any()
}
