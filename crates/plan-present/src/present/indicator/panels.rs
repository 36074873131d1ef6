//! Small multiples: what was asked for and what was published of one subject, a panel for each district.
//!
//! Each panel has its own axes unless the comparison guard lets all of them share one; then their values are in one unit.

use super::compare::{ComparisonSheet, comparison};
use super::index::{class_name, spoken, targets_of};
use crate::format;
use crate::present::target::{GoalPoint, PointKind, goal};
use crate::present::{Cell, Table, asked, district_name, indicator_name};
use crate::text::LangTexts;
use chrono::NaiveDate;
use plan_method::compare::published;
use plan_method::judged::Judged;
use plan_method::progress::{status, unit_of};
use plan_model::dataset::ObservationRef;
use plan_model::lang::Lang;
use plan_model::order::arrange_by_key;
use plan_model::plan::{Plan, Target};
use plan_model::unit;

/// What the axes of a panel span.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PanelAxes {
    /// First and last day.
    pub days: (NaiveDate, NaiveDate),
    /// Lower end: 0, or the smallest value below it.
    pub low: f64,
    /// Upper end, above `low`.
    pub high: f64,
}

/// One panel: the targets and published values of one district, or of one record that was chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct ValuePanel {
    /// District id.
    pub district: String,
    /// District.
    pub district_name: String,
    /// What its values are called.
    pub name: String,
    /// The plan's period.
    pub window: (NaiveDate, NaiveDate),
    /// Targets and published values that can be drawn, in one unit.
    pub points: Vec<GoalPoint>,
    /// What is asked for, from the fullest to the shortest words; empty where nothing is.
    pub asked: [String; 3],
    /// The latest published value, likewise; else that there is none.
    pub published: [String; 3],
    /// What the axes span.
    pub axes: PanelAxes,
    /// The record that the panel leads to: its first target, else its first published value.
    pub record: String,
    /// Whether that record is a target.
    pub is_target: bool,
}

impl ValuePanel {
    /// Whether no published value can be set against what is asked for.
    pub fn is_unknown(&self) -> bool {
        !self.points.iter().any(|point| point.kind == PointKind::Observed)
    }
}

/// Panels with what they show together.
#[derive(Clone, Debug, PartialEq)]
pub struct PanelsSheet {
    /// The finding: how many districts have a target, how many a published value.
    pub title: String,
    /// Whether the axes are shared, and why not.
    pub sentence: String,
    /// Whether all panels have the same axes.
    pub shared: bool,
    /// The panels.
    pub panels: Vec<ValuePanel>,
    /// The same in rows.
    pub table: Table,
    /// Language of the words.
    pub lang: Lang,
}

impl PanelsSheet {
    /// What a panel is called: its district, with what its values are called where panels differ in it.
    pub fn head(&self, panel: &ValuePanel) -> String {
        let same = self.panels.iter().all(|other| other.name == panel.name);
        let own = self.panels.iter().filter(|other| other.district == panel.district).count();
        match same && own == 1 {
            true => panel.district_name.clone(),
            false => format!("{} · {}", panel.district_name, panel.name),
        }
    }
}

/// A target or a published value.
#[derive(Clone, Copy)]
enum PanelRecord<'a> {
    Target(usize, &'a Plan, &'a Target),
    Value(ObservationRef<'a>),
}

impl<'a> PanelRecord<'a> {
    fn unit(&self) -> Option<&'a str> {
        match self {
            PanelRecord::Target(_, _, target) => unit_of(target),
            PanelRecord::Value(row) => Some(row.unit),
        }
    }

    fn record(&self) -> &'a str {
        match self {
            PanelRecord::Target(_, _, target) => &target.id,
            PanelRecord::Value(row) => row.id,
        }
    }
}

