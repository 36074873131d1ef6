//! The map sheet: sixteen districts, five with a plan, coloured by one metric.

use super::{Cell, Table};
use crate::address::Metric;
use crate::dataset::Dataset;
use crate::format;
use crate::plan::Tier;
use crate::progress::{Standing, State};
use crate::text::{self, Lang};
use chrono::Datelike;
use std::collections::BTreeMap;

/// How an area is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// No plan of it is in the data.
    NotCovered,
    /// Its plan could not be loaded, or has no commitment to count.
    NoData,
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
            areas: Vec::new(),
            table,
            lang,
        }
    }
}

/// Most classes a map may have.
const MAX_CLASSES: usize = 5;

/// The map of one metric. `chosen` are the districts of the current choice; empty chooses all.
pub fn map(
    data: &Dataset,
    standings: &[Standing],
    metric: Metric,
    chosen: &[String],
    lang: Lang,
) -> MapSheet {
    let texts = lang.texts();
    let values = values(data, standings, metric);
    let classes = classes(metric, values.iter().flatten().copied(), lang);
    let mut counts = vec![0; classes.len()];
    let mut areas: Vec<Area> = data
        .districts()
        .iter()
        .zip(&values)
        .map(|(district, &value)| {
            let fill = match value {
                _ if !district.covered => Fill::NotCovered,
                None => Fill::NoData,
                Some(value) => {
                    let class = classes.iter().position(|(low, high, _)| (*low..=*high).contains(&value));
                    class.map_or(Fill::NoData, |class| {
                        counts[class] += 1;
                        Fill::Class(class)
                    })
                }
            };
            Area {
                district: district.id.clone(),
                adcode: district.adcode.clone(),
                name: lang.pick(&district.name_zh, &district.name_en).to_owned(),
                value,
                text: match (fill, value) {
                    (Fill::NotCovered, _) => texts.not_covered.to_owned(),
                    (_, Some(value)) => written(metric, value, lang),
                    _ => texts.no_data.to_owned(),
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
    let metric_name = text::metric(metric, lang);
    let table = Table {
        caption: metric_name.to_owned(),
        columns: vec![texts.district.to_owned(), metric_name.to_owned()],
        rows: covered
            .iter()
            .map(|area| {
                let cell = match area.value {
                    Some(value) => Cell::Number { value, text: area.text.clone() },
                    None => Cell::Absent(area.text.clone()),
                };
                vec![Cell::Text(area.name.clone()), cell]
            })
            .collect(),
    };
    MapSheet {
        title: title(metric, &covered, lang),
        sentence: sentence(metric, &covered, areas.len(), &years(data, lang), lang),
        not_covered: areas.len() - covered.len(),
        no_data: covered.iter().filter(|area| area.value.is_none()).count(),
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

/// The metric of each district; `None` where it has no commitment to count.
fn values(data: &Dataset, standings: &[Standing], metric: Metric) -> Vec<Option<f64>> {
    let mut tally: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for ((plan, target), standing) in data.targets().zip(standings) {
        if target.tier != Tier::Commitment {
            continue;
        }
        let (total, counted) = tally.entry(&plan.district).or_default();
        *total += 1;
        *counted += usize::from(match metric {
            Metric::Commitments => true,
            Metric::Evidence => standing.observed,
            Metric::DueNoData => standing.state == State::DueNoData,
        });
    }
    let value = |&(total, counted): &(usize, usize)| match metric {
        Metric::Evidence => counted as f64 / total as f64,
        Metric::Commitments | Metric::DueNoData => counted as f64,
    };
    data.districts().iter().map(|district| tally.get(district.id.as_str()).map(value)).collect()
}

/// Up to five classes of whole numbers (or whole percent) with printed ends, from the lowest to the highest value.
fn classes(metric: Metric, values: impl Iterator<Item = f64>, lang: Lang) -> Vec<(f64, f64, String)> {
    let scale = if metric == Metric::Evidence { 100.0 } else { 1.0 };
    let whole: Vec<i64> = values.map(|value| (value * scale).round() as i64).collect();
    let (Some(&low), Some(&high)) = (whole.iter().min(), whole.iter().max()) else {
        return Vec::new();
    };
    let width = step((high - low + 1) as f64 / MAX_CLASSES as f64);
    let first = low.div_euclid(width) * width;
    let sign = if metric == Metric::Evidence { "%" } else { "" };
    let number = |n: i64| format!("{}{sign}", format::number(n as f64, 0, lang));
    (0..)
        .map(|at| first + at * width)
        .take_while(|&from| from <= high)
        .map(|from| {
            let to = from + width - 1;
            let label = if width == 1 { number(from) } else { format!("{}–{}", number(from), number(to)) };
            ((from as f64 - 0.5) / scale, (to as f64 + 0.499_999) / scale, label)
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

fn written(metric: Metric, value: f64, lang: Lang) -> String {
    match metric {
        Metric::Evidence => format::percent(value, lang),
        Metric::Commitments | Metric::DueNoData => format::number(value, 0, lang),
    }
}

fn extremes<'a>(areas: &[&'a Area]) -> Option<(&'a Area, &'a Area)> {
    let known = || areas.iter().filter(|area| area.value.is_some());
    let by = |a: &&&Area, b: &&&Area| a.value.unwrap_or(0.0).total_cmp(&b.value.unwrap_or(0.0));
    Some((known().max_by(by)?, known().min_by(by)?))
}

fn title(metric: Metric, covered: &[&Area], lang: Lang) -> String {
    let name = text::metric(metric, lang);
    match (extremes(covered), lang) {
        (None, _) => name.to_owned(),
        (Some((most, least)), Lang::Zh) => {
            format!("{name}：{} {}，{} {}", most.name, most.text, least.name, least.text)
        }
        (Some((most, least)), Lang::En) => {
            format!("{name}: {} {}, {} {}", most.name, most.text, least.name, least.text)
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

fn sentence(metric: Metric, covered: &[&Area], all: usize, years: &str, lang: Lang) -> String {
    let list: Vec<String> = covered.iter().map(|area| format!("{} {}", area.name, area.text)).collect();
    let name = text::metric(metric, lang);
    let n = covered.len();
    match lang {
        Lang::Zh => format!(
            "{name}：{}。全市{all}个区中有{n}个区的规划收录在此，{years}；数字多少不代表优劣。",
            list.join("，")
        ),
        Lang::En => format!(
            "{name}: {}. Of the city's {all} districts {n} have a plan here; {years}, and more or fewer is neither better nor worse.",
            list.join(", ")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_has_at_most_five_classes_that_hold_every_value() {
        for (metric, values) in [
            (Metric::Commitments, vec![7.0, 10.0, 25.0, 43.0, 53.0]),
            (Metric::Commitments, vec![1.0]),
            (Metric::Commitments, vec![0.0, 1.0, 2.0, 3.0, 4.0]),
            (Metric::DueNoData, vec![3.0, 1_000.0]),
            (Metric::Evidence, vec![0.0, 0.333, 1.0]),
            (Metric::Evidence, vec![0.004, 0.005, 0.009]),
        ] {
            let classes = classes(metric, values.iter().copied(), Lang::Zh);
            assert!(classes.len() <= MAX_CLASSES, "{values:?}: {classes:?}");
            for value in values {
                let n = classes.iter().filter(|(low, high, _)| (*low..=*high).contains(&value)).count();
                assert_eq!(n, 1, "{value} in {classes:?}");
            }
        }
        assert!(classes(Metric::Commitments, std::iter::empty(), Lang::Zh).is_empty());
    }
}
