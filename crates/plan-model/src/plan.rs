//! A plan as data: its identity, its outline, its tasks, and every number it states, each tied to its clause.

mod kinds;

pub use kinds::{Bound, Domain, Force, Measure, NoteKind, Tier};

use crate::date::{Period, PlanDate};
use crate::publication::Publication;
use crate::shared::SharedStr;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Half-open range of characters (Unicode scalar values) in a plan's source text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "[u32; 2]", into = "[u32; 2]")]
#[cfg_attr(feature = "schema", schemars(with = "[u32; 2]"))]
pub struct Span {
    /// First character.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
}

impl From<[u32; 2]> for Span {
    fn from([start, end]: [u32; 2]) -> Self {
        Self { start, end }
    }
}

impl From<Span> for [u32; 2] {
    fn from(span: Span) -> Self {
        [span.start, span.end]
    }
}

impl Span {
    /// Whether every character of `other` lies in this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// The same words in the two languages of the product. The English is ours, and unofficial.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// Chinese.
    pub zh: SharedStr,
    /// English.
    pub en: SharedStr,
}

/// What part of the world a number is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(with = "ScopeFields"))]
#[serde(try_from = "ScopeFields", into = "ScopeFields")]
pub enum Scope {
    /// The whole district.
    District,
    /// Less than what the indicator counts in the district: an area, a park, firms of some sectors. The schools or
    /// hospitals of a number about schools or hospitals are no part.
    Part {
        /// As the plan names it.
        zh: SharedStr,
        /// In English, unofficial.
        en: SharedStr,
    },
}

/// What part of the world a number is about, as the data files write it. A plain shape: serde's
/// tagged enums buffer what they read, which costs the program a good deal of code.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ScopeFields {
    /// `district` for the whole district, `part` for a part of it.
    kind: ScopeKind,
    /// As the plan names the part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    zh: Option<SharedStr>,
    /// The part in English, unofficial.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    en: Option<SharedStr>,
}

/// Whole or part.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
enum ScopeKind {
    /// The whole district.
    District,
    /// Less than what the indicator counts in the district: an area, a park, firms of some sectors.
    Part,
}

impl TryFrom<ScopeFields> for Scope {
    type Error = &'static str;

    fn try_from(fields: ScopeFields) -> Result<Self, Self::Error> {
        match (fields.kind, fields.zh, fields.en) {
            (ScopeKind::District, None, None) => Ok(Self::District),
            (ScopeKind::Part, Some(zh), Some(en)) => Ok(Self::Part { zh, en }),
            (ScopeKind::District, ..) => Err("a scope of the whole district has no name"),
            (ScopeKind::Part, ..) => Err("a part needs its name in both languages"),
        }
    }
}

impl From<Scope> for ScopeFields {
    fn from(scope: Scope) -> Self {
        match scope {
            Scope::District => Self { kind: ScopeKind::District, zh: None, en: None },
            Scope::Part { zh, en } => Self { kind: ScopeKind::Part, zh: Some(zh), en: Some(en) },
        }
    }
}

/// A heading or numbered item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// `<plan>-section-<path>`.
    pub id: String,
    /// The section around it; `None` at the top.
    pub parent: Option<String>,
    /// 1 at the top.
    pub level: u8,
    /// The number as written (`一、`, `(一)`, `1.`); `None` where the heading has none.
    pub number: Option<String>,
    /// As published, without its number.
    pub title: String,
    /// Unofficial English.
    pub title_en: String,
    /// Where the heading stands, its number included.
    pub span: Span,
    /// Column heads of the table that follows the heading, in order; left out for other headings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
}

/// A task: what is to be done, and who answers for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// `<plan>-task-<path>`.
    pub id: String,
    /// The section it stands in.
    pub section: SharedStr,
    /// Its own heading or leading phrase, as published.
    pub title: String,
    /// Unofficial English.
    pub title_en: String,
    /// All of its text, with the bracket that names the departments.
    pub span: Span,
    /// Departments that lead, in the order written; empty where the plan names none.
    pub lead: Vec<SharedStr>,
    /// Departments that support.
    pub support: Vec<SharedStr>,
    /// Field of city life.
    pub domain: Domain,
    /// Topic ids.
    pub topics: Vec<SharedStr>,
    /// Ids of the places it names.
    pub places: Vec<SharedStr>,
}

/// A forward-looking number, amount or coverage that the plan states.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// `<plan>-target-<slug>`.
    pub id: String,
    /// The section it stands in; `None` before the first heading.
    pub section: Option<SharedStr>,
    /// The task it belongs to, if any.
    pub task: Option<SharedStr>,
    /// The indicator it sets a value for.
    pub indicator: SharedStr,
    /// The clause, exactly as published.
    pub statement: String,
    /// Where the clause stands.
    pub span: Span,
    /// Other places that say the same with the same number.
    pub also: Vec<Span>,
    /// In `unit`; `None` where no number is stated (全覆盖, 数十万).
    #[serde(serialize_with = "crate::number::plain")]
    pub value: Option<f64>,
    /// Upper end of a range.
    #[serde(serialize_with = "crate::number::plain")]
    pub value_max: Option<f64>,
    /// The number as written.
    pub value_text: SharedStr,
    /// As written, or inferred; `None` where none can be known.
    pub unit: Option<SharedStr>,
    /// Whether the unit was taken from the context.
    pub unit_inferred: bool,
    /// How exact the number claims to be.
    pub bound: Bound,
    /// What is measured.
    pub measure: Measure,
    /// How firmly it is promised.
    pub force: Force,
    /// What it is about.
    pub scope: Scope,
    /// By when.
    pub deadline: PlanDate,
    /// Commitment, scope or premise.
    pub tier: Tier,
    /// Departments that answer for it.
    pub lead: Vec<SharedStr>,
    /// Field of city life.
    pub domain: Domain,
    /// Targets of the same plan that it disagrees with.
    pub conflicts: Vec<String>,
    /// What would count as achieved, or why that can't be checked.
    pub criterion: Bilingual,
    /// Anything odd.
    pub note: Option<Bilingual>,
    /// What was published about it apart from a figure; left out where nothing was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<Report>,
}

