//! Remarks on a plan's published text: kind, the words in question, what we noticed.

use leptos::prelude::*;
use plan_core::present::NoteRow;

/// The remarks as a list.
#[component]
pub fn NoteList(
    /// What it lists.
    notes: Vec<NoteRow>,
) -> impl IntoView {
    let rows: Vec<_> = notes
        .into_iter()
        .map(|note| {
            let quote = (!note.quote.is_empty())
                .then(|| view! { <blockquote class="clause short" lang="zh-CN">{note.quote}</blockquote> });
            view! { <li class="note-row"><strong>{note.kind}</strong>{quote}<p>{note.text}</p></li> }
        })
        .collect();
    view! { <ul class="note-list">{rows}</ul> }
}
