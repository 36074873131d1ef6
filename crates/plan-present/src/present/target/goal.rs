//! The goal sheet: baseline, published values, the target at its deadline, and the linear reference.

use super::finding::{finding, would_decide};
use super::similar::{Similar, SimilarValue, similar};
use crate::format;
use crate::names;
use crate::present::wording::quoted;
use crate::present::written::reading_value;
use crate::present::{Cell, Table, asked, deadline, indicator_name};
use crate::text::LangTexts;
use chrono::NaiveDate;
use plan_method::progress::{Reading, Status, Unusable};
use plan_model::dataset::Dataset;
use plan_model::date::Precision;
use plan_model::lang::Lang;
use plan_model::observation::ObservationKind;
use plan_model::plan::{Bound, Measure, Plan, Target};

/// What a point of the goal chart is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointKind {
    /// The starting point.
    Baseline,
    /// A published value that may be used to judge.
    Observed,
    /// A published value that may not.
    Context,
    /// What the plan asks for, at its deadline.
    Target,
}

/// A point of the goal chart.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalPoint {
    /// What it is.
    pub kind: PointKind,
    /// Last day of what it stands for.
    pub date: NaiveDate,
    /// How exactly the date is known.
    pub precision: Precision,
    /// In the target's unit.
    pub value: f64,
    /// The other end of a range that the plan asks for, in the target's unit; `None` for one number.
    pub other_end: Option<f64>,
    /// How exact it claims to be.
    pub bound: Bound,
    /// Value with unit and bound, as written everywhere.
    pub label: String,
    /// The record it comes from.
    pub record: String,
}

impl GoalPoint {
    /// What stands beside its mark, from the fullest to the shortest: `目标3058亿元（2024年）`, `目标3058亿元`, `3058亿元`.
    pub fn captions(&self, lang: Lang) -> [String; 3] {
        let kind = kind_name(self.kind, lang);
        let date = format::date(self.date, self.precision, lang);
        let label = &self.label;
        match lang {
            Lang::Zh => [format!("{kind}{label}（{date}）"), format!("{kind}{label}"), label.clone()],
            Lang::En => [format!("{kind} {label} ({date})"), format!("{kind} {label}"), label.clone()],
        }
    }
}

/// What a goal is drawn as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoalPicture {
    /// Nothing to draw: there is no value beside the target.
    None,
    /// Bars, tick and start on one horizontal scale.
    Scale,
    /// Dots over time.
    Timeline,
}

/// Most values, the target's among them, that stand on one scale; more of them are drawn over time.
const MOST_ON_A_SCALE: usize = 3;

/// Everything the goal chart and its table say.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalSheet {
    /// The finding: what the deciding value says, else the state with what is asked for.
    pub title: String,
    /// One sentence: the finding, then the caveat. Caption, alternative text and speech.
    pub sentence: String,
    /// Name of the value axis, with the unit.
    pub axis: String,
    /// Points, oldest first; the target is among them. Empty if there is no number at all.
    pub points: Vec<GoalPoint>,
    /// Published values close to the subject that aren't used to judge, oldest first.
    pub similar: Vec<SimilarValue>,
    /// Which published value would settle the target; `None` where one does, or where none could.
    pub would_decide: Option<String>,
    /// Ends of the linear reference, where there is a baseline: `(date, value)`. `None` for growth rates: a straight line
    /// between two rates means nothing.
    pub reference: Option<[(NaiveDate, f64); 2]>,
    /// The plan's period, drawn as a band.
    pub period: (NaiveDate, NaiveDate),
    /// The day everything is judged on.
    pub as_of: NaiveDate,
    /// The same points in rows.
    pub table: Table,
    /// Language of the words.
    pub lang: Lang,
}

