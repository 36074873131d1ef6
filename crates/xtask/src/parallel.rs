//! Slow work on several things at once, as many as the machine has cores.

use std::{
    num::NonZero,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use anyhow::{Result, anyhow};

/// Does the work for each item and returns what it made, in the order of the items. Work begins in that order too, so the
/// longest item should come first.
///
/// # Errors
///
/// The first error in the order of the items; the others are worked on nevertheless.
pub fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> Result<R> + Sync) -> Result<Vec<R>> {
    let workers = thread::available_parallelism().map_or(1, NonZero::get).min(items.len());
    let next = AtomicUsize::new(0);
    let made: Vec<Mutex<Option<Result<R>>>> = items.iter().map(|_| Mutex::new(None)).collect();
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((item, slot)) = {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    items.get(at).zip(made.get(at))
                } {
                    let one = work(item);
                    if let Ok(mut slot) = slot.lock() {
                        *slot = Some(one);
                    }
                }
            });
        }
    });
    let taken = |slot: Mutex<Option<Result<R>>>| slot.into_inner().ok().flatten();
    made.into_iter().map(|slot| taken(slot).unwrap_or_else(|| Err(anyhow!("the work stopped")))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_made_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..50).collect();
        assert_eq!(map(&items, |n| Ok(n * 2)).unwrap(), (0..50).map(|n| n * 2).collect::<Vec<_>>());
        assert_eq!(map(&[] as &[u8], |_| Ok(1)).unwrap(), [0; 0]);
    }

    #[test]
    fn the_first_error_is_told_and_the_rest_is_done() {
        let done = AtomicUsize::new(0);
        let error = map(&[1, 2, 3, 4], |n| {
            done.fetch_add(1, Ordering::Relaxed);
            if n % 2 == 0 { Err(anyhow!("{n} is even")) } else { Ok(()) }
        })
        .unwrap_err();
        assert_eq!((error.to_string().as_str(), done.into_inner()), ("2 is even", 4));
    }
}
