//! Choices of a query as they are spelled in addresses: what is chosen in a facet, put in, taken out.

use super::Query;
use super::facet::{Facet, MAX_CHOICES, Observed, one_id, year};
use crate::progress::State;
use plan_model::observation::Grade;
use plan_model::plan::{Domain, Force, Measure, Tier};

/// Puts an item in, or takes it out if it is in; with `only` it is all there is afterwards.
fn change<T: PartialEq>(items: &mut Vec<T>, item: Option<T>, only: bool) -> bool {
    let Some(item) = item else { return false };
    match items.iter().position(|other| *other == item) {
        _ if only => *items = vec![item],
        Some(at) => {
            items.remove(at);
        }
        None if items.len() >= MAX_CHOICES => return false,
        None => items.push(item),
    }
    true
}

impl Query {
    /// The choices of one facet, as spelled in addresses.
    pub fn chosen(&self, facet: Facet) -> Vec<String> {
        fn slugs<T: Copy>(items: &[T], slug: impl Fn(T) -> &'static str) -> Vec<String> {
            items.iter().map(|&item| slug(item).to_owned()).collect()
        }
        match facet {
            Facet::District => self.districts.clone(),
            Facet::Plan => self.plans.clone(),
            Facet::Domain => slugs(&self.domains, Domain::slug),
            Facet::Topic => self.topics.clone(),
            Facet::Lead => self.lead.clone(),
            Facet::Support => self.support.clone(),
            Facet::Department => self.departments.clone(),
            Facet::Due => self.due.iter().map(ToString::to_string).collect(),
            Facet::State => slugs(&self.states, State::slug),
            Facet::Measure => slugs(&self.measures, Measure::slug),
            Facet::Force => slugs(&self.forces, Force::slug),
            Facet::Tier => slugs(&self.tiers, Tier::slug),
            Facet::Grade => slugs(&self.grades, Grade::slug),
            Facet::Observed => self.observed.iter().map(|observed| observed.slug().to_owned()).collect(),
        }
    }

    /// Puts a choice in, or takes it out if it is in; `false` if the facet has no such spelling or is full, and nothing changes.
    ///
    /// Of the tiers the last can't be taken out: none means commitments.
    pub fn toggle(&mut self, facet: Facet, slug: &str) -> bool {
        if facet == Facet::Tier && self.tiers.is_empty() {
            self.tiers.push(Tier::Commitment);
        }
        self.change(facet, slug, false)
    }

    /// This query with one choice alone in its facet; unchanged if the facet has no such spelling.
    pub fn only(&self, facet: Facet, slug: &str) -> Query {
        let mut query = self.clone();
        query.change(facet, slug, true);
        query
    }

    fn change(&mut self, facet: Facet, slug: &str, only: bool) -> bool {
        let done = match facet {
            Facet::District => change(&mut self.districts, one_id(slug), only),
            Facet::Plan => change(&mut self.plans, one_id(slug), only),
            Facet::Domain => change(&mut self.domains, Domain::from_slug(slug), only),
            Facet::Topic => change(&mut self.topics, one_id(slug), only),
            Facet::Lead => change(&mut self.lead, one_id(slug), only),
            Facet::Support => change(&mut self.support, one_id(slug), only),
            Facet::Department => change(&mut self.departments, one_id(slug), only),
            Facet::Due => change(&mut self.due, year(slug), only),
            Facet::State => change(&mut self.states, State::from_slug(slug), only),
            Facet::Measure => change(&mut self.measures, Measure::from_slug(slug), only),
            Facet::Force => change(&mut self.forces, Force::from_slug(slug), only),
            Facet::Tier => change(&mut self.tiers, Tier::from_slug(slug), only),
            Facet::Grade => change(&mut self.grades, Grade::from_slug(slug), only),
            Facet::Observed => {
                // The two exclude each other, so choosing one replaces the other.
                let observed = Observed::from_slug(slug);
                let again = !only && self.observed == observed;
                if observed.is_some() {
                    self.observed = observed.filter(|_| !again);
                }
                observed.is_some()
            }
        };
        self.normalise();
        done
    }

    /// Takes every choice of a facet out.
    pub fn clear(&mut self, facet: Facet) {
        match facet {
            Facet::District => self.districts.clear(),
            Facet::Plan => self.plans.clear(),
            Facet::Domain => self.domains.clear(),
            Facet::Topic => self.topics.clear(),
            Facet::Lead => self.lead.clear(),
            Facet::Support => self.support.clear(),
            Facet::Department => self.departments.clear(),
            Facet::Due => self.due.clear(),
            Facet::State => self.states.clear(),
            Facet::Measure => self.measures.clear(),
            Facet::Force => self.forces.clear(),
            Facet::Tier => self.tiers.clear(),
            Facet::Grade => self.grades.clear(),
            Facet::Observed => self.observed = None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_goes_in_and_out() {
        let mut query = Query::default();
        for (facet, slug) in [
            (Facet::District, "xuhui"),
            (Facet::Due, "2025"),
            (Facet::State, "missed"),
            (Facet::Observed, "no"),
            (Facet::Grade, "press"),
        ] {
            assert!(query.toggle(facet, slug));
            assert_eq!(query.chosen(facet), [slug]);
            assert!(query.toggle(facet, slug));
            assert_eq!(query, Query::default(), "{slug}");
        }
        assert!(!query.toggle(Facet::State, "done"));
        assert!(!query.toggle(Facet::District, "<b>"));
        assert_eq!(query, Query::default());
    }

    #[test]
    fn some_tier_is_always_chosen() {
        let mut query = Query::default();
        query.toggle(Facet::Tier, "commitment");
        assert_eq!(query, Query::default());
        query.toggle(Facet::Tier, "scope");
        assert_eq!(query.tiers, [Tier::Commitment, Tier::Scope]);
        query.toggle(Facet::Tier, "commitment");
        assert_eq!(query.tiers, [Tier::Scope]);
        assert_eq!(query.only(Facet::Tier, "premise").tiers, [Tier::Premise]);
        query.clear(Facet::Tier);
        assert_eq!(query, Query::default());
    }
}
