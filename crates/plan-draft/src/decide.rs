//! A person's decisions about a draft's items, and the numerals that remain unexplained.

use crate::draft::{Body, Decision, Draft, DraftItem};
use crate::excluded_numerals;
use crate::text::Text;
use plan_model::plan::Span;

impl Draft {
    /// Sets the decision about the item at this position. An unknown position changes nothing.
    pub fn decide(&mut self, at: usize, decision: Decision) {
        let Some(item) = self.items.get_mut(at) else { return };
        let before = std::mem::replace(&mut item.decision, decision);
        let shifts = before == Decision::Rejected || decision == Decision::Rejected;
        if shifts && !matches!(item.body, Body::Numeral(_)) {
            self.gather_numerals();
        }
    }

    /// Replaces the body of the item at this position and marks it as changed.
    pub fn change(&mut self, at: usize, body: Body) {
        if let Some(item) = self.items.get_mut(at) {
            item.body = body;
        }
        self.decide(at, Decision::Changed);
    }

    /// Sets the decision about every undecided item that `which` picks; returns their number. Numerals that no rule
    /// understands stay undecided: somebody has to look at each.
    pub fn decide_all(&mut self, decision: Decision, which: impl Fn(&DraftItem) -> bool) -> usize {
        let is_open = |item: &DraftItem| {
            item.decision == Decision::Proposed
                && !matches!(&item.body, Body::Numeral(row) if row.kind.is_none())
        };
        let chosen = self.items.iter_mut().filter(|item| is_open(item) && which(item));
        let mut n = 0;
        for item in chosen {
            item.decision = decision;
            n += 1;
        }
        if decision == Decision::Rejected {
            self.gather_numerals();
        }
        n
    }

    /// The spans whose numerals are explained by the quantities and headings that `which` picks.
    pub(crate) fn covered(&self, which: fn(&DraftItem) -> bool) -> Vec<Span> {
        let place = |item: &DraftItem| match &item.body {
            Body::Quantity(row) => Some(row.clause),
            Body::Heading(row) => {
                let number = row.number.as_deref().unwrap_or_default().chars().count() as u32;
                Some(Span { end: row.span.start + number, ..row.span })
            }
            Body::Task(_) | Body::Numeral(_) => None,
        };
        self.items.iter().filter(|item| which(item)).filter_map(place).collect()
    }

    /// Collects again the numerals that no quantity or heading covers; those of a rejected item become open. Decisions about the
    /// same words are kept, with the kind that a person chose.
    pub(crate) fn gather_numerals(&mut self) {
        let covered = self.covered(|item| item.decision != Decision::Rejected);
        let mut numerals = excluded_numerals::find(&Text::new(&self.text), &covered);
        for item in &mut numerals {
            let Body::Numeral(numeral) = &mut item.body else { continue };
            if let Some((known, row)) = self.numerals().find(|(_, known)| known.words == numeral.words) {
                item.decision = known.decision;
                if known.decision == Decision::Changed {
                    numeral.kind = row.kind;
                }
            }
        }
        self.items.retain(|item| !matches!(item.body, Body::Numeral(_)));
        self.items.extend(numerals);
    }
}
