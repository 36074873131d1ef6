//! Ways into the product below the overview: districts by domain, what fell due lately, departments and topics.

use crate::format;
use crate::names;
use crate::present::{Cell, Table, count_of, deadline, department_name, district_name};
use crate::text::LangTexts;
use chrono::{Days, NaiveDate};
use plan_method::judged::Judged;
use plan_method::progress::State;
use plan_method::query::departments_of;
use plan_model::date::Precision;
use plan_model::lang::Lang;
use plan_model::order::arrange;
use plan_model::plan::{Domain, Tier};
use std::collections::BTreeMap;

/// How long ago still counts as lately, in days.
pub const LATELY_DAYS: u64 = 365;
/// Most departments and topics that are listed.
const MOST_ENTRIES: usize = 12;

/// Commitments of one district in one domain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DomainCell {
    /// How many.
    pub count: usize,
    /// How many of them have no published value that counts, due or not.
    pub unknown: usize,
}

/// One district by domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DomainRow {
    /// District id.
    pub district: String,
    /// District.
    pub name: String,
    /// In the order of [`Entries::domains`].
    pub cells: Vec<DomainCell>,
}

/// Commitments that fell due on one day, lately.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueRow {
    /// District id.
    pub district: String,
    /// District.
    pub district_name: String,
    /// The year of the deadline.
    pub year: i32,
    /// One sentence: how many fell due when, and what is known about them.
    pub sentence: String,
}

/// A way into the list: an id, its name, and how many commitments it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Id, as spelled in addresses.
    pub id: String,
    /// Name.
    pub name: String,
    /// How many commitments.
    pub count: usize,
}

