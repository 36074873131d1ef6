//! Rules on what stands beside a figure: what a published value answers, and which places a plan names.
//!
//! They need the plans' texts, or judge what the product can show all the same; `cargo xtask check` and the data tests
//! ask them.

use super::{Issue, Rule, SourceText};
use crate::dataset::Parts;
use crate::district::Place;
use crate::observation::{Match, Observation};
use crate::plan::Plan;
use crate::wire;

/// Kind of a place that no plan names.
const REFERENCE: &str = "reference";

/// A plan with its text.
pub type Read<'a> = (&'a Plan, &'a str);

/// Everything that published values say about plans and shouldn't.
pub fn answers(rows: &[Observation], texts: &[Read<'_>]) -> Vec<Issue> {
    let mut issues = Vec::new();
    for row in rows {
        let mut add = |rule| {
            issues.push(Issue { file: wire::OBSERVATIONS.to_owned(), id: row.id.clone(), rule });
        };
        let text = texts.iter().find(|(plan, _)| plan.id == *row.plan).map(|(_, text)| *text);
        match &row.answers {
            None if row.definition != Match::Related && row.targets.is_empty() => add(Rule::AnswersNothing),
            Some(words) if text.is_some_and(|text| words.is_empty() || !text.contains(words.as_str())) => {
                add(Rule::NotInText(words.clone()));
            }
            None | Some(_) => {}
        }
        // A date of which only the year or the month is known can't be compared by the day.
        let day = row.as_of.date.to_string();
        let published = row.source.published.as_deref();
        if published.is_some_and(|published| published.len() == day.len() && *published < *day) {
            add(Rule::AfterPublication(day));
        }
    }
    issues
}

/// Places that the plan of their district doesn't name, and tasks that don't link what their text names.
pub fn named_places(parts: &Parts, texts: &[Read<'_>]) -> Vec<Issue> {
    let mut issues = Vec::new();
    let of = |district: &str| texts.iter().find(|(plan, _)| plan.district == district);
    for place in parts.places.iter().filter(|place| place.kind != REFERENCE) {
        let Some((_, text)) = of(&place.district) else { continue };
        let unknown = place.spellings.iter().find(|spelling| !text.contains(spelling.as_str()));
        let none = place.spellings.is_empty().then_some(&place.name_zh);
        if let Some(words) = unknown.or(none) {
            let rule = Rule::PlaceNotNamed(words.clone());
            issues.push(Issue { file: wire::PLACES.to_owned(), id: place.id.clone(), rule });
        }
    }
    for (plan, text) in texts {
        let indexed = SourceText::new(text);
        let own: Vec<&Place> = parts.places.iter().filter(|place| place.district == plan.district).collect();
        for task in &plan.tasks {
            let Some(said) = indexed.slice(task.span) else { continue };
            let names =
                |place: &Place| place.spellings.iter().any(|spelling| said.contains(spelling.as_str()));
            let links = |place: &Place| task.places.iter().any(|id| *id == *place.id);
            let pick = |wanted: bool| {
                let other = own.iter().filter(|place| names(place) == wanted && links(place) != wanted);
                other.map(|place| place.id.clone()).collect::<Vec<_>>()
            };
            let (missing, extra) = (pick(true), pick(false));
            if !missing.is_empty() || !extra.is_empty() {
                let file = format!("{}{}.json", wire::PLANS, plan.id);
                issues.push(Issue { file, id: task.id.clone(), rule: Rule::PlaceLinks { missing, extra } });
            }
        }
    }
    issues
}
