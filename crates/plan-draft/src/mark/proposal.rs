//! The item that the rules make of words that a person marked.

use crate::bound::force;
use crate::brackets::{first_bracket, of_units};
use crate::clause::{Clause, ends_clause};
use crate::domain::domain;
use crate::draft::{
    Body, Decision, Draft, FieldReason, Grounds, HeadingDraft, ItemField, Quantity, QuantityKind, TaskDraft,
};
use crate::line_context::{LineContext, open};
use crate::numeral::numerals;
use crate::quantities;
use crate::read::MAX_ITEMS;
use crate::table::TableRow;
use crate::tasks::first_words;
use crate::text::Text;
use crate::value_words;
use plan_model::date::PlanDate;
use plan_model::plan::{Bound, Span, Tier};

/// The headings above a span, the highest first, without rejected ones.
fn above(draft: &Draft, place: Span) -> Vec<&HeadingDraft> {
    let mut above = Vec::new();
    for item in draft.items.iter().filter(|item| item.decision != Decision::Rejected) {
        if let Body::Heading(heading) = &item.body
            && heading.span.start <= place.start
        {
            open(&mut above, heading);
        }
    }
    above
}

/// The context of the line that a span begins in; `None` if there is no such line.
fn context<'a>(draft: &Draft, text: &'a Text, place: Span) -> Option<LineContext<'a>> {
    let line = text.line_at(place.start)?;
    Some(LineContext::below(text, line, &above(draft, line), draft.about.period))
}

/// The part of a span that lies in the context's line, in characters of the line.
fn within(context: &LineContext<'_>, place: Span) -> Clause {
    let at = |at: u32| (at as usize).saturating_sub(context.start).min(context.chars.len());
    let start = at(place.start);
    Clause { start, end: at(place.end).max(start), sentence: start }
}

fn date_in(context: &LineContext<'_>, quantity: &Quantity) -> (Option<PlanDate>, Grounds) {
    let words = within(context, quantity.clause);
    let around = context.around(words.start, words.end);
    let at = within(context, quantity.mark).start;
    quantities::when(context, quantity.kind, &context.date(around, at))
}

/// The date that the rules give a quantity for its kind, and why; `None` if its span isn't in the text.
pub(crate) fn when(draft: &Draft, text: &Text, quantity: &Quantity) -> Option<(Option<PlanDate>, Grounds)> {
    Some(date_in(&context(draft, text, quantity.mark)?, quantity))
}

/// The quantity that marked words in one line or one table row state; `None` if they aren't in the text.
pub(super) fn quantity(
    draft: &Draft,
    text: &Text,
    place: Span,
    kind: QuantityKind,
) -> Option<(Quantity, Vec<FieldReason>)> {
    let row = TableRow::at(text, place);
    let said = row.as_ref().map_or(place, |row| row.value);
    let context = context(draft, text, said)?;
    let words = within(&context, said);
    let by_rule = || {
        let all = quantities::in_numerals(&context, MAX_ITEMS + 1)
            .into_iter()
            .chain(value_words::quantities(&context, MAX_ITEMS + 1));
        all.into_iter().find(|(row, _)| said.contains(row.mark))
    };
    let in_row = row.as_ref().and_then(|row| row.quantity(text, draft.about.period));
    let found = in_row
        .or_else(by_rule)
        .or_else(|| number(&context, words))
        .or_else(|| value_words::in_marked_words(&context, words))
        .unwrap_or_else(|| in_words(&context, words));
    let (mut quantity, mut reasons) = found;
    (quantity.kind, quantity.clause) = (kind, place);
    if let Some(row) = row {
        quantity.indicator = row.name;
    }
    let (date, why) = date_in(&context, &quantity);
    quantity.date = date;
    reasons.retain(|reason| !matches!(reason.field, ItemField::Kind | ItemField::Date));
    reasons.insert(0, FieldReason { field: ItemField::Kind, why: Grounds::Person });
    reasons.extend(date.map(|_| FieldReason { field: ItemField::Date, why }));
    if quantity.domain.is_none() {
        quantity.domain = domain(text, context.heading, place);
        reasons.extend(
            quantity.domain.map(|_| FieldReason { field: ItemField::Domain, why: Grounds::Words(place) }),
        );
    }
    Some((quantity, reasons))
}

