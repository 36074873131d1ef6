//! What a check found: its finding, every problem, and the targets that were found by name.

use super::choice::choice;
use super::columns::columns_view;
use super::desk::{FINDING, SheetReading, WorkbenchDesk, save_table};
use super::matches::{matches_view, target_name};
use crate::ui::table::DataTable;
use leptos::prelude::*;
use plan_model::lang::Lang;
use plan_present::present::{Cell, Table};
use plan_workbench::texts::{finding, more_problems, texts};
use plan_workbench::{
    QuestionSubject, SheetQuestion, TroubleSeverity, UnresolvedRow, annotated, column_name, own_finding,
    problem_text, row_messages,
};
use std::sync::Arc;

/// Most problems of a kind that the page lists.
const LISTED: usize = 300;
/// Most rows whose target may be chosen on the page.
const OPEN_LISTED: usize = 60;

/// What came of a file.
pub fn outcome_view(desk: WorkbenchDesk, read: &Arc<SheetReading>, lang: Lang) -> AnyView {
    let texts = texts(lang);
    let state = desk.state;
    let own = own_finding(&read.name, &read.outcome, lang);
    let is_own = read.outcome.mapping.as_ref().is_some_and(|mapping| mapping.own);
    // More than anybody reads cell by cell are said once for all rows that share them.
    let by_row = own.is_some() || read.outcome.problems.len() > LISTED;
    let problems = problem_tables(read, by_row, lang);
    let said = own.unwrap_or_else(|| finding(&read.name, &read.outcome, lang));
    let open: Vec<AnyView> =
        read.outcome.open.iter().take(OPEN_LISTED).map(|row| open_row(desk, read, row, lang)).collect();
    let open = (!open.is_empty()).then(|| {
        view! {
            <h3>{texts.open_rows}</h3>
            <p class="hint">{texts.open_help}</p>
            <div class="panel">{open}</div>
        }
    });
    let questions: Vec<AnyView> = read
        .outcome
        .questions
        .iter()
        // The columns of an office's own sheet are chosen where they are confirmed.
        .filter(|question| !(is_own && matches!(question.subject, QuestionSubject::Column(_))))
        .take(OPEN_LISTED)
        .map(|question| question_field(desk, read, question, lang))
        .collect();
    let questions = (!questions.is_empty()).then(|| {
        view! {
            <h3>{texts.questions}</h3>
            <p class="hint">{texts.questions_help}</p>
            <div class="panel" id="bench-questions">
                {questions}
            </div>
        }
    });
    let has_rows = read.outcome.rows > 0;
    let whole = read.clone();
    let take = move |_| {
        let table = annotated(&whole.outcome, &whole.sheet, lang);
        save_table(state, texts.annotated, &table, true);
    };
    view! {
        <div class="print-tools">
            <section class="bench-check" aria-labelledby="bench-check">
                <h2 id="bench-check">{texts.step_check}</h2>
                <p class="lead" id=FINDING tabindex="-1">
                    {said}
                </p>
                {columns_view(desk, read, lang)}
                {matches_view(desk, read, lang)}
                {questions}
                {problems}
                {has_rows
                    .then(|| {
                        view! {
                            <p>
                                <button type="button" class="button" id="bench-annotated" on:click=take>
                                    {texts.take_annotated}
                                </button>
                            </p>
                        }
                    })}
                {open}
            </section>
        </div>
    }
    .into_any()
}

