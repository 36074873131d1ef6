//! A briefing on paper: of a district, a department, a target, or the current list, with the clauses as footnotes.

use super::overview::{StateRow, state_rows};
use super::target::{GoalPicture, GoalSheet, goal};
use super::{
    asked, by_state, caveat, clause_subject, count_of, dated, deadline, department_name, district_name,
    indicator_name,
};
use crate::format;
use crate::text::LangTexts;
use chrono::NaiveDate;
use plan_method::judged::Judged;
use plan_method::progress::{State, shown_reading, status, unit_of};
use plan_method::query::{Facet, Query, departments_of, select};
use plan_model::dataset::Dataset;
use plan_model::date::{DateBasis, Precision};
use plan_model::lang::Lang;
use plan_model::plan::{Plan, Target};

/// What a briefing is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject<'a> {
    District(&'a str),
    Department(&'a str),
    Target(usize),
    List,
}

/// One target of a briefing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefRow {
    /// Number of its footnote, from 1.
    pub footnote: usize,
    /// Target id.
    pub id: String,
    /// District.
    pub district: String,
    /// Indicator.
    pub name: String,
    /// What is asked for.
    pub asked: String,
    /// By when; says so if the plan's end stands in.
    pub deadline: String,
    /// State.
    pub state: State,
    /// What was published, or that nothing was found.
    pub reading: String,
    /// Who answers for it, or that the plan names nobody.
    pub departments: String,
}

/// The clause behind a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footnote {
    /// From 1.
    pub number: usize,
    /// What the clause leaves out, in brackets and in Chinese as it is; ours. Empty if it says all.
    pub subject: String,
    /// The words as published.
    pub clause: String,
    /// Document and place in it.
    pub place: String,
    /// Record id.
    pub record: String,
}

/// Everything a briefing says.
#[derive(Clone, Debug, PartialEq)]
pub struct BriefSheet {
    /// What it is about.
    pub title: String,
    /// One sentence: how many, in what state, and the caveat.
    pub sentence: String,
    /// Name and value of what identifies the subject; empty for a list.
    pub facts: Vec<(String, String)>,
    /// States that occur, with counts and denominator.
    pub states: Vec<StateRow>,
    /// Targets, in order.
    pub rows: Vec<BriefRow>,
    /// Their clauses.
    pub footnotes: Vec<Footnote>,
    /// The goal chart, of a single target with a value to draw beside it.
    pub goal: Option<GoalSheet>,
    /// What stands at the foot of every page: day of judging, release, its day.
    pub foot: String,
}

/// A briefing on one day; `None` if `id` is neither a district with a plan, nor a department, nor a target.
///
/// Without an id it is of what `query` chooses. Standings stand in the order of [`Dataset::targets`].
pub fn brief(judged: &Judged, id: Option<&str>, query: &Query, lang: Lang) -> Option<BriefSheet> {
    let Judged { data, standings, .. } = judged;
    let as_of = judged.as_of;
    let subject = subject(data, id)?;
    let (title, facts) = identity(data, subject, query, lang);
    let of_subject = |facet: Facet, id: &str| Query::default().only(facet, id);
    let targets = match subject {
        Subject::District(id) => select(judged, &of_subject(Facet::District, id)).targets,
        Subject::Department(id) => select(judged, &of_subject(Facet::Department, id)).targets,
        Subject::Target(position) => vec![position],
        Subject::List => select(judged, query).targets,
    };
    let found: Vec<State> =
        targets.iter().filter_map(|&at| standings.get(at).map(|standing| standing.state)).collect();
    let states = state_rows(found.iter().copied(), targets.len(), lang);
    let (rows, footnotes) =
        targets.iter().enumerate().filter_map(|(at, &position)| row(judged, position, at + 1, lang)).unzip();
    let goal = match subject {
        Subject::Target(position) => status(data, position, as_of).and_then(|status| {
            let (plan, target) = data.target_at(position)?;
            let sheet = goal(data, plan, target, &status, lang);
            (sheet.picture() != GoalPicture::None).then_some(sheet)
        }),
        Subject::District(_) | Subject::Department(_) | Subject::List => None,
    };
    Some(BriefSheet {
        title,
        sentence: sentence(&found, as_of, lang),
        facts,
        states,
        rows,
        footnotes,
        goal,
        foot: foot(judged, lang),
    })
}

fn subject<'a>(data: &Dataset, id: Option<&'a str>) -> Option<Subject<'a>> {
    let Some(id) = id else { return Some(Subject::List) };
    if let Some(position) = data.target_position(id) {
        Some(Subject::Target(position))
    } else if data.plan_of(id).is_some() {
        Some(Subject::District(id))
    } else {
        data.department(id).map(|_| Subject::Department(id))
    }
}

