//! Pictures to take away: no two texts meet, all are inside, nothing unknown is filled, and the document needs nothing from
//! outside; for every shipped target and every indicator at both sizes, and for a country with many tiles.

use crate::sheets::day;
use crate::shipped::shipped;
use plan_charts::{
    PanelForm, Rect, ScaleInk, SharePicture, ShareSize, Theme, share_deadlines_picture, share_goal_picture,
    share_panels_picture, share_wall_picture, value_panel,
};
use plan_method::address::Lens;
use plan_method::judged::Judged;
use plan_method::query::Query;
use plan_method::synthetic::{SyntheticSize, country};
use plan_model::lang::Lang;
use plan_present::present::{self, GoalPicture, WallSheet};
use std::sync::Arc;

fn judged() -> Judged {
    Judged::new(Arc::new(shipped()), day("2026-11-30"))
}

fn overlap(a: Rect, b: Rect) -> bool {
    // Lines of one paragraph touch.
    let far = 0.5;
    a.x + far < b.x + b.width
        && b.x + far < a.x + a.width
        && a.y + far < b.y + b.height
        && b.y + far < a.y + a.height
}

/// What is wrong with a picture.
fn faults(picture: &SharePicture) -> Vec<String> {
    let mut wrong = Vec::new();
    let (width, height) = (f64::from(picture.size.width), f64::from(picture.size.height));
    for (at, label) in picture.labels.iter().enumerate() {
        let area = label.area;
        if area.x < 0.0 || area.y < 0.0 || area.x + area.width > width || area.y + area.height > height {
            wrong.push(format!("{} is outside: {area:?}", label.text));
        }
        for other in &picture.labels[at + 1..] {
            if overlap(area, other.area) {
                wrong.push(format!("{} and {} overlap", label.text, other.text));
            }
        }
    }
    let tags: Vec<&str> =
        picture.svg.split('<').filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag).collect();
    for banned in ["class=", "style=", "script", "href", "url(", "NaN", "inf"] {
        wrong.extend(tags.iter().filter(|tag| tag.contains(banned)).map(|tag| format!("there is <{tag}>")));
    }
    if picture.svg.matches("<svg").count() != picture.svg.matches("</svg>").count() {
        wrong.push("elements aren't closed".to_owned());
    }
    wrong
}

#[test]
fn texts_of_every_goal_stand_apart_at_both_sizes() {
    let judged = judged();
    let mut kinds = [0; 3];
    for lang in [Lang::Zh, Lang::En] {
        for (_, target) in judged.data.targets() {
            let goal = present::share_goal(&judged, &target.id, lang).expect("a goal");
            kinds[match goal.sheet.picture() {
                GoalPicture::None => 0,
                GoalPicture::Scale => 1,
                GoalPicture::Timeline => 2,
            }] += 1;
            for size in ShareSize::ALL {
                let picture = share_goal_picture(&goal, size);
                assert_eq!(faults(&picture), Vec::<String>::new(), "{} {lang:?} {size:?}", target.id);
                let said = |words: &str| picture.labels.iter().any(|label| label.text == words);
                assert!(said(&goal.words.date), "{}: the day", target.id);
                // Nothing published: nothing in the colour of published values.
                if goal.sheet.picture() == GoalPicture::None {
                    assert!(!picture.svg.contains(&Theme::default().observed), "{}", target.id);
                }
            }
        }
    }
    assert!(kinds[0] > 200 && kinds[1] >= 12, "{kinds:?}: this test would see nothing");
}

#[test]
fn the_missed_target_is_said_with_both_numbers() {
    let judged = judged();
    let missed = judged.data.targets().find(|(_, target)| target.value == Some(3058.0)).expect("the target");
    let goal = present::share_goal(&judged, &missed.1.id, Lang::Zh).expect("a goal");
    for size in ShareSize::ALL {
        let picture = share_goal_picture(&goal, size);
        let said = |part: &str| picture.labels.iter().any(|label| label.text.contains(part));
        assert!(said("2648亿元") && said("3058亿元") && said("13%"), "{:?}", picture.labels);
    }
}

fn walls(judged: &Judged, lang: Lang) -> Vec<(WallSheet, present::WallChoice, Lens)> {
    let sheet = present::wall(judged, lang);
    let district = judged.data.plans()[0].district.clone();
    let narrowed = Query { districts: vec![district], ..Query::default() };
    let lenses = [Lens::Result, Lens::Questions, Lens::Deadline, Lens::Lead];
    lenses
        .into_iter()
        .flat_map(|lens| [(lens, Query::default()), (lens, narrowed.clone())])
        .map(|(lens, query)| (sheet.clone(), present::wall_choice(judged, &sheet, &query, lens, lang), lens))
        .collect()
}

