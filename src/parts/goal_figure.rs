//! The goal chart in its figure.

use super::export_subject::Drawing;
use super::figure::Figure;
use crate::chart::{ChartView, current_theme};
use crate::state::use_app;
use leptos::prelude::*;
use plan_charts::{LegendEntry, goal_line};
use plan_model::lang::Lang;
use plan_present::present::{self, GoalSheet, PointKind};
use plan_present::text::LangTexts;

/// Size of the chart in a file, in CSS pixels.
const PICTURE: (u32, u32) = (1136, 520);

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
        state.theme_changes.track();
        sheet.with(|sheet| goal_line(sheet, &current_theme()))
    });
    let source = Signal::derive(move || {
        let release = state.store.load.with(|load| load.data().map(|data| data.release.id.clone()));
        present::release_source(&release.unwrap_or_default(), state.nav.lang.get())
    });
    let drawing = Callback::new(move |()| {
        sheet.with_untracked(|sheet| {
            (!sheet.points.is_empty()).then(|| Drawing {
                option: goal_line(sheet, &current_theme()),
                axis: sheet.axis.clone(),
                legend: keys(sheet, state.nav.lang.get_untracked()),
                geojson: None,
                size: PICTURE,
            })
        })
    });
    view! {
        <Figure
            title=Signal::derive(move || sheet.with(|sheet| sheet.title.clone()))
            sentence=Signal::derive(move || sheet.with(|sheet| sheet.sentence.clone()))
            table=Signal::derive(move || sheet.with(|sheet| sheet.table.clone()))
            source
            failed
            drawing
        >
            <Show when=move || drawable.get() && !failed.get()>
                <p class="chart-axis">{move || sheet.with(|sheet| sheet.axis.clone())}</p>
                <GoalLegend sheet />
                <ChartView option class="goal-chart" on_select failed=set_failed />
            </Show>
        </Figure>
    }
}

/// The kinds of marks that are on the chart, each with its class, its outline in a box of 12 by 12, and its name.
fn marks(sheet: &GoalSheet, lang: Lang) -> Vec<(&'static str, &'static str, &'static str)> {
    let texts = lang.texts();
    let has = |kind: PointKind| sheet.points.iter().any(|point| point.kind == kind);
    [
        (has(PointKind::Baseline), "baseline", "M2 2 H10 V10 H2 Z", texts.baseline),
        (has(PointKind::Observed), "observed-point", "M6 2 A4 4 0 1 1 5.99 2 Z", texts.observed),
        (has(PointKind::Context), "context", "M6 2 A4 4 0 1 1 5.99 2 Z", texts.match_related),
        (has(PointKind::Target), "target", "M6 0.5 L11.5 6 L6 11.5 L0.5 6 Z", texts.target),
        (sheet.reference.is_some(), "reference", "M0 6 H3 M4.5 6 H7.5 M9 6 H12", texts.linear_reference),
    ]
    .into_iter()
    .filter(|(shown, ..)| *shown)
    .map(|(_, class, mark, name)| (class, mark, name))
    .collect()
}

/// The same kinds as a legend of a file.
fn keys(sheet: &GoalSheet, lang: Lang) -> Vec<LegendEntry> {
    let theme = current_theme();
    let key = |(class, _, name): (&str, &str, &str)| {
        let (fill, outline) = match class {
            "baseline" => (&theme.panel, &theme.stated),
            "observed-point" => (&theme.observed, &theme.observed),
            "context" => (&theme.panel, &theme.muted),
            "reference" => (&theme.panel, &theme.computed),
            _ => (&theme.stated, &theme.stated),
        };
        LegendEntry { fill: fill.clone(), outline: outline.clone(), label: name.to_owned() }
    };
    marks(sheet, lang).into_iter().map(key).collect()
}

/// What each mark of the chart is; only marks that are on it.
#[component]
fn GoalLegend(sheet: Signal<GoalSheet>) -> impl IntoView {
    let state = use_app();
    let entries = move || {
        let lang = state.nav.lang.get();
        sheet
            .with(|sheet| marks(sheet, lang))
            .into_iter()
            .map(|(class, mark, name)| {
                view! {
                    <li class="legend-entry">
                        <svg
                            class=format!("legend-mark mark-{class}")
                            viewBox="0 0 12 12"
                            aria-hidden="true"
                            focusable="false"
                        >
                            <path d=mark />
                        </svg>
                        <span>{name}</span>
                    </li>
                }
            })
            .collect::<Vec<_>>()
    };
    view! { <ul class="legend chart-legend">{entries}</ul> }
}
