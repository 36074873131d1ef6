//! Preview of a reader's values: the dataset with them, and every affected target's state before and after.

use crate::check::AcceptedRow;
use crate::texts::many;
use plan_method::progress::{self, Reading, State, Status};
use plan_model::NaiveDate;
use plan_model::dataset::{Dataset, Release};
use plan_model::date::Precision;
use plan_model::lang::Lang;
use plan_model::observation::{LOCAL, Observation, is_local};
use plan_model::order::arrange;
use plan_model::plan::Bilingual;
use plan_present::format;
use plan_present::names;
use plan_present::present;

/// A target that a reader's values affect.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetChange {
    /// The target's id.
    pub id: String,
    /// District.
    pub district: String,
    /// Indicator.
    pub name: String,
    /// What is asked for, and by when.
    pub asked: String,
    /// The values with their days, each as written.
    pub values: Vec<String>,
    /// Where they were published.
    pub sources: Vec<String>,
    /// The state without them, and why.
    pub before: (State, String),
    /// The state with them, and why.
    pub after: (State, String),
    /// Why a value doesn't count; empty where all do.
    pub unused: Vec<String>,
    /// The clause, as published.
    pub clause: String,
}

impl TargetChange {
    /// Whether the state becomes another.
    pub fn is_change(&self) -> bool {
        self.before.0 != self.after.0
    }

    /// The change in a line.
    pub fn line(&self, lang: Lang) -> String {
        let (before, after) = (names::state(self.before.0, lang), names::state(self.after.0, lang));
        let values = self.values.join(lang.pick("；", "; "));
        match (lang, self.is_change()) {
            (Lang::Zh, true) => {
                format!("{} {}：{values}；状态由“{before}”变为“{after}”。", self.district, self.name)
            }
            (Lang::Zh, false) => format!("{} {}：{values}；状态仍为“{after}”。", self.district, self.name),
            (Lang::En, true) => {
                format!("{}, {}: {values}; from “{before}” to “{after}”.", self.district, self.name)
            }
            (Lang::En, false) => format!("{}, {}: {values}; still “{after}”.", self.district, self.name),
        }
    }
}

/// What a reader's values would change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// Every target that they touch; those whose state changes first.
    pub changes: Vec<TargetChange>,
    /// How many states change.
    pub n_changed: usize,
    /// The finding in a sentence.
    pub sentence: String,
    /// What a paper of them is called: whose figures they are, and how many.
    pub title: String,
    /// The day of judging, and the published release that they are held against.
    pub basis: String,
}

/// The published data with a reader's values, each of them marked as local and unpublished.
pub fn local(data: &Dataset, entries: &[AcceptedRow]) -> Dataset {
    let marked = |entry: &AcceptedRow, n: usize| {
        let record = entry.record.clone();
        let names = Bilingual {
            zh: format!("〔本地未发布〕{}", record.names.zh).into(),
            en: format!("[local, unpublished] {}", record.names.en).into(),
        };
        Observation { id: format!("{LOCAL}{}", n + 1), names, ..record }
    };
    let more = entries.iter().enumerate().map(|(n, entry)| marked(entry, n)).collect();
    let id = format!("{} · 本地未发布 local, unpublished", data.release.id);
    data.with_more(Release { id, date: data.release.date }, more)
}

/// The targets that a reader's values affect, each judged once without and once with them; independent of language.
pub struct AffectedTargets<'a> {
    data: &'a Dataset,
    local: &'a Dataset,
    n_values: usize,
    /// By position, those whose state changes first: the status without the values, and with them.
    judged: Vec<(usize, Status<'a>, Status<'a>)>,
    n_changed: usize,
    as_of: NaiveDate,
}

/// Judges the affected targets on a day, by the published data and by the data with a reader's values.
pub fn affected_targets<'a>(
    data: &'a Dataset,
    local: &'a Dataset,
    entries: &[AcceptedRow],
    as_of: NaiveDate,
) -> AffectedTargets<'a> {
    let mut positions: Vec<usize> = entries.iter().map(|entry| entry.position).collect();
    arrange(&mut positions, &Ord::cmp);
    positions.dedup();
    let both = |position: usize| {
        let before = progress::status(data, position, as_of)?;
        Some((position, before, progress::status(local, position, as_of)?))
    };
    let (mut judged, same): (Vec<_>, Vec<_>) =
        positions.into_iter().filter_map(both).partition(|(_, before, after)| before.state != after.state);
    let n_changed = judged.len();
    judged.extend(same);
    AffectedTargets { data, local, n_values: entries.len(), judged, n_changed, as_of }
}

