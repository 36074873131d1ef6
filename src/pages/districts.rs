//! 区: the plans side by side, by what they say about themselves.

use crate::ui::erased::link;
use crate::ui::panel::Panel;
use leptos::prelude::*;
use plan_method::address::{Address, Page};
use plan_model::lang::Lang;
use plan_present::present::{self, DistrictsSheet, PlanRow};
use plan_present::text::LangTexts;

/// The page of the districts.
#[component]
pub fn DistrictsPage() -> impl IntoView {
    super::judged_page(|judged, lang| {
        let sheet = present::districts(&judged.data, lang);
        (lang.texts().districts.to_owned(), body(&sheet, lang))
    })
}

fn body(sheet: &DistrictsSheet, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let rows: Vec<AnyView> = sheet.plans.iter().map(|row| plan_card(row, lang)).collect();
    let others = sheet.others.join(lang.pick("、", ", "));
    view! {
        <header class="page-head">
            <h1>{sheet.title.clone()}</h1>
            <p class="lead">{sheet.sentence.clone()}</p>
            <p>{link("", |address| address.on(Page::Doubts), texts.all_doubts)}</p>
        </header>
        <ul class="plan-cards">{rows}</ul>
        <Panel id="others" title=texts.not_covered>
            <p>{others}</p>
        </Panel>
    }
    .into_any()
}

fn plan_card(row: &PlanRow, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let district = row.district.clone();
    let to = link("", move |address| address.on(Page::District(district.clone())), row.name.clone());
    let [number, issuer, issued] = row.identity.clone();
    let says = |name: &'static str, value: Option<String>, tag: Option<&'static str>| {
        let value = match value {
            Some(value) => view! { <dd lang=tag>{value}</dd> }.into_any(),
            None => view! { <dd class="absent">{texts.not_stated}</dd> }.into_any(),
        };
        view! {
            <div class="fact">
                <dt>{name}</dt>
                {value}
            </div>
        }
    };
    let chinese = (lang == Lang::En).then_some("zh-CN");
    let list = |page: Page| {
        let district = row.district.clone();
        move |address: &Address| address.list(page.clone(), |query| query.districts = vec![district.clone()])
    };
    let [tasks, departments, commitments, notes] = row.counts;
    let own = row.district.clone();
    let count = |name: &'static str, n: AnyView| {
        view! {
            <div class="figure-pair">
                <dt>{name}</dt>
                <dd>{n}</dd>
            </div>
        }
    };
    let departments = match departments {
        0 => view! { <span class="absent">{texts.not_stated}</span> }.into_any(),
        n => link("", list(Page::Departments), n.to_string()),
    };
    view! {
        <li class=format!("panel plan-card district-{}", row.district)>
            <div>
                <h2>
                    <span class="district-mark" aria-hidden="true"></span>
                    {to}
                </h2>
                <p class="plan-title" lang="zh-CN">
                    {String::from(&row.title.zh)}
                </p>
                {row.title_inferred.then(|| view! { <p class="hint">{texts.title_made}</p> })}
                {(lang == Lang::En)
                    .then(|| {
                        view! {
                            <p class="gloss">{String::from(&row.title.en)}" ("{texts.english_gloss}")"</p>
                        }
                    })}
            </div>
            <dl class="facts">
                {says(texts.period, Some(row.period.clone()), None)}
                {says(texts.document_number, number, chinese)} {says(texts.issuer, issuer, chinese)}
                {says(texts.issued_on, issued, None)}
            </dl>
            <dl class="figure-pairs">
                {count(texts.tasks, link("", list(Page::Tasks), tasks.to_string()))}
                {count(texts.commitments, link("", list(Page::Targets), commitments.to_string()))}
                {count(texts.responsible_departments, departments)}
                {count(
                    texts.plan_notes,
                    link("", move |address| address.on(Page::District(own.clone())), notes.to_string()),
                )}
            </dl>
        </li>
    }
    .into_any()
}
