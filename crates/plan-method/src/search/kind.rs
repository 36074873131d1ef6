//! The kinds of things that a search finds.

use plan_model::slugs;

/// What can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKind {
    /// A district.
    District,
    /// A target.
    Target,
    /// A task.
    Task,
    /// A responsible department.
    Department,
    /// A topic.
    Topic,
    /// A place.
    Place,
    /// A heading of a plan.
    Heading,
    /// A paragraph of a plan's text.
    Paragraph,
}

slugs!(RecordKind {
    District => "district",
    Target => "target",
    Task => "task",
    Department => "department",
    Topic => "topic",
    Place => "place",
    Heading => "heading",
    Paragraph => "paragraph",
});
