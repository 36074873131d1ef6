//! The frame of every chart: title with the finding, sentence, chart, table on demand, source line.

use super::cursor::cursor;
use super::export::ExportButton;
use super::export_subject::{ChartDrawing, ExportSubject, SharedView};
use crate::state::use_app;
use crate::ui::localized::localized;
use crate::ui::table::DataTable;
use leptos::prelude::*;
use plan_present::present::Table;

/// A figure. The chart itself is hidden from readers who listen; title, sentence and table speak for it.
#[component]
pub fn Figure(
    /// The finding.
    #[prop(into)]
    title: Signal<String>,
    /// The finding and its caveat, one sentence or two.
    #[prop(into)]
    sentence: Signal<String>,
    /// The same numbers in rows.
    #[prop(into)]
    table: Signal<Table>,
    /// Source, data date, attribution.
    #[prop(into)]
    source: Signal<String>,
    /// Whether the chart can't be drawn: the table is then open from the start.
    #[prop(into, optional)]
    failed: Signal<bool>,
    /// Draws the chart again for a file; without it only the table can be taken away.
    #[prop(optional)]
    drawing: Option<Callback<(), Option<ChartDrawing>>>,
    /// What of it is drawn at the sizes of share pictures.
    #[prop(optional, into)]
    shared: Option<SharedView>,
    /// The chart with its legend.
    children: Children,
) -> impl IntoView {
    let state = use_app();
    let asked = RwSignal::new(false);
    let charts_off = Memo::new(move |_| state.nav.address.with(|address| address.charts_off));
    let open = Memo::new(move |_| asked.get() || failed.get() || charts_off.get());
    let words = move || {
        let texts = state.texts();
        if open.get() { texts.hide_table } else { texts.show_table }
    };
    let named_source = move || {
        let source = source.get();
        let colon = state.nav.lang.get().pick("：", ": ");
        if source.is_empty() { source } else { format!("{}{colon}{source}", state.texts().source) }
    };
    let subject = Callback::new(move |()| ExportSubject {
        title: title.get_untracked(),
        sentence: sentence.get_untracked(),
        source: source.get_untracked(),
        table: table.get_untracked(),
        chart: drawing.and_then(|drawing| drawing.run(())),
        shared: shared.clone(),
    });
    view! {
        <figure class="figure">
            <figcaption class="figure-caption">
                <h2 class="figure-title">{move || title.get()}</h2>
                <p class="figure-sentence">{move || sentence.get()}</p>
            </figcaption>
            {children()}
            <Show when=move || state.store.extras.get()>{move || cursor(title, table)}</Show>
            <Show when=move || failed.get()>
                <p class="notice">{localized(|texts| texts.chart_unavailable)}</p>
            </Show>
            <div class="figure-foot">
                <button
                    type="button"
                    class="button quiet"
                    aria-expanded=move || open.get().to_string()
                    on:click=move |_| asked.update(|asked| *asked = !*asked)
                >
                    {words}
                </button>
                <ExportButton subject />
                <p class="figure-source">{named_source}</p>
            </div>
            <Show when=move || open.get()>{move || view! { <DataTable table=table.get() /> }}</Show>
        </figure>
    }
}
