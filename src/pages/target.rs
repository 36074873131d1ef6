//! One target: goal chart, clause, who answers for it, its state and why.

use crate::parts::clause_subject::clause_subject;
use crate::parts::explained::explained;
use crate::parts::goal_figure::GoalFigure;
use crate::parts::note_list::note_panel;
use crate::parts::pins::PinButton;
use crate::parts::question_strip::answer_list;
use crate::parts::source_drawer::{SourceButton, fact};
use crate::parts::state_badge::StateBadge;
use crate::state::use_app;
use crate::ui::erased::link;
use crate::ui::foreign::foreign;
use crate::ui::link::Link;
use crate::ui::localized::localized;
use crate::ui::panel::Panel;
use leptos::prelude::*;
use plan_method::address::Page;
use plan_model::lang::Lang;
use plan_present::present::{self, Ask, ConflictRow, ObservationRow, PublishedBefore, TargetSheet};
use plan_present::text::LangTexts;

/// A target's page.
#[component]
pub fn TargetPage(
    /// The target's id, from the address.
    id: String,
) -> impl IntoView {
    let state = use_app();
    let sheet = Memo::new(move |_| {
        let lang = state.nav.lang.get();
        state
            .store
            .judged
            .with(|judged| judged.as_ref().and_then(|judged| present::target(judged, &id, lang)))
    });
    super::titled(move || {
        let name = sheet
            .with(|sheet| sheet.as_ref().map(|sheet| format!("{} · {}", sheet.name, sheet.district_name)));
        name.unwrap_or_else(|| state.texts().unknown_target.to_owned())
    });
    let back = Signal::derive(move || state.nav.address.with(|address| address.on(Page::Targets)));
    view! {
        <p class="back">
            <Link to=back>"← "{localized(|texts| texts.back_to_list)}</Link>
        </p>
        {move || match sheet.get() {
            Some(sheet) => view! { <Body sheet /> }.into_any(),
            None => {
                view! {
                    <section class="panel empty-state">
                        <h1>{state.texts().unknown_target}</h1>
                        <p>{state.texts().unknown_target_help}</p>
                    </section>
                }
                    .into_any()
            }
        }}
    }
}

