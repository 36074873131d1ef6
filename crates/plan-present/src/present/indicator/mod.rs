//! What several districts speak of: one indicator or topic across plans, and targets side by side.

mod compare;
mod sheet;
mod topics;

pub use compare::{ComparedRow, ComparisonSheet, comparison, difference, field};
pub use sheet::{
    FieldRow, IndicatorRecord, IndicatorRow, IndicatorSheet, Multiples, SideBySide, indicator, indicators,
    side_by_side,
};
pub use topics::{
    TopicCell, TopicPlan, TopicRow, TopicSheet, TopicTarget, TopicTask, TopicsSheet, topic, topics,
};

pub(super) use compare::unit_words;
pub(super) use sheet::{class_name, latest_values};
