//! Reads a text into a draft with every proposal, in reading order.

use crate::document_info::document_info;
use crate::draft::{Body, DocumentInfo, Draft, DraftItem, FieldReason, HeadingDraft, Quantity};
use crate::line_context::{LineContext, open};
use crate::text::{Text, TextRefusal, cleaned};
use crate::{cut_lines, excluded_numerals, outline, quantities, table, tasks, value_words};
use plan_model::date::Period;
use plan_model::order::arrange_by_key;
use plan_model::plan::Span;

/// Most items of a draft; a text with more isn't a plan.
pub const MAX_ITEMS: usize = 5_000;

/// Reads a pasted text into a draft of proposals.
///
/// # Errors
///
/// [`TextRefusal`] where this can't be a plan's text.
pub fn read(raw: &str) -> Result<Draft, TextRefusal> {
    let joined = cut_lines::joined(raw);
    let text = cleaned(joined.as_ref().map_or(raw, |(text, _)| text))?;
    let about = document_info(&Text::new(&text));
    propose(text, DocumentInfo { cut_at: joined.map(|(_, width)| width), ..about })
}

/// Makes a draft of a cleaned text.
pub(crate) fn propose(text: String, about: DocumentInfo) -> Result<Draft, TextRefusal> {
    let read = Text::new(&text);
    let outline = outline::headings(&read);
    let tables = table::tables(&read, about.period);
    let outside = |place: Span| {
        let after = tables.partition_point(|table| table.span.start <= place.start);
        !after.checked_sub(1).is_some_and(|last| tables[last].span.contains(place))
    };
    let outline: Vec<(HeadingDraft, Vec<FieldReason>)> =
        outline.into_iter().filter(|(row, _)| outside(row.span)).collect();
    let headings: Vec<HeadingDraft> = outline.iter().map(|(row, _)| row.clone()).collect();
    let tasks = tasks::tasks(&read, &headings);
    let quantities = quantities(&read, &headings, &tables, about.period)?;
    let mut items = Vec::new();
    items.extend(outline.into_iter().map(|(row, why)| DraftItem::proposed(Body::Heading(row), why)));
    items.extend(tasks.into_iter().map(|(row, why)| DraftItem::proposed(Body::Task(row), why)));
    items.extend(quantities.into_iter().map(|(row, why)| DraftItem::proposed(Body::Quantity(row), why)));
    let mut draft = Draft { text, about, items };
    let numerals = excluded_numerals::find(&read, &draft.covered(|_| true));
    draft.items.extend(numerals);
    if draft.items.len() > MAX_ITEMS { Err(TextRefusal::TooMany { most: MAX_ITEMS }) } else { Ok(draft) }
}

/// Every quantity, in reading order.
fn quantities(
    text: &Text,
    headings: &[HeadingDraft],
    tables: &[table::IndicatorTable],
    period: Option<Period>,
) -> Result<Vec<(Quantity, Vec<FieldReason>)>, TextRefusal> {
    let mut found: Vec<(Quantity, Vec<FieldReason>)> = Vec::new();
    let mut above: Vec<&HeadingDraft> = Vec::new();
    let mut next = 0;
    let mut tables = tables.iter().peekable();
    for line in &text.lines {
        while let Some(row) = headings.get(next).filter(|row| row.span.start <= line.start) {
            open(&mut above, row);
            next += 1;
        }
        while tables.peek().is_some_and(|table| table.span.end <= line.start) {
            tables.next();
        }
        if let Some(table) = tables.peek().filter(|table| table.span.contains(*line)) {
            if table.span.start == line.start {
                found.extend(table.rows.iter().cloned());
            }
            continue;
        }
        let context = LineContext::below(text, *line, &above, period);
        let mut here = quantities::in_numerals(&context, MAX_ITEMS + 1);
        // A number in the same clause says it better than words do.
        let numbered: Vec<u32> = here.iter().map(|(row, _)| row.clause.end).collect();
        let in_words = value_words::quantities(&context, MAX_ITEMS + 1).into_iter();
        here.extend(in_words.filter(|(row, _)| numbered.binary_search(&row.clause.end).is_err()));
        arrange_by_key(&mut here, |(row, _)| row.mark.start);
        found.extend(here);
        if found.len() > MAX_ITEMS {
            return Err(TextRefusal::TooMany { most: MAX_ITEMS });
        }
    }
    Ok(found)
}
