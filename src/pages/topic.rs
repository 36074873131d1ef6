//! One topic across districts: tasks with their commitments, plan by plan.

use crate::parts::state_badge::StateBadge;
use crate::state::use_app;
use crate::ui::foreign::foreign;
use crate::ui::link::link;
use leptos::prelude::*;
use plan_core::address::Page;
use plan_core::present::{self, TopicPlan, TopicTarget, TopicTask};
use plan_core::text::Lang;

/// A topic's page.
#[component]
pub fn TopicPage(
    /// The topic's id, from the address.
    id: String,
) -> impl IntoView {
    let state = use_app();
    let sheet = Memo::new(move |_| {
        let lang = state.lang.get();
        state.judged.with(|judged| {
            let judged = judged.as_ref()?;
            present::topic(&judged.data, &judged.statuses, &id, lang)
        })
    });
    super::titled(move || {
        let name = sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.name.clone()));
        name.unwrap_or_else(|| state.texts().unknown_topic.to_owned())
    });
    let body = move || {
        let lang = state.lang.get();
        let texts = lang.texts();
        let Some(sheet) = sheet.get() else {
            return view! {
                <section class="panel empty-state"><h1>{texts.unknown_topic}</h1><p>{texts.unknown_target_help}</p></section>
            }
            .into_any();
        };
        let id = sheet.id.clone();
        let list = link(
            "button",
            move |address| {
                let mut address = address.on(Page::Targets);
                address.query = address.query.cleared();
                address.query.topics = vec![id.clone()];
                address
            },
            texts.see_all,
        );
        let plans: Vec<AnyView> = sheet.plans.into_iter().map(|plan| plan_part(plan, lang)).collect();
        view! {
            <header class="page-head"><h1>{sheet.name}</h1><p class="lead">{sheet.sentence}</p><p>{list}</p></header>
            {plans}
        }
        .into_any()
    };
    view! {
        <p class="back">{move || link("", |address| address.on(Page::Topics), format!("← {}", state.texts().topics))}</p>
        {body}
    }
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
    view! {
        <section class=format!("panel topic-plan district-{district}")>
            <h2><span class="district-mark" aria-hidden="true"></span>{district_name}</h2>
            {said}
        </section>
    }
    .into_any()
}

fn task_item(task: TopicTask, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let TopicTask { id, title, title_en, units, targets } = task;
    let title = link("", move |address| address.on(Page::Task(id.clone())), title);
    let gloss =
        (lang == Lang::En).then(|| view! { <p class="gloss">{title_en}" ("{texts.english_gloss}")"</p> });
    let units = match units.is_empty() {
        true => texts.no_unit_named.to_owned(),
        false => format!("{} {}", texts.leads, units.join(lang.pick("、", ", "))),
    };
    let targets: Vec<AnyView> = targets.into_iter().map(|target| target_item(target, lang)).collect();
    view! {
        <li>
            <h3 lang="zh-CN">{title}</h3>
            {gloss}
            <p class="hint">{units}</p>
            <ul class="topic-targets">{targets}</ul>
        </li>
    }
    .into_any()
}

fn target_item(target: TopicTarget, lang: Lang) -> AnyView {
    let TopicTarget { id, name, asked, deadline, statement, state } = target;
    let name = link("", move |address| address.on(Page::Target(id.clone())), name);
    view! {
        <li>
            {name}" · "<strong class="stated" lang=foreign(&asked, lang)>{asked.clone()}</strong>" · "{deadline}" "<StateBadge state lang />
            <blockquote class="clause short" lang="zh-CN">{statement}</blockquote>
        </li>
    }
    .into_any()
}
