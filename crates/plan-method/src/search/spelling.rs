//! Matching Latin letters against Han characters: whole syllables, initials, and one slip of the finger.

use super::lexicon::Pinyin;
use super::tokens::is_han;
use std::collections::HashMap;

/// How a word in letters spells some characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Syllable for syllable.
    Whole,
    /// Syllable for syllable; the last is still being typed.
    Begun,
    /// The first letter of each syllable.
    Initials,
    /// Syllable for syllable but for one letter wrong, missing, too many or swapped.
    Slip,
}

/// Whether a word may be pinyin at all: letters and digits of ASCII, a letter among them.
pub(super) fn may_spell(word: &str) -> bool {
    word.len() >= 2
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && word.bytes().any(|byte| byte.is_ascii_lowercase())
}

/// Shortest word in which a slip is forgiven; in a shorter one nearly everything would fit.
pub(super) const SLIP_FROM: usize = 5;

/// What each character of some names may be spelled as.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    /// The readings of each character that occurs; letters and digits spell themselves.
    readings: Vec<Vec<String>>,
    /// Which letters the readings of each character begin with, a bit for each.
    initials: Vec<u64>,
}

/// A bit for the first letter or digit of a spelling.
fn initial(spelling: &str) -> u64 {
    match spelling.bytes().next() {
        Some(letter @ b'a'..=b'z') => 1 << (letter - b'a'),
        Some(digit @ b'0'..=b'9') => 1 << (26 + digit - b'0'),
        Some(_) | None => 0,
    }
}

/// Codes of the characters of names, for [`Spellings`].
#[derive(Debug, Default)]
pub(super) struct Codes {
    known: HashMap<char, u16>,
    spellings: Spellings,
}

impl Codes {
    /// The code of a character, made if it is new; past 65,535 of them all are spelled like the last.
    pub(super) fn of(&mut self, c: char, pinyin: &Pinyin) -> u16 {
        if let Some(code) = self.known.get(&c) {
            return *code;
        }
        let own: Vec<String> =
            if is_han(c) { pinyin.of(c).map(str::to_owned).collect() } else { vec![c.to_string()] };
        let code = u16::try_from(self.spellings.readings.len()).unwrap_or(u16::MAX);
        self.spellings.initials.push(own.iter().fold(0, |bits, spelling| bits | initial(spelling)));
        self.spellings.readings.push(own);
        self.known.insert(c, code);
        code
    }

    /// What the codes stand for.
    pub(super) fn finish(self) -> Spellings {
        self.spellings
    }
}

impl Spellings {
    fn of(&self, code: u16) -> &[String] {
        self.readings.get(usize::from(code)).map_or(&[], Vec::as_slice)
    }

    fn begins(&self, code: u16, letters: u64) -> bool {
        self.initials.get(usize::from(code)).is_some_and(|own| own & letters != 0)
    }

    /// How a word spells the characters of a name from its beginning, and how many; the best fit, if there is one.
    fn fit(&self, name: &[u16], word: &str) -> Option<(Fit, usize)> {
        let whole = self.spelled(name, word, false).map(|n| (Fit::Whole, n));
        let begun = || self.spelled(name, word, true).map(|n| (Fit::Begun, n));
        let initials = || self.initials(name, word).map(|n| (Fit::Initials, n));
        whole.or_else(begun).or_else(initials)
    }

    /// Every place of a name that a word spells: the fit, where it starts, and how many characters.
    ///
    /// With `slips` one letter may be wrong, missing, too many or swapped with its neighbour in the syllable.
    pub(super) fn places(
        &self,
        name: &[u16],
        word: &str,
        slips: bool,
        found: &mut dyn FnMut(Fit, usize, usize),
    ) {
        // Most places fall out by their first letter alone. Where it is the one that slipped, the next
        // syllable begins soon after.
        let first = letters(word, 0, if slips { 2 } else { 1 });
        let next = if slips { letters(word, 1, 8) } else { 0 };
        for (start, &code) in name.iter().enumerate() {
            let may_fit = self.begins(code, first)
                || (next != 0 && name.get(start + 1).is_some_and(|&code| self.begins(code, next)));
            if !may_fit {
                continue;
            }
            let fit = if slips {
                self.slipped(&name[start..], word.as_bytes(), true).map(|n| (Fit::Slip, n))
            } else {
                self.fit(&name[start..], word)
            };
            if let Some((fit, n)) = fit.filter(|(_, n)| *n > 0) {
                found(fit, start, n);
            }
        }
    }

    /// How many characters a word spells; with `begun` the last syllable may be unfinished.
    fn spelled(&self, name: &[u16], word: &str, begun: bool) -> Option<usize> {
        if word.is_empty() {
            return Some(0);
        }
        let (&first, rest) = name.split_first()?;
        self.of(first).iter().find_map(|syllable| match word.strip_prefix(syllable.as_str()) {
            Some(left) => self.spelled(rest, left, begun).map(|n| n + 1),
            None => (begun && syllable.starts_with(word)).then_some(1),
        })
    }

    /// How many characters begin with a word's letters, one by one.
    fn initials(&self, name: &[u16], word: &str) -> Option<usize> {
        let n = word.len();
        let fits = name.len() >= n && (0..n).all(|at| self.begins(name[at], letters(word, at, at + 1)));
        fits.then_some(n)
    }