/// The quantity of the first number within marked words, read with the relaxed rules for a person's choice.
fn number(context: &LineContext<'_>, words: Clause) -> Option<(Quantity, Vec<FieldReason>)> {
    let dated = |at: usize| context.dates.iter().any(|date| (date.start..date.end).contains(&at));
    let fits = numerals(context.chars)
        .into_iter()
        .filter(|numeral| numeral.start >= words.start && numeral.end <= words.end && !dated(numeral.start));
    fits.into_iter().find_map(|numeral| {
        let clause = context.clause(numeral.start).unwrap_or(words);
        quantities::of_numeral(context, clause, numeral, Some(words))
    })
}

/// The quantity of marked words without a number: the words themselves, with an indefinite bound.
fn in_words(context: &LineContext<'_>, words: Clause) -> (Quantity, Vec<FieldReason>) {
    let place = |(start, end): (usize, usize)| Grounds::Words(context.place(start, end));
    let mark = context.place(words.start, words.end);
    let (measure, counted) = quantities::measure(context.chars, words, words.end, None);
    let from = context.sentence_start(context.around(words.start, words.end));
    let (force, strives) = force(&context.chars[from..words.end]);
    let reasons = vec![
        FieldReason { field: ItemField::Value, why: Grounds::Words(mark) },
        FieldReason { field: ItemField::Bound, why: Grounds::Words(mark) },
        FieldReason { field: ItemField::Measure, why: counted.map_or(Grounds::Usual, place) },
        FieldReason {
            field: ItemField::Force,
            why: strives.map_or(Grounds::Usual, |(at, n)| place((from + at, from + at + n))),
        },
        FieldReason { field: ItemField::Tier, why: Grounds::Usual },
    ];
    let quantity = Quantity {
        kind: QuantityKind::Target,
        clause: mark,
        mark,
        indicator: indicator(context, words),
        value: None,
        value_max: None,
        unit: None,
        bound: Bound::Indefinite,
        measure,
        force,
        date: None,
        tier: Tier::Commitment,
        domain: None,
    };
    (quantity, reasons)
}

/// The name of what is measured: the longest part of the words between commas and dates, without its verb.
fn indicator(context: &LineContext<'_>, words: Clause) -> String {
    let inside = |at: usize| (words.start..words.end).contains(&at);
    let mut parts = vec![false; words.end - words.start];
    for date in context.dates.iter().filter(|date| inside(date.start) || inside(date.end - 1)) {
        let [start, end] = [date.start, date.end].map(|at| at.clamp(words.start, words.end) - words.start);
        parts[start..end].fill(true);
    }
    let line = &context.chars[words.start..words.end];
    let mut longest: &[char] = &[];
    let mut start = 0;
    for at in 0..=line.len() {
        if line.get(at).is_none_or(|c| parts[at] || ends_clause(*c)) {
            if at - start > longest.len() {
                longest = &line[start..at];
            }
            start = at + 1;
        }
    }
    value_words::indicator(longest, longest)
}

/// The task of marked words.
pub(super) fn task(draft: &Draft, text: &Text, place: Span) -> (TaskDraft, Vec<FieldReason>) {
    let heading = above(draft, place).last().copied();
    // The number of its own heading is no part of a title.
    let own = heading.filter(|row| row.span.start == place.start && place.contains(row.span));
    let (bracket, lead, support) = first_bracket(text, place)
        .map_or_else(Default::default, |(bracket, lead, support)| (Some(bracket), lead, support));
    let mut reasons = vec![FieldReason { field: ItemField::Task, why: Grounds::Person }];
    reasons.extend(bracket.into_iter().flat_map(|bracket| of_units(bracket, &lead, &support)));
    // So are those of its bracket, unless there are no others.
    let words = bracket.filter(|bracket| bracket.start > place.start);
    let words = words.map_or(place, |bracket| Span { end: bracket.start, ..place });
    let task = TaskDraft {
        title: own.map_or_else(|| first_words(text, words), |row| row.title.clone()),
        span: place,
        bracket,
        lead,
        support,
        domain: domain(text, heading.map(|row| row.span), place),
    };
    (task, reasons)
}
