//! Made-up sheets, so that a new release of the data leaves the snapshots alone.

use plan_charts::Theme;
use plan_model::NaiveDate;
use plan_model::date::{Precision, parse_day};
use plan_model::lang::Lang;
use plan_model::plan::{Bilingual, Bound};
use plan_present::format;
use plan_present::present::{
    Area, Band, CalendarSheet, Class, Due, Exactness, Fill, GoalPoint, GoalSheet, MapSheet, PlaceMap,
    PlaceMark, PointKind, Side, Table,
};

pub fn day(text: &str) -> NaiveDate {
    parse_day(text).expect("a day")
}

pub fn point(kind: PointKind, date: &str, value: f64, bound: Bound, record: &str, lang: Lang) -> GoalPoint {
    GoalPoint {
        kind,
        date: day(date),
        precision: Precision::Year,
        value,
        other_end: None,
        bound,
        label: format::quantity(value, bound, Some("个"), lang),
        record: record.to_owned(),
    }
}

pub fn goal(points: Vec<GoalPoint>, reference: Option<[(NaiveDate, f64); 2]>, lang: Lang) -> GoalSheet {
    GoalSheet {
        title: "标题".to_owned(),
        sentence: "一句话。".to_owned(),
        axis: "灯塔（个）".to_owned(),
        points,
        similar: Vec::new(),
        would_decide: None,
        reference,
        period: (day("2021-01-01"), day("2025-12-31")),
        as_of: day("2024-06-30"),
        table: Table { caption: String::new(), columns: Vec::new(), rows: Vec::new() },
        lang,
    }
}

/// A point of every kind, a reference, and the day of judging inside the axis.
pub fn full_goal(lang: Lang) -> GoalSheet {
    let points = vec![
        point(PointKind::Baseline, "2020-12-31", 400.0, Bound::Eq, "made-up-baseline", lang),
        point(PointKind::Observed, "2022-12-31", 700.5, Bound::Eq, "obs-made-up-1", lang),
        point(PointKind::Context, "2023-06-30", 655.0, Bound::Approx, "obs-made-up-2", lang),
        point(PointKind::Observed, "2023-12-31", 1_250.0, Bound::Gt, "obs-made-up-3", lang),
        point(PointKind::Target, "2025-12-31", 1_600.0, Bound::Ge, "made-up-target", lang),
    ];
    goal(points, Some([(day("2020-12-31"), 400.0), (day("2025-12-31"), 1_600.0)]), lang)
}

/// A target without a number, and nothing published.
pub fn no_points() -> GoalSheet {
    goal(Vec::new(), None, Lang::Zh)
}

/// Only the target, judged after the axis has ended.
pub fn one_point() -> GoalSheet {
    let target = point(PointKind::Target, "2025-12-31", 100.0, Bound::Coverage, "made-up-target", Lang::Zh);
    GoalSheet { as_of: day("2030-01-01"), ..goal(vec![target], None, Lang::Zh) }
}

/// A label as long as a clause, with what JSON and ECharts' templates would stumble over.
pub fn long_label() -> GoalSheet {
    let mut sheet = one_point();
    sheet.points[0].label =
        "≥1000亿元“规模以上”企业营业收入\\总额\n{a|富文本} {b} {@[0]} \"引号\" fmt 不是名字，字很多，"
            .repeat(3);
    sheet
}

/// An area of each fill (two classes, no data, not covered), a name on each side, one left out of the choice.
pub fn map() -> MapSheet {
    let area = |at: u8, district: &str, name: &str, value: Option<f64>, fill: Fill, side: Side| Area {
        district: district.to_owned(),
        adcode: format!("31010{at}"),
        name: name.to_owned(),
        value,
        text: match (fill, value) {
            (Fill::NotCovered, _) => "未收录".to_owned(),
            (_, Some(value)) => format::number(value, 0, Lang::Zh),
            (_, None) => "无数据".to_owned(),
        },
        fill,
        tile: (at, at),
        label: [121.5, 31.2],
        side,
        chosen: district != "beta",
    };
    MapSheet {
        title: "标题".to_owned(),
        sentence: "一句话。".to_owned(),
        classes: [("1–10", 1), ("11–20", 1)]
            .map(|(label, count)| Class { label: label.to_owned(), count })
            .to_vec(),
        not_covered: 1,
        no_data: 1,
        areas: vec![
            area(1, "alpha", "甲区", Some(3.0), Fill::Class(0), Side::West),
            area(2, "beta", "乙区", Some(12.0), Fill::Class(4), Side::East),
            area(3, "gamma", "丙区", None, Fill::NoData, Side::Centre),
            area(4, "delta", "丁区", None, Fill::NotCovered, Side::Centre),
        ],
        ..MapSheet::empty(Lang::Zh)
    }
}

