//! Choosing among targets: facets that combine freely, with the count each choice would give.

mod choose;
mod columns;
mod facet;
mod select;
mod tasks;
mod text;

pub use columns::Columns;
pub use facet::one_id;
pub(crate) use facet::year;
pub use facet::{Facet, MAX_CHOICES, Observed};
pub use select::{Counts, Grouped, Selection, departments_of, select};
pub use tasks::{TaskSelection, select_tasks};
pub use text::{MAX_TEXT, tidy_text};

use crate::progress::State;
use plan_model::observation::Grade;
use plan_model::order::tidy;
use plan_model::plan::{Domain, Force, Measure, Tier};
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

/// What is chosen. Within a facet any choice fits, between facets all must; an empty facet chooses everything.
///
/// Only [`Query::tiers`] differs: empty, it chooses commitments.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Query {
    /// District ids.
    pub districts: Vec<String>,
    /// Plan ids.
    pub plans: Vec<String>,
    /// Domains.
    pub domains: Vec<Domain>,
    /// Ids of topics of the target's task.
    pub topics: Vec<String>,
    /// Ids of departments that lead.
    pub lead: Vec<String>,
    /// Ids of departments that support.
    pub support: Vec<String>,
    /// Ids of departments that lead or support.
    pub departments: Vec<String>,
    /// Years of the deadline.
    pub due: Vec<i32>,
    /// States.
    pub states: Vec<State>,
    /// What is measured.
    pub measures: Vec<Measure>,
    /// How firmly it is promised.
    pub forces: Vec<Force>,
    /// Commitments, names and standards, premises; empty chooses commitments only.
    pub tiers: Vec<Tier>,
    /// Kinds of publication of the values that count.
    pub grades: Vec<Grade>,
    /// Whether a value that counts has been published; `None` chooses both.
    pub observed: Option<Observed>,
    /// Words that all must occur, in any order.
    pub text: String,
    /// Order.
    pub sort: Sort,
    /// What the list is grouped by, one of [`Facet::GROUPS`]; `None` for one list.
    pub group: Option<Facet>,
}

impl Query {
    /// Puts every part into its one spelling: lists sorted without repeats, text tidy and no longer than [`MAX_TEXT`].
    pub fn normalise(&mut self) {
        tidy(&mut self.districts);
        tidy(&mut self.plans);
        tidy(&mut self.domains);
        tidy(&mut self.topics);
        tidy(&mut self.lead);
        tidy(&mut self.support);
        tidy(&mut self.departments);
        tidy(&mut self.due);
        tidy(&mut self.states);
        tidy(&mut self.measures);
        tidy(&mut self.forces);
        tidy(&mut self.tiers);
        if self.tiers == [Tier::Commitment] {
            self.tiers.clear();
        }
        tidy(&mut self.grades);
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

    /// Whether a target of this tier is chosen.
    pub fn takes(&self, tier: Tier) -> bool {
        if self.tiers.is_empty() { tier == Tier::Commitment } else { self.tiers.contains(&tier) }
    }
}

#[cfg(test)]
mod tests;
