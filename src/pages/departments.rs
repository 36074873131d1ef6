//! 部门: who leads and supports what, by district and domain, and what has fallen due without data.

use crate::parts::district_chips::district_chips;
use crate::parts::filter_bar::TextFilter;
use crate::parts::gloss::{gloss, gloss_note};
use crate::state::use_app;
use crate::ui::erased::link;
use crate::ui::link::Link;
use crate::ui::localized::localized;
use leptos::prelude::*;
use plan_method::address::{Address, Page};
use plan_method::progress::State;
use plan_method::query::Facet;
use plan_model::lang::Lang;
use plan_model::plan::Domain;
use plan_present::names;
use plan_present::present::{self, DepartmentGroup, DepartmentLine, DepartmentsSheet, RoleChoice};
use plan_present::text::LangTexts;

/// The page of the responsible departments.
#[component]
pub fn DepartmentsPage() -> impl IntoView {
    let state = use_app();
    let sheet = super::chosen(present::departments);
    super::titled(move || state.texts().departments.to_owned());
    super::announced(move || sheet.with(|sheet| sheet.shown.clone()));
    let groups = move || {
        let lang = state.nav.lang.get();
        sheet.with(|sheet| sheet.groups.iter().map(|group| group_of(group, sheet, lang)).collect::<Vec<_>>())
    };
    let districts = Memo::new(move |_| {
        sheet.with(|sheet| {
            let chip = |(id, name, n): &(String, String, usize)| (id.clone(), format!("{name} {n}"));
            sheet.districts.iter().map(chip).collect::<Vec<_>>()
        })
    });
    let roles = Memo::new(move |_| sheet.with(|sheet| sheet.roles.clone()));
    let empty = Memo::new(move |_| {
        sheet
            .with(|sheet| sheet.groups.iter().all(|group| group.departments.is_empty() && group.without == 0))
    });
    view! {
        <header class="page-head">
            <h1>{move || sheet.with(|sheet| sheet.title.clone())}</h1>
            <p class="lead">{move || sheet.with(|sheet| sheet.sentence.clone())}</p>
            {move || gloss_note(state.nav.lang.get())}
            <p>{link("", |address| address.on(Page::Missing), localized(|texts| texts.missing))}</p>
        </header>
        <div class="departments-bar">
            <TextFilter />
            <nav aria-label=localized(|texts| {
                texts.districts
            })>{move || districts.with(|districts| district_chips(districts, state.nav.lang.get()))}</nav>
            <nav aria-label=localized(|texts| {
                texts.roles
            })>{move || roles.with(|roles| role_chips(roles))}</nav>
            <p class="departments-shown">{move || sheet.with(|sheet| sheet.shown.clone())}</p>
        </div>
        {move || legend(state.nav.lang.get())}
        <Show when=move || empty.get()>
            <div class="panel empty-state">
                <p>
                    <strong>{localized(|texts| texts.nothing_matches_departments)}</strong>
                </p>
            </div>
        </Show>
        {groups}
    }
}

/// Roles that several districts have: each puts its word into the search field, the chosen one takes it out.
fn role_chips(roles: &[RoleChoice]) -> AnyView {
    let state = use_app();
    let chip = |role: &RoleChoice| {
        let RoleChoice { word, name, count } = *role;
        let is = Memo::new(move |_| state.nav.address.with(|address| address.query.text == word));
        let to = Signal::derive(move || {
            let text = if is.get() { "" } else { word };
            state.nav.address.with(|address| address.with_query(|query| text.clone_into(&mut query.text)))
        });
        view! {
            <li>
                <Link to class="choice-link" current=Signal::derive(move || is.get())>
                    {name}
                    " "
                    {count}
                </Link>
            </li>
        }
        .into_any()
    };
    let chips: Vec<AnyView> = roles.iter().map(chip).collect();
    view! { <ul class="choice-links role-links">{chips}</ul> }.into_any()
}

fn legend(lang: Lang) -> AnyView {
    let texts = lang.texts();
    let shades: Vec<AnyView> = present::shades(lang)
        .into_iter()
        .enumerate()
        .map(|(at, range)| {
            view! {
                <li class="legend-entry">
                    <span class=format!("swatch sequence-{}", at + 1) aria-hidden="true"></span>
                    <span>{range}</span>
                </li>
            }
            .into_any()
        })
        .collect();
    view! {
        <p class="hint">{texts.departments_help}</p>
        <ul class="legend chart-legend">{shades}</ul>
    }
    .into_any()
}

