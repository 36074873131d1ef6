//! 区: one district's plan: identity, goals, outline, targets, departments, places, and what its text leaves in doubt.

use crate::parts::district_tiles::district_tiles;
use crate::parts::gloss::{gloss, gloss_note};
use crate::parts::matter_links::matter_links;
use crate::parts::not_found::not_found;
use crate::parts::note_list::NoteList;
use crate::parts::place_list::PlaceList;
use crate::parts::plan_goals::plan_goals;
use crate::parts::promise_rows::promise_groups;
use crate::parts::question_strip::question_strip;
use crate::parts::request_link::request_link_if_open;
use crate::parts::signpost_list::signpost_list;
use crate::parts::source_drawer::fact;
use crate::parts::state_badge::StateMark;
use crate::parts::target_lines::target_list;
use crate::platform::media;
use crate::state::use_app;
use crate::ui::erased::link;
use crate::ui::link::Link;
use crate::ui::localized::localized;
use crate::ui::panel::Panel;
use leptos::prelude::*;
use plan_method::address::Page;
use plan_method::judged::Judged;
use plan_model::lang::Lang;
use plan_model::plan::{Bilingual, Tier};
use plan_present::present::{self, DepartmentLine, DistrictSheet, Heading, NoteRow, StateRow};
use plan_present::text::LangTexts;

/// A district's page.
#[component]
pub fn DistrictPage(
    /// The district's id, from the address.
    id: String,
) -> impl IntoView {
    let state = use_app();
    Effect::new(move |_| {
        state.store.want_places();
        state.store.want_boundaries();
    });
    let of = id.clone();
    let page = super::judged_page(move |judged, lang| match present::district(judged, &of, lang) {
        Ok(sheet) => (sheet.name.clone(), body(judged, &sheet, lang)),
        Err(what) => (what.title.to_owned(), not_found(&what)),
    });
    view! {
        {switcher(id)}
        {page}
    }
}

/// The other districts that have a plan.
fn switcher(id: String) -> AnyView {
    let state = use_app();
    let links = move || {
        let lang = state.nav.lang.get();
        let ids: Vec<String> = state.store.load.with(|load| {
            let plans = load.data().map(|data| data.plans()).unwrap_or_default();
            plans.iter().map(|plan| plan.district.clone()).collect()
        });
        ids.into_iter()
            .map(|other| {
                let name = state.store.load.with(|load| {
                    load.data().map(|data| present::district_name(data, &other, lang).to_owned())
                });
                let chosen = other == id;
                let class = if chosen { "choice-link chosen" } else { "choice-link" };
                let mark = format!("district-{other}");
                let to = Signal::derive(move || {
                    state.nav.address.with(|address| address.on(Page::District(other.clone())))
                });
                view! {
                    <li class=mark>
                        <Link to class current=Signal::stored(chosen)>
                            <span class="district-mark" aria-hidden="true"></span>
                            {name}
                        </Link>
                    </li>
                }
                .into_any()
            })
            .collect::<Vec<_>>()
    };
    view! {
        <nav aria-label=localized(|texts| texts.districts)>
            <ul class="choice-links">{links}</ul>
        </nav>
    }
    .into_any()
}

fn body(judged: &Judged, sheet: &DistrictSheet, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let facts: Vec<_> = sheet.facts.iter().cloned().map(|row| fact(row, lang)).collect();
    let (mapped, district) = (sheet.id.clone(), sheet.id.clone());
    let outline: Vec<AnyView> = sheet.outline.iter().map(|row| heading(row, lang)).collect();
    let signposts: Vec<AnyView> = sheet
        .signposts
        .iter()
        .filter_map(|found| {
            let (title, inside) = signpost_list(Some(found.clone()), lang)?;
            let fold = view! {
                <details class="fold">
                    <summary>{title}</summary>
                    {inside}
                </details>
            };
            Some(fold.into_any())
        })
        .collect();
    let signposts =
        (!signposts.is_empty()).then(|| folded("signposts", texts.also_said, signposts.into_any()));
    let glance = district_tiles(&sheet.tiles);
    let key: Vec<AnyView> = sheet.states.iter().map(|row| state_link(&sheet.id, row)).collect();
    view! {
        <header class=format!("page-head district-{}", sheet.id)>
            <h1>{sheet.finding.clone()}</h1>
            <p class="plan-name" lang="zh-CN">
                {String::from(&sheet.title.zh)}
            </p>
            {(lang == Lang::En)
                .then(|| {
                    view! { <p class="gloss">{String::from(&sheet.title.en)}" ("{texts.english_gloss}")"</p> }
                })}
            <p class="lead">{sheet.sentence.clone()}</p>
        </header>
        {(sheet.n_commitments > 0)
            .then(|| {
                view! {
                    <div class="panel district-glance">
                        <ul class="state-keys">{key}</ul>
                        {glance}
                        {questions(sheet, lang)}
                    </div>
                }
            })}
        <div class="district-grid">
            {promises(sheet, lang)}
            <div class="column">
                {numbers(judged, sheet, lang)} {matter_links(judged, Some(&sheet.id), lang)}
                {plan_goals(sheet, lang)} <Panel id="places" title=texts.places>
                    <p>{link("", move |address| address.map_of(vec![mapped.clone()]), texts.map_places)}</p>
                    <PlaceList district />
                </Panel>
            </div>
        </div>
        <div class="district-folds">
            {folded(
                "outline",
                texts.outline,
                view! {
                    <p class="hint">{texts.outline_help}</p>
                    {gloss_note(lang)}
                    <p class="outline-heads" aria-hidden="true">
                        <span>{texts.tasks}</span>
                        <span>{texts.targets}</span>
                    </p>
                    <ul class="outline">{outline}</ul>
                }
                    .into_any(),
            )} {folded("departments", texts.responsible_departments, departments(sheet, lang))}
            {folded("identity", texts.plan_identity, view! { <dl class="facts">{facts}</dl> }.into_any())}
            {signposts} {notes(&sheet.notes, lang)}
        </div>
    }
    .into_any()
}

