//! Tasks in lists: title, who answers for it, topics, and the targets inside.

use super::gloss::gloss;
use super::target_lines::target_list;
use crate::ui::erased::link;
use leptos::prelude::*;
use plan_method::address::Page;
use plan_model::lang::Lang;
use plan_present::present::{TaskDepartment, TaskLine};
use plan_present::text::LangTexts;

/// Departments by name, each with a way to its page.
pub fn department_links(departments: &[TaskDepartment], lang: Lang) -> Vec<AnyView> {
    let n = departments.len();
    let named = departments.iter().cloned().enumerate().map(|(at, department)| {
        let generic = department.generic.then(|| {
            let texts = lang.texts();
            view! {
                <span class="generic">
                    {lang.pick("（", " (")}{texts.generic_department}{lang.pick("）", ")")}
                </span>
            }
        });
        let between = (at + 1 < n).then(|| lang.pick("、", ", "));
        let to = link(
            "",
            move |address| address.on(Page::Department(department.id.clone())),
            department.name.clone(),
        );
        view! { <span class="department-link">{to}{generic}{between}</span> }.into_any()
    });
    named.collect()
}

/// Who leads and who supports, or that the plan doesn't say.
pub fn task_departments(line: &TaskLine, lang: Lang) -> AnyView {
    let texts = lang.texts();
    if line.lead.is_empty() && line.support.is_empty() {
        return view! { <p class="task-departments absent">{texts.no_department_named}</p> }.into_any();
    }
    let role = |name: &'static str, departments: &[TaskDepartment]| {
        let departments = department_links(departments, lang);
        (!departments.is_empty()).then(|| {
            view! {
                <p class="task-departments">
                    <span class="role">{name}</span>
                    <span>{departments}</span>
                </p>
            }
        })
    };
    view! {
        {role(texts.leads, &line.lead)}
        {role(texts.supports, &line.support)}
    }
    .into_any()
}

/// A task in a list; its targets are folded unless `open`.
pub fn task_row(line: &TaskLine, open: bool, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let id = line.id.clone();
    let topics =
        line.topics.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>().join(lang.pick("、", ", "));
    let places = (line.n_places > 0).then(|| format!("{} {}", texts.place, line.n_places));
    let n = line.targets.len();
    let none = (n == 0).then(|| view! { <span>{texts.no_targets_inside}</span> });
    let targets = (n > 0).then(|| {
        view! {
            <details class="fold task-targets" open=open>
                <summary>{texts.targets}" "{n}</summary>
                {target_list(&line.targets, lang)}
            </details>
        }
    });
    view! {
        <li class="task-row">
            <div>
                <h4 class="task-title">
                    {link("", move |address| address.on(Page::Task(id.clone())), gloss(&line.title, lang))}
                </h4>
                <p class="task-meta">
                    <span>{line.domain}</span>
                    <span>{topics}</span>
                    {places.map(|places| view! { <span>{places}</span> })}
                    {none}
                </p>
            </div>
            <div>{task_departments(line, lang)}</div>
            {targets}
        </li>
    }
    .into_any()
}
