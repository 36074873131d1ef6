//! 目标清单: every target, with filters that are in the URL.

use crate::parts::export::{ExportButton, Subject};
use crate::parts::filter_bar::{FilterBar, SortChoice};
use crate::parts::target_item::TargetItem;
use crate::state::use_app;
use leptos::prelude::*;
use plan_core::present;

/// The list of targets.
#[component]
pub fn TargetsPage() -> impl IntoView {
    let state = use_app();
    let query = Memo::new(move |_| state.address.with(|address| address.query.clone()));
    let sheet = Memo::new(move |_| {
        let lang = state.lang.get();
        state.judged.with(|judged| {
            judged
                .as_ref()
                .map(|judged| {
                    query.with(|query| present::targets(&judged.data, &judged.statuses, query, lang))
                })
                .unwrap_or_default()
        })
    });
    super::titled(move || sheet.with(|sheet| sheet.title.clone()));
    Effect::new(move |before: Option<String>| {
        let sentence = sheet.with(|sheet| sheet.sentence.clone());
        // Only a change is worth saying; the first view says it on the page.
        if before.is_some_and(|before| before != sentence) {
            state.announce(sentence.clone());
        }
        sentence
    });
    let subject = Callback::new(move |()| {
        let lang = state.lang.get_untracked();
        let table = state.judged.with_untracked(|judged| {
            judged.as_ref().map(|judged| {
                query.with_untracked(|query| {
                    present::chosen_table(&judged.data, &judged.statuses, query, judged.as_of, lang)
                })
            })
        });
        sheet.with_untracked(|sheet| Subject {
            title: sheet.title.clone(),
            sentence: sheet.sentence.clone(),
            source: String::new(),
            table: table.unwrap_or_default(),
            chart: None,
        })
    });
    let empty = Memo::new(move |_| sheet.with(|sheet| sheet.rows.is_empty()));
    view! {
        <header class="page-head">
            <h1>{move || sheet.with(|sheet| sheet.title.clone())}</h1>
            <p class="lead">{move || sheet.with(|sheet| sheet.sentence.clone())}</p>
        </header>
        <div class="targets-layout">
            <FilterBar facets=Signal::derive(move || sheet.with(|sheet| sheet.facets.clone())) />
            <section class="targets-list" aria-label=move || state.texts().targets>
                <div class="list-tools">
                    <SortChoice />
                    <ExportButton subject />
                </div>
                <Show when=move || empty.get()>
                    <div class="panel empty-state">
                        <p><strong>{move || state.texts().nothing_matches}</strong></p>
                        <p>{move || state.texts().nothing_matches_help}</p>
                    </div>
                </Show>
                <ul class="target-rows">
                    <For
                        each=move || sheet.with(|sheet| sheet.rows.clone())
                        key=|row| row.clone()
                        children=|row| view! { <TargetItem row /> }
                    />
                </ul>
            </section>
        </div>
    }
}
