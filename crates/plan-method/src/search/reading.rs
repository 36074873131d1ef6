//! Every way in which a query may be meant: as typed, as pinyin, by words that mean the same.

use super::index::Index;
use super::spelling::{self, Fit};
use super::tokens::is_han;
use plan_model::order;
use std::collections::BTreeMap;

/// Most words of a query that are looked at.
pub(super) const MAX_WORDS: usize = 6;
/// Most ways in which letters are read as Chinese.
pub(super) const MAX_READINGS: usize = 8;
/// Most variants of a query by synonyms.
const MAX_VARIANTS: usize = 10;
/// What a variant by synonyms costs.
const SYNONYM_COST: u16 = 300;
/// A word of a query, or what it may stand for, with what that costs.
pub(super) struct WordReading {
    pub(super) text: String,
    pub(super) cost: u16,
}

/// One way to read the query.
pub(super) struct Variant {
    pub(super) words: Vec<Vec<WordReading>>,
    pub(super) cost: u16,
}

impl Index {
    /// Every way to read a query: as typed, its words as one, letters as pinyin, words by their synonyms.
    pub(super) fn variants(&self, query: &[String], read_as: &mut Vec<String>) -> Vec<Variant> {
        // Words that are there as typed weren't slips of the finger.
        let known = query.iter().any(|word| self.postings.has(word));
        let mut variants = vec![self.variant(query, !known, read_as)];
        if query.len() > 1 {
            variants.push(self.variant(&[query.concat()], !known, read_as));
        }
        for words in self.synonyms.variants(query, MAX_VARIANTS) {
            read_as.push(words.join(" "));
            let plain = |text: String| vec![WordReading { text, cost: 0 }];
            if words.len() > 1 {
                variants.push(Variant { words: vec![plain(words.concat())], cost: SYNONYM_COST });
            }
            variants.push(Variant { words: words.into_iter().map(plain).collect(), cost: SYNONYM_COST });
        }
        variants
    }

    fn variant(&self, query: &[String], slips: bool, read_as: &mut Vec<String>) -> Variant {
        let words = query.iter().map(|word| {
            let mut readings = vec![WordReading { text: word.clone(), cost: 0 }];
            if spelling::may_spell(word) {
                for reading in self.spelled(word, slips) {
                    // A lone character says too little about how the word was read.
                    if reading.text.chars().count() > 1 && !read_as.contains(&reading.text) {
                        read_as.push(reading.text.clone());
                    }
                    readings.push(reading);
                }
            }
            readings
        });
        Variant { words: words.collect(), cost: 0 }
    }

    /// The Chinese that a word in letters may spell, as far as names have it; the likeliest first.
    fn spelled(&self, word: &str, slips: bool) -> Vec<WordReading> {
        let mut found = self.spelled_by(word, false);
        // A word that is one anyway is hardly meant for a single character.
        if self.postings.begins(word) {
            found.retain(|text, _| text.chars().count() > 1);
        }
        if slips && found.is_empty() && word.len() >= spelling::SLIP_FROM && !self.postings.begins(word) {
            found = self.spelled_by(word, true);
        }
        let mut found: Vec<((Fit, bool), usize, String)> =
            found.into_iter().map(|(text, (fit, n))| (fit, n, text)).collect();
        order::arrange(&mut found, &|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)).then_with(|| a.2.cmp(&b.2)));
        found.truncate(MAX_READINGS);
        let reading = |((fit, _), _, text)| WordReading {
            text,
            cost: match fit {
                Fit::Whole => 100,
                Fit::Begun => 150,
                Fit::Initials => 200,
                Fit::Slip => 450,
            },
        };
        found.into_iter().map(reading).collect()
    }

    /// Pieces of names that fit: how well, whether only inside a name, and how often.
    fn spelled_by(&self, word: &str, slips: bool) -> BTreeMap<String, ((Fit, bool), usize)> {
        let mut found: BTreeMap<String, ((Fit, bool), usize)> = BTreeMap::new();
        for at in 0..self.n_names() {
            self.spellings.places(self.codes(at), word, slips, &mut |fit, start, n| {
                let text: String = self.name(at).chars().skip(start).take(n).collect();
                if text.contains(is_han) {
                    let slot = found.entry(text).or_insert(((fit, start > 0), 0));
                    slot.0 = slot.0.min((fit, start > 0));
                    slot.1 += 1;
                }
            });
        }
        found
    }

    /// The words of a query, with the names of districts that stand in longer ones set apart.
    pub(super) fn apart(&self, query: Vec<String>) -> Vec<String> {
        let mut words = Vec::new();
        for word in query {
            match self.district_in(&word) {
                Some(pieces) => {
                    words.extend(pieces.into_iter().filter(|piece| !piece.is_empty()).map(str::to_owned));
                }
                None => words.push(word),
            }
        }
        words
    }

    /// What stands before a district's name in a word, the name, and what stands after it; the longest name counts.
    fn district_in<'a>(&self, word: &'a str) -> Option<[&'a str; 3]> {
        let ends: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
        let n = ends.len() - 1;
        let longest = self.longest_district.min(n.saturating_sub(1));
        (2..=longest).rev().find_map(|length| {
            (0..=n - length).find_map(|from| {
                let (start, end) = (ends[from], ends[from + length]);
                let name = &word[start..end];
                let known = self.district_names.binary_search_by(|known| known.as_str().cmp(name)).is_ok();
                known.then(|| [&word[..start], name, &word[end..]])
            })
        })
    }
}
