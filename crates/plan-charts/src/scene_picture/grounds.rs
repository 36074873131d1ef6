//! Scenes on a ground of their own: a district's outline, the map of the city, the axis of time.

use super::parts::{
    LETTERS, MAP_PLAIN, MAP_STRONG, PLAIN, QUIET, SceneBox, SceneDraft, SceneInk, SceneMark, SceneShape,
    TILE_SHARE,
};
use crate::rect::Rect;
use crate::time_strip::{StripForm, time_strip};
use crate::type_width::type_width;
use crate::viewport::{NameBox, names_apart};
use plan_model::geo::{SQUEEZE, Shape};
use plan_model::order::arrange_by_key;
use plan_present::present::{SceneArea, ScenePlace};

/// Metres in a degree of latitude.
const METRES: f64 = 111_000.0;

/// The lowest and the highest degrees, east and north, of some shapes; infinite where there are none.
fn bounds<'a>(shapes: impl IntoIterator<Item = &'a Shape>) -> ([f64; 2], [f64; 2]) {
    let points = shapes.into_iter().flat_map(|shape| shape.polygons.iter().flatten().flatten().copied());
    let start = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
    points.fold(start, |(low, high), point| {
        ([0, 1].map(|axis| point[axis].min(low[axis])), [0, 1].map(|axis| point[axis].max(high[axis])))
    })
}

/// Where degrees lie in a picture.
#[derive(Clone, Copy)]
pub(super) struct Ground {
    /// The degrees that lie in the middle …
    middle: [f64; 2],
    /// … of the area.
    centre: [f64; 2],
    /// Units to a degree of latitude.
    scale: f64,
}

impl Ground {
    /// Shapes as large as an area allows; `None` if there is nothing to see.
    pub fn fitted<'a>(shapes: impl IntoIterator<Item = &'a Shape>, area: Rect) -> Option<Ground> {
        let (low, high) = bounds(shapes);
        let (wide, tall) = ((high[0] - low[0]) * SQUEEZE, high[1] - low[1]);
        (wide > 0.0 && tall > 0.0).then(|| Ground {
            middle: [0, 1].map(|axis| (low[axis] + high[axis]) / 2.0),
            centre: [area.x + area.width / 2.0, area.y + area.height / 2.0],
            scale: (area.width / wide).min(area.height / tall),
        })
    }

    pub fn at(&self, [lon, lat]: [f64; 2]) -> [f64; 2] {
        [
            self.centre[0] + (lon - self.middle[0]) * SQUEEZE * self.scale,
            self.centre[1] - (lat - self.middle[1]) * self.scale,
        ]
    }

    fn degrees(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        [
            self.middle[0] + (x - self.centre[0]) / (SQUEEZE * self.scale),
            self.middle[1] - (y - self.centre[1]) / self.scale,
        ]
    }

    /// The outline of a shape, in whole units.
    pub fn path(&self, shape: &Shape) -> String {
        let mut path = String::new();
        for ring in shape.polygons.iter().flatten() {
            let mut last = None;
            for point in ring {
                let at = self.at(*point).map(|length| length.round() as i32);
                if last != Some(at) {
                    let command = if last.is_none() { 'M' } else { 'L' };
                    path.push_str(&format!("{command}{} {}", at[0], at[1]));
                    last = Some(at);
                }
            }
            if last.is_some() {
                path.push('z');
            }
        }
        path
    }
}

/// Squares of a grid that lie in a shape: their corners, column by column.
fn squares(shape: &Shape, ground: Ground, area: Rect, pitch: f64) -> Vec<[f64; 2]> {
    let inside = |x: f64, y: f64| shape.contains(ground.degrees([x, y]));
    let side = pitch * TILE_SHARE;
    let mut found = Vec::new();
    for column in 0..(area.width / pitch).floor() as usize {
        for line in 0..(area.height / pitch).floor() as usize {
            let (x, y) = (area.x + column as f64 * pitch, area.y + line as f64 * pitch);
            let corners = [[x, y], [x + side, y], [x, y + side], [x + side, y + side]];
            if inside(x + side / 2.0, y + side / 2.0) && corners.iter().all(|[x, y]| inside(*x, *y)) {
                found.push([x, y]);
            }
        }
    }
    found
}

