//! One choice that narrows a list or the wall, with the way to take it back.

use crate::state::use_app;
use crate::ui::erased::on_click;
use leptos::prelude::*;
use plan_present::present::Chip;
use plan_present::text::LangTexts;

/// The item of a list of chips; a press takes the choice out of the address and then runs `after`, which keeps focus from
/// going with the chip.
pub fn chip_item(chip: Chip, after: impl Fn() + 'static) -> AnyView {
    let Chip { facet, slug, name } = chip;
    let state = use_app();
    let label = format!("{} {name}", state.nav.lang.get_untracked().texts().take_back);
    let drop = on_click(move || {
        state.nav.change(|address| {
            address.query.toggle(facet, &slug);
        });
        after();
    });
    view! {
        <li>
            <button type="button" class="chip" aria-label=label on:click=drop>
                <span>{name}</span>
                <span class="chip-mark" aria-hidden="true">
                    "×"
                </span>
            </button>
        </li>
    }
    .into_any()
}
