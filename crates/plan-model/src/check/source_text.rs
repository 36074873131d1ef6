//! A plan's text, indexed by character.

use crate::plan::Span;

/// A text whose places are counted in characters (Unicode scalar values).
pub(crate) struct SourceText<'a> {
    text: &'a str,
    chars: Vec<char>,
    /// For each byte that starts a character, the character's number; elsewhere unused.
    numbers: Vec<u32>,
}

impl<'a> SourceText<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let mut numbers = vec![0; text.len()];
        for (number, (byte, _)) in text.char_indices().enumerate() {
            numbers[byte] = number as u32;
        }
        Self { text, chars: text.chars().collect(), numbers }
    }

    pub(crate) fn chars(&self) -> &[char] {
        &self.chars
    }

    /// The words at a span; `None` if it doesn't lie in the text.
    pub(crate) fn slice(&self, span: Span) -> Option<String> {
        self.chars.get(span.start as usize..span.end as usize).map(|chars| chars.iter().collect())
    }

    /// Whether the span lies in the text and nothing else stands there.
    pub(crate) fn reads(&self, span: Span, words: &str) -> bool {
        self.chars
            .get(span.start as usize..span.end as usize)
            .is_some_and(|chars| chars.iter().copied().eq(words.chars()))
    }

    /// Every place where the words stand, in reading order, also where places overlap; none for no words.
    pub(crate) fn places(&self, words: &str) -> Vec<Span> {
        let Some(first) = words.chars().next() else { return Vec::new() };
        let len = words.chars().count() as u32;
        let mut places = Vec::new();
        let mut from = 0;
        while let Some(found) = self.text[from..].find(words) {
            let byte = from + found;
            let start = self.numbers[byte];
            places.push(Span { start, end: start + len });
            from = byte + first.len_utf8();
        }
        places
    }

    /// Whether a line starts here.
    pub(crate) fn starts_line(&self, at: u32) -> bool {
        at == 0 || self.chars.get(at as usize - 1) == Some(&'\n')
    }

    /// The end of the last words before `at`, without the white space between.
    pub(crate) fn words_end(&self, at: u32) -> u32 {
        let before = &self.chars[..(at as usize).min(self.chars.len())];
        let gap = before.iter().rev().take_while(|c| c.is_whitespace()).count();
        (before.len() - gap) as u32
    }

    /// Number of characters.
    pub(crate) fn len(&self) -> u32 {
        self.chars.len() as u32
    }
}

/// The text without its white space.
pub(crate) fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
