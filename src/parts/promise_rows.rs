//! Promises in rows, one link each: mark, name, what is asked for, by when, who leads.

use super::state_badge::StateMark;
use crate::ui::erased::link;
use crate::ui::foreign::foreign;
use leptos::prelude::*;
use plan_method::address::Page;
use plan_model::lang::Lang;
use plan_present::names;
use plan_present::present::{PromiseGroup, PromiseRow};
use plan_present::text::LangTexts;

/// The rows of each domain below its name. Without a lead anywhere, there is no column for leads.
pub fn promise_groups(groups: &[PromiseGroup], lang: Lang) -> AnyView {
    let leads = groups.iter().flat_map(|group| &group.rows).any(|row| !row.leads.is_empty());
    let class = if leads { "promise-groups with-leads" } else { "promise-groups" };
    let sections: Vec<AnyView> = groups
        .iter()
        .map(|group| {
            let rows: Vec<AnyView> = group.rows.iter().map(|row| promise_row(row, leads, lang)).collect();
            view! {
                <h3 class="promise-head">
                    {group.name} " " <span class="promise-count">{group.rows.len()}</span>
                </h3>
                <ul class="promise-list">{rows}</ul>
            }
            .into_any()
        })
        .collect();
    view! { <div class=class>{sections}</div> }.into_any()
}

fn promise_row(row: &PromiseRow, leads: bool, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let PromiseRow { line, leads: who, reading } = row;
    let id = line.id.clone();
    let assumed =
        line.deadline_assumed.then(|| view! { <span class="promise-basis">{texts.plan_end_short}</span> });
    let reading = reading.as_ref().map(|reading| {
        view! {
            <span class="promise-reading">
                {texts.published_short} " " <span class="observed">{reading.clone()}</span>
            </span>
        }
    });
    let who = leads.then(|| {
        let (class, said) = match who.is_empty() {
            true => ("promise-lead absent", texts.no_lead_named.to_owned()),
            false => ("promise-lead", who.clone()),
        };
        view! { <span class=class>{said}</span> }
    });
    let inside = view! {
        <StateMark state=line.state />
        <span class="promise-name">
            <span class="visually-hidden">{names::state(line.state, lang)} " "</span>
            {line.name.clone()}
            " "
            {reading}
        </span>
        " "
        <span class="promise-asked stated" lang=foreign(&line.asked, lang)>
            {line.asked.clone()}
        </span>
        " "
        <span class="promise-due">{line.deadline.clone()} " " {assumed}</span>
        " "
        {who}
    };
    view! {
        <li class="promise-row">
            {link("promise-link row-link", move |address| address.on(Page::Target(id.clone())), inside)}
        </li>
    }
    .into_any()
}
