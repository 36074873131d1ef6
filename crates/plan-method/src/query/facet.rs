//! The facets of a query, one row each: what can be chosen, and how each choice is spelled.

use super::choices::{Choices, Observed};
use super::sort::Sort;
use crate::four_questions::Question;
use crate::progress::State;
use plan_model::observation::Grade;
use plan_model::plan::{Domain, Force, Measure, Tier};
use plan_model::slugs;

/// Makes [`Facet`] and [`Query`] of one row for each filter: its variant, its spelling in addresses, and the field of the query
/// that holds what is chosen.
macro_rules! facets {
    ($($(#[$doc:meta])* $variant:ident => $slug:literal, $field:ident: $choices:ty;)*) => {
        /// What targets can be chosen by.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Facet {
            $($(#[$doc])* $variant,)*
        }

        slugs!(Facet { $($variant => $slug,)* });

        /// What is chosen. Within a facet any choice fits, between facets all must; an empty facet chooses everything.
        ///
        /// Three differ. [`Query::tiers`], empty, chooses commitments. [`Query::states`], empty, chooses every state but that
        /// of targets whose plan hadn't been issued. Of [`Query::answers`] all choices must fit.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
        pub struct Query {
            $($(#[$doc])* pub $field: $choices,)*
            /// Words that all must occur, in any order.
            pub text: String,
            /// Order.
            pub sort: Sort,
            /// What the list is grouped by, one of [`Facet::GROUPS`]; `None` for one list.
            pub group: Option<Facet>,
        }

        impl Query {
            /// What is chosen in a facet.
            pub(super) fn choices(&self, facet: Facet) -> &dyn Choices {
                match facet {
                    $(Facet::$variant => &self.$field,)*
                }
            }

            /// The same, to change it.
            pub(crate) fn choices_mut(&mut self, facet: Facet) -> &mut dyn Choices {
                match facet {
                    $(Facet::$variant => &mut self.$field,)*
                }
            }
        }
    };
}

facets! {
    /// The district, by id.
    District => "district", districts: Vec<String>;
    /// The plan, by id.
    Plan => "plan", plans: Vec<String>;
    /// The field of city life.
    Domain => "domain", domains: Vec<Domain>;
    /// The topics of the target's task, by id.
    Topic => "topic", topics: Vec<String>;
    /// Departments that lead, by id: the target's own, else its task's.
    Lead => "lead", lead: Vec<String>;
    /// Departments that support the target's task, by id.
    Support => "support", support: Vec<String>;
    /// Departments in either role, by id.
    Department => "department", departments: Vec<String>;
    /// The year of the deadline.
    Due => "due", due: Vec<i32>;
    /// The state on the chosen day.
    State => "state", states: Vec<State>;
    /// What is measured.
    Measure => "measure", measures: Vec<Measure>;
    /// How firmly it is promised.
    Force => "force", forces: Vec<Force>;
    /// Commitment, scope or premise. Unlike the others, no choice here means commitments only.
    Tier => "tier", tiers: Vec<Tier>;
    /// The kind of publication of the values that count on the chosen day.
    Grade => "grade", grades: Vec<Grade>;
    /// Whether a value of the target's indicator has been published by the chosen day; the two exclude each other.
    Observed => "observed", observed: Option<Observed>;
    /// Which of the four questions its text answers. Unlike the others, every choice must fit.
    Answers => "answers", answers: Vec<Question>;
}

impl Facet {
    /// Whether a target has to have all that is chosen, rather than any of it.
    pub const fn takes_all(self) -> bool {
        match self {
            Facet::Answers => true,
            Facet::District
            | Facet::Plan
            | Facet::Domain
            | Facet::Topic
            | Facet::Lead
            | Facet::Support
            | Facet::Department
            | Facet::Due
            | Facet::State
            | Facet::Measure
            | Facet::Force
            | Facet::Tier
            | Facet::Grade
            | Facet::Observed => false,
        }
    }

    /// How many facets there are.
    pub(crate) const COUNT: usize = Self::ALL.len();

    /// Facets that a list can be grouped by, in the order in which they are offered.
    pub const GROUPS: [Facet; 9] = [
        Facet::District,
        Facet::Domain,
        Facet::Topic,
        Facet::Lead,
        Facet::Due,
        Facet::State,
        Facet::Measure,
        Facet::Force,
        Facet::Tier,
    ];
}
