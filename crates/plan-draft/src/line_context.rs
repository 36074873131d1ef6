//! A line with the context that its quantities are read in: clauses, dates, brackets, headings, the plan's period.

use crate::brackets::brackets;
use crate::clause::{Clause, LONGEST, clauses};
use crate::dates::{Date, dates};
use crate::draft::{Grounds, HeadingDraft};
use crate::outline::looks_back;
use crate::text::{Text, is_sound, span};
use plan_model::date::Period;
use plan_model::plan::Span;

/// A line of the text and its context. Positions are in characters of the line unless said otherwise.
pub(crate) struct LineContext<'a> {
    /// The whole text.
    pub text: &'a Text,
    /// The line's half-width characters.
    pub chars: &'a [char],
    /// Where the line begins in the text.
    pub start: usize,
    /// The dates it names, in order.
    pub dates: Vec<Date>,
    /// Its clauses, in order.
    clauses: Vec<Clause>,
    /// For each character whether it is excluded: in a bracket with units, a document number, a title, a date or a heading.
    excluded: Vec<bool>,
    /// For each character whether it is between quotation marks.
    quoted: Vec<bool>,
    /// Its brackets that name units: each ends a task.
    brackets: Vec<(usize, usize)>,
    /// The nearest heading above; `None` before the first.
    pub heading: Option<Span>,
    /// The heading that says that its section describes the past (现状, 回顾 …); `None` in other sections.
    pub looks_back: Option<Span>,
    /// The plan's period; `None` while it isn't known.
    pub period: Option<Period>,
}

/// Pushes a heading onto the stack of headings that are open at this point of the text, the highest first; headings of the
/// same or a lower rank are closed.
pub(crate) fn open<'a>(above: &mut Vec<&'a HeadingDraft>, next: &'a HeadingDraft) {
    above.retain(|known| known.rank < next.rank);
    above.push(next);
}

impl<'a> LineContext<'a> {
    /// The context of a line below these headings, the highest first.
    pub(crate) fn below(text: &'a Text, line: Span, above: &[&HeadingDraft], period: Option<Period>) -> Self {
        let back = above.iter().find(|row| looks_back(text.at(row.span))).map(|row| row.span);
        Self::new(text, line, above.last().map(|row| row.span), back, period)
    }

    fn new(
        text: &'a Text,
        line: Span,
        heading: Option<Span>,
        looks_back: Option<Span>,
        period: Option<Period>,
    ) -> Self {
        let chars = text.at(line);
        let mut excluded = vec![false; chars.len()];
        let mut quoted = vec![false; chars.len()];
        let brackets = brackets(chars);
        for (start, end) in &brackets {
            excluded[*start..*end].fill(true);
        }
        // The heading's own numerals name things.
        if let Some(heading) = heading.filter(|heading| heading.start == line.start) {
            let end = ((heading.end - heading.start) as usize).min(chars.len());
            excluded[..end].fill(true);
        }
        let [mut title, mut year, mut quote] = [false; 3];
        for (at, c) in chars.iter().enumerate() {
            match c {
                '《' => title = true,
                '》' => title = false,
                '〔' => year = true,
                '〕' => year = false,
                '“' => quote = true,
                '”' => quote = false,
                '。' => quote = false,
                _ => {}
            }
            excluded[at] |= title || year;
            quoted[at] = quote;
        }
        let dates = dates(chars);
        for date in &dates {
            excluded[date.start..date.end].fill(true);
        }
        Self {
            text,
            chars,
            start: line.start as usize,
            dates,
            clauses: clauses(chars),
            excluded,
            quoted,
            brackets,
            heading,
            looks_back,
            period,
        }
    }

    /// A span of the text from positions in the line.
    pub(crate) fn place(&self, start: usize, end: usize) -> Span {
        span(self.start + start, self.start + end)
    }

    /// Whether a number here is never a quantity; see `excluded`.
    pub(crate) fn is_excluded(&self, at: usize) -> bool {
        self.excluded.get(at).copied().unwrap_or(true)
    }

    /// Whether a character is between quotation marks.
    pub(crate) fn is_quoted(&self, at: usize) -> bool {
        self.quoted.get(at).copied().unwrap_or_default()
    }

    /// The clause around a character; `None` where it is too long, or lost characters are in it.
    pub(crate) fn clause(&self, at: usize) -> Option<Clause> {
        let after = self.clauses.partition_point(|clause| clause.start <= at);
        let clause = *self.clauses.get(after.checked_sub(1)?)?;
        let whole = at < clause.end && clause.end - clause.start <= LONGEST;
        (whole && is_sound(&self.chars[clause.start..clause.end])).then_some(clause)
    }

    /// A range of the line as one clause, extended to the boundaries of the clauses that it begins and ends in.
    pub(crate) fn around(&self, start: usize, end: usize) -> Clause {
        let [first, last] = [start, end.saturating_sub(1)].map(|at| self.clause(at));
        Clause {
            start: first.map_or(start, |clause| clause.start),
            end: last.map_or(end, |clause| clause.end),
            sentence: first.map_or(start, |clause| clause.sentence),
        }
    }

    /// Where the sentence of a clause begins, but at most twice [`LONGEST`] characters before the clause.
    pub(crate) fn sentence_start(&self, clause: Clause) -> usize {
        clause.sentence.max(clause.start.saturating_sub(2 * LONGEST))
    }

    /// The date that applies to a character: of its clause, else of its sentence, else a goal's date of its paragraph.
    pub(crate) fn date(&self, clause: Clause, at: usize) -> Option<(Date, Grounds)> {
        let next = self.dates.partition_point(|date| date.start < at);
        let words = |date: &Date| self.place(date.start, date.end);
        // A year that something is compared with is no deadline.
        let counts = |date: &&Date| !date.compared;
        let behind = || self.dates[next..].iter().find(counts).filter(|next| next.end <= clause.end);
        if let Some(date) = self.dates[..next].iter().rev().find(counts) {
            if date.start >= clause.start {
                return Some((*date, Grounds::Words(words(date))));
            }
            if let Some(next) = behind() {
                return Some((*next, Grounds::Words(words(next))));
            }
            if date.start >= clause.sentence {
                return Some((*date, Grounds::Sentence(words(date))));
            }
            let is_over = self.brackets.iter().any(|(start, end)| date.end <= *start && *end <= at);
            return (date.goal && !is_over).then_some((*date, Grounds::Paragraph(words(date))));
        }
        let next = behind()?;
        Some((*next, Grounds::Words(words(next))))
    }
}