impl AffectedTargets<'_> {
    /// What changes, in a language.
    pub fn preview(&self, lang: Lang) -> Preview {
        let changes: Vec<TargetChange> =
            self.judged.iter().filter_map(|judged| self.change(judged, lang)).collect();
        let sentence = sentence(self.n_values, changes.len(), self.n_changed, lang);
        let title = title(&changes, lang);
        Preview { changes, n_changed: self.n_changed, sentence, title, basis: self.basis(lang) }
    }

    fn basis(&self, lang: Lang) -> String {
        let day = |day| format::date(day, Precision::Day, lang);
        let Release { id, date } = &self.data.release;
        let (as_of, date) = (day(self.as_of), day(*date));
        match lang {
            Lang::Zh => format!("截至{as_of}，对照数据版本 {id}（{date}）。"),
            Lang::En => format!("As of {as_of}, held against data release {id} ({date})."),
        }
    }

    fn change(
        &self,
        (position, before, after): &(usize, Status<'_>, Status<'_>),
        lang: Lang,
    ) -> Option<TargetChange> {
        let Self { data, local, .. } = self;
        let (plan, target) = data.target_at(*position)?;
        let mine: Vec<&Reading<'_>> =
            after.considered.iter().filter(|reading| is_local(reading.source.id())).collect();
        let record = |reading: &&Reading<'_>| local.observations().find(reading.source.id());
        let values = mine.iter().filter_map(|reading| {
            let found = record(reading)?;
            let value = format::quantity(found.value, found.bound, Some(found.unit), lang);
            Some(format!("{value} ({})", format::date(found.as_of.date, found.as_of.precision, lang)))
        });
        let sources = mine.iter().filter_map(|reading| {
            let source = record(reading)?.source;
            let published = source.published.as_ref().map(|day| format!(" ({day})")).unwrap_or_default();
            Some(format!("{}, {}{published}", source.title, source.publisher))
        });
        // Values of one document name it once.
        let mut sources: Vec<String> = sources.collect();
        sources.dedup();
        let said = |status: &Status<'_>| (status.state, present::reason(status, lang));
        let unused = mine.iter().filter_map(|reading| reading.unusable);
        Some(TargetChange {
            id: target.id.clone(),
            district: present::district_name(data, &plan.district, lang).to_owned(),
            name: present::indicator_name(data, &target.indicator, lang).to_owned(),
            asked: format!("{} · {}", present::asked(target, lang), present::deadline(target, lang)),
            values: values.collect(),
            sources,
            unused: unused.map(|why| present::unusable(why, lang).to_owned()).collect(),
            before: said(before),
            after: said(after),
            clause: target.statement.replace('\n', " "),
        })
    }
}

/// A title as an editor would write it: the first two districts by name, a single target by its own.
fn title(changes: &[TargetChange], lang: Lang) -> String {
    let mut districts: Vec<&str> = Vec::new();
    for TargetChange { district, .. } in changes {
        if !districts.contains(&district.as_str()) {
            districts.push(district);
        }
    }
    let n = changes.len();
    let title = match (lang, districts.as_slice()) {
        (Lang::Zh, [one, two, _, ..]) => {
            format!("{one}、{two}等{}个区{n}项数据更新", districts.len())
        }
        (Lang::Zh, few) => format!("{}{n}项数据更新", few.join("、")),
        (Lang::En, all) => {
            let whose = match all {
                [one, two, rest @ ..] if !rest.is_empty() => {
                    format!("{one}, {two} and {}", many(rest.len(), "other district", "other districts"))
                }
                few => few.join(" and "),
            };
            format!("{} updated for {whose}", many(n, "figure", "figures"))
        }
    };
    match changes {
        [only] => format!("{title}{}{}", lang.pick("：", ": "), only.name),
        _ => title,
    }
}

fn sentence(n_values: usize, n_targets: usize, n_changed: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{n_values} 个数涉及 {n_targets} 个目标，其中 {n_changed} 个的状态会变。"),
        Lang::En => {
            let (values, targets) = (many(n_values, "value", "values"), many(n_targets, "target", "targets"));
            let change = if n_changed == 1 { "changes its state" } else { "change their state" };
            format!("{values} for {targets}; {n_changed} of these {change}.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_two_districts_at_most_and_a_single_target() {
        let of = |districts: &[&str], lang: Lang| {
            let change = |district: &&str| TargetChange {
                id: String::new(),
                district: (*district).to_owned(),
                name: lang.pick("5G基站数", "5G base stations").to_owned(),
                asked: String::new(),
                values: Vec::new(),
                sources: Vec::new(),
                before: (State::DueNoData, String::new()),
                after: (State::Achieved, String::new()),
                unused: Vec::new(),
                clause: String::new(),
            };
            title(&districts.iter().map(change).collect::<Vec<_>>(), lang)
        };
        for (districts, zh) in [
            (&["徐汇区"][..], "徐汇区1项数据更新：5G基站数"),
            (&["长宁区"; 7], "长宁区7项数据更新"),
            (&["长宁区", "徐汇区", "长宁区"], "长宁区、徐汇区3项数据更新"),
            (&["长宁区", "徐汇区", "宝山区", "徐汇区"], "长宁区、徐汇区等3个区4项数据更新"),
        ] {
            assert_eq!(of(districts, Lang::Zh), zh);
        }
        for (districts, en) in [
            (&["Xuhui"][..], "1 figure updated for Xuhui: 5G base stations"),
            (&["Changning"; 7], "7 figures updated for Changning"),
            (&["Changning", "Xuhui"], "2 figures updated for Changning and Xuhui"),
            (
                &["Changning", "Xuhui", "Baoshan"],
                "3 figures updated for Changning, Xuhui and 1 other district",
            ),
            (&["A", "B", "C", "D"], "4 figures updated for A, B and 2 other districts"),
        ] {
            assert_eq!(of(districts, Lang::En), en);
        }
    }
}