/// Places of every exactness, two of which crowd.
pub fn places() -> PlaceMap {
    let mark = |number: usize, kind: &str, at: [f64; 2], metres: f64| PlaceMark {
        id: format!("alpha-place-{number}"),
        number,
        name: Bilingual { zh: format!("地点{number}").into(), en: format!("Place {number}").into() },
        at,
        metres,
        kind: kind.to_owned(),
        exactness: Exactness::of(metres),
        precision: "约".to_owned(),
        spellings: Vec::new(),
        tasks: Vec::new(),
        fact: format!("地点{number}。"),
    };
    PlaceMap {
        district: "alpha".to_owned(),
        name: "甲区".to_owned(),
        sentence: "一句话。".to_owned(),
        groups: vec![
            (
                "园区".to_owned(),
                vec![mark(1, "park", [121.42, 31.22], 100.0), mark(2, "park", [121.44, 31.26], 900.0)],
            ),
            (
                "高校".to_owned(),
                vec![
                    mark(3, "university", [121.48, 31.22], 2000.0),
                    mark(4, "university", [121.48, 31.24], 4000.0),
                    mark(5, "university", [121.4801, 31.24], 300.0),
                ],
            ),
        ],
    }
}

fn due(district: &str, date: &str, count: usize, unknown: usize, as_of: NaiveDate) -> Due {
    Due {
        district: district.to_owned(),
        name: district.to_owned(),
        date: day(date),
        text: date.to_owned(),
        passed: as_of > day(date),
        count,
        unknown,
        label: format!("{count}项，{unknown}项未见结果"),
    }
}

/// Two plans whose periods overlap, deadlines on either side of the day of judging, all known and all unknown.
pub fn strip(lang: Lang) -> CalendarSheet {
    let band = |district: &str, name: &str, start: &str, end: &str| Band {
        district: district.to_owned(),
        name: name.to_owned(),
        start: day(start),
        end: day(end),
    };
    let as_of = day("2023-06-30");
    CalendarSheet {
        title: "标题".to_owned(),
        sentence: "一句话。".to_owned(),
        bands: vec![
            band("alpha", lang.pick("甲区", "Alpha"), "2020-01-01", "2022-12-31"),
            band("beta", lang.pick("乙区", "Beta"), "2021-01-01", "2025-12-31"),
        ],
        due: vec![
            due("alpha", "2021-09-30", 1, 0, as_of),
            due("alpha", "2022-12-31", 11, 9, as_of),
            due("beta", "2025-12-31", 41, 41, as_of),
        ],
        as_of,
        table: Table { caption: String::new(), columns: Vec::new(), rows: Vec::new() },
        years: Vec::new(),
        lang,
    }
}

/// No plan at all.
pub fn no_deadlines() -> CalendarSheet {
    CalendarSheet { bands: Vec::new(), due: Vec::new(), ..strip(Lang::Zh) }
}

/// One plan with one deadline, judged long after.
pub fn one_deadline() -> CalendarSheet {
    let mut sheet = strip(Lang::Zh);
    sheet.bands.truncate(1);
    sheet.due.truncate(1);
    CalendarSheet { as_of: day("2030-01-01"), ..sheet }
}

/// A name longer than the chart is wide.
pub fn long_district() -> CalendarSheet {
    let mut sheet = strip(Lang::Zh);
    sheet.bands[0].name = "名字很长的“开发”区，{b} {a|富文本}，".repeat(4);
    sheet.due[0].label = "12项\n，\"引号\"，fmt 不是名字，".repeat(4);
    sheet
}

/// Deadlines so close to each other that on a narrow screen there is no room for all words.
pub fn close_deadlines() -> CalendarSheet {
    let mut sheet = strip(Lang::Zh);
    let days = ["2021-09-30", "2021-10-31", "2021-11-30", "2021-12-31"];
    sheet.due = days.map(|date| due("alpha", date, 120, 120, sheet.as_of)).to_vec();
    sheet
}

/// A theme that shares no colour with the light one, and stands still.
pub fn dark() -> Theme {
    let own = |colours: [&str; 5]| colours.map(str::to_owned);
    Theme {
        font: "\"PingFang SC\", sans-serif".to_owned(),
        font_size: 22.0,
        text: "#e9eef5".to_owned(),
        muted: "#b0bccb".to_owned(),
        line: "#33435c".to_owned(),
        panel: "#152033".to_owned(),
        stated: "#8cc4f5".to_owned(),
        observed: "#e6edf3".to_owned(),
        computed: "#c3b3f0".to_owned(),
        accent: "#8cc4f6".to_owned(),
        sequence: own(["#000001", "#000002", "#000003", "#000004", "#000005"]),
        on_sequence: own(["#fffff1", "#fffff2", "#fffff3", "#fffff4", "#fffff5"]),
        not_covered: "#1d2a40".to_owned(),
        motion: false,
    }
}
