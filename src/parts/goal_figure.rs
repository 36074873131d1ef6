//! The goal chart in its figure.

use super::figure::Figure;
use crate::chart::{ChartView, current_theme};
use crate::state::use_app;
use leptos::prelude::*;
use plan_charts::goal_line;
use plan_core::present::GoalSheet;
use plan_core::text::Lang;

/// The goal chart of a target. A target without a number has no axis: title, sentence and table are all there is.
#[component]
pub fn GoalFigure(
    /// What it says.
    #[prop(into)]
    sheet: Signal<GoalSheet>,
    /// Called with the record of a point that was clicked.
    on_select: Callback<String>,
) -> impl IntoView {
    let state = use_app();
    let (failed, set_failed) = signal(false);
    let drawable = Memo::new(move |_| sheet.with(|sheet| !sheet.points.is_empty()));
    let option = Signal::derive(move || {
        state.look.track();
        sheet.with(|sheet| goal_line(sheet, &current_theme()))
    });
    let source = Signal::derive(move || {
        let release = state.load.with(|load| load.ready().map(|data| data.release.id.clone())).unwrap_or_default();
        match state.lang.get() {
            Lang::Zh => format!("来源：规划原文与逐条注明出处的公开数据；数据版本 {release}"),
            Lang::En => format!("Source: the plan's text and published values, each with its source; data release {release}"),
        }
    });
    view! {
        <Figure
            title=Signal::derive(move || sheet.with(|sheet| sheet.title.clone()))
            sentence=Signal::derive(move || sheet.with(|sheet| sheet.sentence.clone()))
            table=Signal::derive(move || sheet.with(|sheet| sheet.table.clone()))
            source
            failed
        >
            <Show when=move || drawable.get() && !failed.get()>
                <ChartView option class="goal-chart" on_select failed=set_failed />
            </Show>
        </Figure>
    }
}
