//! The parts of the workbench: its desk, what came of a file, what it would change, and saving.

mod desk;
mod outcome;
mod preview;
pub mod save;

pub use desk::{SheetWork, WorkbenchDesk, save_table};
pub use outcome::outcome_view;
pub use preview::preview_view;