impl GoalSheet {
    /// How the goal is drawn, by how many values count: published ones, the start, the target.
    pub fn picture(&self) -> GoalPicture {
        let count =
            |wanted: fn(PointKind) -> bool| self.points.iter().filter(|point| wanted(point.kind)).count();
        let values = count(|kind| matches!(kind, PointKind::Baseline | PointKind::Observed));
        let targets = count(|kind| kind == PointKind::Target);
        match values {
            0 => GoalPicture::None,
            _ if values + targets <= MOST_ON_A_SCALE => GoalPicture::Scale,
            _ => GoalPicture::Timeline,
        }
    }
}

/// The goal sheet of a target. The target point comes from the status, so that chart and status can't differ.
pub fn goal(data: &Dataset, plan: &Plan, target: &Target, status: &Status<'_>, lang: Lang) -> GoalSheet {
    let unit = status.unit;
    let mut points: Vec<GoalPoint> = status
        .considered
        .iter()
        .filter(|reading| drawable(reading))
        .map(|reading| GoalPoint {
            kind: point_kind(reading, status),
            date: reading.date,
            precision: reading.precision,
            value: reading.value,
            other_end: None,
            bound: reading.bound,
            label: reading_value(reading, unit, lang),
            record: reading.source.id().to_owned(),
        })
        .collect();
    if let Some(required) = status.required {
        // Readings stand by date; the target comes after those of its own day.
        let place = points.partition_point(|point| point.date <= target.deadline.date);
        points.insert(
            place,
            GoalPoint {
                kind: PointKind::Target,
                date: target.deadline.date,
                precision: target.deadline.precision,
                value: required,
                other_end: other_end(target, required),
                bound: target.bound,
                label: asked(target, lang),
                record: target.id.clone(),
            },
        );
    }
    let reference = status
        .baseline
        .as_ref()
        .zip(status.required)
        .filter(|(baseline, _)| baseline.date < target.deadline.date && target.measure != Measure::Growth)
        .map(|(baseline, required)| [(baseline.date, baseline.value), (target.deadline.date, required)]);
    let name = indicator_name(data, &target.indicator, lang);
    let similar = similar(data, plan, target, status, lang);
    GoalSheet {
        title: finding(data, plan, target, status, lang).unwrap_or_else(|| title(target, status, lang)),
        sentence: sentence(name, target, status, unit, lang),
        axis: unit.map_or_else(|| name.to_owned(), |unit| axis(name, unit, lang)),
        table: table(&points, &similar, target, name, lang),
        points,
        similar: similar.into_iter().map(|similar| similar.said).collect(),
        would_decide: would_decide(data, plan, target, status, lang),
        reference,
        period: (plan.period.start, plan.period.end),
        as_of: status.as_of,
        lang,
    }
}

/// The end of the range asked for that isn't `required`.
fn other_end(target: &Target, required: f64) -> Option<f64> {
    let ends = target.value.zip(target.value_max).filter(|_| target.bound == Bound::Range)?;
    let other = if ends.0 == required { ends.1 } else { ends.0 };
    other.is_finite().then_some(other)
}

/// What a kind of point is called.
fn kind_name(kind: PointKind, lang: Lang) -> &'static str {
    let texts = lang.texts();
    match kind {
        PointKind::Baseline => texts.baseline,
        PointKind::Observed => texts.observed,
        PointKind::Context => texts.match_related,
        PointKind::Target => texts.target,
    }
}

fn axis(name: &str, unit: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{name}（{unit}）"),
        Lang::En => match unit {
            "%" => format!("{name} (%)"),
            "亿元" => format!("{name} (100 million yuan)"),
            "万元" => format!("{name} (10,000 yuan)"),
            other => match plan_model::unit::find(other).map(|unit| unit.en[1]) {
                Some("") | None => name.to_owned(),
                Some(word) => format!("{name} ({word})"),
            },
        },
    }
}

/// Whether a reading can stand on the target's axis at all on the chosen day.
fn drawable(reading: &Reading<'_>) -> bool {
    !matches!(reading.unusable, Some(Unusable::Future | Unusable::OtherUnit | Unusable::NotFinite))
}

