//! 任务: district, plan, chapter, task, with filters that are in the URL.

use crate::parts::filter_bar::FilterBar;
use crate::parts::gloss::{gloss, gloss_note};
use crate::parts::task_rows::task_row;
use crate::state::use_app;
use crate::ui::erased::link;
use crate::ui::localized::localized;
use leptos::prelude::*;
use plan_method::address::Page;
use plan_model::lang::Lang;
use plan_present::present::{self, Chapter, PlanTree};
use plan_present::text::LangTexts;

/// The tree of the tasks.
#[component]
pub fn TasksPage() -> impl IntoView {
    let state = use_app();
    let sheet = super::chosen(present::tasks);
    super::titled(move || sheet.with(|sheet| sheet.title.clone()));
    super::announced(move || sheet.with(|sheet| sheet.sentence.clone()));
    // What is narrowed down starts unfolded; the reader's own wish goes first.
    let wish = RwSignal::new(None::<bool>);
    let open = Memo::new(move |_| {
        wish.get().unwrap_or_else(|| state.nav.address.with(|address| address.query.chooses()))
    });
    let plans = move || {
        let lang = state.nav.lang.get();
        let open = open.get();
        sheet.with(|sheet| sheet.plans.iter().map(|plan| plan_tree(plan, open, lang)).collect::<Vec<_>>())
    };
    let empty = Memo::new(move |_| sheet.with(|sheet| sheet.shown == 0));
    let fold = move || if open.get() { state.texts().fold_all } else { state.texts().unfold_all };
    view! {
        <header class="page-head">
            <h1>{move || sheet.with(|sheet| sheet.title.clone())}</h1>
            <p class="lead">{move || sheet.with(|sheet| sheet.sentence.clone())}</p>
            <p class="hint">{localized(|texts| texts.tasks_help)}</p>
            {move || gloss_note(state.nav.lang.get())}
        </header>
        <div class="targets-layout">
            <FilterBar facets=Signal::derive(move || sheet.with(|sheet| sheet.facets.clone())) />
            <section class="targets-list" aria-label=localized(|texts| texts.tasks)>
                <Show
                    when=move || !empty.get()
                    fallback=move || {
                        view! {
                            <div class="panel empty-state">
                                <p>
                                    <strong>{localized(|texts| texts.nothing_matches_tasks)}</strong>
                                </p>
                                <p>{localized(|texts| texts.nothing_matches_help)}</p>
                            </div>
                        }
                    }
                >
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| wish.set(Some(!open.get_untracked()))
                    >
                        {fold}
                    </button>
                </Show>
                {plans}
            </section>
        </div>
    }
}

fn plan_tree(plan: &PlanTree, open: bool, lang: Lang) -> AnyView {
    let district = plan.district.clone();
    let chapters: Vec<AnyView> =
        plan.chapters.iter().map(|chapter| chapter_fold(chapter, open, lang)).collect();
    view! {
        <section class=format!("panel plan-tree district-{}", plan.district)>
            <h2>
                <span class="district-mark" aria-hidden="true"></span>
                {link("", move |address| address.on(Page::District(district.clone())), plan.name.clone())}
            </h2>
            <p class="plan-title">{gloss(&plan.title, lang)}</p>
            <p class="hint">{plan.sentence.clone()}</p>
            {chapters}
        </section>
    }
    .into_any()
}

fn chapter_fold(chapter: &Chapter, open: bool, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let mut rows: Vec<AnyView> = Vec::new();
    let mut under = None;
    for task in &chapter.tasks {
        if task.under.is_some() && task.under != under {
            under.clone_from(&task.under);
            rows.extend(
                task.under
                    .as_ref()
                    .map(|heading| view! { <li class="task-under">{gloss(heading, lang)}</li> }.into_any()),
            );
        }
        rows.push(task_row(task, false, lang));
    }
    view! {
        <details class="chapter" open=open>
            <summary>
                <h3 class="chapter-title">{gloss(&chapter.title, lang)}</h3>
                <span class="chapter-counts">
                    {present::task_count(chapter.tasks.len(), lang)}" · "{texts.targets}" "
                    {chapter.n_targets}
                </span>
            </summary>
            <ul>{rows}</ul>
        </details>
    }
    .into_any()
}
