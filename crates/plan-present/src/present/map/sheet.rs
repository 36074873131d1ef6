//! The map sheet: sixteen districts, five with a plan, coloured by one metric.

use crate::format;
use crate::present::{Cell, Table};
use crate::text::LangTexts;
use chrono::Datelike;
use plan_method::address::Metric;
use plan_method::judged::Judged;
use plan_method::progress::{Standing, State};
use plan_model::dataset::Dataset;
use plan_model::lang::Lang;
use plan_model::plan::Target;
use std::collections::BTreeMap;

/// How an area is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// No plan of it is in the data.
    NotCovered,
    /// Its plan could not be loaded, or has no commitment to count.
    NoData,
    /// It has a value that stands on no scale, since it can't be compared.
    Unscaled,
    /// This class, counted from the lowest.
    Class(usize),
}

/// One class of the legend.
#[derive(Clone, Debug, PartialEq)]
pub struct Class {
    /// Its range, as printed.
    pub label: String,
    /// How many districts are in it.
    pub count: usize,
}

/// On which side of its point a name stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// Centred on it.
    #[default]
    Centre,
    /// West of it, because another name is near.
    West,
    /// East of it, because another name is near.
    East,
}

/// One district on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// District id.
    pub district: String,
    /// GB/T 2260 code.
    pub adcode: String,
    /// Name on the map.
    pub name: String,
    /// Value of the metric; a count, or a share from 0 to 1.
    pub value: Option<f64>,
    /// The value as written, or why there is none.
    pub text: String,
    /// How it is filled.
    pub fill: Fill,
    /// Column and row in the schematic map.
    pub tile: (u8, u8),
    /// Degrees east and north of its name, WGS84.
    pub label: [f64; 2],
    /// On which side of that point the name stands.
    pub side: Side,
    /// Whether the current choice includes it.
    pub chosen: bool,
}

/// Everything the map and its table say.
#[derive(Clone, Debug, PartialEq)]
pub struct MapSheet {
    /// The finding.
    pub title: String,
    /// One sentence: the finding, then the caveat.
    pub sentence: String,
    /// Legend, lowest class first.
    pub classes: Vec<Class>,
    /// How many districts have no plan in the data.
    pub not_covered: usize,
    /// How many covered districts have no value.
    pub no_data: usize,
    /// How many have a value that stands on no scale.
    pub unscaled: usize,
    /// Districts, in the order of their codes.
    pub areas: Vec<Area>,
    /// The same in rows, covered districts only.
    pub table: Table,
    /// Language of the words.
    pub lang: Lang,
}

impl MapSheet {
    /// A sheet that says nothing yet.
    pub fn empty(lang: Lang) -> Self {
        let table = Table { caption: String::new(), columns: Vec::new(), rows: Vec::new() };
        Self {
            title: String::new(),
            sentence: String::new(),
            classes: Vec::new(),
            not_covered: 0,
            no_data: 0,
            unscaled: 0,
            areas: Vec::new(),
            table,
            lang,
        }
    }
}

/// Most classes a map may have.
const MAX_CLASSES: usize = 5;

/// What is said of each district, before it is put into classes.
pub(in crate::present) struct Measured {
    /// What is measured.
    pub(in crate::present) name: String,
    /// How its numbers are put into classes; `None` where they stand on no scale.
    pub(in crate::present) scale: Option<Scale>,
    /// For each district its number, if it may stand on a scale, and how that is written; `None` where there is none.
    pub(in crate::present) values: Vec<Option<(Option<f64>, String)>>,
    /// What a covered district without a number says.
    pub(in crate::present) absent: &'static str,
    /// What has to be known with it, as a sentence.
    pub(in crate::present) caveat: String,
    /// What stands for the finding where there is no scale.
    pub(in crate::present) finding: &'static str,
}

/// How numbers are put into classes.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::present) enum Scale {
    /// Whole numbers.
    Count,
    /// Shares from 0 to 1, in whole percent.
    Share,
    /// Numbers with so many decimals, in a unit.
    Amount(usize, String),
}

