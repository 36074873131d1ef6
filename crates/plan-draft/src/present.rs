//! A draft on the screen: its text with marked items, each item's fields with their reasons, and what prevents publishing.

mod fields;
mod group;
mod sentences;
mod texts;

pub use fields::{FieldEdit, FieldSheet, fields, with_field};
pub use group::ItemGroup;
pub use sentences::{count_of, decided, field_name, kind_of, not_marked, refusal, trouble, warning};
pub use texts::{DraftTexts, texts};

use crate::draft::{Body, Decision, Draft, DraftItem};
use crate::text::Text;
use plan_model::lang::Lang;
use plan_model::plan::Span;

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextPiece {
    /// The words, to the letter.
    pub text: String,
    /// The item whose mark this is, by its position.
    pub item: Option<usize>,
    /// Part of the clause of a quantity.
    pub clause: bool,
    /// Part of a heading.
    pub heading: bool,
}

/// Where the mark of an item stands in the text; `None` for numerals, which have a list of their own.
fn mark(item: &DraftItem) -> Option<Span> {
    match &item.body {
        Body::Heading(heading) => Some(heading.span),
        Body::Task(task) => task.bracket,
        Body::Quantity(quantity) => Some(quantity.mark),
        Body::Numeral(_) => None,
    }
}

/// The text by line, with the marks of its items.
pub fn lines(draft: &Draft) -> Vec<Vec<TextPiece>> {
    let text = Text::new(&draft.text);
    let n = text.chars.len();
    let mut owner: Vec<Option<usize>> = vec![None; n];
    let mut clause = vec![false; n];
    let mut heading = vec![false; n];
    // Figures last: a number in a heading or bracket is the smaller mark.
    let rank = |item: &DraftItem| match item.body {
        Body::Heading(_) => 0,
        Body::Task(_) => 1,
        _ => 2,
    };
    for wanted in 0..3 {
        for (at, item) in draft.items.iter().enumerate().filter(|(_, item)| rank(item) == wanted) {
            let Some(place) = mark(item) else { continue };
            let range = |span: Span| span.start as usize..(span.end as usize).min(n);
            owner[range(place)].fill(Some(at));
            match &item.body {
                Body::Heading(_) => heading[range(place)].fill(true),
                Body::Quantity(quantity) => clause[range(quantity.clause)].fill(true),
                _ => {}
            }
        }
    }
    let line = |line: &Span| {
        let mut pieces: Vec<TextPiece> = Vec::new();
        let mut last = None;
        for (c, at) in text.written(*line).iter().zip(line.start as usize..) {
            let key = (owner[at], clause[at], heading[at]);
            if last != Some(key) {
                pieces.push(TextPiece {
                    text: String::new(),
                    item: owner[at],
                    clause: clause[at],
                    heading: heading[at],
                });
                last = Some(key);
            }
            if let Some(piece) = pieces.last_mut() {
                piece.text.push(*c);
            }
        }
        pieces
    };
    text.lines.iter().map(line).collect()
}

/// Class name of a decision.
pub const fn standing(decision: Decision) -> &'static str {
    match decision {
        Decision::Proposed => "proposed",
        Decision::Confirmed => "confirmed",
        Decision::Changed => "changed",
        Decision::Rejected => "rejected",
    }
}

/// One item.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemSheet {
    /// What it is: 目标, 任务 …
    pub kind: &'static str,
    /// Its words, to the letter, not more than some lines of them.
    pub quote: String,
    /// What was decided.
    pub decision: Decision,
    /// Its fields with their reasons.
    pub fields: Vec<FieldSheet>,
    /// Its place among the items, from 1, and how many there are.
    pub place: (usize, usize),
}

/// Most characters of an item's words that are quoted.
const QUOTED: usize = 240;

/// The item at this position; `None` where there is none.
pub fn item(draft: &Draft, at: usize, lang: Lang) -> Option<ItemSheet> {
    let item = draft.items.get(at)?;
    Some(ItemSheet {
        kind: kind_of(item, lang),
        quote: sentences::quoted(draft, item.span(), QUOTED),
        decision: item.decision,
        fields: fields(draft, item, lang),
        place: (at + 1, draft.items.len()),
    })
}

/// An item in a line: what it counts or says, and its value.
pub fn row(item: &DraftItem, lang: Lang) -> String {
    match &item.body {
        Body::Heading(heading) => {
            format!("{}{}", heading.number.as_deref().unwrap_or_default(), heading.title)
        }
        Body::Task(task) => task.title.clone(),
        Body::Quantity(quantity) => format!("{} · {}", quantity.indicator, fields::value(quantity, lang)),
        Body::Numeral(numeral) => format!("{} × {}", numeral.words, numeral.places.len()),
    }
}

/// The items of a group: position, line, and how each stands, as a class and as a word.
pub fn rows(draft: &Draft, group: ItemGroup, lang: Lang) -> Vec<(usize, String, &'static str, &'static str)> {
    let all = draft.items.iter().enumerate().filter(|(_, item)| group.holds(item));
    all.map(|(at, item)| (at, row(item, lang), standing(item.decision), decided(item.decision, lang)))
        .collect()
}

