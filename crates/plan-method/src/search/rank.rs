//! Finding and ranking: whole names before beginnings, beginnings before parts, all words before some.

use super::index::{Index, SearchField};
use super::reading::{MAX_READINGS, MAX_WORDS, Variant};
use super::tokens::{counts, is_han, tokens, words};
use super::{Found, RecordKind};
use crate::query::MAX_TEXT;
use plan_model::dataset::Dataset;
use plan_model::folding::says;
use plan_model::order;

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
    /// Parts found in each entry, counted from `base`, so that nothing has to be cleared between readings.
    parts: Vec<u16>,
    base: u16,
    /// The best score of each document for one word, and which documents have one.
    word: Vec<u16>,
    touched: Vec<u32>,
    /// The sum over the words of a variant, which of them were found, and where.
    sums: Vec<(u32, u8)>,
    seen: Vec<u32>,
    /// The best score of each document for the whole query, and which documents have one.
    best: Vec<u16>,
    found: Vec<u32>,
}

impl Scores {
    fn new(index: &Index) -> Self {
        let n = index.n_documents();
        Self {
            parts: vec![0; index.n_entries()],
            base: 0,
            word: vec![0; n],
            touched: Vec::new(),
            sums: vec![(0, 0); n],
            seen: Vec::new(),
            best: vec![0; n],
            found: Vec::new(),
        }
    }

    /// Gives a document a score for one word, if it is better than what it has.
    fn give_word(&mut self, document: u32, score: u16) {
        let Some(best) = self.word.get_mut(document as usize) else { return };
        if *best == 0 {
            self.touched.push(document);
        }
        // At least 1, so that what was found counts however much it costs.
        *best = score.max(*best).max(1);
    }

    /// Gives a document a score for the whole query, if it is better than what it has.
    fn give(&mut self, document: u32, score: u16) {
        let Some(best) = self.best.get_mut(document as usize) else { return };
        if *best == 0 {
            self.found.push(document);
        }
        *best = score.max(*best).max(1);
    }

    /// Makes the counts of parts start from nothing.
    fn next_reading(&mut self, n_parts: usize) {
        let used = n_parts as u16 + 1;
        match self.base.checked_add(used).filter(|base| base.checked_add(MAX_PARTS + 1).is_some()) {
            Some(base) => self.base = base,
            None => {
                self.parts.fill(0);
                self.base = 0;
            }
        }
    }
}

/// Most parts of a word that are looked at.
const MAX_PARTS: u16 = 200;

/// What an entry is.
enum IndexEntry {
    /// A name, which any number of documents have.
    Name(usize),
    /// The clause of a target.
    Clause(usize),
    /// A paragraph.
    Paragraph(usize),
}

impl Index {
    /// Looks for what a reader typed: at most `limit` hits of each kind.
    ///
    /// The dataset must be the one that the index was made of. Text past [`MAX_TEXT`] characters isn't looked at.
    pub fn search(&self, data: &Dataset, typed: &str, limit: usize) -> Found {
        let typed: String = typed.chars().take(MAX_TEXT).collect();
        let mut query = self.apart(words(&typed));
        query.truncate(MAX_WORDS);
        if query.is_empty() {
            return Found::default();
        }
        let mut scores = Scores::new(self);
        let mut read_as = Vec::new();
        let mut needles: Vec<String> = Vec::new();
        for variant in self.variants(&query, &mut read_as) {
            self.score(data, &variant, &mut scores);
            needles.extend(variant.words.into_iter().flatten().map(|reading| reading.text));
        }
        let mut partial = false;
        if scores.found.is_empty() {
            partial = self.score_some(&query.concat(), &mut scores, &mut needles);
        }
        read_as.truncate(MAX_READINGS);
        let mut found = Found { read_as, partial, ..Found::default() };
        // The best score first, of equal ones the first document: one number each, as the index sorts them.
        let mut fits: [Vec<u64>; RecordKind::ALL.len()] = Default::default();
        for document in scores.found {
            let score = scores.best[document as usize];
            fits[self.kind_of(document).0 as usize].push(u64::from(!score) << 32 | u64::from(document));
        }
        for (fits, total) in fits.iter_mut().zip(&mut found.totals) {
            *total = fits.len();
            if fits.len() > limit {
                fits.select_nth_unstable(limit);
                fits.truncate(limit);
            }
            fits.sort_unstable();
            let hits =
                fits.iter().filter_map(|fit| self.hit(data, *fit as u32, !((fit >> 32) as u16), &needles));
            found.hits.extend(hits);
        }
        order::arrange(&mut found.hits, &|a, b| b.score.cmp(&a.score));
        found
    }

