//! The deadline strip in its figure.

use super::figure::Figure;
use crate::chart::{ChartView, current_theme};
use crate::state::use_app;
use leptos::prelude::*;
use plan_charts::deadline_strip;
use plan_core::present::{self, CalendarSheet};

/// The deadlines of each plan on one time axis.
#[component]
pub fn CalendarFigure(
    /// What it says.
    #[prop(into)]
    sheet: Signal<CalendarSheet>,
    /// Called with the key of a deadline that was clicked.
    on_select: Callback<String>,
) -> impl IntoView {
    let state = use_app();
    let (failed, set_failed) = signal(false);
    let option = Signal::derive(move || {
        state.look.track();
        sheet.with(|sheet| deadline_strip(sheet, &current_theme()))
    });
    let source = Signal::derive(move || {
        let release = state.load.with(|load| load.ready().map(|data| data.release.id.clone()));
        present::release_source(&release.unwrap_or_default(), state.lang.get())
    });
    view! {
        <Figure
            title=Signal::derive(move || sheet.with(|sheet| sheet.title.clone()))
            sentence=Signal::derive(move || sheet.with(|sheet| sheet.sentence.clone()))
            table=Signal::derive(move || sheet.with(|sheet| sheet.table.clone()))
            source
            failed
        >
            <Show when=move || !failed.get()>
                <p class="chart-axis">{move || state.texts().calendar_axis}</p>
                <ChartView option class="strip-chart" on_select failed=set_failed />
            </Show>
        </Figure>
    }
}
