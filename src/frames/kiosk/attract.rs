//! The loop: one picture after the other, each with its finding, its source and its day, and the way in for a finger.

use super::session::KioskSession;
use crate::parts::scene_picture::{ask_picture, scene_picture_view};
use crate::state::{AppState, use_app};
use crate::ui::erased::{element, text_element};
use leptos::prelude::*;
use plan_model::lang::Lang;
use plan_present::kiosk::words;
use plan_present::present::{SceneSheet, SceneSubject, wall};

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
                    text_element("h1", "scene-finding", None, kiosk.title(Lang::Zh)),
                    text_element("p", "", None, state.texts().loading),
                ];
                element("main", "scene scene-waits", None, inside)
            }
        }
    };
    view! { <div class="orbit">{shown}</div> }.into_any()
}

/// A scene. What it consists of is the same in every scene, so that elements stay and tiles move.
fn shown(kiosk: KioskSession, state: AppState, sheet: SceneSheet, lang: Lang) -> AnyView {
    let Some(judged) = state.store.judged.get() else { return ().into_any() };
    // Not before the districts are there: outlines are checked against them.
    state.store.want_boundaries();
    state.store.want_places();
    let tiles = wall(&judged, lang);
    let outlines = state.store.boundaries.get();
    let outlines = outlines.ready();
    let credit = match (&sheet.subject, outlines) {
        (SceneSubject::Places { .. } | SceneSubject::District { .. }, Some(outlines)) => {
            format!(" · {}", outlines.source.attribution(lang))
        }
        _ => String::new(),
    };
    let shapes = outlines.map(|outlines| outlines.shapes.as_slice()).unwrap_or_default();
    // Alternates, so that what comes with a scene fades in again.
    let turn = if kiosk.scene.get_untracked().is_multiple_of(2) { "turn-even" } else { "turn-odd" };
    let number =
        vec![text_element("strong", "", None, sheet.number), text_element("span", "", None, sheet.about)];
    let said = vec![
        text_element("h1", "scene-finding", None, sheet.finding.clone()),
        element("p", "scene-number", None, number),
        text_element("p", "scene-sentence", None, sheet.sentence),
    ];
    let foot = vec![
        text_element("p", "scene-key", None, sheet.key),
        text_element("p", "scene-source", None, format!("{} · {}{credit}", sheet.as_of, sheet.source)),
    ];
    let other = lang.other();
    let touch = vec![
        text_element("span", "", None, words(lang).touch),
        text_element("span", "", Some(other.tag()), words(other).touch),
    ];
    let ask = vec![
        text_element("p", "scene-question", None, words(lang).your_district),
        ask_picture(&judged.data, shapes, lang),
        element("p", "scene-touch", None, touch),
    ];
    let picture =
        scene_picture_view(&tiles, &sheet.subject, shapes, kiosk.upright.get(), (turn, sheet.finding));
    let inside = vec![
        text_element("p", "scene-title", None, kiosk.title(lang)),
        element("div", format!("scene-words {turn}"), None, said),
        picture,
        element("div", "scene-foot", None, foot),
        element("div", "scene-ask", None, ask),
    ];
    // A typed element stays where one of any name would be made anew, and the tiles in it with it.
    view! {
        <main class="scene" lang=lang.tag()>
            {inside}
        </main>
    }
    .into_any()
}