/// A section that is folded until a reader opens it; its heading is in the summary.
fn folded(id: &'static str, name: &'static str, inside: AnyView) -> AnyView {
    view! {
        <section class="panel" aria-labelledby=id>
            <details class="fold section-fold">
                <summary>
                    <h2 id=id>{name}</h2>
                </summary>
                <div class="section-inside">{inside}</div>
            </details>
        </section>
    }
    .into_any()
}

/// A state with its count: the key of the marks, and the way to those in it.
fn state_link(district: &str, row: &StateRow) -> AnyView {
    let StateRow { state, name, text, .. } = row.clone();
    let district = district.to_owned();
    let to = move |address: &plan_method::address::Address| {
        address.list(Page::Targets, |query| {
            query.districts = vec![district.clone()];
            query.states = vec![state];
        })
    };
    let inside = view! {
        <StateMark state />
        <span class="state-name">{name}</span>
        <span class="state-count">{text}</span>
    };
    view! { <li class="state-row">{link("state-key", to, inside)}</li> }.into_any()
}

/// Its promises in rows; nothing for a plan that makes none.
fn promises(sheet: &DistrictSheet, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let silent = sheet.groups.iter().flat_map(|group| &group.rows).all(|row| row.leads.is_empty());
    let silent = (silent && sheet.n_commitments > 0)
        .then(|| view! { <p class="hint promises-note">{texts.no_lead_in_plan}</p> });
    view! {
        <section class="panel district-promises" aria-labelledby="targets">
            <h2 id="targets">{texts.promises}</h2>
            <p class="hint promises-help">{texts.promises_by_domain}</p>
            {promise_groups(&sheet.groups, lang)}
            {silent}
        </section>
    }
    .into_any()
}

/// The plan in numbers, with the ways to its text and to paper.
fn numbers(judged: &Judged, sheet: &DistrictSheet, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let asked = request_link_if_open(judged, &sheet.id, lang);
    let (whole, briefed) = (sheet.id.clone(), sheet.id.clone());
    let counted = counts(sheet, lang);
    view! {
        <Panel id="numbers" title=texts.numbers_of_plan>
            {counted}
            <p class="page-tools">
                {link("button quiet", move |address| address.on(Page::Text(whole.clone())), texts.whole_text)}
                {link(
                    "button quiet",
                    move |address| address.on(Page::Brief(Some(briefed.clone()))),
                    texts.brief,
                )} {asked}
            </p>
        </Panel>
    }
    .into_any()
}

/// What the text leaves in doubt: its contradictions in the open, the rest folded.
fn notes(notes: &[NoteRow], lang: Lang) -> AnyView {
    let texts = lang.texts();
    let (grave, others): (Vec<NoteRow>, Vec<NoteRow>) =
        notes.iter().cloned().partition(|note| note.contradicts);
    let n = others.len();
    let grave = (!grave.is_empty()).then(|| {
        let n = grave.len();
        // A phone has no room for them beside each other.
        view! {
            <details class="fold grave-notes" open=!media::is_phone()>
                <summary>{texts.contradictions} " " <span class="promise-count">{n}</span></summary>
                <div class="notes-columns">
                    <NoteList notes=grave lang kinds=false />
                </div>
            </details>
        }
    });
    let others = (n > 0).then(|| {
        view! {
            <details class="fold">
                <summary>{texts.other_notes} " " <span class="promise-count">{n}</span></summary>
                <div class="notes-columns">
                    <NoteList notes=others lang />
                </div>
            </details>
        }
    });
    view! {
        <section class="panel" aria-labelledby="notes">
            <h2 id="notes">
                {texts.plan_notes} " "
                {link("doubts-way", |address| address.on(Page::Doubts), texts.all_doubts)}
            </h2>
            {grave}
            {others}
        </section>
    }
    .into_any()
}

