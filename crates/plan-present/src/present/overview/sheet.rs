//! The overview: how many commitments, in what state, by district, and what falls due first and last.

use crate::format;
use crate::present::targets::commitments;
use crate::present::text::{NoteRow, notes};
use crate::present::{
    Ladder, Table, asked, caveat, counted, dated, deadline, district_name, indicator_name, ladder, state_name,
};
use crate::text::LangTexts;
use chrono::NaiveDate;
use plan_method::judged::Judged;
use plan_method::progress::{Standing, State, shown_reading, unit_of};
use plan_model::dataset::Dataset;
use plan_model::date::Precision;
use plan_model::lang::Lang;
use plan_model::plan::{Plan, Target};

/// How many commitments are in one state.
#[derive(Clone, Debug, PartialEq)]
pub struct StateRow {
    /// The state.
    pub state: State,
    /// Its name.
    pub name: String,
    /// How many.
    pub count: usize,
    /// Count and denominator, as written.
    pub text: String,
}

/// One district's plan in figures.
#[derive(Clone, Debug, PartialEq)]
pub struct DistrictRow {
    /// District id.
    pub district: String,
    /// Its name.
    pub name: String,
    /// The plan's title, as published.
    pub title: String,
    /// Unofficial English of the title.
    pub title_en: String,
    /// Whether the document itself has no title.
    pub title_inferred: bool,
    /// The plan's period, as written.
    pub period: String,
    /// Commitments.
    pub commitments: usize,
    /// Those with a usable published value.
    pub with_value: usize,
    /// Those that fell due without one.
    pub due_no_data: usize,
    /// Those reached, late or not.
    pub achieved: usize,
    /// Those missed.
    pub missed: usize,
    /// What is wrong or unclear in the published text.
    pub notes: Vec<NoteRow>,
}

/// A deadline, or a target that published values settle.
#[derive(Clone, Debug, PartialEq)]
pub struct DeadlineRow {
    /// Target id.
    pub target: String,
    /// District.
    pub district: String,
    /// Indicator.
    pub name: String,
    /// What is asked for.
    pub asked: String,
    /// By when.
    pub deadline: String,
    /// Its state.
    pub state: State,
    /// What was published, for one that is settled.
    pub reading: Option<String>,
}

/// Deadlines of one day, taken together.
#[derive(Clone, Debug, PartialEq)]
pub struct DeadlineGroup {
    /// The day.
    pub date: NaiveDate,
    /// As written.
    pub text: String,
    /// Whether it has passed on the day of judging.
    pub passed: bool,
    /// Districts with commitments due then, with how many.
    pub districts: Vec<(String, String, usize)>,
    /// How many are due.
    pub count: usize,
}

/// Everything the overview says, apart from the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    /// The finding.
    pub title: String,
    /// One sentence: the finding, then the caveat.
    pub sentence: String,
    /// Number of commitments; the denominator of every share.
    pub total: usize,
    /// Numbers that are names, standards or premises, and aren't counted.
    pub other_numbers: usize,
    /// States that occur, in the reader's order.
    pub states: Vec<StateRow>,
    /// The same in rows.
    pub states_table: Table,
    /// Districts.
    pub districts: Vec<DistrictRow>,
    /// Deadlines, earliest first.
    pub deadlines: Vec<DeadlineGroup>,
    /// Position in `deadlines` of the first that hasn't passed; `None` if all have.
    pub next_deadline: Option<usize>,
    /// Targets that published values settle.
    pub settled: Vec<DeadlineRow>,
    /// Day of judging, as written.
    pub as_of: String,
    /// Language of the words.
    pub lang: Lang,
}

/// The overview of one day.
pub fn overview(judged: &Judged, lang: Lang) -> Overview {
    let data = &judged.data;
    let as_of = judged.as_of;
    let commitments = || commitments(judged);
    let total = commitments().count();
    let states = state_rows(commitments().map(|(.., standing)| standing.state), total, lang);
    let texts = lang.texts();
    let deadlines = deadlines(judged, commitments().map(|(plan, target, _)| (plan, target)), lang);
    let ladder = ladder(judged, lang);
    let as_of_text = format::date(as_of, Precision::Day, lang);
    Overview {
        title: ladder.title.clone(),
        sentence: sentence(&ladder, &as_of_text, lang),
        total,
        other_numbers: judged.standings.iter().filter(|standing| standing.state.is_counted()).count() - total,
        states_table: counted(
            texts.by_state,
            [texts.state, texts.count],
            states.iter().map(|row| (row.name.clone(), row.count)),
            lang,
        ),
        states,
        districts: (0..data.plans().len()).filter_map(|at| district_row(judged, at, lang)).collect(),
        next_deadline: deadlines.iter().position(|group| !group.passed),
        deadlines,
        settled: commitments()
            .filter(|(.., standing)| standing.decided)
            .filter_map(|(_, target, standing)| settled_row(data, &target.id, standing, lang))
            .collect(),
        as_of: as_of_text,
        lang,
    }
}

