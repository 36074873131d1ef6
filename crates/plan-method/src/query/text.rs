//! Search words and the texts they are looked for in.

use plan_model::dataset::Dataset;
use plan_model::folding::{fold, fold_into, says};

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

/// What the texts of targets are looked through by.
#[derive(Debug)]
pub(super) struct TargetTexts {
    /// Of each target's clause.
    signatures: Vec<Signature>,
    /// The indicator of each target, as a position in `indicators`.
    indicator_of: Vec<u32>,
    /// Both names of each indicator, folded.
    indicators: Vec<String>,
    /// The titles of all tasks, folded, one after another, and where each ends.
    titles: String,
    title_ends: Vec<u32>,
}

impl TargetTexts {
    /// Looks through the texts of a dataset.
    pub(super) fn new(data: &Dataset) -> Self {
        let n = data.targets().len();
        let mut texts = Self {
            signatures: Vec::with_capacity(n),
            indicator_of: Vec::with_capacity(n),
            indicators: Vec::with_capacity(data.indicators().len() + 1),
            titles: String::new(),
            title_ends: Vec::new(),
        };
        let mut clause = String::new();
        for (_, target) in data.targets() {
            clause.clear();
            fold_into(&target.statement, &mut clause);
            texts.signatures.push(Signature::of(&clause));
            let indicator = data.indicator_position(&target.indicator);
            texts.indicator_of.push(indicator.unwrap_or(data.indicators().len()) as u32);
        }
        let both = |row: &plan_model::indicator::Indicator| {
            let mut folded = fold(&row.names.zh);
            folded.push('\n');
            fold_into(&row.names.en, &mut folded);
            folded
        };
        texts.indicators.extend(data.indicators().iter().map(both));
        // The place of an indicator that the data lacks.
        texts.indicators.push(String::new());
        for task in data.plans().iter().flat_map(|plan| &plan.tasks) {
            fold_into(&task.title, &mut texts.titles);
            texts.title_ends.push(texts.titles.len() as u32);
        }
        texts
    }

    /// The titles of tasks, in the order of the plans.
    fn titles(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(&0).chain(&self.title_ends);
        starts.zip(&self.title_ends).map(|(&start, &end)| &self.titles[start as usize..end as usize])
    }
}

/// Words that are looked for in the texts of one dataset.
pub(super) struct SoughtWords<'a> {
    data: &'a Dataset,
    texts: &'a TargetTexts,
    words: Vec<Word>,
}

struct Word {
    folded: String,
    signature: Signature,
    /// Which indicators and which tasks say it.
    in_indicator: Vec<bool>,
    in_task: Vec<bool>,
}

impl<'a> SoughtWords<'a> {
    /// Looks through what targets share.
    pub(super) fn new(data: &'a Dataset, texts: &'a TargetTexts, text: &str) -> Self {
        let words = text.split_whitespace().map(|word| {
            let folded = fold(word);
            Word {
                signature: Signature::of(&folded),
                in_indicator: texts.indicators.iter().map(|said| said.contains(&folded)).collect(),
                in_task: texts.titles().map(|said| said.contains(&folded)).collect(),
                folded,
            }
        });
        Self { data, texts, words: words.collect() }
    }

    /// Whether a target's clause, indicator names or the title of its task say every word; `task` is the task's position.
    pub(super) fn occur(&self, target: usize, task: Option<usize>) -> bool {
        let signature = self.texts.signatures[target];
        let indicator = self.texts.indicator_of[target] as usize;
        self.words.iter().all(|word| {
            word.in_indicator[indicator]
                || task.is_some_and(|task| word.in_task[task])
                || (signature.may_hold(word.signature) && self.in_clause(target, &word.folded))
        })
    }

    fn in_clause(&self, target: usize, word: &str) -> bool {
        self.data.target_at(target).is_some_and(|(_, target)| says(&target.statement, word, |_| true))
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
    fn a_text_is_searched_without_being_folded_before() {
        let all = |_: char| true;
        let letters = |c: char| c.is_alphanumeric();
        for (text, word, found) in [
            ("到2025年，建成５Ｇ 基站", "5g基站", true),
            ("到2025年，建成５Ｇ 基站", "年,建成", true),
            ("aaab", "aab", true),
            ("基站", "基站1", false),
            ("基站", "", true),
            ("", "基", false),
        ] {
            assert_eq!(says(text, word, all), found, "{word} in {text}");
            assert_eq!(fold(text).contains(word), found, "{word} in {text}");
        }
        assert!(says("“5G+”创新", "5g创新", letters) && !says("“5G+”创新", "5g创新", all));
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
