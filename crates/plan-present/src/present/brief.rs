//! A briefing on paper: of a district, a department, a target, or the current list.
//!
//! Three counts, a strip of the promises' marks, the promises by what is known of them, what all of them share said once, and
//! the clauses on a page of their own.

use super::overview::{StateRow, state_rows};
use super::target::{GoalPicture, GoalSheet, goal};
use super::{asked, caveat, clause_subject, dated, deadline, department_name, district_name, indicator_name};
use crate::format;
use crate::names;
use crate::text::LangTexts;
use chrono::NaiveDate;
use plan_method::judged::Judged;
use plan_method::leads::leads_of;
use plan_method::progress::{State, shown_reading, status, unit_of};
use plan_method::query::{Facet, Query, departments_of, select};
use plan_model::dataset::Dataset;
use plan_model::date::{DateBasis, Precision};
use plan_model::lang::Lang;
use plan_model::order::arrange_by_key;
use plan_model::plan::{Plan, Target};

/// What a briefing is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum BriefSubject<'a> {
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
    /// District.
    pub district: String,
    /// Indicator.
    pub name: String,
    /// What is asked for.
    pub asked: String,
    /// The unit of a value that would decide it, as the plan writes it; empty where it has none.
    pub unit: String,
    /// By when; says so if the plan's end stands in.
    pub deadline: String,
    /// State.
    pub state: State,
    /// What was published; empty where nothing was found.
    pub reading: String,
    /// Who answers for it, or that the plan names nobody.
    pub departments: String,
}

/// Rows of one state, under its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefGroup {
    /// The state.
    pub state: State,
    /// Its name; in a department's briefing of a promise without a result also whether it leads: `到期后未见结果（牵头）`.
    pub name: String,
    /// Its targets, in the order of the plans.
    pub rows: Vec<BriefRow>,
}

/// Whether a column is shown: what every row has in common stands among the facts instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BriefColumns {
    /// [`BriefRow::district`].
    pub district: bool,
    /// [`BriefRow::deadline`].
    pub deadline: bool,
    /// [`BriefRow::departments`].
    pub departments: bool,
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
}

