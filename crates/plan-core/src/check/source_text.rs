//! A plan's text, indexed by character.

use crate::plan::Span;

/// A text whose places are counted in characters (Unicode scalar values).
pub(crate) struct SourceText {
    chars: Vec<char>,
}

impl SourceText {
    pub(crate) fn new(text: &str) -> Self {
        Self { chars: text.chars().collect() }
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

    /// Every place where the words stand, in reading order; none for no words.
    pub(crate) fn places(&self, words: &str) -> Vec<Span> {
        let words: Vec<char> = words.chars().collect();
        let Some(first) = words.first() else { return Vec::new() };
        let last_start = (self.chars.len() + 1).saturating_sub(words.len());
        (0..last_start)
            .filter(|&at| self.chars[at] == *first && self.chars[at..].starts_with(&words))
            .map(|at| Span { start: at as u32, end: (at + words.len()) as u32 })
            .collect()
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
