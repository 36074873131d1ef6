//! Rules that need a plan's text: clauses stand where they say, and no numeral is forgotten.

use super::{Issue, Rule};
use crate::plan::{Plan, Span};
use crate::wire;
use serde::{Deserialize, Serialize};

/// Why a numeral in a plan's text is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ExclusionKind {
    /// The number of a heading.
    HeadingNumber,
    /// The number of a document.
    DocumentNumber,
    /// A year in a title.
    TitleYear,
    /// The number of an item in a list.
    ListNumber,
    /// Part of a name (5G, 12345).
    Name,
    /// The date of an event.
    Date,
    /// A period or deadline year outside any clause.
    Period,
}

/// Words whose numerals are no figures, wherever they occur in a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Exclusion {
    /// Plan id.
    pub plan: String,
    /// The words, as published.
    pub text: String,
    /// Why.
    pub kind: ExclusionKind,
    /// In words, where the kind doesn't say enough.
    #[serde(default)]
    pub why: String,
}

/// A plan's text, indexed by character.
struct Text {
    chars: Vec<char>,
}

impl Text {
    fn slice(&self, span: Span) -> Option<String> {
        let range = span.start as usize..span.end as usize;
        (range.start <= range.end).then_some(())?;
        self.chars.get(range).map(|chars| chars.iter().collect())
    }
}

/// Everything that a plan says about its text and the text doesn't.
pub fn against_source(file: &str, plan: &Plan, text: &str) -> Vec<Issue> {
    let indexed = Text { chars: text.chars().collect() };
    let mut issues = Vec::new();
    let mut add = |id: &str, rule: Rule| {
        issues.push(Issue { file: file.to_owned(), id: id.to_owned(), rule });
    };
    if wire::sha256(text.as_bytes()) != plan.source.sha256 {
        add(&plan.id, Rule::SourceChanged);
    }
    let clauses = plan
        .targets
        .iter()
        .map(|row| (&row.id, row.span, &row.statement, &row.also))
        .chain(plan.baselines.iter().map(|row| (&row.id, row.span, &row.statement, &row.also)));
    for (id, span, statement, also) in clauses {
        match indexed.slice(span) {
            None => add(id, Rule::SpanOutside(span.into())),
            Some(found) if &found != statement => add(id, Rule::SpanMismatch { found }),
            Some(_) => {}
        }
        for &other in also {
            if indexed.slice(other).is_none_or(|found| found.is_empty()) {
                add(id, Rule::SpanOutside(other.into()));
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
    }
    for task in &plan.tasks {
        match indexed.slice(task.span) {
            None => add(&task.id, Rule::SpanOutside(task.span.into())),
            Some(found) if found.trim().is_empty() => add(&task.id, Rule::SpanMismatch { found }),
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

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Every Arabic numeral of the text that no target, baseline, heading number or exclusion covers.
///
/// Also names exclusions of this plan that exclude nothing.
pub fn accounting(file: &str, plan: &Plan, text: &str, exclusions: &[Exclusion]) -> Vec<Issue> {
    let chars: Vec<char> = text.chars().collect();
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
        let words: Vec<char> = exclusion.text.chars().collect();
        let mut found = false;
        if !words.is_empty() {
            for start in 0..chars.len().saturating_sub(words.len() - 1) {
                if chars[start..start + words.len()] == words[..] {
                    found = true;
                    mark(Span { start: start as u32, end: (start + words.len()) as u32 });
                }
            }
        }
        if !found {
            let rule = Rule::IdleExclusion(exclusion.text.clone());
            issues.push(Issue { file: wire::EXCLUSIONS.to_owned(), id: plan.id.clone(), rule });
        }
    }
    let mut at = 0;
    while at < chars.len() {
        let start = at;
        while at < chars.len() && chars[at].is_ascii_digit() {
            at += 1;
        }
        if at > start && !covered[start..at].iter().all(|covered| *covered) {
            let around = chars[start.saturating_sub(10)..(at + 10).min(chars.len())].iter().collect();
            let rule = Rule::Unaccounted { numeral: chars[start..at].iter().collect(), around };
            issues.push(Issue { file: file.to_owned(), id: plan.id.clone(), rule });
        }
        at = at.max(start + 1);
    }
    issues
}
