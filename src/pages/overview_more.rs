//! Below the overview's first view: districts by domain, what fell due lately, ways in by department and topic.

use crate::parts::export::ExportButton;
use crate::parts::export_subject::Subject;
use crate::state::use_app;
use crate::ui::erased::link;
use leptos::prelude::*;
use plan_method::address::{Address, Page};
use plan_method::query::Facet;
use plan_model::lang::Lang;
use plan_model::plan::Domain;
use plan_present::present::{self, DomainRow, DueRow, Entries, Entry};
use plan_present::text::LangTexts;

/// What stands below the first view.
#[component]
pub fn OverviewMore() -> impl IntoView {
    let state = use_app();
    move || {
        let lang = state.nav.lang.get();
        let sheet = state.store.judged.with(|judged| {
            let judged = judged.as_ref()?;
            Some(present::entries(judged, lang))
        })?;
        Some(body(sheet, lang))
    }
}

fn body(sheet: Entries, lang: Lang) -> impl IntoView {
    let texts = lang.texts();
    let Entries { title, sentence, domains, districts, table, lately, departments, topics } = sheet;
    let heads: Vec<AnyView> =
        domains.iter().map(|(_, name)| view! { <th scope="col">{*name}</th> }.into_any()).collect();
    let columns: Vec<Domain> = domains.into_iter().map(|(domain, _)| domain).collect();
    let rows: Vec<AnyView> = districts.into_iter().map(|row| domain_row(row, &columns)).collect();
    let lately = match lately.is_empty() {
        true => view! { <p>{texts.nothing_due_lately}</p> }.into_any(),
        false => {
            let rows: Vec<AnyView> = lately.into_iter().map(due_row).collect();
            view! { <ul class="due-list">{rows}</ul> }.into_any()
        }
    };
    let subject = Subject {
        title: title.clone(),
        sentence: sentence.clone(),
        source: String::new(),
        table,
        chart: None,
    };
    let label = title.clone();
    view! {
        <section class="panel" aria-labelledby="lately">
            <h2 id="lately">{texts.due_lately}</h2>
            {lately}
        </section>
        <section class="panel" aria-labelledby="by-domain">
            <h2 id="by-domain">{title}</h2>
            <p class="hint">{sentence}</p>
            <div class="table-box" tabindex="0" role="region" aria-label=label>
                <table class="matrix">
                    <thead>
                        <tr>
                            <th scope="col">{texts.district}</th>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <ExportButton subject=Callback::new(move |()| subject.clone()) />
        </section>
        <div class="entry-grid">
            <section class="panel" aria-labelledby="entry-departments">
                <h2 id="entry-departments">{texts.busiest_departments}</h2>
                {entry_list(departments, Page::Department)}
            </section>
            <section class="panel" aria-labelledby="entry-topics">
                <h2 id="entry-topics">{texts.frequent_topics}</h2>
                {entry_list(topics, Page::Topic)}
                <p>{link("button", |address| address.on(Page::Topics), texts.all_topics)}</p>
            </section>
        </div>
    }
}

fn domain_row(row: DomainRow, columns: &[Domain]) -> AnyView {
    let DomainRow { district, name, cells } = row;
    let of_district = district.clone();
    let name = link("", move |address| address.on(Page::District(of_district.clone())), name);
    let cells: Vec<AnyView> = cells
        .into_iter()
        .zip(columns)
        .map(|(cell, &domain)| {
            if cell.count == 0 {
                return view! { <td class="number absent">"—"</td> }.into_any();
            }
            let district = district.clone();
            let to = move |address: &Address| {
                address.list(Page::Targets, |query| {
                    *query = query.only(Facet::District, &district).only(Facet::Domain, domain.slug());
                })
            };
            let count = link("", to, cell.count.to_string());
            let unknown = (cell.unknown > 0)
                .then(|| view! { <span class="hint">{format!(" ({})", cell.unknown)}</span> });
            view! { <td class="number">{count}{unknown}</td> }.into_any()
        })
        .collect();
    view! {
        <tr class=format!("district-{district}")>
            <th scope="row">
                <span class="district-mark" aria-hidden="true"></span>
                {name}
            </th>
            {cells}
        </tr>
    }
    .into_any()
}

fn due_row(row: DueRow) -> AnyView {
    let DueRow { district, year, sentence, .. } = row;
    let class = format!("due-row district-{district}");
    let to = move |address: &Address| {
        address.list(Page::Targets, |query| {
            *query = query.only(Facet::District, &district).only(Facet::Due, &year.to_string());
        })
    };
    view! { <li class=class>{link("", to, sentence)}</li> }.into_any()
}

fn entry_list(entries: Vec<Entry>, page: fn(String) -> Page) -> AnyView {
    let rows: Vec<AnyView> = entries
        .into_iter()
        .map(|Entry { id, name, count }| {
            let to = move |address: &Address| address.on(page(id.clone()));
            view! { <li>{link("", to, name)}<span class="facet-count">{count}</span></li> }.into_any()
        })
        .collect();
    view! { <ul class="entry-list">{rows}</ul> }.into_any()
}
