//! What a check found: its finding, every problem, and the targets that were found by name.

use super::desk::{FINDING, SheetReading, WorkbenchDesk, save_table};
use crate::ui::table::DataTable;
use leptos::prelude::*;
use plan_model::lang::Lang;
use plan_present::present::{self, Cell, Table};
use plan_workbench::texts::{finding, more_problems, texts};
use plan_workbench::{SheetQuestion, TroubleSeverity, UnresolvedRow, annotated, column_name, problem_text};
use std::sync::Arc;

/// Most problems of a kind that the page lists.
const LISTED: usize = 300;
/// Most rows whose target may be chosen on the page.
const OPEN_LISTED: usize = 60;

/// What came of a file.
pub fn outcome_view(desk: WorkbenchDesk, read: &Arc<SheetReading>, lang: Lang) -> AnyView {
    let texts = texts(lang);
    let state = desk.state;
    let problems = [(TroubleSeverity::Error, texts.errors), (TroubleSeverity::Warning, texts.warnings)]
        .map(|(severity, caption)| problem_table(read, severity, caption, lang));
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
                    {finding(&read.name, &read.outcome, lang)}
                </p>
                {questions}
                {problems.into_iter().collect::<Vec<_>>()}
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
        desk.read(read.name.clone(), read.bytes.clone(), choices);
    };
    view! {
        <label class="field">
            <span>{label}</span>
            <select on:change=choose>{none}{options}</select>
        </label>
    }
    .into_any()
}

fn open_row(desk: WorkbenchDesk, read: &Arc<SheetReading>, row: &UnresolvedRow, lang: Lang) -> AnyView {
    let data = untrack(|| desk.state.workspace.published());
    let name = |id: &str| {
        let found = data.as_ref().and_then(|data| {
            let (plan, target) = data.target(id)?;
            let district = present::district_name(data, &plan.district, lang);
            let indicator = present::indicator_name(data, &target.indicator, lang);
            Some(format!("{district} · {indicator} · {}", present::asked(target, lang)))
        });
        found.unwrap_or_else(|| id.to_owned())
    };
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
        desk.read(read.name.clone(), read.bytes.clone(), choices);
    };
    view! {
        <label class="field">
            <span>{format!("{} {number} · {}", texts(lang).row, row.name)}</span>
            <select on:change=choose>{none}{options}</select>
        </label>
    }
    .into_any()
}
