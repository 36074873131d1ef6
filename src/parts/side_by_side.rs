//! Records side by side: the guard's answer, and the fields in the order it looks.

use super::explained::explained;
use super::export::ExportButton;
use super::export_subject::ExportSubject;
use super::source_drawer::SourceButton;
use super::state_badge::StateBadge;
use crate::state::use_app;
use crate::ui::foreign::foreign;
use leptos::prelude::*;
use plan_model::lang::Lang;
use plan_present::present::{FieldRow, SideBySide};
use plan_present::text::LangTexts;

/// Records side by side.
#[component]
pub fn Sides(
    /// What it says.
    sheet: SideBySide,
    /// Id of its heading.
    id: &'static str,
    /// What is compared, above the guard's answer; empty where the page says it.
    #[prop(into)]
    heading: String,
) -> impl IntoView {
    let state = use_app();
    let texts = state.texts();
    let lang = state.nav.lang.get_untracked();
    let SideBySide { comparison, fields, states, table } = sheet;
    let marked = if comparison.comparable { "guard comparable" } else { "guard" };
    let heads: Vec<AnyView> = comparison
        .rows
        .iter()
        .zip(&states)
        .map(|(row, state)| {
            let badge = state.map(|state| view! { <StateBadge state lang /> });
            view! {
                <th scope="col" class=format!("side district-{}", row.district)>
                    <span class="side-district">
                        <span class="district-mark" aria-hidden="true"></span>
                        {row.district_name.clone()}
                    </span>
                    <span class="side-name">{row.name.clone()}</span>
                    <span class="side-value">
                        <strong
                            class=if state.is_some() { "stated" } else { "observed" }
                            lang=foreign(&row.value, lang)
                        >
                            {row.value.clone()}
                        </strong>
                        " · "
                        {row.date.clone()}
                    </span>
                    {badge}
                </th>
            }
            .into_any()
        })
        .collect();
    let lines: Vec<AnyView> = fields.iter().map(|field| line(field, lang)).collect();
    let words: Vec<AnyView> = comparison
        .rows
        .iter()
        .map(|row| {
            view! {
                <td>
                    <blockquote class="clause short" lang="zh-CN">
                        {row.words.clone()}
                    </blockquote>
                    {explained(&row.words)}
                    <SourceButton record=row.record.clone() />
                </td>
            }
            .into_any()
        })
        .collect();
    let (title, sentence) = (comparison.title.clone(), comparison.sentence.clone());
    let subject =
        Callback::new(move |()| ExportSubject::of_table(title.clone(), sentence.clone(), table.clone()));
    let label = comparison.title.clone();
    view! {
        <section class="panel sides" aria-labelledby=id>
            <h2 id=id>{heading}</h2>
            <p class=marked>
                <strong>{comparison.title.clone()}</strong>
                " "
                {comparison.sentence.clone()}
            </p>
            <div class="table-box" tabindex="0" role="region" aria-label=label>
                <table class="side-table">
                    <thead>
                        <tr>
                            <td></td>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>
                        {lines} <tr>
                            <th scope="row">{texts.clause}</th>
                            {words}
                        </tr>
                    </tbody>
                </table>
            </div>
            <ExportButton subject />
        </section>
    }
}

fn line(field: &FieldRow, lang: Lang) -> AnyView {
    let cells: Vec<AnyView> = field
        .values
        .iter()
        .map(|value| view! { <td lang=foreign(value, lang)>{value.clone()}</td> }.into_any())
        .collect();
    let first = lang.texts().first_difference;
    let mark = field.differs.then(|| view! { <span class="differs-mark">{first}</span> });
    let class = if field.differs { "differs" } else { "" };
    view! {
        <tr class=class>
            <th scope="row">{field.name}{mark}</th>
            {cells}
        </tr>
    }
    .into_any()
}