/// Share of the width that the other tiles take beside a narrow outline.
const BESIDE: f64 = 0.44;
/// Between them and the outline.
const GUTTER: f64 = 40.0;

/// Width of a shape over its height; `None` for one without an area.
fn aspect(shape: &Shape) -> Option<f64> {
    let (low, high) = bounds([shape]);
    let (wide, tall) = ((high[0] - low[0]) * SQUEEZE, high[1] - low[1]);
    (wide > 0.0 && tall > 0.0).then_some(wide / tall)
}

/// One district's outline filled with its tiles, domain by domain, and the places that its plan names.
pub(super) fn district(
    draft: &mut SceneDraft<'_>,
    row: usize,
    shape: Option<&Shape>,
    (places, named): (&[[f64; 2]], &str),
    domains: &[String],
) {
    let mut own: Vec<usize> = (0..draft.sheet.tiles.len())
        .filter(|at| draft.sheet.tiles[*at].issued && draft.sheet.tiles[*at].row == row)
        .collect();
    arrange_by_key(&mut own, |at| (draft.sheet.tiles[*at].column, draft.sheet.tiles[*at].state));
    // The others stand below; those of the district get their places first.
    for &at in &own {
        draft.put(at, [0.0; 2], 0.0, false);
    }
    let line = 52.0;
    let key = usize::from(shape.is_some() && !places.is_empty());
    let width = draft.form.width;
    let foot_of = |width: f64| {
        let mut heads: Vec<String> = Vec::new();
        for domain in domains {
            let joined = heads.last().map(|last| format!("{last} · {domain}"));
            match (heads.last_mut(), joined) {
                (Some(last), Some(joined)) if type_width(&joined, LETTERS, false) <= width => *last = joined,
                _ => heads.push(domain.clone()),
            }
        }
        heads
    };
    // The others stand beside an outline that is narrow, and below one that is wide.
    let beside = width * BESIDE;
    let tall = draft.form.height - (foot_of(width - beside).len() + key) as f64 * line - 12.0;
    let is_narrow = shape.and_then(aspect).is_some_and(|aspect| tall * aspect <= width - beside - GUTTER);
    let (room, bottom) = if is_narrow {
        let order = draft.left_over();
        let area = Rect { x: width - beside, y: 0.0, width: beside, height: draft.form.height };
        draft.fill(&order, area, true);
        (width - beside - GUTTER, draft.form.height)
    } else {
        (width, draft.band(if draft.form.is_wide() { 120.0 } else { 150.0 }))
    };
    let heads = foot_of(room);
    let foot = (heads.len() + key) as f64 * line;
    if key > 0 {
        let y = bottom - line;
        let left = ((room - type_width(named, LETTERS, false)) / 2.0).max(36.0);
        draft.mark(SceneInk::Accent, SceneShape::Disc([left - 22.0, y + 26.0], 9.0));
        draft.label(named, [left, y + 38.0], LETTERS, "start", PLAIN);
    }
    for (n, text) in heads.into_iter().enumerate() {
        let y = bottom - foot + n as f64 * line + 38.0;
        draft.cut(&text, [room / 2.0, y], (LETTERS, room), "middle", PLAIN);
    }
    let area = Rect { x: 0.0, y: 0.0, width: room, height: bottom - foot - 12.0 };
    let ground = shape.and_then(|shape| Some((shape, Ground::fitted([shape], area)?)));
    let Some((shape, ground)) = ground else {
        draft.fill(&own, area, false);
        return;
    };
    draft.mark(SceneInk::Land, SceneShape::Path([0.0; 2], ground.path(shape)));
    let mut pitch = 150.0_f64.min(area.height / 2.0);
    let mut free = squares(shape, ground, area, pitch);
    while free.len() < own.len() && pitch > 8.0 {
        pitch *= 0.95;
        free = squares(shape, ground, area, pitch);
    }
    if free.len() < own.len() {
        draft.fill(&own, area, false);
        return;
    }
    for (at, place) in own.iter().zip(&free) {
        draft.put(*at, *place, pitch * TILE_SHARE, false);
    }
    for place in places {
        let spot = ground.at(*place);
        if spot[0] > 9.0 && spot[0] < area.width - 9.0 && spot[1] > 9.0 && spot[1] < area.height - 9.0 {
            let shape = SceneShape::Disc(spot, 9.0);
            draft.picture.over.push(SceneMark { ink: SceneInk::Accent, shape, stroke: None });
        }
    }
}

