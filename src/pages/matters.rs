//! 和我有关: the promises about matters of everyday life, for residents of one district or of all.

use crate::parts::clause_item::clause_item;
use crate::parts::district_chips::district_chips;
use crate::parts::plan_section::plan_section;
use crate::parts::request_link::request_link;
use crate::parts::state_badge::StateMark;
use crate::state::use_app;
use crate::ui::erased::{link, reactive};
use crate::ui::localized::localized;
use crate::ui::panel::Panel;
use leptos::prelude::*;
use plan_method::address::Page;
use plan_model::lang::Lang;
use plan_present::present::{self, MatterPlan, MatterRow, MattersSheet, TopicTarget};
use plan_present::text::LangTexts;

/// Every matter as a card, or one of them with its promises.
#[component]
pub fn MattersPage(
    /// The matter's id, from the address.
    id: Option<String>,
) -> impl IntoView {
    let state = use_app();
    let sheet = super::chosen(present::matters);
    let is_one = id.is_some();
    let find =
        move |sheet: &MattersSheet| sheet.rows.iter().find(|row| Some(&row.id) == id.as_ref()).cloned();
    let own = Memo::new(move |_| sheet.with(&find));
    let title = move || match own.with(|row| row.as_ref().map(|row| row.finding.clone())) {
        Some(finding) => finding,
        None if is_one => state.texts().unknown_matter.to_owned(),
        None => sheet.with(|sheet| sheet.title.clone()),
    };
    super::titled(move || match own.with(|row| row.as_ref().map(|row| row.name.clone())) {
        Some(name) => format!("{name} · {}", state.texts().matters),
        None => state.texts().matters.to_owned(),
    });
    super::announced(title);
    let districts = Memo::new(move |_| sheet.with(|sheet| sheet.districts.clone()));
    let back = move || {
        is_one.then(|| {
            let name = format!("← {}", state.texts().all_matters);
            link("", |address| address.on(Page::Matters(None)), name)
        })
    };
    let body = reactive(move || {
        let lang = state.nav.lang.get();
        match (own.get(), is_one) {
            (Some(row), _) => one(row, lang),
            (None, true) => view! { <p class="absent">{lang.texts().unknown_target_help}</p> }.into_any(),
            (None, false) => {
                let cards: Vec<AnyView> = sheet.with(|sheet| sheet.rows.iter().map(card).collect());
                view! { <ul class="matter-cards">{cards}</ul> }.into_any()
            }
        }
    });
    view! {
        <p class="back">{back}</p>
        <header class="page-head">
            <h1>{title}</h1>
            <p class="lead">{move || sheet.with(|sheet| sheet.sentence.clone())}</p>
        </header>
        <nav aria-label=localized(|texts| {
            texts.districts
        })>{move || districts.with(|districts| district_chips(districts, state.nav.lang.get()))}</nav>
        {body}
    }
}

/// A matter as a way in: its name, how many promises, and their marks.
fn card(row: &MatterRow) -> AnyView {
    let id = row.id.clone();
    let marks: Vec<AnyView> = row
        .plans
        .iter()
        .flat_map(|plan| &plan.targets)
        .map(|target| view! { <StateMark state=target.state /> }.into_any())
        .collect();
    let inside = view! {
        <strong class="matter-name">{row.name.clone()}</strong>
        <span class="matter-finding">{row.count.clone()}</span>
        <span class="matter-marks" aria-hidden="true">
            {marks}
        </span>
    };
    let to = link("panel matter-card", move |address| address.on(Page::Matters(Some(id.clone()))), inside);
    view! { <li>{to}</li> }.into_any()
}

fn one(row: MatterRow, lang: Lang) -> AnyView {
    let topics: Vec<AnyView> = row
        .topics
        .into_iter()
        .map(|(id, name)| {
            let to = link("", move |address| address.on(Page::Topic(id.clone())), name);
            view! { <li>{to}</li> }.into_any()
        })
        .collect();
    let plans: Vec<AnyView> = row.plans.into_iter().map(|plan| of_plan(plan, lang)).collect();
    view! {
        {plans}
        <Panel id="topics" title=lang.texts().tasks_by_topic>
            <ul class="tags">{topics}</ul>
        </Panel>
    }
    .into_any()
}

fn of_plan(plan: MatterPlan, lang: Lang) -> AnyView {
    let MatterPlan { district, district_name, targets, sentence } = plan;
    let targets: Vec<AnyView> = targets.into_iter().map(|target| promise(target, lang)).collect();
    let inside = view! {
        {(!sentence.is_empty()).then(|| view! { <p class="hint">{sentence}</p> })}
        <ul class="matter-promises">{targets}</ul>
    };
    plan_section(&district, district_name, inside.into_any())
}

/// A promise, with the way to what would decide it.
fn promise(target: TopicTarget, lang: Lang) -> AnyView {
    let id = target.id.clone();
    let ask = (!target.state.is_decided()).then(|| view! { <p>{request_link(id, lang)}</p> }.into_any());
    clause_item(target, ask, lang)
}
