//! 部门: who leads and supports what, by district and domain, and what has fallen due without data.

use crate::parts::filter_bar::TextFilter;
use crate::parts::gloss::{gloss, gloss_note};
use crate::state::use_app;
use crate::ui::erased::link;
use crate::ui::link::Link;
use leptos::prelude::*;
use plan_method::address::{Address, Page};
use plan_method::progress::State;
use plan_method::query::Facet;
use plan_model::lang::Lang;
use plan_model::plan::Domain;
use plan_present::present::{self, UnitGroup, UnitLine, UnitsSheet};
use plan_present::text::LangTexts;

/// The page of the responsible units.
#[component]
pub fn UnitsPage() -> impl IntoView {
    let state = use_app();
    let sheet = super::chosen(present::units);
    super::titled(move || state.texts().units.to_owned());
    super::announced(move || sheet.with(|sheet| sheet.shown.clone()));
    let groups = move || {
        let lang = state.nav.lang.get();
        sheet.with(|sheet| sheet.groups.iter().map(|group| group_of(group, sheet, lang)).collect::<Vec<_>>())
    };
    let empty = Memo::new(move |_| {
        sheet.with(|sheet| sheet.groups.iter().all(|group| group.units.is_empty() && group.without == 0))
    });
    view! {
        <header class="page-head">
            <h1>{move || sheet.with(|sheet| sheet.title.clone())}</h1>
            <p class="lead">{move || sheet.with(|sheet| sheet.sentence.clone())}</p>
            {move || gloss_note(state.nav.lang.get())}
        </header>
        <div class="units-bar">
            <TextFilter />
            <nav aria-label=move || {
                state.texts().districts
            }>{move || sheet.with(|sheet| chips(sheet, state.nav.lang.get()))}</nav>
            <p class="units-shown">{move || sheet.with(|sheet| sheet.shown.clone())}</p>
        </div>
        {move || legend(state.nav.lang.get())}
        <Show when=move || empty.get()>
            <div class="panel empty-state">
                <p>
                    <strong>{move || state.texts().nothing_matches_units}</strong>
                </p>
            </div>
        </Show>
        {groups}
    }
}

/// One district or all of them.
fn chips(sheet: &UnitsSheet, lang: Lang) -> AnyView {
    let state = use_app();
    let chosen = state.nav.address.with(|address| address.query.districts.clone());
    let chip = |id: Option<String>, name: String, is: bool| {
        let to = move |address: &Address| {
            address.with_query(|query| query.districts = id.clone().into_iter().collect())
        };
        let to = Signal::derive(move || state.nav.address.with(&to));
        let class = if is { "choice-link chosen" } else { "choice-link" };
        view! {
            <li>
                <Link to class current=Signal::stored(is)>
                    {name}
                </Link>
            </li>
        }
        .into_any()
    };
    let mut chips = vec![chip(None, lang.texts().every_district.to_owned(), chosen.is_empty())];
    for (id, name, n) in &sheet.districts {
        chips.push(chip(Some(id.clone()), format!("{name} {n}"), chosen.contains(id)));
    }
    view! { <ul class="choice-links">{chips}</ul> }.into_any()
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
        <p class="hint">{texts.units_help}</p>
        <ul class="legend chart-legend">{shades}</ul>
    }
    .into_any()
}

fn group_of(group: &UnitGroup, sheet: &UnitsSheet, lang: Lang) -> AnyView {
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
            class=format!("panel unit-group district-{}", group.district)
            aria-labelledby=format!("units-{of}")
        >
            <h2 id=format!("units-{}", group.district)>
                <span class="district-mark" aria-hidden="true"></span>
                {link("", move |address| address.on(Page::District(district.clone())), group.name.clone())}
            </h2>
            <p class="hint">{group.sentence.clone()}{silent}</p>
            {(!group.units.is_empty()).then(|| matrix(group, sheet, texts, lang))}
        </section>
    }
    .into_any()
}

fn matrix(
    group: &UnitGroup,
    sheet: &UnitsSheet,
    texts: &'static plan_present::text::Texts,
    lang: Lang,
) -> AnyView {
    let heads = [texts.leads, texts.supports]
        .into_iter()
        .chain(sheet.domains)
        .chain([texts.commitments, texts.due_without_value])
        .map(|name| {
            view! {
                <th scope="col" class="number">
                    {name}
                </th>
            }
        })
        .collect::<Vec<_>>();
    let rows: Vec<AnyView> = group.units.iter().map(|unit| unit_row(unit, lang)).collect();
    let label = format!("{}{}{}", group.name, lang.pick("：", ": "), texts.units_matrix);
    let caption = label.clone();
    view! {
        <div class="table-box" tabindex="0" role="region" aria-label=label>
            <table class="data-table units-matrix">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{texts.unit}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn unit_row(unit: &UnitLine, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let own = || {
        let id = unit.id.clone();
        move |address: &Address| address.on(Page::Unit(id.clone()))
    };
    let tasks = |facet: Facet| {
        let id = unit.id.clone();
        move |address: &Address| address.list(Page::Tasks, |query| *query = query.only(facet, &id))
    };
    let targets = |states: Vec<State>| {
        let id = unit.id.clone();
        move |address: &Address| {
            address.list(Page::Targets, |query| {
                query.units = vec![id.clone()];
                query.states.clone_from(&states);
            })
        }
    };
    let domains: Vec<AnyView> = Domain::ALL
        .into_iter()
        .zip(unit.domains)
        .map(|(domain, n)| match present::shade(n) {
            None => number(0, None),
            Some(shade) => {
                let id = unit.id.clone();
                let to = move |address: &Address| {
                    address.list(Page::Tasks, |query| {
                        query.units = vec![id.clone()];
                        query.domains = vec![domain];
                    })
                };
                let to = link("units-matrix-link", to, n.to_string());
                view! { <td class=format!("number sequence-{shade}")>{to}</td> }.into_any()
            }
        })
        .collect();
    let generic = unit.generic.then(|| {
        view! {
            " "
            <span class="generic">{texts.generic_unit}</span>
        }
    });
    let links = |n: usize, to: Box<dyn Fn(&Address) -> Address + Send + Sync>| {
        number(n, Some(link("", to, n.to_string())))
    };
    view! {
        <tr class="unit-row">
            <th scope="row">{link("", own(), gloss(&unit.name, lang))}{generic}</th>
            {links(unit.lead, Box::new(tasks(Facet::Lead)))}
            {links(unit.support, Box::new(tasks(Facet::Support)))}
            {domains}
            {links(unit.targets, Box::new(targets(Vec::new())))}
            {links(unit.due_no_data, Box::new(targets(vec![State::DueNoData])))}
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