/// The panels of a comparability class on one day, one for each district that has a target or a published value of it;
/// `None` if no district has.
pub fn class_panels(judged: &Judged, class: &str, lang: Lang) -> Option<PanelsSheet> {
    let data = &judged.data;
    let sides: Vec<(&str, PanelRecord<'_>)> = targets_of(judged, class)
        .map(|(at, plan, target)| (plan.district.as_str(), PanelRecord::Target(at, plan, target)))
        .chain(published(data, class, judged.as_of).map(|row| (row.district, PanelRecord::Value(row))))
        .collect();
    let mut districts: Vec<&str> = data.plans().iter().map(|plan| plan.district.as_str()).collect();
    districts.extend(sides.iter().map(|(district, _)| *district));
    let mut groups: Vec<(&str, Vec<PanelRecord<'_>>)> = Vec::new();
    for district in districts {
        let own: Vec<PanelRecord<'_>> =
            sides.iter().filter(|(of, _)| *of == district).map(|(_, side)| *side).collect();
        if !own.is_empty() && !groups.iter().any(|(of, _)| *of == district) {
            groups.push((district, own));
        }
    }
    let records = |wanted: fn(&PanelRecord<'_>) -> bool| -> Vec<String> {
        let of_kind = groups.iter().flat_map(|(_, own)| own).filter(|side| wanted(side));
        of_kind.map(|side| side.record().to_owned()).collect()
    };
    let targets = comparison(data, &records(|side| matches!(side, PanelRecord::Target(..))), lang);
    let values = comparison(data, &records(|side| matches!(side, PanelRecord::Value(_))), lang);
    let (shared, sentence) = guarded(&[targets, values], lang);
    let name = class_name(data, class, lang);
    let row = spoken(judged, class, lang)?;
    let (asking, publishing) = (row.with_target.len(), row.with_value.len());
    let title = match lang {
        Lang::Zh => format!("{name}：{}", zh_counts(asking, publishing)),
        Lang::En => format!("{name}: {}", en_counts(asking, publishing)),
    };
    sheet(judged, groups, shared, [title, sentence], lang)
}

/// The panels of records that were chosen, one for each; `None` unless at least two of them are in the data.
pub fn record_panels(judged: &Judged, records: &[String], lang: Lang) -> Option<PanelsSheet> {
    let data = &judged.data;
    let sides = records.iter().filter_map(|id| match data.target_position(id) {
        Some(at) => data
            .target_at(at)
            .map(|(plan, target)| (plan.district.as_str(), vec![PanelRecord::Target(at, plan, target)])),
        None => data.observation(id).map(|row| (row.district, vec![PanelRecord::Value(row)])),
    });
    let groups: Vec<_> = sides.collect();
    let compared = comparison(data, records, lang)?;
    let title = compared.title.clone();
    let (shared, sentence) = guarded(&[Some(compared)], lang);
    sheet(judged, groups, shared, [title, sentence], lang)
}

fn zh_counts(asking: usize, publishing: usize) -> String {
    match (asking, publishing) {
        (0, _) => format!("{publishing}个区有公布值，没有区写目标"),
        (_, 0) => format!("{asking}个区有目标，都没有查到公布值"),
        _ => format!("{asking}个区有目标，{publishing}个区有公布值"),
    }
}

fn en_counts(asking: usize, publishing: usize) -> String {
    let districts = |n: usize| if n == 1 { "1 district".to_owned() } else { format!("{n} districts") };
    match (asking, publishing) {
        (0, _) => format!("published by {}, promised by none", districts(publishing)),
        (_, 0) => format!("promised by {}, published by none", districts(asking)),
        _ => format!("promised by {}, published by {}", districts(asking), districts(publishing)),
    }
}

/// Whether panels may share axes, and what is said of it: the first comparison that refuses has the word.
fn guarded(compared: &[Option<ComparisonSheet>], lang: Lang) -> (bool, String) {
    let mut found = compared.iter().flatten();
    match (compared.iter().flatten().find(|sheet| !sheet.comparable), found.next()) {
        (Some(refused), _) => (false, refused.sentence.clone()),
        (None, Some(agreed)) => {
            let same = lang.pick("各图坐标相同。", "All panels have the same axes.");
            (true, format!("{}{}{same}", agreed.sentence, lang.pick("", " ")))
        }
        (None, None) => (false, lang.pick("各图用自己的坐标。", "Each panel has its own axes.").to_owned()),
    }
}

fn sheet(
    judged: &Judged,
    groups: Vec<(&str, Vec<PanelRecord<'_>>)>,
    shared: bool,
    [title, sentence]: [String; 2],
    lang: Lang,
) -> Option<PanelsSheet> {
    let common = groups.iter().flat_map(|(_, own)| own).find_map(PanelRecord::unit).filter(|_| shared);
    let mut panels: Vec<ValuePanel> =
        groups.iter().filter_map(|(district, own)| panel(judged, district, own, common, lang)).collect();
    if shared {
        let first = panels.first()?.axes;
        let axes = panels.iter().fold(first, |all, panel| PanelAxes {
            days: (all.days.0.min(panel.axes.days.0), all.days.1.max(panel.axes.days.1)),
            low: all.low.min(panel.axes.low),
            high: all.high.max(panel.axes.high),
        });
        panels.iter_mut().for_each(|panel| panel.axes = axes);
    }
    let table = table(&panels, &title, lang);
    (!panels.is_empty()).then_some(PanelsSheet { title, sentence, shared, panels, table, lang })
}

fn panel(
    judged: &Judged,
    district: &str,
    sides: &[PanelRecord<'_>],
    common: Option<&str>,
    lang: Lang,
) -> Option<ValuePanel> {
    let data = &judged.data;
    let first = sides.first()?;
    let unit = common.or_else(|| sides.iter().find_map(PanelRecord::unit));
    let mut points: Vec<GoalPoint> = Vec::new();
    for side in sides {
        if let PanelRecord::Target(at, plan, target) = side {
            for point in goal_points(judged, (*at, plan, target), unit, lang) {
                match points.iter_mut().find(|other| other.record == point.record) {
                    // A value that may be set against one of the targets is no longer only a similar one.
                    Some(other) if point.kind == PointKind::Observed => *other = point,
                    Some(_) => {}
                    None => points.push(point),
                }
            }
        }
    }
    let numbered = points.iter().any(|point| point.kind == PointKind::Target);
    for side in sides {
        if let PanelRecord::Value(row) = side
            && !points.iter().any(|point| point.record == row.id)
        {
            points.extend(value_point(row, unit, numbered, lang));
        }
    }
    points.retain(|point| point.value.is_finite());
    arrange_by_key(&mut points, |point| point.date);
    let plan = data.plans().iter().find(|plan| plan.district == district);
    let window = match (first, plan) {
        (PanelRecord::Target(_, plan, _), _) => (plan.period.start, plan.period.end),
        (PanelRecord::Value(_), Some(plan)) => (plan.period.start, plan.period.end),
        (PanelRecord::Value(row), None) => (row.as_of.date, row.as_of.date),
    };
    let axes = axes(&points, window);
    let name = match first {
        PanelRecord::Target(_, _, target) => indicator_name(data, &target.indicator, lang),
        PanelRecord::Value(row) => indicator_name(data, row.indicator, lang),
    };
    Some(ValuePanel {
        district: district.to_owned(),
        district_name: district_name(data, district, lang).to_owned(),
        name: name.to_owned(),
        window,
        asked: asked_words(sides, &points, lang),
        published: published_words(&points, lang),
        axes,
        record: first.record().to_owned(),
        is_target: matches!(first, PanelRecord::Target(..)),
        points,
    })
}

/// What a target's goal chart shows, in a unit where it can be brought into it.
fn goal_points(
    judged: &Judged,
    (at, plan, target): (usize, &Plan, &Target),
    unit: Option<&str>,
    lang: Lang,
) -> Vec<GoalPoint> {
    let Some(status) = status(&judged.data, at, judged.as_of) else { return Vec::new() };
    let mut points = goal(&judged.data, plan, target, &status, lang).points;
    let factor = match (unit_of(target), unit) {
        (Some(from), Some(to)) => unit::convert(1.0, from, to),
        _ => Some(1.0),
    };
    let Some(factor) = factor else { return Vec::new() };
    for point in &mut points {
        point.value *= factor;
        point.other_end = point.other_end.map(|end| end * factor);
    }
    points
}

/// A published value that no target's chart shows; only a similar one where a number is asked for.
fn value_point(
    row: &ObservationRef<'_>,
    unit: Option<&str>,
    numbered: bool,
    lang: Lang,
) -> Option<GoalPoint> {
    Some(GoalPoint {
        kind: if numbered { PointKind::Context } else { PointKind::Observed },
        date: row.as_of.date,
        precision: row.as_of.precision,
        value: unit::convert(row.value, row.unit, unit?)?,
        other_end: None,
        bound: row.bound,
        label: crate::present::written::observed_value(row, lang),
        record: row.id.to_owned(),
    })
}

fn axes(points: &[GoalPoint], window: (NaiveDate, NaiveDate)) -> PanelAxes {
    let dates = || points.iter().map(|point| point.date).chain([window.0, window.1]);
    let values = || points.iter().flat_map(|point| [Some(point.value), point.other_end]).flatten();
    let low = values().fold(0.0, f64::min);
    let high = values().fold(0.0, f64::max);
    PanelAxes {
        days: (dates().min().unwrap_or(window.0), dates().max().unwrap_or(window.1)),
        low,
        high: if high > low { high } else { low + 1.0 },
    }
}

fn asked_words(sides: &[PanelRecord<'_>], points: &[GoalPoint], lang: Lang) -> [String; 3] {
    let targets: Vec<&Target> = sides
        .iter()
        .filter_map(|side| match side {
            PanelRecord::Target(_, _, target) => Some(*target),
            PanelRecord::Value(_) => None,
        })
        .collect();
    let drawn: Vec<&GoalPoint> = points.iter().filter(|point| point.kind == PointKind::Target).collect();
    match (targets.as_slice(), drawn.as_slice()) {
        ([], _) => Default::default(),
        ([_], [point]) => point.captions(lang),
        _ => {
            let all: Vec<String> = targets.iter().map(|target| asked(target, lang)).collect();
            let all = all.join(lang.pick("、", ", "));
            let named = format!("{}{}{all}", lang.texts().target, lang.pick("", " "));
            [named.clone(), named, all]
        }
    }
}

fn published_words(points: &[GoalPoint], lang: Lang) -> [String; 3] {
    let of = |kind: PointKind| points.iter().rfind(|point| point.kind == kind);
    if let Some(latest) = of(PointKind::Observed) {
        return latest.captions(lang);
    }
    let words = match of(PointKind::Context) {
        Some(_) => lang.pick("只有相近的公开数", "similar values only"),
        None => lang.texts().no_observation,
    };
    [words, words, words].map(str::to_owned)
}

fn table(panels: &[ValuePanel], caption: &str, lang: Lang) -> Table {
    let texts = lang.texts();
    let dash = || Cell::Absent("—".to_owned());
    let date = |point: &GoalPoint| Cell::Text(format::date(point.date, point.precision, lang));
    let value = |point: &GoalPoint| Cell::Number { value: point.value, text: point.label.clone() };
    let row = |panel: &ValuePanel| {
        let mut targets = panel.points.iter().filter(|point| point.kind == PointKind::Target);
        let latest = panel.points.iter().rfind(|point| point.kind == PointKind::Observed);
        let (asked, due) = match (targets.next(), targets.next()) {
            (Some(only), None) => (value(only), date(only)),
            _ if panel.asked[2].is_empty() => (dash(), dash()),
            _ => (Cell::Text(panel.asked[2].clone()), dash()),
        };
        vec![
            Cell::Text(format!("{} · {}", panel.district_name, panel.name)),
            asked,
            due,
            latest.map_or_else(|| Cell::Absent(panel.published[2].clone()), value),
            latest.map_or_else(dash, date),
        ]
    };
    Table {
        caption: caption.to_owned(),
        columns: [texts.district, texts.target, texts.deadline, texts.observed, texts.date]
            .map(str::to_owned)
            .to_vec(),
        rows: panels.iter().map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::{indicator, indicators};
    use plan_model::fixtures::{self, day};
    use std::sync::Arc;

    #[test]
    fn the_index_and_the_pages_count_alike() {
        for date in ["2021-06-30", "2024-01-01", "2026-11-30"] {
            let judged = Judged::new(Arc::new(fixtures::data()), day(date));
            for row in indicators(&judged, Lang::Zh) {
                let page =
                    indicator(&judged, &row.id, Lang::Zh).expect("an indicator that is listed has a page");
                for (names, is_target) in [(&row.with_target, true), (&row.with_value, false)] {
                    let own = page.records.iter().filter(|record| record.is_target == is_target);
                    let mut districts: Vec<&str> = own.map(|record| record.district_name.as_str()).collect();
                    districts.dedup();
                    let mut listed: Vec<&str> = names.iter().map(String::as_str).collect();
                    districts.sort_unstable();
                    districts.dedup();
                    listed.sort_unstable();
                    assert_eq!(districts, listed, "{} on {date}", row.id);
                }
            }
        }
    }

    #[test]
    fn a_panel_says_what_is_asked_for_and_that_nothing_was_published() {
        let data = fixtures::data();
        let judged = Judged::new(Arc::new(data), day("2026-11-30"));
        let data = &judged.data;
        let (at, (plan, target)) = data.targets().enumerate().next().expect("a target");
        let bare = ValuePanel {
            points: Vec::new(),
            ..panel(&judged, &plan.district, &[PanelRecord::Target(at, plan, target)], None, Lang::Zh)
                .expect("a panel")
        };
        assert!(bare.is_unknown() && bare.is_target);
        assert_eq!(published_words(&[], Lang::Zh)[0], "未见公开数据");
        assert!(bare.asked[2].contains(&asked(target, Lang::Zh)), "{:?}", bare.asked);
        assert!(bare.axes.high > bare.axes.low);
    }
}
