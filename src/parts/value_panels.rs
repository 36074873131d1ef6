//! Small multiples in their figure: a panel for each district, with its name above.

use super::export_subject::SharedView;
use super::figure::Figure;
use super::goal_scale::goal_scale_view;
use crate::state::{AppState, use_app};
use crate::ui::erased::link;
use leptos::prelude::*;
use plan_charts::{PanelForm, value_panel};
use plan_method::address::Page;
use plan_present::present::{self, PanelsSheet, ValuePanel};

/// The panels, with their table and their files. A mark that is pressed opens its source.
pub fn value_panels(sheet: PanelsSheet, shared: SharedView) -> AnyView {
    let state = use_app();
    let release = state.store.load.with_untracked(|load| load.data().map(|data| data.release.id.clone()));
    let source = present::release_source(&release.unwrap_or_default(), sheet.lang);
    let panels: Vec<AnyView> =
        sheet.panels.iter().map(|panel| panel_view(state, panel, sheet.head(panel))).collect();
    let (title, sentence, table) = (sheet.title, sheet.sentence, sheet.table);
    view! {
        <Figure
            title=Signal::stored(title)
            sentence=Signal::stored(sentence)
            table=Signal::stored(table)
            source=Signal::stored(source)
            shared
        >
            <ul class="value-panels">{panels}</ul>
        </Figure>
    }
    .into_any()
}

fn panel_view(state: AppState, panel: &ValuePanel, words: String) -> AnyView {
    let open = Callback::new(move |record: String| state.nav.change(|address| address.source = Some(record)));
    let drawn = goal_scale_view(value_panel(panel, PanelForm::SMALL), Some(open));
    let record = panel.record.clone();
    let head = match panel.is_target {
        true => link("value-panel-name", move |address| address.on(Page::Target(record.clone())), words),
        false => view! { <span class="value-panel-name">{words}</span> }.into_any(),
    };
    view! {
        <li class=format!(
            "value-panel district-{}",
            panel.district,
        )>
            {head} <div class="value-panel-picture" aria-hidden="true">
                {drawn}
            </div>
        </li>
    }
    .into_any()
}