/// The sheet of what was measured.
pub(in crate::present) fn drawn(
    data: &Dataset,
    measured: Measured,
    chosen: &[String],
    lang: Lang,
) -> MapSheet {
    let texts = lang.texts();
    let Measured { name, scale, values, absent, caveat, finding } = measured;
    let numbers = || values.iter().flatten().filter_map(|(value, _)| *value);
    let classes = scale.as_ref().map(|scale| classes(scale, numbers(), lang)).unwrap_or_default();
    let mut counts = vec![0; classes.len()];
    let mut areas: Vec<Area> = data
        .districts()
        .iter()
        .zip(&values)
        .map(|(district, value)| {
            let number = value.as_ref().and_then(|(value, _)| *value);
            let class = number
                .and_then(|value| classes.iter().position(|(low, high, _)| (*low..=*high).contains(&value)));
            if let (true, Some(class)) = (district.covered, class) {
                counts[class] += 1;
            }
            let fill = match (value, class) {
                _ if !district.covered => Fill::NotCovered,
                (_, Some(class)) => Fill::Class(class),
                (Some(_), None) if scale.is_none() => Fill::Unscaled,
                (_, None) => Fill::NoData,
            };
            Area {
                district: district.id.clone(),
                adcode: district.adcode.clone(),
                name: lang.pick(&district.name_zh, &district.name_en).to_owned(),
                value: number,
                text: match (fill, value) {
                    (Fill::NotCovered, _) => texts.not_covered.to_owned(),
                    (_, Some((_, text))) => text.clone(),
                    _ => absent.to_owned(),
                },
                fill,
                tile: (district.tile.col, district.tile.row),
                label: district.label,
                side: Side::Centre,
                chosen: chosen.is_empty() || chosen.contains(&district.id),
            }
        })
        .collect();
    part_names(&mut areas);
    let covered: Vec<&Area> = areas.iter().filter(|area| area.fill != Fill::NotCovered).collect();
    let table = Table {
        caption: name.clone(),
        columns: vec![texts.district.to_owned(), name.clone()],
        rows: covered
            .iter()
            .map(|area| {
                let text = area.text.clone();
                let cell = match area.value {
                    Some(value) => Cell::Number { value, text },
                    None if area.fill == Fill::Unscaled => Cell::Text(text),
                    None => Cell::Absent(text),
                };
                vec![Cell::Text(area.name.clone()), cell]
            })
            .collect(),
    };
    let of = |fill: Fill| covered.iter().filter(|area| area.fill == fill).count();
    MapSheet {
        title: title(&name, scale.is_some(), finding, &covered, lang),
        sentence: sentence(&name, &covered, &caveat, lang),
        not_covered: areas.len() - covered.len(),
        no_data: of(Fill::NoData),
        unscaled: of(Fill::Unscaled),
        classes: classes
            .into_iter()
            .zip(counts)
            .map(|((_, _, label), count)| Class { label, count })
            .collect(),
        areas,
        table,
        lang,
    }
}

/// Nearest distance between two names, in degrees of longitude and latitude.
const NAME_ROOM: [f64; 2] = [0.12, 0.06];

/// Moves names of covered districts apart where two are near: the western one west, the other east.
fn part_names(areas: &mut [Area]) {
    let points: Vec<(usize, [f64; 2])> = areas
        .iter()
        .enumerate()
        .filter(|(_, area)| area.fill != Fill::NotCovered)
        .map(|(at, area)| (at, area.label))
        .collect();
    for (n, &(a, [x1, y1])) in points.iter().enumerate() {
        for &(b, [x2, y2]) in &points[n + 1..] {
            if (x1 - x2).abs() < NAME_ROOM[0] && (y1 - y2).abs() < NAME_ROOM[1] {
                let (west, east) = if x1 < x2 { (a, b) } else { (b, a) };
                areas[west].side = Side::West;
                areas[east].side = Side::East;
            }
        }
    }
}

/// How many of some targets each district has, and for how many of these something holds; `None` for a district that
/// has none. The targets are given by their positions in [`Dataset::targets`].
pub(in crate::present) fn tally(
    judged: &Judged,
    targets: &[usize],
    holds: &dyn Fn(&Target, &Standing) -> bool,
) -> Vec<Option<(usize, usize)>> {
    let Judged { data, standings, .. } = judged;
    let mut tally: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for &at in targets {
        if let (Some((plan, target)), Some(standing)) = (data.target_at(at), standings.get(at)) {
            let (total, counted) = tally.entry(&plan.district).or_default();
            *total += 1;
            *counted += usize::from(holds(target, standing));
        }
    }
    data.districts().iter().map(|district| tally.get(district.id.as_str()).copied()).collect()
}

/// What a plain metric counts.
pub(in crate::present) fn counts(metric: Metric, standing: &Standing) -> bool {
    match metric {
        Metric::Observed => standing.observed,
        Metric::DueNoData => standing.state == State::DueNoData,
        Metric::Commitments | Metric::State | Metric::Domain | Metric::Target | Metric::Value => true,
    }
}

/// Up to five classes with printed ends, from the lowest to the highest value: of whole numbers, whole percent, or
/// numbers with as many decimals as the scale has.
fn classes(scale: &Scale, values: impl Iterator<Item = f64>, lang: Lang) -> Vec<(f64, f64, String)> {
    let (factor, decimals, sign) = match scale {
        Scale::Count => (1.0, 0, ""),
        Scale::Share => (100.0, 0, "%"),
        Scale::Amount(decimals, unit) => (10_f64.powi(*decimals as i32), *decimals, unit.as_str()),
    };
    let whole: Vec<i64> = values.map(|value| (value * factor).round() as i64).collect();
    let (Some(&low), Some(&high)) = (whole.iter().min(), whole.iter().max()) else {
        return Vec::new();
    };
    let width = step((high - low + 1) as f64 / MAX_CLASSES as f64);
    let first = low.div_euclid(width) * width;
    let number = |n: i64| {
        let shown = if decimals == 0 { n as f64 } else { n as f64 / factor };
        format!("{}{sign}", format::number(shown, decimals, lang))
    };
    (0..)
        .map(|at| first + at * width)
        .take_while(|&from| from <= high)
        .map(|from| {
            let to = from + width - 1;
            let label = if width == 1 { number(from) } else { format!("{}–{}", number(from), number(to)) };
            ((from as f64 - 0.5) / factor, (to as f64 + 0.499_999) / factor, label)
        })
        .collect()
}

