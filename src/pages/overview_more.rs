//! Below the overview's first view: the four questions by district, the map, ways in by department and topic; folded, districts
//! by domain and what fell due lately.

use crate::parts::district_map::DistrictMap;
use crate::parts::export::ExportButton;
use crate::parts::export_subject::ExportSubject;
use crate::parts::matter_links::matter_links;
use crate::state::{Judged, use_app};
use crate::ui::erased::{link, reactive};
use crate::ui::panel::Panel;
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
    let below = reactive(move || {
        let lang = state.nav.lang.get();
        let sheet = state.store.judged.with(|judged| Some(present::entries(judged.as_ref()?, lang)));
        sheet.map_or_else(|| ().into_any(), |sheet| body(sheet, lang).into_any())
    });
    let matters = reactive(move || {
        let lang = state.nav.lang.get();
        let links =
            state.store.judged.with(|judged| judged.as_ref().map(|judged| matter_links(judged, None, lang)));
        links.flatten().into_any()
    });
    let by_question = reactive(move || {
        let lang = state.nav.lang.get();
        state.store.judged.with(|judged| match judged {
            Some(judged) => questions(judged, lang),
            None => ().into_any(),
        })
    });
    let on_select = Callback::new(move |district: String| {
        state.nav.change(|address| {
            address.query.toggle(Facet::District, &district);
        });
    });
    // What the map chooses is lit on the wall, which may be out of sight.
    let chosen = reactive(move || match state.nav.address.with(|address| address.query.chooses()) {
        true => link("button quiet", |address| address.on(Page::Targets), state.texts().see_these),
        false => ().into_any(),
    });
    view! {
        <div class="more-grid">
            <div class="column">{by_question} {matters}</div>
            <section class="panel map-panel">
                <DistrictMap on_select toggles=true />
                {chosen}
            </section>
        </div>
        {below}
    }
}

/// The four questions by district.
fn questions(judged: &Judged, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let all = present::questions(judged, None, lang);
    let heads: Vec<AnyView> =
        all.shares.iter().map(|share| view! { <th scope="col">{share.name}</th> }.into_any()).collect();
    let rows: Vec<AnyView> =
        judged.data.plans().iter().map(|plan| questions_row(judged, &plan.district, lang)).collect();
    view! {
        <Panel id="by-question" title=all.title>
            <p class="hint">{all.sentence}</p>
            <div class="table-box" tabindex="0" role="region" aria-label=all.title>
                <table class="answers-table">
                    <thead>
                        <tr>
                            <th scope="col">{texts.district}</th>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </Panel>
    }
    .into_any()
}

/// A row of a table by district: its mark and its name, which leads to its page, then the cells.
fn district_row(district: &str, name: String, cells: Vec<AnyView>) -> AnyView {
    let id = district.to_owned();
    view! {
        <tr class=format!("district-{district}")>
            <th scope="row">
                <span class="district-mark" aria-hidden="true"></span>
                {link("", move |address| address.on(Page::District(id.clone())), name)}
            </th>
            {cells}
        </tr>
    }
    .into_any()
}

/// How many promises of one district answer each question; each count leads to their list.
fn questions_row(judged: &Judged, district: &str, lang: Lang) -> AnyView {
    let sheet = present::questions(judged, Some(district), lang);
    let name = present::district_name(&judged.data, district, lang).to_owned();
    let cells: Vec<AnyView> = sheet
        .shares
        .into_iter()
        .map(|share| {
            let query = share.query;
            let to = move |address: &Address| address.list(Page::Targets, |chosen| chosen.clone_from(&query));
            let width = format!("{:.1}", 100.0 * share.share);
            view! {
                <td class="number">
                    <svg class="answer-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                        <rect class="answer-rest" width="100" height="6" />
                        <rect class="answer-share" width=width height="6" />
                    </svg>
                    {link("", to, share.text)}
                </td>
            }
            .into_any()
        })
        .collect();
    district_row(district, name, cells)
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
    let subject = ExportSubject::of_table(title.clone(), sentence.clone(), table);
    let label = title.clone();
    view! {
        <div class="entry-grid">
            <details class="panel fold">
                <summary>
                    <h2>{texts.due_lately}</h2>
                </summary>
                {lately}
            </details>
            <details class="panel fold">
                <summary>
                    <h2>{title}</h2>
                </summary>
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
            </details>
            <details class="panel fold">
                <summary>
                    <h2>{texts.busiest_departments}</h2>
                </summary>
                {entry_list(departments, Page::Department)}
            </details>
            <details class="panel fold">
                <summary>
                    <h2>{texts.frequent_topics}</h2>
                </summary>
                {entry_list(topics, Page::Topic)}
                <p>{link("button", |address| address.on(Page::Topics), texts.all_topics)}</p>
            </details>
        </div>
    }
}

fn domain_row(row: DomainRow, columns: &[Domain]) -> AnyView {
    let DomainRow { district, name, cells } = row;
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
    district_row(&district, name, cells)
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