    /// Scores every document that holds all words of a variant.
    fn score(&self, data: &Dataset, variant: &Variant, scores: &mut Scores) {
        let n = variant.words.len();
        let mut districts: Vec<u8> = vec![0; if n > 1 { data.districts().len() } else { 0 }];
        for (at, readings) in variant.words.iter().enumerate() {
            for reading in readings {
                self.score_reading(data, &reading.text, reading.cost + variant.cost, scores);
            }
            for document in std::mem::take(&mut scores.touched) {
                let score = std::mem::take(&mut scores.word[document as usize]);
                if n == 1 {
                    scores.give(document, score);
                    continue;
                }
                let (sum, mask) = &mut scores.sums[document as usize];
                if *mask == 0 {
                    scores.seen.push(document);
                }
                *sum += u32::from(score);
                *mask |= 1 << at;
                if let (RecordKind::District, place) = self.kind_of(document)
                    && let Some(words) = districts.get_mut(place)
                {
                    *words |= 1 << at;
                }
            }
        }
        let all = (1_u16 << n) - 1;
        for document in std::mem::take(&mut scores.seen) {
            let (sum, mask) = std::mem::take(&mut scores.sums[document as usize]);
            let context =
                self.district_of(document).and_then(|at| districts.get(at)).copied().unwrap_or_default();
            if u16::from(mask | context) == all {
                // A word that only the district says is worth as much as a part of a text.
                let given = u32::from(worth::CONTAINS) * (context & !mask).count_ones();
                scores.give(document, worth::PIECES + ((sum + given) / n as u32 / 5) as u16);
            }
        }
    }

