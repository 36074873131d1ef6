//! One message for each row of an office's own sheet, whatever is wrong with it; rows of which the same is to be said share one.

use crate::outcome::{Outcome, column_name};
use crate::problem_text::problem_text;
use crate::sheet::runs;
use crate::sheet_field::SheetField;
use crate::trouble::{Problem, TroubleSeverity};
use plan_model::lang::Lang;
use plan_present::format;

/// Most cells that a message quotes.
const MOST_QUOTED: usize = 3;
/// How many messages back the same one is looked for.
const LOOKED_BACK: usize = 8;

/// What is to be said of one row, or of several alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowMessage {
    /// Whether the rows aren't used.
    pub severity: TroubleSeverity,
    /// Their numbers, `3、5–9`; empty for the file as a whole.
    pub rows: String,
    /// How many rows they are.
    pub n_rows: usize,
    /// How many things are wrong with each of them.
    pub n: usize,
    /// What is wrong, and how to fix it.
    pub words: String,
}

/// The column of a problem and what is wrong there, without what was found.
fn sentence(outcome: &Outcome, problem: &Problem, lang: Lang) -> String {
    let said = problem_text(&problem.trouble, lang);
    let words = said.wrong + lang.pick("", " ") + &said.fix;
    match problem.column {
        Some(at) => {
            format!("{}{}{words}", column_name(&outcome.headings, at), lang.pick("：", ": "))
        }
        None => words,
    }
}

/// Rows of which the same is said, on the way to a message.
struct SameRows<'a> {
    message: RowMessage,
    rows: Vec<u32>,
    found: Vec<&'a str>,
}

/// What is to be said of the rows, in the order of the sheet.
pub fn row_messages(outcome: &Outcome, lang: Lang) -> Vec<RowMessage> {
    let mut groups: Vec<SameRows<'_>> = Vec::new();
    // Problems stand in the order of their rows, but for those of the file, which come first.
    for problems in outcome.problems.chunk_by(|one, next| one.row == next.row) {
        let is_error = |problem: &Problem| problem.trouble.severity() == TroubleSeverity::Error;
        let mut words = String::new();
        for wanted in [true, false] {
            for problem in problems.iter().filter(|problem| is_error(problem) == wanted) {
                words += if words.is_empty() { "" } else { lang.pick("", " ") };
                words += &sentence(outcome, problem, lang);
            }
        }
        let recent = groups.len().saturating_sub(LOOKED_BACK);
        let place = match groups[recent..].iter().position(|same| same.message.words == words) {
            Some(place) => recent + place,
            None => {
                let severity = match problems.iter().any(is_error) {
                    true => TroubleSeverity::Error,
                    false => TroubleSeverity::Warning,
                };
                let (rows, n) = (String::new(), problems.len());
                let message = RowMessage { severity, rows, n_rows: 0, n, words };
                groups.push(SameRows { message, rows: Vec::new(), found: Vec::new() });
                groups.len() - 1
            }
        };
        let same = &mut groups[place];
        same.rows.extend((problems[0].row > 0).then_some(problems[0].row));
        for problem in problems {
            let found = problem.found.as_str();
            if !found.is_empty() && same.found.len() <= MOST_QUOTED && !same.found.contains(&found) {
                same.found.push(found);
            }
        }
    }
    groups.into_iter().map(|same| same.message(lang)).collect()
}

impl SameRows<'_> {
    fn message(self, lang: Lang) -> RowMessage {
        let Self { mut message, rows, found } = self;
        if !found.is_empty() {
            let between = lang.pick("”“", "”, “");
            let more = if found.len() > MOST_QUOTED { lang.pick("等", " …") } else { "" };
            let listed = found[..found.len().min(MOST_QUOTED)].join(between);
            let colon = lang.pick("　", " — ");
            message.words = format!("“{listed}”{more}{colon}{}", message.words);
        }
        message.n_rows = rows.len();
        message.rows = runs(&rows, lang);
        message
    }
}

impl Outcome {
    /// How many rows below the headings of an office's own sheet aren't used because something is wrong with them.
    fn refused_rows(&self, head_row: u32) -> usize {
        let mut rows: Vec<u32> = self
            .problems
            .iter()
            .filter(|problem| problem.trouble.severity() == TroubleSeverity::Error)
            .map(|problem| problem.row)
            .filter(|row| *row > head_row)
            .collect();
        rows.dedup();
        rows.len()
    }
}

/// What came of an office's own sheet, in a sentence; `None` of any other.
pub fn own_finding(name: &str, outcome: &Outcome, lang: Lang) -> Option<String> {
    let mapping = outcome.mapping.as_ref().filter(|mapping| mapping.own && mapping.head_row > 0)?;
    let n = |n: usize| format::number(n as f64, 0, lang);
    let refused = outcome.refused_rows(mapping.head_row);
    let left_out = mapping.of(crate::mapping::MatchStep::LeftOut).count();
    let (rows, used, empty) = (outcome.rows as usize, outcome.entries.len(), outcome.left_empty as usize);
    let waiting = rows.saturating_sub(used + empty + refused + left_out);
    let mut said = Vec::new();
    for (count, zh, en) in [
        (used, "行可用", "usable"),
        (waiting, "行等您确认", "waiting for you"),
        (refused, "行有错", "with errors"),
        (empty, "行没有填", "left empty"),
        (left_out, "行您选了不用", "left out by you"),
        (
            mapping.asides.len(),
            "行不是数据（小标题、合计、注）",
            "rows of no data (subtitles, totals, notes)",
        ),
    ] {
        if count > 0 || said.is_empty() {
            said.push(n(count) + " " + lang.pick(zh, en));
        }
    }
    let (rows, said) = (n(rows), said.join(lang.pick("，", ", ")));
    Some(match lang {
        Lang::Zh => format!("“{name}”：{rows} 行，{said}。"),
        Lang::En => format!("“{name}”: rows: {rows}; {said}."),
    })
}

/// Fields of a form as one list.
pub fn field_names(fields: &[SheetField], lang: Lang) -> String {
    fields.iter().map(|field| field.heading(lang)).collect::<Vec<_>>().join(lang.pick("、", ", "))
}
