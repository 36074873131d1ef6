//! What the rules say about words that a person marked.

use crate::bound::force;
use crate::coverage;
use crate::domain::domain;
use crate::draft::{Body, Decision, Draft, Field, Figure, FigureKind, Heading, Reason, TaskDraft, Why};
use crate::figures;
use crate::numeral::numerals;
use crate::read::MOST;
use crate::scene::{Clause, Scene, ends_clause, open};
use crate::table::Chosen;
use crate::tasks::{first_bracket, first_words, of_units};
use crate::text::Text;
use plan_model::date::PlanDate;
use plan_model::plan::{Bound, Span, Tier};

/// The headings that a place stands under, the highest first, without those that a person rejected.
fn above(draft: &Draft, place: Span) -> Vec<&Heading> {
    let mut above = Vec::new();
    for item in draft.items.iter().filter(|item| item.decision != Decision::Rejected) {
        if let Body::Heading(heading) = &item.body
            && heading.span.start <= place.start
        {
            open(&mut above, heading);
        }
    }
    above
}

/// The line of a place with its surroundings; `None` where no line is there.
fn scene<'a>(draft: &Draft, text: &'a Text, place: Span) -> Option<Scene<'a>> {
    let line = text.line_at(place.start)?;
    Some(Scene::below(text, line, &above(draft, line), draft.about.period))
}

/// The part of a place that is in a scene's line.
fn within(scene: &Scene<'_>, place: Span) -> Clause {
    let at = |at: u32| (at as usize).saturating_sub(scene.start).min(scene.chars.len());
    let start = at(place.start);
    Clause { start, end: at(place.end).max(start), sentence: start }
}

fn date_in(scene: &Scene<'_>, figure: &Figure) -> (Option<PlanDate>, Why) {
    let words = within(scene, figure.clause);
    let around = scene.around(words.start, words.end);
    let at = within(scene, figure.mark).start;
    figures::when(scene, figure.kind, &scene.date(around, at))
}

/// The date that the rules give a figure for its kind, and why; `None` where its place isn't in the text.
pub(crate) fn when(draft: &Draft, text: &Text, figure: &Figure) -> Option<(Option<PlanDate>, Why)> {
    Some(date_in(&scene(draft, text, figure.mark)?, figure))
}

/// The figure that marked words of one line, or of one row of a table, state; `None` where they aren't in the text.
pub(super) fn figure(
    draft: &Draft,
    text: &Text,
    place: Span,
    kind: FigureKind,
) -> Option<(Figure, Vec<Reason>)> {
    let row = Chosen::at(text, place);
    let said = row.as_ref().map_or(place, |row| row.value);
    let scene = scene(draft, text, said)?;
    let words = within(&scene, said);
    let by_rule = || {
        let all = figures::numbers(&scene, MOST + 1).into_iter().chain(coverage::words(&scene, MOST + 1));
        all.into_iter().find(|(row, _)| said.contains(row.mark))
    };
    let in_row = row.as_ref().and_then(|row| row.figure(text, draft.about.period));
    let found = in_row
        .or_else(by_rule)
        .or_else(|| number(&scene, words))
        .or_else(|| coverage::marked(&scene, words))
        .unwrap_or_else(|| in_words(&scene, words));
    let (mut figure, mut reasons) = found;
    (figure.kind, figure.clause) = (kind, place);
    if let Some(row) = row {
        figure.concept = row.name;
    }
    let (date, why) = date_in(&scene, &figure);
    figure.date = date;
    reasons.retain(|reason| !matches!(reason.field, Field::Kind | Field::Date));
    reasons.insert(0, Reason { field: Field::Kind, why: Why::Person });
    reasons.extend(date.map(|_| Reason { field: Field::Date, why }));
    if figure.domain.is_none() {
        figure.domain = domain(text, scene.heading, place);
        reasons.extend(figure.domain.map(|_| Reason { field: Field::Domain, why: Why::Words(place) }));
    }
    Some((figure, reasons))
}

