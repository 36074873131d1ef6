//! Domain widgets: they lay out what `present` decided.

pub mod calendar_figure;
pub mod district_card;
pub mod district_map;
pub mod export;
pub mod export_panel;
pub mod figure;
pub mod filter_bar;
pub mod gloss;
pub mod goal_figure;
pub mod goal_picture;
pub mod later;
pub mod look;
pub mod marked;
pub mod note_list;
pub mod notices;
pub mod nowhere;
pub mod pins;
pub mod plan_text;
pub mod replay;
pub mod side_by_side;
pub mod source_drawer;
pub mod state_badge;
pub mod state_bars;
pub mod target_item;
pub mod target_lines;
pub mod task_rows;