#[test]
fn texts_of_the_wall_and_of_deadlines_stand_apart_for_few_and_for_many() {
    let many = |districts, targets| {
        let data = country(7, SyntheticSize { districts, targets, observations: 1 });
        let day = data.release.date;
        Judged::new(Arc::new(data), day)
    };
    for (name, judged) in [("shipped", judged()), ("one", many(1, 6)), ("many", many(16, 40))] {
        for lang in [Lang::Zh, Lang::En] {
            for (sheet, choice, lens) in walls(&judged, lang) {
                let words = present::share_wall(&judged, &sheet, &choice, lens);
                let due = present::share_deadlines(&judged, &sheet, &choice);
                for size in ShareSize::ALL {
                    let picture = share_wall_picture(&words, &sheet, &choice, lens, size);
                    assert_eq!(faults(&picture), Vec::<String>::new(), "{name} {lang:?} {lens:?} {size:?}");
                    let issued = sheet.tiles.iter().filter(|tile| tile.issued).count();
                    let tiles = picture.svg.matches("<g ").count() - choice.key.len();
                    assert_eq!(tiles, issued, "{name}: a tile for each promise");
                    let picture = share_deadlines_picture(&due, &sheet, &choice, size);
                    assert_eq!(faults(&picture), Vec::<String>::new(), "{name} {lang:?} {size:?}: deadlines");
                    assert_eq!(picture.svg.matches("<circle").count(), issued, "{name}: a dot for each");
                }
            }
        }
    }
}

#[test]
fn panels_of_every_indicator_keep_their_words_apart_and_fill_nothing_unknown() {
    let judged = judged();
    let mut unknown = 0;
    for lang in [Lang::Zh, Lang::En] {
        let classes: std::collections::BTreeSet<&str> = judged
            .data
            .targets()
            .map(|(_, target)| plan_method::compare::class_of(&judged.data, &target.indicator))
            .collect();
        for class in classes {
            let sheet = present::class_panels(&judged, class, lang).expect("a target has panels");
            for panel in &sheet.panels {
                let drawn = value_panel(panel, PanelForm::SMALL);
                for (at, label) in drawn.labels.iter().enumerate() {
                    let Rect { x, y, width, height } = label.area;
                    assert!(x >= 0.0 && y >= 0.0, "{class}: {}", label.text);
                    assert!(x + width <= 220.01 && y + height <= 120.01, "{class}: {}", label.text);
                    let others = &drawn.labels[at + 1..];
                    assert!(
                        others.iter().all(|other| !overlap(label.area, other.area)),
                        "{class}: {}",
                        label.text
                    );
                }
                let filled =
                    drawn.shapes.iter().any(|shape| matches!(shape.ink, ScaleInk::Dot | ScaleInk::Bar));
                let hatched = drawn.shapes.iter().any(|shape| shape.ink == ScaleInk::Hatch);
                if panel.is_unknown() {
                    unknown += 1;
                    assert!(!filled && hatched, "{class} {}", panel.district);
                } else {
                    assert!(!hatched, "{class} {}", panel.district);
                }
            }
            let words = present::share_panels(&judged, &sheet, class);
            for size in ShareSize::ALL {
                let picture = share_panels_picture(&words, &sheet, size);
                assert_eq!(faults(&picture), Vec::<String>::new(), "{class} {lang:?} {size:?}");
            }
        }
    }
    assert!(unknown > 50, "{unknown}");
}

#[test]
fn words_are_escaped() {
    let judged = judged();
    let sheet = present::wall(&judged, Lang::Zh);
    let choice = present::wall_choice(&judged, &sheet, &Query::default(), Lens::Result, Lang::Zh);
    let mut words = present::share_wall(&judged, &sheet, &choice, Lens::Result);
    words.title = "<script>a & \"b\"</script>".to_owned();
    let svg = share_wall_picture(&words, &sheet, &choice, Lens::Result, ShareSize::WIDE).svg;
    assert!(svg.contains("&lt;script&gt;a &amp; &quot;b&quot;") && !svg.contains("<script"));
}

