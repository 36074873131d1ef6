//! The map as a still picture: SVG outlines that need no chart library.
//!
//! It is what the page shows first, on paper, and where the library can't be had; the live map takes
//! its place on first need.

use plan_core::geo::Shape;
use plan_core::present::{Fill, MapSheet, Side};

/// Width of the picture in its own units; the height follows.
const WIDTH: f64 = 1000.0;
/// Share of a degree of longitude to one of latitude at Shanghai.
const SQUEEZE: f64 = 0.8554;
/// Room around the outlines, in the picture's units.
const MARGIN: f64 = 8.0;

/// One district of the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// District id.
    pub district: String,
    /// SVG path.
    pub path: String,
    /// Class name of its fill: `sequence-1` … `sequence-5`, `no-data`, `not-covered`.
    pub fill: String,
    /// Name and value, for covered districts.
    pub name: String,
    /// The value as written.
    pub text: String,
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
}

/// The picture of a sheet with these boundaries; a district without a shape is left out.
pub fn picture(sheet: &MapSheet, shapes: &[Shape]) -> Picture {
    let points = || shapes.iter().flat_map(|shape| shape.polygons.iter().flatten().flatten());
    let fold =
        |axis: usize, start: f64, pick: fn(f64, f64) -> f64| points().map(|p| p[axis]).fold(start, pick);
    let (west, east) = (fold(0, f64::INFINITY, f64::min), fold(0, f64::NEG_INFINITY, f64::max));
    let (south, north) = (fold(1, f64::INFINITY, f64::min), fold(1, f64::NEG_INFINITY, f64::max));
    if !(east > west && north > south) {
        return Picture { size: (WIDTH, WIDTH), outlines: Vec::new() };
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
                fill: fill_class(area.fill),
                name: area.name.clone(),
                text: area.text.clone(),
                covered: area.fill != Fill::NotCovered,
                label: place(area.label),
                side: area.side,
            })
        })
        .collect();
    outlines.sort_by_key(|outline| outline.covered);
    Picture { size: (WIDTH, ((north - south) * scale + 2.0 * MARGIN).round()), outlines }
}

/// Class name of a fill, shared by map, legend and grid.
pub fn fill_class(fill: Fill) -> String {
    match fill {
        Fill::Class(class) => format!("sequence-{}", class + 1),
        Fill::NoData => "no-data".to_owned(),
        Fill::NotCovered => "not-covered".to_owned(),
    }
}

/// A closed path in whole units; points that fall together are one.
fn ring_path(ring: &[[f64; 2]], place: &impl Fn([f64; 2]) -> (f64, f64)) -> String {
    let mut path = String::new();
    let mut last = None;
    for &point in ring {
        let (x, y) = place(point);
        if last != Some((x, y)) {
            path.push(if path.is_empty() { 'M' } else { 'L' });
            path.push_str(&format!("{x} {y}"));
            last = Some((x, y));
        }
    }
    path.push('Z');
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan_core::text::Lang;

    #[test]
    fn a_square_becomes_a_closed_path_and_no_shapes_an_empty_picture() {
        let mut sheet = MapSheet::empty(Lang::Zh);
        assert!(picture(&sheet, &[]).outlines.is_empty());
        sheet.areas.push(plan_core::present::Area {
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
        let picture = picture(&sheet, &[shape]);
        let outline = &picture.outlines[0];
        assert!(outline.path.starts_with('M') && outline.path.ends_with('Z'));
        assert_eq!(outline.fill, "sequence-1");
        assert_eq!(outline.label, (500.0, (picture.size.1 / 2.0).round()));
    }
}
