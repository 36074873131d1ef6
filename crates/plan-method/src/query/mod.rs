//! Choosing among targets: facets that combine freely, with the count each choice would give.

mod choices;
mod choose;
mod columns;
mod facet;
mod select;
mod sort;
mod tasks;
mod text;

pub(crate) use choices::read_list;
pub use choices::{MAX_CHOICES, Observed, one_id};
pub use columns::Columns;
pub use facet::{Facet, Query};
pub use select::{Counts, Grouped, Selection, departments_of, select};
pub use sort::Sort;
pub use tasks::{TaskSelection, select_tasks};
pub use text::{MAX_TEXT, tidy_text};

use crate::progress::State;
use plan_model::plan::Tier;

impl Query {
    /// Puts every part into its one spelling: lists sorted without repeats, text tidy and no longer than [`MAX_TEXT`].
    pub fn normalise(&mut self) {
        for facet in Facet::ALL {
            self.choices_mut(facet).tidy();
        }
        if self.tiers == [Tier::Commitment] {
            self.tiers.clear();
        }
        self.text = tidy_text(&self.text.chars().take(MAX_TEXT).collect::<String>());
        self.group = self.group.filter(|group| Facet::GROUPS.contains(group));
    }

    /// Whether anything is chosen; order and grouping aren't choices.
    pub fn chooses(&self) -> bool {
        *self != self.cleared()
    }

    /// The same order and grouping with nothing chosen.
    pub fn cleared(&self) -> Query {
        Query { sort: self.sort, group: self.group, ..Query::default() }
    }

    /// Whether targets in this state are chosen.
    pub fn takes_state(&self, state: State) -> bool {
        if self.states.is_empty() { state.is_counted() } else { self.states.contains(&state) }
    }

    /// Whether a target of this tier is chosen.
    pub fn takes(&self, tier: Tier) -> bool {
        if self.tiers.is_empty() { tier == Tier::Commitment } else { self.tiers.contains(&tier) }
    }
}

#[cfg(test)]
mod tests;
