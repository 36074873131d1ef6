//! Finds the span of words that a person marked.

use super::request::{MarkAs, NotMarked};
use crate::brackets::first_bracket;
use crate::numeral::numerals;
use crate::table::TableRow;
use crate::text::{Text, is_margin, is_sound, span};
use crate::unit_after::unit_after;
use plan_model::plan::Span;

/// Whether a character separates clauses: punctuation or white space.
fn is_edge(c: char) -> bool {
    matches!(c, '。' | ',' | ';' | '、') || is_margin(c)
}

/// A span without separators at its ends.
pub(super) fn trimmed(text: &Text, place: Span) -> Span {
    let chars = text.at(place);
    let head = chars.iter().take_while(|c| is_edge(**c)).count();
    let tail = chars[head..].iter().rev().take_while(|c| is_edge(**c)).count();
    Span { start: place.start + head as u32, end: place.end - tail as u32 }
}

/// The span of words that are to be marked.
pub(super) fn find(text: &Text, words: &str, how: MarkAs) -> Result<Span, NotMarked> {
    let words: Vec<char> = Text::new(words).chars.into_iter().filter(|c| !is_margin(*c)).collect();
    let Some(first) = words.iter().position(|c| !is_edge(*c)) else { return Err(NotMarked::Empty) };
    let last = words.iter().rposition(|c| !is_edge(*c)).unwrap_or(first);
    let most = how.most();
    if last - first >= most {
        return Err(NotMarked::Long { most });
    }
    if !is_sound(&words) {
        return Err(NotMarked::Lost);
    }
    let found = only(text, &words)?;
    let mut place = trimmed(text, found);
    match how {
        MarkAs::Target | MarkAs::Baseline => {
            if let Some(row) = TableRow::at(text, place) {
                place = row.whole;
            } else {
                let line = text.line_at(place.start).filter(|line| line.contains(place));
                place = whole(text, line.ok_or(NotMarked::Long { most })?, place);
            }
            if !is_sound(text.at(place)) {
                return Err(NotMarked::Lost);
            }
        }
        // A task keeps the full stop at its end, and what closes its last bracket.
        MarkAs::Task => {
            let bracket = first_bracket(text, Span { end: found.end, ..place });
            place.end = bracket.map_or(found.end, |(bracket, ..)| bracket.end.max(found.end));
        }
    }
    if (place.end - place.start) as usize > most { Err(NotMarked::Long { most }) } else { Ok(place) }
}

/// The span of the only occurrence of some characters in the text, ignoring white space between them (Knuth–Morris–Pratt).
fn only(text: &Text, words: &[char]) -> Result<Span, NotMarked> {
    let follow = failure_function(words);
    let [mut n, mut end, mut same] = [0; 3];
    for (at, c) in text.chars.iter().enumerate().filter(|(_, c)| !is_margin(**c)) {
        same = advance(words, &follow, same, *c);
        if same == words.len() {
            n += 1;
            end = at + 1;
            same = follow[same - 1];
        }
    }
    match n {
        0 => Err(NotMarked::Absent),
        1 => {
            let before = text.chars[..end].iter().enumerate().rev().filter(|(_, c)| !is_margin(**c));
            let start = before.map(|(at, _)| at).nth(words.len() - 1).unwrap_or_default();
            Ok(span(start, end))
        }
        n => Err(NotMarked::Often { n }),
    }
}

/// The failure function of Knuth–Morris–Pratt: for each prefix of the words, the length of its longest proper suffix that is
/// also a prefix.
fn failure_function(words: &[char]) -> Vec<usize> {
    let mut follow = vec![0; words.len()];
    for at in 1..words.len() {
        follow[at] = advance(words, &follow, follow[at - 1], words[at]);
    }
    follow
}

/// The number of matched characters after reading `c`, if `same` were matched before.
fn advance(words: &[char], follow: &[usize], mut same: usize, c: char) -> usize {
    while same > 0 && words[same] != c {
        same = follow[same - 1];
    }
    same + usize::from(words[same] == c)
}

/// A span of a line extended to the whole of any number that it cuts.
fn whole(text: &Text, line: Span, mut place: Span) -> Span {
    let chars = text.at(line);
    for numeral in numerals(chars) {
        let head = if numeral.percent { 3 } else { 0 };
        let tail = unit_after(&chars[numeral.end..]).map_or(0, |counted| counted.multiplier);
        let start = line.start + (numeral.start - head) as u32;
        let end = line.start + (numeral.end + tail) as u32;
        if start < place.end && place.start < end {
            place = Span { start: place.start.min(start), end: place.end.max(end) };
        }
    }
    place
}
