//! Filters of the list: facets with live counts, free text, order.

use super::chip::chip_item;
use crate::platform::document;
use crate::state::use_app;
use crate::ui::localized::localized;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use plan_method::query::{Facet, MAX_CHOICES, Sort};
use plan_present::names;
use plan_present::present::{self, Chip, Choice, FacetSheet};
use std::cell::RefCell;
use std::rc::Rc;

/// How long typing waits before the list follows, in milliseconds.
const TYPING_PAUSE_MS: u32 = 250;

/// Facets that start unfolded.
const UNFOLDED: [Facet; 2] = [Facet::District, Facet::State];

/// Facets in the order of the bar. Plans are left out where each district has one.
const ORDER: [Facet; Facet::ALL.len()] = [
    Facet::District,
    Facet::Plan,
    Facet::State,
    Facet::Domain,
    Facet::Due,
    Facet::Department,
    Facet::Lead,
    Facet::Support,
    Facet::Topic,
    Facet::Answers,
    Facet::Observed,
    Facet::Grade,
    Facet::Measure,
    Facet::Force,
    Facet::Tier,
];

/// The filters. Each change is a step of its own; typing changes the current step.
///
/// On a narrow screen they are folded until the reader asks for them.
#[component]
pub fn FilterBar(
    /// Choices with their counts.
    #[prop(into)]
    facets: Signal<FacetSheet>,
) -> impl IntoView {
    let state = use_app();
    let chooses = Memo::new(move |_| state.nav.address.with(|address| address.query.chooses()));
    let folded = RwSignal::new(true);
    let one_plan_each = Memo::new(move |_| {
        facets.with(|sheet| sheet.of(Facet::Plan).len() == sheet.of(Facet::District).len())
    });
    let groups: Vec<AnyView> = ORDER
        .into_iter()
        .map(|facet| {
            let choices = Signal::derive(move || facets.with(|sheet| sheet.of(facet).to_vec()));
            let shown = move || {
                !(facet == Facet::Plan && one_plan_each.get()) && choices.with(|choices| !choices.is_empty())
            };
            let open = UNFOLDED.contains(&facet);
            view! {
                <Show when=shown>
                    <FacetGroup facet choices open />
                </Show>
            }
            .into_any()
        })
        .collect();
    let clear = move |_| {
        state.nav.change(|address| address.query = address.query.cleared());
        // The button goes; focus must not go with it.
        document::focus("filter-text");
    };
    view! {
        <section
            class="filter-bar"
            class:folded=move || folded.get()
            aria-label=localized(|texts| texts.filters)
        >
            <TextFilter />
            <button
                type="button"
                class="button filter-fold"
                aria-expanded=move || (!folded.get()).to_string()
                on:click=move |_| folded.update(|folded| *folded = !*folded)
            >
                {localized(|texts| texts.filters)}
            </button>
            <div class="facets">
                {groups} <Show when=move || chooses.get()>
                    <button type="button" class="button" on:click=clear>
                        {localized(|texts| texts.clear_filters)}
                    </button>
                </Show>
            </div>
        </section>
    }
}

/// What narrows the list; each can be taken back by itself.
#[component]
pub fn Chips(
    /// What is chosen.
    #[prop(into)]
    chips: Signal<Vec<Chip>>,
) -> impl IntoView {
    let state = use_app();
    let after = || document::focus("filter-text");
    // The label of a chip is in the reader's language.
    let rows = move || {
        state.nav.lang.track();
        chips.get().into_iter().map(|chip| chip_item(chip, after)).collect::<Vec<_>>()
    };
    view! {
        <Show when=move || chips.with(|chips| !chips.is_empty())>
            <ul class="chips" aria-label=localized(|texts| texts.selected)>
                {rows}
            </ul>
        </Show>
    }
}

