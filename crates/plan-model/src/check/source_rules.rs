//! Rules that need a plan's text: clauses stand where they say, and no numeral is forgotten.

use super::{Issue, Rule, SourceText, squeezed};
use crate::exclusion::Exclusion;
use crate::number;
use crate::plan::{Plan, Span, Task};
use crate::wire;

/// Everything that a plan says about its text and the text doesn't.
pub fn against_source(file: &str, plan: &Plan, text: &str) -> Vec<Issue> {
    let indexed = SourceText::new(text);
    let mut issues = Vec::new();
    let mut add = |id: &str, rule: Rule| {
        issues.push(Issue { file: file.to_owned(), id: id.to_owned(), rule });
    };
    if wire::sha256(text.as_bytes()) != plan.source.sha256 {
        add(&plan.id, Rule::SourceChanged);
    }
    let clauses =
        plan.targets.iter().map(|row| (&row.id, row.span, &row.statement, &row.also, &row.value_text)).chain(
            plan.baselines.iter().map(|row| (&row.id, row.span, &row.statement, &row.also, &row.value_text)),
        );
    for (id, span, statement, also, value_text) in clauses {
        match indexed.slice(span) {
            None => add(id, Rule::SpanOutside(span.into())),
            Some(found) if &found != statement => add(id, Rule::SpanMismatch { found }),
            Some(_) => {}
        }
        for &other in also {
            match indexed.slice(other) {
                None => add(id, Rule::SpanOutside(other.into())),
                Some(found) if !says_the_same(&found, value_text) => add(id, Rule::SpanMismatch { found }),
                Some(_) => {}
            }
        }
    }
    for section in &plan.outline {
        let heading = format!("{}{}", section.number.as_deref().unwrap_or_default(), section.title);
        match indexed.slice(section.span) {
            None => add(&section.id, Rule::SpanOutside(section.span.into())),
            Some(found) if squeezed(&found) != squeezed(&heading) => {
                add(&section.id, Rule::SpanMismatch { found });
            }
            Some(_) => {}
        }
        let columns = section.columns.concat();
        // Between two heads, and within one, the text may have a line break.
        let most = u32::try_from(2 * columns.chars().count()).unwrap_or(u32::MAX);
        let start = section.span.end;
        let end = start.saturating_add(most).min(indexed.len());
        let follows = indexed.slice(Span { start, end }).unwrap_or_default();
        if !squeezed(&follows).starts_with(&squeezed(&columns)) {
            add(&section.id, Rule::NotInText(section.columns.join("、")));
        }
    }
    for task in &plan.tasks {
        match indexed.slice(task.span) {
            None => add(&task.id, Rule::SpanOutside(task.span.into())),
            Some(found) if found.trim().is_empty() || !is_of(task, &found, plan) => {
                let found = found.lines().next().unwrap_or_default().to_owned();
                add(&task.id, Rule::SpanMismatch { found });
            }
            Some(_) => {}
        }
    }
    for note in &plan.notes {
        if let Some(span) = note.span {
            match indexed.slice(span) {
                None => add(&note.id, Rule::SpanOutside(span.into())),
                Some(found) if found != note.quote => add(&note.id, Rule::SpanMismatch { found }),
                Some(_) => {}
            }
        }
    }
    issues
}

/// Whether words elsewhere can be the same statement: they have the number, or in part the words that stand for one.
fn says_the_same(found: &str, value_text: &str) -> bool {
    let numerals = number::digit_runs(value_text);
    if !numerals.is_empty() {
        let there = number::digit_runs(found);
        return numerals.iter().all(|numeral| there.contains(numeral));
    }
    let words: Vec<char> = value_text.chars().collect();
    found.contains(value_text) || words.windows(2).any(|pair| found.contains(&String::from_iter(pair)))
}

/// Whether this can be the task's text: its title is in it, or is the heading just before it.
fn is_of(task: &Task, found: &str, plan: &Plan) -> bool {
    let title = squeezed(&task.title);
    squeezed(found).contains(&title)
        || plan.outline.iter().any(|row| {
            row.id == task.section && squeezed(&row.title) == title && row.span.end + 1 == task.span.start
        })
}

/// Every Arabic numeral of the text that no target, baseline, heading number or exclusion covers.
///
/// Also names exclusions of this plan that exclude nothing.
pub fn accounting(file: &str, plan: &Plan, text: &str, exclusions: &[Exclusion]) -> Vec<Issue> {
    let text = SourceText::new(text);
    let chars = text.chars();
    let mut covered = vec![false; chars.len()];
    let mut mark = |span: Span| {
        let end = (span.end as usize).min(covered.len());
        for place in covered.get_mut(span.start as usize..end).into_iter().flatten() {
            *place = true;
        }
    };
    for (span, also) in plan
        .targets
        .iter()
        .map(|row| (row.span, &row.also))
        .chain(plan.baselines.iter().map(|row| (row.span, &row.also)))
    {
        mark(span);
        also.iter().copied().for_each(&mut mark);
    }
    for section in &plan.outline {
        let number = section.number.as_deref().unwrap_or_default().chars().count() as u32;
        mark(Span { start: section.span.start, end: section.span.start + number });
    }
    let mut issues = Vec::new();
    for exclusion in exclusions.iter().filter(|exclusion| exclusion.plan == plan.id) {
        let places = text.places(&exclusion.text);
        let found = !places.is_empty();
        places.into_iter().for_each(&mut mark);
        if !found {
            let rule = Rule::IdleExclusion(exclusion.text.clone());
            issues.push(Issue { file: wire::EXCLUSIONS.to_owned(), id: plan.id.clone(), rule });
        }
    }
    let mut at = 0;
    while at < chars.len() {
        let start = at;
        while at < chars.len() && is_digit(chars[at]) {
            at += 1;
        }
        if at > start && !covered[start..at].iter().all(|covered| *covered) {
            let around = chars[start.saturating_sub(10)..(at + 10).min(chars.len())].iter().collect();
            let numeral = chars[start..at].iter().collect();
            let rule = Rule::Unaccounted { numeral, at: start as u32, around };
            issues.push(Issue { file: file.to_owned(), id: plan.id.clone(), rule });
        }
        at = at.max(start + 1);
    }
    issues
}

/// Half width or full width.
fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}
