//! Spans from words: where each heading, task, clause and remark stands in its text.

use crate::check::{SourceText, squeezed};
use crate::plan::{Plan, Span};
use crate::wire;

/// Records whose words aren't in the text: id and words.
type Lost = Vec<(String, String)>;

/// Gives every record of the plan the span its words stand at; returns those whose words aren't there.
///
/// A span whose text is the record's words stays. Of several places the one nearest to the old span
/// is taken, at or after the task or section that the record stands in. Tasks and `also` have no
/// words of their own: as long as the text is the one that the plan was made from (by its checksum)
/// they stay, and a task at `[0, 0]` is found from its title. Once the text has changed, a task is
/// found anew and an `also` moves with the clauses around it; the checks say if that wasn't enough.
pub fn spans(plan: &mut Plan, text: &str) -> Vec<(String, String)> {
    let changed = wire::sha256(text.as_bytes()) != plan.source.sha256;
    let text = SourceText::new(text);
    let mut lost = Lost::new();
    let mut moves = Moves::default();
    sections(plan, &text, &mut lost, &mut moves);
    tasks(plan, &text, changed, &mut lost);
    let starts = Starts::of(plan);
    for row in &mut plan.targets {
        let after = starts.of_row(row.section.as_deref(), row.task.as_deref());
        clause(&text, &row.id, &row.statement, &mut row.span, after, &mut lost, &mut moves);
    }
    for row in &mut plan.baselines {
        let after = starts.of_row(row.section.as_deref(), row.task.as_deref());
        clause(&text, &row.id, &row.statement, &mut row.span, after, &mut lost, &mut moves);
    }
    for note in plan.notes.iter_mut().filter(|note| !note.quote.is_empty()) {
        let mut span = note.span.unwrap_or_default();
        clause(&text, &note.id, &note.quote, &mut span, 0, &mut lost, &mut moves);
        note.span = Some(span);
    }
    if changed {
        let targets = plan.targets.iter_mut().flat_map(|row| &mut row.also);
        let baselines = plan.baselines.iter_mut().flat_map(|row| &mut row.also);
        targets.chain(baselines).for_each(|span| *span = moves.apply(*span));
    }
    lost
}

/// How far records have moved, by where they stood.
#[derive(Default)]
struct Moves(Vec<(u32, i64)>);

impl Moves {
    fn note(&mut self, old: Span, new: Span) {
        if old != Span::default() {
            self.0.push((old.start, i64::from(new.start) - i64::from(old.start)));
        }
    }

    /// Moves a span as far as the last record at or before it, or the first one after.
    fn apply(&self, span: Span) -> Span {
        let before = self.0.iter().filter(|(at, _)| *at <= span.start).max_by_key(|(at, _)| *at);
        let by = before.or_else(|| self.0.iter().min_by_key(|(at, _)| *at)).map_or(0, |(_, by)| *by);
        let moved = |at: u32| u32::try_from(i64::from(at) + by).unwrap_or_default();
        Span { start: moved(span.start), end: moved(span.end) }
    }
}

/// Where sections and tasks start.
struct Starts(Vec<(String, u32)>);

impl Starts {
    fn of(plan: &Plan) -> Self {
        let sections = plan.outline.iter().map(|row| (row.id.clone(), row.span.start));
        let tasks = plan.tasks.iter().map(|row| (row.id.clone(), row.span.start));
        Self(sections.chain(tasks).collect())
    }

    /// Where a record of this section and task can start at the earliest.
    fn of_row(&self, section: Option<&str>, task: Option<&str>) -> u32 {
        let start =
            |id: Option<&str>| id.and_then(|id| self.0.iter().find(|(row, _)| row == id)).map(|(_, at)| *at);
        start(section).max(start(task)).unwrap_or_default()
    }
}

fn clause(
    text: &SourceText<'_>,
    id: &str,
    words: &str,
    span: &mut Span,
    after: u32,
    lost: &mut Lost,
    moves: &mut Moves,
) {
    match place(text, words, *span, after, |_| true) {
        Some(new) => {
            moves.note(*span, new);
            *span = new;
        }
        None => lost.push((id.to_owned(), words.to_owned())),
    }
}

fn sections(plan: &mut Plan, text: &SourceText<'_>, lost: &mut Lost, moves: &mut Moves) {
    let mut after = 0;
    for section in &mut plan.outline {
        let heading = format!("{}{}", section.number.as_deref().unwrap_or_default(), section.title);
        let old = section.span;
        // White space between a heading's number and its words isn't recorded.
        let stays = text.slice(old).is_some_and(|found| squeezed(&found) == squeezed(&heading));
        if !stays || old == Span::default() {
            let at_line = place(text, &heading, old, after, |at| text.starts_line(at));
            match at_line.or_else(|| place(text, &heading, old, after, |_| true)) {
                Some(new) => {
                    moves.note(old, new);
                    section.span = new;
                }
                None => lost.push((section.id.clone(), heading)),
            }
        }
        after = section.span.end;
    }
}

fn tasks(plan: &mut Plan, text: &SourceText<'_>, changed: bool, lost: &mut Lost) {
    let unset = |span: Span| changed || span == Span::default();
    for task in plan.tasks.iter_mut().filter(|task| unset(task.span)) {
        let section = plan.outline.iter().find(|row| row.id == task.section);
        // A task that is its own numbered item starts with the number.
        let own = section.filter(|row| row.title == task.title).map(|row| row.span);
        let after = section.map_or(0, |row| row.span.start);
        let old = if changed { Span::default() } else { task.span };
        match own.or_else(|| place(text, &task.title, old, after, |_| true)) {
            // Its end is found below, when every start is known.
            Some(title) => task.span = Span { start: title.start, end: 0 },
            None => lost.push((task.id.clone(), task.title.clone())),
        }
    }
    let starts: Vec<u32> = plan.tasks.iter().map(|task| task.span.start).collect();
    for task in plan.tasks.iter_mut().filter(|task| task.span.end == 0) {
        // Headings inside the task don't end it.
        let headings = plan.outline.iter().filter(|row| !is_within(&plan.outline, &row.id, &task.section));
        let later = headings.map(|row| row.span.start).chain(starts.iter().copied());
        let next = later.filter(|&start| start > task.span.start).min();
        task.span.end = text.words_end(next.unwrap_or(text.len()));
    }
}

/// Whether a section is another one or lies below it.
fn is_within(outline: &[crate::plan::Section], section: &str, ancestor: &str) -> bool {
    let mut at = Some(section);
    // A heading that is its own ancestor is reported by the checks; here it must only end.
    for _ in 0..=outline.len() {
        match at {
            Some(id) if id == ancestor => return true,
            Some(id) => at = outline.iter().find(|row| row.id == id).and_then(|row| row.parent.as_deref()),
            None => return false,
        }
    }
    false
}

fn place(
    text: &SourceText<'_>,
    words: &str,
    old: Span,
    after: u32,
    fits: impl Fn(u32) -> bool,
) -> Option<Span> {
    if old != Span::default() && text.reads(old, words) {
        return Some(old);
    }
    let from = if old == Span::default() { after } else { old.start };
    let places: Vec<Span> = text.places(words).into_iter().filter(|span| fits(span.start)).collect();
    let later = places.iter().filter(|span| span.start >= after);
    later
        .min_by_key(|span| span.start.abs_diff(from))
        .or_else(|| places.iter().min_by_key(|span| span.start.abs_diff(from)))
        .copied()
}
