//! A sheet and a theme in, an ECharts option out. Nothing here touches a browser.
//!
//! A builder is a pure function listed in [`CHARTS`]. charming's types build the option as far as
//! they reach; an option carries no JavaScript, only names like `fmt:point` that the shell ties to
//! [`plan_present::format`], so that it works under a strict content policy and compares as text.

mod deadline_strip;
mod district_map;
mod frame;
mod goal_line;
mod ground;
mod marks;
mod picture;
mod place_map;
mod theme;
mod treemap;

pub use deadline_strip::deadline_strip;
pub use district_map::district_map;
pub use frame::{Framed, Key, Words, frame};
pub use goal_line::{goal_line, goal_panel};
pub use ground::{Ground, NEAREST, Seen, Spot};
pub use marks::state_mark;
pub use picture::{Outline, Picture, fill_class, picture};
pub use place_map::{CROWD_ID, Scene, ground_geojson, place_map, place_shape};
pub use theme::Theme;
pub use treemap::{Rect, squarified};

use serde::Serialize;
use serde_json::{Value, json};

/// Which chart an option is of. Options of one kind are patched onto each other, others replace it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChartKind {
    /// Baseline, published values, target and linear reference over time.
    GoalLine,
    /// One of several goals on one scale.
    GoalPanel,
    /// Districts coloured by one metric.
    DistrictMap,
    /// Districts with their names and the river, and one of them with its places; it can be moved.
    PlaceMap,
    /// Deadlines of each plan over time.
    DeadlineStrip,
    /// Targets with their readings, each on a scale of its own.
    BulletRows,
    /// Targets by state.
    StateBars,
    /// Counts by two kinds of things.
    Matrix,
    /// Commitments of a plan by heading, as areas.
    Treemap,
    /// Published values of one target, in a line of a list.
    Sparkline,
}

/// Every kind of chart with its name in class names and exports. [`ChartKind::by_library`] says which are drawn by the
/// chart library; the others are elements of the page, laid out by shares that are computed on the host.
pub const CHARTS: &[(ChartKind, &str)] = &[
    (ChartKind::GoalLine, "goal-line"),
    (ChartKind::GoalPanel, "goal-panel"),
    (ChartKind::DistrictMap, "district-map"),
    (ChartKind::PlaceMap, "place-map"),
    (ChartKind::DeadlineStrip, "deadline-strip"),
    (ChartKind::BulletRows, "bullet"),
    (ChartKind::StateBars, "state"),
    (ChartKind::Matrix, "matrix"),
    (ChartKind::Treemap, "treemap"),
    (ChartKind::Sparkline, "sparkline"),
];

impl ChartKind {
    /// Whether the chart library draws it.
    pub const fn by_library(self) -> bool {
        matches!(
            self,
            Self::GoalLine | Self::GoalPanel | Self::DistrictMap | Self::PlaceMap | Self::DeadlineStrip
        )
    }

    /// The name under which the outlines that this map draws are registered.
    pub const fn map_name(self) -> &'static str {
        if matches!(self, Self::PlaceMap) { "shanghai-river" } else { "shanghai" }
    }
}

/// What ECharts is given.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartOption {
    /// Which chart.
    pub kind: ChartKind,
    /// The option.
    pub json: Value,
}

impl ChartOption {
    /// The name under which the shell registers what this map draws; coarse outlines have one of their own.
    pub fn map_name(&self) -> &str {
        self.json["geo"]["map"].as_str().unwrap_or(self.kind.map_name())
    }
}

/// Names of formatters that an option may ask for; the shell ties each to a function.
pub const FORMATTERS: &[&str] = &["fmt:point", "fmt:number", "fmt:area"];

/// One of charming's parts as JSON. Its types hold nothing that JSON can't, so the fallback is never seen.
///
/// Parts are turned into JSON one by one: charming's whole `Chart` brings the code of every kind of
/// series there is into the program.
fn part<T: Serialize>(part: T) -> Value {
    serde_json::to_value(part).unwrap_or_default()
}

/// What every option has: the font, and a tooltip drawn on the canvas, since an HTML one needs
/// inline styles that a strict policy drops.
fn base(theme: &Theme, animation: bool, tooltip: &str) -> Value {
    json!({
        "animation": animation,
        "textStyle": { "fontFamily": theme.font },
        "tooltip": {
            "trigger": "item",
            "renderMode": "richText",
            "confine": true,
            "backgroundColor": theme.panel,
            "borderColor": theme.line,
            "textStyle": { "color": theme.text, "fontSize": theme.font_size, "fontFamily": theme.font },
            "formatter": tooltip,
        },
    })
}