/// What the list is grouped by.
#[component]
pub fn GroupChoice() -> impl IntoView {
    let state = use_app();
    let group = Memo::new(move |_| state.nav.address.with(|address| address.query.group));
    let choose = move |event: leptos::ev::Event| {
        let group = Facet::from_slug(&event_target_value(&event));
        state.nav.change(|address| address.query.group = group);
    };
    let options = Facet::GROUPS
        .into_iter()
        .map(|choice| {
            view! {
                <option value=choice.slug() selected=move || group.get() == Some(choice)>
                    {move || present::facet_name(choice, state.nav.lang.get())}
                </option>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <label class="field inline">
            <span>{localized(|texts| texts.group_by)}</span>
            <select id="group" on:change=choose prop:value=move || group.get().map_or("", Facet::slug)>
                <option value="" selected=move || group.get().is_none()>
                    {localized(|texts| texts.no_group)}
                </option>
                {options}
            </select>
        </label>
    }
}

/// Words to look for. Typing changes the current step.
#[component]
pub fn TextFilter() -> impl IntoView {
    let state = use_app();
    let text = Memo::new(move |_| state.nav.address.with(|address| address.query.text.clone()));
    let pending: Rc<RefCell<Option<Timeout>>> = Rc::default();
    let typed = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        let timeout = Timeout::new(TYPING_PAUSE_MS, move || {
            let address = state.nav.address.get_untracked().with_query(|query| {
                query.text = value.chars().take(plan_method::address::MAX_TEXT).collect()
            });
            state.nav.amend(&address);
        });
        *pending.borrow_mut() = Some(timeout);
    };
    view! {
        <label class="field">
            <span>{localized(|texts| texts.search_text)}</span>
            <input
                type="search"
                id="filter-text"
                maxlength="100"
                autocomplete="off"
                placeholder=localized(|texts| texts.search_placeholder)
                prop:value=move || text.get()
                on:input=typed
            />
        </label>
    }
}

#[component]
fn FacetGroup(facet: Facet, choices: Signal<Vec<Choice>>, open: bool) -> impl IntoView {
    let state = use_app();
    let n_chosen =
        Memo::new(move |_| choices.with(|choices| choices.iter().filter(|choice| choice.chosen).count()));
    // A facet with a choice in it starts open, so that what narrows the list can be seen.
    let open = open || n_chosen.get_untracked() > 0;
    let full = move || n_chosen.get() >= MAX_CHOICES;
    let rows = move || {
        choices
            .get()
            .into_iter()
            .map(|choice| {
                let Choice { slug, name, count, chosen } = choice;
                let flip = move |_| {
                    let address = state.nav.address.get_untracked().with_query(|query| {
                        query.toggle(facet, &slug);
                    });
                    state.nav.visit(&address);
                };
                view! {
                    <li>
                        <label class="check" class:empty=count == 0>
                            <input
                                type="checkbox"
                                prop:checked=chosen
                                prop:disabled=move || full() && !chosen
                                on:change=flip
                            />
                            <span>{name}</span>
                            <span class="facet-count">{count}</span>
                        </label>
                    </li>
                }
            })
            .collect::<Vec<_>>()
    };
    view! {
        <details class="facet" open=open>
            <summary>
                <span>{move || present::facet_name(facet, state.nav.lang.get())}</span>
                <Show when=move || { n_chosen.get() > 0 }>
                    <span class="facet-chosen">
                        {move || format!("{} {}", state.texts().selected, n_chosen.get())}
                    </span>
                </Show>
            </summary>
            <Show when=full>
                <p class="hint" role="status">
                    {localized(|texts| texts.choices_full)}
                </p>
            </Show>
            <ul class="facet-choices">{rows}</ul>
        </details>
    }
}

/// The order of the list.
#[component]
pub fn SortChoice() -> impl IntoView {
    let state = use_app();
    let sort = Memo::new(move |_| state.nav.address.with(|address| address.query.sort));
    let choose = move |event: leptos::ev::Event| {
        if let Some(sort) = Sort::from_slug(&event_target_value(&event)) {
            state.nav.change(|address| address.query.sort = sort);
        }
    };
    view! {
        <label class="field inline">
            <span>{localized(|texts| texts.sort)}</span>
            <select id="sort" on:change=choose prop:value=move || sort.get().slug()>
                {Sort::ALL
                    .into_iter()
                    .map(|choice| {
                        view! {
                            <option value=choice.slug() selected=move || sort.get() == choice>
                                {move || names::sort(choice, state.nav.lang.get())}
                            </option>
                        }
                    })
                    .collect::<Vec<_>>()}
            </select>
        </label>
    }
}
