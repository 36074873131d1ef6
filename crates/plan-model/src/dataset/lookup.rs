//! Finding a record by its id without keeping the id twice.

use crate::order::positions;

/// Positions of some records in the order of their ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lookup {
    /// Empty if the records already stand in that order.
    order: Vec<u32>,
    n: usize,
}

impl Lookup {
    /// Sorts `n` records by the id that `id` gives for each position. Records beyond `u32::MAX` aren't found.
    pub(super) fn new<'a>(n: usize, id: &dyn Fn(usize) -> &'a str) -> Self {
        let n = n.min(u32::MAX as usize);
        if (1..n).all(|at| id(at - 1) <= id(at)) {
            return Self { order: Vec::new(), n };
        }
        Self { order: positions(n, &|a, b| id(a).cmp(id(b))), n }
    }

    /// The first record with this id; `None` if there is none.
    pub(super) fn find<'a>(&self, wanted: &str, id: &dyn Fn(usize) -> &'a str) -> Option<usize> {
        let (mut low, mut high) = (0, self.n);
        while low < high {
            let middle = low.midpoint(high);
            if id(self.at(middle)) < wanted {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        (low < self.n && id(self.at(low)) == wanted).then(|| self.at(low))
    }

    fn at(&self, place: usize) -> usize {
        self.order.get(place).map_or(place, |&at| at as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_equal_ids_is_found_and_strangers_are_not() {
        for ids in [vec!["b", "a", "c", "a"], vec!["a", "a", "b", "c"], vec![], vec!["c"]] {
            let id = |at: usize| ids[at];
            let lookup = Lookup::new(ids.len(), &id);
            for wanted in ["", "a", "b", "c", "d"] {
                let first = ids.iter().position(|id| *id == wanted);
                assert_eq!(lookup.find(wanted, &id), first, "{wanted} in {ids:?}");
            }
        }
    }
}