/// Most places that are named on the map.
const MOST_NAMES: usize = 12;

/// The map of the districts with a plan, all places as exactly as they are known, and the names of some.
pub(super) fn places(
    draft: &mut SceneDraft<'_>,
    areas: &[SceneArea],
    found: &[ScenePlace],
    shapes: &[Shape],
) {
    let bottom = draft.band(if draft.form.is_wide() { 150.0 } else { 190.0 });
    let view = Rect { x: 0.0, y: 0.0, width: draft.form.width, height: bottom };
    let shape_of = |area: &SceneArea| shapes.iter().find(|shape| shape.adcode == area.adcode);
    let covered: Vec<&Shape> = areas.iter().filter(|area| area.covered).filter_map(shape_of).collect();
    let margin = Rect { x: 8.0, y: 8.0, width: view.width - 16.0, height: view.height - 16.0 };
    let Some(ground) = Ground::fitted(covered, margin) else { return };
    for area in areas.iter().rev() {
        let Some(shape) = shape_of(area) else { continue };
        let ink = if area.covered { SceneInk::Land } else { SceneInk::Beyond };
        draft.mark(ink, SceneShape::Path([0.0; 2], ground.path(shape)));
    }
    let inside = |[x, y]: [f64; 2], [wide, tall]: [f64; 2]| {
        x - wide / 2.0 >= 0.0
            && x + wide / 2.0 <= view.width
            && y - tall / 2.0 >= 0.0
            && y + tall / 2.0 <= view.height
    };
    for place in found {
        let spot = ground.at(place.at);
        let reach = (place.metres / METRES * ground.scale).clamp(7.0, 400.0);
        if !inside(spot, [2.0 * reach; 2]) {
            continue;
        }
        if place.known {
            draft.mark(SceneInk::Whole, SceneShape::Disc(spot, reach));
            draft.mark(SceneInk::Amount, SceneShape::Disc(spot, 8.0));
        } else {
            draft.mark(SceneInk::Hollow, SceneShape::Disc(spot, reach));
        }
    }
    let name = |text: &str, size: f64, bold: bool, spot: [f64; 2]| -> NameBox {
        ((spot[0], spot[1]), (type_width(text, size, bold) + 12.0, size * 1.25))
    };
    let (large, small) = (LETTERS, 26.0);
    let districts = areas.iter().map(|area| {
        let class = if area.covered { MAP_STRONG } else { QUIET };
        let size = if area.covered { large } else { 24.0 };
        (area.name.as_str(), size, class, ground.at(area.label))
    });
    let named = found.iter().filter(|place| place.known).take(MOST_NAMES * 2).map(|place| {
        let [x, y] = ground.at(place.at);
        (place.name.as_str(), small, MAP_PLAIN, [x, y - 26.0])
    });
    let (inner, outer): (Vec<_>, Vec<_>) = districts.partition(|(_, _, class, _)| *class == MAP_STRONG);
    let all: Vec<_> = inner.into_iter().chain(named).chain(outer).collect();
    let boxes: Vec<NameBox> =
        all.iter().map(|(text, size, class, spot)| name(text, *size, *class == MAP_STRONG, *spot)).collect();
    let must = all.iter().filter(|(_, _, class, _)| *class == MAP_STRONG).count();
    let mut rest = MOST_NAMES;
    for ((text, size, class, _), (spot, of)) in
        all.iter().zip(names_apart(&boxes, must).into_iter().zip(&boxes))
    {
        let Some((x, y)) = spot.filter(|(x, y)| inside([*x, *y], [of.1.0, of.1.1])) else { continue };
        if *class == MAP_PLAIN {
            if rest == 0 {
                continue;
            }
            rest -= 1;
        }
        draft.label(*text, [x, y + size * 0.36], *size, "middle", class);
    }
}