/// Everything a briefing says.
#[derive(Clone, Debug, PartialEq)]
pub struct BriefSheet {
    /// What it is about.
    pub title: String,
    /// The day, and what a state is; or that there is nothing.
    pub sentence: String,
    /// Promises, those that published figures settle, those that are due without a result: each count with its words.
    pub figures: Vec<(usize, &'static str)>,
    /// Name and value of what identifies the subject, and of what all rows have in common.
    pub facts: Vec<(String, String)>,
    /// The state of every row, in their order.
    pub strip: Vec<State>,
    /// States that occur, with counts and denominator.
    pub states: Vec<StateRow>,
    /// Targets: missed, reached, others, unknown, and what can't be checked.
    pub groups: Vec<BriefGroup>,
    /// The columns that differ from row to row.
    pub columns: BriefColumns,
    /// Their clauses.
    pub footnotes: Vec<Footnote>,
    /// The district or department whose template asks for what is open here; chooses nothing if that isn't one.
    pub template: Query,
    /// The goal chart, of a single target with a value to draw beside it.
    pub goal: Option<GoalSheet>,
    /// What stands at the foot of every page: day of judging, release, its day.
    pub foot: String,
}

impl BriefSheet {
    /// What nothing published decides, each with its clause: the rows of a form to fill in.
    pub fn open_rows(&self) -> impl Iterator<Item = (&BriefRow, &Footnote)> {
        let rows = self.groups.iter().flat_map(|group| &group.rows).filter(|row| !row.state.is_decided());
        rows.filter_map(|row| Some((row, self.footnotes.get(row.footnote.checked_sub(1)?)?)))
    }
}

/// A briefing on one day; `None` if `id` is neither a district with a plan, nor a department, nor a target.
///
/// Without an id it is of what `query` chooses. Standings stand in the order of [`Dataset::targets`].
pub fn brief(judged: &Judged, id: Option<&str>, query: &Query, lang: Lang) -> Option<BriefSheet> {
    let Judged { data, as_of, .. } = judged;
    let as_of = *as_of;
    let subject = subject(data, id)?;
    let (title, mut facts) = identity(data, subject, query, lang);
    let of_subject = |facet: Facet, id: &str| Query::default().only(facet, id);
    let targets = match subject {
        BriefSubject::District(id) => select(judged, &of_subject(Facet::District, id)).targets,
        BriefSubject::Department(id) => select(judged, &of_subject(Facet::Department, id)).targets,
        BriefSubject::Target(position) => vec![position],
        BriefSubject::List => select(judged, query).targets,
    };
    let of_department = match subject {
        BriefSubject::Department(id) => Some(id),
        BriefSubject::District(_) | BriefSubject::Target(_) | BriefSubject::List => None,
    };
    let sorted = sorted(judged, targets, of_department);
    let strip: Vec<State> = sorted.iter().map(|place| place.state).collect();
    let states = state_rows(strip.iter().copied(), strip.len(), lang);
    let mut groups: Vec<BriefGroup> = Vec::new();
    let mut footnotes = Vec::new();
    for (at, place) in sorted.iter().enumerate() {
        let Some((row, note)) = row(judged, place.position, at + 1, lang) else { continue };
        footnotes.push(note);
        let name = group_name(place.state, place.leads, lang);
        match groups.last_mut() {
            Some(group) if group.name == name => group.rows.push(row),
            Some(_) | None => groups.push(BriefGroup { state: place.state, name, rows: vec![row] }),
        }
    }
    let columns = columns(&groups);
    facts.extend(common_facts(&groups, columns, subject, lang));
    let goal = match subject {
        BriefSubject::Target(position) => status(data, position, as_of).and_then(|status| {
            let (plan, target) = data.target_at(position)?;
            let sheet = goal(data, plan, target, &status, lang);
            (sheet.picture() != GoalPicture::None).then_some(sheet)
        }),
        BriefSubject::District(_) | BriefSubject::Department(_) | BriefSubject::List => None,
    };
    Some(BriefSheet {
        title,
        sentence: sentence(strip.len(), as_of, lang),
        figures: figures(&strip, lang),
        facts,
        strip,
        states,
        groups,
        columns,
        footnotes,
        template: template(data, subject, query),
        goal,
        foot: foot(judged, lang),
    })
}

/// The district or department that a briefing is of.
fn template(data: &Dataset, subject: BriefSubject<'_>, query: &Query) -> Query {
    let of = |facet: Facet, id: &str| Query::default().only(facet, id);
    match subject {
        BriefSubject::District(id) => of(Facet::District, id),
        BriefSubject::Department(id) => of(Facet::Department, id),
        BriefSubject::Target(at) => {
            data.target_at(at).map(|(plan, _)| of(Facet::District, &plan.district)).unwrap_or_default()
        }
        BriefSubject::List => match (query.departments.as_slice(), query.districts.as_slice()) {
            ([id], _) => of(Facet::Department, id),
            (_, [id]) => of(Facet::District, id),
            _ => Query::default(),
        },
    }
}

/// A target's place in a briefing.
struct BriefPlace {
    position: usize,
    state: State,
    /// Whether the department that the briefing is of leads it; `None` if it is of no department.
    leads: Option<bool>,
}

/// Targets as a reader asks for them: what was missed, what was reached, what has a value, what has none (led before supported),
/// what can't be checked; in the order of the plans within each.
fn sorted(judged: &Judged, targets: Vec<usize>, of_department: Option<&str>) -> Vec<BriefPlace> {
    let leads = |position: usize| {
        let (_, target) = judged.data.target_at(position)?;
        let department = of_department?;
        Some(leads_of(&judged.data, target).iter().any(|lead| *lead == *department))
    };
    let place = |position: usize| {
        let state = judged.standings.get(position)?.state;
        Some(BriefPlace { position, state, leads: leads(position) })
    };
    let mut places: Vec<BriefPlace> = targets.into_iter().filter_map(place).collect();
    let rank = |state: State| match state {
        State::Missed => 0,
        State::Achieved => 1,
        State::DueNoData => 3,
        State::OpenNoData => 4,
        State::NotAssessable => 5,
        State::NotIssued => 6,
        State::AchievedBy
        | State::AchievedLate
        | State::OnTrack
        | State::Slow
        | State::FarBehind
        | State::Reversed
        | State::GapOnly
        | State::SingleReading
        | State::Interim
        | State::ListComplete
        | State::Overtaken => 2,
    };
    arrange_by_key(&mut places, |place| {
        (rank(place.state), place.state, place.leads == Some(false), place.position)
    });
    places
}

fn group_name(state: State, leads: Option<bool>, lang: Lang) -> String {
    let name = names::state(state, lang);
    match leads {
        Some(leads) if state == State::DueNoData => {
            let role = if leads { lang.pick("牵头", "lead") } else { lang.pick("配合", "support") };
            match lang {
                Lang::Zh => format!("{name}（{role}）"),
                Lang::En => format!("{name} ({role})"),
            }
        }
        Some(_) | None => name.to_owned(),
    }
}

fn figures(states: &[State], lang: Lang) -> Vec<(usize, &'static str)> {
    let count = |fits: fn(&State) -> bool| states.iter().filter(|state| fits(state)).count();
    let due = |state: &State| *state == State::DueNoData;
    vec![
        (states.len(), lang.pick("项承诺", "promises")),
        (count(|state| state.is_decided()), lang.pick("项有数据可以判断", "settled by published figures")),
        (count(due), lang.pick("项到期后未见结果", "due, no result found")),
    ]
}

/// Whether a column has more than one value.
fn columns(groups: &[BriefGroup]) -> BriefColumns {
    let differs = |value: fn(&BriefRow) -> &str| {
        let mut values = groups.iter().flat_map(|group| &group.rows).map(value);
        let first = values.next();
        values.any(|value| Some(value) != first)
    };
    BriefColumns {
        district: differs(|row| &row.district),
        deadline: differs(|row| &row.deadline),
        departments: differs(|row| &row.departments),
    }
}

/// What every row says: once, among the facts. The district is there already, or is the title.
fn common_facts(
    groups: &[BriefGroup],
    columns: BriefColumns,
    subject: BriefSubject<'_>,
    lang: Lang,
) -> Vec<(String, String)> {
    let texts = lang.texts();
    let Some(row) = groups.first().and_then(|group| group.rows.first()) else { return Vec::new() };
    let is_list = subject == BriefSubject::List;
    let is_department = matches!(subject, BriefSubject::Department(_));
    [
        (!columns.district && is_list, texts.district, &row.district),
        (!columns.deadline, texts.deadline, &row.deadline),
        (!columns.departments && !is_department, texts.department, &row.departments),
    ]
    .into_iter()
    .filter(|(is_common, ..)| *is_common)
    .map(|(_, name, value)| (name.to_owned(), value.clone()))
    .collect()
}

fn subject<'a>(data: &Dataset, id: Option<&'a str>) -> Option<BriefSubject<'a>> {
    let Some(id) = id else { return Some(BriefSubject::List) };
    if let Some(position) = data.target_position(id) {
        Some(BriefSubject::Target(position))
    } else if data.plan_of(id).is_some() {
        Some(BriefSubject::District(id))
    } else {
        data.department(id).map(|_| BriefSubject::Department(id))
    }
}

