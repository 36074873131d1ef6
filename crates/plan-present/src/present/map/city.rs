//! The map of the whole city: one metric among the targets that the filters choose, where it may be put on a scale.

use super::sheet::{Fill, MapSheet, Measured, Scale, counts, drawn, periods, tally};
use super::unissued::not_issued;
use crate::format;
use crate::names;
use crate::present::indicator::{class_name, indicators, latest_values, unit_words};
use crate::present::targets::{Choice, choice_name};
use crate::present::{asked, comparison};
use crate::text::LangTexts;
use chrono::Datelike;
use plan_method::address::Metric;
use plan_method::compare::class_of;
use plan_method::judged::Judged;
use plan_method::progress::{Standing, State, unit_of};
use plan_method::query::{Facet, Query, select};
use plan_model::dataset::Dataset;
use plan_model::lang::Lang;
use plan_model::plan::{Domain, Target};
use plan_model::unit;
use std::collections::BTreeMap;

/// What a map of the city shows.
#[derive(Clone, Copy, Debug)]
pub struct Showing<'a> {
    /// The metric.
    pub metric: Metric,
    /// State, domain or indicator that it is of; `None` or one that isn't there takes the first that is offered.
    pub of: Option<&'a str>,
    /// The filters. Chosen districts stand out and narrow nothing here.
    pub query: &'a Query,
}

/// Everything that the map of the city says.
#[derive(Clone, Debug, PartialEq)]
pub struct CityMap {
    /// Districts, classes, table.
    pub sheet: MapSheet,
    /// What the metric can be of; empty for a metric that needs no more to be said. The count is that of districts for
    /// an indicator, of targets otherwise.
    pub subjects: Vec<Choice>,
    /// How many of the first subjects may be put on a scale; the others are shown in words.
    pub n_scaled: usize,
    /// One sentence for each district, in the order of the sheet's areas.
    pub facts: Vec<String>,
}

/// The map of the city on one day; standings stand in the order of [`Dataset::targets`].
pub fn city_map(judged: &Judged, showing: Showing<'_>, lang: Lang) -> CityMap {
    let data = &judged.data;
    let chosen = &showing.query.districts;
    let (targets, narrowed) = of_all_districts(judged, showing.query);
    let (mut subjects, n_scaled) = subjects(judged, &showing, &targets, lang);
    let of = showing.of.filter(|of| subjects.iter().any(|choice| choice.slug == *of));
    let of = of.or(subjects.first().map(|choice| choice.slug.as_str())).unwrap_or_default().to_owned();
    subjects.iter_mut().for_each(|choice| choice.chosen = choice.slug == of);
    let measured = match showing.metric {
        Metric::Target | Metric::Value => {
            let sides = sides(judged, &showing, &targets, &of, lang);
            indicator(data, showing.metric, &of, sides, lang)
        }
        metric => {
            let counting = Counting { metric, of: &of, brief: false };
            counted(judged, &counting, &targets, narrowed, lang)
        }
    };
    let sheet = drawn(data, measured, chosen, lang);
    let facts = facts(&sheet, lang);
    CityMap { sheet, subjects, n_scaled, facts }
}

/// Positions of what the filters choose in any district, and whether they leave anything out: chosen districts stand out
/// on a map and narrow nothing.
fn of_all_districts(judged: &Judged, query: &Query) -> (Vec<usize>, bool) {
    let query = Query { districts: Vec::new(), ..query.clone() };
    (select(judged, &query).targets, query.chooses())
}

/// The map of one of the plain metrics among the targets that the filters choose; another metric counts as the default.
pub fn map(judged: &Judged, metric: Metric, query: &Query, lang: Lang) -> MapSheet {
    let (targets, narrowed) = of_all_districts(judged, query);
    // The numbers that a share is of have no room on a small map; the page of the map has them.
    let counting = Counting { metric: metric.plain(), of: "", brief: true };
    let measured = counted(judged, &counting, &targets, narrowed, lang);
    drawn(&judged.data, measured, &query.districts, lang)
}

/// That a district stands as an inset, which is neither in its place nor to scale; empty for an unknown one.
pub fn inset_note(sheet: &MapSheet, adcode: &str, lang: Lang) -> String {
    let Some(area) = sheet.areas.iter().find(|area| area.adcode == adcode) else { return String::new() };
    match lang {
        Lang::Zh => format!("框内的{}移近并缩小画出", area.name),
        Lang::En => format!("{}, in the frame, is drawn nearer and smaller", area.name),
    }
}