/// What was published about a target apart from a figure. It never stands for a value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// What it says.
    pub kind: ReportKind,
    /// The day from which it is so: the list's last day, or the day on which the measure ended.
    #[serde(deserialize_with = "crate::date::day")]
    pub since: NaiveDate,
    /// What was published, in our words.
    pub text: Bilingual,
    /// Where it was published: of a list, the list itself first and then who says that it was completed.
    pub sources: Vec<Publication>,
}

/// What a report says of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ReportKind {
    /// An official list has the target's item, and a publication says that the whole list was completed.
    ListComplete,
    /// The measure was ended before the target's deadline, by a decision that has nothing to do with the target.
    Overtaken,
}

impl Target {
    /// Whether the record says what would count as achieved, rather than why that can't be checked.
    ///
    /// By convention a criterion of the second kind begins with `无法核验`.
    pub fn checkable(&self) -> bool {
        !self.criterion.zh.starts_with("无法核验")
    }
}

/// A present or past figure that the plan states.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// `<plan>-baseline-<slug>`.
    pub id: String,
    /// The section it stands in.
    pub section: Option<SharedStr>,
    /// The task it belongs to, if any.
    pub task: Option<SharedStr>,
    /// The indicator it gives a value of.
    pub indicator: SharedStr,
    /// The clause, exactly as published.
    pub statement: String,
    /// Where the clause stands.
    pub span: Span,
    /// Other places that say the same with the same number.
    pub also: Vec<Span>,
    /// In `unit`; `None` where no number is stated.
    #[serde(serialize_with = "crate::number::plain")]
    pub value: Option<f64>,
    /// Upper end of a range.
    #[serde(serialize_with = "crate::number::plain")]
    pub value_max: Option<f64>,
    /// The number as written.
    pub value_text: SharedStr,
    /// As written, or inferred.
    pub unit: Option<SharedStr>,
    /// Whether the unit was taken from the context.
    pub unit_inferred: bool,
    /// How exact the number claims to be.
    pub bound: Bound,
    /// What is measured.
    pub measure: Measure,
    /// What it is about.
    pub scope: Scope,
    /// The day it stands for.
    pub as_of: PlanDate,
    /// Field of city life.
    pub domain: Domain,
    /// Anything odd.
    pub note: Option<Bilingual>,
}

/// A remark of ours on the published text; the text itself stays as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// `<plan>-note-<slug>`.
    pub id: String,
    /// What kind of trouble.
    pub kind: NoteKind,
    /// The words it is about, as published; empty when something is missing.
    pub quote: String,
    /// Where the words stand; `None` when something is missing.
    pub span: Option<Span>,
    /// Targets it touches.
    pub targets: Vec<String>,
    /// The remark.
    pub text: Bilingual,
    /// The year by which a goal in words is to be reached; left out for other remarks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
}

/// The text a plan was read from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanSource {
    /// Path below `data/`.
    pub file: String,
    /// SHA-256 of the file's bytes, lower-case hex.
    pub sha256: String,
    /// The official page, where one is known.
    pub official_url: Option<String>,
}

/// One plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Version of this layout; see [`crate::wire::SCHEMA`].
    pub schema: u32,
    /// Id, the same as the district's in the shipped data.
    pub id: String,
    /// District id.
    pub district: String,
    /// As published, or made by us (see `title_inferred`).
    pub title: String,
    /// Unofficial English.
    pub title_en: String,
    /// Whether the document itself has no title.
    pub title_inferred: bool,
    /// Document number, if the text gives one.
    pub doc_no: Option<String>,
    /// Who issued it, if the text says so.
    pub issuer: Option<String>,
    /// Day of adoption, if the text says so.
    #[serde(default, deserialize_with = "crate::date::day_if_any")]
    pub adopted_on: Option<NaiveDate>,
    /// Day of issue, if the text says so.
    #[serde(default, deserialize_with = "crate::date::day_if_any")]
    pub issued_on: Option<NaiveDate>,
    /// The span it plans for.
    pub period: Period,
    /// What it was read from.
    pub source: PlanSource,
    /// Headings and numbered items, in reading order.
    pub outline: Vec<Section>,
    /// Tasks, in reading order.
    pub tasks: Vec<Task>,
    /// Forward-looking numbers, in reading order.
    pub targets: Vec<Target>,
    /// Present and past figures, in reading order.
    pub baselines: Vec<Baseline>,
    /// The text's own problems.
    pub notes: Vec<Note>,
}
