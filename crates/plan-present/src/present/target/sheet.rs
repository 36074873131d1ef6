//! One target: its goal chart, its clause, who answers for it, its state and why.

use super::explain;
use super::goal::{GoalSheet, goal};
use crate::format;
use crate::names;
use crate::present::text::{Fact, NoteRow, notes, page};
use crate::present::written::{observed_value, reading_value};
use crate::present::{AnswerRow, Ask, ask, target_answers};
use crate::present::{asked, deadline, department_name, district_name, indicator_name, subject_in_district};
use crate::text::LangTexts;
use plan_method::judged::Judged;
use plan_method::leads::leads_of;
use plan_method::progress::{self, Reading, ReadingSource, State, Status};
use plan_model::dataset::Dataset;
use plan_model::date::DateBasis;
use plan_model::lang::Lang;
use plan_model::observation::Publication;
use plan_model::plan::{Bilingual, Scope, Target};
use plan_model::shared::SharedStr;

/// A responsible department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartmentRow {
    /// Department id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it leads.
    pub leads: bool,
}

/// A published value set against the target.
#[derive(Clone, Debug, PartialEq)]
pub struct ObservationRow {
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
    /// What it did in judging; `None` if nothing.
    pub role: Option<Role>,
    /// Why it isn't used; `None` if it is.
    pub unused: Option<String>,
    /// Our caveat.
    pub note: Option<String>,
}

/// What a reading did in judging.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The journey starts from it.
    Baseline,
    /// It is the latest that counts.
    Latest,
    /// It decided that the target was reached or missed, or shows by when it had been reached.
    Decisive,
}

/// A target of the same plan that disagrees with this one. Each is judged on its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictRow {
    /// Target id.
    pub id: String,
    /// What it asks for.
    pub asked: String,
    /// By when.
    pub deadline: String,
    /// Its clause, as published.
    pub statement: String,
    /// Its state.
    pub state: State,
}

/// A value that the state rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputRow {
    /// What it is.
    pub name: &'static str,
    /// As written.
    pub value: String,
    /// Whether it was computed here; else the plan or a publication says it.
    pub computed: bool,
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
    /// What the clause leaves out beside its district, in brackets; ours.
    pub subject: Option<String>,
    /// The clause, as published.
    pub statement: String,
    /// What would count as achieved, or why that can't be checked.
    pub criterion: String,
    /// Our remark.
    pub note: Option<String>,
    /// Names of values and their values: measure, bound, force, scope, tier …
    pub facts: Vec<(String, String)>,
    /// What the state was computed from, and what was computed on the way.
    pub inputs: Vec<InputRow>,
    /// Who answers for it; empty if the plan names none.
    pub departments: Vec<DepartmentRow>,
    /// The task it belongs to: id, and title as published.
    pub task: Option<(String, String)>,
    /// Targets of the plan that disagree.
    pub conflicts: Vec<ConflictRow>,
    /// Remarks on the published text that touch this target.
    pub notes: Vec<NoteRow>,
    /// The number of the method's rule that gave the state, from 1.
    pub rule: u8,
    /// Every reading looked at, oldest first.
    pub observations: Vec<ObservationRow>,
    /// Where it was published what the state rests on apart from a figure; empty for most states.
    pub report_sources: Vec<Fact>,
    /// The chart.
    pub goal: GoalSheet,
    /// What its text says to each of the four questions.
    pub answers: Vec<AnswerRow>,
    /// Whom to ask; `None` where published values decide.
    pub ask: Option<Ask>,
}

