//! Every way in which a query may be meant: as typed, as pinyin, by words that mean the same.

use super::index::Index;
use super::spelling::{self, Fit};
use super::tokens::{is_han, squeezed};
use crate::dataset::Dataset;
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
pub(super) struct Reading {
    pub(super) text: String,
    pub(super) cost: u16,
}

/// One way to read the query.
pub(super) struct Variant {
    pub(super) words: Vec<Vec<Reading>>,
    pub(super) cost: u16,
}

impl Index {
    /// Every way to read a query: as typed, its words as one, letters as pinyin, words by their synonyms.
    pub(super) fn variants(&self, query: &[String], read_as: &mut Vec<String>) -> Vec<Variant> {
        let mut variants = vec![self.variant(query, 0, read_as)];
        if query.len() > 1 {
            variants.push(self.variant(&[query.concat()], 0, read_as));
        }
        for words in self.synonyms.variants(query, MAX_VARIANTS) {
            read_as.push(words.join(" "));
            let plain = |text: String| vec![Reading { text, cost: 0 }];
            if words.len() > 1 {
                variants.push(Variant { words: vec![plain(words.concat())], cost: SYNONYM_COST });
            }
            variants.push(Variant { words: words.into_iter().map(plain).collect(), cost: SYNONYM_COST });
        }
        variants
    }

    fn variant(&self, query: &[String], cost: u16, read_as: &mut Vec<String>) -> Variant {
        let words = query.iter().map(|word| {
            let mut readings = vec![Reading { text: word.clone(), cost: 0 }];
            if spelling::may_spell(word) {
                for reading in self.spelled(word) {
                    // A lone character says too little about how the word was read.
                    if reading.text.chars().count() > 1 && !read_as.contains(&reading.text) {
                        read_as.push(reading.text.clone());
                    }
                    readings.push(reading);
                }
            }
            readings
        });
        Variant { words: words.collect(), cost }
    }

    /// The Chinese that a word in letters may spell, as far as names have it; the likeliest first.
    fn spelled(&self, word: &str) -> Vec<Reading> {
        let spellings = &self.spellings;
        let mut found = self.spelled_by(|name| spellings.fit(name, word));
        // A word that is one anyway is hardly meant for a single character.
        if self.postings.begins(word) {
            found.retain(|text, _| text.chars().count() > 1);
        }
        if found.is_empty() && word.len() >= spelling::SLIP_FROM && !self.postings.begins(word) {
            found = self.spelled_by(|name| spellings.fit_with_slip(name, word));
        }
        let mut found: Vec<((Fit, bool), usize, String)> =
            found.into_iter().map(|(text, (fit, n))| (fit, n, text)).collect();
        found.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)).then_with(|| a.2.cmp(&b.2)));
        found.truncate(MAX_READINGS);
        let reading = |((fit, _), _, text)| Reading {
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
    fn spelled_by(
        &self,
        fit: impl Fn(&[u16]) -> Option<(Fit, usize)>,
    ) -> BTreeMap<String, ((Fit, bool), usize)> {
        let mut found: BTreeMap<String, ((Fit, bool), usize)> = BTreeMap::new();
        for at in 0..self.n_names() {
            let codes = self.codes(at);
            for start in 0..codes.len() {
                let Some((fit, n)) = fit(&codes[start..]) else { continue };
                let text: String = self.name(at).chars().skip(start).take(n).collect();
                if !text.contains(is_han) {
                    continue;
                }
                let slot = found.entry(text).or_insert(((fit, start > 0), 0));
                slot.0 = slot.0.min((fit, start > 0));
                slot.1 += 1;
            }
        }
        found
    }
}

/// The words of a query, with the names of districts that stand in longer ones set apart.
pub(super) fn apart(data: &Dataset, query: Vec<String>) -> Vec<String> {
    let mut words = Vec::new();
    for word in query {
        let inside = data.districts().iter().find_map(|row| {
            let name = squeezed(&row.name_zh);
            let short = name.strip_suffix('区').filter(|short| short.chars().count() >= 2);
            [Some(name.as_str()), short].into_iter().flatten().find_map(|name| {
                let (before, after) = word.split_once(name)?;
                (before.len() + after.len() > 0).then(|| [before, name, after].map(str::to_owned))
            })
        });
        match inside {
            Some(pieces) => words.extend(pieces.into_iter().filter(|piece| !piece.is_empty())),
            None => words.push(word),
        }
    }
    words
}
