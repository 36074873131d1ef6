//! One topic across districts: tasks with their commitments, plan by plan.

use super::unknown;
use crate::parts::clause_item::clause_item;
use crate::parts::clause_subject::clause_subject;
use crate::parts::plan_section::plan_section;
use crate::parts::question_strip::answer_list;
use crate::ui::erased::link;
use leptos::prelude::*;
use plan_method::address::Page;
use plan_model::lang::Lang;
use plan_present::present::{self, TopicClause, TopicClauses, TopicPlan, TopicSheet, TopicTask};
use plan_present::text::LangTexts;

/// A topic's page.
#[component]
pub fn TopicPage(
    /// The topic's id, from the address.
    id: String,
) -> impl IntoView {
    super::judged_page(move |judged, lang| {
        let texts = lang.texts();
        let back = link("", |address| address.on(Page::Topics), format!("← {}", texts.topics));
        let (title, page) = match present::topic(judged, &id, lang) {
            Some(sheet) => {
                let clauses = present::topic_clauses(judged, &id, lang);
                (sheet.name.clone(), body(sheet, clauses, lang))
            }
            None => unknown(texts.unknown_topic, lang),
        };
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

fn body(sheet: TopicSheet, clauses: Option<TopicClauses>, lang: Lang) -> AnyView {
    let id = sheet.id.clone();
    let list = link(
        "button",
        move |address| address.list(Page::Targets, |query| query.topics = vec![id.clone()]),
        lang.texts().see_all,
    );
    let plans: Vec<AnyView> = sheet.plans.into_iter().map(|plan| plan_part(plan, lang)).collect();
    view! {
        <header class="page-head">
            <h1>{sheet.name}</h1>
            <p class="lead">{sheet.sentence}</p>
            <p>{list}</p>
        </header>
        {clauses.map(|found| wording(found, lang))}
        {plans}
    }
    .into_any()
}

/// The clauses of several districts with what each says to the four questions.
fn wording(found: TopicClauses, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let cards: Vec<AnyView> = found
        .clauses
        .into_iter()
        .map(|TopicClause { district, name, id, indicator, subject, statement, answers }| {
            let to = link("", move |address| address.on(Page::Target(id.clone())), indicator);
            view! {
                <li class=format!("wording-card district-{district}")>
                    <h3>
                        <span class="district-mark" aria-hidden="true"></span>
                        {name}
                    </h3>
                    <p>{to}</p>
                    {clause_subject(subject, texts.added_by_us)}
                    <blockquote class="clause short" lang="zh-CN">
                        {statement}
                    </blockquote>
                    {answer_list(&answers)}
                </li>
            }
            .into_any()
        })
        .collect();
    view! {
        <section class="panel wording" aria-labelledby="wording">
            <h2 id="wording">{texts.wording}</h2>
            <p class="hint">
                {found.sentence} " " {link("", |address| address.on(Page::Method), texts.question_rules)}
            </p>
            <ul class="wording-cards">{cards}</ul>
        </section>
    }
    .into_any()
}

fn plan_part(plan: TopicPlan, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let TopicPlan { district, district_name, tasks } = plan;
    let said = match tasks.is_empty() {
        true => view! { <p class="absent">{texts.plan_says_nothing}</p> }.into_any(),
        false => {
            let tasks: Vec<AnyView> = tasks.into_iter().map(|task| task_item(task, lang)).collect();
            view! { <ul class="topic-tasks">{tasks}</ul> }.into_any()
        }
    };
    plan_section(&district, district_name, said)
}

fn task_item(task: TopicTask, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let TopicTask { id, title, title_en, departments, targets } = task;
    let title = link("", move |address| address.on(Page::Task(id.clone())), title);
    let gloss =
        (lang == Lang::En).then(|| view! { <p class="gloss">{title_en}" ("{texts.english_gloss}")"</p> });
    let departments = match departments.is_empty() {
        true => texts.no_department_named.to_owned(),
        false => format!("{} {}", texts.leads, departments.join(lang.pick("、", ", "))),
    };
    let targets: Vec<AnyView> = targets.into_iter().map(|target| clause_item(target, None, lang)).collect();
    view! {
        <li>
            <h3 lang="zh-CN">{title}</h3>
            {gloss}
            <p class="hint">{departments}</p>
            <ul class="topic-targets">{targets}</ul>
        </li>
    }
    .into_any()
}
