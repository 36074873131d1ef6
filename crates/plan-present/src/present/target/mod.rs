//! One target: its published values, its goal chart, and why its status is what it is.

pub(super) mod explain;
mod goal;
mod sheet;

pub use explain::{cause_of, reason, reason_words, unusable};
pub use goal::{GoalPoint, GoalSheet, PointKind, goal};
pub use sheet::{ConflictRow, DepartmentRow, InputRow, ObservationRow, Role, TargetSheet, target};
