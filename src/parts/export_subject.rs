//! What an export is made of: a table, the words around it, and the chart of the same numbers.

use plan_charts::{ChartOption, LegendEntry};
use plan_present::present::Table;

/// What can be taken away from where the button stands.
#[derive(Clone)]
pub struct ExportSubject {
    /// What it is called, in the file and in its name.
    pub title: String,
    /// What is said about it; empty where nothing is.
    pub sentence: String,
    /// Where it comes from, beyond what every file says; empty where there is nothing to add.
    pub source: String,
    /// The table.
    pub table: Table,
    /// The chart of the same numbers, if there is one.
    pub chart: Option<ChartDrawing>,
    /// What of it is drawn at the sizes of share pictures, if anything is.
    pub shared: Option<SharedView>,
}

impl ExportSubject {
    /// A table with its words and nothing else.
    pub fn of_table(title: String, sentence: String, table: Table) -> Self {
        Self { title, sentence, source: String::new(), table, chart: None, shared: None }
    }
}

/// What share pictures show; the export's part makes them from the data as they then are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SharedView {
    /// The wall as the address has it, and its deadlines in time.
    Wall,
    /// The goal of a target, by its id.
    Goal(String),
    /// Small multiples of an indicator, by its comparability class.
    Indicator(String),
    /// Small multiples of what is pinned.
    Pins,
}

/// A chart that can be drawn again.
#[derive(Clone)]
pub struct ChartDrawing {
    /// What is drawn.
    pub body: DrawingBody,
    /// What the axis shows; empty where there is none.
    pub axis: String,
    /// What each colour or mark stands for.
    pub legend: Vec<LegendEntry>,
    /// Width and height in CSS pixels.
    pub size: (u32, u32),
}

/// What a drawing is made from.
#[derive(Clone)]
pub enum DrawingBody {
    /// An option that the chart library draws, with the boundaries that a map needs, as GeoJSON.
    Chart(ChartOption, Option<String>),
    /// A picture of our own, as an SVG document of the drawing's size.
    Svg(String),
}
