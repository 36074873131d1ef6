//! 对比: what is pinned, side by side, and the indicators that several districts speak of.

use crate::parts::export_subject::SharedView;
use crate::parts::side_by_side::Sides;
use crate::parts::topic_nav::topic_nav;
use crate::parts::value_panels::value_panels;
use crate::platform::document;
use crate::state::use_app;
use crate::ui::erased::link;
use crate::ui::localized::localized;
use crate::ui::panel::Panel;
use leptos::prelude::*;
use plan_method::address::Page;
use plan_present::present::{self, IndicatorRow};
use plan_present::text::LangTexts;

/// The comparison of what is pinned, and the way to indicators.
#[component]
pub fn ComparePage() -> impl IntoView {
    let state = use_app();
    super::titled(move || state.texts().compare.to_owned());
    let pins = Memo::new(move |_| state.nav.address.with(|address| address.pins.clone()));
    let pinned = move || {
        let lang = state.nav.lang.get();
        let texts = lang.texts();
        let sheet = state.store.judged.with(|judged| {
            let judged = judged.as_ref()?;
            pins.with(|pins| {
                let panels = present::record_panels(judged, pins, lang)?;
                Some((panels, present::side_by_side(judged, pins, lang)?))
            })
        });
        match sheet {
            Some((panels, sheet)) => view! {
                {value_panels(panels, SharedView::Pins)}
                <Sides sheet id="pinned" heading=texts.pinned />
                <p>
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| {
                            document::focus("main");
                            state.nav.change(|address| address.pins.clear());
                        }
                    >
                        {texts.unpin_all}
                    </button>
                </p>
            }
            .into_any(),
            None => {
                let words = if pins.with(Vec::is_empty) { texts.nothing_pinned } else { texts.one_pinned };
                let list = link("button", |address| address.on(Page::Targets), texts.see_all);
                view! {
                    <section class="panel empty-state">
                        <p>{words}</p>
                        <p>{list}</p>
                    </section>
                }
                .into_any()
            }
        }
    };
    let shared = move || {
        let lang = state.nav.lang.get();
        let texts = lang.texts();
        let rows: Vec<AnyView> = state.store.judged.with(|judged| {
            let rows = judged.as_ref().map(|judged| present::indicators(judged, lang)).unwrap_or_default();
            rows.into_iter().map(indicator_row).collect()
        });
        view! {
            <Panel id="shared" title=texts.shared_indicators>
                <p class="hint">{texts.shared_indicators_help}</p>
                <div class="table-box" tabindex="0" role="region" aria-label=texts.shared_indicators>
                    <table class="data-table">
                        <thead>
                            <tr>
                                <th scope="col">{texts.indicator}</th>
                                <th scope="col">{texts.districts_with_target}</th>
                                <th scope="col">{texts.districts_with_value}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </Panel>
        }
    };
    view! {
        <header class="page-head">
            <h1>{localized(|texts| texts.compare)}</h1>
        </header>
        {topic_nav(&Page::Compare)}
        {pinned}
        {shared}
    }
}

fn indicator_row(row: IndicatorRow) -> AnyView {
    let IndicatorRow { id, name, with_target, with_value } = row;
    let name = link("", move |address| address.on(Page::Indicator(id.clone())), name);
    let listed = |names: Vec<String>| if names.is_empty() { "—".to_owned() } else { names.join(" · ") };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>{listed(with_target)}</td>
            <td>{listed(with_value)}</td>
        </tr>
    }
    .into_any()
}