#[test]
fn colours_are_those_of_the_style_sheet() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/css/tokens.css");
    let css = std::fs::read_to_string(path).expect("the tokens");
    let judged = judged();
    let sheet = present::wall(&judged, Lang::Zh);
    let choice = present::wall_choice(&judged, &sheet, &Query::default(), Lens::Result, Lang::Zh);
    let words = present::share_wall(&judged, &sheet, &choice, Lens::Result);
    let svg = share_wall_picture(&words, &sheet, &choice, Lens::Result, ShareSize::WIDE).svg;
    let colours = svg.split("=\"#").skip(1).filter_map(|rest| rest.get(..6));
    let colours: std::collections::BTreeSet<&str> = colours.collect();
    assert!(colours.len() > 4, "{colours:?}");
    for colour in colours {
        assert!(css.contains(&format!("#{colour}")), "#{colour} is no token");
    }
    for (name, colour) in
        [("--state-fair", "#0b5f9c"), ("--state-short", "#7a1f5c"), ("--state-good", "#0c6b52")]
    {
        assert!(css.contains(&format!("{name}: {colour};")), "{name}");
    }
}

#[test]
fn panels_stand_whatever_the_values_and_words() {
    use crate::sheets::point;
    use plan_model::plan::Bound;
    use plan_present::present::{PanelAxes, PointKind, ValuePanel};
    let values = [0.0, -0.0, 1.0, -7.5, 1e-320, f64::MAX, f64::MIN, 3_058.0];
    let long = "很长的名字".repeat(12);
    for (at, &value) in values.iter().enumerate() {
        for other in values {
            for bound in [Bound::Eq, Bound::Ge, Bound::Lt, Bound::Range] {
                let points = vec![
                    point(PointKind::Baseline, "2020-12-31", other, Bound::Eq, "start", Lang::Zh),
                    point(PointKind::Observed, "2023-12-31", value, bound, "value", Lang::Zh),
                    point(PointKind::Context, "2031-12-31", other, bound, "similar", Lang::Zh),
                    point(PointKind::Target, "2025-12-31", other, bound, "target", Lang::Zh),
                ];
                let panel = ValuePanel {
                    district: "a".to_owned(),
                    district_name: long.clone(),
                    name: long.clone(),
                    window: (day("2021-01-01"), day("2025-12-31")),
                    asked: [long.clone(), long.clone(), long.clone()],
                    published: points[1].captions(Lang::Zh),
                    axes: PanelAxes {
                        days: (day("2020-12-31"), day("2031-12-31")),
                        low: value.min(other).min(0.0),
                        high: value.max(other).max(1.0),
                    },
                    points,
                    record: "target".to_owned(),
                    is_target: true,
                };
                let drawn = value_panel(&panel, PanelForm::SMALL);
                let name = format!("{value} {other} {bound:?}, case {at}");
                for (at, label) in drawn.labels.iter().enumerate() {
                    let Rect { x, width, .. } = label.area;
                    assert!(x >= 0.0 && x + width <= 220.01, "{name}: {}", label.text);
                    let others = &drawn.labels[at + 1..];
                    assert!(
                        others.iter().all(|other| !overlap(label.area, other.area)),
                        "{name}: {}",
                        label.text
                    );
                }
                for shape in &drawn.shapes {
                    assert!(
                        !shape.path.contains("NaN") && !shape.path.contains("inf"),
                        "{name}: {}",
                        shape.path
                    );
                }
                let filled = drawn.shapes.iter().any(|shape| shape.ink == ScaleInk::Dot);
                let certain = value != 0.0 && (bound != Bound::Lt || value < 0.0);
                let open_below = matches!(bound, Bound::Ge | Bound::Range) && value < 0.0;
                assert_eq!(filled, certain && !open_below, "{name}: filled");
            }
        }
    }
}

#[test]
fn long_words_are_cut_and_stay_inside() {
    let judged = judged();
    let sheet = present::class_panels(&judged, "5g-base-stations", Lang::Zh).expect("panels");
    for words in ["很长的标题".repeat(60), "a very long title ".repeat(60), "unbreakable".repeat(60)] {
        let words = present::ShareWords {
            title: words.clone(),
            finding: words.clone(),
            source: words.clone(),
            date: words.clone(),
            ..present::share_panels(&judged, &sheet, "long")
        };
        for size in ShareSize::ALL {
            assert_eq!(faults(&share_panels_picture(&words, &sheet, size)), Vec::<String>::new());
        }
    }
}
