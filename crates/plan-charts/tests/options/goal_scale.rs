//! The goal on a scale: no two labels overlap, all are inside, each is nearest to its own mark; for every shipped target at
//! every width, and for values that no plan would state.

use crate::sheets::{day, goal as sheet, point};
use crate::shipped::shipped;
use plan_charts::{GoalScale, Rect, ScaleInk, ScaleLabel, Theme, goal_scale, goal_scale_svg};
use plan_method::progress;
use plan_model::lang::Lang;
use plan_model::plan::Bound;
use plan_present::present::{GoalPicture, GoalPoint, GoalSheet, PointKind, goal};
use proptest::prelude::*;

/// The narrowest screen, a phone, paper and embeds, a desk, a file.
const WIDTHS: [f64; 5] = [320.0, 390.0, 680.0, 1_300.0, 1_136.0];
/// Sizes of type: usual, of files, the largest that a reader can choose.
const SIZES: [f64; 3] = [14.0, 20.0, 30.0];

/// How far two areas are from each other; 0 where they touch.
fn distance(a: Rect, b: Rect) -> f64 {
    let apart = |a: f64, a_size: f64, b: f64, b_size: f64| (b - a - a_size).max(a - b - b_size).max(0.0);
    apart(a.x, a.width, b.x, b.width).hypot(apart(a.y, a.height, b.y, b.height))
}

