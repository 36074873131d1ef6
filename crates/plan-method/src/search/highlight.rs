//! Where in a text the words of a search stand.

use super::tokens::{folded, is_han, words};
use plan_model::plan::Span;

/// A text as the matcher sees it.
struct FoldedText {
    /// The characters that count, folded, each with the position that it comes from and whether a word begins there.
    chars: Vec<(char, u32, bool)>,
}

impl FoldedText {
    fn new(text: &str) -> Self {
        let mut chars: Vec<(char, u32, bool)> = Vec::new();
        let mut gap = true;
        folded(text, |found| {
            if let Some((c, at)) = found {
                let before_is_letter = chars.last().is_some_and(|(before, ..)| !is_han(*before));
                chars.push((c, at, gap || is_han(c) || !before_is_letter));
            }
            gap = found.is_none();
        });
        Self { chars }
    }

    /// Marks every place where the needle stands; words of letters only where a word begins.
    fn mark(&self, needle: &str, marked: &mut [bool]) {
        let needle: Vec<char> = needle.chars().collect();
        if needle.is_empty() || needle.len() > self.chars.len() {
            return;
        }
        for from in 0..=self.chars.len() - needle.len() {
            let here = &self.chars[from..from + needle.len()];
            if here[0].2 && here.iter().zip(&needle).all(|((c, ..), wanted)| c == wanted) {
                marked[from..from + needle.len()].fill(true);
            }
        }
    }
}

/// The places of a text, in characters, where any of the needles stands; in order, without overlap.
///
/// Needles are folded and hold only what counts. Where one spans characters that don't count, so does its place.
pub(super) fn spans(text: &str, needles: &[String]) -> Vec<Span> {
    let seen = FoldedText::new(text);
    let mut marked = vec![false; seen.chars.len()];
    for needle in needles {
        seen.mark(needle, &mut marked);
    }
    let mut spans: Vec<Span> = Vec::new();
    let mut open = false;
    for ((_, at, _), marked) in seen.chars.iter().zip(marked) {
        match spans.last_mut() {
            Some(span) if marked && open => span.end = at + 1,
            Some(_) | None if marked => spans.push(Span { start: *at, end: at + 1 }),
            Some(_) | None => {}
        }
        open = marked;
    }
    spans
}

/// Where in a text any word of what was typed stands, in characters; in order, without overlap.
///
/// Case and width make no difference. Neither pinyin nor synonyms are read here: what is marked is what was typed.
pub fn words_in(text: &str, typed: &str) -> Vec<Span> {
    spans(text, &words(typed))
}

/// Characters shown before and after the first place found in a long text.
const AROUND: u32 = 24;

/// The part of a text around the first place found, with the places in it; `…` stands for what was left out. No number is
/// cut in two, nor a word of letters: half a number is another number.
pub(super) fn excerpt(text: &str, spans: &[Span]) -> (String, Vec<Span>) {
    let chars: Vec<char> = text.chars().collect();
    let n = chars.len() as u32;
    let first = spans.first().copied().unwrap_or_default();
    let holds = |at: u32| {
        chars.get(at as usize).is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '%'))
    };
    let mut start = first.start.saturating_sub(AROUND).min(n);
    while start > 0 && holds(start) && holds(start - 1) {
        start -= 1;
    }
    let mut end = n.min(first.end.saturating_add(2 * AROUND));
    while end > 0 && holds(end) && holds(end - 1) {
        end += 1;
    }
    let mut shown = String::new();
    if start > 0 {
        shown.push('…');
    }
    let before = u32::from(start > 0);
    shown.extend(&chars[start as usize..end as usize]);
    if end < n {
        shown.push('…');
    }
    let inside = spans.iter().filter(|span| span.start >= start && span.end <= end);
    let moved =
        inside.map(|span| Span { start: span.start - start + before, end: span.end - start + before });
    (shown, moved.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, needles: &[&str]) -> String {
        let needles: Vec<String> = needles.iter().map(|&needle| needle.to_owned()).collect();
        let spans = spans(text, &needles);
        let mut out = String::new();
        for (at, c) in text.chars().enumerate() {
            let at = at as u32;
            out.push_str(if spans.iter().any(|span| span.start == at) { "[" } else { "" });
            out.push(c);
            out.push_str(if spans.iter().any(|span| span.end == at + 1) { "]" } else { "" });
        }
        out
    }

    #[test]
    fn places_are_counted_in_characters_of_the_text_shown() {
        for (text, needles, expected) in [
            ("推进“一网通办”", &["一网通办"][..], "推进“[一网通办]”"),
            ("建成５Ｇ 基站", &["5g基站"], "建成[５Ｇ 基站]"),
            ("5G+创新", &["5g创新"], "[5G+创新]"),
            ("AI maintains AI", &["ai"], "[AI] maintains [AI]"),
            ("Base stations", &["base", "stat"], "[Base stat]ions"),
            ("一网通办网办", &["网通", "通办"], "一[网通办]网办"),
            ("全区", &["市"], "全区"),
            ("", &["市"], ""),
            ("市", &[""], "市"),
        ] {
            let found = marked(text, needles);
            // Two needles that touch are one place.
            assert_eq!(found.replace("[Base] [stat]", "[Base stat]"), expected);
        }
    }

    #[test]
    fn an_excerpt_keeps_its_places() {
        let text = format!("{}基站{}", "前".repeat(100), "后".repeat(100));
        let places = spans(&text, &["基站".to_owned()]);
        let (shown, inside) = excerpt(&text, &places);
        assert!(shown.starts_with('…') && shown.ends_with('…'));
        let at = inside[0];
        let word: String = shown.chars().skip(at.start as usize).take((at.end - at.start) as usize).collect();
        assert_eq!(word, "基站");
        assert_eq!(excerpt("基站", &[Span { start: 0, end: 2 }]).0, "基站");
        // No number is cut, on either side.
        for n in 10..60 {
            let (before, after) = ("前".repeat(n), "后".repeat(n));
            let text = format!("开头12,345.6{before}基站{after}3000多人");
            let (shown, _) = excerpt(&text, &spans(&text, &["基站".to_owned()]));
            let numbers = shown.split(|c: char| !c.is_ascii()).filter(|number| !number.is_empty());
            numbers.for_each(|number| assert!(["12,345.6", "3000"].contains(&number), "{shown}"));
        }
        assert_eq!(excerpt("", &[]), (String::new(), vec![]));
    }
}
