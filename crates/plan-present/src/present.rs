//! What a screen says, as plain values: decided here, laid out by the shell.
//!
//! A sheet holds everything that its chart, table, sentence and export show, so they can't disagree.

mod brief;
mod calendar;
mod city;
mod compare;
mod concept;
mod coverage;
mod district;
mod entries;
mod exactness;
mod explain;
mod export;
mod glossary;
mod goal;
mod line;
mod map;
mod map_texts;
mod method;
mod notes;
mod overview;
mod passage;
mod place_map;
mod plan_text;
mod scene;
mod search;
mod source;
mod states;
mod target;
mod targets;
mod task;
mod tasks;
mod topics;
mod treemap;
mod unit;
mod units;
mod written;

pub use brief::{BriefRow, BriefSheet, Footnote, brief};
pub use calendar::{Band, CalendarSheet, DistrictYear, Due, Year, calendar, judged_on, no_calendar};
pub use city::{CityMap, Showing, city_map};
pub use compare::{ComparedRow, ComparisonSheet, comparison, difference, field};
pub use concept::{
    ConceptRecord, ConceptRow, ConceptSheet, FieldRow, Multiples, SideBySide, concept, concepts, side_by_side,
};
pub use coverage::{CoverageRow, CoverageSheet, changes_of, coverage};
pub use district::{
    DistrictSheet, DistrictsSheet, Heading, Nowhere, PlaceRow, PlanRow, district, districts, goals,
    place_count, places,
};
pub use entries::{DomainCell, DomainRow, DueRow, Entries, Entry, LATELY_DAYS, entries, replay_day};
pub use exactness::Exactness;
pub use explain::{cause_of, reason, reason_words, unusable};
pub use export::{About, about, chosen_table, file_stem, targets_table};
pub use glossary::{GlossaryPart, Term, glossary};
pub use goal::{GoalPoint, GoalSheet, PointKind, goal};
pub use line::{Bullet, BulletLine, Spark, TargetLine};
pub use map::{Area, Class, Fill, MapSheet, Side, map};
pub use map_texts::{LangMapTexts, MapTexts};
pub use method::{Definition, Explanation, MethodSheet, RuleRow, about_data, method};
pub use notes::{NoteRow, notes};
pub use overview::{DeadlineGroup, DeadlineRow, DistrictRow, Overview, StateRow, deadline_finding, overview};
pub use passage::{Line, Mark, Passage, Run, passage, passage_place};
pub use place_map::{PlaceMap, PlaceMark, naming_clauses, place_map, target_lines, targets_at};
pub use plan_text::{TextPart, TextSheet, hits_found, plan_text, text_part};
pub use scene::{MOST_FIGURES, SceneClause, SceneData, SceneFigure, SceneSheet, scene, scene_day, scene_map};
pub use search::{FoundGroup, FoundRow, SearchSheet, found_kind, more_found, search};
pub use source::{Fact, SourceSheet, report, source, source_title};
pub use states::{StatesSheet, states};
pub use target::{ConflictRow, EvidenceRow, InputRow, Role, TargetSheet, UnitRow, target};
pub use targets::{
    Chip, Choice, FacetGroup, FacetSheet, ListPart, TargetRow, TargetsSheet, target_row, targets,
};
pub use task::{BaselineLine, TaskSheet, task, task_places, task_text};
pub use tasks::{Chapter, PlanTree, TaskLine, TaskUnit, TasksSheet, task_count, tasks};
pub use topics::{
    TopicCell, TopicPlan, TopicRow, TopicSheet, TopicTarget, TopicTask, TopicsSheet, topic, topics,
};
pub use treemap::{Tile, TreemapSheet, treemap};
pub use unit::{UnitSheet, UnitTarget, unit};
pub use units::{UnitGroup, UnitLine, UnitsSheet, no_units, shade, shades, units};

use crate::format;
use crate::names;
use plan_model::lang::Lang;
use plan_model::plan::Target;