/// Everything below the overview's first view.
#[derive(Clone, Debug, PartialEq)]
pub struct Entries {
    /// The finding of the table.
    pub title: String,
    /// One sentence: the finding, then the caveat.
    pub sentence: String,
    /// Domains that occur, with their names.
    pub domains: Vec<(Domain, &'static str)>,
    /// Districts.
    pub districts: Vec<DomainRow>,
    /// The same as a table.
    pub table: Table,
    /// What fell due in the year before the day of judging, latest first.
    pub lately: Vec<DueRow>,
    /// The departments that answer for most commitments.
    pub departments: Vec<Entry>,
    /// The topics of most commitments.
    pub topics: Vec<Entry>,
}

/// Ways in on one day; standings stand in the order of [`Dataset::targets`].
pub fn entries(judged: &Judged, lang: Lang) -> Entries {
    let Judged { data, standings, .. } = judged;
    let _as_of = judged.as_of;
    let mut domains: Vec<(Domain, &'static str)> =
        Domain::ALL.into_iter().map(|domain| (domain, names::domain(domain, lang))).collect();
    let mut rows: Vec<DomainRow> = data
        .plans()
        .iter()
        .map(|plan| DomainRow {
            district: plan.district.clone(),
            name: district_name(data, &plan.district, lang).to_owned(),
            cells: vec![DomainCell::default(); domains.len()],
        })
        .collect();
    let mut departments: BTreeMap<&str, usize> = BTreeMap::new();
    let mut topics: BTreeMap<&str, usize> = BTreeMap::new();
    let commitments =
        || data.targets().zip(standings.iter()).filter(|((_, target), _)| target.tier == Tier::Commitment);
    for ((plan, target), standing) in commitments() {
        let row = rows.iter_mut().find(|row| row.district == plan.district);
        let column = domains.iter().position(|(domain, _)| *domain == target.domain);
        if let Some(cell) = row.zip(column).and_then(|(row, column)| row.cells.get_mut(column)) {
            cell.count += 1;
            cell.unknown += usize::from(standing.state.is_unknown());
        }
        for department in departments_of(data, target) {
            *departments.entry(department).or_default() += 1;
        }
        let task = target.task.as_deref().and_then(|id| data.task(id));
        for topic in task.iter().flat_map(|(_, task)| &task.topics) {
            *topics.entry(topic.as_str()).or_default() += 1;
        }
    }
    for column in (0..domains.len()).rev() {
        if rows.iter().all(|row| row.cells[column].count == 0) {
            domains.remove(column);
            rows.iter_mut().for_each(|row| {
                row.cells.remove(column);
            });
        }
    }
    let (title, sentence) = words(commitments().count(), rows.len(), domains.len(), lang);
    let department = |id: &str| {
        let district = data.department(id).map(|department| district_name(data, &department.district, lang));
        format!("{} · {}", district.unwrap_or_default(), department_name(data, id, lang))
    };
    let topic =
        |id: &str| data.topic(id).map_or(id, |topic| lang.pick(&topic.name_zh, &topic.name_en)).to_owned();
    Entries {
        table: table(&title, &domains, &rows, lang),
        title,
        sentence,
        domains,
        districts: rows,
        lately: lately(judged, lang),
        departments: most(departments, &department),
        topics: most(topics, &topic),
    }
}

fn words(total: usize, n_districts: usize, n_domains: usize, lang: Lang) -> (String, String) {
    match lang {
        Lang::Zh => (
            "各区各领域的承诺目标数".to_owned(),
            format!(
                "{total}项承诺目标分布在{n_districts}个区、{n_domains}个领域；括号里是其中未见公开数据的项数。规划详略不同，数字多少不代表优劣。"
            ),
        ),
        Lang::En => (
            "Commitments by district and domain".to_owned(),
            format!(
                "{total} commitments in {n_districts} districts and {n_domains} domains; in brackets how many of them have no published value. Plans differ in detail: more or fewer is neither better nor worse."
            ),
        ),
    }
}

fn most(counts: BTreeMap<&str, usize>, name: &dyn Fn(&str) -> String) -> Vec<Entry> {
    let mut entries: Vec<Entry> =
        counts.into_iter().map(|(id, count)| Entry { id: id.to_owned(), name: name(id), count }).collect();
    arrange(&mut entries, &|a, b| b.count.cmp(&a.count).then_with(|| a.id.cmp(&b.id)));
    entries.truncate(MOST_ENTRIES);
    entries
}

fn lately(judged: &Judged, lang: Lang) -> Vec<DueRow> {
    let Judged { data, standings, .. } = judged;
    let as_of = judged.as_of;
    struct Group<'a> {
        district: &'a str,
        deadline: NaiveDate,
        words: String,
        standings: Vec<State>,
    }
    let since = as_of.checked_sub_days(Days::new(LATELY_DAYS)).unwrap_or(NaiveDate::MIN);
    let mut groups: Vec<Group<'_>> = Vec::new();
    for ((plan, target), standing) in data.targets().zip(standings.iter()) {
        let date = target.deadline.date;
        if target.tier != Tier::Commitment || date >= as_of || date < since {
            continue;
        }
        let known = groups.iter_mut().find(|group| group.district == plan.district && group.deadline == date);
        match known {
            Some(group) => group.standings.push(standing.state),
            None => groups.push(Group {
                district: &plan.district,
                deadline: date,
                words: deadline(target, lang),
                standings: vec![standing.state],
            }),
        }
    }
    arrange(&mut groups, &|a, b| b.deadline.cmp(&a.deadline));
    groups
        .into_iter()
        .map(|group| {
            let n = group.standings.len();
            let count = |wanted: &dyn Fn(State) -> bool| {
                group.standings.iter().filter(|state| wanted(**state)).count()
            };
            let reached = count(&State::is_achieved);
            let missed = count(&|state| state == State::Missed);
            let unknown = count(&State::is_unknown);
            let name = district_name(data, group.district, lang);
            let due = &group.words;
            let sentence = match lang {
                Lang::Zh => format!(
                    "{name}有{n}项在{due}到期：{reached}项有数据表明达成，{missed}项有数据表明未达成，{unknown}项未见公开数据。"
                ),
                Lang::En => format!(
                    "{name}: {} fell due in {due}; {reached} shown to be reached, {missed} shown to be missed, {unknown} without a published value.",
                    count_of(n, lang)
                ),
            };
            DueRow {
                district: group.district.to_owned(),
                district_name: name.to_owned(),
                year: chrono::Datelike::year(&group.deadline),
                sentence,
            }
        })
        .collect()
}

fn table(caption: &str, domains: &[(Domain, &'static str)], rows: &[DomainRow], lang: Lang) -> Table {
    let mut columns = vec![lang.texts().district.to_owned()];
    columns.extend(domains.iter().map(|(_, name)| (*name).to_owned()));
    let line = |row: &DomainRow| {
        let mut cells = vec![Cell::Text(row.name.clone())];
        cells.extend(row.cells.iter().map(|cell| Cell::Number {
            value: cell.count as f64,
            text: format::number(cell.count as f64, 0, lang),
        }));
        cells
    };
    Table { caption: caption.to_owned(), columns, rows: rows.iter().map(line).collect() }
}

/// What a day of the replay is called: `2024年6月`.
pub fn replay_day(day: NaiveDate, lang: Lang) -> String {
    format::date(day, Precision::Month, lang)
}
