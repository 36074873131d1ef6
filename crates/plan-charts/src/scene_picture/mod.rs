//! Pictures of the hall's scenes: a sheet and a box in, tiles, marks and labels with their places out.
//!
//! Every scene shows every commitment as one tile, so that the same tiles can move from scene to scene. Lengths are those
//! of a virtual box; a screen of twice the size shows the same picture twice as large.

mod grounds;
mod layouts;
mod parts;
mod rows;

pub use parts::{SceneBox, SceneInk, SceneLabel, SceneMark, ScenePicture, SceneShape, TilePlace};

use grounds::{district, places, river};
use layouts::{clause, published, settled, wall};
use parts::SceneDraft;
use plan_model::geo::Shape;
use plan_present::present::{SceneSubject, WallSheet};
use rows::{departments, questions, topics};

/// The picture of a subject in a box. Districts without a shape are left out, and their tiles stand in rows.
pub fn scene_picture(
    sheet: &WallSheet,
    subject: &SceneSubject,
    shapes: &[Shape],
    form: SceneBox,
) -> ScenePicture {
    let mut draft = SceneDraft::new(sheet, form);
    match subject {
        SceneSubject::Wall => wall(&mut draft),
        SceneSubject::District { row, adcode, places, named, domains } => {
            let shape = shapes.iter().find(|shape| shape.adcode == *adcode);
            district(&mut draft, *row, shape, (places, named), domains);
        }
        SceneSubject::Settled(goals) => settled(&mut draft, goals),
        SceneSubject::Questions { heads, rows } => questions(&mut draft, heads, rows),
        SceneSubject::Clause(found) => clause(&mut draft, found),
        SceneSubject::River => river(&mut draft),
        SceneSubject::Places { areas, places: found } => places(&mut draft, areas, found, shapes),
        SceneSubject::Departments { row, rows, none } => departments(&mut draft, *row, rows, none),
        SceneSubject::Topics { rows } => topics(&mut draft, rows),
        SceneSubject::Published { values, promised, published: heads } => {
            published(&mut draft, values, [promised, heads]);
        }
    }
    draft.finished()
}

/// The outline of a district by itself, as an SVG path in a square; `None` if it has no shape.
pub fn district_outline(shapes: &[Shape], adcode: &str, side: f64) -> Option<String> {
    let shape = shapes.iter().find(|shape| shape.adcode == adcode)?;
    let place =
        grounds::Ground::fitted([shape], crate::rect::Rect { x: 0.0, y: 0.0, width: side, height: side })?;
    Some(place.path(shape))
}

#[cfg(test)]
mod tests;
