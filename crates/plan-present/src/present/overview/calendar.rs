//! The deadlines on a time axis: by district, due or not, with what is unknown; the plans' periods; the next and the last.

use crate::format;
use crate::present::targets::{TargetLine, commitments, line};
use crate::present::{Cell, Table, by_state, caveat, count_of, district_name};
use crate::text::LangTexts;
use chrono::{Datelike, NaiveDate};
use plan_method::judged::Judged;
use plan_method::progress::State;
use plan_model::date::Precision;
use plan_model::lang::Lang;
use plan_model::order::arrange;

/// The span that a plan is made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// District id.
    pub district: String,
    /// District.
    pub name: String,
    /// First day.
    pub start: NaiveDate,
    /// Last day.
    pub end: NaiveDate,
}

/// The commitments of one district that fall due on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// District id.
    pub district: String,
    /// District.
    pub name: String,
    /// The day; a year alone stands at its 31 December.
    pub date: NaiveDate,
    /// As exactly as the plan says it.
    pub text: String,
    /// Whether it has passed on the day of judging.
    pub passed: bool,
    /// How many fall due.
    pub count: usize,
    /// For how many of them no published value decides or has been found.
    pub unknown: usize,
    /// Both counts in words.
    pub label: String,
}

impl Due {
    /// District and year in one word, as [`Due::parts`] reads it.
    pub fn key(&self) -> String {
        format!("{}/{}", self.district, self.date.year())
    }

    /// District id and year of a key.
    pub fn parts(key: &str) -> Option<(&str, i32)> {
        let (district, year) = key.split_once('/')?;
        Some((district, year.parse().ok()?))
    }
}

/// One district in one year of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct DistrictYear {
    /// District id.
    pub district: String,
    /// District.
    pub name: String,
    /// Commitments, the earliest deadline first.
    pub targets: Vec<TargetLine>,
    /// What is unknown about them, with the denominator; empty where the year says the same.
    pub sentence: String,
}

/// One year of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Year {
    /// The year.
    pub year: i32,
    /// As written.
    pub text: String,
    /// How many commitments fall due.
    pub count: usize,
    /// What is unknown about them, with the denominator.
    pub sentence: String,
    /// Whether the next deadline is in it.
    pub next: bool,
    /// By district.
    pub districts: Vec<DistrictYear>,
}

/// Everything the calendar says.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarSheet {
    /// The finding.
    pub title: String,
    /// The finding and its caveat: caption, alternative text and speech.
    pub sentence: String,
    /// Plans, in the order of their districts; each has a row of the chart.
    pub bands: Vec<Band>,
    /// Deadlines, the earliest first.
    pub due: Vec<Due>,
    /// The day everything is judged on.
    pub as_of: NaiveDate,
    /// The same in rows.
    pub table: Table,
    /// By year.
    pub years: Vec<Year>,
    /// Language of the words.
    pub lang: Lang,
}

/// The calendar of one day; statuses stand in the order of [`Dataset::targets`].
pub fn calendar(judged: &Judged, lang: Lang) -> CalendarSheet {
    let data = &judged.data;
    let as_of = judged.as_of;
    let bands: Vec<Band> = data
        .plans()
        .iter()
        .map(|plan| Band {
            district: plan.district.clone(),
            name: district_name(data, &plan.district, lang).to_owned(),
            start: plan.period.start,
            end: plan.period.end,
        })
        .collect();
    let mut lines: Vec<TargetLine> = commitments(judged)
        .map(|(plan, target, standing)| line(data, plan, target, standing.state, lang))
        .collect();
    // Within a day the plans keep their order.
    arrange(&mut lines, &|a, b| a.due.cmp(&b.due));
    let due = due(&lines, as_of, lang);
    CalendarSheet {
        title: title(&due, lang),
        sentence: sentence(&due, as_of, lang),
        table: table(&bands, &due, lang),
        years: years(lines, &due, lang),
        bands,
        due,
        as_of,
        lang,
    }
}

/// The calendar before there is any data.
pub fn no_calendar(as_of: NaiveDate, lang: Lang) -> CalendarSheet {
    CalendarSheet {
        title: title(&[], lang),
        sentence: String::new(),
        bands: Vec::new(),
        due: Vec::new(),
        as_of,
        table: table(&[], &[], lang),
        years: Vec::new(),
        lang,
    }
}

/// The day of judging in a sentence.
pub fn judged_on(as_of: NaiveDate, lang: Lang) -> String {
    let day = format::date(as_of, Precision::Day, lang);
    match lang {
        Lang::Zh => format!("截至{day}：这一天之前（不含当天）的期限算作已到期。"),
        Lang::En => format!("As of {day}: deadlines before that day count as due."),
    }
}

fn due(lines: &[TargetLine], as_of: NaiveDate, lang: Lang) -> Vec<Due> {
    let mut all: Vec<Due> = Vec::new();
    for line in lines {
        let unknown = usize::from(line.state.is_unknown());
        match all.iter_mut().find(|due| due.district == line.district && due.date == line.due) {
            Some(due) => {
                due.count += 1;
                due.unknown += unknown;
            }
            None => all.push(Due {
                district: line.district.clone(),
                name: line.district_name.clone(),
                date: line.due,
                text: line.deadline.clone(),
                passed: as_of > line.due,
                count: 1,
                unknown,
                label: String::new(),
            }),
        }
    }
    for due in &mut all {
        due.label = match (lang, due.unknown) {
            (Lang::Zh, 0) => format!("{}项", due.count),
            (Lang::Zh, n) => format!("{}项，{n}项未见结果", due.count),
            (Lang::En, 0) => due.count.to_string(),
            (Lang::En, n) => format!("{}, {n} with no result", due.count),
        };
    }
    all
}

