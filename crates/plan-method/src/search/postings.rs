//! Which entries hold a token: a sorted dictionary with a compressed list for each token.

use plan_model::order;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Lists of entries by token.
#[derive(Debug, Default)]
pub(super) struct Postings {
    /// All tokens in order, one after another.
    tokens: String,
    token_ends: Vec<u32>,
    /// Where each token's list ends in `lists`.
    list_ends: Vec<u32>,
    /// Differences between entries, seven bits in a byte, the highest bit set on all but the last.
    lists: Vec<u8>,
}

/// How far a token's list has come: the last entry, counted from 1, and bytes or the next byte.
#[derive(Clone, Copy, Default)]
struct Progress {
    last: u32,
    at: u32,
}

/// FNV-1a: tokens are a few bytes long and nobody's secret, so the standard hash would only cost time.
#[derive(Clone, Copy)]
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

fn n_bytes(difference: u32) -> u32 {
    (32 - difference.leading_zeros()).div_ceil(7).max(1)
}

/// What gives each token of each entry to its argument.
type Feed<'a> = dyn Fn(&mut dyn FnMut(u32, &str)) + 'a;

impl Postings {
    /// Builds the lists; `feed` gives each token of each entry to its argument, entries in rising order, and does so twice alike.
    pub(super) fn new(feed: &Feed<'_>) -> Self {
        let mut known: HashMap<String, Progress, BuildHasherDefault<Fnv>> = HashMap::default();
        feed(&mut |entry, token| {
            let progress = match known.get_mut(token) {
                Some(progress) => progress,
                None => known.entry(token.to_owned()).or_default(),
            };
            if progress.last != entry + 1 {
                progress.at += n_bytes(entry + 1 - progress.last);
                progress.last = entry + 1;
            }
        });
        let mut sizes: Vec<(&str, u32)> =
            known.iter().map(|(token, progress)| (token.as_str(), progress.at)).collect();
        order::arrange(&mut sizes, &|a, b| a.cmp(b));
        let mut postings = Self::default();
        let mut end = 0;
        for (token, size) in sizes {
            postings.tokens.push_str(token);
            postings.token_ends.push(postings.tokens.len() as u32);
            end += size;
            postings.list_ends.push(end);
        }
        for at in 0..postings.token_ends.len() {
            let start = at.checked_sub(1).map_or(0, |before| postings.list_ends[before]);
            if let Some(progress) = known.get_mut(postings.token(at)) {
                *progress = Progress { last: 0, at: start };
            }
        }
        let mut lists = vec![0; end as usize];
        feed(&mut |entry, token| {
            let Some(progress) = known.get_mut(token).filter(|progress| progress.last != entry + 1) else {
                return;
            };
            let mut difference = entry + 1 - progress.last;
            progress.last = entry + 1;
            loop {
                let more = difference > 0x7f;
                let byte = (difference & 0x7f) as u8 | if more { 0x80 } else { 0 };
                if let Some(slot) = lists.get_mut(progress.at as usize) {
                    *slot = byte;
                }
                progress.at += 1;
                difference >>= 7;
                if !more {
                    break;
                }
            }
        });
        postings.lists = lists;
        postings
    }

    fn token(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.token_ends[before]);
        &self.tokens[start as usize..self.token_ends[at] as usize]
    }

    /// Gives every entry that holds a token, or with `begun` a token that begins so; one may come more than once.
    pub(super) fn each(&self, token: &str, begun: bool, found: &mut dyn FnMut(u32)) {
        let n = self.token_ends.len();
        let (mut low, mut high) = (0, n);
        while low < high {
            let middle = low.midpoint(high);
            if self.token(middle) < token {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let fits =
            |at: usize| if begun { self.token(at).starts_with(token) } else { self.token(at) == token };
        for at in (low..n).take_while(|&at| fits(at)) {
            self.list(at, found);
        }
    }

    /// Whether this is a token.
    pub(super) fn has(&self, token: &str) -> bool {
        let mut any = false;
        self.each(token, false, &mut |_| any = true);
        any
    }

    /// Whether any token begins so.
    pub(super) fn begins(&self, token: &str) -> bool {
        let mut any = false;
        self.each(token, true, &mut |_| any = true);
        any
    }

    fn list(&self, at: usize, found: &mut dyn FnMut(u32)) {
        let start = at.checked_sub(1).map_or(0, |before| self.list_ends[before]);
        let (mut entry, mut difference, mut shift) = (0_u32, 0_u32, 0);
        for &byte in &self.lists[start as usize..self.list_ends[at] as usize] {
            difference |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 != 0 {
                shift += 7;
            } else {
                entry += difference;
                found(entry - 1);
                (difference, shift) = (0, 0);
            }
        }
    }

    /// Bytes that the lists and the dictionary take.
    pub(super) fn size(&self) -> usize {
        self.tokens.len() + 4 * (self.token_ends.len() + self.list_ends.len()) + self.lists.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_come_out_as_they_went_in() {
        let entries: [(u32, &[&str]); 5] = [
            (0, &["a", "ab"]),
            (1, &["b", "a", "a"]),
            (130, &["a"]),
            (20_000, &["ab"]),
            (3_000_000, &["a", "b"]),
        ];
        let postings = Postings::new(&|each: &mut dyn FnMut(u32, &str)| {
            for (entry, tokens) in entries {
                tokens.iter().for_each(|token| each(entry, token));
            }
        });
        let found = |token: &str, begun| {
            let mut found = Vec::new();
            postings.each(token, begun, &mut |entry| found.push(entry));
            found
        };
        assert_eq!(found("a", false), [0, 1, 130, 3_000_000]);
        assert_eq!(found("ab", false), [0, 20_000]);
        assert_eq!(found("b", false), [1, 3_000_000]);
        assert_eq!(found("a", true), [0, 1, 130, 3_000_000, 0, 20_000]);
        assert_eq!(found("c", true), Vec::<u32>::new());
        assert!(postings.begins("b") && !postings.begins("c"));
        assert!(postings.size() < 100);
        assert!(Postings::new(&|_: &mut dyn FnMut(u32, &str)| {}).token_ends.is_empty());
    }
}
