//! The places of one district as a still picture, with names where there is room; the list of places says the same.

use super::map_side::mark_legend;
use crate::state::use_app;
use leptos::prelude::*;
use plan_charts::{PlaceDot, PlaceName, PlacePicture};
use plan_method::query::Query;
use plan_model::district::Place;
use plan_model::lang::Lang;
use plan_present::present::{self, PlaceMap};

/// The picture with its legend and where its lines come from; `None` until the outlines are there.
pub fn place_picture(district: &str, places: &[Place], lang: Lang) -> Option<AnyView> {
    let state = use_app();
    let map = state
        .store
        .judged
        .with(|judged| present::place_map(judged.as_ref()?, district, places, &Query::default(), lang))?;
    let code = state.store.load.with(|load| Some(load.data()?.district(district)?.adcode.clone()))?;
    state.store.boundaries.with(|found| {
        let outlines = found.ready()?;
        let shape = outlines.shapes.iter().find(|shape| shape.adcode == code)?;
        let picture = plan_charts::place_picture(shape, &map, lang)?;
        Some(figure(&picture, &map, outlines.source.attribution(lang), lang))
    })
}

fn figure(picture: &PlacePicture, map: &PlaceMap, source: String, lang: Lang) -> AnyView {
    let [width, height] = picture.size;
    let dots: Vec<AnyView> = picture.dots.iter().map(dot).collect();
    let names: Vec<AnyView> = picture.names.iter().map(name).collect();
    view! {
        <svg
            class="place-picture"
            viewBox=format!("0 0 {width} {height}")
            role="img"
            aria-label=map.title(lang)
            focusable="false"
        >
            <path class="place-ground" d=picture.outline.clone() />
            {dots}
            {names}
        </svg>
        {mark_legend(lang)}
        <p class="hint">{source}</p>
    }
    .into_any()
}

fn dot(dot: &PlaceDot) -> AnyView {
    let (x, y) = (format!("{:.1}", dot.at.0), format!("{:.1}", dot.at.1));
    let ring = dot.ring.map(|ring| {
        view! { <circle class="place-ring" cx=x.clone() cy=y.clone() r=format!("{ring:.1}") /> }
    });
    let known = dot.exactness.is_known();
    let class = if known { "place-dot known" } else { "place-dot" };
    let count = (dot.count > 1).then(|| {
        view! {
            <text
                class=class.replace("place-dot", "place-count")
                x=x.clone()
                y=format!("{:.1}", dot.at.1 + 4.0)
            >
                {dot.count}
            </text>
        }
    });
    let r = if dot.count > 1 { "9" } else { "5" };
    view! {
        <g>
            <title>{dot.fact.clone()}</title>
            {ring}
            <circle class=class cx=x.clone() cy=y.clone() r=r />
            {count}
        </g>
    }
    .into_any()
}

fn name(name: &PlaceName) -> AnyView {
    let leader = name.leader.map(|[(from_x, from_y), (x, y)]| {
        let path = format!("M{from_x:.1} {from_y:.1}L{x:.1} {y:.1}");
        view! { <path class="place-leader" d=path /> }
    });
    view! {
        {leader}
        <text class="place-name" x=format!("{:.1}", name.at.0) y=format!("{:.1}", name.at.1)>
            {name.text.clone()}
        </text>
    }
    .into_any()
}
