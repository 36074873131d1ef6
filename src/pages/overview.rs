//! 总览: the finding, and every commitment as one tile of a wall that is filtered in place.

use crate::parts::ladder::ladder_view;
use crate::parts::time_strip::time_strip_view;
use crate::parts::wall::{WallController, wall_picture};
use crate::parts::wall_card::wall_card;
use crate::parts::wall_key::{wall_choices, wall_foot, wall_key};
use crate::ui::erased::reactive;
use leptos::prelude::*;
use plan_present::present;

/// The overview page.
#[component]
pub fn OverviewPage() -> impl IntoView {
    let controller = WallController::of_page();
    let state = controller.state;
    super::titled(move || state.texts().overview.to_owned());
    super::announced(move || controller.choice.with(|choice| choice.sentence.clone()));
    let finding = move || controller.sheet.with(|sheet| sheet.finding.clone());
    let ladder = reactive(move || {
        let lang = state.nav.lang.get();
        state.store.judged.with(|judged| match judged {
            Some(judged) => ladder_view(present::ladder(judged, lang), lang),
            None => ().into_any(),
        })
    });
    view! {
        <header class="page-head finding-head">
            <h1 class="finding">{finding}</h1>
        </header>
        {wall_key(controller)}
        {wall_choices(controller)}
        <div class="overview-grid">
            <div class="column">
                <section class="wall" aria-label=finding>
                    {wall_picture(controller)}
                    {wall_foot(controller)}
                </section>
                {time_strip_view(controller)}
            </div>
            <div class="wall-side">{wall_card(controller)} {ladder}</div>
        </div>
    }
}
