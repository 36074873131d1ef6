//! The facets of a query: what can be chosen, and how each choice is spelled.

use plan_model::id;
use plan_model::slugs;

/// What targets can be chosen by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// The district.
    District,
    /// The plan.
    Plan,
    /// The field of city life.
    Domain,
    /// The topics of the target's task.
    Topic,
    /// Departments that lead: the target's own, else its task's.
    Lead,
    /// Departments that support the target's task.
    Support,
    /// Departments in either role.
    Department,
    /// The year of the deadline.
    Due,
    /// The state on the chosen day.
    State,
    /// What is measured.
    Measure,
    /// How firmly it is promised.
    Force,
    /// Commitment, scope or premise. Unlike the others, no choice here means commitments only.
    Tier,
    /// The kind of publication of the values that count on the chosen day.
    Grade,
    /// Whether a value that counts has been published by the chosen day.
    Observed,
}

slugs!(Facet {
    District => "district",
    Plan => "plan",
    Domain => "domain",
    Topic => "topic",
    Lead => "lead",
    Support => "support",
    Department => "department",
    Due => "due",
    State => "state",
    Measure => "measure",
    Force => "force",
    Tier => "tier",
    Grade => "grade",
    Observed => "observed",
});

/// Whether a value that counts has been published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Observed {
    /// At least one was found.
    Yes,
    /// None was found.
    No,
}

slugs!(Observed {
    Yes => "yes",
    No => "no",
});

impl Facet {
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

/// The year that a choice of [`Facet::Due`] spells: four digits from 2000 to 2100.
pub(crate) fn year(slug: &str) -> Option<i32> {
    let digits = slug.len() == 4 && slug.bytes().all(|byte| byte.is_ascii_digit());
    let year: i32 = digits.then(|| slug.parse().ok()).flatten()?;
    (2000..=2100).contains(&year).then_some(year)
}

/// Longest id that is read, in bytes.
const MAX_ID: usize = 120;

/// The id that a choice spells.
pub fn one_id(slug: &str) -> Option<String> {
    (slug.len() <= MAX_ID && id::is_well_formed(slug)).then(|| slug.to_owned())
}

/// Most choices of one facet.
pub const MAX_CHOICES: usize = 40;