    /// Scores every document that holds one reading of a word.
    fn score_reading(&self, data: &Dataset, text: &str, cost: u16, scores: &mut Scores) {
        let mut parts = parts(text);
        parts.truncate(usize::from(MAX_PARTS));
        let mut entries: Vec<u32> = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            let so_far = scores.base + at as u16;
            let is_last = at + 1 == parts.len();
            self.postings.each(&part.text, part.begun, &mut |entry| {
                let Some(count) = scores.parts.get_mut(entry as usize) else { return };
                if *count == so_far || (at == 0 && *count < so_far) {
                    *count = so_far + 1;
                    if is_last {
                        entries.push(entry);
                    }
                }
            });
        }
        scores.next_reading(parts.len());
        let one_piece = parts.len() == 1;
        let length = text.chars().count();
        for entry in entries {
            match self.entry(entry as usize) {
                Some(IndexEntry::Name(at)) => {
                    let score = fit_of_name(self.name(at), text, length, one_piece).saturating_sub(cost);
                    for (document, field) in self.owners(at) {
                        let weight = kind_weight(self.kind_of(document).0) + field_weight(field);
                        scores.give_word(document, score + weight);
                    }
                }
                Some(IndexEntry::Clause(at)) => {
                    let said = || {
                        let clause = data.target_at(at).map(|(_, target)| target.statement.as_str());
                        clause.is_some_and(|clause| says(clause, text, counts))
                    };
                    let fit = if one_piece || said() { worth::CONTAINS } else { worth::PIECES };
                    let weight = kind_weight(RecordKind::Target) + field_weight(SearchField::Clause);
                    let document = self.documents(RecordKind::Target).start + at as u32;
                    scores.give_word(document, fit.saturating_sub(cost) + weight);
                }
                Some(IndexEntry::Paragraph(at)) => {
                    let said = || self.paragraphs[at].squeezed.contains(text);
                    let fit = if one_piece || said() { worth::CONTAINS } else { worth::PIECES };
                    let document = self.documents(RecordKind::Paragraph).start + at as u32;
                    scores.give_word(document, fit.saturating_sub(cost));
                }
                None => {}
            }
        }
    }

    /// What an entry is; `None` past the last.
    fn entry(&self, entry: usize) -> Option<IndexEntry> {
        let n_names = self.n_names();
        let n_clauses = self.documents(RecordKind::Target).len();
        match entry.checked_sub(n_names) {
            None => Some(IndexEntry::Name(entry)),
            Some(at) if at < n_clauses => Some(IndexEntry::Clause(at)),
            Some(at) => {
                Some(at - n_clauses).filter(|&at| at < self.paragraphs.len()).map(IndexEntry::Paragraph)
            }
        }
    }

    /// Scores what holds at least half of the query's parts; whether there is anything.
    fn score_some(&self, query: &str, scores: &mut Scores, needles: &mut Vec<String>) -> bool {
        let parts = parts(query);
        if parts.len() < 3 {
            return false;
        }
        scores.parts.fill(0);
        for part in &parts {
            self.postings.each(&part.text, false, &mut |entry| {
                if let Some(count) = scores.parts.get_mut(entry as usize) {
                    *count = count.saturating_add(1);
                }
            });
        }
        for (entry, count) in std::mem::take(&mut scores.parts).into_iter().enumerate() {
            let share = f32::from(count) / parts.len() as f32;
            if share < SHARE_WANTED {
                continue;
            }
            let score = (f32::from(worth::SOME) * share) as u16;
            match self.entry(entry) {
                Some(IndexEntry::Name(at)) => {
                    for (document, field) in self.owners(at) {
                        let weight = kind_weight(self.kind_of(document).0) + field_weight(field);
                        scores.give(document, score + weight);
                    }
                }
                Some(IndexEntry::Clause(at)) => {
                    let document = self.documents(RecordKind::Target).start + at as u32;
                    scores.give(document, score + kind_weight(RecordKind::Target));
                }
                Some(IndexEntry::Paragraph(at)) => {
                    scores.give(self.documents(RecordKind::Paragraph).start + at as u32, score);
                }
                None => {}
            }
        }
        needles.extend(parts.into_iter().map(|part| part.text));
        !scores.found.is_empty()
    }
}

/// What a name is worth that holds all parts of a text, with up to 50 more, the more of it was typed.
fn fit_of_name(name: &str, text: &str, length: usize, one_piece: bool) -> u16 {
    let fit = if name == text {
        worth::EXACT
    } else if name.starts_with(text) {
        worth::PREFIX
    } else if one_piece || name.contains(text) {
        worth::CONTAINS
    } else {
        worth::PIECES
    };
    fit + (50 * length / name.chars().count().max(length).max(1)) as u16
}

/// A part of a word that the index knows.
struct WordPart {
    text: String,
    /// Whether what begins so counts too: a lone Han character, or a word that may still be being typed.
    begun: bool,
}

/// What a word is looked up by. The last character of a run of several says nothing that its pairs don't.
fn parts(text: &str) -> Vec<WordPart> {
    let mut parts: Vec<WordPart> = Vec::new();
    tokens(text, &mut |token| {
        let alone = token.chars().count() == 1 && token.contains(is_han);
        let ends_run =
            alone && parts.last().is_some_and(|part: &WordPart| !part.begun && part.text.ends_with(token));
        if !ends_run && !parts.iter().any(|part| part.text == token) {
            let begun = alone || !token.contains(is_han);
            parts.push(WordPart { text: token.to_owned(), begun });
        }
    });
    parts
}

const fn kind_weight(kind: RecordKind) -> u16 {
    match kind {
        RecordKind::District => 90,
        RecordKind::Target => 80,
        RecordKind::Task => 65,
        RecordKind::Department => 60,
        RecordKind::Topic => 55,
        RecordKind::Place => 50,
        RecordKind::Heading => 40,
        RecordKind::Paragraph => 0,
    }
}

const fn field_weight(field: SearchField) -> u16 {
    match field {
        SearchField::Name => 100,
        SearchField::English => 90,
        SearchField::Other => 60,
        SearchField::Clause => 40,
        SearchField::Text => 0,
    }
}
