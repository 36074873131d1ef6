//! Words that a person marks in the text because no rule took them for what they are.

mod place;
mod proposal;
#[cfg(test)]
mod tests;

pub(crate) use proposal::when;

use crate::draft::{Body, Decision, Draft, Figure, FigureKind, Item, TaskDraft};
use crate::scene;
use crate::table::Chosen;
use crate::text::Text;
use place::{find, trimmed};
use plan_model::plan::Span;
use std::cmp::Reverse;

/// What a person marks words as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum As {
    /// Something to be reached.
    Target,
    /// Something reached before the plan.
    Baseline,
    /// Something to be done.
    Task,
}

impl As {
    /// Most characters that may be marked as this.
    const fn most(self) -> usize {
        match self {
            Self::Target | Self::Baseline => scene::LONGEST,
            Self::Task => 6_000,
        }
    }
}

/// Why words aren't marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotMarked {
    /// No words: nothing but white space and marks between clauses.
    Empty,
    /// The text doesn't have these words.
    Absent,
    /// The text has them more than once, so that nobody knows which are meant.
    Often {
        /// How many times.
        n: usize,
    },
    /// More than is marked at once, or a target or baseline that goes over the end of a line and is no row of a table.
    Long {
        /// Most characters.
        most: usize,
    },
    /// Some of them were lost in decoding. The text has them so, but the plan hasn't, and what is published quotes the
    /// plan to the letter: the text has to be read again from a sound copy.
    Lost,
    /// An item of that kind, which nobody rejected, stands on these words already.
    Known {
        /// Its position.
        at: usize,
    },
}

impl Draft {
    /// Marks words of the text as a target, a baseline or a task, and proposes its fields; returns the item's position.
    ///
    /// White space and the width of characters make no difference. A number or a bracket with units that the words end
    /// within is taken whole, and so are the cells of a table's row. Where an item of that kind on these words was rejected,
    /// that item is to be decided again; one that has the number of a row without the row gives way to it.
    /// The fields come from the rules where they apply; no domain, date or concept is found where none does.
    ///
    /// # Errors
    ///
    /// [`NotMarked`] where there isn't exactly one place for the words, or an item stands there; nothing is changed then.
    pub fn mark(&mut self, words: &str, how: As) -> Result<usize, NotMarked> {
        let text = Text::new(&self.text);
        let place = find(&text, words, how)?;
        let kind = match how {
            As::Target => Some(FigureKind::Target),
            As::Baseline => Some(FigureKind::Baseline),
            As::Task => None,
        };
        let (body, reasons) = match kind {
            Some(kind) => {
                let (row, why) = proposal::figure(self, &text, place, kind).ok_or(NotMarked::Absent)?;
                (Body::Figure(row), why)
            }
            None => {
                let (row, why) = proposal::task(self, &text, place);
                (Body::Task(row), why)
            }
        };
        if let Some(at) = self.outdone(&text, &body) {
            self.items[at] = Item::proposed(body, reasons);
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
        let at = self.insert(Item::proposed(body, reasons));
        self.gather_numerals();
        Ok(at)
    }

    /// Puts an item in its place: after those of its kind that begin before it. Returns its position.
    pub(crate) fn insert(&mut self, item: Item) -> usize {
        let at = self.items.iter().position(|known| order(known) > order(&item));
        let at = at.unwrap_or(self.items.len());
        self.items.insert(at, item);
        at
    }

    /// The item that stands on the number of a table's row alone, and of which nobody said that it is right: one that knows
    /// the row takes its place.
    pub(crate) fn outdone(&self, text: &Text, body: &Body) -> Option<usize> {
        let part = |known: &Figure, row: &Figure| {
            row.clause.contains(known.clause) && row.clause != known.clause && known.mark == row.mark
        };
        let found = || self.like(body, |decision| !decision.counts(), part, |_, _| false);
        is_row(text, body).then(found)?
    }

    /// The item of this kind that stands on the words of a body, if nobody rejected it.
    fn known(&self, text: &Text, body: &Body) -> Option<usize> {
        // Another number in a row of a table is another figure.
        let in_row = is_row(text, body);
        let figure = |known: &Figure, row: &Figure| {
            if in_row { known.mark == row.mark } else { row.clause.contains(known.mark) }
        };
        let task = |known: &TaskDraft, row: &TaskDraft| {
            trimmed(text, known.span) == trimmed(text, row.span)
                || known.bracket.is_some() && known.bracket == row.bracket
        };
        self.like(body, |decision| decision != Decision::Rejected, figure, task)
    }

    /// The item that says what a body says, if somebody rejected it.
    fn rejected(&self, text: &Text, body: &Body) -> Option<usize> {
        let task = |known: &TaskDraft, row: &TaskDraft| trimmed(text, known.span) == trimmed(text, row.span);
        self.like(body, |decision| decision == Decision::Rejected, |known, row| known.mark == row.mark, task)
    }

    /// The first item of a body's kind that is decided about so, and is the same figure or the same task.
    fn like(
        &self,
        body: &Body,
        decided: fn(Decision) -> bool,
        figure: impl Fn(&Figure, &Figure) -> bool,
        task: impl Fn(&TaskDraft, &TaskDraft) -> bool,
    ) -> Option<usize> {
        let same = |item: &Item| match (&item.body, body) {
            (Body::Figure(known), Body::Figure(row)) => known.kind == row.kind && figure(known, row),
            (Body::Task(known), Body::Task(row)) => task(known, row),
            _ => false,
        };
        self.items.iter().position(|item| decided(item.decision) && same(item))
    }
}

/// Whether a body is the figure of a table's row.
fn is_row(text: &Text, body: &Body) -> bool {
    matches!(body, Body::Figure(row) if Chosen::at(text, row.clause).is_some())
}

/// The order of items: by kind, then as they are read; of two that begin together the longer first.
fn order(item: &Item) -> (u8, u32, Reverse<u32>) {
    let (kind, Span { start, end }) = match &item.body {
        Body::Heading(heading) => (0, heading.span),
        Body::Task(task) => (1, task.span),
        Body::Figure(figure) => (2, figure.mark),
        Body::Numeral(_) => (3, item.span()),
    };
    (kind, start, Reverse(end))
}