/// What is wrong, errors before warnings: problem by problem, or of an office's own sheet row by row.
fn problem_tables(read: &SheetReading, by_row: bool, lang: Lang) -> Vec<AnyView> {
    let texts = texts(lang);
    let mut found: [(usize, Vec<Vec<Cell>>); 2] = Default::default();
    let row = |row: String| if row.is_empty() { texts.whole_file.to_owned() } else { row };
    let mut keep = |severity: TroubleSeverity, n: usize, cells: &dyn Fn() -> Vec<String>| {
        let (total, rows) = &mut found[usize::from(severity == TroubleSeverity::Warning)];
        *total += n;
        if rows.len() < LISTED {
            rows.push(cells().into_iter().map(Cell::Text).collect());
        }
    };
    if by_row {
        for message in row_messages(&read.outcome, lang) {
            let cells = || vec![row(message.rows.clone()), message.n.to_string(), message.words.clone()];
            keep(message.severity, message.n_rows.max(1), &cells);
        }
    } else {
        for problem in &read.outcome.problems {
            let cells = || {
                let said = problem_text(&problem.trouble, lang);
                let number = if problem.row == 0 { String::new() } else { problem.row.to_string() };
                let column = problem.column.map(|at| column_name(&read.outcome.headings, at));
                let found = problem.found.clone();
                vec![row(number), column.unwrap_or_default(), found, said.wrong, said.expected, said.fix]
            };
            keep(problem.trouble.severity(), 1, &cells);
        }
    }
    let (captions, columns, class) = match by_row {
        true => (
            [texts.rows_wrong, texts.rows_warned],
            vec![texts.row, texts.several, texts.wrong_and_fix],
            "bench-rows",
        ),
        false => (
            [texts.errors, texts.warnings],
            vec![texts.row, texts.column, texts.found, texts.wrong, texts.expected, texts.fix],
            "bench-cells",
        ),
    };
    let columns: Vec<String> = columns.into_iter().map(str::to_owned).collect();
    let tables = captions.into_iter().zip(found).filter(|(_, (n, _))| *n > 0);
    let table = |(caption, (n, rows)): (&str, (usize, Vec<Vec<Cell>>))| {
        let more =
            (!by_row && n > LISTED).then(|| view! { <p class="hint">{more_problems(n - LISTED, lang)}</p> });
        let table = Table { caption: format!("{caption} · {n}"), columns: columns.clone(), rows };
        view! {
            <div class=class>
                <DataTable table />
                {more}
            </div>
        }
        .into_any()
    };
    tables.map(table).collect()
}

/// A question with its answers; another answer reads the file again.
fn question_field(
    desk: WorkbenchDesk,
    read: &Arc<SheetReading>,
    question: &SheetQuestion,
    lang: Lang,
) -> AnyView {
    let mut lines: Vec<(String, String)> = Vec::new();
    if question.taken.is_none() {
        lines.push((String::new(), texts(lang).no_choice.to_owned()));
    }
    for answer in &question.answers {
        lines.push((answer.id.to_string(), question.answer_text(answer, lang)));
    }
    let chosen = question.taken.map(|id| id.to_string()).unwrap_or_default();
    let label = question.text(lang);
    let (question, read) = (question.clone(), read.clone());
    let choose = move |value: String| {
        let mut choices = read.choices.clone();
        choices.answer(&question, value.parse().ok());
        desk.again(&read, choices, FINDING.to_owned());
    };
    choice(label, String::new(), String::new(), lines, &chosen, Box::new(choose))
}

fn open_row(desk: WorkbenchDesk, read: &Arc<SheetReading>, row: &UnresolvedRow, lang: Lang) -> AnyView {
    let data = untrack(|| desk.state.workspace.published());
    let name = |id: &str| data.as_ref().map_or_else(|| id.to_owned(), |data| target_name(data, id, lang));
    let mut lines: Vec<(String, String)> = Vec::new();
    if row.taken.is_none() {
        lines.push((String::new(), texts(lang).no_choice.to_owned()));
    }
    for id in &row.choices {
        lines.push((id.clone(), name(id)));
    }
    let label = format!("{} {} · {}", texts(lang).row, row.row, row.name);
    let chosen = row.taken.clone().unwrap_or_default();
    let (number, read) = (row.row, read.clone());
    let choose = move |value: String| {
        let mut choices = read.choices.clone();
        choices.targets.insert(number, value);
        desk.again(&read, choices, FINDING.to_owned());
    };
    choice(label, String::new(), String::new(), lines, &chosen, Box::new(choose))
}
