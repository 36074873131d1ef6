//! A plan as areas that lead into its text.

use super::figure::Figure;
use super::gloss::gloss;
use crate::ui::erased::link;
use leptos::prelude::*;
use plan_charts::squarified;
use plan_method::address::Page;
use plan_model::lang::Lang;
use plan_present::present::{self, Tile, TreemapSheet};

/// Width over height of the figure on a wide and on a narrow screen; the style sheet shows one of them.
const SHAPES: [(&str, f64); 2] = [("treemap wide", 2.2), ("treemap narrow", 0.62)];

/// The areas of a plan's headings, with the same as a table.
pub fn treemap(sheet: TreemapSheet, release: &str, lang: Lang) -> AnyView {
    let TreemapSheet { title, sentence, tiles, table } = sheet;
    let shapes: Vec<AnyView> =
        SHAPES.into_iter().map(|(class, aspect)| shape(class, aspect, &tiles, lang)).collect();
    let source = present::release_source(release, lang);
    view! {
        <Figure
            title=Signal::stored(title)
            sentence=Signal::stored(sentence)
            table=Signal::stored(table)
            source=Signal::stored(source)
        >
            {shapes}
        </Figure>
    }
    .into_any()
}

fn shape(class: &'static str, aspect: f64, tiles: &[Tile], lang: Lang) -> AnyView {
    let counts: Vec<f64> = tiles.iter().map(|tile| tile.count as f64).collect();
    let percent = |share: f64| format!("{:.3}%", 100.0 * share);
    let areas: Vec<AnyView> = tiles
        .iter()
        .zip(squarified(&counts, aspect))
        .map(|(tile, rect)| {
            let class = if tile.unknown == tile.count { "treemap-tile unknown" } else { "treemap-tile" };
            let id = tile.id.clone();
            let words = view! {
                <span class="treemap-title">{gloss(&tile.title, lang)}</span>
                " "
                <span class="treemap-count">{tile.text.clone()}</span>
            };
            view! {
                <li
                    class=class
                    style:left=percent(rect.x)
                    style:top=percent(rect.y)
                    style:width=percent(rect.width)
                    style:height=percent(rect.height)
                >
                    {link("treemap-link", move |address| address.on(Page::Text(id.clone())), words)}
                </li>
            }
            .into_any()
        })
        .collect();
    view! { <ul class=class>{areas}</ul> }.into_any()
}
