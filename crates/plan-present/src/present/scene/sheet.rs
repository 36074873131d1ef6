//! What a scene says and what its picture is of.

use crate::present::{AnswerRow, GoalSheet, district_name, indicator_name};
use plan_method::judged::Judged;
use plan_model::district::Place;
use plan_model::lang::Lang;
use plan_model::plan::{Plan, Target};
use std::ops::Range;

/// Most departments that the scene of departments names.
pub const MOST_SCENE_DEPARTMENTS: usize = 12;

/// A commitment with its values on a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct SceneGoal {
    /// Target id.
    pub target: String,
    /// District and indicator.
    pub title: String,
    /// Its values.
    pub goal: GoalSheet,
}

/// The four questions over one plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SceneAnswers {
    /// District.
    pub name: String,
    /// How many promises answer each question, in the order of [`plan_method::four_questions::Question::ALL`].
    pub counts: [usize; 4],
    /// How many promises there are; the denominator.
    pub total: usize,
}

/// A clause as published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SceneClause {
    /// Target id.
    pub target: String,
    /// Its words.
    pub text: String,
    /// Bytes of `text` that are the number it promises; `None` where it gives none.
    pub number: Option<Range<usize>>,
    /// The plan's title, as published.
    pub plan: String,
    /// Where in the text it stands.
    pub place: String,
    /// What it says to each of the four questions.
    pub answers: Vec<AnswerRow>,
}

/// One district of the city on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct SceneArea {
    /// GB/T 2260 code, which its outline has too.
    pub adcode: String,
    /// Its name; one without a plan says so in it.
    pub name: String,
    /// Whether a plan of it is in the data.
    pub covered: bool,
    /// Degrees east and north where its name stands.
    pub label: [f64; 2],
}

/// One place that a plan names.
#[derive(Clone, Debug, PartialEq)]
pub struct ScenePlace {
    /// Its name.
    pub name: String,
    /// Degrees east and north, WGS84.
    pub at: [f64; 2],
    /// The radius within which it very likely is, in metres.
    pub metres: f64,
    /// Whether that is known well enough for a filled mark.
    pub known: bool,
    /// How many tasks name it.
    pub tasks: usize,
}

/// One department with the tasks that name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SceneDepartment {
    /// Its name.
    pub name: String,
    /// Tasks that it leads.
    pub leads: usize,
    /// Tasks that it supports.
    pub supports: usize,
}

/// One topic with the tasks of each plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SceneTopic {
    /// Its name.
    pub name: String,
    /// Tasks in each plan, in the order of the wall's rows.
    pub tasks: Vec<usize>,
    /// Whether every plan has one.
    pub shared: bool,
}

/// A published value beside the commitment that it was found for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SceneValue {
    /// Target id.
    pub target: String,
    /// The year that it is of.
    pub year: i32,
    /// Whether it is of the target's own indicator, so that it may be used to judge.
    pub matches: bool,
}

/// What the picture of a scene is of, beside the tiles, which every scene has.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum SceneSubject {
    /// Every commitment by its state.
    #[default]
    Wall,
    /// One district: its outline holds its tiles.
    District {
        /// Its row of the wall.
        row: usize,
        /// GB/T 2260 code of its outline.
        adcode: String,
        /// Degrees east and north of the places that its plan names and whose position is known.
        places: Vec<[f64; 2]>,
        /// What their marks mean.
        named: &'static str,
        /// Domains with the number of commitments, in the order of the tiles.
        domains: Vec<String>,
    },
    /// Commitments that published values settle.
    Settled(Vec<SceneGoal>),
    /// Four questions by district.
    Questions {
        /// The questions, each in a word.
        heads: [&'static str; 4],
        /// One row for each plan.
        rows: Vec<SceneAnswers>,
    },
    /// One clause.
    Clause(Box<SceneClause>),
    /// Every commitment at its deadline.
    River,
    /// Places on the map of the city.
    Places {
        /// Districts, those with a plan first.
        areas: Vec<SceneArea>,
        /// Places, the most often named first.
        places: Vec<ScenePlace>,
    },
    /// Who answers in one district.
    Departments {
        /// Its row of the wall.
        row: usize,
        /// Departments, the busiest first, at most [`MOST_SCENE_DEPARTMENTS`]; empty where the plan names none.
        rows: Vec<SceneDepartment>,
        /// What is said instead where the plan names none.
        none: &'static str,
    },
    /// Topics by plan.
    Topics {
        /// Topics, those that every plan shares first.
        rows: Vec<SceneTopic>,
    },
    /// What was promised, and what was published.
    Published {
        /// Published values.
        values: Vec<SceneValue>,
        /// Head of the promised side.
        promised: &'static str,
        /// Head of the published side.
        published: &'static str,
    },
}

/// Everything that a scene says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SceneSheet {
    /// The finding, at most 20 signs in Chinese.
    pub finding: String,
    /// The one number that is shown large.
    pub number: String,
    /// What it counts.
    pub about: String,
    /// One or two sentences more.
    pub sentence: String,
    /// What the picture is of.
    pub subject: SceneSubject,
    /// What the hatch of the tiles means, and what it doesn't.
    pub key: String,
    /// Where the figures come from.
    pub source: String,
    /// How old the data is: `数据截至 2026年11月22日`.
    pub as_of: String,
}

/// What scenes are made of.
#[derive(Clone, Copy)]
pub struct SceneData<'a> {
    /// The data with where its targets stand.
    pub judged: &'a Judged,
    /// The places that plans name, which come in a file of their own; empty until they are there.
    pub places: &'a [Place],
    /// Language of the words.
    pub lang: Lang,
}

impl SceneData<'_> {
    /// The position of a plan's district among the wall's rows.
    pub(super) fn row(self, plan: &Plan) -> usize {
        self.judged.data.plans().iter().position(|other| other.id == plan.id).unwrap_or_default()
    }

    pub(super) fn district(&self, plan: &Plan) -> String {
        district_name(&self.judged.data, &plan.district, self.lang).to_owned()
    }

    pub(super) fn title(&self, plan: &Plan, target: &Target) -> String {
        let name = indicator_name(&self.judged.data, &target.indicator, self.lang);
        format!("{} · {name}", self.district(plan))
    }

    pub(super) fn total(&self) -> usize {
        self.judged.commitments().count()
    }
}