/// How its promises are written, by the four questions.
fn questions(sheet: &DistrictSheet, lang: Lang) -> AnyView {
    let rules = link("", |address| address.on(Page::Method), lang.texts().question_rules);
    view! {
        <section class="district-questions" aria-labelledby="questions">
            <h2 id="questions">{sheet.questions.title}</h2>
            {question_strip(&sheet.questions)}
            <p class="hint">{sheet.questions.sentence.clone()}" "{rules}</p>
        </section>
    }
    .into_any()
}

/// What there is of the plan in numbers, each with a way to what it counts.
fn counts(sheet: &DistrictSheet, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let list = |page: Page, all_tiers: bool, n: usize, name: &'static str| {
        let district = sheet.id.clone();
        let to = move |address: &plan_method::address::Address| {
            address.list(page.clone(), |query| {
                query.districts = vec![district.clone()];
                if all_tiers {
                    query.tiers = Tier::ALL.to_vec();
                }
            })
        };
        let content = view! {
            <strong class="count-figure">{n}</strong>
            <span>{name}</span>
        };
        view! { <li>{link("count-link", to, content)}</li> }.into_any()
    };
    let here = |to: &'static str, n: usize, name: &'static str| {
        view! {
            <li>
                <a class="count-link" href=to>
                    <strong class="count-figure">{n}</strong>
                    <span>{name}</span>
                </a>
            </li>
        }
        .into_any()
    };
    let departments = match sheet.departments.len() {
        0 => view! {
            <li>
                <span class="count-link">
                    <strong class="count-figure">0</strong>
                    <span>{texts.responsible_departments}</span>
                </span>
            </li>
        }
        .into_any(),
        n => list(Page::Departments, false, n, texts.responsible_departments),
    };
    view! {
        <ul class="counts">
            {list(Page::Targets, false, sheet.n_commitments, texts.commitments)}
            {list(Page::Targets, true, sheet.n_commitments + sheet.n_other, texts.all_numbers)}
            {list(Page::Tasks, false, sheet.n_tasks, texts.tasks)} {departments}
            {here("#notes", sheet.notes.len(), texts.plan_notes)}
        </ul>
    }
    .into_any()
}

/// A heading; what it counts is inside.
fn heading(row: &Heading, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let count = |name: &'static str, n: usize| {
        view! {
            <span class="outline-count">
                <span class="visually-hidden">{name}" "</span>
                {n}
            </span>
        }
    };
    let title = view! { <span class="outline-title">{gloss(&row.title, lang)}</span> };
    let counts = view! {
        {count(texts.tasks, row.n_tasks)}
        {count(texts.targets, row.n_targets)}
    };
    if row.n_tasks + row.n_targets == 0 {
        return view! { <li class="outline-row plain">{title}{counts}</li> }.into_any();
    }
    let tasks: Vec<AnyView> =
        row.tasks.iter().cloned().map(|(id, title)| task_link(id, &title, lang)).collect();
    let below: Vec<AnyView> = row.below.iter().map(|row| heading(row, lang)).collect();
    view! {
        <li>
            <details class="outline-fold">
                <summary class="outline-row">{title}{counts}</summary>
                <div class="outline-inside">
                    {(!tasks.is_empty()).then(|| view! { <ul class="outline-tasks">{tasks}</ul> })}
                    {(!row.targets.is_empty()).then(|| target_list(&row.targets, lang))}
                    {(!below.is_empty()).then(|| view! { <ul class="outline">{below}</ul> })}
                </div>
            </details>
        </li>
    }
    .into_any()
}

fn task_link(id: String, title: &Bilingual, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let to = link("", move |address| address.on(Page::Task(id.clone())), gloss(title, lang));
    view! {
        <li class="outline-task">
            <span class="role">{texts.task_word}</span>
            {to}
        </li>
    }
    .into_any()
}

fn departments(sheet: &DistrictSheet, lang: Lang) -> AnyView {
    let texts = lang.texts();
    if sheet.departments.is_empty() {
        let sentence = present::no_departments(sheet.n_tasks, lang);
        return view! { <p class="absent">{sentence}</p> }.into_any();
    }
    let number = |n: usize| view! { <td class="number">{n}</td> };
    let rows: Vec<AnyView> = sheet
        .departments
        .iter()
        .map(|department: &DepartmentLine| {
            let id = department.id.clone();
            let name = link(
                "",
                move |address| address.on(Page::Department(id.clone())),
                gloss(&department.name, lang),
            );
            let generic =
                department.generic.then(|| view! { <span class="generic">{texts.generic_department}</span> });
            view! {
                <tr>
                    <th scope="row">{name}" "{generic}</th>
                    {number(department.lead)}
                    {number(department.support)}
                </tr>
            }
            .into_any()
        })
        .collect();
    view! {
        <div class="table-box tall" tabindex="0" role="region" aria-label=texts.responsible_departments>
            <table class="data-table wide">
                <thead>
                    <tr>
                        <th scope="col">{texts.department}</th>
                        <th scope="col" class="number">
                            {texts.leads}
                        </th>
                        <th scope="col" class="number">
                            {texts.supports}
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
