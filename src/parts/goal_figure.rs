//! The goal of a target in its figure: up to three values on a scale of our own, more of them over time.

use super::export_subject::{ChartDrawing, DrawingBody, SharedView};
use super::figure::Figure;
use super::goal_scale::goal_scale_view;
use super::source_drawer::SourceButton;
use crate::chart::{ChartView, current_theme};
use crate::platform::size::{SizeWatch, size, watch_size};
use crate::state::use_app;
use crate::ui::foreign::foreign;
use leptos::html::Div;
use leptos::prelude::*;
use plan_charts::{LegendEntry, goal_line, goal_scale, goal_scale_svg};
use plan_model::lang::Lang;
use plan_present::present::{self, GoalPicture, GoalSheet, PointKind, SimilarValue};
use plan_present::text::LangTexts;

/// Size of the chart in a file, in CSS pixels; a scale is as high as it needs to be.
const PICTURE: (u32, u32) = (1136, 520);
/// Size of type on a scale in a file, in CSS pixels.
const PICTURE_TYPE: f64 = 20.0;
/// How wide a figure counts as until it is measured, in CSS pixels.
const UNMEASURED: f64 = 640.0;

/// The goal of a target. Without a value beside the target there is nothing to draw: title, sentence, table, and what would
/// settle it.
#[component]
pub fn GoalFigure(
    /// What it says.
    #[prop(into)]
    sheet: Signal<GoalSheet>,
    /// The target's id.
    target: String,
    /// Called with the record of a point that was clicked.
    on_select: Callback<String>,
) -> impl IntoView {
    let state = use_app();
    let (failed, set_failed) = signal(false);
    let picture = Memo::new(move |_| sheet.with(GoalSheet::picture));
    let (slot, width) = measured_slot();
    let scale = Memo::new(move |_| {
        state.theme_changes.track();
        sheet.with(|sheet| goal_scale(sheet, width.get(), current_theme().font_size))
    });
    let option = Memo::new(move |_| {
        state.theme_changes.track();
        sheet.with(|sheet| goal_line(sheet, width.get(), &current_theme()))
    });
    let source = Signal::derive(move || {
        let release = state.store.load.with(|load| load.data().map(|data| data.release.id.clone()));
        present::release_source(&release.unwrap_or_default(), state.nav.lang.get())
    });
    let drawing =
        Callback::new(move |()| sheet.with_untracked(|sheet| drawing(sheet, state.nav.lang.get_untracked())));
    let drawn = move || match picture.get() {
        GoalPicture::None => {
            let words = sheet.with(|sheet| sheet.would_decide.clone());
            words.map(|words| view! { <p class="would-decide">{words}</p> }).into_any()
        }
        // Every label has its unit, which in English needn't be the axis's.
        GoalPicture::Scale => view! {
            <p class="chart-axis">{move || sheet.with(|sheet| sheet.table.caption.clone())}</p>
            <div class="goal-chart" aria-hidden="true">
                {move || goal_scale_view(scale.get(), Some(on_select))}
            </div>
        }
        .into_any(),
        GoalPicture::Timeline => view! {
            <Show when=move || !failed.get()>
                <p class="chart-axis">{move || sheet.with(|sheet| sheet.axis.clone())}</p>
                <GoalLegend sheet />
                <ChartView option class="goal-chart goal-timeline" on_select failed=set_failed />
            </Show>
        }
        .into_any(),
    };
    let similar = Memo::new(move |_| sheet.with(|sheet| sheet.similar.clone()));
    view! {
        <Figure
            title=Signal::derive(move || sheet.with(|sheet| sheet.title.clone()))
            sentence=Signal::derive(move || sheet.with(|sheet| sheet.sentence.clone()))
            table=Signal::derive(move || sheet.with(|sheet| sheet.table.clone()))
            source
            failed
            drawing
            shared=SharedView::Goal(target)
        >
            <div node_ref=slot>{drawn}</div>
            {move || similar_values(similar.get(), state.nav.lang.get())}
        </Figure>
    }
}

/// An element whose width is followed, and that width in CSS pixels.
fn measured_slot() -> (NodeRef<Div>, Signal<f64>) {
    let slot = NodeRef::<Div>::new();
    let width = RwSignal::new(UNMEASURED);
    let watch = StoredValue::new_local(None::<SizeWatch>);
    Effect::new(move |_| {
        let Some(element) = slot.get() else { return };
        let measured = element.clone();
        let tell = move || {
            let wide = f64::from(size(&measured).0);
            // An element that isn't shown has no width to draw for.
            if wide > 0.0 && width.try_get_untracked().is_some_and(|known| known != wide) {
                width.set(wide);
            }
        };
        tell();
        watch.try_set_value(watch_size(&element, tell).ok());
    });
    (slot, width.into())
}

/// The goal as a picture for a file; `None` where there is nothing to draw.
fn drawing(sheet: &GoalSheet, lang: Lang) -> Option<ChartDrawing> {
    let theme = current_theme();
    match sheet.picture() {
        GoalPicture::None => None,
        GoalPicture::Scale => {
            let scale = goal_scale(sheet, f64::from(PICTURE.0), PICTURE_TYPE);
            let size = (PICTURE.0, scale.height as u32);
            // Its labels say what each mark is.
            Some(ChartDrawing {
                body: DrawingBody::Svg(goal_scale_svg(&scale, &theme)),
                axis: sheet.table.caption.clone(),
                legend: Vec::new(),
                size,
            })
        }
        GoalPicture::Timeline => {
            let option = goal_line(sheet, f64::from(PICTURE.0), &theme);
            let body = DrawingBody::Chart(option, None);
            Some(ChartDrawing { body, axis: sheet.axis.clone(), legend: keys(sheet, lang), size: PICTURE })
        }
    }
}

/// Published values close to the subject, each with what is different about it; nothing if there are none.
fn similar_values(rows: Vec<SimilarValue>, lang: Lang) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let rows: Vec<AnyView> = rows
        .into_iter()
        .map(|row| {
            let SimilarValue { record, date, value, name, difference } = row;
            let of_value = foreign(&value, lang);
            view! {
                <li class="similar-value">
                    <svg
                        class="legend-mark mark-context"
                        viewBox="0 0 12 12"
                        aria-hidden="true"
                        focusable="false"
                    >
                        <path d=CIRCLE />
                    </svg>
                    <p>
                        <strong lang=of_value>{value}</strong>
                        " · "
                        {date}
                        " · "
                        {name}
                        <span class="similar-difference">{difference}</span>
                    </p>
                    <SourceButton record />
                </li>
            }
            .into_any()
        })
        .collect();
    Some(
        view! {
            <div class="similar">
                <h3>{lang.texts().similar_values}</h3>
                <ul>{rows}</ul>
            </div>
        }
        .into_any(),
    )
}

/// A circle in a box of 12 by 12.
const CIRCLE: &str = "M6 2 A4 4 0 1 1 5.99 2 Z";

/// The kinds of marks that are on the chart, each with its class, its outline in a box of 12 by 12, and its name.
fn marks(sheet: &GoalSheet, lang: Lang) -> Vec<(&'static str, &'static str, &'static str)> {
    let texts = lang.texts();
    let has = |kind: PointKind| sheet.points.iter().any(|point| point.kind == kind);
    [
        (has(PointKind::Baseline), "baseline", "M2 2 H10 V10 H2 Z", texts.baseline),
        (has(PointKind::Observed), "observed-point", CIRCLE, texts.observed),
        (has(PointKind::Context), "context", CIRCLE, texts.match_related),
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
