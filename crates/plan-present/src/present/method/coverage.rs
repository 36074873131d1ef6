//! How much of each plan has published values, and what changed in the data.

use crate::format;
use crate::present::{Cell, Table, district_name};
use plan_method::judged::Judged;
use plan_method::progress::State;
use plan_method::query::{Observed, Query, select};
use plan_model::date::Precision;
use plan_model::lang::Lang;
use plan_model::release::ReleaseChanges;

/// How many of a plan's commitments have published values on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageRow {
    /// District id.
    pub district: String,
    /// District.
    pub name: String,
    /// Commitments of its plan.
    pub commitments: usize,
    /// Of them, those with a value that counts.
    pub observed: usize,
    /// Of them, those without; the rest of the commitments.
    pub unobserved: usize,
    /// Of those without, those that have fallen due.
    pub due: usize,
    /// Of those without, those whose clause can't be checked.
    pub not_assessable: usize,
}

/// Published values by plan.
#[derive(Clone, Debug, PartialEq)]
pub struct CoverageSheet {
    /// The counts of all plans in a sentence.
    pub sentence: String,
    /// By plan, in the order of the data.
    pub rows: Vec<CoverageRow>,
    /// The same as a table.
    pub table: Table,
}

/// Published values by plan; standings stand in the order of [`Dataset::targets`].
pub fn coverage(judged: &Judged, lang: Lang) -> CoverageSheet {
    let data = &judged.data;
    let count = |district: &str, observed: Option<Observed>, states: Vec<State>| {
        let query = Query { districts: vec![district.to_owned()], observed, states, ..Query::default() };
        select(judged, &query).targets.len()
    };
    let row = |district: &String| {
        let commitments = count(district, None, vec![]);
        let observed = count(district, Some(Observed::Yes), vec![]);
        CoverageRow {
            district: district.clone(),
            name: district_name(data, district, lang).to_owned(),
            commitments,
            observed,
            unobserved: commitments - observed,
            due: count(district, Some(Observed::No), vec![State::DueNoData]),
            not_assessable: count(district, Some(Observed::No), vec![State::NotAssessable]),
        }
    };
    let rows: Vec<CoverageRow> = data.plans().iter().map(|plan| row(&plan.district)).collect();
    let n = |value: usize| Cell::Number { value: value as f64, text: format::number(value as f64, 0, lang) };
    let heads: [(&str, &str); 6] = [
        ("规划", "Plan"),
        ("承诺", "Commitments"),
        ("有公开值", "With a published value"),
        ("没有公开值", "Without one"),
        ("其中已到期", "of these, due"),
        ("其中无法核验", "of these, can’t be checked"),
    ];
    let cells = |row: &CoverageRow| {
        vec![
            Cell::Text(row.name.clone()),
            n(row.commitments),
            n(row.observed),
            n(row.unobserved),
            n(row.due),
            n(row.not_assessable),
        ]
    };
    let table = Table {
        caption: lang.pick("各规划的公开数据", "Published values by plan").to_owned(),
        columns: heads.iter().map(|(zh, en)| lang.pick(zh, en).to_owned()).collect(),
        rows: rows.iter().map(cells).collect(),
    };
    let sum = |of: fn(&CoverageRow) -> usize| rows.iter().map(of).sum::<usize>();
    let (all, with, without) =
        (sum(|row| row.commitments), sum(|row| row.observed), sum(|row| row.unobserved));
    let sentence = match lang {
        Lang::Zh => format!(
            "{all}项承诺中，{with}项查到了公开的数，{without}项没有。“没有”指在已查阅的材料中未见，可能从未公布，也可能是本站没有找到。"
        ),
        Lang::En => format!(
            "Of {all} promises {with} have a published value and {without} have none. “None” means not found in what was read: it may never have been published, or we may have missed it."
        ),
    };
    CoverageSheet { sentence, rows, table }
}

/// A release with its changes in words.
pub fn changes_of(release: &ReleaseChanges, lang: Lang) -> (String, Vec<String>) {
    let day = format::date(release.date, Precision::Day, lang);
    let words = release.changes.iter().map(|change| lang.pick(&change.zh, &change.en).to_owned());
    (format!("{} · {day}", release.id), words.collect())
}
