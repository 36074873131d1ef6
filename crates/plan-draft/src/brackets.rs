//! Brackets that name responsible departments: (牵头单位:区科委;配合单位:各街镇).

use crate::draft::{FieldReason, Grounds, ItemField};
use crate::text::{Text, begins, ends, find, is_lost, span};
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
    if role(&chars[start + 1..]).is_none() {
        return by_verb(chars, written, start, close);
    }
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

/// Words that end a list of units, longest first.
const DUTIES: [&str; 7] =
    ["按职责分工负责", "分工负责", "分别负责", "共同负责", "负责", "按职责配合", "配合"];
/// Last characters of the names of units.
const BODY_ENDS: &str = "局委办厅部队院区县镇乡街道心司府处站所团位门校会";

/// A bracket that says by verbs who does what: (区数据局牵头,区科委、各街镇按职责分工负责).
fn by_verb(chars: &[char], written: &[char], start: usize, close: char) -> Option<(usize, Units)> {
    let inside = chars[start + 1..].iter().take(LONGEST).position(|c| *c == close || *c == chars[start])?;
    let end = start + 1 + inside;
    if chars[end] != close || chars[start + 1..end].iter().any(|c| is_lost(*c)) {
        return None;
    }
    let duty = DUTIES.iter().find(|duty| ends(&chars[..end], duty));
    let leads = find(&chars[start + 1..end], &["牵头"]).map(|(at, n)| (start + 1 + at, n));
    let mut units = Units::default();
    let mut take = |from: usize, to: usize, leads: bool| {
        let mut name = String::new();
        for at in from..to {
            match chars[at] {
                '、' | ',' | ';' => units.take(leads, &mut name),
                _ => name.push(written[at]),
            }
        }
        units.take(leads, &mut name);
    };
    match (leads, duty) {
        (Some((at, n)), duty) => {
            take(start + 1, at, true);
            let last = end - duty.map_or(0, |duty| duty.chars().count());
            take(at + n, last.max(at + n), false);
        }
        (None, Some(duty)) => take(start + 1, end - duty.chars().count(), true),
        (None, None) => return None,
    }
    for list in [&mut units.lead, &mut units.support] {
        for name in list.iter_mut() {
            let short =
                ["等有关部门", "等部门", "等单位", "等"].iter().find_map(|more| name.strip_suffix(more));
            if let Some(short) = short {
                *name = short.to_owned();
            }
        }
        list.retain(|name| !name.is_empty());
    }
    let is_unit = |name: &String| name.ends_with(|c| BODY_ENDS.contains(c));
    (!units.lead.is_empty() && units.lead.iter().all(is_unit)).then_some((end + 1, units))
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

/// The first bracket that names departments and begins within a span: its span, leading departments, supporting departments.
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
