//! A table of counts, each the way to the part of the page that holds what it counts.

use crate::platform::document;
use crate::ui::erased::{Handler, element, on_click};
use leptos::prelude::*;

/// A row of counts.
pub struct CountRow {
    /// Class of the row; empty for none.
    pub class: String,
    /// What it counts.
    pub name: AnyView,
    /// A count for each column, with the id of the part of the page that it leads to.
    pub cells: Vec<(usize, String)>,
}

/// The table; `corner` heads the names of its rows.
pub fn count_matrix(
    label: &'static str,
    corner: &'static str,
    heads: Vec<String>,
    rows: Vec<CountRow>,
) -> AnyView {
    let heads: Vec<AnyView> = heads
        .into_iter()
        .map(|name| {
            view! {
                <th scope="col" class="number">
                    {name}
                </th>
            }
            .into_any()
        })
        .collect();
    let rows: Vec<AnyView> = rows
        .into_iter()
        .map(|row| {
            let name = view! { <th scope="row">{row.name}</th> }.into_any();
            let cells = row.cells.into_iter().map(|(n, id)| count(n, id));
            element("tr", row.class, None, [name].into_iter().chain(cells).collect())
        })
        .collect();
    view! {
        <div class="panel table-box" tabindex="0" role="region" aria-label=label>
            <table class="data-table wide count-matrix">
                <thead>
                    <tr>
                        <th scope="col">{corner}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A count with its way; there is no way to nothing.
fn count(n: usize, id: String) -> AnyView {
    if n == 0 {
        return view! { <td class="number absent">"–"</td> }.into_any();
    }
    let to = format!("#{id}");
    let open: Handler = on_click(move || document::unfold(&id));
    view! {
        <td class="number">
            <a class="matrix-link" href=to on:click=open>
                {n}
            </a>
        </td>
    }
    .into_any()
}

/// A part of the page that is folded: a name, how many stand in it, and these.
pub fn counted_fold(
    id: String,
    class: String,
    open: bool,
    name: AnyView,
    count: usize,
    inside: AnyView,
) -> AnyView {
    view! {
        <details id=id class=format!("fold {class}") open=open>
            <summary>
                <span class="fold-name">{name} " " <span class="fold-count">{count}</span></span>
            </summary>
            {inside}
        </details>
    }
    .into_any()
}
