//! Districts, the departments that answer for tasks, and the places that plans name.

use crate::plan::Bilingual;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Cell in the schematic map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Tile {
    /// Column from the west, from 0.
    pub col: u8,
    /// Row from the north, from 0.
    pub row: u8,
}

/// A population count with its source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Population {
    /// In `unit`.
    pub value: f64,
    /// As published.
    pub unit: String,
    /// The day it stands for.
    #[serde(deserialize_with = "crate::date::day")]
    pub as_of: NaiveDate,
    /// Where it was read.
    pub source_title: String,
    /// Address of that page.
    pub source_url: Option<String>,
}

/// One of the city's districts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct District {
    /// Id.
    pub id: String,
    /// GB/T 2260 code.
    pub adcode: String,
    /// Chinese name, with 区.
    pub name_zh: String,
    /// English name.
    pub name_en: String,
    /// Whether a plan of it is in the data.
    pub covered: bool,
    /// Cell in the schematic map.
    pub tile: Tile,
    /// Where its name is written on the map, `[longitude, latitude]` in degrees, WGS84.
    pub label: [f64; 2],
    /// Residents, only with a source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population: Option<Population>,
}

/// What kind of body a department is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DepartmentKind {
    /// A department of the district government.
    Government,
    /// A body of the district party committee.
    Party,
    /// A public institution.
    Institution,
    /// Sub-districts and towns.
    StreetTown,
    /// A park, a functional zone, its management.
    Zone,
    /// A company.
    Company,
    /// A telecommunications operator.
    Operator,
    /// Court or procuratorate.
    CourtProcuratorate,
    /// Anything else.
    Other,
}

/// A body that leads or supports tasks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Department {
    /// `<district>-unit-<slug>`.
    pub id: String,
    /// District id.
    pub district: String,
    /// Canonical short name.
    pub name_zh: String,
    /// Unofficial English.
    pub name_en: String,
    /// What kind of body.
    pub kind: DepartmentKind,
    /// Every spelling in the plan.
    pub aliases: Vec<String>,
    /// Whether it names no body in particular (各街道, 各相关单位).
    pub generic: bool,
}

/// A place that a plan names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// `<district>-place-<slug>`.
    pub id: String,
    /// District id.
    pub district: String,
    /// Name.
    pub name_zh: String,
    /// Unofficial English.
    pub name_en: String,
    /// Every spelling by which the plan names it; empty for a place that no plan names, whose kind is `reference`. A
    /// task links the places whose spelling stands in its text.
    #[serde(default)]
    pub spellings: Vec<String>,
    /// What kind of place.
    pub kind: String,
    /// Degrees east, WGS84.
    pub lon: f64,
    /// Degrees north, WGS84.
    pub lat: f64,
    /// The place is very likely within this many metres of the point.
    pub precision_m: f64,
    /// What stands at the point, where the place is an area that a point in it only shows; `null` where the point is
    /// the place's own.
    #[serde(default)]
    pub shown_by: Option<Bilingual>,
    /// Where the position comes from.
    pub source: String,
    /// How it was worked out.
    pub basis: String,
}