    /// How many characters a word spells with at most one slip, or none left to make.
    fn slipped(&self, name: &[u16], word: &[u8], may_slip: bool) -> Option<usize> {
        // The last letter may be one too many.
        if word.is_empty() || (may_slip && word.len() == 1) {
            return Some(0);
        }
        let (&first, rest) = name.split_first()?;
        self.of(first).iter().find_map(|syllable| {
            let syllable = syllable.as_bytes();
            let exact = word.strip_prefix(syllable).and_then(|left| self.slipped(rest, left, may_slip));
            let with_slip = || {
                let longest = word.len().min(syllable.len() + 1);
                let mut lengths = (syllable.len().saturating_sub(1).max(1)..=longest).rev();
                lengths.find_map(|n| {
                    let (own, left) = word.split_at(n);
                    let fits = may_slip && one_slip(syllable, own);
                    fits.then(|| self.slipped(rest, left, false)).flatten()
                })
            };
            exact.or_else(with_slip).map(|n| n + 1)
        })
    }
}

/// Bits for some letters of a word.
fn letters(word: &str, from: usize, to: usize) -> u64 {
    (from..to.min(word.len())).filter_map(|at| word.get(at..)).fold(0, |bits, rest| bits | initial(rest))
}

/// Whether what was typed is a syllable with one letter wrong, missing, too many, or two neighbours swapped.
fn one_slip(syllable: &[u8], typed: &[u8]) -> bool {
    let same = |a: &[u8], b: &[u8]| a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let before = same(syllable, typed);
    let (left, typed_left) = (&syllable[before..], &typed[before..]);
    match (left, typed_left) {
        (_, [_, rest @ ..]) if rest == left => true,
        ([_, rest @ ..], _) if rest == typed_left => true,
        ([_, a @ ..], [_, b @ ..]) if a == b => true,
        ([a, b, rest @ ..], [c, d, others @ ..]) => a == d && b == c && rest == others,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan_model::wire::PinyinFile;

    fn pinyin() -> Pinyin {
        let syllables = [
            ("ban", "办"),
            ("chang", "长"),
            ("hui", "汇"),
            ("ji", "基"),
            ("ning", "宁"),
            ("qu", "区"),
            ("tong", "通"),
            ("wang", "网"),
            ("xu", "徐"),
            ("yi", "一"),
            ("zhan", "站"),
            ("zhang", "长"),
        ];
        Pinyin::new(&PinyinFile {
            schema: 1,
            syllables: syllables.into_iter().map(|(s, c)| (s.to_owned(), c.to_owned())).collect(),
        })
    }

    fn coded(name: &str, pinyin: &Pinyin) -> (Spellings, Vec<u16>) {
        let mut codes = Codes::default();
        let name = name.chars().map(|c| codes.of(c, pinyin)).collect();
        (codes.finish(), name)
    }

    /// How a word fits at the beginning of a name.
    fn first(spellings: &Spellings, name: &[u16], word: &str, slips: bool) -> Option<(Fit, usize)> {
        let mut first = None;
        spellings.places(name, word, slips, &mut |fit, start, n| {
            if start == 0 {
                first = Some((fit, n));
            }
        });
        first
    }

    #[test]
    fn letters_spell_characters_in_four_ways() {
        let pinyin = pinyin();
        for (name, word, expected) in [
            ("一网通办", "yiwangtongban", Some((Fit::Whole, 4))),
            ("一网通办", "yiwangt", Some((Fit::Begun, 3))),
            ("一网通办", "yiwang", Some((Fit::Whole, 2))),
            ("一网通办", "ywtb", Some((Fit::Initials, 4))),
            ("徐汇区", "xhq", Some((Fit::Initials, 3))),
            ("徐汇区", "xuhui", Some((Fit::Whole, 2))),
            ("长宁区", "changning", Some((Fit::Whole, 2))),
            ("长宁区", "zhangning", Some((Fit::Whole, 2))),
            ("5g基站", "5gjizhan", Some((Fit::Whole, 4))),
            ("5g基站", "5gjz", Some((Fit::Initials, 4))),
            ("徐汇区", "xhqz", None),
            ("徐汇区", "government", None),
        ] {
            let (spellings, codes) = coded(name, &pinyin);
            assert_eq!(first(&spellings, &codes, word, false), expected, "{word}");
        }
    }

    #[test]
    fn one_slip_is_forgiven_and_no_more() {
        let pinyin = pinyin();
        for (word, found) in [
            ("yiwangtongban", true),
            ("yiwangtonban", true),
            ("yiwangtongbaan", true),
            ("yiwangtomgban", true),
            ("yiwnagtongban", true),
            ("yiwangtongbann", true),
            ("yiwangtngban", true),
            ("iwangtongban", true),
            ("yiwamgtomgban", false),
            ("yiwangongba", false),
            ("wenxue", false),
        ] {
            let (spellings, codes) = coded("一网通办网", &pinyin);
            let fit = first(&spellings, &codes, word, true);
            assert_eq!(fit.is_some(), found, "{word}: {fit:?}");
        }
    }

    #[test]
    fn only_letters_and_digits_may_be_pinyin() {
        for (word, may) in
            [("xhq", true), ("5g", true), ("2025", false), ("a", false), ("基站", false), ("é", false)]
        {
            assert_eq!(may_spell(word), may, "{word}");
        }
    }
}
