//! Spans from words: where each heading, task, clause and remark stands in its text.

use anyhow::{Result, bail};
use plan_core::plan::{Plan, Span};

/// A text indexed by character.
struct Text {
    chars: Vec<char>,
}

impl Text {
    fn at(&self, span: Span) -> Option<String> {
        self.chars.get(span.start as usize..span.end as usize).map(|chars| chars.iter().collect())
    }

    /// Every place where the words stand.
    fn places(&self, words: &str) -> Vec<Span> {
        let words: Vec<char> = words.chars().collect();
        if words.is_empty() {
            return Vec::new();
        }
        let starts = 0..=self.chars.len().saturating_sub(words.len());
        starts
            .filter(|&at| self.chars[at..].starts_with(&words))
            .map(|at| Span { start: at as u32, end: (at + words.len()) as u32 })
            .collect()
    }

    fn line_end(&self, from: u32) -> u32 {
        let rest = self.chars.iter().skip(from as usize);
        from + rest.take_while(|c| **c != '\n').count() as u32
    }
}

/// Gives every record of the plan the span its words stand at; a span that is right stays.
///
/// Of several places the one nearest to the old span is taken, at or after the record's section. A
/// task's span runs to the next heading or task if it was never set.
///
/// # Errors
///
/// With every record whose words aren't in the text.
pub fn rebuild(plan: &mut Plan, text: &str) -> Result<()> {
    let text = Text { chars: text.chars().collect() };
    let mut lost: Vec<String> = Vec::new();
    let mut after = 0;
    for section in &mut plan.outline {
        let heading = format!("{}{}", section.number.as_deref().unwrap_or_default(), section.title);
        match place(&text, &heading, section.span, after) {
            Some(span) => section.span = span,
            None if text.at(section.span).is_some_and(|found| squeezed(&found) == squeezed(&heading)) => {}
            None => lost.push(format!("{}: {heading}", section.id)),
        }
        after = section.span.start;
    }
    let start_of = |section: Option<&str>| {
        let found = section.and_then(|id| plan.outline.iter().find(|row| row.id == id));
        found.map_or(0, |section| section.span.start)
    };
    let headings: Vec<u32> = plan.outline.iter().map(|section| section.span.start).collect();
    for task in &mut plan.tasks {
        if task.span == Span::default() {
            match place(&text, &task.title, task.span, start_of(Some(&task.section))) {
                Some(title) => task.span = Span { start: title.start, end: task_end(&text, title, &headings) },
                None => lost.push(format!("{}: {}", task.id, task.title)),
            }
        }
    }
    for row in &mut plan.targets {
        match place(&text, &row.statement, row.span, start_of(row.section.as_deref())) {
            Some(span) => row.span = span,
            None => lost.push(format!("{}: {}", row.id, row.statement)),
        }
    }
    for row in &mut plan.baselines {
        match place(&text, &row.statement, row.span, start_of(row.section.as_deref())) {
            Some(span) => row.span = span,
            None => lost.push(format!("{}: {}", row.id, row.statement)),
        }
    }
    for note in plan.notes.iter_mut().filter(|note| !note.quote.is_empty()) {
        match place(&text, &note.quote, note.span.unwrap_or_default(), 0) {
            Some(span) => note.span = Some(span),
            None => lost.push(format!("{}: {}", note.id, note.quote)),
        }
    }
    if lost.is_empty() {
        return Ok(());
    }
    bail!("these words aren't in {}:\n  {}", plan.source.file, lost.join("\n  "))
}

fn place(text: &Text, words: &str, old: Span, after: u32) -> Option<Span> {
    if old != Span::default() && text.at(old).is_some_and(|found| found == words) {
        return Some(old);
    }
    let from = if old == Span::default() { after } else { old.start };
    let places = text.places(words);
    let later = places.iter().filter(|span| span.start >= after);
    later
        .min_by_key(|span| span.start.abs_diff(from))
        .or_else(|| places.iter().min_by_key(|span| span.start.abs_diff(from)))
        .copied()
}

/// The end of the last line before the next heading.
fn task_end(text: &Text, title: Span, headings: &[u32]) -> u32 {
    let next = headings.iter().copied().filter(|&start| start > title.end).min();
    match next {
        Some(next) => {
            let gap = text.chars[..next as usize].iter().rev().take_while(|c| c.is_whitespace()).count();
            (next - gap as u32).max(text.line_end(title.end).min(next))
        }
        None => text.line_end(title.end),
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