/// A target's page, judged on a day; `None` if the data has no such target.
pub fn target(judged: &Judged, id: &str, lang: Lang) -> Option<TargetSheet> {
    let data = &judged.data;
    let as_of = judged.as_of;
    let position = data.target_position(id)?;
    let (plan, target) = data.target_at(position)?;
    let status = &progress::status(data, position, as_of)?;
    let indicator = data.indicator(&target.indicator);
    let said = |both: &Bilingual| lang.pick(&both.zh, &both.en).to_owned();
    Some(TargetSheet {
        id: target.id.clone(),
        name: indicator_name(data, &target.indicator, lang).to_owned(),
        definition: indicator.map(|indicator| said(&indicator.definition)).unwrap_or_default(),
        district: plan.district.clone(),
        district_name: district_name(data, &plan.district, lang).to_owned(),
        plan_title: plan.title.clone(),
        asked: asked(target, lang),
        as_written: String::from(&target.value_text),
        deadline: deadline(target, lang),
        deadline_assumed: target.deadline.basis != DateBasis::Stated,
        state: status.state,
        reason: explain::reason(status, lang),
        subject: subject_in_district(plan, target, lang),
        statement: target.statement.clone(),
        criterion: said(&target.criterion),
        note: target.note.as_ref().map(said),
        facts: facts(target, lang),
        inputs: inputs(target, status, lang),
        departments: departments(data, target, lang),
        task: target
            .task
            .as_deref()
            .and_then(|id| data.task(id))
            .map(|(_, task)| (task.id.clone(), task.title.clone())),
        conflicts: conflicts(judged, target, lang),
        notes: notes(plan, Some(id), lang),
        rule: status.state.rule(),
        observations: observations(data, status, lang),
        report_sources: report_sources(status, lang),
        goal: goal(data, plan, target, status, lang),
        answers: target_answers(data, plan, target, lang),
        ask: ask(judged, id, lang),
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
        (texts.kind_of_number, names::tier(target.tier, lang).to_owned()),
        (texts.measure, names::measure(target.measure, lang).to_owned()),
        (texts.value, names::bound(target.bound, lang).to_owned()),
        (texts.force, names::force(target.force, lang).to_owned()),
        (texts.scope, scope),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect()
}

fn inputs(target: &Target, status: &Status<'_>, lang: Lang) -> Vec<InputRow> {
    let texts = lang.texts();
    let reading = |reading: &Reading<'_>| {
        let date = format::date(reading.date, reading.precision, lang);
        let value = reading_value(reading, status.unit, lang);
        match lang {
            Lang::Zh => format!("{value}（{date}）"),
            Lang::En => format!("{value} ({date})"),
        }
    };
    let quantities = &status.quantities;
    let per_year = |change: f64| format::per_year(change, status.unit, lang);
    let open = status.as_of <= target.deadline.date && !status.state.is_decided();
    [
        (texts.baseline, false, status.baseline.as_ref().map(reading)),
        (texts.latest_reading, false, status.latest.as_ref().map(reading)),
        (texts.gap_closed, true, quantities.gap_closed.map(|share| format::percent(share, lang))),
        (texts.time_used, true, quantities.time_used.map(|share| format::percent(share, lang))),
        (texts.pace, true, quantities.pace.map(|pace| format::number(pace, 2, lang))),
        (texts.required_pace, true, quantities.required_per_year.filter(|_| open).map(per_year)),
    ]
    .into_iter()
    .filter_map(|(name, computed, value)| Some(InputRow { name, value: value?, computed }))
    .collect()
}

fn departments(data: &Dataset, target: &Target, lang: Lang) -> Vec<DepartmentRow> {
    let task = target.task.as_deref().and_then(|id| data.task(id)).map(|(_, task)| task);
    let lead = leads_of(data, target);
    let support = task.map_or(&[][..], |task| &task.support);
    let row = |leads: bool| {
        move |id: &SharedStr| DepartmentRow {
            id: String::from(id),
            name: department_name(data, id, lang).to_owned(),
            leads,
        }
    };
    lead.iter().map(row(true)).chain(support.iter().filter(|id| !lead.contains(id)).map(row(false))).collect()
}

fn conflicts(judged: &Judged, target: &Target, lang: Lang) -> Vec<ConflictRow> {
    let data = &judged.data;
    let as_of = judged.as_of;
    let rows = target.conflicts.iter().filter_map(|id| {
        let position = data.target_position(id)?;
        let (_, other) = data.target_at(position)?;
        Some(ConflictRow {
            id: other.id.clone(),
            asked: asked(other, lang),
            deadline: deadline(other, lang),
            statement: other.statement.clone(),
            state: progress::status(data, position, as_of)?.state,
        })
    });
    rows.collect()
}

fn observations(data: &Dataset, status: &Status<'_>, lang: Lang) -> Vec<ObservationRow> {
    status.considered.iter().map(|reading| observation_row(data, status, reading, lang)).collect()
}

/// Title, publisher and day of each publication of a report, with its page where that was read.
fn report_sources(status: &Status<'_>, lang: Lang) -> Vec<Fact> {
    let said = |source: &Publication| {
        let day = source.published.as_deref().unwrap_or_default();
        let between = if day.is_empty() { "" } else { lang.pick("，", ", ") };
        let reprint = match source.url {
            Some(_) => "",
            None => lang.texts().reprint_read,
        };
        let gap = if reprint.is_empty() { "" } else { " · " };
        Fact {
            name: format!("{}{between}{day}{gap}{reprint}", source.publisher),
            value: source.title.clone(),
            url: source.url.as_deref().and_then(|url| page("", url).url),
        }
    };
    status.report.iter().flat_map(|report| &report.sources).map(said).collect()
}

fn observation_row(data: &Dataset, status: &Status<'_>, reading: &Reading<'_>, lang: Lang) -> ObservationRow {
    let is = |other: &Option<Reading<'_>>| other.is_some_and(|other| other.source == reading.source);
    let role = if is(&status.decisive) {
        Some(Role::Decisive)
    } else if is(&status.latest) {
        Some(Role::Latest)
    } else if is(&status.baseline) {
        Some(Role::Baseline)
    } else {
        None
    };
    let mut row = ObservationRow {
        record: reading.source.id().to_owned(),
        date: format::date(reading.date, reading.precision, lang),
        value: reading_value(reading, status.unit, lang),
        name: String::new(),
        publisher: String::new(),
        definition: names::definition(reading.definition, lang).to_owned(),
        role,
        unused: reading.unusable.map(|why| explain::unusable(why, lang).to_owned()),
        note: None,
    };
    match reading.source {
        ReadingSource::Observation(id) => {
            if let Some(found) = data.observation(id) {
                row.name = lang.pick(&found.names.zh, &found.names.en).to_owned();
                row.publisher = found.source.publisher.clone();
                // As published, which a value in another unit wouldn't be.
                row.value = observed_value(&found, lang);
                let note = match lang {
                    Lang::Zh => found.note_zh,
                    Lang::En => found.note_en.or(found.note_zh),
                };
                row.note = note.map(str::to_owned);
            }
        }
        ReadingSource::Baseline(id) => {
            if let Some((plan, stated)) = data.baseline(id) {
                row.name = indicator_name(data, &stated.indicator, lang).to_owned();
                row.publisher = plan.title.clone();
                if let Some(value) = stated.value {
                    row.value = format::quantity(value, stated.bound, stated.unit.as_deref(), lang);
                }
                row.note = stated.note.as_ref().map(|note| lang.pick(&note.zh, &note.en).to_owned());
            }
        }
    }
    row
}
