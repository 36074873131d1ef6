//! One concept across districts: targets side by side, latest published values side by side, every record.

use crate::parts::side_by_side::Sides;
use crate::parts::source_drawer::SourceButton;
use crate::state::use_app;
use crate::ui::foreign::foreign;
use crate::ui::link::link;
use leptos::prelude::*;
use plan_core::address::Page;
use plan_core::present::{self, ConceptRecord};
use plan_core::text::Lang;

/// A concept's page.
#[component]
pub fn ConceptPage(
    /// The comparability class, from the address.
    id: String,
) -> impl IntoView {
    let state = use_app();
    let sheet = Memo::new(move |_| {
        let lang = state.lang.get();
        state.judged.with(|judged| {
            let judged = judged.as_ref()?;
            present::concept(&judged.data, &id, judged.as_of, lang)
        })
    });
    super::titled(move || {
        let name = sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.name.clone()));
        name.unwrap_or_else(|| state.texts().unknown_concept.to_owned())
    });
    let body = move || {
        let lang = state.lang.get();
        let texts = lang.texts();
        let Some(sheet) = sheet.get() else {
            return view! {
                <section class="panel empty-state"><h1>{texts.unknown_concept}</h1><p>{texts.unknown_target_help}</p></section>
            }
            .into_any();
        };
        let records: Vec<AnyView> = sheet.records.into_iter().map(|row| record(row, lang)).collect();
        view! {
            <header class="page-head"><h1>{sheet.name}</h1></header>
            {sheet.targets.map(|sheet| view! { <Sides sheet id="targets" heading=texts.targets_compared /> })}
            {sheet.values.map(|sheet| view! { <Sides sheet id="values" heading=texts.values_compared /> })}
            <section class="panel" aria-labelledby="records">
                <h2 id="records">{texts.all_records}</h2>
                <ul class="record-list">{records}</ul>
            </section>
        }
        .into_any()
    };
    view! {
        <p class="back">{move || link("", |address| address.on(Page::Compare), format!("← {}", state.texts().compare))}</p>
        {body}
    }
}

fn record(row: ConceptRecord, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let ConceptRecord { id, district, district_name, is_target, name, said } = row;
    let (kind, class) = if is_target { (texts.target, "stated") } else { (texts.observed, "observed") };
    let record = id.clone();
    let name = match is_target {
        true => link("", move |address| address.on(Page::Target(id.clone())), name),
        false => view! { <span lang=foreign(&name, lang)>{name.clone()}</span> }.into_any(),
    };
    view! {
        <li class=format!("record-row district-{district}")>
            <span class="role">{kind}</span>
            <span><span class="district-mark" aria-hidden="true"></span>{district_name}</span>
            <span>{name}</span>
            <strong class=class lang=foreign(&said, lang)>{said.clone()}</strong>
            <SourceButton record />
        </li>
    }
    .into_any()
}
