//! The places that a district's plan names: a still map with names, and the list.

use super::gloss::gloss;
use super::place_picture::place_picture;
use super::remote::{Waiting, remote_view};
use crate::state::use_app;
use crate::ui::erased::link;
use leptos::prelude::*;
use plan_method::address::Page;
use plan_model::lang::Lang;
use plan_present::present::{self, PlaceRow};
use plan_present::text::LangTexts;

/// The places, once their file is there.
#[component]
pub fn PlaceList(
    /// Id of the district.
    district: String,
) -> impl IntoView {
    let state = use_app();
    move || {
        let lang = state.nav.lang.get();
        let waiting = Waiting {
            pending: |texts| texts.places_pending,
            failed: |texts| texts.places_failed,
            retry: Box::new(move || state.store.want_places()),
        };
        let found = state.store.places.get();
        let picture = found.ready().and_then(|places| place_picture(&district, places, lang));
        let table = remote_view(&found, waiting, |places| {
            let rows = state.store.load.with(|load| {
                load.data().map(|data| present::places(data, &district, places, lang)).unwrap_or_default()
            });
            place_table(&rows, lang)
        });
        view! {
            <div class="place-slot">{picture}</div>
            {table}
        }
        .into_any()
    }
}

fn place_table(rows: &[PlaceRow], lang: Lang) -> AnyView {
    let texts = lang.texts();
    let body: Vec<AnyView> = rows
        .iter()
        .map(|row| {
            let tasks: Vec<AnyView> = row
                .tasks
                .iter()
                .cloned()
                .map(|(id, title)| {
                    let to = link("", move |address| address.on(Page::Task(id.clone())), gloss(&title, lang));
                    view! { <li>{to}</li> }.into_any()
                })
                .collect();
            let tasks = match tasks.is_empty() {
                true => view! { <span class="absent">{texts.named_by_none}</span> }.into_any(),
                false => view! { <ul>{tasks}</ul> }.into_any(),
            };
            view! {
                <tr class="place-row">
                    <th scope="row">{gloss(&row.name, lang)}</th>
                    <td>{row.kind.clone()}</td>
                    <td>{row.precision.clone()}</td>
                    <td>{tasks}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let heads = [texts.place, texts.kind_of_place, texts.precision, texts.named_by];
    let heads: Vec<_> = heads.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect();
    view! {
        <p class="hint">{present::place_count(rows.len(), lang)}{texts.places_help}</p>
        <details class="fold">
            <summary>{texts.places_listed}</summary>
            <div class="table-box tall" tabindex="0" role="region" aria-label=texts.places>
                <table class="data-table wide">
                    <thead>
                        <tr>{heads}</tr>
                    </thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}
