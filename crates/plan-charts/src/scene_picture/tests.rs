//! Every scene in both boxes, for few and for many plans: nothing leaves its box, nothing lies on anything else, and every
//! commitment is there once.

use super::*;
use crate::rect::Rect;
use plan_method::judged::Judged;
use plan_method::synthetic::{SyntheticSize as Size, country};
use plan_model::lang::Lang;
use plan_present::kiosk::{SceneSlot, Settings};
use plan_present::present::{self, SceneData, SceneSheet};
use std::sync::Arc;

/// The districts as squares side by side.
fn outlines(judged: &Judged) -> Vec<Shape> {
    let square = |[x, y]: [f64; 2]| {
        vec![vec![
            [x - 0.1, y - 0.1],
            [x + 0.1, y - 0.1],
            [x + 0.1, y + 0.1],
            [x - 0.1, y + 0.1],
            [x - 0.1, y - 0.1],
        ]]
    };
    let district = |district: &plan_model::district::District| Shape {
        adcode: district.adcode.clone(),
        polygons: vec![square(district.label)],
    };
    judged.data.districts().iter().map(district).collect()
}

fn every(mut check: impl FnMut(&str, &WallSheet, &SceneSheet, &ScenePicture)) {
    for (districts, targets, observations) in [(1, 6, 0), (5, 26, 4), (16, 40, 1)] {
        let data = country(7, Size { districts, targets, observations });
        let day = data.release.date;
        let judged = Judged::new(Arc::new(data), day);
        let shapes = outlines(&judged);
        // Long English words take most room, and many tiles are slow to compare.
        let langs: &[Lang] = if districts > 5 { &[Lang::En] } else { &[Lang::Zh, Lang::En] };
        for &lang in langs {
            let wall = present::wall(&judged, lang);
            let settings = Settings::default();
            for slot in &settings.scenes {
                let SceneSlot { scene, .. } = slot;
                let sheet = present::scene(
                    SceneData { judged: &judged, places: judged.data.places(), lang },
                    &settings,
                    slot,
                    1,
                );
                for (form, given) in
                    [(SceneBox::LANDSCAPE, true), (SceneBox::PORTRAIT, true), (SceneBox::PORTRAIT, false)]
                {
                    let picture =
                        scene_picture(&wall, &sheet.subject, if given { &shapes } else { &[] }, form);
                    check(
                        &format!("{scene:?} of {districts}×{targets} in {form:?}, {lang:?}"),
                        &wall,
                        &sheet,
                        &picture,
                    );
                }
            }
        }
    }
}

fn meet(a: Rect, b: Rect) -> bool {
    let apart = 0.5;
    a.x + apart < b.x + b.width
        && b.x + apart < a.x + a.width
        && a.y + apart < b.y + b.height
        && b.y + apart < a.y + a.height
}

#[test]
fn every_commitment_is_there_once_and_no_tile_lies_on_another_or_leaves_the_picture() {
    every(|name, wall, _, picture| {
        assert_eq!(picture.tiles.len(), wall.tiles.len(), "{name}");
        let areas: Vec<Rect> = wall
            .tiles
            .iter()
            .zip(&picture.tiles)
            .filter_map(|(tile, place)| {
                assert_eq!(tile.issued, place.is_some(), "{name}: {}", tile.id);
                place.map(|place| Rect { x: place.x, y: place.y, width: place.side, height: place.side })
            })
            .collect();
        for (at, area) in areas.iter().enumerate() {
            assert!(area.width > 2.0 && area.x >= -0.1 && area.y >= -0.1, "{name}: {area:?}");
            assert!(
                area.x + area.width <= picture.form.width + 0.6
                    && area.y + area.height <= picture.form.height + 0.6,
                "{name}: {area:?}"
            );
            for other in &areas[..at] {
                assert!(!meet(*area, *other), "{name}: {area:?} {other:?}");
            }
        }
    });
}

