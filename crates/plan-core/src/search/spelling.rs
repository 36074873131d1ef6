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

    fn begins(&self, code: u16, letter: &str) -> bool {
        self.initials.get(usize::from(code)).is_some_and(|bits| bits & initial(letter) != 0)
    }

    /// How a word spells the characters of a name from its beginning, and how many; the best fit, if there is one.
    pub(super) fn fit(&self, name: &[u16], word: &str) -> Option<(Fit, usize)> {
        let first = *name.first()?;
        if !self.begins(first, word) {
            return None;
        }
        let whole = self.spelled(name, word, false).map(|n| (Fit::Whole, n));
        let begun = || self.spelled(name, word, true).map(|n| (Fit::Begun, n));
        let initials = || self.initials(name, word).map(|n| (Fit::Initials, n));
        whole.or_else(begun).or_else(initials)
    }

    /// The same for a word with one letter wrong, missing, too many or swapped.
    pub(super) fn fit_with_slip(&self, name: &[u16], word: &str) -> Option<(Fit, usize)> {
        self.slipped(name, word.as_bytes(), true).map(|n| (Fit::Slip, n))
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
        let mut letters = (0..word.len()).filter_map(|at| word.get(at..=at));
        let fits = name.len() >= word.len()
            && letters.clone().count() == word.len()
            && name.iter().zip(&mut letters).all(|(&code, letter)| self.begins(code, letter));
        fits.then_some(word.len())
    }

    /// How many characters a word spells with at most one slip, or none left to make.
    fn slipped(&self, name: &[u16], word: &[u8], may_slip: bool) -> Option<usize> {
        // The last letter may be one too many.
        if word.is_empty() || (may_slip && word.len() == 1) {
            return Some(0);
        }
        let (&first, rest) = name.split_first()?;
        self.of(first).iter().find_map(|syllable| {
            through(syllable.as_bytes(), word, may_slip, &mut |left, may_slip| {
                self.slipped(rest, left, may_slip).map(|n| n + 1)
            })
        })
    }
}

/// Goes through one syllable letter by letter; `then` goes on with what is left of the word.
fn through(
    syllable: &[u8],
    word: &[u8],
    may_slip: bool,
    then: &mut dyn FnMut(&[u8], bool) -> Option<usize>,
) -> Option<usize> {
    let Some((&letter, others)) = syllable.split_first() else {
        return then(word, may_slip);
    };
    let (&typed, after) = word.split_first()?;
    if typed == letter
        && let Some(n) = through(others, after, may_slip, then)
    {
        return Some(n);
    }
    if !may_slip {
        return None;
    }
    // A letter is missing, wrong, one too many, or swapped with the next.
    through(others, word, false, then)
        .or_else(|| through(others, after, false, then))
        .or_else(|| through(syllable, after, false, then))
        .or_else(|| match (others.split_first(), after.split_first()) {
            (Some((&next, others)), Some((&second, after))) if next == typed && second == letter => {
                through(others, after, false, then)
            }
            (Some(_) | None, Some(_) | None) => None,
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::PinyinFile;

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
            assert_eq!(spellings.fit(&codes, word), expected, "{word}");
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
            let fit = spellings.fit_with_slip(&codes, word);
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
