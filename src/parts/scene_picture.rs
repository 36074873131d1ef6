//! The picture of a scene as SVG: tiles that stay and move, and the marks and labels that come with the scene.

use crate::ui::erased::{element, text_element};
use crate::ui::foreign::foreign;
use leptos::prelude::*;
use plan_charts::{
    SceneBox, SceneLabel, SceneMark, SceneShape, TilePlace, TileShape, district_outline, scene_picture,
    tile_shape,
};
use plan_method::address::Lens;
use plan_model::dataset::Dataset;
use plan_model::geo::Shape;
use plan_model::lang::Lang;
use plan_model::order::tidy;
use plan_present::present::{SceneSubject, TileMark, WallSheet, district_name};

/// Side of the square in which shapes of tiles are drawn; each tile scales it.
const TILE: f64 = 18.0;
/// Side of a district's shape at the lower edge.
const DISTRICT: f64 = 140.0;

/// A scene's picture; `about` is the class of what comes with the scene, and what the picture says in words.
pub fn scene_picture_view(
    sheet: &WallSheet,
    subject: &SceneSubject,
    shapes: &[Shape],
    upright: bool,
    about: (&'static str, String),
) -> AnyView {
    let form = if upright { SceneBox::PORTRAIT } else { SceneBox::LANDSCAPE };
    let picture = scene_picture(sheet, subject, shapes, form);
    let (turn, said) = about;
    let mut used: Vec<TileMark> = sheet.tiles.iter().map(|tile| tile.mark(Lens::Result)).collect();
    let keys = picture.marks.iter().filter_map(|mark| match mark.shape {
        SceneShape::Tile(tile, _) => Some(tile),
        _ => None,
    });
    used.extend(keys);
    tidy(&mut used);
    let defined: Vec<AnyView> = used.into_iter().map(defined).collect();
    let tiles: Vec<AnyView> = sheet
        .tiles
        .iter()
        .zip(&picture.tiles)
        .map(|(one, place)| tile(one.mark(Lens::Result), *place))
        .collect();
    let marks: Vec<AnyView> = picture.marks.into_iter().map(mark).collect();
    let over: Vec<AnyView> = picture.over.into_iter().map(mark).collect();
    let labels: Vec<AnyView> = picture.labels.into_iter().map(|one| label(one, sheet.lang)).collect();
    view! {
        <svg
            class="scene-picture"
            viewBox=format!("0 0 {} {}", form.width, form.height)
            role="img"
            aria-label=said
        >
            <defs>{defined}</defs>
            <g class=turn>{marks}</g>
            <g>{tiles}</g>
            <g class=turn>{over} {labels}</g>
        </svg>
    }
    .into_any()
}

fn shape_id(shape: &TileShape) -> String {
    format!("scene-{}", shape.id)
}

fn defined(mark: TileMark) -> AnyView {
    let shape = tile_shape(mark, TILE);
    let id = shape_id(&shape);
    let paths: Vec<AnyView> = shape
        .paths
        .into_iter()
        .map(|(ink, path)| view! { <path class=ink.class() d=path /> }.into_any())
        .collect();
    view! { <g id=id>{paths}</g> }.into_any()
}

/// A tile keeps its element from scene to scene, so that it moves there.
fn tile(mark: TileMark, place: Option<TilePlace>) -> AnyView {
    let shape = tile_shape(mark, TILE);
    let presence = match place {
        None => " absent",
        Some(place) if place.faint => " faint",
        Some(_) => "",
    };
    let class = format!("scene-tile {}{presence}", shape.class);
    let TilePlace { x, y, side, .. } = place.unwrap_or(TilePlace { x: 0.0, y: 0.0, side: TILE, faint: true });
    let there = format!("translate({x:.1}px, {y:.1}px) scale({:.3})", side / TILE);
    view! { <use_ class=class href=format!("#{}", shape_id(&shape)) style:transform=there /> }.into_any()
}

fn mark(mark: SceneMark) -> AnyView {
    let class = mark.ink.class();
    let (path, moved) = match mark.shape {
        SceneShape::Area(area) => (
            format!("M{:.1} {:.1}h{:.1}v{:.1}h{:.1}z", area.x, area.y, area.width, area.height, -area.width),
            None,
        ),
        SceneShape::Disc([x, y], radius) => {
            let (left, across) = (x - radius, radius * 2.0);
            let arc = |across: f64| format!("a{radius:.1} {radius:.1} 0 1 0 {across:.1} 0");
            (format!("M{left:.1} {y:.1}{}{}z", arc(across), arc(-across)), None)
        }
        SceneShape::Line([x, y], [to_x, to_y]) => (format!("M{x:.1} {y:.1}L{to_x:.1} {to_y:.1}"), None),
        SceneShape::Path([x, y], path) => (path, Some(format!("translate({x:.1} {y:.1})"))),
        SceneShape::Tile(tile, area) => {
            let shape = tile_shape(tile, TILE);
            let there = format!("translate({:.1} {:.1}) scale({:.3})", area.x, area.y, area.width / TILE);
            let (class, href) = (shape.class.clone(), format!("#{}", shape_id(&shape)));
            return view! { <use_ class=class href=href transform=there /> }.into_any();
        }
    };
    let stroke = mark.stroke.map(|stroke| format!("{stroke:.1}"));
    view! { <path class=class d=path transform=moved stroke-width=stroke /> }.into_any()
}

fn label(label: SceneLabel, lang: Lang) -> AnyView {
    let [x, y] = label.at;
    let foreign = foreign(&label.text, lang);
    view! {
        <text
            class=label.class
            x=format!("{x:.1}")
            y=format!("{y:.1}")
            font-size=format!("{:.1}", label.size)
            text-anchor=label.anchor
            lang=foreign
        >
            {label.text}
        </text>
    }
    .into_any()
}

/// A district's shape, and its name; without its shape where the outlines haven't come.
pub fn district_shape(data: &Dataset, shapes: &[Shape], district: &str, lang: Lang) -> AnyView {
    let adcode = data.district(district).map(|district| district.adcode.as_str()).unwrap_or_default();
    let outline = district_outline(shapes, adcode, DISTRICT).unwrap_or_default();
    let name = text_element("span", "", None, district_name(data, district, lang));
    view! {
        <svg viewBox="0 0 140 140" aria-hidden="true">
            <path d=outline />
        </svg>
        {name}
    }
    .into_any()
}

/// The districts with a plan, each in its own shape, for a finger.
pub fn ask_picture(data: &Dataset, shapes: &[Shape], lang: Lang) -> AnyView {
    let district = |plan: &plan_model::plan::Plan| {
        let class = format!("scene-district district-{}", plan.district);
        let inside = district_shape(data, shapes, &plan.district, lang);
        view! {
            <li class=class data-district=plan.district.clone()>
                {inside}
            </li>
        }
        .into_any()
    };
    element("ul", "scene-districts", None, data.plans().iter().map(district).collect())
}
