//! Brackets that name responsible departments: (牵头单位:区科委;配合单位:各街镇).

use crate::draft::{FieldReason, Grounds, ItemField};
use crate::text::{Text, begins, is_lost, span};
use plan_model::plan::Span;

/// Words for a role, and whether it leads (`true`) or supports (`false`).
const ROLES: [(&str, bool); 12] = [
    ("牵头", true),
    ("责任", true),
    ("主责", true),
    ("主管", true),
    ("推进", true),
    ("负责", true),
    ("实施", true),
    ("承办", true),
    ("配合", false),
    ("协办", false),
    ("协同", false),
    ("参与", false),
];

/// Endings of a role, colon included.
const BODIES: [&str; 4] = ["单位:", "部门:", "主体:", ":"];

/// Most characters between brackets.
const LONGEST: usize = 600;

/// The role that these characters begin with (`true` leads, `false` supports) and its length, colon included.
fn role(chars: &[char]) -> Option<(bool, usize)> {
    let (word, leads) = ROLES.iter().find(|(word, _)| begins(chars, word))?;
    let n = word.chars().count();
    let body = BODIES.iter().find(|body| begins(&chars[n..], body))?;
    Some((*leads, n + body.chars().count()))
}

/// The units between brackets.
#[derive(Default)]
pub(crate) struct Units {
    /// Units that lead, as written.
    pub lead: Vec<String>,
    /// Units that support, as written.
    pub support: Vec<String>,
}

/// The bracket at `start` that names units: one past its end, and the units as written; `None` if there is none.
pub(crate) fn bracket(chars: &[char], written: &[char], start: usize) -> Option<(usize, Units)> {
    let close = match chars.get(start)? {
        '(' => ')',
        '【' => '】',
        '[' => ']',
        _ => return None,
    };
    role(&chars[start + 1..])?;
    let mut units = Units::default();
    let mut leads = true;
    let mut name = String::new();
    let mut depth = 0;
    let mut at = start + 1;
    let mut end = chars.len();
    while at < chars.len() {
        if at - start > LONGEST {
            return None;
        }
        if depth == 0
            && let Some((next, len)) = role(&chars[at..])
        {
            units.take(leads, &mut name);
            leads = next;
            at += len;
            continue;
        }
        let c = chars[at];
        // A list that was never closed ends where the next begins.
        if matches!(c, '(' | '【' | '[') && role(&chars[at + 1..]).is_some() {
            return None;
        }
        match c {
            '(' => depth += 1,
            c if c == close && depth == 0 => {
                end = at + 1;
                break;
            }
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 && matches!(c, '、' | ',' | ';' | '。') {
            units.take(leads, &mut name);
        } else {
            name.push(written[at]);
        }
        at += 1;
    }
    units.take(leads, &mut name);
    let broken = units.lead.iter().chain(&units.support).any(|name| name.chars().any(is_lost));
    (!broken).then_some((end, units))
}

impl Units {
    fn take(&mut self, leads: bool, name: &mut String) {
        let unit = name.trim();
        let list = if leads { &mut self.lead } else { &mut self.support };
        if !unit.is_empty() && list.iter().all(|known| known != unit) {
            list.push(unit.to_owned());
        }
        name.clear();
    }
}

/// The ranges of a line's brackets that name units, in characters of the line.
pub(crate) fn brackets(line: &[char]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.len() {
        match bracket(line, line, at) {
            Some((end, _)) => {
                found.push((at, end));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// The first bracket that names units and begins within a span: its span, leading departments, supporting departments.
pub(crate) fn first_bracket(text: &Text, place: Span) -> Option<(Span, Vec<String>, Vec<String>)> {
    let from = text.lines.partition_point(|line| line.end <= place.start);
    let mut lines = text.lines[from..].iter().take_while(|line| line.start < place.end);
    lines.find_map(|line| {
        let mut places = place.start.saturating_sub(line.start)..place.end.min(line.end) - line.start;
        places.find_map(|at| {
            let (end, units) = bracket(text.at(*line), text.written(*line), at as usize)?;
            Some((span((line.start + at) as usize, line.start as usize + end), units.lead, units.support))
        })
    })
}

/// The reasons for the units that a bracket names.
pub(crate) fn of_units(
    bracket: Span,
    lead: &[String],
    support: &[String],
) -> impl Iterator<Item = FieldReason> {
    let named = [(ItemField::Lead, !lead.is_empty()), (ItemField::Support, !support.is_empty())];
    named
        .into_iter()
        .filter(|(_, is)| *is)
        .map(move |(field, _)| FieldReason { field, why: Grounds::Words(bracket) })
}
