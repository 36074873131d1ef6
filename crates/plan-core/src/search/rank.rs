//! Finding and ranking: whole names before beginnings, beginnings before parts, all words before some.

use super::index::{Field, Index};
use super::reading::{MAX_READINGS, MAX_WORDS, Variant, apart};
use super::tokens::{is_han, tokens, words};
use super::{Found, Kind};
use crate::dataset::Dataset;
use crate::query::MAX_TEXT;
use std::cmp::Reverse;

/// What a fit is worth before anything else is looked at.
mod worth {
    /// The whole of a name.
    pub(super) const EXACT: u16 = 4000;
    /// The beginning of a name.
    pub(super) const PREFIX: u16 = 3000;
    /// A part of a text, in one piece.
    pub(super) const CONTAINS: u16 = 2000;
    /// All of it, but in pieces.
    pub(super) const PIECES: u16 = 1000;
    /// Only some of it; this much times the share.
    pub(super) const SOME: u16 = 800;
}

/// How many characters of a query's parts must be found at least where not all are.
const SHARE_WANTED: f32 = 0.5;

/// Scores of one search.
struct Scores {
    /// Parts found in each entry.
    parts: Vec<u8>,
    /// The best score of each document for one word.
    word: Vec<u16>,
    touched: Vec<u32>,
    /// The best score of each document for the whole query.
    best: Vec<u16>,
}

impl Index {
    /// Looks for what a reader typed: at most `limit` hits of each kind.
    ///
    /// The dataset must be the one that the index was made of. Text past [`MAX_TEXT`] characters isn't looked at.
    pub fn search(&self, data: &Dataset, typed: &str, limit: usize) -> Found {
        let typed: String = typed.chars().take(MAX_TEXT).collect();
        let mut query = apart(data, words(&typed));
        query.truncate(MAX_WORDS);
        if query.is_empty() {
            return Found::default();
        }
        let mut scores = Scores {
            parts: vec![0; self.n_entries()],
            word: vec![0; self.n_documents()],
            touched: Vec::new(),
            best: vec![0; self.n_documents()],
        };
        let mut read_as = Vec::new();
        let mut needles: Vec<String> = Vec::new();
        for variant in self.variants(&query, &mut read_as) {
            self.score(data, &variant, &mut scores);
            needles.extend(variant.words.into_iter().flatten().map(|reading| reading.text));
        }
        let mut partial = false;
        if scores.best.iter().all(|&score| score == 0) {
            partial = self.score_some(&query.concat(), &mut scores, &mut needles);
        }
        let mut found = Found { read_as, partial, ..Found::default() };
        for (at, kind) in Kind::ALL.into_iter().enumerate() {
            let documents = self.documents(kind);
            let mut fits: Vec<(u16, u32)> =
                documents.map(|at| (scores.best[at as usize], at)).filter(|(score, _)| *score > 0).collect();
            found.totals[at] = fits.len();
            let order = |a: &(u16, u32), b: &(u16, u32)| b.0.cmp(&a.0).then(a.1.cmp(&b.1));
            if fits.len() > limit {
                fits.select_nth_unstable_by(limit, order);
                fits.truncate(limit);
            }
            fits.sort_unstable_by(order);
            found.hits.extend(fits.into_iter().filter_map(|(score, at)| self.hit(data, at, score, &needles)));
        }
        found.hits.sort_by_key(|hit| Reverse(hit.score));
        found.read_as.truncate(MAX_READINGS);
        found
    }

    /// Scores every document that holds all words of a variant.
    fn score(&self, data: &Dataset, variant: &Variant, scores: &mut Scores) {
        let n = variant.words.len();
        // Sum of the words' scores and which of them were found, for each document; districts apart.
        let mut sums: Vec<(u32, u8)> = vec![(0, 0); if n > 1 { self.n_documents() } else { 0 }];
        let mut districts: Vec<u8> = vec![0; if n > 1 { data.districts().len() } else { 0 }];
        let mut seen: Vec<u32> = Vec::new();
        for (at, readings) in variant.words.iter().enumerate() {
            for reading in readings {
                let cost = reading.cost + variant.cost;
                self.score_reading(data, &reading.text, cost, scores);
            }
            for document in std::mem::take(&mut scores.touched) {
                let score = std::mem::take(&mut scores.word[document as usize]);
                if n == 1 {
                    let best = &mut scores.best[document as usize];
                    *best = score.max(*best);
                    continue;
                }
                let (sum, mask) = &mut sums[document as usize];
                if *mask == 0 {
                    seen.push(document);
                }
                *sum += u32::from(score);
                *mask |= 1 << at;
                if let (Kind::District, place) = self.kind_of(document) {
                    districts[place] |= 1 << at;
                }
            }
        }
        let all = (1_u16 << n) - 1;
        for document in seen {
            let (sum, mask) = sums[document as usize];
            let context = self.district_of(document).map_or(0, |at| districts[at]);
            if u16::from(mask | context) != all {
                continue;
            }
            // A word that only the district says is worth as much as a part of a text.
            let given = u32::from(worth::CONTAINS) * (context & !mask).count_ones();
            let average = (sum + given) / n as u32;
            let score = worth::PIECES + (average / 5) as u16;
            let best = &mut scores.best[document as usize];
            *best = score.max(*best);
        }
    }