#[test]
fn no_two_labels_meet_and_none_leaves_the_picture_or_lies_on_a_tile_that_it_is_about() {
    every(|name, _, _, picture| {
        for (at, label) in picture.labels.iter().enumerate() {
            let area = label.area();
            assert!(!label.text.is_empty() && label.size >= 12.0, "{name}: {label:?}");
            assert!(
                area.x >= -0.6 && area.y >= -0.6 && area.x + area.width <= picture.form.width + 0.6,
                "{name}: {label:?} {area:?}"
            );
            assert!(area.y + area.height <= picture.form.height + 0.6, "{name}: {label:?} {area:?}");
            for other in &picture.labels[..at] {
                assert!(!meet(area, other.area()), "{name}: {label:?} {other:?}");
            }
            for tile in picture.tiles.iter().flatten() {
                let tile = Rect { x: tile.x, y: tile.y, width: tile.side, height: tile.side };
                assert!(!meet(area, tile), "{name}: {label:?} on {tile:?}");
            }
        }
    });
}

#[test]
fn marks_stay_in_the_picture_and_nothing_unknown_is_filled() {
    every(|name, _, sheet, picture| {
        for mark in &picture.marks {
            let area = match &mark.shape {
                SceneShape::Area(area) | SceneShape::Tile(_, area) => *area,
                SceneShape::Disc([x, y], radius) => {
                    Rect { x: x - radius, y: y - radius, width: radius * 2.0, height: radius * 2.0 }
                }
                SceneShape::Line([x, y], [to_x, to_y]) => Rect {
                    x: x.min(*to_x),
                    y: y.min(*to_y),
                    width: (x - to_x).abs(),
                    height: (y - to_y).abs(),
                },
                // A map is cut at the picture's edge; a scale has tests of its own.
                SceneShape::Path(..) => continue,
            };
            let fits = area.x >= -0.6
                && area.y >= -0.6
                && area.x + area.width <= picture.form.width + 0.6
                && area.y + area.height <= picture.form.height + 0.6;
            assert!(fits, "{name}: {mark:?}");
        }
        // What a plan doesn't say, and what isn't known well, is never an amount.
        let amounts = picture.marks.iter().filter(|mark| mark.ink == SceneInk::Amount).count();
        match &sheet.subject {
            SceneSubject::Departments { rows, .. } => {
                assert_eq!(amounts, rows.iter().map(|row| row.leads).sum::<usize>(), "{name}");
            }
            SceneSubject::Questions { rows, .. } => {
                assert_eq!(
                    amounts,
                    rows.iter().flat_map(|row| row.counts).filter(|n| *n > 0).count(),
                    "{name}"
                );
            }
            SceneSubject::Published { values, .. } => {
                assert_eq!(amounts, values.iter().filter(|value| value.matches).count(), "{name}");
            }
            SceneSubject::Clause(clause) => {
                assert_eq!(amounts, clause.answers.iter().filter(|row| row.answered).count(), "{name}");
            }
            SceneSubject::Wall | SceneSubject::River => assert_eq!(amounts, 0, "{name}"),
            SceneSubject::District { .. }
            | SceneSubject::Settled(_)
            | SceneSubject::Places { .. }
            | SceneSubject::Topics { .. } => {}
        }
    });
}

#[test]
fn an_outline_fits_its_square_and_a_district_without_one_has_none() {
    let ring = vec![[121.0, 31.0], [121.2, 31.0], [121.2, 31.1], [121.0, 31.1], [121.0, 31.0]];
    let shape = Shape { adcode: "310110".into(), polygons: vec![vec![ring]] };
    let path = district_outline(std::slice::from_ref(&shape), "310110", 140.0).expect("an outline");
    let numbers =
        path.split(|c: char| !(c.is_ascii_digit() || c == '-')).filter_map(|word| word.parse::<i32>().ok());
    assert!(path.starts_with('M') && path.ends_with('z'));
    assert!(numbers.clone().all(|n| (0..=140).contains(&n)) && numbers.max() == Some(140), "{path}");
    assert_eq!(district_outline(&[shape], "310101", 140.0), None);
}
