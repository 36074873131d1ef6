//! Rules on what stands beside a figure: what a published value answers, which places a plan names, how our own words
//! are written.
//!
//! They need the plans' texts, or judge what the product can show all the same; `cargo xtask check` and the data tests
//! ask them.

use super::{Issue, Rule, SourceText};
use crate::dataset::Parts;
use crate::district::Place;
use crate::observation::{Match, Observation};
use crate::plan::{Bilingual, Plan, Scope};
use crate::wire;
use serde_json::Value;

/// Kind of a place that no plan names.
const REFERENCE: &str = "reference";

/// A plan with its text.
pub type PlanWithText<'a> = (&'a Plan, &'a str);

/// Everything that published values say about plans and shouldn't.
pub fn answers(rows: &[Observation], texts: &[PlanWithText<'_>]) -> Vec<Issue> {
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
pub fn named_places(parts: &Parts, texts: &[PlanWithText<'_>]) -> Vec<Issue> {
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

/// Chinese words of ours with half-width punctuation: criteria, notes, scopes, names and definitions.
pub fn punctuation(parts: &Parts, context: &[Value]) -> Vec<Issue> {
    let mut issues = Vec::new();
    let mut look = |file: &str, id: &str, words: Option<&str>| {
        if let Some(found) = words.and_then(half_width) {
            issues.push(Issue { file: file.to_owned(), id: id.to_owned(), rule: Rule::HalfWidth(found) });
        }
    };
    let zh = |words: &Option<Bilingual>| words.as_ref().map(|words| words.zh.to_string());
    for plan in &parts.plans {
        let file = format!("{}{}.json", wire::PLANS, plan.id);
        for row in &plan.targets {
            look(&file, &row.id, Some(&row.criterion.zh));
            look(&file, &row.id, zh(&row.note).as_deref());
            look(&file, &row.id, part(&row.scope));
        }
        for (row, report) in plan.targets.iter().filter_map(|row| Some((row, row.report.as_ref()?))) {
            look(&file, &row.id, Some(&report.text.zh));
        }
        for row in &plan.baselines {
            look(&file, &row.id, zh(&row.note).as_deref());
            look(&file, &row.id, part(&row.scope));
        }
        for row in &plan.notes {
            look(&file, &row.id, Some(&row.text.zh));
        }
    }
    for row in &parts.indicators {
        look(wire::INDICATORS, &row.id, Some(&row.names.zh));
        look(wire::INDICATORS, &row.id, Some(&row.definition.zh));
    }
    for row in &parts.observations {
        look(wire::OBSERVATIONS, &row.id, Some(&row.names.zh));
        look(wire::OBSERVATIONS, &row.id, row.note_zh.as_deref());
    }
    for row in context {
        let id = row["id"].as_str().unwrap_or_default();
        look(wire::CONTEXT, id, row["names"]["zh"].as_str());
        look(wire::CONTEXT, id, row["note_zh"].as_str());
    }
    issues
}

/// The part that a scope names.
fn part(scope: &Scope) -> Option<&str> {
    match scope {
        Scope::District => None,
        Scope::Part { zh, .. } => Some(zh),
    }
}

/// The words around the first half-width mark beside a Chinese character, outside quotation marks.
fn half_width(words: &str) -> Option<String> {
    let chars: Vec<char> = words.chars().collect();
    let chinese = |at: usize| chars.get(at).is_some_and(|&c| is_chinese(c));
    let mut quoted = 0_u32;
    for (at, &c) in chars.iter().enumerate() {
        match c {
            '“' => quoted += 1,
            '”' => quoted = quoted.saturating_sub(1),
            ',' | ':' | ';' | '?' | '!' | '(' | ')'
                if quoted == 0 && (chinese(at + 1) || at.checked_sub(1).is_some_and(chinese)) =>
            {
                return Some(chars[at.saturating_sub(6)..(at + 7).min(chars.len())].iter().collect());
            }
            _ => {}
        }
    }
    None
}

/// Chinese characters, and marks that stand among them.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}' | '“' | '”')
}

#[cfg(test)]
mod tests {
    use super::half_width;

    #[test]
    fn half_width_marks_are_found_beside_chinese_and_outside_quotation_marks() {
        for (words, found) in [
            ("到2023年,全区建成", Some("到2023年,全区建成")),
            ("全区(含园区)", Some("全区(含园区)")),
            ("原文写“一人(企)一档,建设”，照录。", None),
            ("英文报道：80.3 billion yuan (2023), 全年", None),
            ("1,800个，约5G+，A/B", None),
            ("“甲”,乙", Some("“甲”,乙")),
        ] {
            assert_eq!(half_width(words).as_deref(), found, "{words}");
        }
    }
}
