//! A line with everything that its figures lean on: clauses, dates, brackets, heading, period.

use crate::dates::{Date, dates};
use crate::draft::{Heading, Why};
use crate::figures::looks_back;
use crate::tasks::brackets;
use crate::text::{Text, is_sound, span};
use plan_model::date::Period;
use plan_model::plan::Span;

/// Most characters of a clause. From a longer run without a comma nothing is proposed.
pub(crate) const LONGEST: usize = 160;

/// A clause of a line, between commas, in characters of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    /// First character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Where its sentence begins.
    pub sentence: usize,
}

/// A line and its surroundings.
pub(crate) struct Scene<'a> {
    /// The whole text.
    pub text: &'a Text,
    /// The line's half-width characters.
    pub chars: &'a [char],
    /// Where the line begins in the text.
    pub start: usize,
    /// Its dates.
    pub dates: Vec<Date>,
    /// Its clauses, in order.
    clauses: Vec<Clause>,
    /// For each character whether it is in a bracket with units, a document number, a title or a heading.
    out: Vec<bool>,
    /// For each character whether it is between quotation marks.
    quoted: Vec<bool>,
    /// The heading above.
    pub heading: Option<Span>,
    /// The heading that says that its section looks back.
    pub looks_back: Option<Span>,
    /// The span the plan is made for.
    pub period: Option<Period>,
}

/// Takes the next heading into those that the text after it stands under, the highest first.
pub(crate) fn open<'a>(above: &mut Vec<&'a Heading>, next: &'a Heading) {
    above.retain(|known| known.rank < next.rank);
    above.push(next);
}

impl<'a> Scene<'a> {
    /// A line below these headings, the highest first.
    pub(crate) fn below(text: &'a Text, line: Span, above: &[&Heading], period: Option<Period>) -> Self {
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
        let mut out = vec![false; chars.len()];
        let mut quoted = vec![false; chars.len()];
        for (start, end) in brackets(chars) {
            out[start..end].fill(true);
        }
        // The heading's own numerals name things.
        if let Some(heading) = heading.filter(|heading| heading.start == line.start) {
            let end = ((heading.end - heading.start) as usize).min(chars.len());
            out[..end].fill(true);
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
            out[at] |= title || year;
            quoted[at] = quote;
        }
        let dates = dates(chars);
        for date in &dates {
            out[date.start..date.end].fill(true);
        }
        Self {
            text,
            chars,
            start: line.start as usize,
            dates,
            clauses: clauses(chars),
            out,
            quoted,
            heading,
            looks_back,
            period,
        }
    }

    /// A span of the text from places in the line.
    pub(crate) fn place(&self, start: usize, end: usize) -> Span {
        span(self.start + start, self.start + end)
    }

    /// Whether nothing here is a figure.
    pub(crate) fn is_out(&self, at: usize) -> bool {
        self.out.get(at).copied().unwrap_or(true)
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

    /// Words of the line as one clause, with the rest of the clauses that they begin and end in.
    pub(crate) fn around(&self, start: usize, end: usize) -> Clause {
        let [first, last] = [start, end.saturating_sub(1)].map(|at| self.clause(at));
        Clause {
            start: first.map_or(start, |clause| clause.start),
            end: last.map_or(end, |clause| clause.end),
            sentence: first.map_or(start, |clause| clause.sentence),
        }
    }

    /// Where the sentence of a clause begins, or as far before it as anybody looks.
    pub(crate) fn sentence_start(&self, clause: Clause) -> usize {
        clause.sentence.max(clause.start.saturating_sub(2 * LONGEST))
    }

    /// The date that holds for a character: of its clause, of its sentence, or of its paragraph.
    pub(crate) fn date(&self, clause: Clause, at: usize) -> Option<(Date, Why)> {
        let before = self.dates.partition_point(|date| date.start < at);
        let words = |date: &Date| self.place(date.start, date.end);
        if let Some(date) = before.checked_sub(1).and_then(|last| self.dates.get(last)) {
            if date.start >= clause.start {
                return Some((*date, Why::Words(words(date))));
            }
            if let Some(next) = self.dates.get(before).filter(|next| next.end <= clause.end) {
                return Some((*next, Why::Words(words(next))));
            }
            if date.start >= clause.sentence {
                return Some((*date, Why::Sentence(words(date))));
            }
            return date.goal.then_some((*date, Why::Paragraph(words(date))));
        }
        let next = self.dates.get(before).filter(|next| next.end <= clause.end)?;
        Some((*next, Why::Words(words(next))))
    }
}

/// Whether a character ends a sentence.
pub(crate) fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '!' | '?' | ';' | '…' | '\t')
}

/// Whether a character ends a clause; a comma that groups the thousands of a number doesn't.
pub(crate) fn ends_clause(c: char) -> bool {
    c == ',' || ends_sentence(c)
}

/// The clauses of a line. A comma between digits that is part of a number divides nothing.
fn clauses(chars: &[char]) -> Vec<Clause> {
    let mut found = Vec::new();
    let [mut start, mut sentence] = [0; 2];
    let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    for (at, c) in chars.iter().enumerate() {
        let thousands =
            at > 0 && is_digit(at - 1) && (1..=3).all(|by| is_digit(at + by)) && !is_digit(at + 4);
        if ends_clause(*c) && (*c != ',' || !thousands) {
            if at > start {
                found.push(Clause { start, end: at, sentence });
            }
            start = at + 1;
            if ends_sentence(*c) {
                sentence = at + 1;
            }
        }
    }
    if start < chars.len() {
        found.push(Clause { start, end: chars.len(), sentence });
    }
    // A closing mark left over from a bracket belongs to no clause.
    found.retain(|clause| clause.end > clause.start);
    found
}
