//! Buttons, choices, tables and drawers. Knows no domain.

pub mod drawer;
pub mod erased;
pub mod foreign;
pub mod link;
pub mod localized;
pub mod long_list;
pub mod panel;
pub mod table;
