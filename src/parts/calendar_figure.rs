//! The deadline strip in its figure.

use super::figure::Figure;
use crate::chart::{ChartView, current_theme};
use crate::state::use_app;
use crate::ui::localized::localized;
use leptos::prelude::*;
use plan_charts::deadline_strip;
use plan_method::address::{Address, Page};
use plan_present::present::{self, CalendarSheet, Due};

/// The commitments that fall due in a year, of one district or of all.
pub fn due(address: &Address, year: i32, district: Option<&str>) -> Address {
    address.list(Page::Targets, |query| {
        query.due = vec![year];
        query.districts = district.map(str::to_owned).into_iter().collect();
    })
}

/// The deadlines of each plan on one time axis; each leads to the commitments that fall due then.
#[component]
pub fn CalendarFigure(
    /// What it says.
    #[prop(into)]
    sheet: Signal<CalendarSheet>,
) -> impl IntoView {
    let state = use_app();
    let on_select = Callback::new(move |key: String| {
        if let Some((district, year)) = Due::parts(&key) {
            let address = state.nav.address.with_untracked(|address| due(address, year, Some(district)));
            state.nav.visit(&address);
        }
    });
    let (failed, set_failed) = signal(false);
    let option = Signal::derive(move || {
        state.theme_changes.track();
        sheet.with(|sheet| deadline_strip(sheet, &current_theme()))
    });
    let source = Signal::derive(move || {
        let release = state.store.load.with(|load| load.data().map(|data| data.release.id.clone()));
        present::release_source(&release.unwrap_or_default(), state.nav.lang.get())
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
                <p class="chart-axis">{localized(|texts| texts.calendar_axis)}</p>
                <ChartView option class="strip-chart" on_select failed=set_failed />
            </Show>
        </Figure>
    }
}