/// What a metric can be of, and how many of the first may be put on a scale.
fn subjects(judged: &Judged, showing: &Showing<'_>, targets: &[usize], lang: Lang) -> (Vec<Choice>, usize) {
    let data = &judged.data;
    let choice =
        |slug: &str, name: String, count: usize| Choice { slug: slug.to_owned(), name, count, chosen: false };
    let n = |holds: &dyn Fn(&Target, &Standing) -> bool| {
        tally(judged, targets, holds).iter().flatten().map(|(_, n)| n).sum::<usize>()
    };
    let facet = |facet: Facet, slugs: Vec<(&'static str, usize)>| {
        let listed = slugs.into_iter().filter(|(slug, n)| *n > 0 || Some(*slug) == showing.of);
        listed.map(|(slug, n)| choice(slug, choice_name(data, facet, slug, lang), n)).collect::<Vec<_>>()
    };
    let choices = match showing.metric {
        Metric::Commitments | Metric::Observed | Metric::DueNoData => Vec::new(),
        Metric::State => {
            let count = |state: State| (state.slug(), n(&|_, standing| standing.state == state));
            facet(Facet::State, State::ALL.map(count).to_vec())
        }
        Metric::Domain => {
            let count = |domain: Domain| (domain.slug(), n(&|target, _| target.domain == domain));
            facet(Facet::Domain, Domain::ALL.map(count).to_vec())
        }
        Metric::Target | Metric::Value => {
            let rows = indicators(judged, lang).into_iter().filter_map(|row| {
                let sides = sides(judged, showing, targets, &row.id, lang);
                let n = sides.len();
                (n > 0).then(|| (scale_of(data, &sides, lang).is_ok(), choice(&row.id, row.name, n)))
            });
            let (scaled, others): (Vec<_>, Vec<_>) = rows.partition(|(scaled, _)| *scaled);
            let n_scaled = scaled.len();
            let all = scaled.into_iter().chain(others).map(|(_, choice)| choice).collect();
            return (all, n_scaled);
        }
    };
    let n = choices.len();
    (choices, n)
}

/// What is counted of each district.
struct Counting<'a> {
    metric: Metric,
    /// State or domain that it is of; empty for a metric that needs none.
    of: &'a str,
    /// Whether a share stands without the numbers that it is of.
    brief: bool,
}

/// Numbers of targets, or shares of them.
fn counted(
    judged: &Judged,
    counting: &Counting<'_>,
    targets: &[usize],
    narrowed: bool,
    lang: Lang,
) -> Measured {
    let &Counting { metric, of, brief } = counting;
    let data = &judged.data;
    let (state, domain) = (State::from_slug(of), Domain::from_slug(of));
    let holds = |target: &Target, standing: &Standing| match metric {
        Metric::State => state == Some(standing.state),
        Metric::Domain => domain == Some(target.domain),
        metric => counts(metric, standing),
    };
    let share = match metric {
        Metric::Observed | Metric::State | Metric::Domain => true,
        Metric::Commitments | Metric::DueNoData | Metric::Target | Metric::Value => false,
    };
    let value = |(total, counted): (usize, usize)| match share {
        true => {
            let share = counted as f64 / total as f64;
            let percent = format::percent(share, lang);
            let text = match lang {
                _ if brief => percent,
                Lang::Zh => format!("{percent}（{counted}/{total}）"),
                Lang::En => format!("{percent} ({counted}/{total})"),
            };
            (Some(share), text)
        }
        false => (Some(counted as f64), format::number(counted as f64, 0, lang)),
    };
    let issued = |id: &str| data.plan_of(id).is_some_and(|plan| judged.is_issued(plan));
    let values = tally(judged, targets, &holds)
        .into_iter()
        .zip(data.districts())
        // A plan none of whose targets fits has a number of them, and it is none; of none there is no share.
        .map(|(found, district)| {
            let found = found.or((!share && issued(&district.id)).then_some((0, 0)));
            found.map(value).or_else(|| not_issued(judged, &district.id, lang))
        })
        .collect();
    let subject = match metric {
        Metric::State => choice_name(data, Facet::State, of, lang),
        Metric::Domain => choice_name(data, Facet::Domain, of, lang),
        Metric::Commitments | Metric::Observed | Metric::DueNoData | Metric::Target | Metric::Value => {
            String::new()
        }
    };
    let name = match (metric, lang) {
        (Metric::State | Metric::Domain, Lang::Zh) => format!("“{subject}”的目标占比"),
        (Metric::State | Metric::Domain, Lang::En) => format!("Share of targets: {subject}"),
        (Metric::Commitments | Metric::Observed | Metric::DueNoData | Metric::Target | Metric::Value, _) => {
            names::metric(metric, lang).to_owned()
        }
    };
    let caveat = match (narrowed, lang) {
        (true, Lang::Zh) => format!("只计符合筛选的{}项目标。{}", targets.len(), periods(data, lang)),
        (true, Lang::En) => {
            format!(
                "Counted among the {} targets that fit the filters. {}",
                targets.len(),
                periods(data, lang)
            )
        }
        (false, _) => periods(data, lang),
    };
    Measured {
        name,
        scale: Some(if share { Scale::Share } else { Scale::Count }),
        values,
        absent: if narrowed {
            lang.pick("无符合筛选的目标", "no target fits")
        } else {
            lang.texts().no_data
        },
        caveat,
        finding: "",
    }
}

