//! A briefing for paper: facts, states, targets, and the clauses as footnotes.

use crate::parts::goal_picture::goal_picture;
use crate::parts::state_badge::StateBadge;
use crate::platform::{document, files};
use crate::state::use_app;
use crate::ui::foreign::foreign;
use leptos::prelude::*;
use plan_model::lang::Lang;
use plan_present::present::{self, BriefRow, BriefSheet, Footnote};
use plan_present::text::LangTexts;

/// A briefing; without an id it is of the current list.
#[component]
pub fn BriefPage(
    /// Id of a district, department or target, from the address.
    id: Option<String>,
) -> impl IntoView {
    let state = use_app();
    let sheet = Memo::new(move |_| {
        let lang = state.nav.lang.get();
        let query = state.nav.address.with(|address| address.query.clone());
        state.store.judged.with(|judged| {
            let judged = judged.as_ref()?;
            present::brief(judged, id.as_deref(), &query, lang)
        })
    });
    super::titled(move || {
        let title = sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.title.clone()));
        format!("{} · {}", state.texts().brief, title.unwrap_or_default())
    });
    move || {
        let lang = state.nav.lang.get();
        match sheet.get() {
            Some(sheet) => paper(sheet, lang),
            None => view! {
                <section class="panel empty-state">
                    <h1>{lang.texts().unknown_subject}</h1>
                    <p>{lang.texts().unknown_subject_help}</p>
                </section>
            }
            .into_any(),
        }
    }
}

fn paper(sheet: BriefSheet, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let BriefSheet { title, sentence, facts, states, rows, footnotes, goal, foot } = sheet;
    let facts: Vec<AnyView> = facts
        .into_iter()
        .map(|(name, value)| {
            view! {
                <div class="fact">
                    <dt>{name}</dt>
                    <dd lang=foreign(&value, lang)>{value.clone()}</dd>
                </div>
            }
            .into_any()
        })
        .collect();
    let states: Vec<AnyView> = states
        .into_iter()
        .map(|row| {
            view! {
                <li>
                    <StateBadge state=row.state lang />
                    " "
                    {row.text}
                </li>
            }
            .into_any()
        })
        .collect();
    let rows: Vec<AnyView> = rows.into_iter().map(|row| table_row(row, lang)).collect();
    let footnotes: Vec<AnyView> = footnotes.into_iter().map(footnote).collect();
    let goal = goal.map(|sheet| goal_picture(sheet, lang));
    let foot = format!("{foot} · {}", files::page_address());
    view! {
        <p class="print-tools">
            <button type="button" class="button primary" on:click=|_| document::print()>
                {texts.print}
            </button>
        </p>
        <table class="paper" role="presentation">
            <tbody>
                <tr>
                    <td>
                        <article class="brief">
                            <p class="eyebrow">{texts.product}</p>
                            <h1>{title}</h1>
                            <p class="lead">{sentence}</p>
                            <dl class="facts">{facts}</dl>
                            <ul class="brief-states">{states}</ul>
                            {goal}
                            <h2>{texts.brief_rows}</h2>
                            <table class="brief-table">
                                <thead>
                                    <tr>
                                        <th scope="col">{texts.district}</th>
                                        <th scope="col">{texts.indicator}</th>
                                        <th scope="col">{texts.target}</th>
                                        <th scope="col">{texts.deadline}</th>
                                        <th scope="col">{texts.state}</th>
                                        <th scope="col">{texts.observed}</th>
                                        <th scope="col">{texts.department}</th>
                                    </tr>
                                </thead>
                                <tbody>{rows}</tbody>
                            </table>
                            <h2>{texts.footnotes}</h2>
                            <ol class="footnotes">{footnotes}</ol>
                        </article>
                    </td>
                </tr>
            </tbody>
            <tfoot>
                <tr>
                    <td class="paper-foot">{foot}</td>
                </tr>
            </tfoot>
        </table>
    }
    .into_any()
}

fn table_row(row: BriefRow, lang: Lang) -> AnyView {
    let BriefRow { footnote, district, name, asked, deadline, state, reading, departments, .. } = row;
    view! {
        <tr>
            <td>{district}</td>
            <th scope="row">
                {name}<a class="footnote-mark" href=format!("#note-{footnote}")>
                    {footnote}
                </a>
            </th>
            <td>
                <span class="stated" lang=foreign(&asked, lang)>
                    {asked.clone()}
                </span>
            </td>
            <td>{deadline}</td>
            <td>
                <StateBadge state lang />
            </td>
            <td lang=foreign(&reading, lang)>{reading.clone()}</td>
            <td>{departments}</td>
        </tr>
    }
    .into_any()
}

fn footnote(note: Footnote) -> AnyView {
    let Footnote { number, subject, clause, place, record } = note;
    view! {
        <li id=format!("note-{number}")>
            <span lang="zh-CN">{subject}"“"{clause}"”——"{place}</span>
            " "
            <code>{record}</code>
        </li>
    }
    .into_any()
}
