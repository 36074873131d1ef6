//! Filters of the list: facets with live counts, free text, order.

use crate::platform::document;
use crate::state::use_app;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use plan_core::plan::Tier;
use plan_core::present::{Choice, FacetSheet};
use plan_core::query::{Facet, Query, Sort};
use plan_core::text;
use std::cell::RefCell;
use std::rc::Rc;

/// How long typing waits before the list follows, in milliseconds.
const TYPING_PAUSE_MS: u32 = 250;

/// The filters. Each change is a step of its own; typing changes the current step.
#[component]
pub fn FilterBar(
    /// Choices with their counts.
    #[prop(into)]
    facets: Signal<FacetSheet>,
) -> impl IntoView {
    let state = use_app();
    let texts = move || state.texts();
    let chooses = Memo::new(move |_| state.address.with(|address| address.query.chooses()));
    let all_tiers = Memo::new(move |_| state.address.with(|address| address.query.tiers == Tier::ALL));
    let change = move |change: &dyn Fn(&mut Query)| {
        let address = state.address.get_untracked().with_query(|query| change(query));
        state.visit(&address);
    };
    let choices = move |facet| Signal::derive(move || facets.with(|sheet| sheet.of(facet).to_vec()));
    view! {
        <section class="filter-bar" aria-label=move || texts().filters>
            <TextFilter />
            <FacetGroup name=Signal::derive(move || texts().district) facet=Facet::District choices=choices(Facet::District) open=true />
            <FacetGroup name=Signal::derive(move || texts().state) facet=Facet::State choices=choices(Facet::State) open=true />
            <FacetGroup name=Signal::derive(move || texts().domain) facet=Facet::Domain choices=choices(Facet::Domain) open=false />
            <FacetGroup name=Signal::derive(move || texts().deadline_year) facet=Facet::Due choices=choices(Facet::Due) open=false />
            <FacetGroup name=Signal::derive(move || texts().unit) facet=Facet::Unit choices=choices(Facet::Unit) open=false />
            <label class="check">
                <input type="checkbox" prop:checked=move || all_tiers.get() on:change=move |_| change(&|query| query.tiers = if query.tiers == Tier::ALL { Vec::new() } else { Tier::ALL.to_vec() }) />
                <span>{move || texts().all_tiers}</span>
            </label>
            <Show when=move || chooses.get()>
                <button type="button" class="button" on:click=move |_| {
                    change(&|query| *query = query.cleared());
                    // The button goes; focus must not go with it.
                    document::focus("filter-text");
                }>
                    {move || texts().clear_filters}
                </button>
            </Show>
        </section>
    }
}

#[component]
fn TextFilter() -> impl IntoView {
    let state = use_app();
    let text = Memo::new(move |_| state.address.with(|address| address.query.text.clone()));
    let pending: Rc<RefCell<Option<Timeout>>> = Rc::default();
    let typed = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        let later = Timeout::new(TYPING_PAUSE_MS, move || {
            let address = state
                .address
                .get_untracked()
                .with_query(|query| query.text = value.chars().take(plan_core::address::MAX_TEXT).collect());
            state.amend(&address);
        });
        *pending.borrow_mut() = Some(later);
    };
    view! {
        <label class="field">
            <span>{move || state.texts().search_text}</span>
            <input
                type="search"
                id="filter-text"
                maxlength="100"
                autocomplete="off"
                placeholder=move || state.texts().search_placeholder
                prop:value=move || text.get()
                on:input=typed
            />
        </label>
    }
}

#[component]
fn FacetGroup(
    name: Signal<&'static str>,
    facet: Facet,
    choices: Signal<Vec<Choice>>,
    open: bool,
) -> impl IntoView {
    let state = use_app();
    let n_chosen =
        Memo::new(move |_| choices.with(|choices| choices.iter().filter(|choice| choice.chosen).count()));
    // A facet with a choice in it starts open, so that what narrows the list can be seen.
    let open = open || n_chosen.get_untracked() > 0;
    let rows = move || {
        choices
            .get()
            .into_iter()
            .map(|choice| {
                let Choice { slug, name, count, chosen } = choice;
                let flip = move |_| {
                    let address = state.address.get_untracked().with_query(|query| {
                        query.toggle(facet, &slug);
                    });
                    state.visit(&address);
                };
                view! {
                    <li>
                        <label class="check" class:empty=count == 0>
                            <input type="checkbox" prop:checked=chosen on:change=flip />
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
                <span>{move || name.get()}</span>
                <Show when=move || { n_chosen.get() > 0 }>
                    <span class="facet-chosen">{move || format!("{} {}", state.texts().selected, n_chosen.get())}</span>
                </Show>
            </summary>
            <ul class="facet-choices">{rows}</ul>
        </details>
    }
}

/// The order of the list.
#[component]
pub fn SortChoice() -> impl IntoView {
    let state = use_app();
    let sort = Memo::new(move |_| state.address.with(|address| address.query.sort));
    let choose = move |event: leptos::ev::Event| {
        if let Some(sort) = Sort::from_slug(&event_target_value(&event)) {
            state.change(|address| address.query.sort = sort);
        }
    };
    view! {
        <label class="field inline">
            <span>{move || state.texts().sort}</span>
            <select id="sort" on:change=choose prop:value=move || sort.get().slug()>
                {Sort::ALL.into_iter().map(|choice| view! {
                    <option value=choice.slug() selected=move || sort.get() == choice>{move || text::sort(choice, state.lang.get())}</option>
                }).collect::<Vec<_>>()}
            </select>
        </label>
    }
}
