//! A chart's option: what ECharts is given, and the parts that every option shares.

use crate::json::{object, text};
use crate::theme::Theme;
use serde::Serialize;
use serde_json::Value;

/// Which chart an option is of. An option of the same kind patches the chart that is shown; one of another kind replaces it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChartKind {
    /// Baseline, published values, target and linear reference over time.
    GoalLine,
    /// Districts coloured by one metric.
    DistrictMap,
    /// Districts with their names and the river, and one of them with its places; it can be moved.
    PlaceMap,
    /// Deadlines of each plan over time.
    DeadlineStrip,
}

impl ChartKind {
    /// The name under which the outlines that this map draws are registered.
    pub const fn map_name(self) -> &'static str {
        match self {
            Self::PlaceMap => "shanghai-river",
            Self::GoalLine | Self::DistrictMap | Self::DeadlineStrip => "shanghai",
        }
    }
}

/// What ECharts is given.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartOption {
    /// Which chart it is.
    pub kind: ChartKind,
    /// The option as ECharts takes it.
    pub json: Value,
}

impl ChartOption {
    /// The name under which the shell registers what this map draws; coarse outlines have one of their own.
    pub fn map_name(&self) -> &str {
        self.json["geo"]["map"].as_str().unwrap_or(self.kind.map_name())
    }
}

/// Names of formatters that an option may ask for; the shell binds each to a function. A name may be followed by a colon and
/// what the function is to know: `fmt:year:2021` writes every year but 2021 with two digits.
pub const FORMATTERS: &[&str] = &["fmt:point", "fmt:number", "fmt:area", "fmt:year"];

/// One of charming's parts as JSON. Its types hold nothing that JSON can't represent, so the fallback (`null`) never occurs.
///
/// Parts are turned into JSON one by one: charming's whole `Chart` brings the code of every kind of
/// series into the program.
pub(crate) fn part<T: Serialize>(part: T) -> Value {
    serde_json::to_value(part).unwrap_or_default()
}

/// The part that every option shares: the font, and a tooltip drawn on the canvas, since an HTML one needs
/// inline styles that a strict policy drops.
pub(crate) fn base(theme: &Theme, animation: bool, tooltip: &str) -> Value {
    let letters = object([
        ("color", text(&theme.text)),
        ("fontSize", Value::from(theme.font_size)),
        ("fontFamily", text(&theme.font)),
    ]);
    let tooltip = object([
        ("trigger", text("item")),
        ("renderMode", text("richText")),
        ("confine", Value::from(true)),
        ("backgroundColor", text(&theme.panel)),
        ("borderColor", text(&theme.line)),
        ("textStyle", letters),
        ("formatter", text(tooltip)),
    ]);
    object([
        ("animation", Value::from(animation)),
        ("textStyle", object([("fontFamily", text(&theme.font))])),
        ("tooltip", tooltip),
    ])
}
