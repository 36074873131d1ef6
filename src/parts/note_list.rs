//! Remarks on a plan's published text: kind, the words in question, what we noticed.

use super::explained::explained;
use leptos::prelude::*;
use plan_model::lang::Lang;
use plan_present::present::NoteRow;
use plan_present::text::LangTexts;

/// The remarks in a panel of their own; nothing where there are none.
pub fn note_panel(notes: &[NoteRow], lang: Lang) -> AnyView {
    let panel = |notes: Vec<NoteRow>| {
        view! {
            <section class="panel" aria-labelledby="notes">
                <h2 id="notes">{lang.texts().plan_notes}</h2>
                <NoteList notes />
            </section>
        }
    };
    (!notes.is_empty()).then(|| panel(notes.to_vec())).into_any()
}

/// The remarks as a list.
#[component]
pub fn NoteList(
    /// What it lists.
    notes: Vec<NoteRow>,
) -> impl IntoView {
    let rows: Vec<_> = notes
        .into_iter()
        .map(|note| {
            let quote = (!note.quote.is_empty()).then(|| {
                view! {
                    <blockquote class="clause short" lang="zh-CN">
                        {note.quote.clone()}
                    </blockquote>
                    {explained(&note.quote)}
                }
            });
            view! {
                <li class="note-row">
                    <strong>{note.kind}</strong>
                    {quote}
                    <p>{note.text}</p>
                </li>
            }
        })
        .collect();
    view! { <ul class="note-list">{rows}</ul> }
}
