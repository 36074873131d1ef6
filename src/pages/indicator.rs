//! One indicator across districts: a picture for each, targets side by side, latest published values side by side, every record.

use super::unknown;
use crate::parts::export_subject::SharedView;
use crate::parts::side_by_side::Sides;
use crate::parts::source_drawer::SourceButton;
use crate::parts::value_panels::value_panels;
use crate::ui::erased::link;
use crate::ui::foreign::foreign;
use crate::ui::panel::Panel;
use leptos::prelude::*;
use plan_method::address::Page;
use plan_model::lang::Lang;
use plan_present::present::{self, IndicatorRecord, IndicatorSheet};
use plan_present::text::LangTexts;

/// An indicator's page.
#[component]
pub fn IndicatorPage(
    /// The comparability class, from the address.
    id: String,
) -> impl IntoView {
    super::judged_page(move |judged, lang| {
        let texts = lang.texts();
        let back = link("", |address| address.on(Page::Compare), format!("← {}", texts.compare));
        let (title, page) = match present::indicator(judged, &id, lang) {
            Some(sheet) => (sheet.name.clone(), body(sheet, lang)),
            None => unknown(texts.unknown_indicator, lang),
        };
        (
            title,
            view! {
                <p class="back">{back}</p>
                {page}
            }
            .into_any(),
        )
    })
}

fn body(sheet: IndicatorSheet, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let records: Vec<AnyView> = sheet.records.into_iter().map(|row| record(row, lang)).collect();
    view! {
        <header class="page-head">
            <h1>{sheet.name}</h1>
        </header>
        {value_panels(sheet.panels, SharedView::Indicator(sheet.id))}
        {sheet.targets.map(|sheet| view! { <Sides sheet id="targets" heading=texts.targets_compared /> })}
        {sheet.values.map(|sheet| view! { <Sides sheet id="values" heading=texts.values_compared /> })}
        <Panel id="records" title=texts.all_records>
            <ul class="record-list">{records}</ul>
        </Panel>
    }
    .into_any()
}

fn record(row: IndicatorRecord, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let IndicatorRecord { id, district, district_name, is_target, name, said } = row;
    let (kind, class) = if is_target { (texts.target, "stated") } else { (texts.observed, "observed") };
    let record = id.clone();
    let name = match is_target {
        true => link("", move |address| address.on(Page::Target(id.clone())), name),
        false => view! { <span lang=foreign(&name, lang)>{name.clone()}</span> }.into_any(),
    };
    view! {
        <li class=format!("record-row district-{district}")>
            <span class="role">{kind}</span>
            <span>
                <span class="district-mark" aria-hidden="true"></span>
                {district_name}
            </span>
            <span>{name}</span>
            <strong class=class lang=foreign(&said, lang)>
                {said.clone()}
            </strong>
            <SourceButton record />
        </li>
    }
    .into_any()
}
