//! A stretch of a plan's text, as published: headings, targets and starting points are marked in place.

use crate::present::indicator_name;
use plan_model::dataset::Dataset;
use plan_model::lang::Lang;
use plan_model::order::arrange;
use plan_model::plan::{Plan, Section, Span};

/// What is special about a run of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nothing.
    Plain,
    /// It is a heading, or the leading phrase that stands for one.
    Heading,
    /// It belongs to the clause of a target or starting point.
    Clause,
    /// It is the number of a target.
    Target(String),
    /// It is the number of a starting point.
    Baseline(String),
}

/// Text that has one mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The words, to the letter.
    pub text: String,
    /// What is special about them.
    pub mark: Mark,
    /// Whether they are among the words that the reader looks for.
    pub hit: bool,
    /// For a number: what it is a number of.
    pub title: Option<String>,
    /// Ids of the targets and starting points whose clauses begin here.
    pub begins: Vec<String>,
}

/// One paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Its text in order, to the letter.
    pub runs: Vec<Run>,
    /// Whether it is the cell of a table, which the text gives one to a line.
    pub cell: bool,
}

/// A stretch of a plan's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands.
    pub span: Span,
    /// Paragraphs.
    pub lines: Vec<Line>,
}

/// A table begins where so many short paragraphs follow each other.
const TABLE_LINES: usize = 8;
/// The longest paragraph that can be a cell, in characters.
const CELL_CHARS: usize = 24;

/// The text at a span with its marks; `None` if the span doesn't lie in the text.
pub fn passage(data: &Dataset, plan: &Plan, text: &str, span: Span, lang: Lang) -> Option<Passage> {
    passage_with(data, plan, text, span, &[], lang)
}

/// The same, with the words at some spans of the text marked as looked for.
pub(super) fn passage_with(
    data: &Dataset,
    plan: &Plan,
    text: &str,
    span: Span,
    hits: &[Span],
    lang: Lang,
) -> Option<Passage> {
    let start = span.start as usize;
    let length = (span.end as usize).checked_sub(start)?;
    let chars: Vec<char> = text.chars().skip(start).take(length).collect();
    if chars.len() != length {
        return None;
    }
    let records = records(plan, &chars, span);
    let mut marks = vec![Mark::Plain; length];
    for record in &records {
        paint(&mut marks, span, record.clause, &Mark::Clause);
    }
    for section in &plan.outline {
        paint(&mut marks, span, section.span, &Mark::Heading);
    }
    for record in &records {
        if let Some(number) = record.number {
            let id = record.id.to_owned();
            paint(
                &mut marks,
                span,
                number,
                &if record.target { Mark::Target(id) } else { Mark::Baseline(id) },
            );
        }
    }
    let title = |mark: &Mark| match mark {
        Mark::Target(id) | Mark::Baseline(id) => {
            let number = records.iter().find(|record| record.id == id)?.number;
            let mut names: Vec<&str> = Vec::new();
            for record in records.iter().filter(|record| record.number == number) {
                let name = indicator_name(data, record.indicator, lang);
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            Some(names.join(lang.pick("；", "; ")))
        }
        Mark::Plain | Mark::Heading | Mark::Clause => None,
    };
    let mut hit = vec![false; length];
    for found in hits {
        let at = |place: u32| (place.clamp(span.start, span.end) - span.start) as usize;
        hit[at(found.start)..at(found.end)].fill(true);
    }
    let mut lines = vec![Line::default()];
    for (at, c) in chars.iter().enumerate() {
        let place = span.start + at as u32;
        let begins = || records.iter().filter(|record| record.clause.start == place);
        if *c == '\n' {
            lines.push(Line::default());
            continue;
        }
        let Some(line) = lines.last_mut() else { continue };
        match line.runs.last_mut() {
            Some(run) if run.mark == marks[at] && run.hit == hit[at] && begins().next().is_none() => {
                run.text.push(*c);
            }
            _ => line.runs.push(Run {
                text: c.to_string(),
                title: title(&marks[at]),
                mark: marks[at].clone(),
                hit: hit[at],
                begins: begins().map(|record| record.id.to_owned()).collect(),
            }),
        }
    }
    while lines.last().is_some_and(|line| line.runs.is_empty()) {
        lines.pop();
    }
    find_tables(&mut lines);
    Some(Passage { span, lines })
}

/// Where a section's text ends: at the next heading that isn't inside it, or with the text.
pub(in crate::present) fn extent(plan: &Plan, section: &Section, text: &str) -> Span {
    let next = plan
        .outline
        .iter()
        .skip_while(|other| other.id != section.id)
        .skip(1)
        .find(|other| other.level <= section.level);
    let end = next.map_or_else(|| text.chars().count() as u32, |next| next.span.start);
    Span { start: section.span.start, end: end.max(section.span.start) }
}

/// A number of the plan that is stated in the stretch.
struct PassageRecord<'a> {
    id: &'a str,
    indicator: &'a str,
    target: bool,
    clause: Span,
    /// Where the number itself stands.
    number: Option<Span>,
}