fn group_of(group: &DepartmentGroup, sheet: &DepartmentsSheet, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let district = group.district.clone();
    let tasks = group.district.clone();
    let of = group.district.clone();
    let silent = (group.without > 0).then(|| {
        let to =
            move |address: &Address| address.list(Page::Tasks, |query| query.districts = vec![tasks.clone()]);
        view! {
            " "
            {link("unnamed-link", to, present::task_count(group.without, lang))}
        }
    });
    view! {
        <section
            class=format!("panel department-group district-{}", group.district)
            aria-labelledby=format!("departments-{of}")
        >
            <h2 id=format!("departments-{}", group.district)>
                <span class="district-mark" aria-hidden="true"></span>
                {link("", move |address| address.on(Page::District(district.clone())), group.name.clone())}
            </h2>
            <p class="hint">{group.sentence.clone()}{silent}</p>
            {(!group.departments.is_empty()).then(|| matrix(group, sheet, texts, lang))}
        </section>
    }
    .into_any()
}

fn matrix(
    group: &DepartmentGroup,
    sheet: &DepartmentsSheet,
    texts: &'static plan_present::text::Texts,
    lang: Lang,
) -> AnyView {
    let heads = [texts.leads, texts.supports]
        .into_iter()
        .chain(sheet.domains)
        .chain([texts.commitments, names::state(State::Missed, lang)])
        .chain([State::DueNoData, State::NotAssessable].map(|state| names::state(state, lang)))
        .map(|name| {
            view! {
                <th scope="col" class="number">
                    {name}
                </th>
            }
        })
        .collect::<Vec<_>>();
    let rows: Vec<AnyView> =
        group.departments.iter().map(|department| department_row(department, lang)).collect();
    let label = format!("{}{}{}", group.name, lang.pick("：", ": "), texts.departments_matrix);
    let caption = label.clone();
    view! {
        <div class="table-box" tabindex="0" role="region" aria-label=label>
            <table class="data-table departments-matrix">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{texts.department}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn department_row(department: &DepartmentLine, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let own = || {
        let id = department.id.clone();
        move |address: &Address| address.on(Page::Department(id.clone()))
    };
    let tasks = |facet: Facet| {
        let id = department.id.clone();
        move |address: &Address| address.list(Page::Tasks, |query| *query = query.only(facet, &id))
    };
    let targets = |states: Vec<State>| {
        let id = department.id.clone();
        move |address: &Address| {
            address.list(Page::Targets, |query| {
                query.departments = vec![id.clone()];
                query.states.clone_from(&states);
            })
        }
    };
    let domains: Vec<AnyView> = Domain::ALL
        .into_iter()
        .zip(department.domains)
        .map(|(domain, n)| match present::shade(n) {
            None => number(0, None),
            Some(shade) => {
                let id = department.id.clone();
                let to = move |address: &Address| {
                    address.list(Page::Tasks, |query| {
                        query.departments = vec![id.clone()];
                        query.domains = vec![domain];
                    })
                };
                let to = link("departments-matrix-link", to, n.to_string());
                view! { <td class=format!("number sequence-{shade}")>{to}</td> }.into_any()
            }
        })
        .collect();
    let generic = department.generic.then(|| {
        view! {
            " "
            <span class="generic">{texts.generic_department}</span>
        }
    });
    let links = |n: usize, to: Box<dyn Fn(&Address) -> Address + Send + Sync>| {
        number(n, Some(link("", to, n.to_string())))
    };
    view! {
        <tr class="department-row">
            <th scope="row">{link("", own(), gloss(&department.name, lang))}{generic}</th>
            {links(department.lead, Box::new(tasks(Facet::Lead)))}
            {links(department.support, Box::new(tasks(Facet::Support)))}
            {domains}
            {links(department.targets, Box::new(targets(Vec::new())))}
            {links(department.missed, Box::new(targets(vec![State::Missed])))}
            {links(department.due_no_data, Box::new(targets(vec![State::DueNoData])))}
            {links(department.unclear, Box::new(targets(vec![State::NotAssessable])))}
        </tr>
    }
    .into_any()
}

/// A count with its way; there is no way to nothing.
fn number(n: usize, to: Option<AnyView>) -> AnyView {
    match to.filter(|_| n > 0) {
        Some(to) => view! { <td class="number">{to}</td> }.into_any(),
        None => view! { <td class="number absent">{n}</td> }.into_any(),
    }
}
