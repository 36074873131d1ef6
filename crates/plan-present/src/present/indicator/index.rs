//! The index of indicators: which districts speak of which, counted by the rule that their pages follow too.

use crate::present::{district_name, indicator_name};
use plan_method::compare::{class_of, published, published_rows};
use plan_method::judged::Judged;
use plan_model::dataset::{Dataset, ObservationRef};
use plan_model::lang::Lang;
use plan_model::order::arrange;
use plan_model::plan::{Plan, Target};

/// An indicator that more than one district speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorRow {
    /// Comparability class.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Districts with a target, by name, in the data's order.
    pub with_target: Vec<String>,
    /// Districts with a published value, likewise.
    pub with_value: Vec<String>,
}

/// Targets of a comparability class that existed on the day, with their positions in [`Dataset::targets`].
pub(super) fn targets_of<'a>(
    judged: &'a Judged,
    class: &'a str,
) -> impl Iterator<Item = (usize, &'a Plan, &'a Target)> {
    let all = judged.data.targets().zip(judged.standings.iter()).enumerate();
    all.filter(move |(_, ((_, target), standing))| {
        standing.state.is_counted() && class_of(&judged.data, &target.indicator) == class
    })
    .map(|(at, ((plan, target), _))| (at, plan, target))
}

/// Every mention of a class on the day: the class, the district, and whether it is a target and no published value. The
/// index and the pages count by it.
fn mentions(judged: &Judged) -> impl Iterator<Item = (&str, &str, bool)> {
    let data = &judged.data;
    let targets =
        data.targets().zip(judged.standings.iter()).filter(|(_, standing)| standing.state.is_counted());
    let targets =
        targets.map(|((plan, target), _)| (class_of(data, &target.indicator), plan.district.as_str(), true));
    targets.chain(
        published_rows(data, judged.as_of).map(|row| (class_of(data, row.indicator), row.district, false)),
    )
}

/// Which districts have a target or a published value of a class on the day; `None` if none has.
pub(super) fn spoken(judged: &Judged, class: &str, lang: Lang) -> Option<IndicatorRow> {
    rows(judged, |of| of == class, lang).pop()
}

/// Indicators that at least two districts speak of on the day, by target or published value, those of most districts first.
pub fn indicators(judged: &Judged, lang: Lang) -> Vec<IndicatorRow> {
    let n_districts = |row: &IndicatorRow| {
        let others = row.with_value.iter().filter(|name| !row.with_target.contains(name));
        row.with_target.len() + others.count()
    };
    let mut rows = rows(judged, |_| true, lang);
    rows.retain(|row| n_districts(row) > 1);
    arrange(&mut rows, &|a, b| n_districts(b).cmp(&n_districts(a)).then_with(|| a.id.cmp(&b.id)));
    rows
}

/// The classes that fit, each with the districts that speak of it.
fn rows(judged: &Judged, fits: impl Fn(&str) -> bool, lang: Lang) -> Vec<IndicatorRow> {
    let data = &judged.data;
    let mut rows: Vec<IndicatorRow> = Vec::new();
    for (class, district, is_target) in mentions(judged).filter(|(class, ..)| fits(class)) {
        let name = district_name(data, district, lang);
        let at = rows.iter().position(|row| row.id == class).unwrap_or_else(|| {
            rows.push(IndicatorRow {
                id: class.to_owned(),
                name: class_name(data, class, lang),
                with_target: Vec::new(),
                with_value: Vec::new(),
            });
            rows.len() - 1
        });
        let list = if is_target { &mut rows[at].with_target } else { &mut rows[at].with_value };
        if !list.iter().any(|other| other == name) {
            list.push(name.to_owned());
        }
    }
    rows
}

/// What a class is called: like the indicator of its name, else like its first one.
pub(in crate::present) fn class_name(data: &Dataset, class: &str, lang: Lang) -> String {
    match data.indicator(class) {
        Some(_) => indicator_name(data, class, lang).to_owned(),
        None => data
            .indicators()
            .iter()
            .find(|indicator| indicator.comparability == class)
            .map_or(class, |indicator| lang.pick(&indicator.names.zh, &indicator.names.en))
            .to_owned(),
    }
}

/// The latest published value of a class in each district, by a day; of one day the first.
pub(in crate::present) fn latest_values<'a>(judged: &'a Judged, class: &str) -> Vec<ObservationRef<'a>> {
    let data = &judged.data;
    let mut latest: Vec<ObservationRef<'a>> = Vec::new();
    for row in published(data, class, judged.as_of) {
        match latest.iter_mut().find(|other| other.district == row.district) {
            Some(other) if other.as_of.date < row.as_of.date => *other = row,
            Some(_) => {}
            None => latest.push(row),
        }
    }
    latest
}
