//! The one ECharts instance per slot: made once, patched, resized, disposed of before its element goes.

mod binding;
mod formatters;
mod theme;
mod view;

pub use theme::current as current_theme;
pub use view::ChartView;