/// One cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number with the way it is written.
    Number {
        /// As a number, for sorting and export.
        value: f64,
        /// As written on the screen.
        text: String,
    },
    /// Nothing is known, and why.
    Absent(String),
}

impl Cell {
    /// What the reader sees.
    pub fn shown(&self) -> &str {
        match self {
            Cell::Text(text) | Cell::Number { text, .. } | Cell::Absent(text) => text,
        }
    }
}

/// A table: the same numbers as the chart it stands behind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What it is a table of.
    pub caption: String,
    /// Column headings; the first column heads the row.
    pub columns: Vec<String>,
    /// Rows.
    pub rows: Vec<Vec<Cell>>,
}

/// What a target asks for, in words: `≥1600个`, `全覆盖`, `数十万`; English keeps the plan's wording where there is no number.
pub fn asked(target: &Target, lang: Lang) -> String {
    let unit = target.unit.as_deref();
    match (target.value, target.value_max) {
        (Some(low), Some(high)) => format::range(low, high, unit, lang),
        (Some(value), None) => format::quantity(value, target.bound, unit, lang),
        (None, _) => match unit.filter(|unit| lang == Lang::Zh && !target.value_text.ends_with(unit)) {
            Some(unit) => format!("{}{unit}", target.value_text),
            None => String::from(&target.value_text),
        },
    }
}

/// A deadline as exactly as the plan says it.
pub fn deadline(target: &Target, lang: Lang) -> String {
    format::date(target.deadline.date, target.deadline.precision, lang)
}

/// `n 项` in Chinese, `n targets` in English.
pub fn count_of(n: usize, lang: Lang) -> String {
    match (lang, n) {
        (Lang::Zh, _) => format!("{n} 项"),
        (Lang::En, 1) => "1 target".to_owned(),
        (Lang::En, _) => format!("{} targets", format::number(n as f64, 0, lang)),
    }
}

/// Where the figures of a chart come from, with the release of the data.
pub fn release_source(release: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("规划原文与逐条注明出处的公开数据；数据版本 {release}"),
        Lang::En => {
            format!("the plan's text and published values, each with its source; data release {release}")
        }
    }
}

/// The name of a district.
pub fn district_name<'a>(data: &'a plan_model::dataset::Dataset, id: &'a str, lang: Lang) -> &'a str {
    data.district(id).map_or(id, |district| lang.pick(&district.name_zh, &district.name_en))
}

/// The name of an indicator.
pub fn indicator_name<'a>(data: &'a plan_model::dataset::Dataset, id: &'a str, lang: Lang) -> &'a str {
    data.indicator(id).map_or(id, |indicator| lang.pick(&indicator.names.zh, &indicator.names.en))
}

/// The name of a responsible unit.
pub fn unit_name<'a>(data: &'a plan_model::dataset::Dataset, id: &'a str, lang: Lang) -> &'a str {
    data.department(id).map_or(id, |unit| lang.pick(&unit.name_zh, &unit.name_en))
}

/// A reading with its date, as a list shows it: `2025年：1600个`, `1,600 (2025)`.
fn dated(reading: &plan_method::progress::Reading<'_>, unit: Option<&str>, lang: Lang) -> String {
    let date = format::date(reading.date, reading.precision, lang);
    let value = written::reading_value(reading, unit, lang);
    match lang {
        Lang::Zh => format!("{date}：{value}"),
        Lang::En => format!("{value} ({date})"),
    }
}

/// A table of a chart that has two columns, a name and a count.
fn counted(
    caption: &str,
    heads: [&str; 2],
    rows: impl Iterator<Item = (String, usize)>,
    lang: Lang,
) -> Table {
    Table {
        caption: caption.to_owned(),
        columns: heads.map(str::to_owned).to_vec(),
        rows: rows
            .map(|(name, n)| {
                let number = Cell::Number { value: n as f64, text: format::number(n as f64, 0, lang) };
                vec![Cell::Text(name), number]
            })
            .collect(),
    }
}

/// The name of a state, for a sheet.
fn state_name(state: plan_method::progress::State, lang: Lang) -> String {
    names::state(state, lang).to_owned()
}
