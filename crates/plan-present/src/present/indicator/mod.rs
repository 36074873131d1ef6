//! What several districts speak of: one indicator or topic across plans, and targets side by side.

mod clauses;
mod compare;
mod index;
mod panels;
mod sheet;
mod topics;

pub use clauses::{TopicClause, TopicClauses, topic_clauses, topics_with_clauses};
pub use compare::{ComparedRow, ComparisonSheet, comparison, difference, field};
pub use index::{IndicatorRow, indicators};
pub use panels::{PanelAxes, PanelsSheet, ValuePanel, class_panels, record_panels};
pub use sheet::{FieldRow, IndicatorRecord, IndicatorSheet, SideBySide, indicator, side_by_side};
pub use topics::{
    TopicCell, TopicPlan, TopicRow, TopicSheet, TopicTarget, TopicTask, TopicsSheet, topic, topics,
};

pub(super) use compare::unit_words;
pub(super) use index::{class_name, latest_values};
pub(super) use topics::topic_target;
