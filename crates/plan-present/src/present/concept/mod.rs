//! What several districts speak of: one indicator or topic across plans, and targets side by side.

mod compare;
mod sheet;
mod topics;

pub use compare::{ComparedRow, ComparisonSheet, comparison, difference, field};
pub use sheet::{
    ConceptRecord, ConceptRow, ConceptSheet, FieldRow, Multiples, SideBySide, concept, concepts, side_by_side,
};
pub use topics::{
    TopicCell, TopicPlan, TopicRow, TopicSheet, TopicTarget, TopicTask, TopicsSheet, topic, topics,
};

pub(super) use compare::unit_words;
pub(super) use sheet::{concept_name, latest_values};