/// The targets and starting points that stand in the stretch, in the order of the text.
fn records<'a>(plan: &'a Plan, chars: &[char], span: Span) -> Vec<PassageRecord<'a>> {
    let targets = plan
        .targets
        .iter()
        .map(|row| (row.id.as_str(), row.indicator.as_str(), true, row.span, row.value_text.as_str()));
    let baselines = plan
        .baselines
        .iter()
        .map(|row| (row.id.as_str(), row.indicator.as_str(), false, row.span, row.value_text.as_str()));
    let mut all: Vec<_> = targets.chain(baselines).filter(|(.., clause, _)| span.contains(*clause)).collect();
    arrange(&mut all, &|(.., a, _), (.., b, _)| a.cmp(b));
    let mut records: Vec<PassageRecord> = Vec::new();
    for (id, indicator, target, clause, written) in all {
        let number = number(chars, span, clause, written, &records);
        records.push(PassageRecord { id, indicator, target, clause, number });
    }
    records
}

/// Where a number stands in its clause: the first place that isn't part of a longer number and that no other
/// record has, else the first that is there at all.
fn number(chars: &[char], span: Span, clause: Span, written: &str, taken: &[PassageRecord]) -> Option<Span> {
    let wanted: Vec<char> = written.chars().collect();
    let (from, to) = ((clause.start - span.start) as usize, (clause.end - span.start) as usize);
    let digit = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit);
    let places: Vec<Span> = chars
        .get(from..to)?
        .windows(wanted.len().max(1))
        .enumerate()
        .filter(|(_, window)| *window == wanted)
        .map(|(at, _)| {
            let start = (from + at) as u32 + span.start;
            Span { start, end: start + wanted.len() as u32 }
        })
        .collect();
    let whole = |place: &&Span| {
        let (start, end) = ((place.start - span.start) as usize, (place.end - span.start) as usize);
        let first = wanted.first().is_some_and(char::is_ascii_digit) && digit(start.checked_sub(1));
        let last = wanted.last().is_some_and(char::is_ascii_digit) && digit(Some(end));
        !first && !last
    };
    let free = |place: &&Span| !taken.iter().any(|record| record.number == Some(**place));
    let mut whole_places = places.iter().filter(whole);
    whole_places.clone().find(free).or_else(|| whole_places.next()).or_else(|| places.first()).copied()
}

fn paint(marks: &mut [Mark], around: Span, span: Span, mark: &Mark) {
    for at in span.start.max(around.start)..span.end.min(around.end) {
        // A number that two records share goes to the first.
        let slot = &mut marks[(at - around.start) as usize];
        if !matches!(slot, Mark::Target(_) | Mark::Baseline(_)) {
            *slot = mark.clone();
        }
    }
}

fn find_tables(lines: &mut [Line]) {
    let short = |line: &Line| {
        line.runs.iter().map(|run| run.text.chars().count()).sum::<usize>() <= CELL_CHARS
            && line.runs.iter().all(|run| run.mark != Mark::Heading)
    };
    let mut at = 0;
    while at < lines.len() {
        let n = lines[at..].iter().take_while(|line| short(line)).count();
        if n >= TABLE_LINES {
            lines[at..at + n].iter_mut().for_each(|line| line.cell = true);
        }
        at += n.max(1);
    }
}

/// Where a passage stands in its text, in words.
pub fn passage_place(passage: &Passage, total: usize, lang: Lang) -> String {
    let (from, to) = (passage.span.start + 1, passage.span.end);
    match lang {
        Lang::Zh => format!("原文第{from}–{to}字，全文共{total}字，一字未改。"),
        Lang::En => format!("Characters {from}–{to} of {total}, exactly as published. "),
    }
}
