//! One message for each row of an office's own sheet, whatever is wrong with it; rows of which the same is to be said share one.

use crate::outcome::{Outcome, column_name};
use crate::problem_text::problem_text;
use crate::sheet::runs;
use crate::sheet_field::SheetField;
use crate::trouble::{Problem, Trouble, TroubleSeverity};
use plan_model::lang::Lang;
use plan_present::format;
use std::collections::{BTreeMap, HashMap};

/// Most cells that a message quotes.
const MOST_QUOTED: usize = 3;

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
    let is_nameless = matches!(&problem.trouble, Trouble::UnknownTarget(near) if near.is_empty());
    let said = problem_text(&problem.trouble, lang);
    let space = lang.pick("", " ");
    let words = match is_nameless {
        true => lang
            .pick(
                "没有名称相近的目标。改用规划里的名称，或在下面选一个。",
                "No target has a name like it. Use the plan's own name, or choose one below.",
            )
            .to_owned(),
        false => format!("{}{space}{}", said.wrong, said.fix),
    };
    match problem.column {
        Some(at) => {
            format!("{}{}{words}", column_name(&outcome.headings, at), lang.pick("：", ": "))
        }
        None => words,
    }
}

/// What is to be said of the rows, those that aren't used first, each group in the order of the sheet.
pub fn row_messages(outcome: &Outcome, lang: Lang) -> Vec<RowMessage> {
    let mut by_row: BTreeMap<u32, Vec<&Problem>> = BTreeMap::new();
    for problem in &outcome.problems {
        by_row.entry(problem.row).or_default().push(problem);
    }
    let mut messages: Vec<(RowMessage, Vec<u32>, Vec<&str>)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (row, problems) in by_row {
        let severity = problems.iter().map(|problem| problem.trouble.severity()).min();
        let severity = severity.unwrap_or(TroubleSeverity::Warning);
        // Errors before warnings.
        let of = |severity: TroubleSeverity| {
            problems.iter().filter(move |problem| problem.trouble.severity() == severity)
        };
        let sentences = of(TroubleSeverity::Error).chain(of(TroubleSeverity::Warning));
        let sentences: Vec<String> = sentences.map(|problem| sentence(outcome, problem, lang)).collect();
        let words = sentences.join(lang.pick("", " "));
        let place = *places.entry(words.clone()).or_insert_with(|| {
            let n = problems.len();
            let message = RowMessage { severity, rows: String::new(), n_rows: 0, n, words };
            messages.push((message, Vec::new(), Vec::new()));
            messages.len() - 1
        });
        let (_, rows, quoted) = &mut messages[place];
        rows.extend((row > 0).then_some(row));
        for problem in problems.iter().filter(|problem| !problem.found.is_empty()) {
            if quoted.len() <= MOST_QUOTED && !quoted.contains(&problem.found.as_str()) {
                quoted.push(&problem.found);
            }
        }
    }
    let mut said: Vec<RowMessage> = messages
        .into_iter()
        .map(|(message, rows, quoted)| {
            let listed = quoted.iter().take(MOST_QUOTED).map(|found| match lang {
                Lang::Zh => format!("“{found}”"),
                Lang::En => format!("“{found}”, "),
            });
            let listed: String = listed.collect();
            let listed = listed.trim_end_matches(", ");
            let more = if quoted.len() > MOST_QUOTED { lang.pick("等", " …") } else { "" };
            let words = match listed.is_empty() {
                true => message.words,
                false => format!("{listed}{more}{}{}", lang.pick("　", " — "), message.words),
            };
            RowMessage { rows: runs(&rows, lang), n_rows: rows.len(), words, ..message }
        })
        .collect();
    plan_model::order::arrange_by_key(&mut said, |message| message.severity);
    said
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
    let parts = [
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
    ];
    let parts = parts.into_iter().filter(|(n, zh, _)| *n > 0 || *zh == "行可用");
    let parts: Vec<String> = parts
        .map(|(count, zh, en)| match lang {
            Lang::Zh => format!("{} {zh}", n(count)),
            Lang::En => format!("{} {en}", n(count)),
        })
        .collect();
    Some(match lang {
        Lang::Zh => format!("“{name}”：{} 行，{}。", n(rows), parts.join("，")),
        Lang::En => {
            let rows = crate::texts::many(rows, "row", "rows");
            format!("“{name}”: {rows}, {}.", parts.join(", "))
        }
    })
}

/// Fields of a form as one list.
pub fn field_names(fields: &[SheetField], lang: Lang) -> String {
    fields.iter().map(|field| field.heading(lang)).collect::<Vec<_>>().join(lang.pick("、", ", "))
}
