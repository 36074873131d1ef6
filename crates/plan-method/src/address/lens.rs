//! What the tiles of the overview's wall say.

use plan_model::slugs;

/// What each commitment's tile on the wall is dressed by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lens {
    /// Its state.
    #[default]
    Result,
    /// Which of the four questions its text answers.
    Questions,
    /// The year of its deadline, and whether the clause says it.
    Deadline,
    /// Whether one department leads, several do, or none is named.
    Lead,
}

slugs!(Lens {
    Result => "result",
    Questions => "questions",
    Deadline => "deadline",
    Lead => "lead",
});