    /// Scores every document that holds one reading of a word.
    fn score_reading(&self, data: &Dataset, text: &str, cost: u16, scores: &mut Scores) {
        let parts = parts(text);
        let Some(last) = parts.len().checked_sub(1) else { return };
        let mut entries: Vec<u32> = Vec::new();
        for (at, part) in parts.iter().enumerate().take(usize::from(u8::MAX)) {
            let at = at as u8;
            self.postings.each(&part.text, part.begun, &mut |entry| {
                if let Some(count) = scores.parts.get_mut(entry as usize).filter(|count| **count == at) {
                    *count += 1;
                    if usize::from(at) == last {
                        entries.push(entry);
                    }
                }
            });
        }
        scores.parts.fill(0);
        let length = text.chars().count();
        for entry in entries {
            self.score_entry(
                data,
                entry as usize,
                &mut |entry_text, is_name| {
                    let fit = if is_name && entry_text == text {
                        worth::EXACT
                    } else if is_name && entry_text.starts_with(text) {
                        worth::PREFIX
                    } else if last == 0 || entry_text.contains(text) {
                        worth::CONTAINS
                    } else {
                        worth::PIECES
                    };
                    // The more of the name was typed, the likelier it is meant.
                    let share =
                        if is_name { 50 * length / entry_text.chars().count().max(length) } else { 0 };
                    (fit + share as u16).saturating_sub(cost)
                },
                &mut scores.word,
                &mut scores.touched,
            );
        }
    }

    /// Gives an entry's score to the documents that have it, if it is better than what they have.
    fn score_entry(
        &self,
        data: &Dataset,
        entry: usize,
        score: &mut dyn FnMut(&str, bool) -> u16,
        best: &mut [u16],
        touched: &mut Vec<u32>,
    ) {
        let n_names = self.n_names();
        let mut give = |document: u32, score: u16| {
            let Some(best) = best.get_mut(document as usize) else { return };
            if *best == 0 {
                touched.push(document);
            }
            // At least 1, so that what was found counts however much it costs.
            *best = score.max(*best).max(1);
        };
        let targets = self.documents(Kind::Target);
        if entry < n_names {
            let score = score(self.name(entry), true);
            for (document, field) in self.owners(entry) {
                give(document, score + kind_weight(self.kind_of(document).0) + field_weight(field));
            }
        } else if entry < n_names + targets.len() {
            let at = entry - n_names;
            let weight = kind_weight(Kind::Target) + field_weight(Field::Clause);
            give(targets.start + at as u32, score(data.columns().clause(data, at), false) + weight);
        } else if let Some(paragraph) = self.paragraphs.get(entry - n_names - targets.len()) {
            let at = self.documents(Kind::Paragraph).start + (entry - n_names - targets.len()) as u32;
            give(at, score(&paragraph.squeezed, false));
        }
    }

    /// Scores what holds at least half of the query's parts; whether there is anything.
    fn score_some(&self, query: &str, scores: &mut Scores, needles: &mut Vec<String>) -> bool {
        let parts = parts(query);
        if parts.len() < 3 {
            return false;
        }
        for part in parts.iter().take(usize::from(u8::MAX)) {
            let mut last = u32::MAX;
            self.postings.each(&part.text, false, &mut |entry| {
                if let Some(count) = scores.parts.get_mut(entry as usize).filter(|_| last != entry) {
                    *count = count.saturating_add(1);
                }
                last = entry;
            });
        }
        let mut any = false;
        let counts = std::mem::take(&mut scores.parts);
        for (entry, &count) in counts.iter().enumerate() {
            let share = f32::from(count) / parts.len() as f32;
            if share < SHARE_WANTED {
                continue;
            }
            any = true;
            let score = (f32::from(worth::SOME) * share) as u16;
            self.give_some(entry, score, scores);
        }
        scores.parts = counts;
        needles.extend(parts.into_iter().map(|part| part.text));
        any
    }

    fn give_some(&self, entry: usize, score: u16, scores: &mut Scores) {
        let n_names = self.n_names();
        let targets = self.documents(Kind::Target);
        let mut give = |document: u32, score: u16| {
            if let Some(best) = scores.best.get_mut(document as usize) {
                *best = score.max(*best);
            }
        };
        if entry < n_names {
            for (document, field) in self.owners(entry) {
                give(document, score + kind_weight(self.kind_of(document).0) + field_weight(field));
            }
        } else if entry < n_names + targets.len() {
            give(targets.start + (entry - n_names) as u32, score + kind_weight(Kind::Target));
        } else {
            let at = (entry - n_names - targets.len()) as u32;
            give(self.documents(Kind::Paragraph).start + at, score);
        }
    }
}

/// A part of a word that the index knows.
struct Part {
    text: String,
    /// Whether what begins so counts too: a lone Han character, or a word that may still be being typed.
    begun: bool,
}

/// What a word is looked up by. The last character of a run of several says nothing that its pairs don't.
fn parts(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    tokens(text, &mut |token| {
        let alone = token.chars().count() == 1 && token.contains(is_han);
        let ends_run =
            alone && parts.last().is_some_and(|part: &Part| !part.begun && part.text.ends_with(token));
        if !ends_run && !parts.iter().any(|part| part.text == token) {
            let begun = alone || !token.contains(is_han);
            parts.push(Part { text: token.to_owned(), begun });
        }
    });
    parts
}

const fn kind_weight(kind: Kind) -> u16 {
    match kind {
        Kind::District => 90,
        Kind::Target => 80,
        Kind::Task => 65,
        Kind::Unit => 60,
        Kind::Topic => 55,
        Kind::Place => 50,
        Kind::Heading => 40,
        Kind::Paragraph => 0,
    }
}

const fn field_weight(field: Field) -> u16 {
    match field {
        Field::Name => 100,
        Field::English => 90,
        Field::Other => 60,
        Field::Clause => 40,
        Field::Text => 0,
    }
}
