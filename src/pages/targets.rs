//! 目标清单: every target, with filters that are in the URL.

use crate::parts::export::ExportButton;
use crate::parts::export_subject::ExportSubject;
use crate::parts::filter_bar::{Chips, FilterBar, GroupChoice, SortChoice};
use crate::parts::pins::PinTray;
use crate::parts::target_item::target_item;
use crate::parts::wall_card::card_body;
use crate::platform::media;
use crate::state::{AppState, use_app};
use crate::ui::erased::{Button, link, reactive, reactive_text};
use crate::ui::localized::localized;
use crate::ui::long_list::{LongList, MakeItem};
use leptos::prelude::*;
use plan_method::address::Page;
use plan_method::query::Sort;
use plan_present::names;
use plan_present::present::{self, TargetRow, TargetsSheet};
use plan_present::text::Texts;
use std::sync::Arc;

/// What stands in the list, one below the other.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum ListItem {
    /// The name of a group, and how many targets it has.
    Head(String, usize),
    /// A target by its position, with its row while there are few: a row that says the same keeps its elements.
    Row(usize, Option<Box<TargetRow>>),
}

/// Up to this many rows are compared by what they say.
const COMPARED: usize = 400;

fn items(state: AppState, sheet: &TargetsSheet) -> Vec<ListItem> {
    let few = sheet.targets().count() <= COMPARED;
    let row = |position| ListItem::Row(position, few.then(|| words(state, position).map(Box::new)).flatten());
    sheet
        .list
        .iter()
        .flat_map(|part| {
            let head = part.name.iter().map(|name| ListItem::Head(name.clone(), part.targets.len()));
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

/// The heads of the rows' columns, in sight while the list scrolls; three of them sort.
fn heads(state: AppState) -> AnyView {
    let sort = Memo::new(move |_| state.nav.address.with(|address| address.query.sort));
    let word = move |class: &'static str, name: fn(&Texts) -> &'static str| {
        view! { <span class=class>{reactive_text(move || name(state.texts()).to_owned())}</span> }.into_any()
    };
    let by = move |choice: Sort, name: fn(&Texts) -> &'static str| {
        let button = Button {
            pressed: Signal::derive(move || Some((sort.get() == choice).to_string())),
            ..Button::new("button quiet", move || state.nav.change(|address| address.query.sort = choice))
        };
        let inside = view! {
            {reactive_text(move || name(state.texts()).to_owned())}
            <span class="visually-hidden">
                " " {reactive_text(move || names::sort(choice, state.nav.lang.get()).to_owned())}
            </span>
        };
        button.view(inside.into_any())
    };
    view! {
        <div class="target-heads" role="group" aria-label=localized(|texts| texts.sort)>
            {word("", |texts| texts.indicator)}
            {by(Sort::Plan, |texts| texts.district)}
            {word("", |texts| texts.target)}
            {by(Sort::Deadline, |texts| texts.deadline)}
            {by(Sort::State, |texts| texts.state)}
            {word("heads-answers", |texts| texts.four_questions)}
        </div>
    }
    .into_any()
}

/// The card of the target that pointer or focus is on, beside the list where the window has room for it.
fn pane(state: AppState, sheet: Memo<TargetsSheet>, current: RwSignal<Option<usize>>) -> AnyView {
    let wide = RwSignal::new(media::is_wide());
    // Listens for as long as the view is there.
    StoredValue::new_local(media::follow_wide(move |is_wide| {
        wide.try_set(is_wide);
    }));
    let shown = Memo::new(move |_| {
        let current = current.get();
        sheet.with(|sheet| {
            let listed = current.filter(|at| sheet.targets().any(|other| other == *at));
            listed.or_else(|| sheet.targets().next())
        })
    });
    reactive(move || {
        if !wide.get() {
            return ().into_any();
        }
        let inside = reactive(move || {
            let lang = state.nav.lang.get();
            let card = shown.get().and_then(|position| {
                state.store.judged.with(|judged| present::wall_card(judged.as_ref()?, position, lang))
            });
            card.map_or_else(|| ().into_any(), |card| card_body(card, lang))
        });
        view! {
            <section class="panel targets-pane" aria-label=localized(|texts| texts.target)>
                {inside}
            </section>
        }
        .into_any()
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
        sheet.with_untracked(|sheet| {
            ExportSubject::of_table(sheet.title.clone(), sheet.sentence.clone(), table.unwrap_or_default())
        })
    });
    let empty = Memo::new(move |_| sheet.with(|sheet| sheet.shown == 0));
    let listed = Signal::derive(move || Arc::new(sheet.with(|sheet| items(state, sheet))));
    let current = RwSignal::new(None);
    let make: MakeItem<ListItem> = Arc::new(move |item| match item {
        ListItem::Head(name, n) => view! {
            <li class="group-head">
                <h2>{name}</h2>
                <span class="group-count">{present::count_of(n, state.nav.lang.get_untracked())}</span>
            </li>
        }
        .into_any(),
        ListItem::Row(position, row) => match row.map(|row| *row).or_else(|| words(state, position)) {
            Some(row) => target_item(state, row, true, Box::new(move || current.set(Some(position)))),
            None => ().into_any(),
        },
    });
    view! {
        <header class="page-head">
            <h1>{move || sheet.with(|sheet| sheet.title.clone())}</h1>
            <p class="lead">{move || sheet.with(|sheet| sheet.sentence.clone())}</p>
        </header>
        <div class="targets-layout with-pane">
            <FilterBar facets=Signal::derive(move || sheet.with(|sheet| sheet.facets.clone())) />
            <section class="targets-list" aria-label=localized(|texts| texts.targets)>
                <div class="list-tools">
                    <div class="sort-by-list">
                        <SortChoice />
                    </div>
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
                            <strong>{localized(|texts| texts.nothing_matches)}</strong>
                        </p>
                        <p>{localized(|texts| texts.nothing_matches_help)}</p>
                    </div>
                </Show>
                {heads(state)}
                <LongList items=listed make class="target-rows" />
                <PinTray />
            </section>
            {pane(state, sheet, current)}
        </div>
    }
}
