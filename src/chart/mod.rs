//! The one ECharts instance per slot: made once, patched, resized, disposed of before its element goes.

mod binding;
mod event;
mod formatters;
mod picture;
mod roam;
mod theme;
mod view;

pub use binding::Chart;
pub use picture::picture;
pub use roam::{Roaming, follow_roam};
pub use theme::current as current_theme;
pub use view::ChartView;