fn overlap(a: Rect, b: Rect) -> bool {
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/// How far a label is from a mark, at its nearest.
fn to_mark(scale: &GoalScale, label: &ScaleLabel, mark: usize) -> f64 {
    let areas = scale.marks[mark].areas.iter();
    areas.map(|area| distance(label.area, *area)).fold(f64::INFINITY, f64::min)
}

/// What is wrong with where labels stand.
fn misplaced(scale: &GoalScale) -> Vec<String> {
    let mut wrong = Vec::new();
    for (at, label) in scale.labels.iter().enumerate() {
        let Rect { x, y, width, height } = label.area;
        if x < -0.01 || y < -0.01 || x + width > scale.width + 0.01 || y + height > scale.height + 0.01 {
            wrong.push(format!("{} is outside: {:?}", label.text, label.area));
        }
        for other in &scale.labels[at + 1..] {
            if overlap(label.area, other.area) {
                wrong.push(format!("{} and {} overlap", label.text, other.text));
            }
        }
        let Some(own) = label.mark else { continue };
        let to_own = to_mark(scale, label, own);
        for other in (0..scale.marks.len()).filter(|other| *other != own) {
            let to_other = to_mark(scale, label, other);
            if to_other <= to_own {
                let record = &scale.marks[other].record;
                wrong.push(format!("{} is nearer to {record}: {to_other}, {to_own}", label.text));
            }
        }
    }
    wrong
}

/// The points that have a place on the scale.
fn placed(sheet: &GoalSheet) -> Vec<&GoalPoint> {
    sheet.points.iter().filter(|point| point.kind != PointKind::Context).collect()
}

#[test]
fn labels_of_every_target_stand_by_their_marks_at_every_width() {
    let shipped = shipped();
    let mut drawn = 0;
    for (at, (plan, target)) in shipped.targets().enumerate() {
        let status = progress::status(&shipped, at, day("2026-11-30")).expect("a status");
        for lang in [Lang::Zh, Lang::En] {
            let sheet = goal(&shipped, plan, target, &status, lang);
            if sheet.picture() != GoalPicture::Scale {
                continue;
            }
            drawn += 1;
            for (width, size) in WIDTHS.into_iter().flat_map(|width| SIZES.map(|size| (width, size))) {
                let name = format!("{} in {lang:?}, {width} px, type {size}", target.id);
                let scale = goal_scale(&sheet, width, size);
                assert_eq!(misplaced(&scale), Vec::<String>::new(), "{name}");
                for point in placed(&sheet) {
                    let said = scale.labels.iter().any(|label| label.text.contains(&point.label));
                    assert!(said, "{name}: {} isn't said whole", point.label);
                    assert!(scale.marks.iter().any(|mark| mark.record == point.record), "{name}");
                }
                let bars = sheet.points.iter().filter(|point| point.kind == PointKind::Observed).count();
                if bars <= 2 {
                    assert!(scale.height <= (96.0 * size / 14.0).ceil(), "{name}: {} px high", scale.height);
                }
            }
        }
    }
    assert!(drawn >= 12, "{drawn} pictures: this test would see nothing");
}

fn made(points: &[(PointKind, f64, Bound)]) -> GoalSheet {
    let point = |(at, &(kind, value, bound)): (usize, &(PointKind, f64, Bound))| {
        point(kind, "2024-12-31", value, bound, &format!("record-{at}"), Lang::Zh)
    };
    sheet(points.iter().enumerate().map(point).collect(), None, Lang::Zh)
}

#[test]
fn the_picture_follows_how_many_values_count() {
    use PointKind::{Baseline, Context, Observed, Target};
    for (kinds, picture) in [
        (&[][..], GoalPicture::None),
        (&[Target], GoalPicture::None),
        (&[Target, Context, Context], GoalPicture::None),
        (&[Baseline, Target], GoalPicture::Scale),
        (&[Baseline, Observed, Target, Context, Context], GoalPicture::Scale),
        (&[Observed, Observed, Target], GoalPicture::Scale),
        (&[Observed, Observed, Observed], GoalPicture::Scale),
        (&[Baseline, Observed, Observed, Target], GoalPicture::Timeline),
        (&[Observed, Observed, Observed, Observed], GoalPicture::Timeline),
    ] {
        let points: Vec<_> = kinds.iter().map(|kind| (*kind, 5.0, Bound::Eq)).collect();
        assert_eq!(made(&points).picture(), picture, "{kinds:?}");
    }
}

#[test]
fn lengths_are_in_proportion_to_values_from_zero() {
    let sheet = made(&[(PointKind::Observed, 2_648.0, Bound::Eq), (PointKind::Target, 3_058.0, Bound::Eq)]);
    for width in WIDTHS {
        let scale = goal_scale(&sheet, width, 14.0);
        let (bar, tick) = (scale.marks[0].areas[0], scale.marks[1].areas[0]);
        let to_tick = tick.x + tick.width / 2.0 - bar.x;
        assert!((bar.width / to_tick - 2_648.0 / 3_058.0).abs() < 1e-9, "{width}");
        assert!(scale.labels.iter().any(|label| label.text == "0"), "the scale says where it begins");
    }
}

#[test]
fn a_bound_is_open_and_nothing_uncertain_is_filled() {
    let inks = |value: f64, bound: Bound| -> Vec<ScaleInk> {
        let target = (PointKind::Target, 100.0, Bound::Eq);
        let scale = goal_scale(&made(&[(PointKind::Observed, value, bound), target]), 680.0, 14.0);
        scale.shapes.iter().filter(|shape| shape.mark == Some(0)).map(|shape| shape.ink).collect()
    };
    for (value, bound, wanted) in [
        (80.0, Bound::Eq, &[ScaleInk::Bar][..]),
        (80.0, Bound::Approx, &[ScaleInk::Bar]),
        (80.0, Bound::Gt, &[ScaleInk::Bar, ScaleInk::Arrow]),
        (80.0, Bound::Range, &[ScaleInk::Bar, ScaleInk::Arrow]),
        (80.0, Bound::Lt, &[ScaleInk::OpenBar, ScaleInk::Arrow]),
        (-80.0, Bound::Le, &[ScaleInk::Bar, ScaleInk::Arrow]),
        (-80.0, Bound::Ge, &[ScaleInk::OpenBar, ScaleInk::Arrow]),
        (0.0, Bound::Eq, &[ScaleInk::OpenBar]),
        (0.0, Bound::Gt, &[ScaleInk::OpenBar, ScaleInk::Arrow]),
    ] {
        assert_eq!(inks(value, bound), wanted, "{value} {bound:?}");
    }
}

#[test]
fn a_range_asked_for_has_both_ends() {
    let mut sheet = made(&[(PointKind::Baseline, 1.0, Bound::Eq), (PointKind::Target, 10.0, Bound::Range)]);
    sheet.points[1].other_end = Some(20.0);
    let scale = goal_scale(&sheet, 680.0, 14.0);
    let record = &sheet.points[1].record;
    let target = scale.marks.iter().find(|mark| mark.record == *record).expect("the target");
    let zero = 6.0;
    let (from, to) = (target.areas[0].x + 1.5, target.areas[0].x + target.areas[0].width - 1.5);
    assert!(((to - zero) / (from - zero) - 2.0).abs() < 1e-9, "{from} {to}");
    assert_eq!(misplaced(&scale), Vec::<String>::new());
}

#[test]
fn values_that_do_not_decide_have_no_place_on_the_scale() {
    let with = made(&[
        (PointKind::Observed, 5.0, Bound::Eq),
        (PointKind::Target, 9.0, Bound::Eq),
        (PointKind::Context, 900.0, Bound::Eq),
    ]);
    let without = made(&[(PointKind::Observed, 5.0, Bound::Eq), (PointKind::Target, 9.0, Bound::Eq)]);
    assert_eq!(goal_scale(&with, 680.0, 14.0), goal_scale(&without, 680.0, 14.0));
}

#[test]
fn a_file_has_the_colours_of_its_theme_and_its_words_escaped() {
    let mut sheet = made(&[(PointKind::Observed, 5.0, Bound::Gt), (PointKind::Target, 9.0, Bound::Eq)]);
    sheet.points[1].label = "<9> & \"more\"".to_owned();
    let theme = Theme { observed: "#123456".to_owned(), font: "'A', \"B\"".to_owned(), ..Theme::default() };
    let svg = goal_scale_svg(&goal_scale(&sheet, 680.0, 14.0), &theme);
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>"));
    assert!(svg.contains("&lt;9&gt; &amp; &quot;more&quot;") && !svg.contains("<9>"), "{svg}");
    assert!(svg.contains("&gt;5个") && svg.contains("#123456") && !svg.contains(&Theme::default().observed));
    assert!(svg.contains("font-family=\"'A', &quot;B&quot;\"") && !svg.contains("class="));
}

#[test]
fn words_that_do_not_fit_are_shortened() {
    let mut sheet = made(&[(PointKind::Baseline, 5.0, Bound::Eq)]);
    let caption = |sheet: &GoalSheet, width: f64| goal_scale(sheet, width, 14.0).labels[0].text.clone();
    assert_eq!(caption(&sheet, 680.0), "起点5个（2024年）");
    assert_eq!(caption(&sheet, 100.0), "起点5个");
    sheet.points[0].label = "一人一码、一企一码、一物一码".to_owned();
    assert_eq!(caption(&sheet, 100.0), "一人一码、一…");
    assert_eq!(caption(&sheet, 5.0), "");
}

fn any_value() -> impl Strategy<Value = f64> {
    let odd =
        vec![0.0, -0.0, 1.0, f64::MIN_POSITIVE, 1e-320, f64::MAX, f64::MIN, -1.0, f64::NAN, f64::INFINITY];
    prop_oneof![any::<f64>(), -1e6..1e6, 0.0..100.0, prop::sample::select(odd)]
}

const BOUNDS: [Bound; 9] = [
    Bound::Eq,
    Bound::Ge,
    Bound::Gt,
    Bound::Le,
    Bound::Lt,
    Bound::Approx,
    Bound::Range,
    Bound::Coverage,
    Bound::Indefinite,
];

prop_compose! {
    fn any_point(kind: PointKind)(
        value in any_value(),
        other_end in prop::option::of(any_value()),
        bound in prop::sample::select(BOUNDS.to_vec()),
        record in "[a-z]{6}",
        words in prop::option::of("[一-龥A-Za-z0-9 ]{0,60}"),
        lang in prop::sample::select(vec![Lang::Zh, Lang::En]),
    ) -> GoalPoint {
        let mut point = point(kind, "2024-12-31", value, bound, &record, lang);
        point.other_end = other_end.filter(|end| end.is_finite() && kind == PointKind::Target);
        point.label = words.unwrap_or(point.label);
        point
    }
}

proptest! {
    #[test]
    fn labels_stand_by_their_marks_whatever_the_values(
        bars in prop::collection::vec(any_point(PointKind::Observed), 0..4),
        start in prop::option::of(any_point(PointKind::Baseline)),
        target in prop::option::of(any_point(PointKind::Target)),
        same in prop::option::of(0.0..1e4),
        ems in 10.0..150.0,
        size in 12.0..48.0,
    ) {
        let width: f64 = ems * size;
        let mut points: Vec<GoalPoint> = bars.into_iter().chain(start).chain(target).collect();
        if let Some(same) = same {
            points.iter_mut().for_each(|point| point.value = same);
        }
        let scale = goal_scale(&sheet(points, None, Lang::Zh), width, size);
        prop_assert_eq!(misplaced(&scale), Vec::<String>::new());
        prop_assert!(scale.height.is_finite());
        for shape in &scale.shapes {
            prop_assert!(!shape.path.contains("NaN") && !shape.path.contains("inf"), "{}", shape.path);
        }
        for area in scale.marks.iter().flat_map(|mark| &mark.areas) {
            prop_assert!(area.x >= -0.01 && area.x + area.width <= width + 0.01, "{:?}", area);
        }
    }
}
