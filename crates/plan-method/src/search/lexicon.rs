//! How Han characters are spelled in pinyin, and which words mean the same.

use super::tokens::{is_han, squeezed, words};
use plan_model::order;
use plan_model::wire::{PinyinFile, SynonymsFile};

/// The readings of Han characters, without tones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pinyin {
    /// Syllables, each with its characters.
    syllables: Vec<String>,
    /// Character and syllable, by character. A character with several readings is there several times.
    readings: Vec<(char, u16)>,
}

impl Pinyin {
    /// The readings of a file. A syllable that isn't plain letters is left out.
    pub fn new(file: &PinyinFile) -> Self {
        let mut pinyin = Self::default();
        for (syllable, chars) in &file.syllables {
            if syllable.is_empty() || !syllable.bytes().all(|byte| byte.is_ascii_lowercase()) {
                continue;
            }
            let Ok(at) = u16::try_from(pinyin.syllables.len()) else { break };
            pinyin.syllables.push(syllable.clone());
            pinyin.readings.extend(chars.chars().filter(|c| is_han(*c)).map(|c| (c, at)));
        }
        order::arrange(&mut pinyin.readings, &|a, b| a.cmp(b));
        pinyin.readings.dedup();
        pinyin
    }

    /// Every reading of a character; none if it isn't known.
    pub(super) fn of(&self, c: char) -> impl Iterator<Item = &str> {
        let from = self.readings.partition_point(|(other, _)| *other < c);
        let own = self.readings[from..].iter().take_while(move |(other, _)| *other == c);
        own.map(|(_, at)| self.syllables[usize::from(*at)].as_str())
    }
}

/// Words that mean the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Synonyms {
    groups: Vec<Vec<Synonym>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Synonym {
    /// Without anything between its words.
    squeezed: String,
    words: Vec<String>,
}

impl Synonyms {
    /// The groups of a file.
    pub fn new(file: &SynonymsFile) -> Self {
        let read = |word: &String| Synonym { squeezed: squeezed(word), words: words(word) };
        let group = |words: &Vec<String>| {
            words.iter().map(read).filter(|word| !word.squeezed.is_empty()).collect::<Vec<_>>()
        };
        Self { groups: file.groups.iter().map(|group_row| group(&group_row.words)).collect() }
    }

    /// The query with each of its phrases that has synonyms replaced by each of them, at most `limit` in all.
    ///
    /// Of the phrases of one group the longest counts. A phrase with Han characters may stand inside a
    /// word; one without must be made of whole words.
    pub(super) fn variants(&self, query: &[String], limit: usize) -> Vec<Vec<String>> {
        let mut variants: Vec<Vec<String>> = Vec::new();
        for group in &self.groups {
            let found = group
                .iter()
                .filter_map(|synonym| Some((synonym, place(query, synonym)?)))
                .max_by_key(|(synonym, _)| synonym.squeezed.chars().count());
            let Some((said, (before, after))) = found else { continue };
            for other in group.iter().filter(|other| *other != said) {
                let variant: Vec<String> = before.iter().chain(&other.words).chain(&after).cloned().collect();
                if variants.len() < limit && !variants.contains(&variant) {
                    variants.push(variant);
                }
            }
        }
        variants
    }
}

/// What stands before and after a phrase in a query; `None` if it isn't in it.
fn place(query: &[String], phrase: &Synonym) -> Option<(Vec<String>, Vec<String>)> {
    let n = phrase.words.len();
    if let Some(at) = query.windows(n).position(|window| window == phrase.words) {
        return Some((query[..at].to_vec(), query[at + n..].to_vec()));
    }
    if !phrase.squeezed.contains(is_han) {
        return None;
    }
    let at = query.iter().position(|word| word.contains(&phrase.squeezed))?;
    let (before, after) = query[at].split_once(&phrase.squeezed)?;
    // One character more or less makes another word: 停车位 isn't 停车 with something after it.
    if [before, after].iter().any(|rest| rest.chars().count() == 1) {
        return None;
    }
    let rest = |word: &str| (!word.is_empty()).then(|| word.to_owned());
    let before: Vec<String> = query[..at].iter().cloned().chain(rest(before)).collect();
    let after: Vec<String> = rest(after).into_iter().chain(query[at + 1..].iter().cloned()).collect();
    Some((before, after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan_model::wire::SynonymGroup;
    use std::collections::BTreeMap;

    #[test]
    fn a_character_may_have_several_readings() {
        let syllables = [("chang", "长场"), ("zhang", "长章"), ("x1", "谢"), ("", "无")];
        let syllables: BTreeMap<String, String> =
            syllables.into_iter().map(|(s, c)| (s.to_owned(), c.to_owned())).collect();
        let pinyin = Pinyin::new(&PinyinFile { schema: 1, syllables });
        assert_eq!(pinyin.of('长').collect::<Vec<_>>(), ["chang", "zhang"]);
        assert_eq!(pinyin.of('场').collect::<Vec<_>>(), ["chang"]);
        assert_eq!(pinyin.of('谢').count() + pinyin.of('无').count() + pinyin.of('a').count(), 0);
    }

    #[test]
    fn a_phrase_is_replaced_by_each_of_its_synonyms() {
        let group = |id: &str, words: &[&str]| SynonymGroup {
            id: id.to_owned(),
            words: words.iter().map(|&word| word.to_owned()).collect(),
        };
        let synonyms = Synonyms::new(&SynonymsFile {
            schema: 1,
            groups: vec![
                group("stations", &["5G基站", "基站", "base station"]),
                group("ai", &["人工智能", "AI"]),
            ],
        });
        let variants = |query: &str| {
            let found = synonyms.variants(&words(query), 8);
            found.into_iter().map(|words| words.join(" ")).collect::<Vec<_>>()
        };
        assert_eq!(variants("徐汇5G基站"), ["徐汇 基站", "徐汇 base station"]);
        assert_eq!(variants("Base Station 2025"), ["5g基站 2025", "基站 2025"]);
        assert_eq!(variants("ai 产业"), ["人工智能 产业"]);
        assert_eq!(variants("train"), Vec::<String>::new());
        assert_eq!(variants("基站群"), Vec::<String>::new());
        assert_eq!(variants(""), Vec::<String>::new());
        assert_eq!(synonyms.variants(&words("基站"), 1).len(), 1);
    }
}
