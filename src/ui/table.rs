//! A table with a caption, row heads, and numbers set in columns.

use leptos::prelude::*;
use plan_present::present::{Cell, Table};

/// A plain data table in a box that scrolls sideways where there is no room.
#[component]
pub fn DataTable(
    /// What it shows.
    table: Table,
) -> impl IntoView {
    let Table { caption, columns, rows } = table;
    let head: Vec<_> = columns.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect();
    let body: Vec<_> = rows
        .into_iter()
        .map(|cells| {
            let cells: Vec<_> =
                cells.into_iter().enumerate().map(|(at, cell)| table_cell(at, cell)).collect();
            view! { <tr>{cells}</tr> }
        })
        .collect();
    let label = caption.clone();
    view! {
        <div class="table-box" tabindex="0" role="region" aria-label=label>
            <table class="data-table">
                <caption>{caption}</caption>
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
}

fn table_cell(at: usize, cell: Cell) -> AnyView {
    let text = cell.shown().to_owned();
    match (at, cell) {
        (0, _) => view! { <th scope="row">{text}</th> }.into_any(),
        (_, Cell::Number { .. }) => view! { <td class="number">{text}</td> }.into_any(),
        (_, Cell::Absent(_)) => view! { <td class="absent">{text}</td> }.into_any(),
        (_, Cell::Text(_)) => view! { <td>{text}</td> }.into_any(),
    }
}
