//! The choices of an export, and making the file that was chosen.

use super::copy_button::copy_button;
use super::export_share::share_choices;
use super::export_subject::{ChartDrawing, DrawingBody, ExportSubject};
use crate::chart::{current_theme, picture};
use crate::platform::files;
use crate::state::{AppState, Judged, use_app};
use crate::ui::localized::localized;
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan_charts::{FrameText, FramedChart, frame};
use plan_model::lang::Lang;
use plan_present::present::{self, About};
use plan_present::text::LangTexts;
use plan_present::text::Texts;

/// Pixels of a PNG for each CSS pixel.
const PNG_SCALE: f64 = 2.0;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ExportKind {
    Csv,
    Facts,
    Xlsx,
    Json,
    Png,
    Svg,
}

impl ExportKind {
    const TABLES: [ExportKind; 4] = [ExportKind::Csv, ExportKind::Facts, ExportKind::Xlsx, ExportKind::Json];
    const PICTURES: [ExportKind; 2] = [ExportKind::Png, ExportKind::Svg];

    fn name(self, texts: &Texts) -> &'static str {
        match self {
            ExportKind::Csv => texts.export_csv,
            ExportKind::Facts => texts.export_facts,
            ExportKind::Xlsx => texts.export_xlsx,
            ExportKind::Json => texts.export_json,
            ExportKind::Png => texts.export_png,
            ExportKind::Svg => texts.export_svg,
        }
    }

    /// Ending of the file's name, and media type.
    const fn file(self) -> (&'static str, &'static str) {
        match self {
            ExportKind::Csv => ("csv", "text/csv;charset=utf-8"),
            ExportKind::Facts => ("txt", "text/plain;charset=utf-8"),
            ExportKind::Xlsx => ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            ExportKind::Json => ("json", "application/json"),
            ExportKind::Png => ("png", "image/png"),
            ExportKind::Svg => ("svg", "image/svg+xml"),
        }
    }
}

/// A button for each kind of file.
#[component]
pub fn ExportPanel(
    /// What is taken away.
    subject: ExportSubject,
) -> impl IntoView {
    let state = use_app();
    let pictures: &[ExportKind] = if subject.chart.is_some() { &ExportKind::PICTURES } else { &[] };
    let subject = StoredValue::new_local(subject);
    let failed = RwSignal::new(false);
    let choices: Vec<AnyView> = ExportKind::TABLES
        .into_iter()
        .chain(pictures.iter().copied())
        .map(|kind| {
            let choose = move |_| {
                failed.set(false);
                let subject = subject.get_value();
                let (judged, lang) = (state.store.judged.get_untracked(), state.nav.lang.get_untracked());
                spawn_local(async move {
                    let saved = match judged {
                        Some(judged) => export(judged, lang, kind, subject).await.is_some(),
                        None => false,
                    };
                    failed.try_set(!saved);
                    let texts = lang.texts();
                    state
                        .speech
                        .announce(if saved { texts.exported } else { texts.export_failed }.to_owned());
                });
            };
            view! {
                <li>
                    <button type="button" class="button" on:click=choose>
                        {move || kind.name(state.texts())}
                    </button>
                </li>
            }
            .into_any()
        })
        .collect();
    // With where it comes from, so that it can be checked wherever it is pasted.
    let sentence = subject.with_value(|subject| {
        let ExportSubject { title, sentence, source, .. } = subject;
        let said = [title.as_str(), sentence, source].into_iter().filter(|words| !words.is_empty());
        (!sentence.is_empty()).then(|| said.collect::<Vec<_>>().join("\n"))
    });
    let sentence = sentence.map(|said| {
        let with_address = Callback::new(move |()| format!("{said}\n{}", files::page_address()));
        view! { <li>{copy_button("button", |texts| texts.copy_sentence, with_address)}</li> }
    });
    let shared = subject.with_value(|subject| subject.shared.clone());
    let pictures = shared.map(|shared| share_choices(shared, failed));
    view! {
        <ul class="export-choices">{choices}{sentence}</ul>
        {pictures}
        <Show when=move || failed.get()>
            <p class="notice" role="alert">
                {localized(|texts| texts.export_failed)}
            </p>
        </Show>
    }
}

/// Makes a file and hands it over; `None` if it could not be made.
async fn export(judged: Judged, lang: Lang, kind: ExportKind, subject: ExportSubject) -> Option<()> {
    let Judged { data, as_of, .. } = &judged;
    let mut about = present::about(&judged, &subject.title, &subject.sentence, &files::page_address(), lang);
    if !subject.source.is_empty() {
        about.facts.push((lang.texts().credits.to_owned(), subject.source.clone()));
    }
    let bytes = match kind {
        ExportKind::Csv => plan_export::csv(&subject.table, &about),
        ExportKind::Facts => plan_export::facts(&about),
        ExportKind::Json => plan_export::json(&subject.table, &about),
        ExportKind::Xlsx => plan_export::xlsx(&subject.table, &about).ok()?,
        ExportKind::Svg => drawn(lang, subject.chart.as_ref()?, &subject, &about).await?.svg.into_bytes(),
        ExportKind::Png => {
            let FramedChart { svg, width, height } =
                drawn(lang, subject.chart.as_ref()?, &subject, &about).await?;
            files::png(&svg, (width, height), PNG_SCALE).await?
        }
    };
    let stem = present::file_stem(&subject.title, &data.release.id, *as_of, lang);
    let (ending, media) = kind.file();
    files::save(&format!("{stem}.{ending}"), media, &bytes).then_some(())
}

/// The chart with its words around it.
async fn drawn(
    lang: Lang,
    drawing: &ChartDrawing,
    subject: &ExportSubject,
    about: &About,
) -> Option<FramedChart> {
    let svg = match &drawing.body {
        DrawingBody::Chart(option, geojson) => {
            picture(option, geojson.as_deref(), lang, drawing.size).await?
        }
        DrawingBody::Svg(svg) => svg.clone(),
    };
    let source =
        about.facts.iter().skip(1).map(|(name, value)| format!("{name}{}{value}", lang.pick("：", ": ")));
    let words = FrameText {
        title: subject.title.clone(),
        sentence: subject.sentence.clone(),
        axis: drawing.axis.clone(),
        legend: drawing.legend.clone(),
        source: source.collect(),
    };
    let size = (f64::from(drawing.size.0), f64::from(drawing.size.1));
    Some(frame(&svg, size, &words, &current_theme()))
}

/// Makes the data package and hands it over, once; then says how that went.
#[component]
pub fn PackagePanel() -> impl IntoView {
    let state = use_app();
    let saved = package(state).is_some();
    let words = move || {
        let texts = state.texts();
        if saved { texts.exported } else { texts.export_failed }
    };
    state.speech.announce(words().to_owned());
    view! { <p class="hint">{words}</p> }
}

/// Hands the whole dataset over as a file; `None` if it could not be made.
fn package(state: AppState) -> Option<()> {
    let Judged { data, as_of, .. } = state.store.judged.get_untracked()?;
    let lang = state.nav.lang.get_untracked();
    let bytes = plan_export::package(&data, as_of).ok()?;
    let stem = present::file_stem(lang.texts().embed_data, &data.release.id, as_of, lang);
    files::save(&format!("{stem}.zip"), "application/zip", &bytes).then_some(())
}