/// The item that is shown first: the first target, or else the first item.
pub fn first(draft: &Draft) -> usize {
    draft.items.iter().position(|item| ItemGroup::Targets.holds(item)).unwrap_or_default()
}

/// The position of the item before or after this one, wrapping around; 0 if there are none.
pub fn step(draft: &Draft, at: usize, back: bool) -> usize {
    let n = draft.items.len().max(1);
    if back { (at + n - 1) % n } else { (at + 1) % n }
}

/// The position of the next undecided item after this one, wrapping around; `None` if all are decided.
pub fn next_open(draft: &Draft, at: usize) -> Option<usize> {
    let n = draft.items.len();
    (1..=n).map(|by| (at + by) % n).find(|at| draft.items[*at].decision == Decision::Proposed)
}

/// How many items there are of a group, and how many of them are still to be decided.
pub fn tally(draft: &Draft, group: ItemGroup) -> (usize, usize) {
    let all = draft.items.iter().filter(|item| group.holds(item));
    all.fold((0, 0), |(n, open), item| (n + 1, open + usize::from(item.decision == Decision::Proposed)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::QuantityKind;
    use crate::read;

    const TEXT: &str = include_str!("../tests/texts/made-up.txt");

    #[test]
    fn the_marked_text_is_the_text_to_the_letter() {
        let draft = read(TEXT).expect("a text");
        let lines = lines(&draft);
        let shown: Vec<String> =
            lines.iter().map(|line| line.iter().map(|piece| piece.text.as_str()).collect()).collect();
        assert_eq!(shown.join("\n") + "\n", draft.text);
        let mut marked: Vec<usize> = lines.iter().flatten().filter_map(|piece| piece.item).collect();
        marked.dedup();
        for (at, item) in draft.items.iter().enumerate() {
            let listed = matches!(item.body, Body::Numeral(_))
                || matches!(&item.body, Body::Task(task) if task.bracket.is_none());
            assert_eq!(marked.contains(&at), !listed, "{item:?}");
        }
    }

    #[test]
    fn every_item_has_a_sheet_a_row_and_a_group_in_both_languages() {
        let draft = read(TEXT).expect("a text");
        for lang in [Lang::Zh, Lang::En] {
            let rows: usize = ItemGroup::ALL.iter().map(|group| rows(&draft, *group, lang).len()).sum();
            assert_eq!(rows, draft.items.len());
            for at in 0..draft.items.len() {
                let sheet = item(&draft, at, lang).expect("an item");
                assert!(!sheet.quote.is_empty() && !sheet.fields.is_empty(), "{at}");
                assert!(sheet.fields.iter().all(|field| !field.name.is_empty()));
            }
        }
        assert_eq!(item(&draft, draft.items.len(), Lang::Zh), None);
        assert!(
            matches!(&draft.items[first(&draft)].body, Body::Quantity(quantity) if quantity.kind == QuantityKind::Target)
        );
    }

    #[test]
    fn every_reason_not_to_mark_has_its_words() {
        use crate::NotMarked;
        let all = [
            NotMarked::Empty,
            NotMarked::Absent,
            NotMarked::Often { n: 7 },
            NotMarked::Long { most: 160 },
            NotMarked::Lost,
            NotMarked::Known { at: 3 },
        ];
        let mut said = std::collections::BTreeSet::new();
        for (why, lang) in all.iter().flat_map(|why| [(why, Lang::Zh), (why, Lang::En)]) {
            let words = not_marked(why, lang);
            match why {
                NotMarked::Often { .. } => assert!(words.contains('7'), "{words}"),
                NotMarked::Long { .. } => assert!(words.contains("160"), "{words}"),
                _ => assert!(!words.contains(|c: char| c.is_ascii_digit()), "{words}"),
            }
            said.insert(words);
        }
        assert_eq!(said.len(), 2 * all.len());
        let mut draft = read("一、任务\n推进建设。\n").expect("a text");
        let at = draft.mark("推进建设", crate::MarkAs::Target).expect("marked");
        let sheet = |lang| item(&draft, at, lang).and_then(|sheet| sheet.fields.into_iter().next()?.reason);
        assert_eq!(sheet(Lang::Zh).as_deref(), Some("由您标出"));
        assert_eq!(sheet(Lang::En).as_deref(), Some("marked by you"));
    }

    #[test]
    fn the_way_goes_round_and_past_what_is_decided() {
        let mut draft = read("一、任务\n建设站点120个。\n").expect("a text");
        let n = draft.items.len();
        assert_eq!((step(&draft, 0, true), step(&draft, n - 1, false)), (n - 1, 0));
        assert_eq!(next_open(&draft, 0), Some(1));
        draft.decide_all(Decision::Confirmed, |_| true);
        assert_eq!(next_open(&draft, 0), None);
        assert_eq!(tally(&draft, ItemGroup::Targets), (1, 0));
    }
}
