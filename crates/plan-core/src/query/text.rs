//! Search words and the texts they are looked for in.

use super::columns::Columns;
use crate::dataset::Dataset;

/// Longest search text, in characters.
pub const MAX_TEXT: usize = 100;

/// Whether a character has no place in words that a reader types: it controls, hides or reorders text, or opens markup.
fn is_foul(c: char) -> bool {
    let invisible = matches!(
        c,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    );
    c.is_control() || invisible || c == '<' || c == '>'
}

/// Search text without control characters, invisible ones and angle brackets; runs of space as one, none at the ends.
pub fn tidy_text(text: &str) -> String {
    let plain: String = text.chars().map(|c| if is_foul(c) { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A character folded for matching: full width as half width, `None` for space. Case is folded by [`fold`].
pub(crate) fn narrow(c: char) -> Option<char> {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0),
        c if c.is_whitespace() => None,
        c => Some(c),
    }
}

/// Text folded for matching: lower case, full width as half width, no space.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

fn fold_into(text: &str, folded: &mut String) {
    for c in text.chars().filter_map(narrow) {
        match c {
            c if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            // Most of what a plan says has no case.
            '\u{2e80}'..='\u{9fff}' => folded.push(c),
            c => folded.extend(c.to_lowercase()),
        }
    }
}

/// Which characters and pairs of characters a text has, as a set that may hold others too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Signature(u64, u64);

impl Signature {
    fn of(text: &str) -> Self {
        let mut signature = Self::default();
        let mut before = 0_u32;
        for c in text.chars() {
            let c = c as u32;
            signature.add(c.wrapping_mul(0x9e37_79b1));
            if before != 0 {
                signature.add(before.wrapping_mul(0x85eb_ca6b).rotate_left(13) ^ c.wrapping_mul(0xc2b2_ae35));
            }
            before = c;
        }
        signature
    }

    fn add(&mut self, hash: u32) {
        let bit = 1 << (hash >> 26);
        if hash & 1 == 0 { self.0 |= bit } else { self.1 |= bit }
    }

    /// Whether a text of this signature may hold one of the other.
    fn may_hold(self, other: Self) -> bool {
        other.0 & !self.0 == 0 && other.1 & !self.1 == 0
    }
}

/// The texts of every target, folded once.
#[derive(Debug)]
pub(super) struct Texts {
    /// All clauses, one after another.
    clauses: String,
    /// Where each ends.
    ends: Vec<u32>,
    signatures: Vec<Signature>,
    /// The indicator of each target, as a position in `indicators`.
    indicator_of: Vec<u32>,
    /// Both names of each indicator.
    indicators: Vec<String>,
    /// The title of each task.
    tasks: Vec<String>,
}

impl Texts {
    /// Folds the texts of a dataset.
    pub(super) fn new(data: &Dataset, columns: &Columns) -> Self {
        let n = data.targets().len();
        let mut texts = Self {
            clauses: String::with_capacity(data.targets().map(|(_, target)| target.statement.len()).sum()),
            ends: Vec::with_capacity(n),
            signatures: Vec::with_capacity(n),
            indicator_of: Vec::with_capacity(n),
            indicators: Vec::with_capacity(data.indicators().len() + 1),
            tasks: Vec::new(),
        };
        for (_, target) in data.targets() {
            let start = texts.clauses.len();
            fold_into(&target.statement, &mut texts.clauses);
            texts.signatures.push(Signature::of(&texts.clauses[start..]));
            texts.ends.push(texts.clauses.len() as u32);
            let indicator = data.indicator_position(&target.indicator);
            texts.indicator_of.push(indicator.unwrap_or(data.indicators().len()) as u32);
        }
        let both = |row: &crate::indicator::Indicator| {
            let mut folded = fold(&row.names.zh);
            folded.push('\n');
            fold_into(&row.names.en, &mut folded);
            folded
        };
        texts.indicators.extend(data.indicators().iter().map(both));
        // The place of an indicator that the data lacks.
        texts.indicators.push(String::new());
        let titles = columns.tasks().map(|task| data.task_at(task).map(|(_, task)| fold(&task.title)));
        texts.tasks = titles.map(Option::unwrap_or_default).collect();
        texts
    }

    /// The clause of a target, folded; empty past the last.
    pub(super) fn clause(&self, target: usize) -> &str {
        let Some(&end) = self.ends.get(target) else { return "" };
        let start = target.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.clauses[start as usize..end as usize]
    }
}

/// Words that are looked for in the texts of one dataset.
pub(super) struct Words<'a> {
    texts: &'a Texts,
    words: Vec<Word>,
}

struct Word {
    folded: String,
    signature: Signature,
    /// Which indicators and which tasks say it.
    in_indicator: Vec<bool>,
    in_task: Vec<bool>,
}

impl<'a> Words<'a> {
    /// Looks through what targets share.
    pub(super) fn new(texts: &'a Texts, text: &str) -> Self {
        let words = text.split_whitespace().map(|word| {
            let folded = fold(word);
            Word {
                signature: Signature::of(&folded),
                in_indicator: texts.indicators.iter().map(|said| said.contains(&folded)).collect(),
                in_task: texts.tasks.iter().map(|said| said.contains(&folded)).collect(),
                folded,
            }
        });
        Self { texts, words: words.collect() }
    }

    /// Whether a target's clause, indicator names or task title say every word; `group` is its group of tasks.
    pub(super) fn occur(&self, target: usize, group: usize) -> bool {
        let signature = self.texts.signatures[target];
        let indicator = self.texts.indicator_of[target] as usize;
        self.words.iter().all(|word| {
            word.in_indicator[indicator]
                || word.in_task[group]
                || (signature.may_hold(word.signature) && self.texts.clause(target).contains(&word.folded))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_by_width_case_and_space() {
        for (text, folded) in [
            ("５Ｇ 基站", "5g基站"),
            ("IPv6\u{3000}", "ipv6"),
            ("ÄÖ", "äö"),
            ("一网通办", "一网通办"),
            ("", ""),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn what_a_reader_types_holds_no_markup_and_nothing_invisible() {
        assert_eq!(tidy_text(" a\u{0}<b>\u{202e}c\t d "), "a b c d");
        assert_eq!(tidy_text("\u{200b}\u{feff}"), "");
    }

    #[test]
    fn a_signature_never_denies_what_is_there() {
        let text = fold("到2025年，建成5G基站1600个，“一网通办”网办比例不低于90%");
        let whole = Signature::of(&text);
        let chars: Vec<char> = text.chars().collect();
        for from in 0..chars.len() {
            for to in from + 1..=chars.len() {
                let part: String = chars[from..to].iter().collect();
                assert!(whole.may_hold(Signature::of(&part)), "{part}");
            }
        }
        assert!(!whole.may_hold(Signature::of("养老驿站")));
    }
}