/// The first number in words that no rule takes for a figure, and a person does.
fn number(scene: &Scene<'_>, words: Clause) -> Option<(Figure, Vec<Reason>)> {
    let dated = |at: usize| scene.dates.iter().any(|date| (date.start..date.end).contains(&at));
    let fits = numerals(scene.chars)
        .into_iter()
        .filter(|numeral| numeral.start >= words.start && numeral.end <= words.end && !dated(numeral.start));
    fits.into_iter().find_map(|numeral| {
        let clause = scene.clause(numeral.start).unwrap_or(words);
        figures::figure(scene, clause, numeral, Some(words))
    })
}

/// What words without a number promise or state: themselves.
fn in_words(scene: &Scene<'_>, words: Clause) -> (Figure, Vec<Reason>) {
    let place = |(start, end): (usize, usize)| Why::Words(scene.place(start, end));
    let mark = scene.place(words.start, words.end);
    let (measure, counted) = figures::measure(scene.chars, words, words.end, None);
    let from = scene.sentence_start(scene.around(words.start, words.end));
    let (force, strives) = force(&scene.chars[from..words.end]);
    let reasons = vec![
        Reason { field: Field::Value, why: Why::Words(mark) },
        Reason { field: Field::Bound, why: Why::Words(mark) },
        Reason { field: Field::Measure, why: counted.map_or(Why::Usual, place) },
        Reason {
            field: Field::Force,
            why: strives.map_or(Why::Usual, |(at, n)| place((from + at, from + at + n))),
        },
        Reason { field: Field::Tier, why: Why::Usual },
    ];
    let figure = Figure {
        kind: FigureKind::Target,
        clause: mark,
        mark,
        concept: concept(scene, words),
        value: None,
        value_max: None,
        unit: None,
        bound: Bound::Indefinite,
        measure,
        force,
        date: None,
        tier: Tier::Commitment,
        domain: None,
    };
    (figure, reasons)
}

/// What words are about: the longest stretch of them between commas and dates, without its verb.
fn concept(scene: &Scene<'_>, words: Clause) -> String {
    let inside = |at: usize| (words.start..words.end).contains(&at);
    let mut parts = vec![false; words.end - words.start];
    for date in scene.dates.iter().filter(|date| inside(date.start) || inside(date.end - 1)) {
        let [start, end] = [date.start, date.end].map(|at| at.clamp(words.start, words.end) - words.start);
        parts[start..end].fill(true);
    }
    let line = &scene.chars[words.start..words.end];
    let mut longest: &[char] = &[];
    let mut start = 0;
    for at in 0..=line.len() {
        if line.get(at).is_none_or(|c| parts[at] || ends_clause(*c)) {
            if at - start > longest.len() {
                longest = &line[start..at];
            }
            start = at + 1;
        }
    }
    coverage::concept(longest, longest)
}

/// The task that marked words state.
pub(super) fn task(draft: &Draft, text: &Text, place: Span) -> (TaskDraft, Vec<Reason>) {
    let heading = above(draft, place).last().copied();
    // The number of its own heading is no part of a title.
    let own = heading.filter(|row| row.span.start == place.start && place.contains(row.span));
    let (bracket, lead, support) = first_bracket(text, place)
        .map_or_else(Default::default, |(bracket, lead, support)| (Some(bracket), lead, support));
    let mut reasons = vec![Reason { field: Field::Task, why: Why::Person }];
    reasons.extend(bracket.into_iter().flat_map(|bracket| of_units(bracket, &lead, &support)));
    // So are those of its bracket, unless there are no others.
    let words = bracket.filter(|bracket| bracket.start > place.start);
    let words = words.map_or(place, |bracket| Span { end: bracket.start, ..place });
    let task = TaskDraft {
        title: own.map_or_else(|| first_words(text, words), |row| row.title.clone()),
        span: place,
        bracket,
        lead,
        support,
        domain: domain(text, heading.map(|row| row.span), place),
    };
    (task, reasons)
}
