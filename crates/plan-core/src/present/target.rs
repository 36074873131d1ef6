//! One target: its goal chart, its clause, who answers for it, its state and why.

use super::goal::{GoalSheet, goal};
use super::notes::{NoteRow, notes};
use super::{asked, deadline, district_name, explain, indicator_name, unit_name};
use crate::dataset::Dataset;
use crate::date::DateBasis;
use crate::observation::Match;
use crate::plan::{Plan, Scope, Target};
use crate::progress::{ReadingSource, Status};
use crate::text::{self, Lang};
use crate::{format, progress::State};

/// A responsible unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitRow {
    /// Unit id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it leads.
    pub leads: bool,
}

/// A published value set against the target.
#[derive(Clone, Debug, PartialEq)]
pub struct EvidenceRow {
    /// Record id.
    pub record: String,
    /// The day it stands for, as written.
    pub date: String,
    /// Value as written.
    pub value: String,
    /// What the publication counts.
    pub name: String,
    /// Publication, or the plan itself.
    pub publisher: String,
    /// How well the definition fits.
    pub definition: String,
    /// Why it isn't used; `None` if it is.
    pub unused: Option<String>,
    /// Our caveat.
    pub note: Option<String>,
}

/// Everything a target's page says.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetSheet {
    /// Target id.
    pub id: String,
    /// Indicator.
    pub name: String,
    /// What the indicator counts.
    pub definition: String,
    /// District id.
    pub district: String,
    /// District.
    pub district_name: String,
    /// Plan title, as published.
    pub plan_title: String,
    /// What is asked for.
    pub asked: String,
    /// Number as written.
    pub as_written: String,
    /// By when.
    pub deadline: String,
    /// Whether the date is the plan's end.
    pub deadline_assumed: bool,
    /// State.
    pub state: State,
    /// Why.
    pub reason: String,
    /// The clause, as published.
    pub statement: String,
    /// What would count as achieved, or why that can't be checked.
    pub criterion: String,
    /// Our remark.
    pub note: Option<String>,
    /// Names of values and their values: measure, bound, force, scope, tier …
    pub facts: Vec<(String, String)>,
    /// What the state was computed from: name and value.
    pub inputs: Vec<(String, String)>,
    /// Who answers for it; empty if the plan names none.
    pub units: Vec<UnitRow>,
    /// The task it belongs to, as published.
    pub task: Option<String>,
    /// Targets of the plan that disagree: id, what they ask for, clause.
    pub conflicts: Vec<(String, String, String)>,
    /// Remarks on the published text that touch this target.
    pub notes: Vec<NoteRow>,
    /// Published values, oldest first.
    pub evidence: Vec<EvidenceRow>,
    /// The chart.
    pub goal: GoalSheet,
}

/// A target's page; `None` if the data has no such target.
pub fn target(data: &Dataset, statuses: &[Status], id: &str, lang: Lang) -> Option<TargetSheet> {
    let position = data.target_position(id)?;
    let (plan, target) = data.target_at(position)?;
    let status = statuses.get(position)?;
    let indicator = data.indicator(&target.indicator);
    let said = |both: &crate::plan::Bilingual| lang.pick(&both.zh, &both.en).to_owned();
    Some(TargetSheet {
        id: target.id.clone(),
        name: indicator_name(data, &target.indicator, lang).to_owned(),
        definition: indicator.map(|indicator| said(&indicator.definition)).unwrap_or_default(),
        district: plan.district.clone(),
        district_name: district_name(data, &plan.district, lang).to_owned(),
        plan_title: plan.title.clone(),
        asked: asked(target, lang),
        as_written: target.value_text.clone(),
        deadline: deadline(target, lang),
        deadline_assumed: target.deadline.basis != DateBasis::Stated,
        state: status.state,
        reason: explain::reason(status, lang),
        statement: target.statement.clone(),
        criterion: said(&target.criterion),
        note: target.note.as_ref().map(said),
        facts: facts(target, lang),
        inputs: inputs(target, status, lang),
        units: units(data, target, lang),
        task: target.task.as_deref().and_then(|id| data.task(id)).map(|(_, task)| task.title.clone()),
        conflicts: conflicts(plan, target, lang),
        notes: notes(plan, Some(id), lang),
        evidence: evidence(data, target, status, lang),
        goal: goal(data, plan, target, status, lang),
    })
}