/// The ladder in a sentence, with the caveat.
fn sentence(ladder: &Ladder, as_of: &str, lang: Lang) -> String {
    let rungs: Vec<&str> = ladder.rungs.iter().map(|rung| rung.text.as_str()).collect();
    let Ladder { unissued, .. } = ladder;
    match (rungs.is_empty(), lang) {
        (true, _) => unissued.clone(),
        (false, Lang::Zh) => format!("截至{as_of}：{}。{unissued}{}", rungs.join("，"), caveat(lang)),
        (false, Lang::En) => {
            let gap = if unissued.is_empty() { "" } else { " " };
            format!("By {as_of}: {}. {unissued}{gap}{}", rungs.join(", "), caveat(lang))
        }
    }
}

/// The states that occur among some targets, in the reader's order, each with its denominator.
pub(in crate::present) fn state_rows(
    states: impl Iterator<Item = State>,
    total: usize,
    lang: Lang,
) -> Vec<StateRow> {
    let states: Vec<State> = states.collect();
    State::ALL
        .into_iter()
        .map(|state| (state, states.iter().filter(|other| **other == state).count()))
        .filter(|(_, n)| *n > 0)
        .map(|(state, n)| StateRow {
            state,
            name: state_name(state, lang),
            count: n,
            text: of_total(n, total, lang),
        })
        .collect()
}

fn of_total(n: usize, total: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{n} / {total} 项"),
        Lang::En => format!("{n} of {total}"),
    }
}

fn district_row(judged: &Judged, at: usize, lang: Lang) -> Option<DistrictRow> {
    let data = &judged.data;
    let plan = data.plans().get(at)?;
    let own: Vec<&Standing> =
        commitments(judged).filter(|(of, ..)| of.id == plan.id).map(|(.., standing)| standing).collect();
    let count = |wanted: &dyn Fn(&Standing) -> bool| own.iter().filter(|standing| wanted(standing)).count();
    Some(DistrictRow {
        district: plan.district.clone(),
        name: district_name(data, &plan.district, lang).to_owned(),
        title: plan.title.clone(),
        title_en: plan.title_en.clone(),
        title_inferred: plan.title_inferred,
        period: period(plan, lang),
        commitments: own.len(),
        with_value: count(&|standing| standing.observed),
        due_no_data: count(&|standing| standing.state == State::DueNoData),
        achieved: count(&|standing| standing.state.is_achieved()),
        missed: count(&|standing| standing.state == State::Missed),
        notes: notes(plan, None, lang),
    })
}

/// A plan's period in years.
pub(in crate::present) fn period(plan: &Plan, lang: Lang) -> String {
    let year = |date| format::date(date, Precision::Year, Lang::En);
    let (start, end) = (year(plan.period.start), year(plan.period.end));
    match (start == end, lang) {
        (true, Lang::Zh) => format!("{end}年"),
        (false, Lang::Zh) => format!("{start}–{end}年"),
        (true, Lang::En) => end,
        (false, Lang::En) => format!("{start}–{end}"),
    }
}

fn deadlines<'a>(
    judged: &Judged,
    commitments: impl Iterator<Item = (&'a Plan, &'a Target)>,
    lang: Lang,
) -> Vec<DeadlineGroup> {
    let data = &judged.data;
    let as_of = judged.as_of;
    let mut groups: Vec<DeadlineGroup> = Vec::new();
    for (plan, target) in commitments {
        let date = target.deadline.date;
        let at = groups.partition_point(|group| group.date < date);
        if groups.get(at).is_none_or(|group| group.date != date) {
            groups.insert(
                at,
                DeadlineGroup {
                    date,
                    text: deadline(target, lang),
                    passed: as_of > date,
                    districts: Vec::new(),
                    count: 0,
                },
            );
        }
        let group = &mut groups[at];
        group.count += 1;
        match group.districts.iter_mut().find(|(id, _, _)| *id == plan.district) {
            Some((_, _, n)) => *n += 1,
            None => {
                let name = district_name(data, &plan.district, lang).to_owned();
                group.districts.push((plan.district.clone(), name, 1));
            }
        }
    }
    groups
}

/// What the deadlines say on the day of judging: how many have passed, which is next.
pub fn deadline_finding(sheet: &Overview) -> String {
    let passed: usize = sheet.deadlines.iter().filter(|group| group.passed).map(|group| group.count).sum();
    let next = sheet.next_deadline.and_then(|at| sheet.deadlines.get(at));
    match (sheet.lang, next) {
        (Lang::Zh, Some(next)) => {
            format!("{passed}项已到期；下一个期限是{}，有{}项。", next.text, next.count)
        }
        (Lang::Zh, None) => format!("全部{passed}项均已到期。"),
        (Lang::En, Some(next)) => {
            format!("{passed} have fallen due; the next deadline is {}, for {}.", next.text, next.count)
        }
        (Lang::En, None) => format!("All {passed} have fallen due."),
    }
}

fn settled_row(data: &Dataset, id: &str, standing: &Standing, lang: Lang) -> Option<DeadlineRow> {
    let position = data.target_position(id)?;
    let (plan, target) = data.target_at(position)?;
    let reading = shown_reading(data, position, standing);
    Some(DeadlineRow {
        target: target.id.clone(),
        district: district_name(data, &plan.district, lang).to_owned(),
        name: indicator_name(data, &target.indicator, lang).to_owned(),
        asked: asked(target, lang),
        deadline: deadline(target, lang),
        state: standing.state,
        reading: reading.map(|reading| dated(&reading, unit_of(target), lang)),
    })
}