fn point_kind(reading: &Reading<'_>, status: &Status<'_>) -> PointKind {
    if reading.kind == ObservationKind::Baseline {
        let starts = status.baseline.as_ref().is_some_and(|baseline| baseline.source == reading.source);
        if starts { PointKind::Baseline } else { PointKind::Context }
    } else if reading.unusable.is_some() {
        PointKind::Context
    } else {
        PointKind::Observed
    }
}

fn title(target: &Target, status: &Status<'_>, lang: Lang) -> String {
    let state = names::state(status.state, lang);
    let asked = asked(target, lang);
    let deadline = deadline(target, lang);
    match lang {
        Lang::Zh => format!("{state}：{deadline}目标为{asked}"),
        Lang::En => format!("{state}: the target for {deadline} is {asked}"),
    }
}

fn sentence(name: &str, target: &Target, status: &Status<'_>, unit: Option<&str>, lang: Lang) -> String {
    let asked = asked(target, lang);
    let due = deadline(target, lang);
    let said = |reading: &Reading| {
        (format::date(reading.date, reading.precision, lang), reading_value(reading, unit, lang))
    };
    let known = status.decisive.as_ref().or(status.latest.as_ref());
    let name = quoted(name);
    let finding = match (lang, known, &status.baseline) {
        (Lang::Zh, Some(reading), _) => {
            let (date, value) = said(reading);
            format!("{name}的目标是{due}达到{asked}；{date}的公开值为{value}。")
        }
        (Lang::En, Some(reading), _) => {
            let (date, value) = said(reading);
            format!("{name} is to reach {asked} by {due}; the published value for {date} is {value}.")
        }
        (Lang::Zh, None, Some(reading)) => {
            let (date, value) = said(reading);
            format!("{name}的目标是{due}达到{asked}；{date}的起点为{value}，此后未见可用的公开数据。")
        }
        (Lang::En, None, Some(reading)) => {
            let (date, value) = said(reading);
            format!(
                "{name} is to reach {asked} by {due}; it started from {value} in {date}, and no usable value has been found since."
            )
        }
        (Lang::Zh, None, None) => format!("{name}的目标是{due}达到{asked}；未见可用的公开数据。"),
        (Lang::En, None, None) => {
            format!("{name} is to reach {asked} by {due}; no usable published value was found.")
        }
    };
    let gap = if lang == Lang::Zh { "" } else { " " };
    format!("{finding}{gap}{}", crate::present::reason(status, lang))
}

fn table(points: &[GoalPoint], similar: &[Similar], target: &Target, name: &str, lang: Lang) -> Table {
    let texts = lang.texts();
    let mut rows: Vec<Vec<Cell>> = points
        .iter()
        .map(|point| {
            vec![
                Cell::Text(format::date(point.date, point.precision, lang)),
                Cell::Text(kind_name(point.kind, lang).to_owned()),
                Cell::Number { value: point.value, text: point.label.clone() },
            ]
        })
        .collect();
    if !points.iter().any(|point| point.kind == PointKind::Target) {
        rows.push(vec![
            Cell::Text(deadline(target, lang)),
            Cell::Text(texts.target.to_owned()),
            Cell::Text(asked(target, lang)),
        ]);
    }
    if !points.iter().any(|point| point.kind == PointKind::Observed) {
        rows.push(vec![
            Cell::Absent("—".to_owned()),
            Cell::Text(texts.observed.to_owned()),
            Cell::Absent(texts.no_observation.to_owned()),
        ]);
    }
    let drawn = |record: &str| points.iter().any(|point| point.record == record);
    let others = similar.iter().filter(|similar| !drawn(&similar.said.record));
    rows.extend(others.map(|similar| {
        vec![
            Cell::Text(similar.said.date.clone()),
            Cell::Text(kind_name(PointKind::Context, lang).to_owned()),
            similar.cell.clone(),
        ]
    }));
    Table {
        caption: name.to_owned(),
        columns: [texts.date, texts.kind, texts.value].map(str::to_owned).to_vec(),
        rows,
    }
}
