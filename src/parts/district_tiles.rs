//! The tiles of one district, a row for each domain; a click opens a promise, and the rows below say the same in words.

use super::wall::shape_view;
use crate::platform::pointer;
use crate::state::use_app;
use crate::ui::erased::Handler;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use plan_charts::{WallForm, tile_shape, wall};
use plan_method::address::{Lens, Page};
use plan_present::present::WallSheet;

/// The picture; nothing for a district without a tile.
pub fn district_tiles(sheet: &WallSheet) -> Option<AnyView> {
    if sheet.tiles.is_empty() {
        return None;
    }
    let state = use_app();
    let wall = wall(sheet, WallForm::DISTRICT);
    // There is nothing above the first row: its one column has no name.
    let top = wall.rows.first().map_or(0.0, |row| row.y);
    let view_box = format!("0 {top} {} {}", wall.form.width, wall.height - top);
    let heads: Vec<AnyView> = wall
        .rows
        .iter()
        .zip(&sheet.rows)
        .map(|(head, row)| {
            let (x, y) = (head.x.to_string(), (head.y + head.baseline).to_string());
            let class = format!("head-mark district-{}", row.district);
            view! {
                <rect class=class x="0" y=head.y.to_string() width="3" height=head.height.to_string() />
                <text class="head-text" x=x y=y>
                    {head.text.clone()}
                    " "
                    <tspan class="head-count">{row.count}</tspan>
                </text>
            }
            .into_any()
        })
        .collect();
    let tiles: Vec<AnyView> = sheet
        .tiles
        .iter()
        .zip(&wall.places)
        .map(|(tile, [x, y])| {
            let shape = tile_shape(tile.mark(Lens::Result), wall.form.tile);
            let class = format!("wall-tile {}", shape.class);
            let said = sheet.said(tile, Lens::Result);
            view! {
                <g class=class transform=format!("translate({x} {y})")>
                    <title>{said}</title>
                    {shape_view(shape, wall.form.tile)}
                </g>
            }
            .into_any()
        })
        .collect();
    let slot = NodeRef::<leptos::svg::Svg>::new();
    let ids: Vec<String> = sheet.tiles.iter().map(|tile| tile.id.clone()).collect();
    let open: Handler<MouseEvent> = Box::new(move |event| {
        let Some([x, y]) = slot.get_untracked().and_then(|element| pointer::place_in(&element, &event))
        else {
            return;
        };
        let at = wall.tile_at([x * wall.form.width, top + y * (wall.height - top)]);
        if let Some(id) = at.and_then(|at| ids.get(at).cloned()) {
            let address = state.nav.address.with_untracked(|address| address.on(Page::Target(id)));
            state.nav.visit(&address);
        }
    });
    let picture = view! {
        <div class="district-tiles wall">
            <svg
                class="district-tiles-picture"
                role="img"
                aria-label=sheet.arrangement.clone()
                viewBox=view_box
                node_ref=slot
                focusable="false"
                on:click=open
            >
                {heads}
                {tiles}
            </svg>
        </div>
    };
    Some(picture.into_any())
}
