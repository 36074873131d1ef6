//! How many targets are in each state, as bars that lead to their list.

use super::state_badge::StateMark;
use crate::state::use_app;
use crate::ui::link::Link;
use leptos::prelude::*;
use plan_method::address::Page;
use plan_method::query::Query;
use plan_present::present::StateRow;

/// A bar for each state that occurs.
#[component]
pub fn StateBars(
    /// States with their counts.
    rows: Vec<StateRow>,
    /// What the bars are shares of.
    total: usize,
    /// The choice that was counted; without one, everything was.
    #[prop(optional)]
    within: Option<Query>,
) -> impl IntoView {
    let state = use_app();
    let rows: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let chosen = row.state;
            let within = within.clone();
            let to = Signal::derive(move || {
                state.nav.address.with(|address| {
                    address.list(Page::Targets, |query| {
                        if let Some(within) = &within {
                            query.clone_from(within);
                        }
                        query.states = vec![chosen];
                    })
                })
            });
            let width = format!("{:.2}%", 100.0 * row.count as f64 / total.max(1) as f64);
            view! {
                <li class="state-row">
                    <Link to class="state-link">
                        <StateMark state=chosen />
                        <span class="state-name">{row.name}</span>
                        <span class="state-count">{row.text}</span>
                    </Link>
                    <span class="state-track" aria-hidden="true">
                        <span class=format!("state-bar state-{}", chosen.slug()) style:width=width></span>
                    </span>
                </li>
            }
            .into_any()
        })
        .collect();
    view! { <ul class="state-list">{rows}</ul> }
}
