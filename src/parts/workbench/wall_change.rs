//! What a reader's own figures change on the wall: tiles whose state they change turn over, the others are faint.

use crate::parts::wall::{WallController, presence, shape_href};
use crate::state::Judged;
use crate::ui::erased::{effect, reactive};
use leptos::prelude::*;
use plan_charts::tile_shape;
use plan_method::address::Lens;
use plan_method::progress::State;
use plan_present::present::TileMark;

/// The two faces of every tile that turns over; its own tile is there for those who listen. Through other lenses than that of
/// the results nothing turns: figures don't change what the others show.
pub fn wall_change() -> AnyView {
    let controller: WallController = expect_context();
    let WallController { state, sheet, lens, layout, choice, .. } = controller;
    let workspace = state.workspace;
    effect(move || {
        let published = workspace.hidden().filter(|_| lens.get() == Lens::Result);
        let before = published.map(|published| Judged::new(published, state.nav.as_of.get()));
        let other = |(position, now): (usize, State)| {
            let was = before.as_ref()?.standings.get(position)?.state;
            (was != now).then_some((position, was))
        };
        let tiles = sheet.with(|sheet| {
            sheet.tiles.iter().filter_map(|tile| other((tile.position, tile.state))).collect::<Vec<_>>()
        });
        workspace.before.set(tiles);
    });
    let class = move || if workspace.shows_before.get() { "wall-turns before" } else { "wall-turns" };
    let faces = reactive(move || {
        let (before, sheet, wall) = (workspace.before.read(), sheet.read(), layout.read());
        let choice = choice.read();
        let turn = |(position, was): &(usize, State)| {
            let at = sheet.tiles.iter().position(|tile| tile.position == *position)?;
            let (tile, [x, y]) = (sheet.tiles.get(at)?, wall.places.get(at).copied()?);
            let fits = choice.fits.get(at).copied().unwrap_or(true);
            let face = |side: &str, state: State| {
                let shape = tile_shape(TileMark::State(state), wall.form.tile);
                let class = format!("wall-face {side} {}", shape.class);
                view! { <use_ class=class href=shape_href(&shape) /> }
            };
            let view = view! {
                <g
                    class=["wall-turn", presence(tile.issued, fits)].concat()
                    transform=format!("translate({x} {y})")
                >
                    {face("was", *was)}
                    {face("now", tile.state)}
                </g>
            };
            Some(view.into_any())
        };
        before.iter().filter_map(turn).collect::<Vec<AnyView>>().into_any()
    });
    view! {
        <g class=class aria-hidden="true">
            {faces}
        </g>
    }
    .into_any()
}
