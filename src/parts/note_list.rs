//! Remarks on a plan's published text: kind, the words in question, what we noticed.

use super::explained::explained;
use crate::ui::erased::link;
use crate::ui::panel::Panel;
use leptos::prelude::*;
use plan_method::address::Page;
use plan_model::lang::Lang;
use plan_present::present::NoteRow;
use plan_present::text::LangTexts;

/// The remarks in a panel of their own; nothing where there are none.
pub fn note_panel(notes: &[NoteRow], lang: Lang) -> AnyView {
    let panel = |notes: Vec<NoteRow>| {
        view! {
            <Panel id="notes" title=lang.texts().plan_notes>
                <NoteList notes lang />
            </Panel>
        }
    };
    (!notes.is_empty()).then(|| panel(notes.to_vec())).into_any()
}

/// The remarks as a list.
#[component]
pub fn NoteList(
    /// What it lists.
    notes: Vec<NoteRow>,
    /// Language.
    lang: Lang,
    /// Whether each says its kind.
    #[prop(default = true)]
    kinds: bool,
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
            let kind = kinds.then(|| view! { <strong>{note.kind}</strong> });
            let place = note.place;
            let to = link("", move |address| address.on(Page::Text(place.clone())), lang.texts().in_text);
            view! { <li class="note-row">{kind} {quote} <p>{note.text}" "{to}</p></li> }
        })
        .collect();
    view! { <ul class="note-list">{rows}</ul> }
}
