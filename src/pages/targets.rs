//! 目标清单: every target, with filters that are in the URL.

use crate::parts::export::ExportButton;
use crate::parts::export_subject::Subject;
use crate::parts::filter_bar::{Chips, FilterBar, GroupChoice, SortChoice};
use crate::parts::pins::PinTray;
use crate::parts::target_item::target_item;
use crate::state::{AppState, use_app};
use crate::ui::erased::link;
use crate::ui::long_list::{LongList, MakeItem};
use leptos::prelude::*;
use plan_method::address::Page;
use plan_present::present::{self, TargetRow, TargetsSheet};
use std::sync::Arc;

/// What stands in the list, one below the other.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Item {
    /// The name of a group, and how many targets it has.
    Head(String, usize),
    /// A target by its position, with its row while there are few: a row that says the same keeps its elements.
    Row(usize, Option<Box<TargetRow>>),
}

/// Up to this many rows are compared by what they say.
const COMPARED: usize = 400;

fn items(state: AppState, sheet: &TargetsSheet) -> Vec<Item> {
    let few = sheet.targets().count() <= COMPARED;
    let row = |position| Item::Row(position, few.then(|| words(state, position).map(Box::new)).flatten());
    sheet
        .list
        .iter()
        .flat_map(|part| {
            let head = part.name.iter().map(|name| Item::Head(name.clone(), part.targets.len()));
            head.chain(part.targets.iter().copied().map(row)).collect::<Vec<_>>()
        })
        .collect()
}

/// What a row says.
fn words(state: AppState, position: usize) -> Option<TargetRow> {
    let lang = state.nav.lang.get_untracked();
    state.store.judged.with_untracked(|judged| {
        let judged = judged.as_ref()?;
        present::target_row(judged, position, lang)
    })
}

/// The list of targets.
#[component]
pub fn TargetsPage() -> impl IntoView {
    let state = use_app();
    let sheet = super::chosen(present::targets);
    super::titled(move || sheet.with(|sheet| sheet.title.clone()));
    super::announced(move || sheet.with(|sheet| sheet.sentence.clone()));
    let subject = Callback::new(move |()| {
        let lang = state.nav.lang.get_untracked();
        let table = state.store.judged.with_untracked(|judged| {
            judged.as_ref().map(|judged| {
                state
                    .nav
                    .address
                    .with_untracked(|address| present::chosen_table(judged, &address.query, lang))
            })
        });
        sheet.with_untracked(|sheet| Subject {
            title: sheet.title.clone(),
            sentence: sheet.sentence.clone(),
            source: String::new(),
            table: table.unwrap_or_default(),
            chart: None,
            shared: None,
        })
    });
    let empty = Memo::new(move |_| sheet.with(|sheet| sheet.shown == 0));
    let listed = Signal::derive(move || Arc::new(sheet.with(|sheet| items(state, sheet))));
    let make: MakeItem<Item> = Arc::new(move |item| match item {
        Item::Head(name, n) => view! {
            <li class="group-head">
                <h2>{name}</h2>
                <span class="group-count">{present::count_of(n, state.nav.lang.get_untracked())}</span>
            </li>
        }
        .into_any(),
        Item::Row(_, Some(row)) => target_item(state, *row, true),
        Item::Row(position, None) => {
            words(state, position).map_or_else(|| ().into_any(), |row| target_item(state, row, true))
        }
    });
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
                    <GroupChoice />
                    <ExportButton subject />
                    {move || link(
                        "button quiet",
                        |address| address.on(Page::Brief(None)),
                        state.texts().brief,
                    )}
                </div>
                <Chips chips=Signal::derive(move || sheet.with(|sheet| sheet.chips.clone())) />
                <Show when=move || empty.get()>
                    <div class="panel empty-state">
                        <p>
                            <strong>{move || state.texts().nothing_matches}</strong>
                        </p>
                        <p>{move || state.texts().nothing_matches_help}</p>
                    </div>
                </Show>
                <LongList items=listed make class="target-rows" />
                <PinTray />
            </section>
        </div>
    }
}
