//! Choices of a query as they are spelled in addresses: what is chosen in a facet, put in, taken out.

use super::facet::{Facet, Query};
use plan_model::plan::Tier;

impl Query {
    /// The choices of one facet, as spelled in addresses.
    pub fn chosen(&self, facet: Facet) -> Vec<String> {
        self.choices(facet).spelled()
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
        let done = self.choices_mut(facet).change(slug, only);
        self.normalise();
        done
    }

    /// Takes every choice of a facet out.
    pub fn clear(&mut self, facet: Facet) {
        self.choices_mut(facet).clear();
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
            (Facet::Answers, "lead"),
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