/// Sizes of dots that are tried on the axis of time, as shares of the letters' size, the largest that fits.
const DOTS: [f64; 8] = [1.5, 1.3, 1.1, 0.95, 0.8, 0.65, 0.5, 0.35];

/// Plans as bands, and every tile at its deadline.
pub(super) fn river(draft: &mut SceneDraft<'_>) {
    let SceneBox { width, height } = draft.form;
    let letters = 13.0;
    let grow = LETTERS / letters;
    let mut strips = DOTS.into_iter().map(|dot| {
        time_strip(
            draft.sheet,
            StripForm { width: width / grow, dot: dot * letters, letters },
            draft.sheet.as_of,
        )
    });
    let fits = |strip: &crate::TimeStrip| strip.height * grow <= height;
    let Some(strip) = strips.clone().find(fits).or_else(|| strips.next_back()) else { return };
    // What is left over goes between the bands and the dots.
    let drop = (height - strip.height * grow).max(0.0);
    let y = |at: f64| at * grow + drop;
    let tall = strip.bands.first().map_or(0.0, |band| band.y * 2.0 * grow);
    let apart = if strip.bands.is_empty() { 0.0 } else { drop / strip.bands.len() as f64 };
    let thick = (tall + apart) * 0.8;
    for (n, (band, of)) in strip.bands.iter().zip(&draft.sheet.bands).enumerate() {
        let middle = band.y * grow + apart * (n as f64 + 0.5);
        let area = Rect {
            x: band.from * grow,
            y: middle - thick / 2.0,
            width: ((band.to - band.from) * grow).min(width - band.from * grow),
            height: thick,
        };
        let ink = if of.issue_known { SceneInk::Band } else { SceneInk::OpenBand };
        draft.mark(ink, SceneShape::Area(area));
        draft.cut(
            &of.name,
            [0.0, middle + LETTERS * 0.36],
            (LETTERS.min(tall), strip.left * grow - 2.0),
            "start",
            PLAIN,
        );
    }
    let axis = y(strip.axis);
    for n in (0..strip.years.len()).step_by(2) {
        let area = Rect {
            x: (strip.left + n as f64 * strip.year_width) * grow,
            y: 0.0,
            width: strip.year_width * grow,
            height: axis,
        };
        let mark = SceneMark { ink: SceneInk::Stripe, shape: SceneShape::Area(area), stroke: None };
        draft.picture.marks.insert(0, mark);
    }
    draft.mark(SceneInk::Rule, SceneShape::Line([strip.left * grow, axis], [width - 1.0, axis]));
    let today = strip.as_of * grow;
    draft.mark(SceneInk::Today, SceneShape::Line([today, 0.0], [today, axis]));
    let short = strip.short_years();
    for (n, year) in strip.years.iter().enumerate() {
        let x = (strip.left + (n as f64 + 0.5) * strip.year_width) * grow;
        let text = if short { format!("{:02}", year.year.rem_euclid(100)) } else { year.year.to_string() };
        draft.cut(&text, [x, axis + 44.0], (LETTERS, strip.year_width * grow), "middle", PLAIN);
    }
    let side = strip.form.dot * grow;
    for at in 0..draft.sheet.tiles.len() {
        if draft.sheet.tiles[at].issued {
            let [cx, cy] = strip.dots[at];
            draft.put(at, [cx * grow - side / 2.0, y(cy) - side / 2.0], side, false);
        }
    }
}