/// One district's target or published value of an indicator.
struct MapRecord<'a> {
    record: &'a str,
    district: &'a str,
    value: Option<f64>,
    unit: Option<&'a str>,
    text: String,
    year: i32,
}

/// What the districts say of an indicator: targets that the filters choose, or the latest published values.
fn sides<'a>(
    judged: &'a Judged,
    showing: &Showing<'_>,
    targets: &[usize],
    class: &str,
    lang: Lang,
) -> Vec<MapRecord<'a>> {
    let data = &judged.data;
    if showing.metric == Metric::Value {
        let latest = latest_values(judged, class);
        let side = |row: &plan_model::dataset::ObservationRef<'a>| MapRecord {
            record: row.id,
            district: row.district,
            value: Some(row.value),
            unit: Some(row.unit),
            text: format::quantity(row.value, row.bound, Some(row.unit), lang),
            year: row.as_of.date.year(),
        };
        return latest.iter().map(side).collect();
    }
    let chosen = targets.iter().filter_map(|&at| data.target_at(at));
    chosen
        .filter(|(_, target)| class_of(data, &target.indicator) == class)
        .map(|(plan, target)| MapRecord {
            record: &target.id,
            district: &plan.district,
            // A range is no one number.
            value: target.value.filter(|_| target.value_max.is_none()),
            unit: unit_of(target),
            text: asked(target, lang),
            year: target.deadline.date.year(),
        })
        .collect()
}

/// The scale on which values of an indicator may stand, and the unit that they are brought into.
///
/// # Errors
///
/// Why there is none: the finding in a few words, and the sentence.
fn scale_of<'a>(
    data: &Dataset,
    sides: &[MapRecord<'a>],
    lang: Lang,
) -> Result<(Scale, &'a str), (&'static str, String)> {
    let ids: Vec<String> = sides.iter().map(|side| side.record.to_owned()).collect();
    let alone = || {
        (
            lang.pick("只有一个区有，不分级", "only one district has it, no scale"),
            lang.pick(
                "只有一个区有，没有可以比较的。",
                "Only one district has it, so there is nothing to compare it with.",
            )
            .to_owned(),
        )
    };
    let comparison = comparison(data, &ids, lang).ok_or_else(alone)?;
    let unscaled = lang.pick("口径不同，不分级", "defined differently, no scale");
    if !comparison.comparable {
        return Err((unscaled, comparison.sentence));
    }
    let twice =
        |side: &MapRecord<'_>| sides.iter().filter(|other| other.district == side.district).count() > 1;
    if sides.iter().any(twice) {
        let why = lang
            .pick("有的区不止一处，不从中选一个。", "A district states more than one, and none is picked.");
        return Err((
            lang.pick("有的区不止一处，不分级", "several in one district, no scale"),
            why.to_owned(),
        ));
    }
    let unit = sides.first().and_then(|side| side.unit).unwrap_or_default();
    let numbers: Option<Vec<f64>> = sides.iter().map(|side| number(side, unit)).collect();
    let Some(numbers) = numbers else {
        let why = lang.pick("区间没有可以分级的一个数。", "A range has no one number to put on a scale.");
        return Err((lang.pick("有区间，不分级", "ranges, no scale"), why.to_owned()));
    };
    let fits = |decimals: &usize| {
        let factor = 10_f64.powi(*decimals as i32);
        numbers.iter().all(|n| ((n * factor).round() - n * factor).abs() < 1e-6)
    };
    Ok((Scale::Amount((0..2).find(fits).unwrap_or(2), String::new()), unit))
}

