//! The places of one district as a still picture: its outline, a mark for each place as exactly as it is known, and names
//! where there is room. It needs no chart library.

use crate::picture::ring_path;
use crate::viewport::{NameBox, PixelPoint, clusters, names_apart};
use crate::wall::{fitted, text_width};
use plan_model::geo::{SQUEEZE, Shape};
use plan_model::lang::Lang;
use plan_model::order::arrange;
use plan_present::present::{Exactness, PlaceMap, PlaceMark};

/// Width and height of the picture, in its own units.
const SIZE: [f64; 2] = [480.0, 360.0];
/// Room around the outline for names and marks.
const MARGIN: f64 = 28.0;
/// Marks nearer to each other than this are one crowd.
const CROWD: f64 = 14.0;
/// Radius of a mark.
const RADIUS: f64 = 5.0;
/// Size of a name's letters.
const LETTERS: f64 = 14.0;
/// Most names.
const NAMES: usize = 12;
/// Most of the width that a name takes.
const MOST_NAME: f64 = 190.0;
/// Metres in a degree of latitude.
const METRES: f64 = 111_000.0;

/// A mark: a place, or a crowd of places.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceDot {
    /// Its middle.
    pub at: PixelPoint,
    /// How exactly the place is known; of a crowd, its most exact one.
    pub exactness: Exactness,
    /// Radius within which the place very likely is, where that is more than the mark; `None` for a crowd.
    pub ring: Option<f64>,
    /// How many places it stands for.
    pub count: usize,
    /// What it is, in a sentence for each place.
    pub fact: String,
}

/// A name beside its mark.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceName {
    /// The words, cut where they are too long.
    pub text: String,
    /// Their middle, on the line on which letters stand.
    pub at: PixelPoint,
    /// From the mark to the name, where they aren't close.
    pub leader: Option<[PixelPoint; 2]>,
}

/// The picture.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacePicture {
    /// Width and height, in its own units.
    pub size: [f64; 2],
    /// Outline of the district, as a path.
    pub outline: String,
    /// Marks, the least exact first, so that the others lie on top.
    pub dots: Vec<PlaceDot>,
    /// Names of the best known places and of crowds; none covers another or a mark.
    pub names: Vec<PlaceName>,
}

/// Its place among the kinds of exactness, the most exact first.
fn rank(exactness: Exactness) -> usize {
    Exactness::ALL.iter().position(|other| *other == exactness).unwrap_or_default()
}

fn name_of(marks: &[&PlaceMark], lang: Lang) -> String {
    let Some(first) = marks.first() else { return String::new() };
    let first = lang.pick(&first.name.zh, &first.name.en);
    match (marks.len(), lang) {
        (1, _) => first.to_owned(),
        (n, Lang::Zh) => format!("{first}等{n}处"),
        (n, Lang::En) => format!("{first} and {} more", n - 1),
    }
}

/// The picture of a district's places; `None` without an outline or a place.
pub fn place_picture(shape: &Shape, places: &PlaceMap, lang: Lang) -> Option<PlacePicture> {
    let mut marks: Vec<&PlaceMark> = places.marks().collect();
    arrange(&mut marks, &|a: &&PlaceMark, b: &&PlaceMark| rank(a.exactness).cmp(&rank(b.exactness)));
    let rings = || shape.polygons.iter().flatten();
    let points = || rings().flatten().copied().chain(marks.iter().map(|mark| mark.at));
    let fold = |axis: usize, start: f64, pick: fn(f64, f64) -> f64| {
        points().map(|point| point[axis]).fold(start, pick)
    };
    let (west, east) = (fold(0, f64::INFINITY, f64::min), fold(0, f64::NEG_INFINITY, f64::max));
    let (south, north) = (fold(1, f64::INFINITY, f64::min), fold(1, f64::NEG_INFINITY, f64::max));
    if marks.is_empty() || !(east > west && north > south) {
        return None;
    }
    let (wide, tall) = ((east - west) * SQUEEZE, north - south);
    let scale = ((SIZE[0] - 2.0 * MARGIN) / wide).min((SIZE[1] - 2.0 * MARGIN) / tall);
    let left = (SIZE[0] - wide * scale) / 2.0;
    let top = (SIZE[1] - tall * scale) / 2.0;
    let place = |[lon, lat]: [f64; 2]| ((lon - west) * SQUEEZE * scale + left, (north - lat) * scale + top);
    let whole = |at: [f64; 2]| {
        let (x, y) = place(at);
        (x.round(), y.round())
    };
    let outline: String = rings().map(|ring| ring_path(ring, &whole)).collect();
    let spots: Vec<PixelPoint> = marks.iter().map(|mark| place(mark.at)).collect();
    let crowds = clusters(&spots, CROWD);
    let dot = |crowd: &Vec<usize>| {
        let first = marks[crowd[0]];
        let ring = first.metres / METRES * scale;
        PlaceDot {
            at: spots[crowd[0]],
            exactness: first.exactness,
            ring: (crowd.len() == 1 && ring > RADIUS).then_some(ring),
            count: crowd.len(),
            fact: crowd.iter().map(|at| marks[*at].fact.as_str()).collect::<Vec<_>>().join("\n"),
        }
    };
    let mut dots: Vec<PlaceDot> = crowds.iter().map(dot).collect();
    let names = names(&crowds, &marks, &spots, lang);
    dots.reverse();
    Some(PlacePicture { size: SIZE, outline, dots, names })
}

