//! A briefing for paper: three counts, a strip of marks, targets by what is known of them, and the clauses on a page of their own.

use crate::parts::code_picture::code_picture;
use crate::parts::fill_form::fill_form;
use crate::parts::goal_picture::goal_picture;
use crate::parts::state_badge::{StateBadge, StateMark};
use crate::platform::{document, files};
use crate::state::use_app;
use crate::ui::erased::{button, element, reactive, text_element};
use crate::ui::foreign::foreign;
use leptos::prelude::*;
use plan_model::lang::Lang;
use plan_present::present::{self, BriefColumns, BriefGroup, BriefRow, BriefSheet, Footnote};
use plan_present::qr;
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

/// The sheet of paper: the briefing, or the form to fill in about what it leaves open.
fn paper(sheet: BriefSheet, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let (with_clauses, as_form) = (RwSignal::new(true), RwSignal::new(false));
    let foot = format!("{} · {}", sheet.foot, files::page_address());
    let choice = |words: &'static str, on: RwSignal<bool>| {
        view! {
            <label class="brief-choice">
                <input type="checkbox" prop:checked=on on:change=move |_| on.update(|on| *on = !*on) />
                {words}
            </label>
        }
        .into_any()
    };
    let article = reactive(move || match as_form.get() {
        true => fill_form(&sheet, with_clauses, lang),
        false => briefing(sheet.clone(), with_clauses, lang),
    });
    view! {
        <p class="print-tools">
            {button("button primary", texts.print, document::print)}
            {choice(texts.brief_clauses, with_clauses)} {choice(texts.fill_form, as_form)}
        </p>
        <table class="paper" role="presentation">
            <tbody>
                <tr>
                    <td>
                        <article class="brief">{article}</article>
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

fn briefing(sheet: BriefSheet, with_clauses: RwSignal<bool>, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let BriefSheet {
        title, sentence, figures, facts, strip, states, groups, columns, footnotes, goal, ..
    } = sheet;
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
    let figures: Vec<AnyView> = figures
        .into_iter()
        .map(|(count, words)| {
            let inside = vec![text_element("strong", "", None, count.to_string()), words.into_any()];
            element("li", "", None, inside)
        })
        .collect();
    let figures = element("ul", "brief-figures", None, figures);
    // The counts of the states beside it say the same.
    let strip: Vec<AnyView> =
        strip.into_iter().map(|state| view! { <StateMark state /> }.into_any()).collect();
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
    let heads = heads(columns, lang);
    let width = heads.len().to_string();
    let bodies: Vec<AnyView> =
        groups.into_iter().map(|group| group_rows(group, columns, &width, lang)).collect();
    let footnotes: Vec<AnyView> = footnotes.into_iter().map(footnote).collect();
    let goal = goal.map(|sheet| goal_picture(sheet, lang));
    let address = files::page_address();
    // An address that only this machine knows is of no use on a phone.
    let code = address.starts_with("http").then(|| qr::code(&address)).flatten();
    let code = code.map(|code| code_picture(code, "brief-code", texts.brief_code));
    view! {
        {code}
        <p class="eyebrow">{texts.product}</p>
        <h1>{title}</h1>
        {figures}
        <div class="brief-strip" aria-hidden="true">
            {strip}
        </div>
        <ul class="brief-states">{states}</ul>
        <p>{sentence}</p>
        <dl class="facts">{facts}</dl>
        {goal}
        <table class="brief-table">
            <thead>
                <tr>{heads}</tr>
            </thead>
            {bodies}
        </table>
        <section class="brief-clauses" hidden=move || !with_clauses.get()>
            <h2>{texts.footnotes}</h2>
            <ol class="footnotes">{footnotes}</ol>
        </section>
    }
    .into_any()
}

/// The heads of the columns that are shown; the last is for a pen.
fn heads(columns: BriefColumns, lang: Lang) -> Vec<AnyView> {
    let texts = lang.texts();
    [
        (columns.district, texts.district),
        (true, texts.indicator),
        (true, texts.target),
        (columns.deadline, texts.deadline),
        (true, texts.observed),
        (columns.departments, texts.department),
        (true, texts.brief_remark),
    ]
    .into_iter()
    .filter(|(is_shown, _)| *is_shown)
    .map(|(_, name)| view! { <th scope="col">{name}</th> }.into_any())
    .collect()
}

fn group_rows(group: BriefGroup, columns: BriefColumns, width: &str, lang: Lang) -> AnyView {
    let BriefGroup { state, name, rows } = group;
    let count = rows.len().to_string();
    let rows: Vec<AnyView> = rows.into_iter().map(|row| table_row(row, columns, lang)).collect();
    view! {
        <tbody>
            <tr class="brief-group">
                <th scope="rowgroup" colspan=width.to_owned()>
                    <StateMark state />
                    <span>{name}</span>
                    <span class="brief-count">{count}</span>
                </th>
            </tr>
            {rows}
        </tbody>
    }
    .into_any()
}

fn table_row(row: BriefRow, columns: BriefColumns, lang: Lang) -> AnyView {
    let BriefRow { footnote, district, name, asked, unit: _, deadline, reading, departments, state: _ } = row;
    let cell = |text: String| {
        let tag = foreign(&text, lang);
        text_element("td", "", tag, text)
    };
    let name = view! {
        <th scope="row">
            {name}<a class="footnote-mark" href=format!("#note-{footnote}")>
                {footnote}
            </a>
        </th>
    };
    let tag = foreign(&asked, lang);
    let asked = element("td", "", None, vec![text_element("span", "stated", tag, asked)]);
    let cells = [
        columns.district.then(|| cell(district)),
        Some(name.into_any()),
        Some(asked),
        columns.deadline.then(|| cell(deadline)),
        Some(cell(reading)),
        columns.departments.then(|| cell(departments)),
        Some(text_element("td", "brief-remark", None, "")),
    ];
    element("tr", "", None, cells.into_iter().flatten().collect())
}

fn footnote(note: Footnote) -> AnyView {
    let Footnote { number, subject, clause, place } = note;
    view! {
        <li id=format!("note-{number}")>
            <span lang="zh-CN">{subject}"“"{clause}"”——"{place}</span>
        </li>
    }
    .into_any()
}
