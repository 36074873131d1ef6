//! Items that a person adds by marking words which no rule recognised.

mod place;
mod proposal;
mod request;
#[cfg(test)]
mod tests;

pub(crate) use proposal::when;
pub use request::{MarkAs, NotMarked};

use crate::draft::{Body, Decision, Draft, DraftItem, Quantity, QuantityKind, TaskDraft};
use crate::table::TableRow;
use crate::text::Text;
use place::{find, trimmed};
use plan_model::plan::Span;
use std::cmp::Reverse;

impl Draft {
    /// Marks words of the text as a target, a baseline or a task, and proposes its fields; returns the item's position.
    ///
    /// White space and character width are ignored in the search. A number, a bracket with units or a table's cell that the
    /// words cut is included whole. If an item of that kind on these words was rejected, it is reset to
    /// [`Decision::Proposed`] instead; a proposal that has only the number of a table's row is replaced by one of the whole row.
    /// The fields come from the rules where they apply, and stay empty where none does.
    ///
    /// # Errors
    ///
    /// [`NotMarked`] if the words don't occur exactly once, or an item covers them already; nothing is changed then.
    pub fn mark(&mut self, words: &str, how: MarkAs) -> Result<usize, NotMarked> {
        let text = Text::new(&self.text);
        let place = find(&text, words, how)?;
        let kind = match how {
            MarkAs::Target => Some(QuantityKind::Target),
            MarkAs::Baseline => Some(QuantityKind::Baseline),
            MarkAs::Task => None,
        };
        let (body, reasons) = match kind {
            Some(kind) => {
                let (row, why) = proposal::quantity(self, &text, place, kind).ok_or(NotMarked::Absent)?;
                (Body::Quantity(row), why)
            }
            None => {
                let (row, why) = proposal::task(self, &text, place);
                (Body::Task(row), why)
            }
        };
        if let Some(at) = self.replaced_by(&text, &body) {
            self.items[at] = DraftItem::proposed(body, reasons);
            self.gather_numerals();
            return Ok(at);
        }
        if let Some(at) = self.known(&text, &body) {
            return Err(NotMarked::Known { at });
        }
        if let Some(at) = self.rejected(&text, &body) {
            self.decide(at, Decision::Proposed);
            return Ok(at);
        }
        let at = self.insert(DraftItem::proposed(body, reasons));
        self.gather_numerals();
        Ok(at)
    }

    /// Inserts an item in reading order among those of its kind; returns its position.
    pub(crate) fn insert(&mut self, item: DraftItem) -> usize {
        let at = self.items.iter().position(|known| order(known) > order(&item));
        let at = at.unwrap_or(self.items.len());
        self.items.insert(at, item);
        at
    }

    /// The position of an unconfirmed item that has only the number of a table's row, if `body` has the whole row: `body`
    /// replaces it.
    pub(crate) fn replaced_by(&self, text: &Text, body: &Body) -> Option<usize> {
        let part = |known: &Quantity, row: &Quantity| {
            row.clause.contains(known.clause) && row.clause != known.clause && known.mark == row.mark
        };
        let found = || self.like(body, |decision| !decision.counts(), part, |_, _| false);
        is_row(text, body).then(found)?
    }

    /// The position of an item of this kind on the same words that nobody rejected.
    fn known(&self, text: &Text, body: &Body) -> Option<usize> {
        // Another number in a row of a table is another quantity.
        let in_row = is_row(text, body);
        let quantity = |known: &Quantity, row: &Quantity| {
            if in_row { known.mark == row.mark } else { row.clause.contains(known.mark) }
        };
        let task = |known: &TaskDraft, row: &TaskDraft| {
            trimmed(text, known.span) == trimmed(text, row.span)
                || known.bracket.is_some() && known.bracket == row.bracket
        };
        self.like(body, |decision| decision != Decision::Rejected, quantity, task)
    }

    /// The position of a rejected item that says the same as `body`.
    fn rejected(&self, text: &Text, body: &Body) -> Option<usize> {
        let task = |known: &TaskDraft, row: &TaskDraft| trimmed(text, known.span) == trimmed(text, row.span);
        self.like(body, |decision| decision == Decision::Rejected, |known, row| known.mark == row.mark, task)
    }

    /// The position of the first item of a body's kind whose decision passes `decided` and that is the same by `quantity` or `task`.
    fn like(
        &self,
        body: &Body,
        decided: fn(Decision) -> bool,
        quantity: impl Fn(&Quantity, &Quantity) -> bool,
        task: impl Fn(&TaskDraft, &TaskDraft) -> bool,
    ) -> Option<usize> {
        let same = |item: &DraftItem| match (&item.body, body) {
            (Body::Quantity(known), Body::Quantity(row)) => known.kind == row.kind && quantity(known, row),
            (Body::Task(known), Body::Task(row)) => task(known, row),
            _ => false,
        };
        self.items.iter().position(|item| decided(item.decision) && same(item))
    }
}

/// Whether a body is a quantity from a table's row.
fn is_row(text: &Text, body: &Body) -> bool {
    matches!(body, Body::Quantity(row) if TableRow::at(text, row.clause).is_some())
}

/// Sort key of items: by kind, then by position; of two that begin together the longer first.
fn order(item: &DraftItem) -> (u8, u32, Reverse<u32>) {
    let (kind, Span { start, end }) = match &item.body {
        Body::Heading(heading) => (0, heading.span),
        Body::Task(task) => (1, task.span),
        Body::Quantity(quantity) => (2, quantity.mark),
        Body::Numeral(_) => (3, item.span()),
    };
    (kind, start, Reverse(end))
}
