//! Filters of the list: facets with live counts, free text, order.

use crate::platform::document;
use crate::state::use_app;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use plan_core::address::DOMAINS;
use plan_core::address::domain_slug;
use plan_core::present::{Choice, FacetSheet};
use plan_core::progress::State;
use plan_core::query::{Query, Sort};
use plan_core::text;
use std::cell::RefCell;
use std::rc::Rc;

/// How long typing waits before the list follows, in milliseconds.
const TYPING_PAUSE_MS: u32 = 250;

/// Which facet a choice belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Facet {
    District,
    Domain,
    Unit,
    Due,
    State,
}

/// Puts a choice in or takes it out.
fn toggle(query: &mut Query, facet: Facet, slug: &str) {
    fn flip<T: PartialEq>(items: &mut Vec<T>, item: T) {
        match items.iter().position(|other| *other == item) {
            Some(at) => {
                items.remove(at);
            }
            None => items.push(item),
        }
    }
    match facet {
        Facet::District => flip(&mut query.districts, slug.to_owned()),
        Facet::Unit => flip(&mut query.units, slug.to_owned()),
        Facet::Domain => {
            if let Some(domain) = DOMAINS.into_iter().find(|domain| domain_slug(*domain) == slug) {
                flip(&mut query.domains, domain);
            }
        }
        Facet::Due => {
            if let Ok(year) = slug.parse() {
                flip(&mut query.due, year);
            }
        }
        Facet::State => {
            if let Some(state) = State::from_slug(slug) {
                flip(&mut query.states, state);
            }
        }
    }
}

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
    let all_tiers = Memo::new(move |_| state.address.with(|address| address.query.all_tiers));
    let change = move |change: &dyn Fn(&mut Query)| {
        let address = state.address.get_untracked().with_query(|query| change(query));
        state.visit(&address);
    };
    view! {
        <section class="filter-bar" aria-label=move || texts().filters>
            <TextFilter />
            <FacetGroup name=Signal::derive(move || texts().district) facet=Facet::District choices=Signal::derive(move || facets.with(|f| f.districts.clone())) open=true />
            <FacetGroup name=Signal::derive(move || texts().state) facet=Facet::State choices=Signal::derive(move || facets.with(|f| f.states.clone())) open=true />
            <FacetGroup name=Signal::derive(move || texts().domain) facet=Facet::Domain choices=Signal::derive(move || facets.with(|f| f.domains.clone())) open=false />
            <FacetGroup name=Signal::derive(move || texts().deadline_year) facet=Facet::Due choices=Signal::derive(move || facets.with(|f| f.due.clone())) open=false />
            <FacetGroup name=Signal::derive(move || texts().unit) facet=Facet::Unit choices=Signal::derive(move || facets.with(|f| f.units.clone())) open=false />
            <label class="check">
                <input type="checkbox" prop:checked=move || all_tiers.get() on:change=move |_| change(&|query| query.all_tiers = !query.all_tiers) />
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
                    let address =
                        state.address.get_untracked().with_query(|query| toggle(query, facet, &slug));
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
