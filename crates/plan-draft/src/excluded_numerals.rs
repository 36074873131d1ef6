//! Numerals that aren't quantities: parts of names, dates, document numbers; and those of which no rule says what they are.

use crate::draft::{Body, DraftItem, ExcludedNumeral, FieldReason, Grounds, ItemField};
use crate::text::{Text, begins, is_han, span};
use plan_model::check::ExclusionKind;
use plan_model::plan::Span;
use std::collections::HashMap;

/// Every run of Arabic digits that no span covers, grouped by the words around it.
///
/// `covered` are the spans of quantities and of headings' numbers, in any order.
pub(crate) fn find(text: &Text, covered: &[Span]) -> Vec<DraftItem> {
    let chars = &text.chars;
    let mut taken = vec![false; chars.len()];
    for place in covered {
        let end = (place.end as usize).min(chars.len());
        taken.get_mut(place.start as usize..end).unwrap_or_default().fill(true);
    }
    let mut found: Vec<ExcludedNumeral> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut at = 0;
    while at < chars.len() {
        if !chars[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = at + chars[at..].iter().take_while(|c| c.is_ascii_digit()).count();
        if !taken[at..end].iter().all(|taken| *taken) {
            let (start, stop, kind) = words(chars, at, end);
            let words = text.words(span(start, stop));
            let n = *known.entry(words.clone()).or_insert_with(|| {
                found.push(ExcludedNumeral { words, kind, places: Vec::new() });
                found.len() - 1
            });
            found[n].places.push(span(start, stop));
            at = stop.max(end);
        } else {
            at = end;
        }
    }
    let item = |numeral: ExcludedNumeral| {
        let why = Grounds::Words(numeral.places.first().copied()?);
        Some(DraftItem::proposed(
            Body::Numeral(numeral),
            vec![FieldReason { field: ItemField::Exclusion, why }],
        ))
    };
    found.into_iter().filter_map(item).collect()
}

/// Most characters on either side of a numeral that are included in its words.
const REACH: usize = 12;

/// Words that make a name of the number before them (12345热线).
const NAMES: &[&str] = &["热线", "工程", "计划", "行动"];

/// The words around a run of digits (start and end), and why they are no quantity; `None` where no rule says.
fn words(chars: &[char], start: usize, end: usize) -> (usize, usize, Option<ExclusionKind>) {
    let is = |at: usize, set: &str| chars.get(at).is_some_and(|c| set.contains(*c));
    // 杨府〔2021〕8号
    if is(start.wrapping_sub(1), "〔[(") && is(end, "〕])") {
        let digits = chars[end + 1..].iter().take(6).take_while(|c| c.is_ascii_digit()).count();
        if digits > 0 && is(end + 1 + digits, "号") {
            let head = chars[..start - 1].iter().rev().take(REACH).take_while(|c| is_han(**c)).count();
            // The letters of an office are few; a sentence before them isn't part of the number.
            return (start - 1 - head.min(4), end + digits + 2, Some(ExclusionKind::DocumentNumber));
        }
    }
    let is_year = end - start == 4 && matches!(chars[start], '1' | '2');
    if is(end, "年") {
        let mut stop = end + 1;
        let mut kind = if is_year { ExclusionKind::Period } else { ExclusionKind::Date };
        for mark in ["月", "日"] {
            let digits = chars[stop..].iter().take(2).take_while(|c| c.is_ascii_digit()).count();
            if digits == 0 || !is(stop + digits, mark) {
                break;
            }
            stop += digits + 1;
            kind = ExclusionKind::Date;
        }
        return (start, stop, Some(kind));
    }
    if is_year && is(end, "-–—") {
        let digits = chars[end + 1..].iter().take(4).take_while(|c| c.is_ascii_digit()).count();
        if digits == 4 {
            let stop = end + 5 + usize::from(is(end + 5, "年"));
            return (start, stop, Some(ExclusionKind::Period));
        }
    }
    if is(end, "月日") {
        return (start, end + 1, Some(ExclusionKind::Date));
    }
    if is(start.wrapping_sub(1), "第") {
        return (
            start - 1,
            end + usize::from(chars.get(end).is_some_and(|c| is_han(*c))),
            Some(ExclusionKind::ListNumber),
        );
    }
    let joins = |c: &&char| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-' | '_' | '/');
    let head = chars[..start].iter().rev().take(REACH).take_while(joins).count();
    let tail = chars[end..].iter().take(REACH).take_while(joins).count();
    let [mut from, mut to] = [start - head, end + tail];
    while from < start && matches!(chars[from], '+' | '.' | '-' | '_' | '/') {
        from += 1;
    }
    while to > end && matches!(chars[to - 1], '+' | '.' | '-' | '_' | '/') {
        to -= 1;
    }
    let is_code = chars[from..to].iter().any(|c| c.is_ascii_alphabetic() || *c == '+');
    let is_name = is_code || NAMES.iter().any(|words| begins(&chars[end..], words));
    if from == start && to == end && chars.get(end).is_some_and(|c| is_han(*c)) {
        // A bare number: with the character after it, so that the words say what it is.
        to = end + 1;
    }
    (from, to, is_name.then_some(ExclusionKind::Name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_numeral_is_gathered_with_its_words() {
        let text = Text::new(
            "杨府〔2021〕8号\n到2023年,推动5G网络、IPv6和5G基站,1+16+X布局,2021年5月18日,12345热线,第130次,(2021-2023年)建成50个。\n",
        );
        let found = find(&text, &[]);
        let words: Vec<(String, Option<ExclusionKind>, usize)> = found
            .iter()
            .filter_map(|item| match &item.body {
                Body::Numeral(numeral) => Some((numeral.words.clone(), numeral.kind, numeral.places.len())),
                _ => None,
            })
            .collect();
        let row = |words: &str, kind, n| (words.to_owned(), Some(kind), n);
        assert_eq!(
            words,
            [
                row("杨府〔2021〕8号", ExclusionKind::DocumentNumber, 1),
                row("2023年", ExclusionKind::Period, 1),
                row("5G", ExclusionKind::Name, 2),
                row("IPv6", ExclusionKind::Name, 1),
                row("1+16+X", ExclusionKind::Name, 1),
                row("2021年5月18日", ExclusionKind::Date, 1),
                row("12345热", ExclusionKind::Name, 1),
                row("第130次", ExclusionKind::ListNumber, 1),
                row("2021-2023年", ExclusionKind::Period, 1),
                ("50个".to_owned(), None, 1),
            ]
        );
        // What no rule understands is left to a person.
        for text in ["绿化率(%)3135\n", "（%）6882142绿化\n", "2080年5月评审7篇\n", "50人论坛\n"]
        {
            let items = find(&Text::new(text), &[]);
            let mut kinds = items.iter().filter_map(|item| match &item.body {
                Body::Numeral(numeral) => Some(numeral.kind),
                _ => None,
            });
            assert_eq!(kinds.next_back(), Some(None), "{text}: {items:?}");
        }
    }
}
