//! One task: its text with the targets marked in it, who answers for it, topics, places, targets, remarks.

use crate::parts::gloss::{gloss, gloss_note};
use crate::parts::not_found::not_found;
use crate::parts::note_list::note_panel;
use crate::parts::plan_text::PlanText;
use crate::parts::remote::{Waiting, remote_view};
use crate::parts::source_drawer::SourceButton;
use crate::parts::target_lines::bullet_list;
use crate::parts::task_rows::task_departments;
use crate::state::use_app;
use crate::ui::erased::link;
use crate::ui::panel::Panel;
use leptos::prelude::*;
use plan_method::address::{Address, Page};
use plan_model::lang::Lang;
use plan_model::plan::Bilingual;
use plan_present::present::{self, TaskSheet};
use plan_present::text::LangTexts;

/// A task's page.
#[component]
pub fn TaskPage(
    /// The task's id, from the address.
    id: String,
) -> impl IntoView {
    let state = use_app();
    super::judged_page(move |judged, lang| {
        let (title, page) = match present::task(judged, &id, lang) {
            Ok(sheet) => {
                if !sheet.places.is_empty() {
                    Effect::new(move |_| state.store.want_places());
                }
                let name = &sheet.line.title;
                let title = format!("{} · {}", lang.pick(&name.zh, &name.en), sheet.district_name);
                (title, body(sheet, lang))
            }
            Err(what) => (what.title.to_owned(), not_found(&what)),
        };
        let back = link("", |address| address.on(Page::Tasks), format!("← {}", lang.texts().back_to_tasks));
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

fn body(sheet: TaskSheet, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let line = &sheet.line;
    let district = sheet.district.clone();
    let path: Vec<AnyView> =
        sheet.path.iter().map(|heading| view! { <li>{gloss(heading, lang)}</li> }.into_any()).collect();
    let domain = sheet.domain;
    let in_domain =
        link("", move |address| address.list(Page::Tasks, |query| query.domains = vec![domain]), line.domain);
    let topics: Vec<AnyView> = line.topics.iter().cloned().map(topic).collect();
    let baselines: Vec<AnyView> = sheet
        .baselines
        .iter()
        .map(|row| {
            let written = row.as_written.clone();
            view! {
                <li>
                    {row.name.clone()}" "<span class="stated" lang="zh-CN">
                        {written}
                    </span>" " <SourceButton record=row.id.clone() />
                </li>
            }
            .into_any()
        })
        .collect();
    let beside = |sibling: &Option<(String, Bilingual)>, word: &'static str, class: &'static str| {
        sibling.clone().map(|(id, title)| {
            let content = view! {
                <span class="beside-word">{word}</span>
                <span>{gloss(&title, lang)}</span>
            };
            link(class, move |address| address.on(Page::Task(id.clone())), content)
        })
    };
    let (previous, next) = (
        beside(&sheet.previous, texts.previous_task, "beside"),
        beside(&sheet.next, texts.next_task, "beside next"),
    );
    let (plan, id, length) = (sheet.plan.clone(), line.id.clone(), sheet.length);
    let departments = task_departments(line, lang);
    let places_heading = (!sheet.places.is_empty()).then(|| view! { <h2>{texts.places}</h2> });
    let targets = match sheet.targets.is_empty() {
        true => view! { <p class="absent">{sheet.finding.clone()}</p> }.into_any(),
        false => bullet_list(&sheet.targets, lang),
    };
    let notes = note_panel(&sheet.notes, lang);
    let of_places = sheet.clone();
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
                {sheet.place.clone()}
            </p>
            <h1 lang=(lang == Lang::En).then_some("zh-CN")>{String::from(&line.title.zh)}</h1>
            {(lang == Lang::En)
                .then(|| {
                    view! { <p class="gloss">{String::from(&line.title.en)}" ("{texts.english_gloss}")"</p> }
                })}
            <ol class="path">{path}</ol>
            <p class="lead">{sheet.finding.clone()}</p>
        </header>
        <div class="task-grid">
            <div class="column">
                <Panel id="text" title=texts.text_of_plan>
                    <PlanText plan id length find=present::task_text />
                </Panel>
            </div>
            <div class="column">
                <Panel id="who" title=texts.responsible>
                    {departments}
                </Panel>
                <Panel id="about" title=texts.topics>
                    <p>{texts.domain}" "{in_domain}</p>
                    <ul class="tags">{topics}</ul>
                    {places_heading}
                    <TaskPlaces sheet=of_places />
                    {gloss_note(lang)}
                </Panel>
            </div>
        </div>
        <Panel id="targets" title=texts.targets_inside>
            {targets}
            {(!baselines.is_empty())
                .then(|| {
                    view! {
                        <h3>{texts.baselines_inside}</h3>
                        <ul class="baseline-list">{baselines}</ul>
                    }
                })}
        </Panel>
        {notes}
        <nav class="besides" aria-label=texts.tasks>
            {previous}
            {next}
        </nav>
    }
    .into_any()
}

/// A topic, with a way to the tasks that share it.
fn topic((id, name): (String, String)) -> AnyView {
    let to = move |address: &Address| address.list(Page::Tasks, |query| query.topics = vec![id.clone()]);
    view! { <li class="tag">{link("", to, name)}</li> }.into_any()
}

/// The places of a task by name, once their file is there.
#[component]
fn TaskPlaces(sheet: TaskSheet) -> impl IntoView {
    let state = use_app();
    let district = sheet.district.clone();
    move || {
        if sheet.places.is_empty() {
            return ().into_any();
        }
        let lang = state.nav.lang.get();
        let waiting = Waiting {
            pending: |texts| texts.places_pending,
            failed: |texts| texts.places_failed,
            retry: Box::new(move || state.store.want_places()),
        };
        remote_view(&state.store.places.get(), waiting, |places| {
            let district = district.clone();
            let names: Vec<AnyView> = present::task_places(&sheet, places)
                .iter()
                .map(|name| view! { <li class="tag">{gloss(name, lang)}</li> }.into_any())
                .collect();
            let to = move |address: &Address| address.on(Page::District(district.clone()));
            view! {
                <ul class="tags">{names}</ul>
                <p class="hint">{link("", to, lang.texts().places_of_district)}</p>
            }
            .into_any()
        })
    }
}