fn identity(
    data: &Dataset,
    subject: BriefSubject<'_>,
    query: &Query,
    lang: Lang,
) -> (String, Vec<(String, String)>) {
    let texts = lang.texts();
    let pair = |name: &str, value: String| (name.to_owned(), value);
    match subject {
        BriefSubject::District(id) => {
            let facts = data.plan_of(id).map(|plan| plan_facts(plan, lang)).unwrap_or_default();
            (district_name(data, id, lang).to_owned(), facts)
        }
        BriefSubject::Department(id) => {
            let district = data
                .department(id)
                .map(|department| district_name(data, &department.district, lang).to_owned());
            let name = department_name(data, id, lang).to_owned();
            let title = format!("{} · {name}", district.clone().unwrap_or_default());
            (title, vec![pair(texts.district, district.unwrap_or_default()), pair(texts.department, name)])
        }
        BriefSubject::Target(position) => match data.target_at(position) {
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
        BriefSubject::List => {
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
        district: district_name(data, &plan.district, lang).to_owned(),
        name: indicator_name(data, &target.indicator, lang).to_owned(),
        asked: asked(target, lang),
        unit: unit_of(target).unwrap_or_default().to_owned(),
        deadline: match (assumed, lang) {
            (false, _) => due,
            (true, Lang::Zh) => format!("{due}（{}）", texts.plan_end_short),
            (true, Lang::En) => format!("{due} ({})", texts.plan_end_short),
        },
        state: standing.state,
        reading: shown_reading(data, position, standing)
            .map(|reading| dated(&reading, unit_of(target), lang))
            .unwrap_or_default(),
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
    let place = format!("《{}》{}", plan.title, path.join(" › "));
    Footnote {
        number,
        subject: clause_subject(data, plan, target, Lang::Zh).unwrap_or_default(),
        clause: target.statement.replace('\n', " "),
        place,
    }
}

fn sentence(count: usize, as_of: NaiveDate, lang: Lang) -> String {
    let day = format::date(as_of, Precision::Day, lang);
    match (lang, count) {
        (Lang::Zh, 0) => format!("截至{day}，没有符合的目标。"),
        (Lang::En, 0) => format!("By {day} there is no such target."),
        (Lang::Zh, _) => format!("截至{day}。{}状态按本站方法判断，不是规划内容。", caveat(lang)),
        (Lang::En, _) => {
            format!("As of {day}. {} States follow our own method, not the plans'.", caveat(lang))
        }
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
