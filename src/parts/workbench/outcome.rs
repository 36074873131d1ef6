//! What a check found: its finding, every problem, and the targets that were found by name.

use super::columns::columns_view;
use super::desk::{FINDING, SheetReading, WorkbenchDesk, save_table};
use super::matches::matches_view;
use crate::ui::table::DataTable;
use leptos::prelude::*;
use plan_model::dataset::Dataset;
use plan_model::lang::Lang;
use plan_present::present::{self, Cell, Table};
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
    let problems = match own.is_some() {
        true => Vec::from(row_tables(read, lang)),
        false => Vec::from(problem_tables(read, lang)),
    };
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

/// Every problem of a kind, one by one.
fn problem_tables(read: &SheetReading, lang: Lang) -> [AnyView; 2] {
    let texts = texts(lang);
    [(TroubleSeverity::Error, texts.errors), (TroubleSeverity::Warning, texts.warnings)]
        .map(|(severity, caption)| problem_table(read, severity, caption, lang))
}

/// One message for each row of an office's own sheet.
fn row_tables(read: &SheetReading, lang: Lang) -> [AnyView; 2] {
    let texts = texts(lang);
    let messages = row_messages(&read.outcome, lang);
    [(TroubleSeverity::Error, texts.rows_wrong), (TroubleSeverity::Warning, texts.rows_warned)].map(
        |(severity, caption)| {
            let of_kind = || messages.iter().filter(|message| message.severity == severity);
            let n = of_kind().count();
            if n == 0 {
                return ().into_any();
            }
            let rows = of_kind().take(LISTED).map(|message| {
                let rows = match message.rows.is_empty() {
                    true => texts.whole_file.to_owned(),
                    false => message.rows.clone(),
                };
                [rows, message.n.to_string(), message.words.clone()].map(Cell::Text).to_vec()
            });
            let columns = [texts.row, texts.several, texts.wrong].map(str::to_owned).to_vec();
            let rows_n: usize = of_kind().map(|message| message.n_rows).sum();
            let table = Table { caption: format!("{caption} · {rows_n}"), columns, rows: rows.collect() };
            let more = (n > LISTED).then(|| view! { <p class="hint">{more_problems(n - LISTED, lang)}</p> });
            view! {
                <div class="bench-rows">
                    <DataTable table />
                    {more}
                </div>
            }
            .into_any()
        },
    )
}

fn problem_table(read: &SheetReading, severity: TroubleSeverity, caption: &str, lang: Lang) -> AnyView {
    let texts = texts(lang);
    let n = read.outcome.n(severity);
    if n == 0 {
        return ().into_any();
    }
    let of_kind = read.outcome.problems.iter().filter(|problem| problem.trouble.severity() == severity);
    let rows = of_kind.take(LISTED).map(|problem| {
        let said = problem_text(&problem.trouble, lang);
        let row = match problem.row {
            0 => texts.whole_file.to_owned(),
            row => row.to_string(),
        };
        let column = problem.column.map(|at| column_name(&read.outcome.headings, at)).unwrap_or_default();
        [row, column, problem.found.clone(), said.wrong, said.expected, said.fix].map(Cell::Text).to_vec()
    });
    let columns = [texts.row, texts.column, texts.found, texts.wrong, texts.expected, texts.fix];
    let table = Table {
        caption: format!("{caption} · {n}"),
        columns: columns.map(str::to_owned).to_vec(),
        rows: rows.collect(),
    };
    let more = (n > LISTED).then(|| view! { <p class="hint">{more_problems(n - LISTED, lang)}</p> });
    view! {
        <DataTable table />
        {more}
    }
    .into_any()
}

/// A question with its answers; another answer reads the file again.
fn question_field(
    desk: WorkbenchDesk,
    read: &Arc<SheetReading>,
    question: &SheetQuestion,
    lang: Lang,
) -> AnyView {
    let options: Vec<AnyView> = question
        .answers
        .iter()
        .map(|answer| {
            view! {
                <option value=answer.id.to_string() selected=question.taken == Some(answer.id)>
                    {question.answer_text(answer, lang)}
                </option>
            }
            .into_any()
        })
        .collect();
    let none = question.taken.is_none().then(|| {
        view! {
            <option value="" selected=true>
                {texts(lang).no_choice}
            </option>
        }
    });
    let label = question.text(lang);
    let (question, read) = (question.clone(), read.clone());
    let choose = move |event: leptos::ev::Event| {
        let mut choices = read.choices.clone();
        choices.answer(&question, event_target_value(&event).parse().ok());
        desk.again(&read, choices, FINDING.to_owned());
    };
    view! {
        <label class="field">
            <span>{label}</span>
            <select on:change=choose>{none}{options}</select>
        </label>
    }
    .into_any()
}

/// District, indicator and number of a target; its id if it isn't known.
pub(super) fn target_name(data: &Dataset, id: &str, lang: Lang) -> String {
    let found = data.target(id).map(|(plan, target)| {
        let district = present::district_name(data, &plan.district, lang);
        let indicator = present::indicator_name(data, &target.indicator, lang);
        format!("{district} · {indicator} · {}", present::asked(target, lang))
    });
    found.unwrap_or_else(|| id.to_owned())
}

fn open_row(desk: WorkbenchDesk, read: &Arc<SheetReading>, row: &UnresolvedRow, lang: Lang) -> AnyView {
    let data = untrack(|| desk.state.workspace.published());
    let name = |id: &str| data.as_ref().map_or_else(|| id.to_owned(), |data| target_name(data, id, lang));
    let options: Vec<AnyView> = row
        .choices
        .iter()
        .map(|id| {
            let chosen = row.taken.as_ref() == Some(id);
            view! {
                <option value=id.clone() selected=chosen>
                    {name(id)}
                </option>
            }
            .into_any()
        })
        .collect();
    let none = row.taken.is_none().then(|| {
        view! {
            <option value="" selected=true>
                {texts(lang).no_choice}
            </option>
        }
    });
    let (number, read) = (row.row, read.clone());
    let choose = move |event: leptos::ev::Event| {
        let mut choices = read.choices.clone();
        choices.targets.insert(number, event_target_value(&event));
        desk.again(&read, choices, FINDING.to_owned());
    };
    view! {
        <label class="field">
            <span>{format!("{} {number} · {}", texts(lang).row, row.name)}</span>
            <select on:change=choose>{none}{options}</select>
        </label>
    }
    .into_any()
}
