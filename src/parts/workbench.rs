//! The parts of the workbench: its desk, what came of a file, an office's own columns and targets, what it would change, and
//! saving.

mod choice;
mod columns;
mod desk;
mod matches;
mod outcome;
mod preview;
pub mod save;
mod wall_change;

pub use choice::{choice, options};
pub use desk::{SheetWork, WorkbenchDesk, save_table};
pub use outcome::outcome_view;
pub use preview::preview_view;
