//! Domain widgets: they lay out what `present` decided.

pub mod calendar_figure;
pub mod district_map;
pub mod export;
pub mod export_panel;
pub mod figure;
pub mod filter_bar;
pub mod gloss;
pub mod goal_figure;
pub mod later;
pub mod look;
pub mod note_list;
pub mod notices;
pub mod nowhere;
pub mod plan_text;
pub mod source_drawer;
pub mod state_badge;
pub mod target_lines;
pub mod task_rows;
