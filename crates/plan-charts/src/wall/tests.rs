//! Tiles lie apart, inside their box and off the heads, whatever there is to show; keys reach every one.

use super::*;
use plan_method::judged::Judged;
use plan_method::synthetic::{SyntheticSize, country};
use plan_model::lang::Lang;
use plan_present::present;
use std::sync::Arc;

/// The narrowest phone: 320 pixels with the page's margins.
const NARROW: WallForm = WallForm { width: 296.0, ..WallForm::PHONE };

fn sheet(districts: usize, targets: usize, lang: Lang) -> WallSheet {
    let data = country(7, SyntheticSize { districts, targets, observations: 2 });
    let day = data.release.date;
    present::wall(&Judged::new(Arc::new(data), day), lang)
}

/// Whether no two tiles touch, all are inside the box, and no tile lies on a head.
fn sound(wall: &Wall) {
    let Wall { form, height, places, .. } = wall;
    for (at, [x, y]) in places.iter().enumerate() {
        assert!(*x >= 0.0 && *y >= 0.0, "tile {at}");
        assert!(x + form.tile <= form.width + 1e-6, "tile {at} at {x} of {}", form.width);
        assert!(y + form.tile <= height + 1e-6, "tile {at} at {y} of {height}");
        for [left, top] in &places[..at] {
            let apart = (x - left).abs() >= form.tile + form.gap - 1e-6
                || (y - top).abs() >= form.tile + form.gap - 1e-6;
            assert!(apart, "tile {at} at {x} {y} touches one at {left} {top}");
        }
        for head in wall.rows.iter().chain(&wall.columns) {
            let apart = x + form.tile <= head.x
                || *x >= head.x + head.width
                || y + form.tile <= head.y
                || *y >= head.y + head.height;
            assert!(apart, "tile {at} at {x} {y} lies on {head:?}");
        }
    }
    for head in wall.rows.iter().chain(&wall.columns) {
        assert!(head.x + head.width <= form.width + 1e-6, "{head:?}");
        assert!(text_width(&head.text, form.letters) <= head.width + 1e-6, "{head:?}");
    }
}

#[test]
fn tiles_lie_apart_inside_the_box_and_off_the_heads() {
    for (districts, targets) in [(1, 1), (1, 6), (5, 26), (16, 40)] {
        for lang in [Lang::Zh, Lang::En] {
            let sheet = sheet(districts, targets, lang);
            for form in [WallForm::DESK, WallForm::PHONE, NARROW] {
                let wall = wall(&sheet, form);
                assert_eq!(wall.places.len(), sheet.tiles.len());
                assert_eq!(wall.rows.len(), sheet.rows.len());
                sound(&wall);
            }
        }
    }
}

#[test]
fn sixteen_districts_with_forty_each_are_all_on_the_wall() {
    let sheet = sheet(16, 40, Lang::Zh);
    assert!(sheet.tiles.len() > 500, "{}", sheet.tiles.len());
    assert!(wall(&sheet, WallForm::DESK).height < 1_300.0);
}

#[test]
fn nineteen_tiles_stand_in_a_row_of_a_phone_and_fifteen_on_the_narrowest() {
    let sheet = sheet(1, 60, Lang::Zh);
    for (form, across) in [(WallForm::PHONE, 19), (NARROW, 15)] {
        let wall = wall(&sheet, form);
        let top = wall.places[wall.order[0]][1];
        assert_eq!(wall.places.iter().filter(|place| place[1] == top).count(), across);
    }
}

#[test]
fn long_names_are_cut_and_stay_in_their_heads() {
    let mut sheet = sheet(3, 20, Lang::En);
    for row in &mut sheet.rows {
        row.name = "A district whose name goes on and on until nobody reads it".to_owned();
    }
    for form in [WallForm::DESK, WallForm::PHONE, NARROW] {
        let wall = wall(&sheet, form);
        sound(&wall);
        assert!(form.blocks || wall.rows.iter().all(|head| head.text.ends_with('…')));
    }
}

#[test]
fn a_wall_without_tiles_has_room_for_its_heads() {
    let mut sheet = sheet(2, 4, Lang::Zh);
    sheet.tiles.clear();
    sheet.columns.clear();
    for form in [WallForm::DESK, WallForm::PHONE] {
        let wall = wall(&sheet, form);
        assert!(wall.height > 0.0 && wall.order.is_empty());
        assert_eq!(wall.tile_at([1.0, 1.0]), None);
    }
}

#[test]
fn in_a_cell_the_states_come_in_the_readers_order() {
    let sheet = sheet(5, 40, Lang::Zh);
    let wall = wall(&sheet, WallForm::DESK);
    for cell in &wall.cells {
        let tiles: Vec<&WallTile> =
            wall.order[cell.start..cell.end].iter().map(|at| &sheet.tiles[*at]).collect();
        assert!(
            tiles
                .windows(2)
                .all(|pair| { (pair[0].state, pair[0].position) < (pair[1].state, pair[1].position) })
        );
        assert!(tiles.iter().all(|tile| (tile.row, tile.column) == (cell.row, tiles[0].column)));
    }
}

#[test]
fn every_tile_is_found_at_its_middle_and_none_between_cells() {
    let sheet = sheet(5, 26, Lang::Zh);
    for form in [WallForm::DESK, WallForm::PHONE] {
        let wall = wall(&sheet, form);
        for (at, [x, y]) in wall.places.iter().enumerate() {
            assert_eq!(wall.tile_at([x + form.tile / 2.0, y + form.tile / 2.0]), Some(at));
        }
        assert_eq!(wall.tile_at([-20.0, -20.0]), None);
    }
}

#[test]
fn steps_reach_every_tile_and_stop_at_the_edges() {
    let sheet = sheet(5, 26, Lang::Zh);
    for form in [WallForm::DESK, WallForm::PHONE] {
        let wall = wall(&sheet, form);
        let (first, last) = (wall.order[0], wall.order[wall.order.len() - 1]);
        let mut seen = vec![first];
        while seen.len() < wall.order.len() {
            seen.push(wall.step(seen[seen.len() - 1], WallStep::Next));
        }
        assert_eq!(seen, wall.order);
        assert_eq!(wall.step(last, WallStep::Next), last);
        assert_eq!(wall.step(first, WallStep::Previous), first);
        for &at in &wall.order {
            let (up, down) = (wall.step(at, WallStep::Up), wall.step(at, WallStep::Down));
            assert!(up == at || wall.places[up][1] < wall.places[at][1]);
            assert!(down == at || wall.places[down][1] > wall.places[at][1]);
            let (start, end) = (wall.step(at, WallStep::First), wall.step(at, WallStep::Last));
            assert_eq!(sheet.tiles[start].row, sheet.tiles[at].row);
            assert_eq!(sheet.tiles[end].row, sheet.tiles[at].row);
        }
    }
}
