//! The order of a list.

use plan_model::slugs;

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// By district and place in the plan.
    #[default]
    Plan,
    /// By deadline, then plan order.
    Deadline,
    /// By state, then plan order.
    State,
}

slugs!(Sort {
    Plan => "plan",
    Deadline => "deadline",
    State => "state",
});