/// The smallest round number (1, 2, 5 times a power of ten) that is at least `width`, one size up so that five classes are enough.
fn step(width: f64) -> i64 {
    let mut power = 1;
    loop {
        for digit in [1, 2, 5] {
            let step = digit * power;
            // Aligning the first class to a multiple of the step may cost one class.
            if step as f64 >= width * MAX_CLASSES as f64 / (MAX_CLASSES as f64 - 1.0)
                || (step == 1 && width <= 1.0)
            {
                return step;
            }
        }
        power *= 10;
    }
}

fn extremes<'a>(areas: &[&'a Area]) -> Option<(&'a Area, &'a Area)> {
    let known = || areas.iter().filter(|area| area.value.is_some());
    let by = |a: &&&Area, b: &&&Area| a.value.unwrap_or(0.0).total_cmp(&b.value.unwrap_or(0.0));
    Some((known().max_by(by)?, known().min_by(by)?))
}

fn title(name: &str, scaled: bool, finding: &str, covered: &[&Area], lang: Lang) -> String {
    let colon = lang.pick("：", ": ");
    match extremes(covered) {
        _ if !scaled => format!("{name}{colon}{finding}"),
        None => name.to_owned(),
        Some((most, least)) => {
            let comma = lang.pick("，", ", ");
            format!("{name}{colon}{} {}{comma}{} {}", most.name, most.text, least.name, least.text)
        }
    }
}

/// In which years the plans end, with how many of them: the numbers of different years aren't of one kind.
fn years(data: &Dataset, lang: Lang) -> String {
    let mut years: BTreeMap<i32, usize> = BTreeMap::new();
    for plan in data.plans() {
        *years.entry(plan.period.end.year()).or_default() += 1;
    }
    let said: Vec<String> = years
        .iter()
        .map(|(year, n)| match lang {
            Lang::Zh => format!("{n}份到{year}年"),
            Lang::En => format!("{n} to {year}"),
        })
        .collect();
    let said = said.join(lang.pick("、", ", "));
    match (years.len(), lang) {
        (0 | 1, Lang::Zh) => format!("规划期{said}"),
        (0 | 1, Lang::En) => format!("the plans run {said}"),
        (_, Lang::Zh) => format!("规划期不一：{said}"),
        (_, Lang::En) => format!("the plans run for different times ({said})"),
    }
}

/// How much of the city the plans are of, and for which years.
pub(in crate::present) fn periods(data: &Dataset, lang: Lang) -> String {
    let (all, n) = (data.districts().len(), data.districts().iter().filter(|row| row.covered).count());
    let years = years(data, lang);
    match lang {
        Lang::Zh => {
            format!("全市{all}个区中有{n}个区的规划收录在此，{years}；数字多少不代表优劣。")
        }
        Lang::En => format!(
            "Of the city's {all} districts {n} have a plan here; {years}, and more or fewer is neither better nor worse."
        ),
    }
}

fn sentence(name: &str, covered: &[&Area], caveat: &str, lang: Lang) -> String {
    let list: Vec<String> = covered.iter().map(|area| format!("{} {}", area.name, area.text)).collect();
    let list = list.join(lang.pick("，", ", "));
    match lang {
        Lang::Zh => format!("{name}：{list}。{caveat}"),
        Lang::En => format!("{name}: {list}. {caveat}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_has_at_most_five_classes_that_hold_every_value() {
        let amount = |decimals| Scale::Amount(decimals, "个".to_owned());
        for (scale, values) in [
            (Scale::Count, vec![7.0, 10.0, 25.0, 43.0, 53.0]),
            (Scale::Count, vec![1.0]),
            (Scale::Count, vec![0.0, 1.0, 2.0, 3.0, 4.0]),
            (Scale::Count, vec![3.0, 1_000.0]),
            (Scale::Share, vec![0.0, 0.333, 1.0]),
            (Scale::Share, vec![0.004, 0.005, 0.009]),
            (amount(0), vec![1600.0, 2000.0, 12_000.0]),
            (amount(1), vec![2.5, 2.5]),
            (amount(2), vec![-0.25, 99.75]),
        ] {
            let classes = classes(&scale, values.iter().copied(), Lang::Zh);
            assert!(classes.len() <= MAX_CLASSES, "{values:?}: {classes:?}");
            for value in values {
                let n = classes.iter().filter(|(low, high, _)| (*low..=*high).contains(&value)).count();
                assert_eq!(n, 1, "{value} in {classes:?}");
            }
        }
        assert!(classes(&Scale::Count, std::iter::empty(), Lang::Zh).is_empty());
    }
}