#[component]
fn Body(sheet: TargetSheet) -> impl IntoView {
    let state = use_app();
    let texts = state.texts();
    let lang = state.nav.lang.get_untracked();
    let goal = sheet.goal.clone();
    let briefed = sheet.id.clone();
    let open = Callback::new(move |record: String| state.nav.change(|address| address.source = Some(record)));
    let embedded = sheet.id.clone();
    let rules = Signal::derive(move || state.nav.address.with(|address| address.on(Page::Method)));
    let deadline = if sheet.deadline_assumed {
        format!("{} · {}", sheet.deadline, texts.plan_end_assumed)
    } else {
        sheet.deadline.clone()
    };
    let facts: Vec<_> = sheet
        .facts
        .iter()
        .map(|(name, value)| {
            view! {
                <div class="fact">
                    <dt>{name.clone()}</dt>
                    <dd lang=foreign(value, lang)>{value.clone()}</dd>
                </div>
            }
        })
        .collect();
    let inputs: Vec<_> = sheet
        .inputs
        .iter()
        .map(|row| {
            let value = row.value.clone();
            let value = match row.computed {
                true => view! {
                    <span class="computed">{value}</span>
                    " "
                    <span class="hint">{texts.computed}</span>
                }
                .into_any(),
                false => value.into_any(),
            };
            view! {
                <div class="fact">
                    <dt>{row.name}</dt>
                    <dd lang=foreign(&row.value, lang)>{value}</dd>
                </div>
            }
        })
        .collect();
    let district = sheet.district.clone();
    let departments: Vec<_> = sheet
        .departments
        .iter()
        .map(|department| {
            let id = department.id.clone();
            let to =
                link("", move |address| address.on(Page::Department(id.clone())), department.name.clone());
            let role = if department.leads { texts.leads } else { texts.supports };
            view! {
                <li>
                    <span class="role">{role}</span>
                    " "
                    {to}
                </li>
            }
            .into_any()
        })
        .collect();
    let task = sheet.task.clone().map(|(id, title)| {
        let title = view! { <span lang="zh-CN">{title}</span> };
        let to = link("", move |address| address.on(Page::Task(id.clone())), title);
        view! { <p class="hint">{texts.task}" "{to}</p> }
    });
    let of_district = district.clone();
    let in_text = sheet.id.clone();
    let conflicts: Vec<_> = sheet
        .conflicts
        .iter()
        .cloned()
        .map(|ConflictRow { id, asked, statement, .. }| {
            let to = Signal::derive(move || {
                state.nav.address.with(|address| address.on(Page::Target(id.clone())))
            });
            view! {
                <li>
                    <Link to>
                        <span lang=foreign(&asked, lang)>{asked.clone()}</span>
                    </Link>
                    <blockquote class="clause short" lang="zh-CN">
                        {statement.clone()}
                    </blockquote>
                    {explained(&statement)}
                </li>
            }
            .into_any()
        })
        .collect();
    let sources: Vec<_> = sheet.report_sources.iter().cloned().map(|source| fact(source, lang)).collect();
    let observations: Vec<_> =
        sheet.observations.iter().cloned().map(|row| view! { <ObservationItem row /> }).collect();
    view! {
        <header class=format!("page-head district-{district}")>
            <p class="eyebrow">
                <span class="district-mark" aria-hidden="true"></span>
                {link(
                    "",
                    move |address| address.on(Page::District(of_district.clone())),
                    sheet.district_name.clone(),
                )}
                " · "
                <span lang="zh-CN">{sheet.plan_title.clone()}</span>
            </p>
            <h1>{sheet.name.clone()}</h1>
            <p class="asked">
                <strong class="stated" lang=foreign(&sheet.asked, lang)>
                    {sheet.asked.clone()}
                </strong>
                " · "
                {deadline}
            </p>
            <StateBadge state=sheet.state lang />
            <p class="page-tools">
                <PinButton target=sheet.id.clone() />
                {link(
                    "button quiet",
                    move |address| address.on(Page::Brief(Some(briefed.clone()))),
                    texts.brief,
                )}
                {link(
                    "button quiet",
                    move |address| address.on(Page::Embed(Some(embedded.clone()))),
                    texts.embed,
                )}
            </p>
        </header>
        <section class="panel target-chart">
            <GoalFigure sheet=Signal::derive(move || goal.clone()) target=sheet.id.clone() on_select=open />
        </section>
        <div class="target-grid">
            <div class="column">
                <Panel id="clause" title=texts.clause>
                    {clause_subject(sheet.subject.clone(), texts.added_by_us)}
                    <blockquote class="clause" lang="zh-CN">
                        {sheet.statement.clone()}
                    </blockquote>
                    {explained(&sheet.statement)}
                    <p class="page-tools">
                        <SourceButton record=sheet.id.clone() />
                        {link(
                            "button quiet",
                            move |address| address.on(Page::Text(in_text.clone())),
                            texts.in_text,
                        )}
                    </p>
                    <h3>{texts.criterion}</h3>
                    <p>{sheet.criterion.clone()}</p>
                    {sheet
                        .note
                        .clone()
                        .map(|note| {
                            view! {
                                <p class="remark">
                                    <strong>{texts.note}</strong>
                                    " "
                                    {note}
                                </p>
                            }
                        })}
                </Panel>
                {(!conflicts.is_empty())
                    .then(|| {
                        view! {
                            <Panel id="conflicts" title=texts.conflicts>
                                <ul class="conflict-list">{conflicts}</ul>
                            </Panel>
                        }
                    })}
                {note_panel(&sheet.notes, lang)}
                <Panel id="observations" title=texts.observations>
                    {if observations.is_empty() {
                        view! { <p class="absent">{texts.no_observation}</p> }.into_any()
                    } else {
                        view! { <ol class="observation-list">{observations}</ol> }.into_any()
                    }}
                </Panel>
            </div>
            <div class="column">
                <Panel id="why" title=texts.why_this_state>
                    <p>{sheet.reason.clone()}</p>
                    <dl class="facts">{inputs} {sources}</dl>
                </Panel>
                <Panel id="answers" title=texts.four_questions>
                    {answer_list(&sheet.answers)}
                    <p class="hint">
                        <Link to=rules>{texts.question_rules}</Link>
                    </p>
                </Panel>
                {sheet.ask.clone().map(|ask| ask_panel(ask, lang))}
                <Panel id="who" title=texts.responsible>
                    {if departments.is_empty() {
                        view! { <p>{texts.no_department_named}</p> }.into_any()
                    } else {
                        view! { <ul class="department-list">{departments}</ul> }.into_any()
                    }}
                    {task}
                </Panel>
                <Panel id="facts" title=texts.kind_of_number>
                    <dl class="facts">{facts}</dl>
                    <p class="hint">{sheet.definition.clone()}</p>
                </Panel>
            </div>
        </div>
    }
}

/// Who would know, where such figures appeared, and the way to a request.
fn ask_panel(ask: Ask, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let Ask { id, who, published } = ask;
    let published: Vec<AnyView> = published
        .into_iter()
        .map(|PublishedBefore { source, day }| {
            view! {
                <li>
                    <span lang="zh-CN">{source}</span>
                    {day}
                </li>
            }
            .into_any()
        })
        .collect();
    let published = (!published.is_empty()).then(|| {
        view! {
            <h3>{texts.published_before}</h3>
            <ul>{published}</ul>
        }
    });
    view! {
        <Panel id="ask" title=texts.ask>
            <h3>{texts.who_would_know}</h3>
            <p>{who}</p>
            {published}
            <p class="page-tools">
                {link("button", move |address| address.on(Page::Request(id.clone())), texts.write_request)}
            </p>
        </Panel>
    }
    .into_any()
}

#[component]
fn ObservationItem(row: ObservationRow) -> impl IntoView {
    let state = use_app();
    let texts = state.texts();
    view! {
        <li class="observation-row">
            <p>
                <span class="observation-date">{row.date.clone()}</span>
                " "
                <strong class="observed">{row.value.clone()}</strong>
            </p>
            <p>{row.name.clone()}" · "<span lang="zh-CN">{row.publisher.clone()}</span></p>
            <p class="hint">{texts.definition_match}": "{row.definition.clone()}</p>
            {row.unused.clone().map(|why| view! { <p class="hint">{texts.not_used}{why}</p> })}
            {row.note.clone().map(|note| view! { <p class="remark">{note}</p> })}
            <SourceButton record=row.record.clone() />
        </li>
    }
}
