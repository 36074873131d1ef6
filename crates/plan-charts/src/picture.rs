//! The map as a still picture: SVG outlines that need no chart library.
//!
//! It is what the page shows first, on paper, and where the library can't be had; the live map takes
//! its place on first need.

use crate::inset::InsetShapes;
use plan_model::geo::SQUEEZE;
use plan_model::order;
use plan_present::present::{Fill, MapSheet, Side};

/// Width of the picture in its own units; the height follows.
const WIDTH: f64 = 1000.0;
/// Room around the outlines, in the picture's units.
const MARGIN: f64 = 8.0;

/// One district of the picture: its place, whatever is said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// District id.
    pub district: String,
    /// SVG path.
    pub path: String,
    /// Whether a plan of it is in the data.
    pub covered: bool,
    /// Where its name stands, in the picture's units.
    pub label: (f64, f64),
    /// On which side of that point.
    pub side: Side,
}

/// The picture: covered districts last, so that their borders lie on top.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Width and height, in the picture's units.
    pub size: (f64, f64),
    /// Districts.
    pub outlines: Vec<Outline>,
    /// SVG path of the frame around an inset; empty where there is none.
    pub frame: String,
}

/// The picture of a sheet with these boundaries; a district without a shape is left out.
pub fn picture(sheet: &MapSheet, outlines: &InsetShapes) -> Picture {
    let shapes = &outlines.shapes;
    let frame = || outlines.inset.iter().flat_map(|(_, frame)| frame);
    let points = || shapes.iter().flat_map(|shape| shape.polygons.iter().flatten().flatten()).chain(frame());
    let fold =
        |axis: usize, start: f64, pick: fn(f64, f64) -> f64| points().map(|p| p[axis]).fold(start, pick);
    let (west, east) = (fold(0, f64::INFINITY, f64::min), fold(0, f64::NEG_INFINITY, f64::max));
    let (south, north) = (fold(1, f64::INFINITY, f64::min), fold(1, f64::NEG_INFINITY, f64::max));
    if !(east > west && north > south) {
        return Picture { size: (WIDTH, WIDTH), outlines: Vec::new(), frame: String::new() };
    }
    let scale = (WIDTH - 2.0 * MARGIN) / ((east - west) * SQUEEZE);
    let place = |[lon, lat]: [f64; 2]| {
        (((lon - west) * SQUEEZE * scale + MARGIN).round(), ((north - lat) * scale + MARGIN).round())
    };
    let mut outlines: Vec<Outline> = sheet
        .areas
        .iter()
        .filter_map(|area| {
            let shape = shapes.iter().find(|shape| shape.adcode == area.adcode)?;
            Some(Outline {
                district: area.district.clone(),
                path: shape.polygons.iter().flatten().map(|ring| ring_path(ring, &place)).collect(),
                covered: area.fill != Fill::NotCovered,
                label: place(area.label),
                side: area.side,
            })
        })
        .collect();
    order::arrange(&mut outlines, &|a, b| a.covered.cmp(&b.covered));
    let frame = ring_path(&frame().copied().collect::<Vec<_>>(), &place);
    Picture { size: (WIDTH, ((north - south) * scale + 2.0 * MARGIN).round()), outlines, frame }
}

/// Class name of a fill, shared by map, legend and grid: `sequence-1` … `sequence-5`, `unscaled`, `no-data`, `not-covered`.
pub fn fill_class(fill: Fill) -> String {
    match fill {
        Fill::Class(class) => format!("sequence-{}", class + 1),
        Fill::Unscaled => "unscaled".to_owned(),
        Fill::NoData => "no-data".to_owned(),
        Fill::NotCovered => "not-covered".to_owned(),
    }
}

/// A closed path in whole units, each step from the point before; points that fall together are one, and what is left
/// with fewer than three is nothing.
pub(crate) fn ring_path(ring: &[[f64; 2]], place: &impl Fn([f64; 2]) -> (f64, f64)) -> String {
    let mut points: Vec<(f64, f64)> = ring.iter().map(|point| place(*point)).collect();
    points.dedup();
    if points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    let [(x, y), rest @ ..] = points.as_slice() else { return String::new() };
    if rest.len() < 2 {
        return String::new();
    }
    let mut path = format!("M{x} {y}l");
    let mut last = (*x, *y);
    for (at, &(x, y)) in rest.iter().enumerate() {
        let (dx, dy) = (x - last.0, y - last.1);
        // A minus sign parts two numbers as well as a space does.
        let space = |number: f64| if number < 0.0 { "" } else { " " };
        path.push_str(&format!("{}{dx}{}{dy}", if at == 0 { "" } else { space(dx) }, space(dy)));
        last = (x, y);
    }
    path.push('z');
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan_model::geo::Shape;
    use plan_model::lang::Lang;

    #[test]
    fn a_ring_is_written_in_steps() {
        let place = |[x, y]: [f64; 2]| (x.round(), y.round());
        let square = [[1.0, 1.0], [5.0, 1.0], [5.2, 1.1], [5.0, 5.0], [1.0, 5.0], [1.0, 1.0]];
        assert_eq!(ring_path(&square, &place), "M1 1l4 0 0 4-4 0z");
        assert_eq!(ring_path(&square[..3], &place), "");
    }

    #[test]
    fn a_square_becomes_a_closed_path_and_no_shapes_an_empty_picture() {
        let mut sheet = MapSheet::empty(Lang::Zh);
        assert!(picture(&sheet, &InsetShapes::in_place(&[])).outlines.is_empty());
        sheet.areas.push(plan_present::present::Area {
            district: "yangpu".into(),
            adcode: "310110".into(),
            name: "杨浦区".into(),
            value: Some(3.0),
            text: "3".into(),
            fill: Fill::Class(0),
            tile: (0, 0),
            label: [121.5, 31.5],
            side: Side::Centre,
            chosen: true,
        });
        let ring = vec![[121.0, 31.0], [122.0, 31.0], [122.0, 32.0], [121.0, 32.0], [121.0, 31.0]];
        let shape = Shape { adcode: "310110".into(), polygons: vec![vec![ring]] };
        let picture = picture(&sheet, &InsetShapes::in_place(&[shape]));
        let outline = &picture.outlines[0];
        assert!(outline.path.starts_with('M') && outline.path.ends_with('z'));
        assert_eq!(fill_class(sheet.areas[0].fill), "sequence-1");
        assert_eq!(outline.label, (500.0, (picture.size.1 / 2.0).round()));
    }
}
