//! Clauses of a line: the stretches between commas and the ends of sentences.

/// Most characters of a clause. Nothing is proposed from a longer run without a comma.
pub(crate) const LONGEST: usize = 160;

/// A clause: a range of a line between commas, in characters of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    /// First character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Where its sentence begins.
    pub sentence: usize,
}

/// Whether a character ends a sentence.
pub(crate) fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '!' | '?' | ';' | '…' | '\t')
}

/// Whether a character ends a clause; a comma that groups the thousands of a number doesn't.
pub(crate) fn ends_clause(c: char) -> bool {
    c == ',' || ends_sentence(c)
}

/// Splits a line into clauses. A comma that groups the thousands of a number doesn't split.
pub(crate) fn clauses(chars: &[char]) -> Vec<Clause> {
    let mut found = Vec::new();
    let [mut start, mut sentence] = [0; 2];
    let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    for (at, c) in chars.iter().enumerate() {
        let thousands =
            at > 0 && is_digit(at - 1) && (1..=3).all(|by| is_digit(at + by)) && !is_digit(at + 4);
        if ends_clause(*c) && (*c != ',' || !thousands) {
            if at > start {
                found.push(Clause { start, end: at, sentence });
            }
            start = at + 1;
            if ends_sentence(*c) {
                sentence = at + 1;
            }
        }
    }
    if start < chars.len() {
        found.push(Clause { start, end: chars.len(), sentence });
    }
    // A closing mark left over from a bracket belongs to no clause.
    found.retain(|clause| clause.end > clause.start);
    found
}