fn identity(
    data: &Dataset,
    subject: Subject<'_>,
    query: &Query,
    lang: Lang,
) -> (String, Vec<(String, String)>) {
    let texts = lang.texts();
    let pair = |name: &str, value: String| (name.to_owned(), value);
    match subject {
        Subject::District(id) => {
            let facts = data.plan_of(id).map(|plan| plan_facts(plan, lang)).unwrap_or_default();
            (district_name(data, id, lang).to_owned(), facts)
        }
        Subject::Department(id) => {
            let district = data
                .department(id)
                .map(|department| district_name(data, &department.district, lang).to_owned());
            let name = department_name(data, id, lang).to_owned();
            let title = format!("{} · {name}", district.clone().unwrap_or_default());
            (title, vec![pair(texts.district, district.unwrap_or_default()), pair(texts.department, name)])
        }
        Subject::Target(position) => match data.target_at(position) {
            Some((plan, target)) => {
                let name = indicator_name(data, &target.indicator, lang);
                let mut facts = plan_facts(plan, lang);
                facts.push(pair(
                    texts.criterion,
                    lang.pick(&target.criterion.zh, &target.criterion.en).to_owned(),
                ));
                (format!("{} · {name}", district_name(data, &plan.district, lang)), facts)
            }
            None => (texts.unknown_target.to_owned(), Vec::new()),
        },
        Subject::List => {
            let words = (!query.text.is_empty()).then(|| pair(texts.search_text, query.text.clone()));
            (texts.targets.to_owned(), words.into_iter().collect())
        }
    }
}

fn plan_facts(plan: &Plan, lang: Lang) -> Vec<(String, String)> {
    let texts = lang.texts();
    let unstated = || texts.not_stated.to_owned();
    let issued = plan.issued_on.map_or_else(unstated, |day| format::date(day, Precision::Day, lang));
    [
        (texts.plan, format!("《{}》", plan.title)),
        (texts.document_number, plan.doc_no.clone().unwrap_or_else(unstated)),
        (texts.issuer, plan.issuer.clone().unwrap_or_else(unstated)),
        (texts.issued_on, issued),
        (texts.period, super::overview::period(plan, lang)),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect()
}

fn row(judged: &Judged, position: usize, number: usize, lang: Lang) -> Option<(BriefRow, Footnote)> {
    let Judged { data, standings, .. } = judged;
    let texts = lang.texts();
    let (plan, target) = data.target_at(position)?;
    let standing = standings.get(position)?;
    let assumed = target.deadline.basis != DateBasis::Stated;
    let due = deadline(target, lang);
    let departments: Vec<&str> =
        departments_of(data, target).into_iter().map(|id| department_name(data, id, lang)).collect();
    let row = BriefRow {
        footnote: number,
        id: target.id.clone(),
        district: district_name(data, &plan.district, lang).to_owned(),
        name: indicator_name(data, &target.indicator, lang).to_owned(),
        asked: asked(target, lang),
        deadline: match (assumed, lang) {
            (false, _) => due,
            (true, Lang::Zh) => format!("{due}（{}）", texts.plan_end_short),
            (true, Lang::En) => format!("{due} ({})", texts.plan_end_short),
        },
        state: standing.state,
        reading: shown_reading(data, position, standing).map_or_else(
            || texts.no_observation.to_owned(),
            |reading| dated(&reading, unit_of(target), lang),
        ),
        departments: match departments.is_empty() {
            true => texts.no_department_named.to_owned(),
            false => departments.join(lang.pick("、", ", ")),
        },
    };
    Some((row, footnote(data, plan, target, number)))
}

fn footnote(data: &Dataset, plan: &Plan, target: &Target, number: usize) -> Footnote {
    let sections = target.section.as_deref().map(|id| data.section_path(id)).unwrap_or_default();
    let path: Vec<String> = sections
        .into_iter()
        .map(|section| format!("{}{}", section.number.as_deref().unwrap_or_default(), section.title))
        .collect();
    let place = match path.is_empty() {
        true => format!("《{}》", plan.title),
        false => format!("《{}》{}", plan.title, path.join(" › ")),
    };
    Footnote {
        number,
        subject: clause_subject(data, plan, target, Lang::Zh).unwrap_or_default(),
        clause: target.statement.replace('\n', " "),
        place,
        record: target.id.clone(),
    }
}

fn sentence(states: &[State], as_of: NaiveDate, lang: Lang) -> String {
    let day = format::date(as_of, Precision::Day, lang);
    let found = by_state(states.iter().copied(), lang);
    match (lang, states.len()) {
        (Lang::Zh, 0) => format!("截至{day}，没有符合的目标。"),
        (Lang::En, 0) => format!("By {day} there is no such target."),
        (Lang::Zh, n) => {
            format!("截至{day}，共{n}项：{found}。{}状态按本站方法判断，不是规划内容。", caveat(lang))
        }
        (Lang::En, n) => format!(
            "By {day}: {}: {found}. {} States follow our own method, not the plans'.",
            count_of(n, lang),
            caveat(lang)
        ),
    }
}

fn foot(judged: &Judged, lang: Lang) -> String {
    let data = &judged.data;
    let as_of = judged.as_of;
    let texts = lang.texts();
    let day = |day| format::date(day, Precision::Day, lang);
    format!(
        "{} · {} {} · {} {} ({})",
        texts.product,
        texts.as_of,
        day(as_of),
        texts.data_release,
        data.release.id,
        day(data.release.date)
    )
}
