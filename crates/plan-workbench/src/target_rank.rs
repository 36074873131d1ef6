//! How well targets fit what a row of an office's own sheet says: by its words, its district and the number asked for.

use crate::target_index::{ALIKE, IndexedName, TargetIndex, bigrams, plain};
use plan_model::dataset::Dataset;
use plan_model::order::arrange;
use plan_model::plan::Tier;
use plan_model::unit;

/// A target that may be meant.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RankedTarget {
    /// Its position in [`Dataset::targets`].
    pub(crate) position: usize,
    /// How well it fits, from 0 to 1.
    pub(crate) share: f64,
    /// Whether its name is the very same.
    pub(crate) exact: bool,
    /// Whether it is of another district than the row.
    pub(crate) elsewhere: bool,
    /// Whether it asks for the number that the sheet says; `None` where either says none.
    pub(crate) same_number: Option<bool>,
}

/// Most targets that are offered for a row.
const OFFERED: usize = 4;
/// Least share of a target that nothing but its listing has to confirm.
const SURE: f64 = 0.72;
/// Least lead over the next one.
const LEAD: f64 = 0.12;
/// Most rows that are compared with every name, which is slow; further ones are found by exact names alone.
const RANKED: usize = 20_000;
/// Fewest pairs of signs of which one set may lie within the other by more than chance.
const FEW: usize = 3;
/// What a clause, a target of another district, one that asks for another number or that is no commitment is worth.
const CLAUSE: f64 = 0.85;
const ELSEWHERE: f64 = 0.7;
const OTHER_NUMBER: f64 = 0.8;
const NO_COMMITMENT: f64 = 0.85;

/// Likeness of two sorted sets of bigrams from 0 to 1: the mean of Dice's and of how much of the smaller lies in the larger.
fn likeness(a: &[[char; 2]], b: &[[char; 2]]) -> f64 {
    let common = a.iter().filter(|pair| b.binary_search(pair).is_ok()).count() as f64;
    let dice = 2.0 * common / (a.len() + b.len()).max(1) as f64;
    let smaller = a.len().min(b.len());
    if smaller < FEW { dice } else { f64::midpoint(dice, common / smaller as f64) }
}

/// Whether the first of some ranked targets can hardly be mistaken.
pub(crate) fn is_sure(ranked: &[RankedTarget]) -> bool {
    let Some(first) = ranked.first() else { return false };
    let second = ranked.get(1);
    let leads = first.share - second.map_or(0.0, |second| second.share) >= LEAD;
    let alone = first.exact && second.is_none_or(|second| !second.exact);
    first.share >= SURE && (leads || alone) && !first.elsewhere && first.same_number != Some(false)
}

impl TargetIndex {
    /// The targets that words may mean, best first; `asked` is what the sheet says that they ask for, with its unit if it says one.
    pub(crate) fn rank(
        &mut self,
        data: &Dataset,
        words: &str,
        district: Option<&str>,
        asked: Option<(f64, Option<&str>)>,
    ) -> Vec<RankedTarget> {
        let name = plain(words);
        let exact = self.named(&name);
        self.ranked += 1;
        let mut shares: Vec<(usize, f64)> = exact.iter().map(|position| (*position, 1.0)).collect();
        if self.ranked <= RANKED {
            let wanted = bigrams(&name);
            for IndexedName { position, pairs, is_clause, .. } in &self.names {
                let worth = if *is_clause { CLAUSE } else { 1.0 };
                let share = likeness(&wanted, pairs) * worth;
                match shares.last_mut().filter(|(last, _)| last == position) {
                    _ if exact.contains(position) || share < ALIKE => {}
                    Some((_, seen)) => *seen = seen.max(share),
                    None => shares.push((*position, share)),
                }
            }
        }
        let weighed = shares.into_iter().filter_map(|(position, share)| {
            let (plan, target) = data.target_at(position)?;
            let elsewhere = district.is_some_and(|district| plan.district != district);
            let same_number = asked.zip(target.value).and_then(|((number, written), value)| {
                let own = target.unit.as_deref().unwrap_or_default();
                let number = match written {
                    Some(written) => unit::convert(number, written, own)?,
                    None => number,
                };
                Some((number - value).abs() <= value.abs() * 1e-9)
            });
            let mut share = share;
            if elsewhere {
                share *= ELSEWHERE;
            }
            if target.tier != Tier::Commitment {
                share *= NO_COMMITMENT;
            }
            match same_number {
                Some(true) => share += (1.0 - share) / 2.0,
                Some(false) => share *= OTHER_NUMBER,
                None => {}
            }
            let exact = exact.contains(&position);
            Some(RankedTarget { position, share, exact, elsewhere, same_number })
        });
        let mut ranked: Vec<RankedTarget> = weighed.filter(|ranked| ranked.share >= ALIKE).collect();
        arrange(&mut ranked, &|a, b| b.share.total_cmp(&a.share));
        ranked.truncate(OFFERED);
        ranked
    }
}