fn facts(target: &Target, lang: Lang) -> Vec<(String, String)> {
    let texts = lang.texts();
    let scope = match &target.scope {
        Scope::District => texts.scope_district.to_owned(),
        Scope::Part { zh, en } => lang.pick(zh, en).to_owned(),
    };
    [
        (texts.as_written, target.value_text.replace('\n', " ")),
        (texts.kind_of_number, text::tier(target.tier, lang).to_owned()),
        (texts.measure, text::measure(target.measure, lang).to_owned()),
        (texts.value, text::bound(target.bound, lang).to_owned()),
        (texts.force, text::force(target.force, lang).to_owned()),
        (texts.scope, scope),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect()
}

fn inputs(target: &Target, status: &Status, lang: Lang) -> Vec<(String, String)> {
    let texts = lang.texts();
    let unit = target.unit.as_deref();
    let reading = |reading: &crate::progress::Reading| {
        let date = format::date(reading.date, reading.precision, lang);
        let value = format::quantity(reading.value, reading.bound, unit, lang);
        match lang {
            Lang::Zh => format!("{value}（{date}）"),
            Lang::En => format!("{value} ({date})"),
        }
    };
    let quantities = &status.quantities;
    let per_year = |change: f64| {
        let value = format::quantity(change, crate::plan::Bound::Eq, unit, lang);
        match lang {
            Lang::Zh => format!("{value}/年"),
            Lang::En => format!("{value} a year"),
        }
    };
    let open =
        !matches!(status.state, State::Achieved | State::AchievedLate | State::Missed | State::DueNoData);
    [
        (texts.baseline, status.baseline.as_ref().map(reading)),
        (texts.latest_reading, status.latest.as_ref().map(reading)),
        (texts.gap_closed, quantities.gap_closed.map(|share| format::percent(share, lang))),
        (texts.time_used, quantities.time_used.map(|share| format::percent(share, lang))),
        (texts.pace, quantities.pace.map(|pace| format::number(pace, 2, lang))),
        (texts.required_pace, quantities.required_per_year.filter(|_| open).map(per_year)),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name.to_owned(), value?)))
    .collect()
}

fn units(data: &Dataset, target: &Target, lang: Lang) -> Vec<UnitRow> {
    let task = target.task.as_deref().and_then(|id| data.task(id)).map(|(_, task)| task);
    let lead = if target.lead.is_empty() { task.map_or(&[][..], |task| &task.lead) } else { &target.lead };
    let support = task.map_or(&[][..], |task| &task.support);
    let row = |leads: bool| {
        move |id: &String| UnitRow { id: id.clone(), name: unit_name(data, id, lang).to_owned(), leads }
    };
    lead.iter().map(row(true)).chain(support.iter().filter(|id| !lead.contains(id)).map(row(false))).collect()
}

fn conflicts(plan: &Plan, target: &Target, lang: Lang) -> Vec<(String, String, String)> {
    plan.targets
        .iter()
        .filter(|other| target.conflicts.contains(&other.id))
        .map(|other| (other.id.clone(), asked(other, lang), other.statement.clone()))
        .collect()
}

fn evidence(data: &Dataset, target: &Target, status: &Status, lang: Lang) -> Vec<EvidenceRow> {
    let texts = lang.texts();
    status
        .considered
        .iter()
        .map(|reading| {
            let unused = reading
                .unusable
                .map(|why| explain::unusable(why, lang).to_owned())
                .or_else(|| (reading.definition == Match::Related).then(|| texts.match_related.to_owned()));
            let definition = match reading.definition {
                Match::Exact => texts.match_exact,
                Match::Close => texts.match_close,
                Match::Related => texts.match_related,
            };
            let (name, publisher, note, value) = match &reading.source {
                ReadingSource::Observation(id) => match data.observation(id) {
                    Some(row) => (
                        lang.pick(&row.names.zh, &row.names.en).to_owned(),
                        row.source.publisher.clone(),
                        match lang {
                            Lang::Zh => row.note_zh.clone(),
                            Lang::En => row.note_en.clone().or_else(|| row.note_zh.clone()),
                        },
                        format::quantity(row.value, row.bound, Some(&row.unit), lang),
                    ),
                    None => Default::default(),
                },
                ReadingSource::Baseline(id) => match data.baseline(id) {
                    Some((plan, row)) => (
                        indicator_name(data, &row.indicator, lang).to_owned(),
                        plan.title.clone(),
                        row.note.as_ref().map(|note| lang.pick(&note.zh, &note.en).to_owned()),
                        format::quantity(reading.value, reading.bound, target.unit.as_deref(), lang),
                    ),
                    None => Default::default(),
                },
            };
            EvidenceRow {
                record: reading.source.id().to_owned(),
                date: format::date(reading.date, reading.precision, lang),
                value,
                name,
                publisher,
                definition: definition.to_owned(),
                unused,
                note,
            }
        })
        .collect()
}
