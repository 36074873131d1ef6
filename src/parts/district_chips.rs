//! The districts as links of which one is chosen: the page shows that one, or all.

use crate::state::use_app;
use crate::ui::link::Link;
use leptos::prelude::*;
use plan_method::address::Address;
use plan_model::lang::Lang;
use plan_present::text::LangTexts;

/// One district, by id and what its link says, or all of them. A press changes only which link is the current one: a
/// browser takes focus from a link that is made anew.
pub fn district_chips(districts: &[(String, String)], lang: Lang) -> AnyView {
    let state = use_app();
    let chip = |id: Option<String>, name: String| {
        let (to_id, own_id) = (id.clone(), id);
        let to = move |address: &Address| {
            address.with_query(|query| query.districts = to_id.clone().into_iter().collect())
        };
        let to = Signal::derive(move || state.nav.address.with(&to));
        let is = move || {
            state.nav.address.with(|address| {
                let chosen = &address.query.districts;
                own_id.as_ref().map_or(chosen.is_empty(), |id| chosen.contains(id))
            })
        };
        view! {
            <li>
                <Link to class="choice-link" current=Signal::derive(is)>
                    {name}
                </Link>
            </li>
        }
        .into_any()
    };
    let mut chips = vec![chip(None, lang.texts().every_district.to_owned())];
    for (id, name) in districts {
        chips.push(chip(Some(id.clone()), name.clone()));
    }
    view! { <ul class="choice-links">{chips}</ul> }.into_any()
}
