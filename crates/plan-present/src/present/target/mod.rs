//! One target: its published values, its goal chart, and why its status is what it is.

pub(super) mod explain;
mod finding;
mod goal;
mod sheet;
mod similar;

pub use explain::{cause_of, reason, reason_words, unusable};
pub use goal::{GoalPicture, GoalPoint, GoalSheet, PointKind, goal};
pub use sheet::{ConflictRow, DepartmentRow, InputRow, ObservationRow, Role, TargetSheet, target};
pub use similar::SimilarValue;

pub(super) use finding::deciding_value;
