//! 工作台: a reader's own figures in, what they would change, and a data package out.

use crate::parts::workbench::{
    SheetWork, WorkbenchDesk, options, outcome_view, preview_view, save, save_table,
};
use crate::platform::local_file;
use crate::state::{AppState, use_app};
use crate::ui::link::Link;
use leptos::prelude::*;
use plan_method::address::Page;
use plan_model::lang::Lang;
use plan_present::present;
use plan_workbench::template;
use plan_workbench::texts::{reading, texts};
use std::sync::Arc;

/// The workbench.
#[component]
pub fn WorkbenchPage() -> impl IntoView {
    let state = use_app();
    // For the package; nothing is asked for once a file is here.
    state.store.want_changes();
    let desk = WorkbenchDesk::new(state);
    // What was chosen and pasted stays when the language changes.
    let chosen = Chosen { district: RwSignal::new(String::new()), department: RwSignal::new(String::new()) };
    let pasted = RwSignal::new(String::new());
    super::titled(move || texts(state.nav.lang.get()).title.to_owned());
    let words = move || texts(state.nav.lang.get());
    let result = move || {
        let lang = state.nav.lang.get();
        let texts = texts(lang);
        match desk.work.get() {
            SheetWork::Idle => ().into_any(),
            SheetWork::Unreadable => view! {
                <p class="notice warning" role="alert">
                    {texts.unreadable}
                </p>
            }
            .into_any(),
            SheetWork::Cancelled => view! {
                <p class="notice" role="status">
                    {texts.cancelled}
                </p>
            }
            .into_any(),
            SheetWork::Reading(name, share, rows) => view! {
                <div class="notice" id="bench-progress">
                    <p>{reading(&name, share, rows, lang)}</p>
                    <progress max="1" value=share.to_string()></progress>
                    <button type="button" class="button" on:click=move |_| desk.cancel()>
                        {texts.cancel}
                    </button>
                </div>
            }
            .into_any(),
            SheetWork::Done(read) => {
                let shown = outcome_view(desk, &read, lang);
                view! {
                    {shown}
                    {preview_view(desk, &read, lang)}
                }
                .into_any()
            }
        }
    };
    view! {
        <header class="page-head">
            <h1>{move || words().title}</h1>
            <p class="lead">{move || words().lead}</p>
            <p class="print-tools">{move || words().privacy}</p>
        </header>
        <div class="print-tools bench-desk">
            {save::kept_before(desk)} {move || templates(state, chosen, state.nav.lang.get())}
            {move || entrance(desk, pasted, state.nav.lang.get())}
        </div>
        {result}
        <p class="print-tools hint">
            {move || words().draft_help}" "
            <Link to=Signal::derive(move || {
                state.nav.address.get().on(Page::Draft)
            })>{move || state.texts().draft}</Link>
        </p>
    }
}

/// Whose targets a template holds; an empty id stands for all.
#[derive(Clone, Copy)]
struct Chosen {
    district: RwSignal<String>,
    department: RwSignal<String>,
}

/// Where a template is taken: of a district, and of one of its departments.
fn templates(state: AppState, chosen: Chosen, lang: Lang) -> AnyView {
    let texts = texts(lang);
    let Chosen { district, department } = chosen;
    let Some(data) = untrack(|| state.workspace.published()) else { return ().into_any() };
    let mut lines = vec![(String::new(), texts.every_district.to_owned())];
    for plan in data.plans() {
        let name = present::district_name(&data, &plan.district, lang);
        lines.push((plan.district.clone(), name.to_owned()));
    }
    let districts = options(lines, &district.get_untracked());
    let listed = data.clone();
    let departments = move || {
        let of = district.get();
        let mut lines = vec![(String::new(), texts.every_department.to_owned())];
        for department in listed.departments().iter().filter(|department| department.district == of) {
            let name = present::department_name(&listed, &department.id, lang);
            lines.push((department.id.clone(), name.to_owned()));
        }
        options(lines, &chosen.department.get_untracked())
    };
    let take = move |workbook: bool| {
        let Some(judged) = state.store.judged.get_untracked() else { return };
        let [district, department] = [district, department].map(|of| of.get_untracked());
        let some = |id: &String| (!id.is_empty()).then(|| id.clone());
        let table = template(&judged, some(&district).as_deref(), some(&department).as_deref(), lang);
        let of = [&department, &district].into_iter().find(|id| !id.is_empty());
        let name = match of {
            Some(id) if *id == department => present::department_name(&data, &department, lang),
            Some(_) => present::district_name(&data, &district, lang),
            None => texts.every_district,
        };
        save_table(state, &format!("{} {name}", texts.template), &table, workbook);
    };
    let take = Arc::new(take);
    let (book, text) = (take.clone(), take);
    view! {
        <section class="panel" aria-labelledby="bench-template">
            <h2 id="bench-template">{texts.step_template}</h2>
            <p>{texts.template_help}</p>
            <label class="field">
                <span>{texts.district}</span>
                <select
                    id="bench-district"
                    on:change=move |event| {
                        department.set(String::new());
                        district.set(event_target_value(&event));
                    }
                >
                    {districts}
                </select>
            </label>
            <label class="field">
                <span>{texts.department}</span>
                <select
                    id="bench-department"
                    on:change=move |event| department.set(event_target_value(&event))
                >
                    {departments}
                </select>
            </label>
            <p>
                <button type="button" class="button" id="bench-xlsx" on:click=move |_| book(true)>
                    {texts.take_xlsx}
                </button>
                " "
                <button type="button" class="button quiet" id="bench-csv" on:click=move |_| text(false)>
                    {texts.take_csv}
                </button>
            </p>
        </section>
    }
    .into_any()
}

/// Where a sheet comes in: dropped, chosen or pasted.
fn entrance(desk: WorkbenchDesk, pasted: RwSignal<String>, lang: Lang) -> AnyView {
    let texts = texts(lang);
    let over = move |event: leptos::ev::DragEvent| event.prevent_default();
    let drop = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        if let Some(file) = local_file::dropped(&event) {
            desk.take(file);
        }
    };
    let choose = move |event: leptos::ev::Event| {
        if let Some(file) = local_file::chosen(&event) {
            desk.take(file);
        }
    };
    let check = move |_| {
        let text = pasted.get_untracked();
        if !text.trim().is_empty() {
            desk.read(texts.pasted.to_owned(), Arc::new(text.into_bytes()), Default::default());
        }
    };
    view! {
        <section class="panel bench-drop" aria-labelledby="bench-in" on:dragover=over on:drop=drop>
            <h2 id="bench-in">{texts.step_in}</h2>
            <label class="field">
                <span>{texts.drop}</span>
                <input
                    type="file"
                    id="bench-file"
                    accept=".csv,.txt,.tsv,.xlsx,.xlsm,.json"
                    on:change=choose
                />
            </label>
            <label class="field">
                <span>{texts.paste}</span>
                <textarea
                    class="snippet-text"
                    id="bench-paste"
                    rows="4"
                    spellcheck="false"
                    prop:value=pasted
                    on:input=move |event| pasted.set(event_target_value(&event))
                ></textarea>
            </label>
            <p>
                <button type="button" class="button" id="bench-check-pasted" on:click=check>
                    {texts.check_pasted}
                </button>
            </p>
        </section>
    }
    .into_any()
}