/// A side's value in another unit.
fn number(side: &MapRecord<'_>, unit: &str) -> Option<f64> {
    unit::convert(side.value?, side.unit?, unit).filter(|value| value.is_finite())
}

/// Targets or published values of one indicator.
fn indicator(data: &Dataset, metric: Metric, class: &str, sides: Vec<MapRecord<'_>>, lang: Lang) -> Measured {
    let scale = scale_of(data, &sides, lang);
    let of_district = |id: &str| {
        let own: Vec<&MapRecord<'_>> = sides.iter().filter(|side| side.district == id).collect();
        let texts: Vec<&str> = own.iter().map(|side| side.text.as_str()).collect();
        let value = match &scale {
            Ok((_, unit)) => own.first().and_then(|side| number(side, unit)),
            Err(_) => None,
        };
        (!own.is_empty()).then(|| (value, texts.join(lang.pick("；", "; "))))
    };
    let name = class_name(data, class, lang);
    let years = years(&sides, lang);
    let (caveat, finding, unit) = match &scale {
        Ok((_, unit)) => (String::new(), "", unit_words(unit, lang)),
        Err((finding, sentence)) => (sentence.clone(), *finding, String::new()),
    };
    let unit = match (unit.is_empty(), lang) {
        (true, _) => unit,
        (false, Lang::Zh) => format!("（{unit}）"),
        (false, Lang::En) => format!(" ({unit})"),
    };
    let what = match (metric, lang) {
        (Metric::Value, Lang::Zh) => format!("{name}的最新公开值{unit}"),
        (Metric::Value, Lang::En) => format!("Latest published: {name}{unit}"),
        (_, Lang::Zh) => format!("{name}的目标值{unit}"),
        (_, Lang::En) => format!("Target: {name}{unit}"),
    };
    Measured {
        name: what,
        values: data.districts().iter().map(|district| of_district(&district.id)).collect(),
        absent: match metric {
            Metric::Value => lang.texts().no_observation,
            _ => lang.pick("没有这一目标", "no such target"),
        },
        caveat: format!("{caveat}{}{years}", if caveat.is_empty() { "" } else { lang.pick("", " ") }),
        finding,
        scale: scale.ok().map(|(scale, _)| scale),
    }
}

/// Of which years the values are: `均为2025年。`, `年份不一：3个区为2025年，1个区为2023年。`
fn years(sides: &[MapRecord<'_>], lang: Lang) -> String {
    let mut years: BTreeMap<i32, Vec<&str>> = BTreeMap::new();
    for side in sides {
        let districts = years.entry(side.year).or_default();
        if !districts.contains(&side.district) {
            districts.push(side.district);
        }
    }
    let said: Vec<String> = years
        .iter()
        .rev()
        .map(|(year, districts)| match lang {
            Lang::Zh => format!("{}个区为{year}年", districts.len()),
            Lang::En => format!("{} of {year}", districts.len()),
        })
        .collect();
    match (years.len(), years.keys().next(), lang) {
        (1, Some(year), Lang::Zh) => format!("均为{year}年。"),
        (1, Some(year), Lang::En) => format!("All of {year}."),
        (0, ..) => String::new(),
        (_, _, Lang::Zh) => format!("年份不一：{}。", said.join("，")),
        (_, _, Lang::En) => format!("Different years: {}.", said.join(", ")),
    }
}

/// One sentence for each district.
fn facts(sheet: &MapSheet, lang: Lang) -> Vec<String> {
    let metric = &sheet.table.caption;
    sheet
        .areas
        .iter()
        .map(|area| match (area.fill, lang) {
            (Fill::NotCovered, Lang::Zh) => format!("{}：规划未收录。", area.name),
            (Fill::NotCovered, Lang::En) => format!("{}: no plan of it is here.", area.name),
            (_, Lang::Zh) => format!("{}：{metric}，{}。", area.name, area.text),
            (_, Lang::En) => format!("{}: {metric}, {}.", area.name, area.text),
        })
        .collect()
}
