//! A text read: every proposal, in reading order.

use crate::about::about;
use crate::draft::{About, Body, Draft, Figure, Heading, Item, Reason};
use crate::scene::{Scene, open};
use crate::text::{Refusal, Text, cleaned};
use crate::{coverage, figures, others, outline, table, tasks};
use plan_model::date::Period;
use plan_model::plan::Span;

/// Most items that are proposed. A text with more numbers isn't a plan.
pub const MOST: usize = 5_000;

/// Reads a pasted text and proposes what it says.
///
/// # Errors
///
/// [`Refusal`] where this can't be a plan's text.
pub fn read(raw: &str) -> Result<Draft, Refusal> {
    let text = cleaned(raw)?;
    let about = about(&Text::new(&text));
    propose(text, about)
}

/// Proposes what a cleaned text says.
pub(crate) fn propose(text: String, about: About) -> Result<Draft, Refusal> {
    let read = Text::new(&text);
    let outline = outline::headings(&read);
    let tables = table::tables(&read, about.period);
    let outside = |place: Span| {
        let after = tables.partition_point(|table| table.span.start <= place.start);
        !after.checked_sub(1).is_some_and(|last| tables[last].span.contains(place))
    };
    let outline: Vec<(Heading, Vec<Reason>)> =
        outline.into_iter().filter(|(row, _)| outside(row.span)).collect();
    let headings: Vec<Heading> = outline.iter().map(|(row, _)| row.clone()).collect();
    let tasks = tasks::tasks(&read, &headings);
    let figures = figures(&read, &headings, &tables, about.period)?;
    let mut items = Vec::new();
    items.extend(outline.into_iter().map(|(row, why)| Item::proposed(Body::Heading(row), why)));
    items.extend(tasks.into_iter().map(|(row, why)| Item::proposed(Body::Task(row), why)));
    items.extend(figures.into_iter().map(|(row, why)| Item::proposed(Body::Figure(row), why)));
    let mut draft = Draft { text, about, items };
    let numerals = others::numerals(&read, &draft.covered(|_| true));
    draft.items.extend(numerals);
    if draft.items.len() > MOST { Err(Refusal::TooMany { most: MOST }) } else { Ok(draft) }
}

/// Every figure, in reading order.
fn figures(
    text: &Text,
    headings: &[Heading],
    tables: &[table::Table],
    period: Option<Period>,
) -> Result<Vec<(Figure, Vec<Reason>)>, Refusal> {
    let mut found: Vec<(Figure, Vec<Reason>)> = Vec::new();
    let mut above: Vec<&Heading> = Vec::new();
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
        let scene = Scene::below(text, *line, &above, period);
        let mut here = figures::numbers(&scene, MOST + 1);
        // A number in the same clause says it better than words do.
        let numbered: Vec<u32> = here.iter().map(|(row, _)| row.clause.end).collect();
        let in_words = coverage::words(&scene, MOST + 1).into_iter();
        here.extend(in_words.filter(|(row, _)| numbered.binary_search(&row.clause.end).is_err()));
        here.sort_by_key(|(row, _)| row.mark.start);
        found.extend(here);
        if found.len() > MOST {
            return Err(Refusal::TooMany { most: MOST });
        }
    }
    Ok(found)
}
