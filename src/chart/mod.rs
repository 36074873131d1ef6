//! The one ECharts instance per slot: made once, patched, resized, disposed of before its element goes.

mod binding;
mod formatters;
mod picture;
mod theme;
mod view;

pub use picture::picture;
pub use theme::current as current_theme;
pub use view::ChartView;
