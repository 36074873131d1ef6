//! Where a hall's visitor begins: the districts in their shapes, matters of everyday life, the wall, the map and the search,
//! each large enough for a finger, and nothing to scroll.

use crate::parts::scene_picture::district_shape;
use crate::platform::document;
use crate::state::{AppState, Judged, use_app};
use crate::ui::erased::{element, link, reactive, text_element};
use leptos::prelude::*;
use plan_method::address::{Address, Page};
use plan_model::lang::Lang;
use plan_present::kiosk::words;
use plan_present::present::{self, MatterLink};
use plan_present::text::LangTexts;

/// The home page of a hall.
pub fn home() -> AnyView {
    let state = use_app();
    Effect::new(move |_| state.store.want_boundaries());
    reactive(move || {
        let lang = state.nav.lang.get();
        match state.store.judged.get() {
            Some(judged) => ways_in(state, &judged, lang),
            None => ().into_any(),
        }
    })
}

fn ways_in(state: AppState, judged: &Judged, lang: Lang) -> AnyView {
    let said = words(lang);
    let outlines = state.store.boundaries.get();
    let shapes = outlines.ready().map(|outlines| outlines.shapes.as_slice()).unwrap_or_default();
    let district = |plan: &plan_model::plan::Plan| {
        let id = plan.district.clone();
        let inside = district_shape(&judged.data, shapes, &id, lang);
        let class = "home-way home-district";
        let way = link(class, move |address| address.on(Page::District(id.clone())), inside);
        element("li", format!("district-{}", plan.district), None, vec![way])
    };
    let districts = judged.data.plans().iter().map(district).collect();
    let matters: Vec<AnyView> =
        present::matter_links(judged, None, lang).into_iter().map(|row| matter(row, lang)).collect();
    let ways =
        [(Page::Overview, said.every_promise), (Page::Map, said.on_the_map), (Page::Search, said.search)];
    let ways = ways.map(|(page, name)| {
        let to = move |address: &Address| address.on(page.clone());
        element("li", "", None, vec![link("home-way home-wide", to, name)])
    });
    let title = present::ladder(judged, lang).title;
    document::set_title(&format!("{title} · {}", lang.texts().product));
    let mut inside = vec![
        text_element("h1", "", None, title),
        text_element("h2", "", None, said.your_district),
        element("ul", "home-districts", None, districts),
    ];
    if !matters.is_empty() {
        inside.push(text_element("h2", "", None, said.your_matter));
        inside.push(element("ul", "home-matters", None, matters));
    }
    inside.push(element("ul", "home-ways", None, ways.into()));
    element("div", "home-page", None, inside)
}

/// A matter, with how many promises are about it.
fn matter(row: MatterLink, lang: Lang) -> AnyView {
    let MatterLink { id, name, count } = row;
    let inside = vec![
        text_element("strong", "", None, name),
        text_element("span", "", None, present::count_of(count, lang)),
    ];
    let to = move |address: &Address| address.on(Page::Matters(Some(id.clone())));
    element("li", "", None, vec![link("home-way home-matter", to, inside)])
}
