//! The readings of every Han character in the data, for search.

use std::collections::{BTreeMap, BTreeSet};

use pinyin::ToPinyinMulti;
use plan_model::check::{Files, is_listed};
use plan_model::wire;

/// `pinyin.json` for these files: every syllable, without tone, with the characters that have it as a reading.
///
/// All readings of a character are kept, since a table of single characters can't know which one a word takes.
pub fn table(files: &Files) -> wire::PinyinFile {
    let mut syllables: BTreeMap<String, BTreeSet<char>> = BTreeMap::new();
    for c in characters(files) {
        for reading in c.to_pinyin_multi().into_iter().flatten() {
            // ü is typed as v.
            let syllable = reading.plain().replace('ü', "v");
            syllables.entry(syllable).or_default().insert(c);
        }
    }
    let joined = syllables.into_iter().map(|(syllable, chars)| (syllable, chars.into_iter().collect()));
    wire::PinyinFile { schema: wire::SCHEMA, syllables: joined.collect() }
}

/// Every Han character that occurs in a record or a text.
fn characters(files: &Files) -> BTreeSet<char> {
    let searched = |path: &str| is_listed(path) && !path.starts_with("geo/") && path != wire::PINYIN;
    let texts =
        files.iter().filter(|(path, _)| searched(path)).map(|(_, bytes)| String::from_utf8_lossy(bytes));
    let han = |c: &char| ('\u{3400}'..='\u{9fff}').contains(c);
    texts.flat_map(|text| text.chars().filter(han).collect::<Vec<_>>()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reading_of_every_character_is_kept() {
        let files: Files = [
            ("topics.json", "[\"长宁\"]"),
            ("sources/a.txt", "重庆绿"),
            ("geo/SOURCES.json", "鑫"),
            ("README.md", "鑫"),
        ]
        .into_iter()
        .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
        .collect();
        let table = table(&files);
        let has =
            |syllable: &str, c: char| table.syllables.get(syllable).is_some_and(|chars| chars.contains(c));
        for (syllable, c) in
            [("chang", '长'), ("zhang", '长'), ("zhong", '重'), ("chong", '重'), ("ning", '宁'), ("lv", '绿')]
        {
            assert!(has(syllable, c), "{syllable} {c}");
        }
        assert!(!has("xin", '鑫'), "nobody searches there");
    }
}