fn title(due: &[Due], lang: Lang) -> String {
    let all: usize = due.iter().map(|due| due.count).sum();
    let passed: usize = due.iter().filter(|due| due.passed).map(|due| due.count).sum();
    let next = next(due);
    let next_count: usize =
        due.iter().filter(|due| next.is_some_and(|next| next.date == due.date)).map(|due| due.count).sum();
    match (lang, next) {
        (Lang::Zh, _) if all == 0 => "没有承诺目标".to_owned(),
        (Lang::En, _) if all == 0 => "No commitments".to_owned(),
        (Lang::Zh, None) => format!("{all}项承诺目标全部到期"),
        (Lang::En, None) => format!("All {all} commitments have fallen due"),
        (Lang::Zh, Some(next)) => {
            format!("{all}项承诺目标中{passed}项已到期，下一个期限是{}（{next_count}项）", next.text)
        }
        (Lang::En, Some(next)) => format!(
            "{passed} of {all} commitments have fallen due; the next deadline is {} ({next_count})",
            next.text
        ),
    }
}

fn next(due: &[Due]) -> Option<&Due> {
    due.iter().find(|due| !due.passed)
}

fn sentence(due: &[Due], as_of: NaiveDate, lang: Lang) -> String {
    let (Some(first), Some(last)) = (due.first(), due.last()) else { return String::new() };
    let sum = |count: fn(&Due) -> usize| due.iter().filter(|due| due.passed).map(count).sum::<usize>();
    let (passed, unknown) = (sum(|due| due.count), sum(|due| due.unknown));
    let day = format::date(as_of, Precision::Day, lang);
    let found = match (lang, passed, unknown) {
        (Lang::Zh, 0, _) => format!("截至{day}都还没有到期。"),
        (Lang::En, 0, _) => format!("By {day} none had fallen due."),
        (Lang::Zh, _, 0) => format!("截至{day}已到期{passed}项。"),
        (Lang::En, _, 0) => format!("By {day} {passed} had fallen due."),
        (Lang::Zh, _, _) => format!("截至{day}已到期{passed}项，其中{unknown}项未见结果。{}", caveat(lang)),
        (Lang::En, _, _) => {
            format!(
                "By {day} {passed} had fallen due; for {unknown} of them no result was found. {}",
                caveat(lang)
            )
        }
    };
    match lang {
        Lang::Zh => format!(
            "最早的期限是{}，最晚的是{}。{found}原文没有写期限的，按规划期末计。",
            first.text, last.text
        ),
        Lang::En => format!(
            "The first deadline is {}, the last {}. {found} Where the clause gives no date, the plan's end is used.",
            first.text, last.text
        ),
    }
}

fn table(bands: &[Band], due: &[Due], lang: Lang) -> Table {
    let texts = lang.texts();
    let number = |n: usize| Cell::Number { value: n as f64, text: format::number(n as f64, 0, lang) };
    let heads =
        [texts.district, texts.period, texts.deadline, texts.state, texts.commitments, texts.without_value];
    let rows = bands.iter().flat_map(|band| {
        let day = |day| format::date(day, Precision::Day, lang);
        let period = format!("{} – {}", day(band.start), day(band.end));
        due.iter().filter(|due| due.district == band.district).map(move |due| {
            vec![
                Cell::Text(band.name.clone()),
                Cell::Text(period.clone()),
                Cell::Text(due.text.clone()),
                Cell::Text(if due.passed { texts.passed } else { texts.not_passed }.to_owned()),
                number(due.count),
                number(due.unknown),
            ]
        })
    });
    Table {
        caption: texts.deadlines_by_district.to_owned(),
        columns: heads.map(str::to_owned).to_vec(),
        rows: rows.collect(),
    }
}

fn years(lines: Vec<TargetLine>, due: &[Due], lang: Lang) -> Vec<Year> {
    let next = next(due).map(|due| due.date.year());
    let mut years: Vec<Year> = Vec::new();
    for line in lines {
        let year = line.due.year();
        if years.last().is_none_or(|last| last.year != year) {
            years.push(Year {
                year,
                text: lang.pick(&format!("{year}年"), &year.to_string()).to_owned(),
                count: 0,
                sentence: String::new(),
                next: next == Some(year),
                districts: Vec::new(),
            });
        }
        let Some(last) = years.last_mut() else { continue };
        last.count += 1;
        match last.districts.iter_mut().find(|district| district.district == line.district) {
            Some(district) => district.targets.push(line),
            None => last.districts.push(DistrictYear {
                district: line.district.clone(),
                name: line.district_name.clone(),
                sentence: String::new(),
                targets: vec![line],
            }),
        }
    }
    for year in &mut years {
        let alone = year.districts.len() == 1;
        year.sentence = unknown_of(year.districts.iter().flat_map(|district| &district.targets), lang);
        // One district alone would say what the year has just said.
        for district in year.districts.iter_mut().filter(|_| !alone) {
            district.sentence = unknown_of(district.targets.iter(), lang);
        }
    }
    years
}

/// How many of these there are, and for how many nothing has been found; due and open apart.
fn unknown_of<'a>(targets: impl Iterator<Item = &'a TargetLine>, lang: Lang) -> String {
    let states: Vec<State> = targets.map(|target| target.state).collect();
    let count = count_of(states.len(), lang);
    let unknown = by_state(states.into_iter().filter(|state| state.is_unknown()), lang);
    match (unknown.is_empty(), lang) {
        (true, _) => count,
        (false, Lang::Zh) => format!("{count}，其中{unknown}"),
        (false, Lang::En) => format!("{count}, of these {unknown}"),
    }
}
