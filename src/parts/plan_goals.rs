//! The goals of a plan: its own table, cell by cell, and the passage to the letter.

use super::gloss::gloss;
use super::plan_text::{shown, with_text};
use crate::ui::erased::link;
use crate::ui::panel::Panel;
use leptos::prelude::*;
use plan_method::address::Page;
use plan_model::lang::Lang;
use plan_present::present::{self, DistrictSheet, GoalTable};
use plan_present::text::LangTexts;

/// The goals in the plan's own words: its table, where it has one, and the passage to the letter.
pub fn plan_goals(sheet: &DistrictSheet, lang: Lang) -> Option<AnyView> {
    let title = sheet.goals.clone()?;
    let texts = lang.texts();
    let id = sheet.id.clone();
    let text = with_text(sheet.id.clone(), move |data, text, lang| {
        let found = present::goals(data, &id, text, lang)?;
        let table = present::goal_table(&found).map(|table| goal_table(&table));
        Some(
            view! {
                {table}
                <details class="fold">
                    <summary>{lang.texts().goals_text}</summary>
                    {shown(&found, text.chars().count(), lang)}
                </details>
            }
            .into_any(),
        )
    });
    let section = view! {
        <Panel id="goals" title=texts.goals>
            <p class="hint">{texts.goals_place}" "{gloss(&title, lang)}</p>
            {text}
        </Panel>
    };
    Some(section.into_any())
}

/// A plan's own table, cell by cell as published; the last cell leads to its target.
fn goal_table(table: &GoalTable) -> AnyView {
    let heads: Vec<AnyView> =
        table.columns.iter().map(|name| view! { <th scope="col">{name.clone()}</th> }.into_any()).collect();
    let rows: Vec<AnyView> = table
        .rows
        .iter()
        .map(|row| {
            let last = row.cells.len().saturating_sub(1);
            let cells: Vec<AnyView> = row
                .cells
                .iter()
                .enumerate()
                .map(|(at, cell)| {
                    let Some(words) = cell.clone() else {
                        return view! { <td class="absent">"—"</td> }.into_any();
                    };
                    match (&row.target, at) {
                        (Some(id), at) if at == last => {
                            let id = id.clone();
                            let to = link("", move |address| address.on(Page::Target(id.clone())), words);
                            view! { <td class="number">{to}</td> }.into_any()
                        }
                        (_, 1) => view! { <th scope="row">{words}</th> }.into_any(),
                        _ => view! { <td>{words}</td> }.into_any(),
                    }
                })
                .collect();
            view! { <tr>{cells}</tr> }.into_any()
        })
        .collect();
    view! {
        <div class="table-box" tabindex="0" role="region" aria-labelledby="goals" lang="zh-CN">
            <table class="data-table goal-table">
                {(!table.caption.is_empty()).then(|| view! { <caption>{table.caption.clone()}</caption> })}
                <thead>
                    <tr>{heads}</tr>
                </thead> <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