/// Names where there is room, those of the best known places first.
fn names(crowds: &[Vec<usize>], marks: &[&PlaceMark], spots: &[PixelPoint], lang: Lang) -> Vec<PlaceName> {
    let own = |crowd: &Vec<usize>| -> PixelPoint { spots[crowd[0]] };
    let side = 2.0 * RADIUS + 2.0;
    // Marks come first and stay where they are: no name covers one.
    let mut boxes: Vec<NameBox> = crowds.iter().map(|crowd| (own(crowd), (side, side))).collect();
    let words: Vec<String> = crowds
        .iter()
        .take(NAMES)
        .map(|crowd| {
            let of: Vec<&PlaceMark> = crowd.iter().map(|at| marks[*at]).collect();
            fitted(&name_of(&of, lang), MOST_NAME, LETTERS)
        })
        .collect();
    for (crowd, text) in crowds.iter().zip(&words) {
        let (x, y) = own(crowd);
        let width = text_width(text, LETTERS) + 6.0;
        let x = x.clamp(width / 2.0, SIZE[0] - width / 2.0);
        boxes.push(((x, y - LETTERS), (width, LETTERS * 1.3)));
    }
    let placed = names_apart(&boxes, 0);
    let mut names = Vec::new();
    for ((crowd, text), (spot, (_, (width, height)))) in
        crowds.iter().zip(words).zip(placed.iter().zip(&boxes).skip(crowds.len()))
    {
        let Some((x, y)) = *spot else { continue };
        let inside = x - width / 2.0 >= -1.0
            && x + width / 2.0 <= SIZE[0] + 1.0
            && y - height / 2.0 >= 0.0
            && y + height / 2.0 <= SIZE[1];
        if !inside {
            continue;
        }
        let (from_x, from_y) = own(crowd);
        let nearest = (
            from_x.clamp(x - width / 2.0, x + width / 2.0),
            from_y.clamp(y - height / 2.0, y + height / 2.0),
        );
        let far = (nearest.0 - from_x).hypot(nearest.1 - from_y);
        names.push(PlaceName {
            text,
            at: (x, y + LETTERS * 0.36),
            leader: (far > 2.0 * RADIUS).then_some([(from_x, from_y), nearest]),
        });
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan_model::plan::Bilingual;

    fn square() -> Shape {
        let ring = vec![[121.0, 31.0], [121.1, 31.0], [121.1, 31.1], [121.0, 31.1], [121.0, 31.0]];
        Shape { adcode: "310110".into(), polygons: vec![vec![ring]] }
    }

    fn places(at: &[[f64; 2]]) -> PlaceMap {
        let mark = |(n, at): (usize, &[f64; 2])| PlaceMark {
            id: format!("place-{n}"),
            number: n + 1,
            name: Bilingual {
                zh: format!("第{n}处名字不短的地点").into(), en: format!("Place {n}").into()
            },
            at: *at,
            metres: if n % 2 == 0 { 300.0 } else { 2_000.0 },
            kind: "park".into(),
            exactness: if n % 2 == 0 { Exactness::Pin } else { Exactness::Area },
            precision: String::new(),
            spellings: Vec::new(),
            tasks: Vec::new(),
            fact: format!("fact {n}"),
        };
        PlaceMap {
            district: "yangpu".into(),
            name: "杨浦区".into(),
            sentence: String::new(),
            groups: vec![("园区".into(), at.iter().enumerate().map(mark).collect())],
        }
    }

    fn boxes(picture: &PlacePicture) -> Vec<[f64; 4]> {
        let of = |name: &PlaceName| {
            let half = text_width(&name.text, LETTERS) / 2.0;
            let (x, y) = name.at;
            [x - half, x + half, y - LETTERS * 0.86, y + LETTERS * 0.14]
        };
        picture.names.iter().map(of).collect()
    }

    #[test]
    fn names_meet_neither_each_other_nor_a_mark_and_stay_inside() {
        let at: Vec<[f64; 2]> =
            (0..40).map(|n| [121.0 + f64::from(n % 7) * 0.015, 31.0 + f64::from(n / 7) * 0.016]).collect();
        for lang in [Lang::Zh, Lang::En] {
            let picture = place_picture(&square(), &places(&at), lang).expect("a picture");
            assert_eq!(picture.dots.iter().map(|dot| dot.count).sum::<usize>(), at.len(), "nothing is lost");
            assert!(!picture.names.is_empty() && picture.names.len() <= NAMES);
            let boxes = boxes(&picture);
            for (n, a) in boxes.iter().enumerate() {
                assert!(a[0] >= 0.0 && a[1] <= SIZE[0] && a[2] >= 0.0 && a[3] <= SIZE[1], "{a:?}");
                for b in &boxes[n + 1..] {
                    assert!(a[1] <= b[0] || b[1] <= a[0] || a[3] <= b[2] || b[3] <= a[2], "{a:?} {b:?}");
                }
                for dot in &picture.dots {
                    let (x, y) = dot.at;
                    let covers = x > a[0] && x < a[1] && y > a[2] && y < a[3];
                    assert!(!covers, "{a:?} covers {dot:?}");
                }
            }
        }
    }

    #[test]
    fn what_stands_together_is_a_crowd_with_its_number() {
        let at = [[121.05, 31.05], [121.0501, 31.05], [121.0502, 31.05], [121.01, 31.01]];
        let picture = place_picture(&square(), &places(&at), Lang::Zh).expect("a picture");
        let crowd = picture.dots.iter().find(|dot| dot.count == 3).expect("a crowd");
        assert_eq!((crowd.ring, crowd.fact.lines().count()), (None, 3));
        assert!(picture.names.iter().any(|name| name.text.ends_with("等3处")), "{:?}", picture.names);
        let vague = picture.dots.iter().find(|dot| dot.count == 1).expect("one alone");
        assert!(vague.exactness == Exactness::Area && vague.ring.is_some_and(|ring| ring > RADIUS));
        assert_eq!(place_picture(&square(), &places(&[]), Lang::Zh), None);
    }
}
