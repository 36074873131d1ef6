//! Putting things in order, with little code: a sort of its own for each type would weigh more than what it sorts.

use std::cmp::Ordering;

/// The positions from 0 to `n` in the order of what stands at them; equal ones stay as they are.
pub fn positions(n: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..n.min(u32::MAX as usize) as u32).collect();
    order.sort_by(|&a, &b| compare(a as usize, b as usize));
    order
}

/// Puts records into an order; equal ones stay as they are.
pub fn arrange<T>(items: &mut Vec<T>, compare: &dyn Fn(&T, &T) -> Ordering) {
    let order = positions(items.len(), &|a, b| compare(&items[a], &items[b]));
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| taken.get_mut(at as usize)?.take()));
}

/// Puts records into the order of a key; equal ones stay as they are.
pub fn arrange_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    arrange(items, &|a, b| key(a).cmp(&key(b)));
}

/// Sorts a short list and drops repeats.
pub fn tidy<T: Ord>(items: &mut Vec<T>) {
    let mut kept = 0;
    for at in 0..items.len() {
        if let Err(place) = items[..kept].binary_search(&items[at]) {
            (place..at).rev().for_each(|before| items.swap(before, before + 1));
            kept += 1;
        }
    }
    items.truncate(kept);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn lists_are_sorted_as_usual(items in prop::collection::vec(0_u8..20, 0..30)) {
            let order = positions(items.len(), &|a, b| items[a].cmp(&items[b]));
            let mut expected: Vec<u32> = (0..items.len() as u32).collect();
            expected.sort_by_key(|&at| items[at as usize]);
            prop_assert_eq!(&order, &expected);
            let mut numbered: Vec<(u8, usize)> = items.iter().copied().zip(0..).collect();
            arrange(&mut numbered, &|a, b| a.0.cmp(&b.0));
            prop_assert_eq!(numbered.iter().map(|(_, at)| *at as u32).collect::<Vec<_>>(), expected);
            let (mut ours, mut theirs) = (items.clone(), items);
            tidy(&mut ours);
            theirs.sort_unstable();
            theirs.dedup();
            prop_assert_eq!(ours, theirs);
        }
    }
}
