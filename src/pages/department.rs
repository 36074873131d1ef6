//! One responsible department: what it leads, what it supports, by when, and what is unknown about it.

use crate::parts::gloss::gloss_note;
use crate::parts::not_found::not_found;
use crate::parts::request_link::request_link_if_open;
use crate::parts::target_lines::target_line;
use crate::parts::task_rows::task_row;
use crate::ui::erased::link;
use leptos::prelude::*;
use plan_method::address::Page;
use plan_method::judged::Judged;
use plan_model::lang::Lang;
use plan_present::present::{self, DepartmentSheet, TaskLine};
use plan_present::text::LangTexts;

/// A department's page.
#[component]
pub fn DepartmentPage(
    /// The department's id, from the address.
    id: String,
) -> impl IntoView {
    super::judged_page(move |judged, lang| {
        let (title, page) = match present::department(judged, &id, lang) {
            Ok(sheet) => {
                let title =
                    format!("{} · {}", lang.pick(&sheet.name.zh, &sheet.name.en), sheet.district_name);
                (title, body(judged, &sheet, lang))
            }
            Err(what) => (what.title.to_owned(), not_found(&what)),
        };
        let back = link(
            "",
            |address| address.on(Page::Departments),
            format!("← {}", lang.texts().back_to_departments),
        );
        (
            title,
            view! {
                <p class="back">{back}</p>
                {page}
            }
            .into_any(),
        )
    })
}

fn body(judged: &Judged, sheet: &DepartmentSheet, lang: Lang) -> AnyView {
    let asked = request_link_if_open(judged, &sheet.id, lang);
    let texts = lang.texts();
    let district = sheet.district.clone();
    let generic = sheet.generic.then(|| {
        view! {
            <div class="fact">
                <dt>{texts.generic_department}</dt>
                <dd>{texts.generic_help}</dd>
            </div>
        }
    });
    let aliases = sheet.aliases.join("、");
    let (id, briefed) = (sheet.id.clone(), sheet.id.clone());
    let all = link(
        "button",
        move |address| address.list(Page::Targets, |query| query.departments = vec![id.clone()]),
        texts.see_these,
    );
    let targets: Vec<AnyView> = sheet
        .targets
        .iter()
        .map(|row| target_line(&row.line, Some(if row.leads { texts.leads } else { texts.supports }), lang))
        .collect();
    view! {
        <header class=format!("page-head district-{}", sheet.district)>
            <p class="eyebrow">
                <span class="district-mark" aria-hidden="true"></span>
                {link(
                    "",
                    move |address| address.on(Page::District(district.clone())),
                    sheet.district_name.clone(),
                )}
                " · "
                {texts.department}
            </p>
            <h1 lang=(lang == Lang::En).then_some("zh-CN")>{String::from(&sheet.name.zh)}</h1>
            {(lang == Lang::En)
                .then(|| {
                    view! { <p class="gloss">{String::from(&sheet.name.en)}" ("{texts.english_gloss}")"</p> }
                })}
            <p class="lead">{sheet.sentence.clone()}</p>
            <p class="page-tools">
                {link(
                    "button quiet",
                    move |address| address.on(Page::Brief(Some(briefed.clone()))),
                    texts.brief,
                )} {asked}
            </p>
            <dl class="facts">
                <div class="fact">
                    <dt>{texts.department_kind}</dt>
                    <dd>{sheet.kind}</dd>
                </div>
                <div class="fact">
                    <dt>{texts.aliases}</dt>
                    <dd lang="zh-CN">{aliases}</dd>
                </div>
                {generic}
            </dl>
            {gloss_note(lang)}
        </header>
        <section class="panel" aria-labelledby="targets">
            <h2 id="targets">{texts.commitments}" · "{present::count_of(sheet.targets.len(), lang)}</h2>
            {if targets.is_empty() {
                view! { <p class="absent">{texts.no_targets_inside}</p> }.into_any()
            } else {
                view! {
                    <ul class="target-lines">{targets}</ul>
                    <p>{all}</p>
                }
                    .into_any()
            }}
        </section>
        {tasks("lead", texts.tasks_led, &sheet.lead, lang)}
        {tasks("support", texts.tasks_supported, &sheet.support, lang)}
    }
    .into_any()
}

fn tasks(id: &'static str, name: &'static str, lines: &[TaskLine], lang: Lang) -> AnyView {
    let rows: Vec<AnyView> = lines.iter().map(|line| task_row(line, false, lang)).collect();
    view! {
        <section class="panel" aria-labelledby=id>
            <h2 id=id>{name}" · "{present::task_count(lines.len(), lang)}</h2>
            {if rows.is_empty() {
                view! { <p class="absent">{lang.texts().none}</p> }.into_any()
            } else {
                view! { <ul>{rows}</ul> }.into_any()
            }}
        </section>
    }
    .into_any()
}
